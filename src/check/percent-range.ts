import { findIndicator } from "../catalogue/index.ts";
import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { toFinding } from "./finding.ts";
import { nameOf } from "./indicator-rows.ts";

/** A share of a whole: it lies between nothing and all. */
const share = /^(?:the )?(?:average )?(?:%|per ?cent(?:age)?|proportion)(?: of\b| \w)/i;
/** What may well be over 100 or below 0 although it is a percentage. */
const mayLeaveRange =
  /\b(?:change|increase|decrease|reduc\w+|improve\w*|growth|rise|fall|gap|difference|varia\w+|saving\w*|of (?:the )?(?:target|budget|plan\w*|profile|baseline|requirement|capacity)|against|compared|relative|inflation|index|ratio|rate|occupancy|over|under(?:spend\w*)?|net|return|yield|collected|spent|spend|value added)\b/i;
/** No rate of change a council prints is this large: two cells were read as one. */
const glued = 1000;

/** Percentages that no share of a whole can be: `1667%` is two cells glued together. */
export function findImpossiblePercentages({ records }: CheckedReport): Finding[] {
  return records.flatMap((record) => {
    if (record.kind !== "observation") return [];
    const { value, unit, raw, measure } = record;
    if (value === null || unit !== "percent" || record.qualifiers.includes("compound")) return [];
    if (Math.abs(value) >= glued && raw.includes("%")) {
      return [
        toFinding({
          code: "number-slip",
          sure: "certain",
          records: [record],
          printed: raw,
          expected: "a percentage of at most three digits",
          message: `${nameOf(record)} has "${raw}" as its ${measure}; no percentage is that large, so two figures were run together or a decimal point was lost.`,
        }),
      ];
    }
    if (!isShare(record) || (value >= 0 && value <= 100)) return [];
    return [
      toFinding({
        code: "percent-range",
        sure: raw.includes("%") ? "certain" : "likely",
        records: [record],
        printed: raw,
        expected: "0% to 100%",
        message: `${nameOf(record)} has "${raw}" as its ${measure}, but a share lies between 0% and 100%.`,
      }),
    ];
  });
}

function isShare({ title, indicator, measure }: Observation): boolean {
  if (measure === "weight") return true;
  if (mayLeaveRange.test(title)) return false;
  if (share.test(title)) return true;
  const known = indicator === "" ? undefined : findIndicator(indicator);
  return (
    known !== undefined &&
    known.unit === "percent" &&
    share.test(known.title) &&
    !mayLeaveRange.test(known.title)
  );
}
