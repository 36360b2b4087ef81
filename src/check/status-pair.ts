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
  // The whole year's figure is the latest of its year after the fourth quarter's; in mid-year it is what there is so far.
  const isPart = actuals.some(isQuarter) && !actuals.some(({ period }) => period.endsWith(" Q4"));
  const latest = (period: string): string =>
    period.length > 7 ? period : `${period} Q${isPart ? 0 : 5}`;
  const actual = actuals.toSorted((a, b) => {
    const [one, other] = [latest(a.period), latest(b.period)];
    return one < other ? 1 : one > other ? -1 : 0;
  })[0];
  if (!actual || actual.period === "") return undefined;
  const year = actual.period.slice(0, 7);
  const ofPeriod = (wanted: string) =>
    numbers.filter(({ measure, period }) => measure === "target" && period === wanted);
  // A target of its own for the quarter is what the quarter is judged by.
  const own = ofPeriod(actual.period);
  const targets = own.length > 0 ? own : ofPeriod(year);
  const [target] = targets;
  return target && targets.length === 1 && comparableUnits(actual, target)
    ? { row, target, actual }
    : undefined;
}

export const isQuarter = ({ period }: Pick<Observation, "period">): boolean =>
  / Q[1-4]$/.test(period);
export const isAdditive = ({ unit }: Observation): boolean => additive.has(unit);
/** One quarter of what adds up over the year says nothing of the year. */
export const isQuarterOfSum = ({
  actual,
  target,
}: Pick<StatusPair, "actual" | "target">): boolean =>
  isQuarter(actual) && isAdditive(actual) && target.period !== actual.period;
/** A figure for the whole of what its target is for. */
export const endsYear = ({ actual, target }: Pick<StatusPair, "actual" | "target">): boolean =>
  !isQuarter(actual) || actual.period.endsWith(" Q4") || target.period === actual.period;
