import { fork } from "node:child_process";
import { WorkFailed } from "../../problem.ts";
import type { Value } from "../../store/query.ts";
import { compiledEntry } from "../compiled-entry.ts";
import type { AskedQuery, QueryAnswer } from "./query-messages.ts";

/** What stopped a query: nothing, or the limit on its time. */
export type Stopped = "time" | undefined;

/**
 * Runs a query in a process of its own, which is ended when its time is up: SQLite gives control back with each row,
 * and a query that finds none for an hour is not to be stopped from within. `take` says whether it wants more.
 */
export function queryApart(
  asked: AskedQuery,
  seconds: number,
  take: (columns: readonly string[], rows: readonly (readonly Value[])[]) => boolean,
): Promise<Stopped> {
  const child = fork(compiledEntry(new URL("./query-entry.js", import.meta.url)), [], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--no-warnings"],
    serialization: "advanced",
    env: {},
  });
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.on("error", () => {});
      child.kill("SIGKILL");
      end();
    };
    // A timer holds no more than so many days.
    const timer = setTimeout(
      () => settle(() => resolve("time")),
      Math.min(seconds * 1000, 2 ** 31 - 1),
    );
    child.on("message", (answer: QueryAnswer) => {
      if (answer.kind === "failed") {
        settle(() => reject(new WorkFailed(answer.status, answer.sentence)));
      } else if (take(answer.columns, answer.rows) && !answer.last) {
        child.send("more", () => {});
      } else settle(() => resolve(undefined));
    });
    const crashed = () => settle(() => reject(new WorkFailed(4, "The query's process ended.")));
    child.once("exit", crashed).once("error", crashed);
    child.send(asked, (error) => error && crashed());
  });
}
