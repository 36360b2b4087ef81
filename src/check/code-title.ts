import {
  allIndicators,
  type CatalogueIndicator,
  findIndicator,
  isVerified,
} from "../catalogue/index.ts";
import { rivalOf, siblingOf } from "../catalogue/rival.ts";
import { titleLikeness, titleToTerms } from "../catalogue/title.ts";
import { catalogueRarity } from "../catalogue/title-match.ts";
import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { type IndicatorRow, toIndicatorRows } from "./indicator-rows.ts";

/** Two titles this alike are one. */
const wordForWord = 0.85;
const clearly = 0.2;
const nationalCode = /^(?:NI|BV(?:PI)?|PAF-[A-E])\d/;

/** Codes over the title of their neighbour, where reading the row did not say so already. */
export function findCodeTitleMismatches({ records, problems }: CheckedReport): Finding[] {
  const told = new Set(
    problems
      .filter(({ code }) => code === "code-title-mismatch")
      .map(({ table, row }) => `${table} ${row}`),
  );
  return toIndicatorRows(records).flatMap((row) => {
    const [first] = row.values;
    if (!first || told.has(`${first.source.table} ${first.source.row}`)) return [];
    const reads = titleOf(row);
    if (reads === undefined) return [];
    const printed = row.ref === "" ? (row.codes[0] ?? "") : row.ref;
    return [
      toFinding({
        code: "code-title-mismatch",
        sure: "likely",
        records: row.values,
        printed: `${printed}; ${row.title}`,
        expected: "a code and a title of one indicator",
        message: `"${printed}" is printed over ${quoted(row.title)}, which reads as the title of ${reads}.`,
      }),
    ];
  });
}

/** The code whose title a row prints under the one national code it has; a row of two codes says they are one. */
function titleOf({ codes, title }: IndicatorRow): string | undefined {
  const national = codes.filter((code) => nationalCode.test(code));
  const [code] = national;
  if (code === undefined || national.length > 1 || codes.length > 1) return undefined;
  const entry = findIndicator(code);
  if (!entry) return siblingOf(code, title);
  const rival = isVerified(entry) ? rivalOf(entry, title) : twinOf(entry, title);
  // A predecessor's title under its successor's code, or the reverse, is no neighbour's.
  return rival !== undefined && findIndicator(rival)?.family === entry.family ? rival : undefined;
}

/**
 * Where the title of a code is only remembered, the title of another must be printed nearly word for word, with a word that
 * ours has not.
 */
function twinOf(entry: CatalogueIndicator, title: string): string | undefined {
  const score = (other: CatalogueIndicator) =>
    titleLikeness(titleToTerms(title), titleToTerms(other.title), catalogueRarity());
  const own = score(entry);
  const twin = allIndicators().find(
    (other) =>
      other.code !== entry.code &&
      other.family === entry.family &&
      other.parent !== entry.code &&
      entry.parent !== other.code &&
      score(other) >= wordForWord &&
      own < score(other) - clearly,
  );
  return twin?.code;
}
