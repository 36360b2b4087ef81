/**
 * A process that makes pages: comparisons, searches, lists of the whole archive, SQL. Started by apart.ts and ended
 * where it takes longer than its page may.
 */
import { Worker } from "node:worker_threads";
import { noPapers } from "../../draw/papers.ts";
import { snapshotsOf } from "../../store/snapshot.ts";
import { answerPage } from "../answer-page.ts";
import { loadAhead, loadOn } from "../load-ahead.ts";
import { LongWork, type Rendered } from "../parts/answer.ts";
import { readAsked } from "../parts/asked.ts";
import { refusal } from "../parts/respond.ts";
import { findRoute } from "../routes.ts";
import type { AnsweredApart, AskedApart, BusyElsewhere } from "./messages.ts";

process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit(0));
// A query that runs for ever never hears that the server is gone: a thread beside it looks.
new Worker(
  `setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(process.pid, "SIGKILL"); }, 1000);`,
  { eval: true },
).unref();

const snapshots = snapshotsOf(process.argv[2] ?? "");
const lane = process.argv[3] ?? "";
const around = {
  papers: noPapers,
  takesCorrections: false,
  formToken: () => "",
  ...(lane === "shared" && {
    noLongWork: () => {
      throw new LongWork("It is made in a process of its own.");
    },
  }),
};

const tell = (message: AnsweredApart): void => {
  process.send?.(message);
};

let lastAsked = 0;
process.on("message", (asked: AskedApart | BusyElsewhere) => {
  lastAsked = performance.now();
  if ("busyMilliseconds" in asked) {
    lastAsked += asked.busyMilliseconds;
    return;
  }
  const { number, address } = asked;
  tell({ number });
  void answer(address).then(
    ({ status, type, body }) =>
      // Bytes: a text would be encoded here, decoded there and encoded again.
      tell({ number, rendered: { status, type, body: new TextEncoder().encode(body) } }),
    () => tell({ number, isLong: true }),
  );
});

void begin();

async function begin(): Promise<void> {
  const made = lane === "shared" ? await loadAhead(snapshots, lane) : 0;
  tell({ number: "ready" });
  if (lane === "shared") await loadOn(snapshots, lane, made, () => lastAsked);
}

/** Rejects with `LongWork` alone. */
async function answer(address: string): Promise<Rendered> {
  const asked = readAsked(address);
  const routed = findRoute(asked.path);
  if (!routed) return refusal(404, "There is no such page.", asked.form);
  try {
    return await answerPage(routed, snapshots, asked, around);
  } catch (error) {
    if (error instanceof LongWork) throw error;
    return refusal(500, "A fault of the explorer's own: the page could not be made.", asked.form);
  }
}
