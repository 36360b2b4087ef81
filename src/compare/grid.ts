import type { ComparisonGroup } from "./group.ts";
import { inOrder } from "./report.ts";
import type { SeriesPoint } from "./series.ts";

/** Years across, councils down, actual and target told apart. */
export interface Grid {
  readonly periods: readonly string[];
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly council: string;
  readonly measure: "actual" | "target" | "benchmark";
  /** One for each period. */
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly points: readonly SeriesPoint[];
  /** Why there is no figure; empty where there is one. */
  readonly gap: string;
}

/** The periods of a group in order, undated figures first; quarters stand after their year. */
export function groupToGrid({ series }: Pick<ComparisonGroup, "series">): Grid {
  const periods = [...new Set(series.map(({ period }) => period))].sort(inOrder);
  const rows = new Map<string, SeriesPoint[]>();
  for (const point of series) {
    const key = `${point.council}\u0000${point.measure}`;
    const list = rows.get(key);
    if (list) list.push(point);
    else rows.set(key, [point]);
  }
  return {
    periods,
    rows: [...rows.values()].flatMap((points) => {
      const [first] = points;
      if (!first || first.measure === "weight" || first.measure === "quartile") return [];
      const { council, measure } = first;
      return [{ council, measure, cells: periods.map((period) => cellOf(points, period)) }];
    }),
  };
}

function cellOf(row: readonly SeriesPoint[], period: string): GridCell {
  const points = row.filter((point) => point.period === period);
  const withValue = points.filter(({ value }) => value !== null);
  if (withValue.length > 0) return { points: withValue, gap: "" };
  const [first] = points;
  return { points, gap: first ? gapOf(first) : "not reported" };
}

// In this order: the first that is said of a cell explains it best.
const reasons: readonly (readonly [qualifier: string, reason: string])[] = [
  ["not_available", "not available"],
  ["tbc", "to be confirmed"],
  ["new", "new indicator"],
  ["no_target", "no target set"],
  ["compound", "several numbers in one cell"],
  ["text", "in words"],
];

/** Why a printed cell gives no figure. */
export function gapOf({ qualifier }: SeriesPoint): string {
  const said = qualifier.split(";");
  return reasons.find(([word]) => said.includes(word))?.[1] ?? "could not be read as one number";
}
