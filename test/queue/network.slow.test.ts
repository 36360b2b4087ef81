import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { schema } from "../../src/queue/engine.ts";
import { temporaryFolder } from "../commands/run-main.ts";
import { query, startServer, type TestServer, whyNoServer } from "./postgres.ts";
import { endPrograms, makeThree, muniment, patient, until } from "./program.ts";
import { hashOf } from "./queued-import.ts";

/** A network of the test's own, whose one wire can be cut. */
let holder: ChildProcess | undefined;
const inside = (...argv: string[]) => ["nsenter", "-t", String(holder?.pid), "-n", ...argv];
const give = ([command = "", ...argv]: string[]) =>
  execFileSync(command, argv, { stdio: "ignore" });

/** Why there can be none here; nothing once it is there. */
function whyNoNetwork(): string | undefined {
  if (process.getuid?.() !== 0) return "a network of its own takes root here";
  try {
    give(["unshare", "-n", "true"]);
    holder = spawn("unshare", ["-n", "sleep", "600"], { stdio: "ignore" });
    const own = (process: number | string | undefined) => readlinkSync(`/proc/${process}/ns/net`);
    for (let tries = 0; own(holder.pid) === own("self"); tries += 1) {
      if (tries > 200) return "no network of its own came about";
      give(["sleep", "0.02"]);
    }
    give(inside("ip", "link", "set", "lo", "up"));
    return undefined;
  } catch {
    return "the system does not give a test a network of its own";
  }
}

const why =
  whyNoServer() ?? (process.env.MUNIMENT_TEST_POSTGRES ? "the server is not ours" : whyNoNetwork());
if (why !== undefined) console.warn(`skipped: a cut network between queue and programs (${why})`);

const folder = temporaryFolder();
const root = join(folder, "in");
const whole = join(folder, "whole.sqlite");
let server: TestServer;

beforeAll(async () => {
  if (why !== undefined) return;
  makeThree(root);
  const nobody = ["-S", "65534", "-G", "65534"];
  const [started, { status }] = await Promise.all([
    startServer({ listen: "127.0.0.1", through: inside(...nobody) }),
    muniment(["ingest", root, "--db", whole, "--jobs", "1", ...patient]).ended,
  ]);
  server = started;
  expect(status).toBe(0);
});

afterAll(async () => {
  endPrograms();
  await server?.end();
  holder?.kill("SIGKILL");
});

it.skipIf(why !== undefined)(
  "outlives a cut network between the server and both programs",
  async () => {
    // The test itself talks to the server by its socket, which no network is needed for.
    const socket = await server.database("cut");
    const url = "postgres://postgres@127.0.0.1/cut";
    const archive = join(folder, "cut.sqlite");
    const importing = muniment(
      ["ingest", root, "--db", archive, "--queue", url, "--queue-all", "--jobs", "1", ...patient],
      inside(),
    );
    const worker = muniment(["work", "--queue", url, "--root", root, "--jobs", "1"], inside());
    await until(socket, `SELECT FROM ${schema}.hand`);
    give(inside("ip", "link", "set", "lo", "down"));
    // The server gives the connections up; nobody at the other end hears of it.
    await query(
      socket,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE client_addr IS NOT NULL",
    );
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    give(inside("ip", "link", "set", "lo", "up"));
    const { status, err } = await importing.ended;
    expect([status, err]).toEqual([0, expect.stringMatching(/does not answer .* Trying again\./)]);
    expect(err).toContain("127.0.0.1/cut is back.");
    worker.child.kill("SIGTERM");
    expect(await worker.ended).toMatchObject({ status: 0 });
    expect(hashOf(archive)).toBe(hashOf(whole));
  },
);
