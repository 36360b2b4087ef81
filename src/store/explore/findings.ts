import type { Store } from "../store.ts";
import { once } from "./once.ts";

export interface ListedFinding {
  readonly doc: string;
  readonly council: string;
  readonly severity: string;
  readonly code: string;
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly sure: string;
  readonly printed: string;
  readonly expected: string;
  readonly records: string;
}

export interface FindingFilter {
  readonly council?: string | undefined;
  readonly code?: string | undefined;
  readonly sure?: string | undefined;
  readonly doc?: string | undefined;
}

type Key = readonly [report: number, n: number];

/** Where each finding of a filter is kept, the surest first: worked out once, so that every page of it is as quick. */
function findingKeys(store: Store, filter: FindingFilter): readonly Key[] {
  const bound = {
    council: filter.council ?? null,
    code: filter.code ?? null,
    sure: filter.sure ?? null,
    doc: filter.doc ?? null,
  };
  return once(store, `findings ${JSON.stringify(bound)}`, () => {
    const keys = store
      .prepare(
        `SELECT p.report_id, p.n FROM problem p JOIN report r USING (report_id) LEFT JOIN finding f USING (report_id, n)
         WHERE (f.n IS NOT NULL OR p.stage = 'check')
           AND (:council IS NULL OR r.council = :council) AND (:code IS NULL OR p.code = :code)
           AND (:sure IS NULL OR coalesce(f.sure, 'certain') = :sure) AND (:doc IS NULL OR r.doc = :doc)
         ORDER BY CASE coalesce(f.sure, 'certain') WHEN 'certain' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END,
           p.report_id, p.n`,
      )
      .raw();
    return keys.all(bound) as unknown as Key[];
  });
}

export const countFindings = (store: Store, filter: FindingFilter): number =>
  findingKeys(store, filter).length;

export function listFindings(
  store: Store,
  filter: FindingFilter,
  limit: number,
  offset: number,
): ListedFinding[] {
  const one = store.prepare(
    `SELECT r.doc, r.council, p.severity, p.code, p.page, p."table", p."row", p."column", p.message,
       coalesce(f.sure, 'certain') AS sure, coalesce(f.printed, '') AS printed,
       coalesce(f.expected, '') AS expected, coalesce(f.records, '') AS records
     FROM problem p JOIN report r USING (report_id) LEFT JOIN finding f USING (report_id, n)
     WHERE p.report_id = ? AND p.n = ?`,
  );
  return findingKeys(store, filter)
    .slice(offset, offset + limit)
    .map(([report, n]) => one.get(report, n) as ListedFinding);
}

/** The codes there are, with how many of each. */
export const findingCodes = (
  store: Store,
): readonly { readonly code: string; readonly count: number }[] =>
  once(
    store,
    "finding codes",
    () =>
      store
        .prepare(
          `SELECT p.code, count(*) AS count FROM problem p LEFT JOIN finding f USING (report_id, n)
           WHERE f.n IS NOT NULL OR p.stage = 'check' GROUP BY p.code ORDER BY p.code`,
        )
        .all() as { code: string; count: number }[],
  );
