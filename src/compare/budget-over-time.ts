import type { BudgetMeasure } from "../records.ts";
import { moneyOf } from "./budget.ts";
import { type Corrected, inOrder, type ReportRecords } from "./report.ts";
import { wordingKey } from "./words.ts";

/** One budget line in one phase along all reports. */
export interface BudgetOverTime {
  /** Whose money it is: the statement as printed, else the service or directorate of the report. */
  readonly of: string;
  readonly statement: string;
  readonly section: string;
  readonly line: string;
  readonly measure: BudgetMeasure;
  readonly is_total: boolean;
  readonly series: readonly {
    readonly period: string;
    readonly amount_gbp: number | null;
    readonly raw: string;
    readonly doc: string;
    readonly id: string;
    readonly corrected: readonly Corrected[];
  }[];
  /** Periods for which reports print different amounts. */
  readonly restated: readonly string[];
}

/** Budget lines of reports in order of their periods, joined by their words; totals last. */
export function budgetsOverTime(reports: readonly ReportRecords[]): readonly BudgetOverTime[] {
  const lines = new Map<string, BudgetOverTime & { series: BudgetOverTime["series"][number][] }>();
  for (const records of reports) {
    const { report } = records;
    for (const cell of records.budget) {
      const { statement, section, line, measure, isTotal } = cell;
      const of = moneyOf(cell, records);
      const key = [of, section, line].map(wordingKey).join("|");
      const place = `${key}|${measure}|${isTotal}`;
      const known = lines.get(place) ?? {
        of,
        statement,
        section,
        line,
        measure,
        is_total: isTotal,
        series: [],
        restated: [],
      };
      const { period, amountGbp, raw, id } = cell;
      const corrected = records.corrected?.get(id) ?? [];
      known.series.push({ period, amount_gbp: amountGbp, raw, doc: report.doc, id, corrected });
      lines.set(place, known);
    }
  }
  return [...lines.values()]
    .map((line, at) => ({ ...line, restated: restatedPeriods(line.series), at }))
    .sort((a, b) => Number(a.is_total) - Number(b.is_total) || a.at - b.at)
    .map(({ at: _, ...line }) => line);
}

/** Two reports, two amounts: several columns of one report are its own affair. */
function restatedPeriods(series: BudgetOverTime["series"]): readonly string[] {
  const byPeriod = new Map<string, Map<string, Set<number>>>();
  for (const { period, doc, amount_gbp } of series) {
    if (amount_gbp === null || period === "") continue;
    const docs = byPeriod.get(period) ?? new Map<string, Set<number>>();
    docs.set(doc, (docs.get(doc) ?? new Set()).add(amount_gbp));
    byPeriod.set(period, docs);
  }
  return [...byPeriod]
    .filter(([, docs]) => {
      const spoken = [...docs.values()].map((amounts) => [...amounts].sort().join(" "));
      return new Set(spoken).size > 1;
    })
    .map(([period]) => period)
    .sort(inOrder);
}
