import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** A few addresses' worth of an archive: whatever stands `step` reports, indicators and records on. */
export interface Sample {
  readonly docs: readonly string[];
  readonly code: string | undefined;
  readonly record: string | undefined;
}

/** Something of every kind to load pages with before anybody asks for one; other things at each step. */
export function readSample(store: Store, step: number, council: string | undefined): Sample {
  const docs = prepared(
    store,
    "SELECT doc FROM report WHERE council = ? ORDER BY period_end, report_id LIMIT 2",
    "pluck",
  ).all(council ?? "") as string[];
  const code = prepared(
    store,
    "SELECT code FROM indicator ORDER BY code LIMIT 1 OFFSET ?",
    "pluck",
  ).get(step) as string | undefined;
  const record = prepared(
    store,
    `SELECT id FROM observation WHERE report_id = (SELECT report_id FROM report WHERE doc = :doc)
     ORDER BY n LIMIT 1 OFFSET :step`,
    "pluck",
  ).get({ doc: docs[0] ?? "", step }) as string | undefined;
  return { docs, code, record };
}
