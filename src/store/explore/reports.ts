import type { Store } from "../store.ts";
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
  (SELECT count(*) FROM printed_table t WHERE t.report_id = r.report_id) AS tables,
  (SELECT count(*) FROM problem p WHERE p.report_id = r.report_id) AS problems`;

const where = `WHERE (:council IS NULL OR council = :council)
  AND (:year IS NULL OR instr(';' || financial_years || ';', ';' || :year || ';') > 0)
  AND (:type IS NULL OR doc_type = :type) AND (:status IS NULL OR status = :status)
  AND (:format IS NULL OR format = :format)`;

const bound = (filter: ReportFilter) => ({
  council: filter.council ?? null,
  year: filter.year ?? null,
  type: filter.type ?? null,
  status: filter.status ?? null,
  format: filter.format ?? null,
});

export const countReports = (store: Store, filter: ReportFilter): number =>
  once(store, `reports ${JSON.stringify(bound(filter))}`, () =>
    Number(store.prepare(`SELECT count(*) FROM report ${where}`).pluck().get(bound(filter))),
  );

/** Some reports of a list, in the archive's order. */
export const listReports = (
  store: Store,
  filter: ReportFilter,
  limit: number,
  offset: number,
): ListedReport[] =>
  store
    .prepare(
      `SELECT ${columns} FROM report r ${where} ORDER BY r.report_id LIMIT :limit OFFSET :offset`,
    )
    .all({ ...bound(filter), limit, offset }) as ListedReport[];

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

export function findReport(store: Store, doc: string): FoundReport | undefined {
  const found = store
    .prepare(
      `SELECT ${columns}, r.report_id, r.importer,
         (SELECT count(*) FROM observation o WHERE o.report_id = r.report_id) AS observations,
         (SELECT count(*) FROM milestone m WHERE m.report_id = r.report_id) AS milestones,
         (SELECT count(*) FROM budget_line b WHERE b.report_id = r.report_id) AS budget_lines,
         (SELECT count(*) FROM aside a WHERE a.report_id = r.report_id) AS asides,
         (SELECT count(*) FROM finding f WHERE f.report_id = r.report_id) AS findings,
         coalesce((SELECT s.doc FROM twin t JOIN report s ON s.report_id = t.speaks
           WHERE t.report_id = r.report_id), '') AS copy_of
       FROM report r WHERE doc = ?`,
    )
    .get(doc) as Omit<FoundReport, "names"> | undefined;
  if (!found) return undefined;
  const names = store
    .prepare("SELECT file FROM file WHERE report_id = ? ORDER BY file LIMIT 50")
    .pluck()
    .all(found.report_id) as string[];
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
  store
    .prepare("SELECT doc, format, pages, bytes, file FROM report WHERE sha256 = ? AND sha256 <> ''")
    .get(sha256) as ReturnType<typeof findBytes>;
