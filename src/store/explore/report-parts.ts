import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

export interface ReportTable {
  readonly n: number;
  readonly page: number | null;
  readonly method: string;
  readonly rows: number;
  readonly columns: number;
  readonly kind: string;
  readonly why: string;
  readonly records: number;
}

/** The tables of a report with what each was taken for; the first of them where there are very many. */
export const readReportTables = (
  store: Store,
  reportId: number,
  limit: number,
  offset: number,
): ReportTable[] =>
  prepared(
    store,
    `SELECT t.n, t.page, t.method, t.row_count AS rows, t.column_count AS columns, t.kind, t.why,
         (SELECT coalesce(sum(p.records), 0) FROM page_records p WHERE p.report_id = t.report_id AND p."table" = t.n) AS records
       FROM printed_table t
       WHERE t.report_id = :id ORDER BY t.n LIMIT :limit OFFSET :offset`,
  ).all({ id: reportId, limit, offset }) as ReportTable[];

/** How many records stand on each page. */
export const readPageCounts = (
  store: Store,
  reportId: number,
): { readonly page: number; readonly records: number }[] =>
  prepared(
    store,
    `SELECT page, sum(records) AS records FROM page_records WHERE report_id = :id AND page > 0
     GROUP BY page ORDER BY page`,
  ).all({ id: reportId }) as { page: number; records: number }[];

type Value = string | number | null;

export interface PartRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** The lists a report can be looked through by, under the names their columns have in the views. */
const partQueries = {
  observations: `SELECT id, ref, title, measure, period, raw, value, unit, qualifier, status, direction,
      indicator, page, source_table, source_row, source_column
    FROM observation WHERE report_id = :id ORDER BY n`,
  milestones: `SELECT id, kind, objective_ref, text, due, status, responsible, page, source_table, source_row,
      source_column
    FROM milestone WHERE report_id = :id ORDER BY n`,
  budget: `SELECT id, statement, section, line, measure, period, raw, amount_gbp, is_total, page, source_table,
      source_row, source_column
    FROM budget_line WHERE report_id = :id ORDER BY n`,
  problems: `SELECT severity, code, page, "table", "row", "column", message, stage
    FROM problem WHERE report_id = :id ORDER BY n`,
  asides: `SELECT kind, reason, page, "table", "row", "column", text, why
    FROM v_aside WHERE doc = (SELECT doc FROM report WHERE report_id = :id)`,
} as const;

export type ReportPart = keyof typeof partQueries;
export const reportParts = Object.keys(partQueries) as readonly ReportPart[];

export function readReportPart(
  store: Store,
  reportId: number,
  part: ReportPart,
  limit: number,
  offset: number,
): PartRows {
  const statement = prepared(store, `${partQueries[part]} LIMIT :limit OFFSET :offset`, "raw");
  const columns = statement.columns().map(({ name }) => name);
  const rows = statement.all({ id: reportId, limit, offset }) as Value[][];
  return { columns, rows };
}
