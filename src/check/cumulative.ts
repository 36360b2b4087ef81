import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { toFinding } from "./finding.ts";
import { type IndicatorRow, nameOf, toIndicatorRows } from "./indicator-rows.ts";

const cumulative = /\b(?:cumulative|running total|year[- ]to[- ]date|ytd)\b/i;

/** Counts that are called cumulative and fall from one quarter to the next. */
export function findFallingCumulatives({ records }: CheckedReport): Finding[] {
  return toIndicatorRows(records).flatMap((row) => {
    const quarters = quartersOf(row);
    return quarters.flatMap((after, at) => {
      const before = quarters[at - 1];
      if (!before || before.period.slice(0, 7) !== after.period.slice(0, 7)) return [];
      if ((after.value ?? 0) >= (before.value ?? 0)) return [];
      return [
        toFinding({
          code: "cumulative-falls",
          sure: "likely",
          records: [after, before],
          printed: `${before.raw} → ${after.raw}`,
          expected: `at least ${before.raw}`,
          message: `${nameOf(row)} is called cumulative, but goes from "${before.raw}" for ${before.period} to "${after.raw}" for ${after.period}.`,
        }),
      ];
    });
  });
}

/** The quarters of a cumulative count in order; shares and rates may well fall. */
function quartersOf(row: IndicatorRow): Observation[] {
  return row.values
    .filter(
      ({ measure, period, value, raw, unit, evidence, qualifiers }) =>
        measure === "actual" &&
        / Q[1-4]$/.test(period) &&
        value !== null &&
        !raw.includes("%") &&
        (unit === "count" || unit === "gbp" || unit === "gbp_thousand") &&
        !qualifiers.includes("compound") &&
        cumulative.test([row.title, ...evidence].join(" ")),
    )
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
}
