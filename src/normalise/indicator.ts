import {
  type CatalogueIndicator,
  findIndicator,
  isVerified,
  matchTitle,
} from "../catalogue/index.ts";
import { exactDifferences, titleLikeness, titleToTerms } from "../catalogue/title.ts";
import { catalogueRarity } from "../catalogue/title-match.ts";

/** A title alone names an entry from this likeness on, if no other comes near. */
const unmistakable = 0.92;
/** How far the next entry must stay behind. */
const clearLead = 0.12;
/** Below this a title does not speak of its code's measure at all. */
const leastAgreement = 0.18;
/** From this likeness on, another entry's title contradicts the code. */
const contradicting = 0.75;

export interface IndicatorReading {
  /** The catalogue entry's code, or empty. */
  readonly indicator: string;
  /** What the reading rests on. */
  readonly evidence?: string;
  /** The code whose title this is, where code and title name different indicators. */
  readonly mismatch?: { readonly code: string; readonly titleOf: string };
}

/**
 * The catalogue entry that a row is: by its code where the title agrees, or by an unmistakable title
 * alone. Where code and title disagree (one council prints NI 159 over NI 59's title) it is none.
 */
export function readIndicator(
  codes: readonly string[],
  title: string,
  years: readonly string[],
): IndicatorReading {
  const known = codes.flatMap((code) => findIndicator(code) ?? []);
  const inOrder = [
    ...known.filter(({ family }) => family === "NI"),
    ...known.filter(({ family }) => family !== "NI"),
  ];
  let mismatch: IndicatorReading["mismatch"];
  for (const entry of inOrder) {
    const agreement = agrees(entry, title);
    if (agreement === true)
      return {
        indicator: entry.code,
        evidence: `code ${entry.code} and title agree with the catalogue`,
      };
    if (typeof agreement === "string") mismatch ??= { code: entry.code, titleOf: agreement };
  }
  if (mismatch) return { indicator: "", mismatch };
  if (known.length > 0) return { indicator: "" };
  const alone = titleAlone(title, years);
  return alone
    ? { indicator: alone, evidence: "title alone is the catalogue's" }
    : { indicator: "" };
}

/** True, false for "cannot be told", or the code of the entry whose title it is instead. */
function agrees(entry: CatalogueIndicator, title: string): boolean | string {
  const matches = matchTitle(title);
  const family = (code: string) => code.replace(/[a-z]$/, "");
  if (matches.some(({ code }) => family(code) === family(entry.code))) return true;
  const terms = titleToTerms(title);
  const own = titleToTerms(entry.title);
  const contradicts = exactDifferences(terms, own).some(
    ({ how, kind }) => how === "contradicts" && kind !== "time limit",
  );
  const likeness = titleLikeness(terms, own, catalogueRarity());
  const other = matches.find(
    ({ code, score }) => score >= contradicting && findIndicator(code)?.family === entry.family,
  );
  if (other && likeness < leastAgreement) return other.code;
  // What is only remembered joins nothing, though its code may stand over another's title.
  return isVerified(entry) && likeness >= leastAgreement && !contradicts;
}

/** The national set from 2008 on, its predecessors before. */
function titleAlone(title: string, years: readonly string[]): string | undefined {
  const national = (years[0] ?? "9999") >= "2008-09";
  const ranked = matchTitle(title).filter(
    ({ code }) => (findIndicator(code)?.family === "NI") === national,
  );
  const [first, second] = ranked;
  if (!first || first.score < unmistakable || (second && second.score > first.score - clearLead))
    return undefined;
  return first.code;
}
