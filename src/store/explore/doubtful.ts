import type { Store } from "../store.ts";
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

/** More are no list that anybody works through; the sentence beside it says so. */
export const mostDoubtful = 5_000;

/** The records there is reason to doubt, the worst first; the whole list is worked out once for a filter. */
export function readDoubtful(store: Store, filter: DoubtfulFilter): readonly DoubtfulRecord[] {
  const bound = {
    council: filter.council ?? null,
    doc: filter.doc ?? null,
    kind: filter.kind ?? null,
    sure: filter.sure ?? null,
  };
  return once(
    store,
    `doubtful ${JSON.stringify(bound)}`,
    () =>
      store
        .prepare(
          `SELECT doc, council, kind, id, page, source_table, source_row, source_column, title, raw, field, reads,
             doubts, sure
           FROM v_doubtful
           WHERE (:council IS NULL OR council = :council) AND (:doc IS NULL OR doc = :doc)
             AND (:kind IS NULL OR kind = :kind) AND (:sure IS NULL OR sure = :sure)
           LIMIT ${mostDoubtful}`,
        )
        .all(bound) as DoubtfulRecord[],
  );
}
