/** A process that runs one query and hands its rows over, some at a time: started, and ended, by query-apart.ts. */
import { WorkFailed } from "../../problem.ts";
import { openStore } from "../../store/open.ts";
import { runQuery, type Value } from "../../store/query.ts";
import { endWithParent } from "../end-with-parent.ts";
import type { AskedQuery, QueryAnswer } from "./query-messages.ts";

const rowsAtOnce = 500;

process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit(0));
endWithParent(process.ppid, 1000);

const say = (answer: QueryAnswer): void => void process.send?.(answer);

process.once("message", (asked: AskedQuery) => {
  void answer(asked).catch((error: unknown) => {
    const status = error instanceof WorkFailed ? error.status : 4;
    say({
      kind: "failed",
      status,
      sentence: error instanceof Error ? error.message : String(error),
    });
  });
});

async function answer({ db, sql, parameters }: AskedQuery): Promise<void> {
  const store = await openStore(db);
  const { columns, rows } = runQuery(store, sql, parameters);
  const left = rows[Symbol.iterator]();
  const next = (): void => {
    const batch: (readonly Value[])[] = [];
    let last = false;
    while (!last && batch.length < rowsAtOnce) {
      const { done, value } = left.next();
      if (done === true) last = true;
      else batch.push(value);
    }
    say({ kind: "rows", columns, rows: batch, last });
  };
  process.on("message", () => {
    try {
      next();
    } catch (error) {
      say({ kind: "failed", status: 2, sentence: error instanceof Error ? error.message : "" });
    }
  });
  next();
}
