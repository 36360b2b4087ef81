import type { Store } from "../store.ts";

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A cell as it stands on a page. */
export interface PageCell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
  readonly text: string;
}

/** A record that was read from a page, in a line. */
export interface PageRecord {
  readonly kind: "observation" | "milestone" | "budget";
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly raw: string;
  readonly status: string;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly page: number | null;
}

/** More records on one page are no page that was printed. */
const mostRecords = 2_000;

const columns = `source_table AS "table", source_row AS "row", source_column AS "column", page`;
const kinds = [
  `SELECT 'observation' AS kind, id, trim(ref || ' ' || title) AS title, trim(measure || ' ' || period) AS what, raw,
     status, ${columns} FROM observation`,
  `SELECT 'milestone' AS kind, id, text AS title, trim(kind || ' ' || due) AS what, '' AS raw, status, ${columns}
     FROM milestone`,
  `SELECT 'budget' AS kind, id, line AS title, trim(measure || ' ' || period) AS what, raw, '' AS status, ${columns}
     FROM budget_line`,
] as const;

/** One kind after the other, each in the order it is kept in: sorting them together would copy every text. */
const recordsWhere = (store: Store, condition: string, bound: object): PageRecord[] =>
  kinds.flatMap(
    (query) =>
      store
        .prepare(`${query} WHERE report_id = :id AND ${condition} ORDER BY n LIMIT ${mostRecords}`)
        .all(bound) as PageRecord[],
  );

/** The records of a page, as printed from top to bottom of each kind. */
export const readPageRecords = (store: Store, reportId: number, page: number): PageRecord[] =>
  recordsWhere(store, "page = :page", { id: reportId, page });

/** The records of a table. */
export const readTableRecords = (store: Store, reportId: number, table: number): PageRecord[] =>
  recordsWhere(store, "source_table = :table", { id: reportId, table });

/** The cells that stand on a page, with their places. */
export function readPageCells(store: Store, reportId: number, page: number): PageCell[] {
  const rows = store
    .prepare(
      `SELECT "table", "row", "column", row_span AS rowSpan, column_span AS columnSpan, box, text FROM cell
       WHERE report_id = :id AND page = :page AND box IS NOT NULL
       ORDER BY "table", "row", "column" LIMIT 5000`,
    )
    .all({ id: reportId, page }) as (Omit<PageCell, "box"> & { readonly box: string })[];
  return rows.map((row) => ({ ...row, box: JSON.parse(row.box) as Box }));
}
