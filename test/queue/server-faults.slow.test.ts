import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { schema } from "../../src/queue/engine.ts";
import { temporaryFolder } from "../commands/run-main.ts";
import { startWorker } from "./own-worker.ts";
import { query, startServer, type TestServer, whyNoServer } from "./postgres.ts";
import { hashOf, importPlainly, importQueued, makeReports, ownReader } from "./queued-import.ts";

/** What only a server of our own can be made to suffer. */
const why =
  whyNoServer() ?? (process.env.MUNIMENT_TEST_POSTGRES ? "the server is not ours" : undefined);
if (why !== undefined) console.warn(`skipped: faults of the queue's server (${why})`);

const folder = temporaryFolder();
const root = makeReports();
const whole = join(folder, "whole.sqlite");
let server: TestServer;
const undo: (() => void)[] = [];

beforeAll(async () => {
  if (why !== undefined) return;
  server = await startServer();
  await importPlainly(whole, [root]);
});

afterEach(() => {
  for (const one of undo.splice(0)) one();
});

afterAll(async () => {
  await server?.end();
  rmSync(root, { recursive: true, force: true });
});

/** A little time for each file, so that the fault meets some in hand. */
const slowReader = () =>
  ownReader([], async (_, report) => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    return report;
  });

const until = async (url: string, sql: string) => {
  for (let tries = 0; tries < 500; tries += 1) {
    const rows = await query(url, sql).catch(() => []);
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Never came true: ${sql}`);
};

/** Whether a system command can be given here. */
function can(command: string, ...argv: string[]): boolean {
  try {
    execFileSync(command, argv, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(why !== undefined)("an import over a queue", () => {
  it("outlives a server that is stopped and started", async () => {
    const url = await server.database();
    const archive = join(folder, "stopped.sqlite");
    const importing = importQueued(archive, [root], url, root);
    const worker = await startWorker(url, root, slowReader());
    await until(url, `SELECT FROM ${schema}.result`);
    await server.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await server.start();
    const { notes } = await importing;
    await worker.end();
    expect(notes.join("\n")).toMatch(/does not answer.*Trying again\./);
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("waits while the server's disk is full", async (context) => {
    const small = join(server.folder, "small");
    mkdirSync(small);
    const mount = ["-t", "tmpfs", "-o", "size=24m,uid=65534,gid=65534,mode=700", "tmpfs", small];
    context.skip(!can("mount", ...mount), "the system does not let a test mount a small disk");
    undo.push(() => void can("umount", "-l", small));
    const postgres = await server.database();
    await query(postgres, `CREATE TABLESPACE small LOCATION '${small}'`);
    await query(postgres, "CREATE DATABASE on_small TABLESPACE small");
    const url = postgres.replace(/\/q[0-9a-f]+\?/, "/on_small?");
    const archive = join(folder, "full.sqlite");
    const importing = importQueued(archive, [root], url, root);
    await until(url, `SELECT FROM ${schema}.job`);
    const filler = join(small, "filler");
    try {
      writeFileSync(filler, Buffer.alloc(64 << 20));
    } catch {
      // As was meant: it took all there was.
    }
    const worker = await startWorker(url, root);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const before = worker.files.length;
    rmSync(filler);
    await importing;
    await worker.end();
    await query(postgres, "DROP DATABASE on_small WITH (FORCE)");
    await query(postgres, "DROP TABLESPACE small");
    expect(before).toBeLessThan(worker.files.length);
    expect(hashOf(archive)).toBe(hashOf(whole));
  });
});
