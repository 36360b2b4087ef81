import type { ComparedObservation, ComparedReport, ReportRecords } from "./report.ts";

/** One printed row of an indicator table: one indicator, all its values. */
export interface IndicatorRow {
  readonly report: ComparedReport;
  readonly council: string;
  readonly ref: string;
  readonly codes: readonly string[];
  readonly title: string;
  /** The catalogue entry interpretation took it to be, or empty. */
  readonly indicator: string;
  readonly section: string;
  readonly observations: readonly ComparedObservation[];
}

/** Observations by the printed row they stand in, in the reports' order. */
export function reportsToRows(reports: readonly ReportRecords[]): readonly IndicatorRow[] {
  return reports.flatMap(({ report, observations }) => {
    const rows = new Map<number, ComparedObservation[]>();
    for (const observation of observations) {
      const row = rows.get(observation.row);
      if (row) row.push(observation);
      else rows.set(observation.row, [observation]);
    }
    return [...rows.values()].flatMap((own) => {
      const first = own[0];
      if (!first) return [];
      const { council, ref, codes, title, indicator, section } = first;
      return [{ report, council, ref, codes, title, indicator, section, observations: own }];
    });
  });
}
