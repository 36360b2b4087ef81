import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { narrowed } from "./narrowed.ts";
import { once } from "./once.ts";

export interface DoubtfulRecord {
  readonly doc: string;
  readonly council: string;
  readonly kind: string;
  readonly id: string;
  readonly page: number | null;
  readonly source_table: number | null;
  readonly source_row: number | null;
  readonly source_column: number | null;
  readonly title: string;
  readonly raw: string;
  readonly field: string;
  readonly reads: string;
  readonly doubts: string;
  readonly sure: string;
}

export interface DoubtfulFilter {
  readonly council?: string | undefined;
  readonly doc?: string | undefined;
  readonly kind?: string | undefined;
  readonly sure?: string | undefined;
}

const conditions = {
  council: "d.council = :council",
  kind: "d.kind = :kind",
  sure: "d.sure = :sure",
  doc: "d.report_id = (SELECT report_id FROM report WHERE doc = :doc)",
};

export function countDoubtful(store: Store, filter: DoubtfulFilter): number {
  const { where, bound } = narrowed(conditions, { ...filter });
  return once(store, `doubtful ${JSON.stringify(bound)}`, () =>
    Number(prepared(store, `SELECT count(*) FROM doubtful_place d ${where}`, "pluck").get(bound)),
  );
}

/** Some of the records there is reason to doubt, the worst first. */
export function listDoubtful(
  store: Store,
  filter: DoubtfulFilter,
  limit: number,
  offset: number,
): DoubtfulRecord[] {
  const { where, bound } = narrowed(conditions, { ...filter });
  const places = prepared(
    store,
    `SELECT r.doc, d.council, d.kind, d.id, d.field, d.reads, d.doubts, d.sure
     FROM (SELECT d.place FROM doubtful_place d ${where} ORDER BY d.place LIMIT :limit OFFSET :offset)
     CROSS JOIN doubtful_place d USING (place) CROSS JOIN report r USING (report_id) ORDER BY place`,
  ).all({ ...bound, limit, offset }) as (Omit<DoubtfulRecord, keyof Printed> & {
    readonly kind: keyof typeof printedOf;
  })[];
  return places.map(({ doc, council, kind, id, ...doubt }) => {
    const printed = prepared(store, printedOf[kind]).get(id) as Printed;
    return { doc, council, kind, id, ...printed, ...doubt };
  });
}

type Printed = Pick<
  DoubtfulRecord,
  "page" | "source_table" | "source_row" | "source_column" | "title" | "raw"
>;

const columns = "page, source_table, source_row, source_column";
const printedOf = {
  observation: `SELECT ${columns}, title, raw FROM observation WHERE id = ?`,
  milestone: `SELECT ${columns}, text AS title, '' AS raw FROM milestone WHERE id = ?`,
  budget: `SELECT ${columns}, line AS title, raw FROM budget_line WHERE id = ?`,
} as const;
