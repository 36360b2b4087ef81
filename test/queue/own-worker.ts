import { importerVersion } from "../../src/archive/importer-version.ts";
import type { ReaderPool } from "../../src/archive/reader-pool.ts";
import { type Engine, openEngine } from "../../src/queue/engine.ts";
import { patienceWith } from "../../src/queue/patience.ts";
import { queueName } from "../../src/queue/queue-name.ts";
import { openServer, type Server } from "../../src/queue/server.ts";
import { type WorkedFile, workThrough } from "../../src/queue/worker.ts";
import { hasEngines } from "../../src/scan/engine/tesseract.ts";
import { ownReader } from "./queued-import.ts";

export const ownQueue = queueName(importerVersion(), process.versions.node, hasEngines());

export interface OwnEngine extends Engine {
  readonly server: Server;
  end(): Promise<void>;
}

export async function ownEngine(url: string, queue = ownQueue): Promise<OwnEngine> {
  const server = await openServer(url, 3);
  const engine = await openEngine(server, queue);
  return { ...engine, server, end: () => server.end() };
}

export interface OwnWorker {
  /** What it read, in order. */
  readonly files: WorkedFile[];
  /** Tells it to end when its files are done, and waits for that; throws what ended it. */
  end(): Promise<void>;
  readonly done: Promise<number>;
}

/** A worker in this process. */
export async function startWorker(
  url: string,
  root: string,
  pool: ReaderPool = ownReader(),
  { once = false, jobs = 2, queue = ownQueue, change = (own: OwnEngine): OwnEngine => own } = {},
): Promise<OwnWorker> {
  const engine = change(await ownEngine(url, queue));
  const finish = new AbortController();
  const files: WorkedFile[] = [];
  const patiently = patienceWith(
    engine.server,
    () => {},
    () => finish.signal.aborted,
  );
  const done = workThrough(engine, patiently, {
    root: Buffer.from(root),
    host: "here",
    jobs,
    once,
    finish: finish.signal,
    halt: new AbortController().signal,
    poolFor: () => pool,
    onFile: (file) => void files.push(file),
  }).finally(() => engine.end());
  // Told by `end`, not as a rejection that nobody waited for.
  done.catch(() => {});
  return {
    files,
    done,
    async end() {
      finish.abort();
      await done;
    },
  };
}
