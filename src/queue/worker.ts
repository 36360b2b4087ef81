import { randomUUID } from "node:crypto";
import type { FileLimits } from "../archive/limits.ts";
import type { Body, PackedReport } from "../archive/packed-report.ts";
import type { ReaderPool } from "../archive/reader-pool.ts";
import { WorkFailed } from "../problem.ts";
import { mostBodyBytes } from "./body.ts";
import type { Engine, Taken } from "./engine.ts";
import { isOtherFile, machineFailure } from "./machine-failure.ts";
import { type Order, unpackedOrder } from "./order.ts";
import type { Patience } from "./patience.ts";
import { storing } from "./storing.ts";

/** What became of one file on this machine. */
export interface WorkedFile {
  readonly file: string;
  readonly outcome: "read" | "left to the coordinator" | "given back";
  readonly why: string;
  readonly seconds: number;
  readonly report?: Pick<PackedReport, "status" | "pages">;
}

export interface WorkOptions {
  /** The folder that the coordinator sees, too: its true path. */
  readonly root: Buffer;
  readonly host: string;
  readonly jobs: number;
  /** Ends when nothing waits any more. */
  readonly once: boolean;
  /** Aborted: takes nothing new, and ends when the files in hand are done. */
  readonly finish: AbortSignal;
  /** Aborted: ends at once; what is in hand is given back. */
  readonly halt: AbortSignal;
  readonly poolFor: (limits: FileLimits, ocr: Order["ocr"]) => ReaderPool;
  readonly onFile: (file: WorkedFile) => void;
}

const greetMilliseconds = 3_000;
const shortestPause = 50;
const longestPause = 1_000;
/** After so many files one after the other that are not as the coordinator saw them, it is the folder that is another. */
const strangersInARow = 3;

/**
 * A question for jobs costs the server as much as a short report: where files take milliseconds, as many are taken at
 * a time as take about so long. Behind a file that takes longer than the others did they are put back for others.
 */
const aheadSeconds = 1;
const mostAhead = 31;
const aheadMilliseconds = 2_000;
/** Of what files take, the share of the newest. */
const newestShare = 0.3;

const nothing: Body = { bytes: Buffer.alloc(0), sha256: "" };

/** Takes files from the queue and reads them, until it is told to end. Gives back how many it read. */
export async function workThrough(
  engine: Engine,
  patiently: Patience,
  options: WorkOptions,
): Promise<number> {
  const worker = randomUUID();
  const pools = new Map<string, ReaderPool>();
  const poolOf = ({ limits, ocr }: Order) => {
    const key = JSON.stringify([limits, ocr]);
    const pool = pools.get(key) ?? options.poolFor(limits, ocr);
    pools.set(key, pool);
    return pool;
  };
  const inHand = new Map<string, Promise<void>>();
  const ahead: Taken[] = [];
  let tookAhead = 0;
  /** What a file takes; nothing is known of the first. */
  let typicalSeconds = Number.POSITIVE_INFINITY;
  const failures: unknown[] = [];
  const fail = (error: unknown) => {
    if (!options.halt.aborted) failures.push(error);
    wake();
  };
  const results = storing(
    (finished) => patiently(() => engine.finish(worker, finished)).finally(() => wake()),
    fail,
  );
  let read = 0;
  let strangers = 0;
  let matched = false;
  let wake = () => {};
  const isEnding = () => options.finish.aborted || options.halt.aborted || failures.length > 0;

  const giveBack = (taken: Taken, why: string) => patiently(() => engine.giveBack([taken.id], why));
  const handle = async (taken: Taken): Promise<void> => {
    const order = unpackedOrder(taken.packed);
    if (!order) return giveBack(taken, "it is no order that this version understands");
    const started = performance.now();
    const report = await readOrder(poolOf(order), options.root, order);
    const seconds = (performance.now() - started) / 1000;
    typicalSeconds = Number.isFinite(typicalSeconds)
      ? typicalSeconds + (seconds - typicalSeconds) * newestShare
      : seconds;
    const tell = (outcome: WorkedFile["outcome"], why: string) =>
      options.onFile({ file: order.source.file, outcome, why, seconds, report });
    if (isOtherFile(report, order.member !== undefined)) {
      const why = "the file is not here, or is another one";
      await giveBack(taken, why);
      tell("given back", why);
      strangers += 1;
      if (matched && strangers < strangersInARow) return;
      throw new WorkFailed(
        4,
        `"${order.source.file}" is not below this --root as the coordinator sees it: is it the same folder?`,
      );
    }
    matched = true;
    strangers = 0;
    const isTooLong = report.body.bytes.length > mostBodyBytes;
    const declined =
      machineFailure(report) ?? (isTooLong ? "The result is too long for the queue." : "");
    const body = declined === "" ? report.body : nothing;
    results.add({ id: taken.id, file: order.source.file, declined, body }, () => {
      read += 1;
      tell(declined === "" ? "read" : "left to the coordinator", declined);
    });
  };
  const begin = (taken: Taken) => {
    const done = handle(taken)
      .catch(fail)
      .finally(() => {
        inHand.delete(taken.id);
        const isLast = inHand.size === 0 && ahead.length === 0;
        if (isLast || typicalSeconds > aheadSeconds) results.flush();
        wake();
      });
    inHand.set(taken.id, done);
  };
  const onHalt = () => {
    for (const pool of pools.values()) pool.stop();
    wake();
  };
  const onFinish = () => wake();
  options.halt.addEventListener("abort", onHalt);
  options.finish.addEventListener("abort", onFinish);
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const notDone = () => [...inHand.keys(), ...ahead.map(({ id }) => id), ...results.ids()];
  let isAnswered = true;
  const take = async (most: number): Promise<Taken[]> => {
    const known = notDone();
    if (!isAnswered) await engine.giveBackUnheard(worker, known);
    isAnswered = false;
    const taken = await engine.take(worker, most);
    isAnswered = true;
    return taken;
  };
  /** For so many slots that are free: what was taken ahead, or more of it. */
  const nextOf = async (free: number): Promise<Taken[]> => {
    if (free > 0 && ahead.length === 0) {
      const more = Math.min(mostAhead, Math.floor((aheadSeconds * options.jobs) / typicalSeconds));
      for (const one of await patiently(() => take(free + more))) ahead.push(one);
      tookAhead = performance.now();
    }
    return ahead.splice(0, free);
  };
  const putBackAhead = async () => {
    const ids = ahead.splice(0).map(({ id }) => id);
    if (ids.length > 0) await patiently(() => engine.putBack(ids));
  };
  const greet = () => engine.greet(worker, options.host);
  await patiently(greet);
  // A greeting that fails is repeated by the next; the loop notices a server that stays away.
  const greeting = setInterval(() => void greet().catch(() => {}), greetMilliseconds);
  try {
    for (let idle = shortestPause; !isEnding(); ) {
      const free = results.isFull ? 0 : options.jobs - inHand.size;
      const taken = await nextOf(free);
      for (const one of taken) begin(one);
      if (free > 0 && taken.length === 0 && inHand.size === 0 && options.once) break;
      if (performance.now() - tookAhead > aheadMilliseconds) await putBackAhead();
      idle = taken.length > 0 ? shortestPause : Math.min(idle * 2, longestPause);
      if (inHand.size > 0 || taken.length === 0) await pause(idle);
    }
    const ids = notDone();
    if (!options.halt.aborted) await putBackAhead();
    await Promise.all(inHand.values());
    if (!options.halt.aborted) await results.end();
    // Also a second time, while it finishes what it has.
    if (options.halt.aborted) await engine.giveBack(ids, "its worker was stopped");
  } finally {
    clearInterval(greeting);
    options.halt.removeEventListener("abort", onHalt);
    options.finish.removeEventListener("abort", onFinish);
    for (const pool of pools.values()) pool.stop();
    await engine.leave(worker).catch(() => {});
  }
  if (failures.length > 0) throw failures[0];
  return read;
}

const slash = Buffer.from("/");

const readOrder = (pool: ReaderPool, root: Buffer, order: Order): Promise<PackedReport> => {
  const { path, member, source } = order;
  return pool.pack({
    path: Buffer.concat([root, slash, Buffer.from(path, "hex")]),
    source,
    ...(member !== undefined && { member }),
  });
};
