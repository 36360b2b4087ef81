import type { Measure, Unit } from "../records.ts";
import { contradictions } from "./contradiction.ts";
import { type Corrected, inOrder, type Verdict } from "./report.ts";

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
  /** Why it is not simply comparable, in sentences; empty where it is. */
  readonly note: string;
  /** How it departs from the definition's basis or from one year: `time limit 10 days; cumulative`. */
  readonly basis: string;
  /** True where the cell withholds a small count: `<5`. */
  readonly suppressed: boolean;
  /** The ids of figures printed for the same thing that say something else. */
  readonly contradicts: readonly string[];
  /** What a correction changed; `raw` stays as printed. */
  readonly corrected: readonly Corrected[];
}

/** Figures that one council prints for the same measure, period and basis, and that differ, each with the others. */
export function withContradictions(series: readonly SeriesPoint[]): SeriesPoint[] {
  const things = new Map<string, SeriesPoint[]>();
  for (const point of series) {
    if (point.value === null || point.period === "" || point.measure === "benchmark") continue;
    const { council, measure, period, basis, unit, qualifier } = point;
    const of = qualifier === "" ? "" : otherThings(qualifier);
    const key = `${council}\0${measure}\0${period}\0${basis}\0${unit}\0${of}`;
    const list = things.get(key);
    if (list) list.push(point);
    else things.set(key, [point]);
  }
  const found = new Map(
    [...things.values()]
      .filter((points) => points.length > 1)
      .flatMap((points) => [...contradictions(points)]),
  );
  return series.map((point) => {
    const contradicts = found.get(point.id);
    return contradicts ? { ...point, contradicts } : point;
  });
}

/** Qualifiers by which a figure is of another thing. */
const otherThings = (qualifier: string): string =>
  qualifier
    .split(";")
    .filter((word) => word.startsWith("baseline") || word.startsWith("data_year"))
    .join("\0");

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
