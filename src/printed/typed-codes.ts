import { findCodes } from "./code.ts";

/** Codes of a council's own, which no pattern of a national family tells. */
const localCode = /\b(LI|LPI|LKPI|KPI|LKI|PAF|CP)[ -]?0*(\d{1,4}[a-z]?)\b/gi;

/** The codes in what was typed, in their canonical spelling: NI63, NI 63 and ni063 are one. */
export function codesIn(text: string) {
  const national = findCodes(text.toUpperCase());
  const local = [...text.matchAll(localCode)].map((match) => ({
    code: `${match[1]}${match[2]}`,
    index: match.index,
    length: match[0].length,
  }));
  return [...national, ...local].sort((a, b) => a.index - b.index || b.length - a.length);
}
