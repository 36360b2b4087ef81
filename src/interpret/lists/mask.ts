import { findMonths, findYearSpans } from "../../printed/period.ts";

/** Stands for a character of a year, quarter or date: its digits are no figure. */
export const periodSign = "¤";
/** Stands for a character of an indicator's code. */
const codeSign = "¦";

interface Stretch {
  readonly index: number;
  readonly length: number;
}

const periodPatterns: readonly RegExp[] = [
  /\b(?:quarters?|qtrs?|q)\.?\s?[1-4](?:\s?(?:-|–|to)\s?(?:q|quarter)?\s?[1-4])?\b/gi,
  /\b(?:quarters?|qtrs?)\s(?:one|two|three|four|i{1,3}|iv)\b/gi,
  /\bquarter\s(?:end(?:ed|ing)?)\b/gi,
  /\b(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+(?:quarter|qtr)\b/gi,
  /\b(?:mid|half)[- ]year(?:ly)?\b/gi,
  /(?<![\d,.£])(?:19|20)\d{2}(?![\d,%]|\.\d)/g,
];

/** A text of the same length in which dates and codes are blotted out, so that what is left are figures and words. */
export function maskText(text: string, codes: readonly Stretch[]): string {
  const stretches: Stretch[] = [...findMonths(text), ...findYearSpans(text)];
  for (const pattern of periodPatterns)
    for (const match of text.matchAll(pattern))
      stretches.push({ index: match.index, length: match[0].length });
  let masked = text.replaceAll(/[¤¦]/g, " ");
  for (const stretch of stretches) masked = blot(masked, stretch, periodSign);
  for (const stretch of codes) masked = blot(masked, stretch, codeSign);
  return masked;
}

const blot = (text: string, { index, length }: Stretch, sign: string): string =>
  text.slice(0, index) + sign.repeat(length) + text.slice(index + length);

/** The words of a stretch that name a period, from the first to the last of them: `Quarter 2 2007/08`. */
export function periodWords(text: string, masked: string, from: number, to: number): string {
  const stretch = masked.slice(from, to);
  const first = stretch.indexOf(periodSign);
  if (first < 0) return "";
  // "Quarter 4 2009/10 (January to March)": what is in brackets says it again, also before the year
  const run =
    /^¤+(?:(?:[\s,–-]+(?:(?:of|the|for|in|year)\s+)*|\s?\(¤+(?:\s?(?:-|–|to)\s?¤+)?\)\s)¤+)*/i.exec(
      stretch.slice(first),
    )?.[0];
  return text.slice(from + first, from + first + (run ?? "").length);
}
