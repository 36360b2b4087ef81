import type { Polarity } from "../catalogue/index.ts";
import type { Measure, Unit } from "../records.ts";
import { type ShownFigure, shownFigure } from "./printed-figure.ts";
import { listed } from "./printed-title.ts";
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
  /** As printed. */
  readonly printed: string;
  /** From 1, equal for equal values; null where nothing says which way is better. */
  readonly rank: number | null;
  /** How far to the best, in the unit of the group, never negative; null where not ranked. */
  readonly gap: number | null;
}

/** What ranking needs of a figure. */
export interface RankedPoint extends ShownFigure {
  readonly council: string;
  readonly period: string;
  readonly measure: Measure;
  readonly doc: string;
  readonly comparability: Verdict;
  /** How it departs from the definition or from a whole year; figures of one text are on one basis. */
  readonly basis: string;
  readonly suppressed: boolean;
}

export interface RankingRules {
  readonly polarity: Polarity;
  /** Which way is better for figures in this unit. */
  readonly polarityIn: (unit: Unit) => Polarity;
  readonly unit: Unit;
  /** Whether its numbers grow with a council's size. */
  readonly grows: boolean;
  /** Councils that are shown and never ranked, with why. */
  readonly excused: ReadonlyMap<string, string>;
  /** When each report ends, by its id: of two printed figures the later report's is its word. */
  readonly reported: ReadonlyMap<string, string>;
}

/** Every period and measure in which at least two councils may be ranked; of many no more than the `latest`. */
export function standingsOf(
  points: readonly RankedPoint[],
  rules: RankingRules,
  latest = Number.POSITIVE_INFINITY,
): readonly Standing[] {
  const byPeriod = new Map<string, RankedPoint[]>();
  for (const point of points) {
    if (point.period === "") continue;
    if (point.measure !== "target" && point.measure !== "actual") continue;
    const key = `${point.period}|${point.measure}`;
    const list = byPeriod.get(key);
    if (list) list.push(point);
    else byPeriod.set(key, [point]);
  }
  const everybody = new Set(points.map(({ council }) => council));
  const standings: Standing[] = [];
  for (const [, own] of [...byPeriod.entries()].sort(([a], [b]) => inOrder(b, a))) {
    if (standings.length >= latest) break;
    const standing = standingOf(own, rules, everybody.size);
    if (standing) standings.push(standing);
  }
  return standings.reverse();
}

function standingOf(
  points: readonly RankedPoint[],
  rules: RankingRules,
  councils: number,
): Standing | undefined {
  const [first] = points;
  if (!first) return undefined;
  const unranked: { council: string; why: string }[] = [];
  const spoken = new Map<string, RankedPoint>();
  for (const [council, own] of byCouncil(points)) {
    const usable = own.filter(
      (point) =>
        point.value !== null && !point.suppressed && point.comparability !== "not_comparable",
    );
    const excuse = rules.excused.get(council);
    const word = latestWord(usable, rules);
    if (excuse) unranked.push({ council, why: excuse });
    else if (word) spoken.set(council, word);
    else unranked.push({ council, why: whyNot(own, usable) });
  }
  if (spoken.size < 2) return undefined;
  const ranked = isRanked(rules);
  const sign = rules.polarity === "lower_better" ? 1 : -1;
  const sorted = [...spoken]
    .map(([council, point]) => ({ council, value: inUnitOf(rules, point), point }))
    .sort((a, b) => (ranked ? sign * (a.value - b.value) : 0) || inOrder(a.council, b.council));
  const best = sorted[0]?.value ?? 0;
  const order = sorted.map(({ council, value, point }) => ({
    council,
    value,
    printed: shownFigure(point),
    rank: ranked ? 1 + sorted.findIndex((other) => other.value === value) : null,
    gap: ranked ? exact(Math.abs(value - best)) : null,
  }));
  const { measure, period } = first;
  const says = sayStanding(measure, order, ranked, rules, councils);
  return { measure, period, order, unranked, says };
}

/** Why a council that prints something for the period has no place. */
function whyNot(own: readonly RankedPoint[], usable: readonly RankedPoint[]): string {
  if (usable.length > 0) return "printed with different figures in one report";
  const [first] = own;
  if (!first) return "not reported";
  const raw = first.raw.replace(/\s+/g, " ").trim();
  if (first.suppressed) return `printed as "${raw}", a small count that is not told`;
  if (first.value === null) return `printed as "${raw}"`;
  return "not comparable with the others";
}

/** Bare numbers of councils of different size are set side by side and not ranked. */
function isRanked({ polarity, grows }: RankingRules): boolean {
  return (polarity === "higher_better" || polarity === "lower_better") && !grows;
}

function sayStanding(
  measure: Measure,
  order: readonly StandingPlace[],
  ranked: boolean,
  rules: RankingRules,
  councils: number,
): string {
  const [best] = order;
  const worst = order.at(-1);
  if (!best || !worst) return "";
  if (!ranked) {
    if (rules.grows) return "Bare numbers of councils of different size: not ranked.";
    return rules.polarity === "neutral"
      ? "Neither more nor less is better: not ranked."
      : "Which way is better is not known: not ranked.";
  }
  if (best.value === worst.value) return sayEqual(order, councils);
  const first = order.filter((place) => place.rank === 1);
  const names = listed(first.map(({ council }) => council));
  const verb = measure === "target" ? "aim" : "do";
  const adverb =
    measure === "target" ? (rules.polarity === "lower_better" ? "lowest" : "highest") : "best";
  return `${names} ${verb}${first.length > 1 ? "" : verb === "do" ? "es" : "s"} ${adverb} (${best.printed}); ${worst.council} is ${worst.gap} behind.`;
}

/** "All" only where every council of the group prints it. */
function sayEqual(order: readonly StandingPlace[], councils: number): string {
  const [first] = order;
  const alike = order.every(({ printed }) => printed === first?.printed);
  if (!alike) {
    const each = order.map(({ council, printed }) => `${council} (${printed})`);
    return `${listed(each)} print the same figure.`;
  }
  if (order.length === councils) {
    return `${councils === 2 ? "Both" : "All"} print ${first?.printed}.`;
  }
  return `${listed(order.map(({ council }) => council))} print ${first?.printed}.`;
}

/** The figure of the latest report; undefined where there is none, or that report prints two. */
export function latestWord<Point extends RankedPoint>(
  points: readonly Point[],
  rules: Pick<RankingRules, "reported" | "unit">,
): Point | undefined {
  let latest = "";
  for (const { doc } of points) {
    const reported = rules.reported.get(doc) ?? "";
    if (reported > latest) latest = reported;
  }
  let spoken: Point | undefined;
  for (const point of points) {
    if ((rules.reported.get(point.doc) ?? "") !== latest) continue;
    if (spoken && inUnitOf(rules, spoken) !== inUnitOf(rules, point)) return undefined;
    spoken ??= point;
  }
  return spoken;
}

/** Pounds and thousands of pounds are one unit on two scales. */
export function inUnitOf(
  { unit }: Pick<RankingRules, "unit">,
  point: Pick<RankedPoint, "value" | "unit">,
): number {
  const value = point.value ?? 0;
  if (unit === "gbp" && point.unit === "gbp_thousand") return value * 1000;
  if (unit === "gbp_thousand" && point.unit === "gbp") return value / 1000;
  return value;
}

export function byCouncil<T extends { readonly council: string }>(
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
  // Most figures have few decimals, and to print a number and read it again takes a hundred times as long.
  const rounded = Math.round(value * 1e6) / 1e6;
  if (Math.abs(value) < 1e5 && Math.abs(rounded - value) <= Math.abs(value) * 1e-13)
    return rounded || 0;
  return Number(value.toPrecision(12));
}
