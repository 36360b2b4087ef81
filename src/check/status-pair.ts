import type { Observation } from "../records.ts";
import { comparableUnits, type IndicatorRow } from "./indicator-rows.ts";

/** An indicator's result and the target it is judged by. */
export interface StatusPair {
  readonly row: IndicatorRow;
  readonly target: Observation;
  readonly actual: Observation;
}

/** What adds up over a year: a quarter's figure is a part of it. */
const additive = new Set(["count", "gbp", "gbp_thousand"]);

/** The year's target and the latest actual of the same year. */
export function pairOf(row: IndicatorRow): StatusPair | undefined {
  const numbers = row.values.filter(
    ({ value, qualifiers }) => value !== null && !qualifiers.includes("compound"),
  );
  const actuals = numbers.filter(
    ({ measure, qualifiers }) => measure === "actual" && !qualifiers.includes("baseline"),
  );
  const actual = actuals.toSorted((a, b) =>
    a.period < b.period ? 1 : a.period > b.period ? -1 : 0,
  )[0];
  if (!actual || actual.period === "") return undefined;
  const year = actual.period.slice(0, 7);
  const targets = numbers.filter(({ measure, period }) => measure === "target" && period === year);
  const [target] = targets;
  return target && targets.length === 1 && comparableUnits(actual, target)
    ? { row, target, actual }
    : undefined;
}

export const isQuarter = ({ period }: Pick<Observation, "period">): boolean =>
  / Q[1-4]$/.test(period);
export const isAdditive = ({ unit }: Observation): boolean => additive.has(unit);
/** One quarter of what adds up over the year says nothing of the year. */
export const isQuarterOfSum = (actual: Observation): boolean =>
  isQuarter(actual) && isAdditive(actual);
export const endsYear = (actual: Observation): boolean =>
  !isQuarter(actual) || actual.period.endsWith(" Q4");
