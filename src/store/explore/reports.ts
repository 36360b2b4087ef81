import { keptFor } from "../kept.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { narrowed } from "./narrowed.ts";
import { once } from "./once.ts";

export interface ListedReport {
  readonly doc: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly status: string;
  readonly council: string;
  readonly directorate: string;
  readonly service: string;
  readonly doc_type: string;
  readonly title: string;
  readonly period_label: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly financial_years: string;
  readonly pages: number | null;
  readonly tables: number;
  readonly problems: number;
}

export interface FoundReport extends ListedReport {
  readonly report_id: number;
  readonly importer: string;
  readonly observations: number;
  readonly milestones: number;
  readonly budget_lines: number;
  readonly asides: number;
  readonly findings: number;
  /** The doc that speaks for it, where it is a copy. */
  readonly copy_of: string;
  readonly names: readonly string[];
}

export interface ReportFilter {
  readonly council?: string | undefined;
  readonly year?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly format?: string | undefined;
}

const columns = `doc, file, sha256, bytes, format, status, council, directorate, service, doc_type, title,
  period_label, period_start, period_end, financial_years, pages,
  c.tables, c.problems`;
const counted = "report r JOIN report_count c USING (report_id)";

const conditions = {
  council: "council = :council",
  year: "instr(';' || financial_years || ';', ';' || :year || ';') > 0",
  type: "doc_type = :type",
  status: "status = :status",
  format: "format = :format",
};

export function countReports(store: Store, filter: ReportFilter): number {
  const { where, bound } = narrowed(conditions, { ...filter });
  return once(store, `reports ${JSON.stringify(bound)}`, () =>
    Number(prepared(store, `SELECT count(*) FROM report ${where}`, "pluck").get(bound)),
  );
}

/** Some reports of a list, in the archive's order. */
export function listReports(
  store: Store,
  filter: ReportFilter,
  limit: number,
  offset: number,
): ListedReport[] {
  const { where, bound } = narrowed(conditions, { ...filter });
  return prepared(
    store,
    `SELECT ${columns} FROM ${counted} ${where} ORDER BY r.report_id LIMIT :limit OFFSET :offset`,
  ).all({ ...bound, limit, offset }) as ListedReport[];
}

/** What the lists of reports can be narrowed by. */
export const reportFacets = (
  store: Store,
): { readonly types: string[]; readonly formats: string[]; readonly years: string[] } =>
  once(store, "report facets", () => {
    const distinct = (sql: string) => store.prepare(sql).pluck().all() as string[];
    return {
      types: distinct("SELECT DISTINCT doc_type FROM report ORDER BY 1"),
      formats: distinct("SELECT DISTINCT format FROM report ORDER BY 1"),
      years: [
        ...new Set(
          distinct("SELECT DISTINCT financial_years FROM report").flatMap((joined) =>
            joined.split(";").filter(Boolean),
          ),
        ),
      ].sort(),
    };
  });

/** Reports that people look at: whoever reads one of its records reads the next. */
const kept = keptFor<FoundReport | undefined>(500);

export const findReport = (store: Store, doc: string): FoundReport | undefined =>
  kept(store, doc, () => readReport(store, doc));

function readReport(store: Store, doc: string): FoundReport | undefined {
  const found = prepared(
    store,
    `SELECT ${columns}, r.report_id, r.importer,
         c.observations, c.milestones, c.budget_lines, c.asides, c.findings,
         coalesce((SELECT s.doc FROM twin t JOIN report s ON s.report_id = t.speaks
           WHERE t.report_id = r.report_id), '') AS copy_of
       FROM ${counted} WHERE doc = ?`,
  ).get(doc) as Omit<FoundReport, "names"> | undefined;
  if (!found) return undefined;
  const names = prepared(
    store,
    "SELECT file FROM file WHERE report_id = ? ORDER BY file LIMIT 50",
    "pluck",
  ).all(found.report_id) as string[];
  return { ...found, names };
}

/** A report by the hash of its bytes: what a picture's address holds. */
export const findBytes = (
  store: Store,
  sha256: string,
):
  | {
      readonly doc: string;
      readonly format: string;
      readonly pages: number | null;
      readonly bytes: number;
      readonly file: string;
    }
  | undefined =>
  prepared(
    store,
    "SELECT doc, format, pages, bytes, file FROM report WHERE sha256 = ? AND sha256 <> ''",
  ).get(sha256) as ReturnType<typeof findBytes>;
