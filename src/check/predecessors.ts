import { type CatalogueIndicator, findIndicator, isVerified } from "../catalogue/index.ts";
import { lineageOf, relationBetween } from "../catalogue/lineage.ts";
import { likenessToLine } from "../catalogue/rival.ts";
import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { type IndicatorRow, nameOf, toIndicatorRows } from "./indicator-rows.ts";

/** `formerly BVPI 99a`, `replaces PAF C23`, `(was BV 66)`. */
const named =
  /\b(?:formerly|previously|replac(?:es|ed|ing)|was|old|ex|predecessor(?: is| was)?)(?: known as)?[ :-]{1,2}(?:(BV)(?:PI)? ?(\d{1,3} ?[a-z]{0,2}(?:\.\d)?)|(PAF)[ /-]?([A-E]) ?(\d{1,2}))\b/gi;
/** A row whose words are this like those of the code it names speaks of the same thing, whatever is recorded. */
const alike = 0.35;

/** Codes that a row calls its predecessor and that stand for something else. */
export function findFalsePredecessors({ records }: CheckedReport): Finding[] {
  return toIndicatorRows(records).flatMap((row) => {
    const found = predecessorsIn(`${row.ref} ${row.title} ${row.commentary}`);
    return found.flatMap(({ entry, words }) => {
      const own = ownEntry(row, entry);
      if (!own || relationBetween(lineageOf(own), lineageOf(entry))) return [];
      if (lineageOf(own).codes.includes(entry.code)) return [];
      if (likenessToLine(entry, row.title) >= alike) return [];
      return [
        toFinding({
          code: "code-title-mismatch",
          sure: "likely",
          records: row.values,
          printed: words,
          expected: "a predecessor that measures the same",
          message: `${nameOf(row)} says ${quoted(words)}, but ${entry.code} is ${quoted(entry.title)}.`,
        }),
      ];
    });
  });
}

function predecessorsIn(text: string): { entry: CatalogueIndicator; words: string }[] {
  return [...text.matchAll(named)].flatMap(([words, best, number = "", , group, place]) => {
    const code = best
      ? `BVPI${number.replace(/\s/g, "").toLowerCase()}`
      : `PAF-${group?.toUpperCase()}${place}`;
    const entry = findIndicator(code);
    // A title that is only ours is not to be held against what a council prints.
    return entry && isVerified(entry) && entry.titleIs === "printed" ? [{ entry, words }] : [];
  });
}

/** The one code of the row that is not the predecessor named. */
function ownEntry(
  { codes }: IndicatorRow,
  other: CatalogueIndicator,
): CatalogueIndicator | undefined {
  const own = codes
    .flatMap((code) => findIndicator(code) ?? [])
    .filter(({ code }) => code !== other.code);
  const [entry, ...more] = own;
  return entry && more.length === 0 && isVerified(entry) ? entry : undefined;
}
