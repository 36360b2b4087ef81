import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import type { Stretch } from "./record.ts";

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
const kinds = {
  observation: `SELECT 'observation' AS kind, id, trim(ref || ' ' || title) AS title, trim(measure || ' ' || period) AS what, raw,
     status, ${columns} FROM observation`,
  milestone: `SELECT 'milestone' AS kind, id, text AS title, trim(kind || ' ' || due) AS what, '' AS raw, status, ${columns}
     FROM milestone`,
  budget: `SELECT 'budget' AS kind, id, line AS title, trim(measure || ' ' || period) AS what, raw, '' AS status, ${columns}
     FROM budget_line`,
} as const;

/** One kind after the other, each in the order it is kept in: sorting them together would copy every text. */
const recordsWhere = (
  store: Store,
  condition: string | ((kind: keyof typeof kinds) => string),
  bound: object,
): PageRecord[] =>
  (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) => {
    const wanted = typeof condition === "string" ? condition : condition(kind);
    const sql = `${kinds[kind]} WHERE report_id = :id AND ${wanted} ORDER BY n LIMIT ${mostRecords}`;
    return prepared(store, sql, "raw").all(bound).map(recordOf);
  });

type RecordRow = [
  kind: keyof typeof kinds,
  ...texts: [id: string, title: string, what: string, raw: string, status: string],
  ...places: [table: number | null, row: number | null, column: number | null, page: number | null],
];

/** Handed over as lists: see `readPrintedTable`. */
const recordOf = (values: unknown): PageRecord => {
  const [kind, id, title, what, raw, status, table, row, column, page] = values as RecordRow;
  return { kind, id, title, what, raw, status, table, row, column, page };
};

/** Figures are many: they are found by the page's tables and by prose, without the report's others. */
const onPage = (kind: keyof typeof kinds): string =>
  kind === "observation"
    ? `page = :page AND n IN (
        SELECT o.n FROM page_table p CROSS JOIN observation o ON o.report_id = :id AND o.source_table = p."table"
          AND o.source_row BETWEEN p.first_row AND p.last_row
        WHERE p.report_id = :id AND p.page = :page
        UNION ALL SELECT n FROM observation WHERE report_id = :id AND source_table IS NULL)`
    : "page = :page";

/** The records of a page, as printed from top to bottom of each kind. */
export const readPageRecords = (store: Store, reportId: number, page: number): PageRecord[] =>
  recordsWhere(store, onPage, { id: reportId, page });

/** The records of a table, or of some rows of one. */
export const readTableRecords = (
  store: Store,
  reportId: number,
  table: number,
  { first, last }: Stretch = { first: 0, last: Number.MAX_SAFE_INTEGER },
): PageRecord[] =>
  recordsWhere(store, "source_table = :table AND source_row BETWEEN :first AND :last", {
    id: reportId,
    table,
    first,
    last,
  });

/** Which rows of which tables stand on a page. */
export const readPageTables = (
  store: Store,
  reportId: number,
  page: number,
): readonly (Stretch & { readonly table: number })[] =>
  prepared(
    store,
    `SELECT "table", first_row AS first, last_row AS last FROM page_table
     WHERE report_id = ? AND page = ? ORDER BY "table"`,
  ).all(reportId, page) as (Stretch & { readonly table: number })[];

/** The cells that stand on a page, with their places. */
export function readPageCells(store: Store, reportId: number, page: number): PageCell[] {
  const rows = prepared(
    store,
    `SELECT c."table", c."row", c."column", c.row_span AS rowSpan, c.column_span AS columnSpan, c.box, c.text
     FROM page_table p CROSS JOIN cell c ON c.report_id = p.report_id AND c."table" = p."table"
       AND c."row" BETWEEN p.first_row AND p.last_row
     WHERE p.report_id = :id AND p.page = :page AND c.page = :page AND c.box IS NOT NULL
     ORDER BY p."table", c."row", c."column" LIMIT 5000`,
    "raw",
  ).all({ id: reportId, page }) as CellRow[];
  return rows.map(([table, row, column, rowSpan, columnSpan, box, text]) => ({
    table,
    row,
    column,
    rowSpan,
    columnSpan,
    box: JSON.parse(box) as Box,
    text,
  }));
}

type CellRow = [
  ...places: [table: number, row: number, column: number, rowSpan: number, columnSpan: number],
  box: string,
  text: string,
];
