import { csvHeader, csvRows } from "../render/csv.ts";
import { findRecord } from "../store/record.ts";
import type { Snapshots } from "../store/snapshot.ts";
import type { Store } from "../store/store.ts";
import { Refused } from "./parts/answer.ts";
import type { Asked } from "./parts/asked.ts";
import { recordLink } from "./parts/links.ts";

/** Takes corrections, one at a time, and keeps them in a file: the only thing the explorer ever writes. */
export interface CorrectionDesk {
  hand(snapshots: Snapshots, asked: Asked): Promise<{ readonly address: string }>;
}

/** Columns of the file that `ingest --corrections` takes. */
const columns = ["record", "doc", "table", "row", "column", "field", "reads", "correct", "reason"];

/** `append` adds lines to the file; given true where the file must begin with its header. */
export const correctionDesk = (
  append: (header: string, line: string) => Promise<void>,
): CorrectionDesk => {
  // One after the other: two at once must not write into each other's line.
  let last: Promise<unknown> = Promise.resolve();
  return {
    async hand(snapshots, asked) {
      const { line, id } = await snapshots.look((store) => lineOf(store, asked));
      const written = last.then(() => append(csvHeader(columns), line));
      last = written.catch(() => {});
      await written;
      return { address: recordLink(id) };
    },
  };
};

/** One correction as a file of its own. */
export const correctionLine = (store: Store, asked: Asked): string =>
  csvHeader(columns) + lineOf(store, asked).line;

function lineOf(store: Store, asked: Asked): { readonly line: string; readonly id: string } {
  const id = asked.text("record") ?? "";
  const found = /^[\w-]{1,100}$/.test(id) ? findRecord(store, id) : undefined;
  if (!found) throw new Refused(404, `The archive holds no record "${id}".`);
  const { record } = found;
  const field = asked.text("field") ?? "";
  const correct = asked.text("correct") ?? "";
  const reason = asked.text("reason") ?? "";
  if (!(field in record)) throw new Refused(400, `The record has no field "${field}".`);
  if (correct === "") {
    throw new Refused(400, 'Say what is correct; "none" takes the field\'s content out.');
  }
  if (reason === "")
    throw new Refused(400, "Give a reason: whoever reads the figure will ask for it.");
  const reads = record[field];
  const now = reads === null || reads === undefined || reads === "" ? "none" : String(reads);
  const { doc, source_table, source_row, source_column } = record;
  const row = [id, doc, source_table, source_row, source_column, field, now, correct, reason].map(
    (value) => value ?? null,
  );
  return { line: csvRows([row], true), id };
}
