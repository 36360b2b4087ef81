import { financialYear, findYearSpans } from "../printed/period.ts";
import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { explainsItself, isExplanation } from "./explained.ts";
import { quoted, toFinding } from "./finding.ts";
import { nameOf, toIndicatorRows } from "./indicator-rows.ts";
import { namesOfRows } from "./row-names.ts";
import { sentencesOf } from "./sentences.ts";
import { isSlip, rowSpokenOf } from "./spoken-of.ts";

const figure = /(?<![\d.,£/-])\b(\d[\d,]*(?:\.\d+)?)(?![\d/]|[.,]\d|(?:st|nd|rd|th)\b|m\b|k\b)/g;
const isOther =
  /\b(?:last year|previous|national\w*|england|region\w*|average of|quartile|forecast|expected|estimated|provisional|will|about|around|approximately|nearly|almost)\b/i;
const leastDigits = 3;

/**
 * A figure in a sentence that is one slip of a digit from what the row it speaks of prints, and is printed nowhere else
 * in the report: 331 where the table has 311.
 */
export function findProseSlips({ document, records }: CheckedReport): Finding[] {
  const rows = toIndicatorRows(records).filter(
    (row) => row.values[0]?.source.table !== undefined && !explainsItself(row),
  );
  if (rows.length === 0) return [];
  const names = namesOfRows(rows);
  const printed = new Set(
    (document?.blocks ?? []).flatMap((block) =>
      block.kind === "table"
        ? block.cells.flatMap(({ text }) => [...text.matchAll(figure)].map(([, one = ""]) => one))
        : [],
    ),
  );
  return sentencesOf(document).flatMap(({ text, page }) => {
    if (isOther.test(text) || isExplanation(text)) return [];
    const row = rowSpokenOf(text, names);
    if (!row) return [];
    const said = [...text.matchAll(figure)].map(([, one = ""]) => one);
    if (
      said.some((one) =>
        row.values.some(({ measure, raw }) => measure === "actual" && raw.includes(one)),
      )
    )
      return [];
    const years = findYearSpans(text)
      .filter(({ from, to }) => to - from === 1)
      .map(({ from }) => financialYear(from));
    const slips = said.flatMap((one) => {
      if (printed.has(one) || one.replace(/\D/g, "").length < leastDigits) return [];
      const meant = row.values.find((value) => isMeant(one, value) && isOfYears(value, years));
      return meant ? [{ one, meant }] : [];
    });
    const [slip, ...others] = slips;
    if (!slip || others.length > 0) return [];
    return [
      toFinding({
        code: "figure-differs",
        sure: "likely",
        records: [slip.meant],
        at: page === undefined ? {} : { page },
        printed: `${slip.one}; ${slip.meant.raw}`,
        expected: "one figure for one measure",
        message: `The text says ${quoted(text, 200)}, but ${nameOf(row)} prints "${slip.meant.raw}" for ${slip.meant.period || "that"} and "${slip.one}" nowhere.`,
      }),
    ];
  });
}

/** A sentence that names its year says nothing of another's result. */
const isOfYears = ({ period }: Observation, years: readonly string[]): boolean =>
  years.length === 0 || period === "" || years.includes(period.slice(0, 7));

/** As many decimals, and a slip of a digit away from a result. */
function isMeant(said: string, { measure, raw, value }: Observation): boolean {
  if (measure !== "actual" || value === null) return false;
  const own = /\d[\d,]*(?:\.\d+)?/.exec(raw)?.[0] ?? "";
  const decimals = (text: string) => text.split(".")[1]?.length ?? 0;
  return decimals(said) === decimals(own) && isSlip(said, own);
}
