import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { narrowed } from "./narrowed.ts";
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
  /** Docs of copies it holds for, too; `;`-joined. */
  readonly copies: string;
}

export interface FindingFilter {
  readonly council?: string | undefined;
  readonly code?: string | undefined;
  readonly sure?: string | undefined;
  readonly doc?: string | undefined;
}

/** A copy of a report is told of with the one that speaks for both. */
const conditions = {
  council: "f.council = :council",
  code: "f.code = :code",
  sure: "f.sure = :sure",
  doc: `f.report_id IN (SELECT report_id FROM report WHERE doc = :doc
    UNION SELECT speaks FROM twin JOIN report USING (report_id) WHERE doc = :doc)
    AND (f.report_id = (SELECT report_id FROM report WHERE doc = :doc) OR instr(';' || f.copies || ';', ';' || :doc || ';') > 0)`,
};

export function countFindings(store: Store, filter: FindingFilter): number {
  const { where, bound } = narrowed(conditions, { ...filter });
  return once(store, `findings ${JSON.stringify(bound)}`, () =>
    Number(prepared(store, `SELECT count(*) FROM finding_place f ${where}`, "pluck").get(bound)),
  );
}

/** Some of the findings, the surest first, each once for all copies of a report. */
export function listFindings(
  store: Store,
  filter: FindingFilter,
  limit: number,
  offset: number,
): ListedFinding[] {
  const { where, bound } = narrowed(conditions, { ...filter });
  // From the few places on: left to choose, the database goes through all of them to sort fifty.
  return prepared(
    store,
    `SELECT r.doc, r.council, p.severity, p.code, p.page, p."table", p."row", p."column", p.message, place.sure,
       coalesce(f.printed, '') AS printed, coalesce(f.expected, '') AS expected, coalesce(f.records, '') AS records,
       place.copies
     FROM (SELECT f.place FROM finding_place f ${where} ORDER BY f.place LIMIT :limit OFFSET :offset)
     CROSS JOIN finding_place place USING (place) CROSS JOIN report r USING (report_id)
     CROSS JOIN problem p USING (report_id, n) LEFT JOIN finding f USING (report_id, n) ORDER BY place.place`,
  ).all({ ...bound, limit, offset }) as ListedFinding[];
}

/** The codes there are, with how many of each. */
export const findingCodes = (
  store: Store,
): readonly { readonly code: string; readonly count: number }[] =>
  once(
    store,
    "finding codes",
    () =>
      prepared(
        store,
        "SELECT code, count(*) AS count FROM finding_place GROUP BY code ORDER BY code",
      ).all() as { code: string; count: number }[],
  );
