/**
 * A process that makes pages which may take long: comparisons, searches, lists of the whole archive, SQL. Started by
 * apart.ts and ended where it takes longer than its page may.
 */
import { Worker } from "node:worker_threads";
import { noPapers } from "../../draw/papers.ts";
import { readCouncilNames } from "../../store/explore/home.ts";
import { snapshotsOf } from "../../store/snapshot.ts";
import { answerPage } from "../answer-page.ts";
import { readAsked } from "../parts/asked.ts";
import { refusal } from "../parts/respond.ts";
import { findRoute } from "../routes.ts";
import type { AnsweredApart, AskedApart } from "./messages.ts";

process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit(0));
// A query that runs for ever never hears that the server is gone: a thread beside it looks.
new Worker(
  `setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(process.pid, "SIGKILL"); }, 1000);`,
  { eval: true },
).unref();

const snapshots = snapshotsOf(process.argv[2] ?? "");
const around = { papers: noPapers, takesCorrections: false, formToken: () => "" };

process.on("message", ({ number, address }: AskedApart) => {
  const begun: AnsweredApart = { number };
  process.send?.(begun);
  void answer(address).then((rendered) => {
    const message: AnsweredApart = { number, rendered };
    process.send?.(message);
  });
});

/** What the first page would load, a visitor should not wait for. */
const firstPages: Readonly<Record<string, string>> = {
  search: "/search?q=the",
  review: "/indicators",
  compare: "/compare?council=",
};

async function loadAhead(): Promise<void> {
  const first = firstPages[process.argv[3] ?? ""];
  if (first === undefined) return;
  try {
    const [council = ""] = await snapshots.look(readCouncilNames);
    await answer(first.endsWith("=") ? `${first}${encodeURIComponent(council)}` : first);
  } catch {
    // Whoever asks for a page is told what is wrong with the archive.
  }
}

void loadAhead().then(() => {
  const ready: AnsweredApart = { number: "ready" };
  process.send?.(ready);
});

async function answer(address: string) {
  const asked = readAsked(address);
  const routed = findRoute(asked.path);
  if (!routed) return refusal(404, "There is no such page.", asked.form);
  try {
    return await answerPage(routed, snapshots, asked, around);
  } catch {
    return refusal(500, "A fault of the explorer's own: the page could not be made.", asked.form);
  }
}
