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

const recordsOf = (condition: string): string => `
  SELECT 'observation' AS kind, id, trim(ref || ' ' || title) AS title, trim(measure || ' ' || period) AS what, raw, status,
    source_table AS "table", source_row AS "row", source_column AS "column", page, 0 AS place, n
  FROM observation WHERE report_id = :id AND ${condition}
  UNION ALL
  SELECT 'milestone', id, text, trim(kind || ' ' || due), '', status, source_table, source_row, source_column, page, 1, n
  FROM milestone WHERE report_id = :id AND ${condition}
  UNION ALL
  SELECT 'budget', id, line, trim(measure || ' ' || period), raw, '', source_table, source_row, source_column, page, 2, n
  FROM budget_line WHERE report_id = :id AND ${condition}
  ORDER BY place, n LIMIT 2000`;

/** The records of a page, as printed from top to bottom of each kind. */
export const readPageRecords = (store: Store, reportId: number, page: number): PageRecord[] =>
  store.prepare(recordsOf("page = :page")).all({ id: reportId, page }) as PageRecord[];

/** The records of a table; of a report's prose where there is none. */
export const readTableRecords = (store: Store, reportId: number, table: number): PageRecord[] =>
  store.prepare(recordsOf("source_table = :table")).all({ id: reportId, table }) as PageRecord[];

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
