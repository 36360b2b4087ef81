import { findCouncil, type Polarity, shownTitle } from "../catalogue/index.ts";
import type { Measure, Unit } from "../records.ts";
import { type Basis, type Judgement, judge, sayApart } from "./basis.ts";
import { delivers } from "./delivery.ts";
import { type Evidence, rowJoin, rowsToEvidence } from "./evidence.ts";
import {
  basisClasses,
  bestPair,
  type ReasonedVerdict,
  referenceClass,
  strictness,
} from "./pairing.ts";
import type { PlacedRow } from "./placed.ts";
import { inOrder, type Verdict } from "./report.ts";
import type { IndicatorRow } from "./rows.ts";
import { type Standing, standingsOf, type Trend, trendsOf } from "./standing.ts";

/** One figure in a group, and whether it may be set against the others. */
export interface SeriesPoint {
  readonly council: string;
  readonly period: string;
  readonly measure: Measure;
  readonly value: number | null;
  readonly raw: string;
  readonly unit: Unit;
  /** `;`-joined, as in v_observation. */
  readonly qualifier: string;
  readonly doc: string;
  readonly id: string;
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly ref: string;
  readonly title: string;
  readonly comparability: Verdict;
  /** Why it is not simply comparable; empty where it is. */
  readonly note: string;
}

export interface ComparisonGroup {
  /** The catalogue code, or empty where titles alone join the rows. */
  readonly indicator: string;
  /** The other code, where this shows two measures that look alike and are not. */
  readonly related?: string;
  readonly title: string;
  readonly unit: Unit;
  readonly polarity: Polarity;
  readonly theme: string;
  readonly verdict: Verdict;
  readonly why: string;
  readonly evidence: readonly Evidence[];
  readonly series: readonly SeriesPoint[];
  readonly standings: readonly Standing[];
  readonly trends: readonly Trend[];
}

/** One indicator, every council that prints it, and whether they may be compared; the verdict can be given. */
export function rowsToGroup(rows: readonly PlacedRow[], given?: ReasonedVerdict): ComparisonGroup {
  const first = rows[0];
  if (!first) throw new RangeError("a group has at least one row");
  const entry = first.measured.lineage?.root;
  const classes = basisClasses(rows);
  const best = given ?? bestPair(classes, first.measured);
  const reference = referenceClass(classes);
  const polarity = entry?.polarity ?? "";
  const unit = groupUnit(rows, entry?.unit ?? "");
  const series = rows.flatMap((placed) =>
    rowsToPoints(placed, reference, { verdict: best.verdict, why: "" }, given !== undefined),
  );
  const excused = new Map(
    entry
      ? [...new Set(rows.map(({ row }) => row.council))]
          .filter((name) => !delivers(findCouncil(name), entry))
          .map((name) => [name, "does not deliver this service"])
      : [],
  );
  const reported = new Map(rows.map(({ row }) => [row.report.doc, reportedAt(row)]));
  const rules = { polarity, unit, excused, reported };
  return {
    indicator: entry?.code ?? first.measured.code,
    title: (entry && shownTitle(entry)) || first.row.title,
    unit,
    polarity,
    theme: entry?.theme ?? "",
    verdict: best.verdict,
    why: sayGroup(best, series),
    evidence: rowsToEvidence(rows),
    series: series.sort(inSeriesOrder),
    standings: best.verdict === "not_comparable" ? [] : standingsOf(series, rules),
    trends: trendsOf(series, rules),
  };
}

/** The verdict's reason, then each council whose figures stand worse than the group. */
function sayGroup(best: ReasonedVerdict, series: readonly SeriesPoint[]): string {
  const exceptions = new Map<string, Set<string>>();
  for (const { council, comparability, note, measure } of series) {
    if (note === "" || measure === "benchmark" || best.verdict === "not_comparable") continue;
    if (strictness[comparability] < strictness.with_care) continue;
    const notes = exceptions.get(council);
    if (notes) notes.add(note);
    else exceptions.set(council, new Set([note]));
  }
  const said = [...exceptions]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([council, notes]) => `${council}: ${[...notes].join("; ")}`);
  return [best.why, ...said].join(". ");
}

function reportedAt(row: IndicatorRow): string {
  const { periodEnd, financialYears } = row.report.facts;
  return periodEnd || (financialYears.at(-1) ?? "");
}

function groupUnit(rows: readonly PlacedRow[], defined: Unit): Unit {
  const counts = new Map<Unit, number>();
  for (const { figures } of rows) {
    for (const { observation } of figures) {
      if (observation.unit === "" || observation.value === null) continue;
      counts.set(observation.unit, (counts.get(observation.unit) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || inOrder(a, b));
  return most?.[0] ?? defined;
}

/** The figures of one row as points, each with whether it may be set against the group's others. */
export function rowsToPoints(
  { row, measured, figures }: PlacedRow,
  reference: Basis | undefined,
  group: ReasonedVerdict,
  alone = false,
): readonly SeriesPoint[] {
  return figures.map(({ observation, basis }) => {
    const own = reference ? judgeBeside(basis, reference, alone) : undefined;
    const comparability =
      own && strictness[own.verdict] > strictness[group.verdict] ? own.verdict : group.verdict;
    const note = !own
      ? group.why
      : own.between === "name"
        ? rowJoin(measured).why
        : sayApart(own, basis);
    return {
      council: row.council,
      period: observation.period,
      measure: observation.measure,
      value: observation.value,
      raw: observation.raw,
      unit: observation.unit,
      qualifier: observation.qualifiers.join(";"),
      doc: row.report.doc,
      id: observation.id,
      page: observation.source.page ?? null,
      table: observation.source.table ?? null,
      row: observation.source.row ?? null,
      ref: row.ref,
      title: row.title,
      comparability,
      note,
    };
  });
}

/** A council's own rows of one wording are one measure: nothing but wording joins them, and nothing more is needed. */
function judgeBeside(basis: Basis, reference: Basis, alone: boolean): Judgement {
  const judged = judge(basis, reference);
  return alone && judged.between === "name" && basis.identity === reference.identity
    ? { verdict: "comparable", between: "nothing" }
    : judged;
}

const measureOrder: Readonly<Record<Measure, number>> = {
  actual: 0,
  target: 1,
  benchmark: 2,
  quartile: 3,
  weight: 4,
};

/** By council, measure and period, then as printed. */
export function inSeriesOrder(a: SeriesPoint, b: SeriesPoint): number {
  return (
    inOrder(a.council, b.council) ||
    measureOrder[a.measure] - measureOrder[b.measure] ||
    inOrder(a.period, b.period) ||
    inOrder(a.doc, b.doc) ||
    (a.page ?? 0) - (b.page ?? 0) ||
    (a.table ?? 0) - (b.table ?? 0) ||
    (a.row ?? 0) - (b.row ?? 0) ||
    inOrder(a.id, b.id)
  );
}
