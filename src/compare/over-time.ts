import { type BudgetOverTime, budgetsOverTime } from "./budget-over-time.ts";
import { agree } from "./contradiction.ts";
import {
  type ComparisonGroup,
  type GroupShown,
  headOf,
  rowsToGroup,
  rowsToShownGroup,
} from "./group.ts";
import { compareIndicators } from "./indicators.ts";
import { type MilestoneOverTime, milestonesOverTime } from "./milestones-over-time.ts";
import type { ReasonedVerdict } from "./pairing.ts";
import { type PlacedRow, placeRows } from "./placed.ts";
import { inCodeOrder, inOrder, type ReportRecords } from "./report.ts";
import type { SeriesPoint } from "./series.ts";
import { byService } from "./services.ts";
import type { Trend } from "./trend.ts";

/** One council along all its reports. */
export interface CouncilOverTime {
  readonly council: string;
  /** In order of their periods. */
  readonly reports: readonly string[];
  readonly indicators: readonly IndicatorOverTime[];
  readonly budget: readonly BudgetOverTime[];
  /** Promises that several reports make or that moved; the most slipped first. */
  readonly milestones: readonly MilestoneOverTime[];
}

export interface IndicatorOverTime
  extends Pick<
    ComparisonGroup,
    | "indicator"
    | "title"
    | "titles"
    | "catalogue_title"
    | "unit"
    | "unit_printed"
    | "unit_defined"
    | "polarity"
    | "theme"
  > {
  readonly series: readonly SeriesPoint[];
  /** The same measure of the same period printed differently in two reports, or twice in one. */
  readonly restated: readonly Restated[];
  readonly trend: Trend | null;
}

/** As it is looked at, without how far it came. */
export type IndicatorFollowed = Omit<IndicatorOverTime, "trend">;

export interface Restated {
  readonly measure: string;
  readonly period: string;
  readonly figures: readonly {
    readonly doc: string;
    readonly value: number;
    readonly raw: string;
    readonly id: string;
  }[];
}

export function compareOverTime(
  council: string,
  reports: readonly ReportRecords[],
): CouncilOverTime {
  const ordered = [...reports].sort(inPeriodOrder);
  return {
    council,
    reports: ordered.map(({ report }) => report.doc),
    indicators: followedRows(ordered).map(({ rows }) => rowsOverTime(council, rows)),
    budget: budgetsOverTime(ordered),
    milestones: milestonesOverTime(ordered),
  };
}

/** The rows of one indicator of a council, before their figures are looked at. */
export interface FollowedRows {
  readonly indicator: string;
  readonly title: string;
  readonly rows: readonly PlacedRow[];
}

/** Each indicator of a council, by code and title; the reports in order of their periods. */
export const followedRows = (ordered: readonly ReportRecords[]): readonly FollowedRows[] =>
  joinRetitled(placeRows(ordered), ordered)
    .map((rows) => ({ ...headOf(rows), rows }))
    .sort(
      (a, b) =>
        Number(a.indicator === "") - Number(b.indicator === "") ||
        inCodeOrder(a.indicator, b.indicator) ||
        inOrder(a.title, b.title),
    );

/** One indicator along the years. */
export function rowsOverTime(council: string, rows: readonly PlacedRow[]): IndicatorOverTime {
  const { evidence: _, trends, ...group } = rowsToGroup(rows, withItself);
  const trend = trends.find((own) => own.council === council) ?? null;
  return { ...alongTheYears(group), trend };
}

/** The same for a page, which shows a few of many. */
export const rowsToFollowed = (rows: readonly PlacedRow[]): IndicatorFollowed =>
  alongTheYears(rowsToShownGroup([rows], withItself));

// A council compares with itself; only a change of basis or a part of a year stands out.
const withItself: ReasonedVerdict = { verdict: "comparable", why: "" };

function alongTheYears(group: GroupShown): IndicatorFollowed {
  const { standings: _, verdict: __, why: ___, ...own } = group;
  return { ...own, restated: restatedIn(group.series) };
}

/** Rows of an indicator that a later report of the service gives another title under its code stand together. */
function joinRetitled(
  placed: ReadonlyMap<string, readonly PlacedRow[]>,
  reports: readonly ReportRecords[],
): readonly (readonly PlacedRow[])[] {
  const keyOf = new Map<string, string>();
  for (const [key, rows] of placed) {
    for (const { row } of rows) for (const { id } of row.observations) keyOf.set(id, key);
  }
  const joined = new Map<string, string>();
  const headOf = (key: string): string => {
    const head = joined.get(key);
    return head === undefined ? key : headOf(head);
  };
  for (const service of byService(reports)) {
    for (const [at, later] of service.entries()) {
      const earlier = service[at - 1];
      if (!earlier) continue;
      for (const { from, to } of compareIndicators(earlier, later)) {
        const [a, b] = [from, to].map((side) => headOf(keyOf.get(side?.id ?? "") ?? ""));
        // The later report's wording stands for both; a national code is never given up for a title.
        if (a && b && a !== b && a.startsWith("title:")) joined.set(a, b);
      }
    }
  }
  const groups = new Map<string, PlacedRow[]>();
  for (const [key, rows] of placed) {
    const head = headOf(key);
    groups.set(head, [...(groups.get(head) ?? []), ...rows]);
  }
  return [...groups.values()];
}

/** By the end of the period, then by name. */
export function inPeriodOrder({ report: a }: ReportRecords, { report: b }: ReportRecords): number {
  const end = ({ periodEnd, financialYears }: typeof a.facts) =>
    periodEnd || (financialYears.at(-1) ?? "");
  const start = ({ periodStart, financialYears }: typeof a.facts) =>
    periodStart || (financialYears[0] ?? "");
  return (
    inOrder(start(a.facts), start(b.facts)) ||
    inOrder(end(a.facts), end(b.facts)) ||
    inOrder(a.doc, b.doc)
  );
}

function restatedIn(series: readonly SeriesPoint[]): readonly Restated[] {
  const figures = new Map<string, SeriesPoint[]>();
  for (const point of series) {
    if (point.value === null || point.period === "" || point.measure === "benchmark") continue;
    const key = `${point.measure}|${point.period}|${point.basis}`;
    const list = figures.get(key);
    if (list) list.push(point);
    else figures.set(key, [point]);
  }
  return [...figures.values()].flatMap((points) => {
    const [first] = points;
    if (!first || points.every((point) => agree(point, first))) return [];
    return [
      {
        measure: first.measure,
        period: first.period,
        figures: points.map(({ doc, value, raw, id }) => ({ doc, value: value ?? 0, raw, id })),
      },
    ];
  });
}
