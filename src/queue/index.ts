import { hostname } from "node:os";
import { importerVersion } from "../archive/importer-version.ts";
import { readerPool } from "../archive/reader-pool.ts";
import { keepHeapSmall } from "../archive/small-heap.ts";
import { WorkFailed } from "../problem.ts";
import { hasEngines } from "../scan/engine/tesseract.ts";
import { type CoordinatorOptions, type QueueReader, queueReader } from "./coordinator.ts";
import { openEngine, schema } from "./engine.ts";
import { patienceWith } from "./patience.ts";
import { queueName } from "./queue-name.ts";
import { openServer, type Server, serverFailure } from "./server.ts";
import {
  cleanUp,
  isThere,
  readStanding,
  readWorkers,
  type Standing,
  type StandingWorker,
} from "./standing.ts";
import { type WorkOptions, workThrough } from "./worker.ts";

export type { Standing } from "./standing.ts";
export type { WorkedFile } from "./worker.ts";

const ownQueue = (): string => queueName(importerVersion(), process.versions.node, hasEngines());

/** What stands between a coordinator and its results. */
export interface Progressed {
  readonly waiting: number;
  readonly workers: readonly StandingWorker[];
}

export interface CoordinateOptions extends Omit<CoordinatorOptions, "queue" | "onStanding"> {
  readonly url: string;
  readonly onProgress: (progressed: Progressed) => void;
}

/** So often it is said that nobody serves the queue. */
const lonelyMilliseconds = 30_000;

/** A reader whose work is done by all who serve the queue. */
export async function coordinate(options: CoordinateOptions): Promise<QueueReader> {
  const server = await openServer(options.url, 4);
  let stopped = false;
  const patiently = patienceWith(server, options.onNote, () => stopped);
  const queue = ownQueue();
  let said = Number.NEGATIVE_INFINITY;
  const onStanding = async () => {
    const [count] = await server.sql(
      `SELECT count(*)::int AS waiting FROM ${schema}.job WHERE name = $1 AND state < 'active'`,
      [queue],
    );
    const all = await readWorkers(server.sql);
    const workers = all.filter((worker) => worker.queue === queue);
    const waiting = Number(count?.waiting);
    options.onProgress({ waiting, workers });
    const now = performance.now();
    if (waiting === 0 || workers.length > 0 || now - said < lonelyMilliseconds) return;
    said = now;
    options.onNote(lonely(all.length));
  };
  try {
    const engine = await openEngine(server, queue);
    const reader = queueReader(engine, patiently, { ...options, queue, onStanding });
    return {
      ...reader,
      stop() {
        stopped = true;
        reader.stop();
      },
      async close() {
        stopped = true;
        try {
          await reader.close();
        } catch {
          // What it did not forget, the next run finds, or "muniment queue --clean".
        }
        await server.end();
      },
    };
  } catch (error) {
    await server.end();
    throw serverFailure(error, server.name);
  }
}

function lonely(others: number): string {
  const start = 'start "muniment work --queue … --root FOLDER" on one machine or more';
  return others === 0
    ? `Nobody serves the queue: ${start}.`
    : `Nobody of this version serves the queue (${others} of another version or Node do): ${start}.`;
}

export interface ServeOptions extends Omit<WorkOptions, "host" | "poolFor"> {
  readonly url: string;
  readonly onNote: (sentence: string) => void;
}

/** Serves the queue with this machine. */
export async function serveQueue(options: ServeOptions): Promise<number> {
  keepHeapSmall();
  // A connection for each that may end a job, one for the greeting.
  const server = await openServer(options.url, Math.min(options.jobs, 8) + 2);
  try {
    const engine = await openEngine(server, ownQueue());
    const patiently = patienceWith(server, options.onNote, () => options.halt.aborted);
    return await workThrough(engine, patiently, {
      ...options,
      host: hostname(),
      poolFor: (limits, ocr) =>
        readerPool({ jobs: options.jobs, limits, ...(ocr && { ocr: { mode: ocr } }) }),
    });
  } catch (error) {
    throw serverFailure(error, server.name);
  } finally {
    await server.end();
  }
}

/** What stands in the queue; cleans it up first where that is asked for. */
export async function standingOf(url: string, clean: boolean): Promise<Standing> {
  const server = await openServer(url, 1);
  try {
    if (!(await isThere(server.sql))) throw noQueue(server);
    if (clean) await cleanUp(server);
    return await readStanding(server.sql);
  } catch (error) {
    throw serverFailure(error, server.name);
  } finally {
    await server.end();
  }
}

const noQueue = (server: Server): WorkFailed =>
  new WorkFailed(4, `There is no queue at ${server.name}: "muniment ingest --queue" makes one.`);
