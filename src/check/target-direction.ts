import type { Polarity } from "../catalogue/index.ts";
import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { toFinding } from "./finding.ts";
import {
  comparableUnits,
  type IndicatorRow,
  isWorse,
  nameOf,
  polarityOf,
  toIndicatorRows,
} from "./indicator-rows.ts";

/** A target may lie a little behind what was reached: results vary from year to year. */
const leastBehind = 0.05;

/** Rows listed in one sentence. */
const rowsShown = 5;

interface Against {
  readonly row: IndicatorRow;
  readonly target: Observation;
  /** The target or result of an earlier year that it falls behind. */
  readonly before: Observation;
}

/**
 * Targets that move against their polarity, and targets that ask for less than was reached the year before: councils
 * have their reasons, so that it is one note a report.
 */
export function findTargetDirections({ records }: CheckedReport): Finding[] {
  const all = toIndicatorRows(records).flatMap((row): Against[] => {
    const polarity = polarityOf(row);
    if (polarity !== "higher_better" && polarity !== "lower_better") return [];
    const targets = yearly(row, "target");
    return [...betweenYears(row, targets, polarity), ...belowActual(row, targets, polarity)];
  });
  const rows = new Set(all.map(({ row }) => row));
  const [first] = all;
  if (!first) return [];
  const shown = [...rows].slice(0, rowsShown).map((row) => {
    const own = all.filter((one) => one.row === row);
    return `${nameOf(row)} (${own.map(describe).join("; ")})`;
  });
  const more = rows.size > rowsShown ? `; and ${rows.size - rowsShown} more` : "";
  const what = rows.size === 1 ? "A target asks" : `Targets of ${rows.size} indicators ask`;
  return [
    toFinding({
      code: "target-direction",
      sure: "worth a look",
      records: all.flatMap(({ target, before }) => [target, before]),
      printed: `${first.before.raw} → ${first.target.raw}`,
      expected: "targets that ask for no less than before",
      message: `${what} for less than was set or reached before: ${shown.join("; ")}${more}.`,
    }),
  ];
}

const describe = ({ target, before }: Against): string =>
  before.measure === "target"
    ? `"${before.raw}" for ${before.period}, "${target.raw}" for ${target.period}`
    : `"${before.raw}" reached in ${before.period}, "${target.raw}" for ${target.period}`;

/** Whole-year figures in order of their years. */
const yearly = ({ values }: IndicatorRow, measure: "target" | "actual"): Observation[] =>
  values
    .filter(
      (one) => one.measure === measure && one.value !== null && /^\d{4}-\d{2}$/.test(one.period),
    )
    .sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));

function betweenYears(
  row: IndicatorRow,
  targets: readonly Observation[],
  polarity: Polarity,
): Against[] {
  return targets.flatMap((target, index) => {
    const before = targets[index - 1];
    if (!before || before.period === target.period || !comparableUnits(before, target)) return [];
    if (!isWorse(target.value ?? 0, before.value ?? 0, polarity)) return [];
    return [{ row, target, before }];
  });
}

function belowActual(
  row: IndicatorRow,
  targets: readonly Observation[],
  polarity: Polarity,
): Against[] {
  const reached = yearly(row, "actual").findLast(
    ({ qualifiers }) => !qualifiers.includes("baseline"),
  );
  const target = targets.find(({ period }) => reached && period > reached.period);
  if (!reached || !target || !comparableUnits(reached, target)) return [];
  const [a, b] = [reached.value ?? 0, target.value ?? 0];
  if (
    !isWorse(b, a, polarity) ||
    Math.abs(a - b) < leastBehind * Math.max(Math.abs(a), Math.abs(b))
  )
    return [];
  return [{ row, target, before: reached }];
}
