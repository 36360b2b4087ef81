import type { Polarity } from "../catalogue/index.ts";
import type { Measure, Unit } from "../records.ts";
import { inOrder, type Verdict } from "./report.ts";

/** The councils of a group in one period: who aims higher or did better, and how far the others are from it. */
export interface Standing {
  readonly measure: Measure;
  readonly period: string;
  /** Best first where more or less is better; by name where neither is. */
  readonly order: readonly StandingPlace[];
  readonly unranked: readonly { readonly council: string; readonly why: string }[];
  /** One sentence. */
  readonly says: string;
}

export interface StandingPlace {
  readonly council: string;
  readonly value: number;
  /** From 1, equal for equal values; null where nothing says which way is better. */
  readonly rank: number | null;
  /** How far to the best, in the unit of the group, never negative; null where not ranked. */
  readonly gap: number | null;
}

/** One council's own way over the years, and how far it is from its own target. */
export interface Trend {
  readonly council: string;
  readonly from: { readonly period: string; readonly value: number } | null;
  readonly to: { readonly period: string; readonly value: number } | null;
  readonly change: number | null;
  readonly says: "better" | "worse" | "level" | "";
  readonly target: {
    readonly period: string;
    readonly target: number;
    readonly actual: number;
    /** Short of the target by this much; 0 where it is met; null where no way is better. */
    readonly short: number | null;
  } | null;
}

/** What ranking needs of a figure. */
export interface RankedPoint {
  readonly council: string;
  readonly period: string;
  readonly measure: Measure;
  readonly value: number | null;
  readonly doc: string;
  readonly unit: Unit;
  readonly comparability: Verdict;
}

export interface RankingRules {
  readonly polarity: Polarity;
  readonly unit: Unit;
  /** Councils that are shown and never ranked, with why. */
  readonly excused: ReadonlyMap<string, string>;
  /** When each report ends, by its id: of two printed figures the later report's is its word. */
  readonly reported: ReadonlyMap<string, string>;
}

/** Every period and measure in which at least two councils may be ranked. */
export function standingsOf(
  points: readonly RankedPoint[],
  rules: RankingRules,
): readonly Standing[] {
  const byPeriod = new Map<string, RankedPoint[]>();
  for (const point of points) {
    if (point.comparability === "not_comparable" || point.period === "") continue;
    if (point.value === null || (point.measure !== "target" && point.measure !== "actual"))
      continue;
    const key = `${point.period}|${point.measure}`;
    const list = byPeriod.get(key);
    if (list) list.push(point);
    else byPeriod.set(key, [point]);
  }
  return [...byPeriod.entries()]
    .sort(([a], [b]) => inOrder(a, b))
    .flatMap(([, own]) => standingOf(own, rules) ?? []);
}

function standingOf(points: readonly RankedPoint[], rules: RankingRules): Standing | undefined {
  const [first] = points;
  if (!first) return undefined;
  const unranked: { council: string; why: string }[] = [];
  const values = new Map<string, number>();
  for (const [council, own] of byCouncil(points)) {
    const excuse = rules.excused.get(council);
    const spoken = latestWord(own, rules);
    if (excuse) unranked.push({ council, why: excuse });
    else if (spoken === undefined) {
      unranked.push({ council, why: "printed with different figures in one report" });
    } else values.set(council, spoken);
  }
  if (values.size < 2) return undefined;
  const ranked = isRanked(rules);
  const sign = rules.polarity === "lower_better" ? 1 : -1;
  const sorted = [...values].sort(
    ([a, x], [b, y]) => (ranked ? sign * (x - y) : 0) || inOrder(a, b),
  );
  const best = sorted[0]?.[1] ?? 0;
  const order = sorted.map(([council, value]) => ({
    council,
    value,
    rank: ranked ? 1 + sorted.findIndex(([, other]) => other === value) : null,
    gap: ranked ? exact(Math.abs(value - best)) : null,
  }));
  const { measure, period } = first;
  return { measure, period, order, unranked, says: sayStanding(measure, order, ranked, rules) };
}

/** Bare numbers of councils of different size are set side by side and not ranked. */
function isRanked({ polarity, unit }: RankingRules): boolean {
  return (polarity === "higher_better" || polarity === "lower_better") && unit !== "count";
}

function sayStanding(
  measure: Measure,
  order: readonly StandingPlace[],
  ranked: boolean,
  rules: RankingRules,
): string {
  const [best] = order;
  const worst = order.at(-1);
  if (!best || !worst) return "";
  if (!ranked) {
    if (rules.unit === "count") return "Bare numbers of councils of different size: not ranked.";
    return "Neither more nor less is better: not ranked.";
  }
  if (best.value === worst.value) return `All print ${best.value}.`;
  const first = order.filter((place) => place.rank === 1).map((place) => place.council);
  const verb = measure === "target" ? "aim" : "do";
  const adverb =
    measure === "target" ? (rules.polarity === "lower_better" ? "lowest" : "highest") : "best";
  return `${first.join(" and ")} ${verb}${first.length > 1 ? "" : verb === "do" ? "es" : "s"} ${adverb} (${best.value}); ${worst.council} is ${worst.gap} behind.`;
}

/** The figure of the latest report in the group's unit; undefined where that report prints two. */
function latestWord(points: readonly RankedPoint[], rules: RankingRules): number | undefined {
  let latest = "";
  for (const { doc } of points) {
    const reported = rules.reported.get(doc) ?? "";
    if (reported > latest) latest = reported;
  }
  let spoken: number | undefined;
  for (const point of points) {
    if ((rules.reported.get(point.doc) ?? "") !== latest) continue;
    const value = inUnitOf(rules, point);
    if (spoken !== undefined && spoken !== value) return undefined;
    spoken = value;
  }
  return spoken;
}

/** Pounds and thousands of pounds are one unit on two scales. */
function inUnitOf({ unit }: RankingRules, point: RankedPoint): number {
  const value = point.value ?? 0;
  if (unit === "gbp" && point.unit === "gbp_thousand") return value * 1000;
  if (unit === "gbp_thousand" && point.unit === "gbp") return value / 1000;
  return value;
}

/** Each council's actuals from the first year to the last, and its latest year with both target and actual. */
export function trendsOf(points: readonly RankedPoint[], rules: RankingRules): readonly Trend[] {
  const usable = points.filter(
    (point) => point.value !== null && /^\d{4}-\d\d$/.test(point.period),
  );
  return [...byCouncil(usable)].map(([council, own]) => {
    const actuals = spokenByPeriod(own, "actual", rules);
    const targets = new Map(spokenByPeriod(own, "target", rules));
    const from = actuals[0];
    const to = actuals.at(-1);
    const change = from && to && from[0] !== to[0] ? exact(to[1] - from[1]) : null;
    const both = actuals.findLast(([period]) => targets.has(period));
    const target = both ? targets.get(both[0]) : undefined;
    return {
      council,
      from: from && change !== null ? { period: from[0], value: from[1] } : null,
      to: to && change !== null ? { period: to[0], value: to[1] } : null,
      change,
      says: change === null ? "" : sayChange(change, rules.polarity),
      target:
        both && target !== undefined
          ? { period: both[0], target, actual: both[1], short: shortOf(target, both[1], rules) }
          : null,
    };
  });
}

function spokenByPeriod(
  points: readonly RankedPoint[],
  measure: Measure,
  rules: RankingRules,
): readonly (readonly [string, number])[] {
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
      return spoken === undefined ? [] : [[period, spoken] as const];
    });
}

function shortOf(target: number, actual: number, { polarity }: RankingRules): number | null {
  if (polarity === "higher_better") return exact(Math.max(0, target - actual));
  if (polarity === "lower_better") return exact(Math.max(0, actual - target));
  return null;
}

function sayChange(change: number, polarity: Polarity): Trend["says"] {
  if (change === 0) return "level";
  if (polarity === "higher_better") return change > 0 ? "better" : "worse";
  if (polarity === "lower_better") return change < 0 ? "better" : "worse";
  return "";
}

function byCouncil<T extends { readonly council: string }>(
  points: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const point of points) {
    const list = map.get(point.council);
    if (list) list.push(point);
    else map.set(point.council, [point]);
  }
  return new Map([...map].sort(([a], [b]) => inOrder(a, b)));
}

/** Without the dust of binary fractions: 92 - 86.3 is 5.7. */
export function exact(value: number): number {
  return Number(value.toPrecision(12));
}
