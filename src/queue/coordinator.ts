import PQueue from "p-queue";
import type { FileLimits } from "../archive/limits.ts";
import type { Reader, ReadJob } from "../archive/reader-pool.ts";
import type { FileReport } from "../file-report.ts";
import { bodyToReport } from "./body.ts";
import { type Engine, mostBytesAtOnce, type Waiting } from "./engine.ts";
import { type Order, orderId, pathBelow } from "./order.ts";
import type { Patience } from "./patience.ts";

export interface CoordinatorOptions {
  readonly queue: string;
  /** The folder that the workers see, too: its true path. */
  readonly root: Buffer;
  readonly limits: FileLimits;
  /** How many files are read here at a time. */
  readonly jobs: number;
  /** Reads here, with all that this machine was given. */
  readonly home: Reader;
  /** Reads a file for the first time, leaving pages that are pictures; absent where `home` does no more. */
  readonly glance?: Reader;
  /** How the workers read pages that are pictures. */
  readonly ocr?: Order["ocr"];
  /**
   * Whether a file goes to the workers, told by its first reading here; absent where every file does. What is
   * read here takes milliseconds: only what needs much more is worth the way.
   */
  readonly goesToWorkers?: (report: FileReport) => boolean;
  /** A password never travels: what it may open is read here. */
  readonly hasPassword: boolean;
  readonly onNote: (sentence: string) => void;
  readonly onStanding: () => Promise<void>;
}

export interface QueueReader extends Reader {
  /** Forgets what was taken, and ends. */
  close(): Promise<void>;
}

/** A fetch costs as much as there are jobs that wait: 0.9 ms for a hundred, 91 ms for 100,000. */
const mostOutstanding = 500;
const mostAtOnce = 128;
/** So many results are written in one turn; between turns the answers of the server come in. */
const writtenInATurn = 16;
/** A look for results costs the server as much as some reports: where few come, it waits for more of them. */
const enoughAtOnce = mostAtOnce / 4;
const shortestPause = 50;
const longestPause = 1_000;
const lookMilliseconds = 2_000;
const standingMilliseconds = 5_000;
/** A result is forgotten so long after it was handed over: by then the writer's journal is on the disk. */
const keptMilliseconds = 2_500;

interface Asked {
  readonly order: Order;
  readonly job: ReadJob;
  readonly resolve: (report: FileReport) => void;
  readonly reject: (error: unknown) => void;
}

interface Fetched {
  readonly results: readonly Waiting[];
  readonly without: readonly string[];
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Reads by the workers what is worth it, and here what is not, what nobody else could, and what failed elsewhere. */
export function queueReader(
  engine: Engine,
  patiently: Patience,
  options: CoordinatorOptions,
): QueueReader {
  const { queue, root, limits, jobs, home } = options;
  const here = new PQueue({ concurrency: jobs });
  const asked = new Map<string, Asked>();
  /** Nobody was told of these yet. */
  const unsent = new Map<string, Order>();
  const taken = new Map<string, number>();
  let stopped = false;
  let failure: unknown;
  let loop: Promise<void> | undefined;
  let wake = () => {};
  let pause = shortestPause;

  const readHere = (job: ReadJob, reader = home): Promise<FileReport> =>
    here.add(() => {
      if (stopped) throw new Error("The reading was stopped.");
      return reader.read(job);
    });
  /** The file itself, after all: another machine could not, or its result is not to be believed. */
  const settleHere = (id: string, why: string) => {
    const one = asked.get(id);
    if (!one) return;
    asked.delete(id);
    taken.set(id, performance.now());
    options.onNote(`${one.order.source.file} is read here: ${why}`);
    readHere(one.job).then(one.resolve, one.reject);
  };
  const settle = ({ id, declined, body }: Waiting) => {
    const one = asked.get(id);
    if (!one) return;
    if (declined !== "") return settleHere(id, `a worker could not ("${declined}")`);
    const report = bodyToReport(body, one.order.source.sha256);
    if (typeof report === "string")
      return settleHere(id, `a worker's result was refused, ${report}`);
    const isLocked = report.problems.some(({ code }) => code === "file-encrypted");
    if (isLocked && options.hasPassword) return settleHere(id, "it needs the password");
    asked.delete(id);
    taken.set(id, performance.now());
    one.resolve({ ...report, source: one.order.source });
  };

  const send = async (ids: Iterable<string>) => {
    const batch: Order[] = [];
    for (const id of ids) {
      const order = unsent.get(id);
      unsent.delete(id);
      if (order && asked.has(id)) batch.push(order);
    }
    if (batch.length > 0) await patiently(() => engine.send(batch));
  };
  /** Results that wait, but for those in hand; and where those are all, the unsent that have none. */
  const fetchWaiting = async (inHand: readonly Waiting[]): Promise<Fetched> => {
    const known = new Set(inHand.map(({ id }) => id));
    const ids = [...asked.keys()].filter((id) => !known.has(id));
    if (ids.length === 0) return { results: [], without: [] };
    const results = await patiently(() => engine.waiting(ids, mostAtOnce));
    const found = new Set(results.map(({ id }) => id));
    return { results, without: ids.filter((id) => unsent.has(id) && !found.has(id)) };
  };
  const forget = async (isOld: (since: number) => boolean) => {
    const ids = [...taken].flatMap(([id, since]) => (isOld(since) ? [id] : []));
    if (ids.length === 0) return;
    await patiently(() => engine.forget(ids));
    for (const id of ids) taken.delete(id);
  };
  const look = async () => {
    await patiently(() => engine.release());
    const ids = [...asked.keys()].filter((id) => !unsent.has(id));
    if (ids.length === 0) return;
    const { died, gone } = await patiently(() => engine.lost(ids));
    for (const [id, why] of died) settleHere(id, `it was handed out again and again (${why})`);
    for (const id of gone) {
      const one = asked.get(id);
      if (one) unsent.set(id, one.order);
    }
  };
  let looked = performance.now();
  let stood = Number.NEGATIVE_INFINITY;
  const tend = async () => {
    const now = performance.now();
    if (now - looked > lookMilliseconds) {
      looked = now;
      // Also while results come faster than they are written: workers wait for these.
      await send([...unsent.keys()]);
      await look();
      await forget((since) => now - since > keptMilliseconds);
    }
    if (now - stood > standingMilliseconds) {
      stood = now;
      await patiently(options.onStanding);
    }
  };
  const writeOut = async (results: readonly Waiting[]) => {
    for (const [at, one] of results.entries()) {
      settle(one);
      // It is written before the next one is opened: what lives so shortly costs next to no memory.
      await new Promise<void>((resolve) => process.nextTick(resolve));
      if ((at + 1) % writtenInATurn === 0) await nextTurn();
    }
  };
  const run = async () => {
    // Files are asked for one after the other: what comes until the next turn is sent together.
    await nextTurn();
    let next: Promise<Fetched> | undefined;
    let tending: Promise<void> | undefined;
    let trouble: unknown;
    while (!stopped && asked.size > 0) {
      const { results, without } = await (next ?? fetchWaiting([]));
      const bytes = results.reduce((sum, { body }) => sum + body.bytes.length, 0);
      const isMore = results.length === mostAtOnce || bytes > mostBytesAtOnce / 2;
      // The server looks for the next of them while these are written.
      next = isMore ? fetchWaiting(results) : undefined;
      next?.catch(() => {});
      // What has no result yet is sent meanwhile.
      const sending = send(isMore ? [] : without);
      sending.catch(() => {});
      // First the questions leave this process.
      await nextTurn();
      await writeOut(results);
      await sending;
      if (trouble !== undefined) throw trouble;
      // Beside the writing: it takes the server as long as some dozen results.
      tending ??= tend()
        .catch((error: unknown) => {
          trouble = error;
        })
        .finally(() => {
          tending = undefined;
        });
      pause =
        results.length >= enoughAtOnce
          ? Math.max(shortestPause, pause / 2)
          : Math.min(pause * 2, longestPause);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, isMore ? 0 : pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    await tending;
  };
  const keepRunning = () => {
    if (loop || stopped) return;
    pause = shortestPause;
    loop = run()
      .catch((error: unknown) => {
        failure = error;
        for (const { reject } of asked.values()) reject(error);
        asked.clear();
      })
      .finally(() => {
        loop = undefined;
        if (asked.size > 0 && !stopped) keepRunning();
      });
  };
  const readElsewhere = (job: ReadJob): Promise<FileReport> => {
    const path = pathBelow(root, job.path);
    if (path === undefined) return readHere(job);
    const order: Order = {
      path: path.toString("hex"),
      ...(job.member !== undefined && { member: job.member }),
      source: job.source,
      limits,
      ...(options.ocr !== undefined && { ocr: options.ocr }),
    };
    return new Promise((resolve, reject) => {
      if (failure !== undefined || stopped) {
        reject(failure ?? new Error("The reading was stopped."));
        return;
      }
      const id = orderId(queue, order);
      asked.set(id, { order, job, resolve, reject });
      unsent.set(id, order);
      keepRunning();
    });
  };

  return {
    // Never so many of them here: `here` holds them back.
    concurrencyFor: ({ count }) => Math.max(1, Math.min(count, mostOutstanding)),
    list: (path) => here.add(() => home.list(path)),
    async read(job) {
      if (!options.goesToWorkers) return readElsewhere(job);
      const report = await readHere(job, options.glance);
      return options.goesToWorkers(report) ? readElsewhere(job) : report;
    },
    stop() {
      stopped = true;
      home.stop();
      options.glance?.stop();
      wake();
      for (const { reject } of asked.values()) reject(new Error("The reading was stopped."));
      asked.clear();
    },
    async close() {
      stopped = true;
      wake();
      await loop;
      if (failure === undefined && taken.size > 0) await engine.forget([...taken.keys()]);
    },
  };
}
