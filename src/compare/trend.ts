import type { Polarity } from "../catalogue/index.ts";
import type { Measure } from "../records.ts";
import { shownFigure } from "./printed-figure.ts";
import { inOrder } from "./report.ts";
import {
  byCouncil,
  exact,
  inUnitOf,
  latestWord,
  type RankedPoint,
  type RankingRules,
} from "./standing.ts";

/** Better or worse where the polarity is known; else only whether the figure went up or down. */
export type Change = "improving" | "worsening" | "increasing" | "decreasing" | "no change";

/** A figure a trend is told by. */
export interface TrendPoint {
  readonly period: string;
  readonly value: number;
  /** As printed. */
  readonly printed: string;
}

/** One council's own way over the years, and how far it is from its own target. */
export interface Trend {
  readonly council: string;
  readonly from: TrendPoint | null;
  readonly to: TrendPoint | null;
  readonly change: number | null;
  readonly says: Change | "";
  /** The latest quarter against the same quarter of the year before. */
  readonly quarter: {
    readonly from: TrendPoint;
    readonly to: TrendPoint;
    readonly change: number;
    readonly says: Change;
  } | null;
  readonly target: {
    readonly period: string;
    readonly target: number;
    readonly actual: number;
    /** As printed. */
    readonly printed: string;
    /** Short of the target by this much; 0 where it is met; null where no way is better. */
    readonly short: number | null;
  } | null;
}

/** Each council's actuals from the first year to the last, and its latest year with both target and actual. */
export function trendsOf(points: readonly RankedPoint[], rules: RankingRules): readonly Trend[] {
  const usable = points.filter(({ value, suppressed }) => value !== null && !suppressed);
  return [...byCouncil(usable)].map(([council, all]) => {
    const years = onOneBasis(all.filter(({ period }) => /^\d{4}-\d\d$/.test(period)));
    const polarity = polarityOf(years, rules);
    const actuals = spokenByPeriod(years, "actual", rules);
    const targets = new Map(
      spokenByPeriod(years, "target", rules).map((point) => [point.period, point]),
    );
    const [from] = actuals;
    const to = actuals.at(-1);
    const moved = from && to && from.period !== to.period ? { from, to } : null;
    const change = moved ? exact(moved.to.value - moved.from.value) : null;
    const judged = actuals.flatMap((actual) => {
      const target = targets.get(actual.period);
      return target ? [{ actual, target }] : [];
    });
    const latest = judged.at(-1);
    return {
      council,
      from: moved?.from ?? null,
      to: moved?.to ?? null,
      change,
      says: change === null ? "" : sayChange(change, polarity),
      quarter: sameQuarterLastYear(all, rules),
      target: latest
        ? {
            period: latest.actual.period,
            target: latest.target.value,
            actual: latest.actual.value,
            printed: latest.target.printed,
            short: shortOf(latest.target.value, latest.actual.value, polarity),
          }
        : null,
    };
  });
}

/** The figures on the basis of the latest actual: a running total or another definition tells no way. */
function onOneBasis(points: readonly RankedPoint[]): readonly RankedPoint[] {
  const actuals = points.filter(({ measure }) => measure === "actual");
  const latest = [...(actuals.length > 0 ? actuals : points)]
    .sort((a, b) => inOrder(a.period, b.period))
    .at(-1);
  if (!latest || latest.basis.includes("cumulative")) return [];
  return points.filter(
    ({ basis, unit }) =>
      basis === latest.basis && (unit === latest.unit || bothMoney(unit, latest.unit)),
  );
}

const bothMoney = (left: string, right: string): boolean =>
  left.startsWith("gbp") && right.startsWith("gbp");

const polarityOf = (points: readonly RankedPoint[], rules: RankingRules): Polarity => {
  const unit = points.find((point) => point.unit !== "")?.unit;
  return unit === undefined ? rules.polarity : rules.polarityIn(unit);
};

function sameQuarterLastYear(
  points: readonly RankedPoint[],
  rules: RankingRules,
): Trend["quarter"] {
  const quarters = points.filter(({ period }) => / Q\d$/.test(period));
  const spoken = spokenByPeriod(onOneBasisEach(quarters), "actual", rules);
  const to = spoken.at(-1);
  if (!to) return null;
  const year = Number(to.period.slice(0, 4));
  const before = `${year - 1}-${String(year % 100).padStart(2, "0")} ${to.period.slice(-2)}`;
  const from = spoken.find(({ period }) => period === before);
  if (!from) return null;
  const change = exact(to.value - from.value);
  return { from, to, change, says: sayChange(change, polarityOf(quarters, rules)) };
}

/** A quarter is compared with its like: the basis names the quarter, so it is left out of the comparison of bases. */
function onOneBasisEach(points: readonly RankedPoint[]): readonly RankedPoint[] {
  const latest = [...points].sort((a, b) => inOrder(a.period, b.period)).at(-1);
  return points.filter(({ basis, unit }) => basis === latest?.basis && unit === latest.unit);
}

function spokenByPeriod(
  points: readonly RankedPoint[],
  measure: Measure,
  rules: RankingRules,
): readonly TrendPoint[] {
  const byPeriod = new Map<string, RankedPoint[]>();
  for (const point of points) {
    if (point.measure !== measure) continue;
    const list = byPeriod.get(point.period);
    if (list) list.push(point);
    else byPeriod.set(point.period, [point]);
  }
  return [...byPeriod]
    .sort(([a], [b]) => inOrder(a, b))
    .flatMap(([period, own]) => {
      const spoken = latestWord(own, rules);
      return spoken
        ? [{ period, value: inUnitOf(rules, spoken), printed: shownFigure(spoken) }]
        : [];
    });
}

function shortOf(target: number, actual: number, polarity: Polarity): number | null {
  if (polarity === "higher_better") return exact(Math.max(0, target - actual));
  if (polarity === "lower_better") return exact(Math.max(0, actual - target));
  return null;
}

function sayChange(change: number, polarity: Polarity): Change {
  if (change === 0) return "no change";
  if (polarity === "higher_better") return change > 0 ? "improving" : "worsening";
  if (polarity === "lower_better") return change < 0 ? "improving" : "worsening";
  return change > 0 ? "increasing" : "decreasing";
}
