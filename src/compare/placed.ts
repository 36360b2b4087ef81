import type { Measure } from "../records.ts";
import { type Basis, basisFor } from "./basis.ts";
import { type Measured, rowToMeasured } from "./measure.ts";
import { type ComparedObservation, inOrder, type ReportRecords } from "./report.ts";
import { type IndicatorRow, reportsToRows } from "./rows.ts";

/** A row with everything known of it. */
export interface PlacedRow {
  readonly row: IndicatorRow;
  readonly measured: Measured;
  readonly figures: readonly { readonly observation: ComparedObservation; readonly basis: Basis }[];
}

// Weights and quartiles say nothing of performance; a benchmark is shown but never judged by.
const shown: ReadonlySet<Measure> = new Set(["target", "actual", "benchmark"]);

/** Every row by the key of what it measures, reports in order of their ids. */
export function placeRows(
  reports: readonly ReportRecords[],
): ReadonlyMap<string, readonly PlacedRow[]> {
  const ordered = [...reports].sort(
    (a, b) => inOrder(a.report.doc, b.report.doc) || inOrder(a.report.sha256, b.report.sha256),
  );
  const placed = new Map<string, PlacedRow[]>();
  for (const row of reportsToRows(ordered)) {
    const measured = rowToMeasured(row);
    const basis = basisFor(row, measured);
    const figures = row.observations
      .filter(({ measure }) => shown.has(measure))
      .map((observation) => ({ observation, basis: basis(observation) }));
    if (figures.length === 0) continue;
    const list = placed.get(measured.key);
    if (list) list.push({ row, measured, figures });
    else placed.set(measured.key, [{ row, measured, figures }]);
  }
  return placed;
}
