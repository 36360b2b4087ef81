import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { toFinding } from "./finding.ts";
import { type IndicatorRow, nameOf, toIndicatorRows } from "./indicator-rows.ts";

/** A percentage of a share cannot be more than this: a larger figure without a sign is no percentage. */
const noPercentage = 100;

type Sign = "a percentage" | "an amount of money" | "a plain number";

/** Rows whose cells are in different units: a percentage in one year, pounds or a count in the next. */
export function findUnitChanges({ records }: CheckedReport): Finding[] {
  return toIndicatorRows(records).flatMap((row) => checkRow(row) ?? []);
}

function checkRow(row: IndicatorRow): Finding | undefined {
  const signed = row.values.flatMap((value) => {
    const sign =
      value.measure === "weight" || value.measure === "quartile" ? undefined : signOf(value);
    return sign ? [{ value, sign }] : [];
  });
  const [first] = signed;
  const other = signed.find(({ sign }) => sign !== first?.sign);
  if (!first || !other) return undefined;
  return toFinding({
    code: "unit-changes",
    sure: "likely",
    records: [other.value, first.value],
    printed: `${first.value.raw} / ${other.value.raw}`,
    expected: "one unit in the whole row",
    message: `${nameOf(row)} has ${first.sign} "${first.value.raw}" as its ${describe(first.value)} and ${other.sign} "${other.value.raw}" as its ${describe(other.value)}.`,
  });
}

const describe = ({ measure, period }: Observation): string =>
  [measure, period].filter(Boolean).join(" ");

/** What the cell itself says; undefined where it might be either. */
function signOf({ raw, value }: Observation): Sign | undefined {
  // words beside the figure: "60.7 rolling quarterly average", "-2% = 2 conceptions"
  if (/[a-z]{3,}/i.test(raw)) return undefined;
  if (raw.includes("%")) return "a percentage";
  if (raw.includes("£") || /\d ?p$/.test(raw)) return "an amount of money";
  if (value !== null && Math.abs(value) > noPercentage) return "a plain number";
  return undefined;
}
