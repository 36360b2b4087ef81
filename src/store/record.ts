import { presentId } from "../records.ts";
import { prepared } from "./prepared.ts";
import type { Value } from "./query.ts";
import type { Store } from "./store.ts";

type Fields = Readonly<Record<string, Value>>;

/** A record, the report it stands in and the cell it was read from, under the views' column names. */
export interface FoundRecord {
  readonly record: Fields;
  readonly report: Fields;
  readonly cell: Fields | null;
}

const recordViews = ["v_all_observation", "v_all_milestone", "v_all_budget"] as const;

/** The record of an id, also of one as the first schemas had it, with its place. */
export function findRecord(store: Store, id: string): FoundRecord | undefined {
  const record = findFields(store, id);
  if (!record) return undefined;
  const report = prepared(store, "SELECT * FROM v_report WHERE doc = ?").get(record.doc) as Fields;
  return { record, report, cell: cellUnder(store, record) };
}

/** The record alone: to find its cell, too, takes as long again. */
export function findFields(store: Store, id: string): Fields | undefined {
  for (const view of recordViews) {
    const record = prepared(store, `SELECT * FROM ${view} WHERE id = ?`).get(presentId(id)) as
      | Fields
      | undefined;
    if (record) return record;
  }
  return undefined;
}

/** Where a record is printed, and nothing else of it. */
export const findPlace = (
  store: Store,
  id: string,
): { readonly doc: string; readonly page: number | null } | undefined =>
  prepared(
    store,
    ["observation", "milestone", "budget_line"]
      .map((table) => `SELECT doc, page FROM ${table} JOIN report USING (report_id) WHERE id = :id`)
      .join(" UNION ALL "),
  ).get({ id: presentId(id) }) as ReturnType<typeof findPlace>;

/** The cell that a record was read from. */
export function cellUnder(store: Store, record: Fields): Fields | null {
  const cell = prepared(
    store,
    `SELECT c."table", c."row", c."column", c.row_span, c.column_span, c.page, c.text, c.box, c.marks,
         (SELECT b.text FROM block b JOIN printed_table t
            ON t.report_id = b.report_id AND t.n = c."table" AND b.n < t.block
          WHERE b.report_id = c.report_id AND b.kind = 'heading' ORDER BY b.n DESC LIMIT 1) AS heading_above
       FROM cell c JOIN report r USING (report_id)
       WHERE r.doc = :doc AND c."table" = :table
         AND :row BETWEEN c."row" AND c."row" + c.row_span - 1
         AND :column BETWEEN c."column" AND c."column" + c.column_span - 1`,
  ).get({
    doc: record.doc,
    table: record.source_table,
    row: record.source_row,
    column: record.source_column,
  }) as Fields | undefined;
  return cell ?? null;
}

/** A cell as the archive keeps it; cells without text and marks are not kept. */
export interface KeptCell {
  readonly row: number;
  readonly column: number;
  readonly row_span: number;
  readonly column_span: number;
  readonly text: string;
  /** JSON of its fills, shapes, pictures and glyphs; null where there are none. */
  readonly marks: string | null;
}

/** The printed table that a record was read from. */
export interface KeptTable {
  readonly rows: number;
  readonly columns: number;
  /** The printed header of each column, where the table has one. */
  readonly headers: readonly string[];
  readonly cells: readonly KeptCell[];
}

/** The whole table a record stands in; nothing for a record read from prose. */
export function tableAround(store: Store, { record }: FoundRecord): KeptTable | undefined {
  const table = prepared(
    store,
    `SELECT t.report_id, t.n, t.row_count, t.column_count, t.columns
       FROM printed_table t JOIN report r USING (report_id) WHERE r.doc = ? AND t.n = ?`,
  ).get(record.doc, record.source_table) as
    | { report_id: number; n: number; row_count: number; column_count: number; columns: string }
    | undefined;
  if (!table) return undefined;
  const read = JSON.parse(table.columns) as { column: number; header: string }[];
  const headers = Array.from(
    { length: table.column_count },
    (_, at) => read.find(({ column }) => column === at)?.header ?? "",
  );
  const cells = prepared(
    store,
    `SELECT "row", "column", row_span, column_span, text, marks FROM cell
       WHERE report_id = ? AND "table" = ? ORDER BY "row", "column"`,
  ).all(table.report_id, table.n) as KeptCell[];
  return { rows: table.row_count, columns: table.column_count, headers, cells };
}

/** Findings that name the record, or that are about its row of its table. */
export function findingsAbout(store: Store, { record }: FoundRecord): Fields[] {
  return prepared(
    store,
    `SELECT code, sure, message FROM v_finding
       WHERE instr(';' || records || ';', ';' || :id || ';') > 0
         OR (doc = :doc AND "table" = :table AND "row" = :row)`,
  ).all({
    id: record.id,
    doc: record.doc,
    table: record.source_table,
    row: record.source_row,
  }) as Fields[];
}

/** Every other observation of the same national indicator, in every report; none for a record without one. */
export function otherObservations(store: Store, { record }: FoundRecord): Fields[] {
  if (typeof record.indicator !== "string" || record.indicator === "") return [];
  return prepared(
    store,
    `SELECT council, period, measure, raw, value, unit, qualifier, doc, id FROM v_observation
       WHERE indicator = ? AND id <> ? ORDER BY council, measure, period, doc, id`,
  ).all(record.indicator, record.id) as Fields[];
}
