import type { ReportFacts } from "../records.ts";

/** The columns of `report` that hold what a report says of itself. */
export interface FactsRow {
  readonly council: string;
  readonly directorate: string;
  readonly service: string;
  readonly doc_type: ReportFacts["docType"];
  readonly title: string;
  readonly period_label: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly financial_years: string;
}

export const toFacts = (row: FactsRow): ReportFacts => ({
  council: row.council,
  directorate: row.directorate,
  service: row.service,
  docType: row.doc_type,
  title: row.title,
  periodLabel: row.period_label,
  periodStart: row.period_start,
  periodEnd: row.period_end,
  financialYears: row.financial_years === "" ? [] : row.financial_years.split(";"),
});
