import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schema } from "../../src/queue/engine.ts";
import { temporaryFolder } from "../commands/run-main.ts";
import { query, startServer, type TestServer, whyNoServer } from "./postgres.ts";
import { endPrograms, makeThree, muniment, patient, until } from "./program.ts";
import { hashOf } from "./queued-import.ts";

/** The built program, its processes killed as systems kill them. */
const why = whyNoServer();
if (why !== undefined) console.warn(`skipped: kills of the queue's processes (${why})`);

const folder = temporaryFolder();
const root = join(folder, "in");
const whole = join(folder, "whole.sqlite");
let server: TestServer;

const ingest = (archive: string, url: string) =>
  muniment([
    ...["ingest", root, "--db", archive, "--queue", url, "--queue-all", "--jobs", "1"],
    ...patient,
  ]);
const work = (url: string, ...more: string[]) =>
  muniment(["work", "--queue", url, "--root", root, "--jobs", "1", ...more]);

beforeAll(async () => {
  if (why !== undefined) return;
  makeThree(root);
  const [started, { status }] = await Promise.all([
    startServer(),
    muniment(["ingest", root, "--db", whole, "--jobs", "1", ...patient]).ended,
  ]);
  server = started;
  expect(status).toBe(0);
});

afterAll(async () => {
  endPrograms();
  await server?.end();
});

describe.skipIf(why !== undefined).concurrent("after a kill -9", () => {
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
