import type { Store } from "./open.ts";
import type { Value } from "./query.ts";

type Fields = Readonly<Record<string, Value>>;

/** A record, the report it stands in and the cell it was read from, under the views' column names. */
export interface FoundRecord {
  readonly record: Fields;
  readonly report: Fields;
  readonly cell: Fields | null;
}

const recordViews = ["v_observation", "v_milestone", "v_budget"] as const;

/** The record of an id, or of the start of one if only one has it. */
export function findRecord(store: Store, id: string): FoundRecord | undefined {
  for (const view of recordViews) {
    const record = store.prepare(`SELECT * FROM ${view} WHERE id = ?`).get(id) as
      | Fields
      | undefined;
    if (record) return withPlace(store, record);
  }
  return undefined;
}

function withPlace(store: Store, record: Fields): FoundRecord {
  const report = store.prepare("SELECT * FROM v_report WHERE doc = ?").get(record.doc) as Fields;
  const cell = store
    .prepare(
      `SELECT c."table", c."row", c."column", c.row_span, c.column_span, c.page, c.text, c.box, c.marks
       FROM cell c JOIN report r USING (report_id)
       WHERE r.doc = :doc AND c."table" = :table
         AND :row BETWEEN c."row" AND c."row" + c.row_span - 1
         AND :column BETWEEN c."column" AND c."column" + c.column_span - 1`,
    )
    .get({
      doc: record.doc,
      table: record.source_table,
      row: record.source_row,
      column: record.source_column,
    }) as Fields | undefined;
  return { record, report, cell: cell ?? null };
}
