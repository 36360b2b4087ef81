import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schema } from "../../src/queue/engine.ts";
import { temporaryFolder } from "../commands/run-main.ts";
import { query, startServer, type TestServer, whyNoServer } from "./postgres.ts";
import { hashOf } from "./queued-import.ts";

/** The built program, its processes killed as systems kill them. */
const why = whyNoServer();
if (why !== undefined) console.warn(`skipped: kills of the queue's processes (${why})`);

const folder = temporaryFolder();
const root = join(folder, "in");
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));
const whole = join(folder, "whole.sqlite");
let server: TestServer;
const running = new Set<ChildProcess>();

interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly status: number | null; readonly err: string }>;
}

function muniment(...argv: string[]): Program {
  const child = spawn(process.execPath, [cli, ...argv], { stdio: ["ignore", "ignore", "pipe"] });
  running.add(child);
  let err = "";
  child.stderr?.on("data", (text) => {
    err += String(text);
  });
  const ended = new Promise<{ status: number | null; err: string }>((resolve) => {
    child.once("close", (status) => {
      running.delete(child);
      resolve({ status, err });
    });
  });
  return { child, ended };
}

/** On a busy machine a reader that only starts must not be taken for one that stalls. */
const patient = ["--limit-stall", "200", "--limit-time", "200"];
const ingest = (archive: string, url: string) =>
  muniment(
    "ingest",
    root,
    "--db",
    archive,
    "--queue",
    url,
    "--queue-all",
    "--jobs",
    "1",
    ...patient,
  );
const work = (url: string, ...more: string[]) =>
  muniment("work", "--queue", url, "--root", root, "--jobs", "1", ...more);

const until = async (url: string, sql: string, seconds = 100) => {
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    const rows = await query(url, sql).catch(() => []);
    if (rows.length > 0) return rows;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Never came true: ${sql}`);
};

beforeAll(async () => {
  if (why !== undefined) return;
  mkdirSync(root);
  for (const name of [
    "archive/cumbria-cs-service-plan-2007-08.txt",
    "made/layouts/laa.txt",
    "made/layouts/capital.txt",
  ]) {
    copyFileSync(join(fixtures, name), join(root, name.split("/").at(-1) ?? ""));
  }
  const [started, { status }] = await Promise.all([
    startServer(),
    muniment("ingest", root, "--db", whole, "--jobs", "1", ...patient).ended,
  ]);
  server = started;
  expect(status).toBe(0);
}, 200_000);

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await server?.end();
});

describe.skipIf(why !== undefined).concurrent("after a kill -9", { timeout: 200_000 }, () => {
  it("of the coordinator, the next one takes up the results that wait", async () => {
    const url = await server.database();
    const archive = join(folder, "coordinator.sqlite");
    const first = ingest(archive, url);
    await until(url, `SELECT FROM ${schema}.job HAVING count(*) = 3`);
    first.child.kill("SIGKILL");
    await first.ended;
    expect(await work(url, "--once").ended).toMatchObject({ status: 0 });
    // Nobody reads any more: all of it waits.
    expect(await ingest(archive, url).ended).toMatchObject({ status: 0 });
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("of a worker, its file is in hand elsewhere within its limit and ten seconds", async () => {
    const url = await server.database();
    const archive = join(folder, "worker.sqlite");
    const importing = ingest(archive, url);
    const first = work(url);
    const [held] = await until(url, `SELECT job, worker FROM ${schema}.hand`);
    first.child.kill("SIGKILL");
    const killed = performance.now();
    const second = work(url);
    await until(
      url,
      `SELECT FROM ${schema}.hand WHERE job = '${held?.job}' AND worker <> '${held?.worker}'
       UNION ALL SELECT FROM ${schema}.result WHERE id = '${held?.job}'`,
      70,
    );
    expect(performance.now() - killed).toBeLessThan(70_000);
    expect(await importing.ended).toMatchObject({ status: 0 });
    second.child.kill("SIGTERM");
    expect(await second.ended).toMatchObject({ status: 0 });
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("or a SIGTERM, at which a worker finishes its file", async () => {
    const url = await server.database();
    const archive = join(folder, "terminated.sqlite");
    const importing = ingest(archive, url);
    const first = work(url);
    const [held] = await until(url, `SELECT job FROM ${schema}.hand`);
    first.child.kill("SIGTERM");
    const { status, err } = await first.ended;
    expect(status).toBe(0);
    expect(err).toContain("the files in hand are finished first");
    expect(err.match(/^read /gm)).toHaveLength(1);
    expect(await query(url, `SELECT FROM ${schema}.hand WHERE job = '${held?.job}'`)).toEqual([]);
    const second = work(url);
    expect(await importing.ended).toMatchObject({ status: 0 });
    second.child.kill("SIGTERM");
    await second.ended;
    expect(hashOf(archive)).toBe(hashOf(whole));
  });
});
