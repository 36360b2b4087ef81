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

/** Targets that move against their polarity, and targets that ask for less than was reached the year before. */
export function findTargetDirections({ records }: CheckedReport): Finding[] {
  return toIndicatorRows(records).flatMap((row) => {
    const polarity = polarityOf(row);
    if (polarity !== "higher_better" && polarity !== "lower_better") return [];
    const targets = yearly(row, "target");
    return [...betweenYears(row, targets, polarity), ...belowActual(row, targets, polarity)];
  });
}

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
): Finding[] {
  return targets.flatMap((target, index) => {
    const before = targets[index - 1];
    if (!before || before.period === target.period || !comparableUnits(before, target)) return [];
    if (!isWorse(target.value ?? 0, before.value ?? 0, polarity)) return [];
    return [
      toFinding({
        code: "target-direction",
        sure: "likely",
        records: [target, before],
        printed: `${before.raw} → ${target.raw}`,
        expected: `${polarity === "higher_better" ? "at least" : "at most"} ${before.raw}`,
        message: `The target of ${nameOf(row)} moves from "${before.raw}" in ${before.period} to "${target.raw}" in ${target.period}, although ${better(polarity)} is better.`,
      }),
    ];
  });
}

function belowActual(
  row: IndicatorRow,
  targets: readonly Observation[],
  polarity: Polarity,
): Finding[] {
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
  return [
    toFinding({
      code: "target-direction",
      sure: "worth a look",
      records: [target, reached],
      printed: `${reached.raw} → ${target.raw}`,
      expected: `${polarity === "higher_better" ? "at least" : "at most"} ${reached.raw}`,
      message: `The target of ${nameOf(row)} for ${target.period}, "${target.raw}", asks for less than the "${reached.raw}" reached in ${reached.period}, although ${better(polarity)} is better.`,
    }),
  ];
}

const better = (polarity: Polarity): string => (polarity === "higher_better" ? "higher" : "lower");
