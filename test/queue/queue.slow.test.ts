import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportToBody } from "../../src/archive/packed-report.ts";
import { schema } from "../../src/queue/engine.ts";
import { unpackedOrder } from "../../src/queue/order.ts";
import { run, temporaryFolder } from "../commands/run-main.ts";
import { type OwnEngine, ownEngine, startWorker } from "./own-worker.ts";
import { query, startServer, type TestServer, whyNoServer } from "./postgres.ts";
import { hashOf, importPlainly, importQueued, makeReports, ownReader } from "./queued-import.ts";

const why = whyNoServer();
if (why !== undefined) console.warn(`skipped: the queue's tests (${why})`);

const folder = temporaryFolder();
const root = makeReports();
const whole = join(folder, "whole.sqlite");
let server: TestServer;

beforeAll(async () => {
  if (why !== undefined) return;
  server = await startServer();
  await importPlainly(whole, [root]);
});

afterAll(async () => {
  await server?.end();
  rmSync(root, { recursive: true, force: true });
});

/** What is left over on the server once a coordinator has gone. */
const leftOver = async (url: string) =>
  query(
    url,
    `SELECT (SELECT count(*)::int FROM ${schema}.job) AS jobs,
       (SELECT count(*)::int FROM ${schema}.result) AS results,
       (SELECT count(*)::int FROM ${schema}.hand) AS hands`,
  );

describe.skipIf(why !== undefined).concurrent("an import over a queue", () => {
  it("has the bytes of one machine's, and leaves nothing on the server", async () => {
    const url = await server.database();
    const archive = join(folder, "plain.sqlite");
    const importing = importQueued(archive, [root], url, root);
    const workers = await Promise.all([startWorker(url, root), startWorker(url, root)]);
    const { here } = await importing;
    for (const worker of workers) await worker.end();
    expect(hashOf(archive)).toBe(hashOf(whole));
    expect(here).toEqual([]);
    const read = workers.flatMap(({ files }) => files.map(({ file }) => file));
    // NUL, half characters, and a path that is no UTF-8 are among them.
    expect(read).toEqual(expect.arrayContaining(["nul.txt", "half.html", "caf\\xe9.txt"]));
    expect(new Set(read).size).toBe(read.length);
    expect(await leftOver(url)).toEqual([{ jobs: 0, results: 0, hands: 0 }]);
  });

  it("sends only what its first reading says, and reads the rest at home", async () => {
    const url = await server.database();
    const archive = join(folder, "some.sqlite");
    const worker = await startWorker(url, root);
    const { here } = await importQueued(archive, [root], url, root, {
      goesToWorkers: ({ source }) => source.file.startsWith("2009/m"),
    });
    await worker.end();
    expect(worker.files.map(({ file }) => file).sort()).toEqual(
      here.filter((file) => file.startsWith("2009/m")).sort(),
    );
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("reads at home what lies outside the root", async () => {
    const url = await server.database();
    const archive = join(folder, "outside.sqlite");
    const worker = await startWorker(url, join(root, "2009"));
    const { here } = await importQueued(archive, [root], url, join(root, "2009"));
    await worker.end();
    expect(here).toContain("nul.txt");
    expect(worker.files.length).toBeGreaterThan(4);
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("takes up results that wait, after a coordinator was gone", async () => {
    const url = await server.database();
    const archive = join(folder, "again.sqlite");
    const interrupt = new AbortController();
    const gone = importQueued(archive, [root], url, root, {}, interrupt.signal);
    const engine = await ownEngine(url);
    // All of them sent, so that one worker leaves nothing for the next coordinator to wait for.
    const counting = ["sql", "--db", whole, "--json", "SELECT count(*) AS reports FROM report"];
    const { reports } = JSON.parse((await run(...counting)).out);
    await untilSome(() =>
      query(url, `SELECT 1 FROM ${schema}.job HAVING count(*) >= ${reports}`).catch(() => []),
    );
    interrupt.abort();
    await gone;
    const worker = await startWorker(url, root, ownReader(), { once: true });
    await worker.done;
    // Nobody serves the queue now.
    const { here } = await importQueued(archive, [root], url, root);
    await engine.end();
    expect(worker.files.length).toBeGreaterThan(8);
    expect(here).toEqual([]);
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("serves two coordinators over overlapping files", async () => {
    const url = await server.database();
    // The same files for both, and some of them under other names.
    const [one, other, part] = ["one", "other", "part"].map((name) =>
      join(folder, `${name}.sqlite`),
    ) as [string, string, string];
    await importPlainly(`${part}-plain`, [join(root, "2009")]);
    const worker = await startWorker(url, root);
    await Promise.all([
      importQueued(one, [root], url, root),
      importQueued(other, [root], url, root),
      importQueued(part, [join(root, "2009")], url, root),
    ]);
    await worker.end();
    expect([one, other].map(hashOf)).toEqual([hashOf(whole), hashOf(whole)]);
    expect(hashOf(part)).toBe(hashOf(`${part}-plain`));
  });

  it("goes on where a worker sees other files: that one ends, another reads them", async () => {
    const url = await server.database();
    const archive = join(folder, "strangers.sqlite");
    const other = join(folder, "other-root");
    mkdirSync(join(other, "2009"), { recursive: true });
    writeFileSync(join(other, "2009/laa.txt"), "another file of the same name");
    const importing = importQueued(archive, [root], url, root);
    const stranger = await startWorker(url, other, ownReader(), { jobs: 1 });
    await expect(stranger.done).rejects.toThrow(
      /is not below this --root as the coordinator sees it/,
    );
    const worker = await startWorker(url, root);
    await importing;
    await worker.end();
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("takes several short files at a time, and puts them back behind a long one", async () => {
    const url = await server.database();
    const archive = join(folder, "ahead.sqlite");
    const importing = importQueued(archive, [root], url, root);
    const putBack: string[] = [];
    const tried: unknown[] = [];
    let most = 0;
    const change = (own: OwnEngine): OwnEngine => ({
      ...own,
      async take(worker, wanted) {
        const taken = await own.take(worker, wanted);
        most = Math.max(most, taken.length);
        return taken;
      },
      async putBack(ids) {
        await own.putBack(ids);
        putBack.push(...ids);
        const sql =
          "SELECT state, retry_count FROM muniment_queue_1.job WHERE id = ANY($1::uuid[])";
        tried.push(...(await own.server.sql(sql, [ids])));
        helper ??= startWorker(url, root);
      },
    });
    let helper: ReturnType<typeof startWorker> | undefined;
    let read = 0;
    // The first few are short; one takes until the others, of another worker, are there.
    const pool = ownReader([], async (_, report) => {
      read += 1;
      for (let waits = 0; read === 4 && putBack.length === 0 && waits < 600; waits += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return report;
    });
    const worker = await startWorker(url, root, pool, { jobs: 1, change });
    await importing;
    await worker.end();
    await (await helper)?.end();
    expect(most).toBeGreaterThan(1);
    expect(putBack.length).toBeGreaterThan(0);
    expect(tried).toEqual(putBack.map(() => ({ state: "created", retry_count: 0 })));
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("says that nobody of its version serves the queue", async () => {
    const url = await server.database();
    const stranger = await startWorker(url, root, ownReader(), {
      queue: "read-0-0-9-node-18-0-0",
    });
    const archive = join(folder, "versions.sqlite");
    const notes: string[] = [];
    let worker: ReturnType<typeof startWorker> | undefined;
    // One of its version comes when that was said.
    const onNote = (sentence: string) => {
      notes.push(sentence);
      if (sentence.startsWith("Nobody")) worker ??= startWorker(url, root);
    };
    await importQueued(archive, [root], url, root, { onNote });
    await stranger.end();
    await (await worker)?.end();
    expect(notes.join("\n")).toContain(
      "Nobody of this version serves the queue (1 of another version or Node do)",
    );
    expect(stranger.files).toEqual([]);
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("keeps one result where a job was handed out twice", async () => {
    const url = await server.database();
    const archive = join(folder, "twice.sqlite");
    const importing = importQueued(archive, [root], url, root);
    const engine = await ownEngine(url);
    // One takes a job and is thought gone, another reads it; then the first comes with its result, too.
    const [taken] = await untilSome(() => engine.take("00000000-0000-0000-0000-000000000001", 1));
    if (!taken) throw new Error("Nothing was handed out.");
    await engine.release();
    const worker = await startWorker(url, root);
    const order = unpackedOrder(taken.packed);
    if (!order) throw new Error("It is no order.");
    const path = Buffer.from(
      `${root}/${Buffer.from(order.path, "hex").toString("latin1")}`,
      "latin1",
    );
    const report = await ownReader().read({ path, source: order.source });
    const body = reportToBody(report);
    const finished = { id: taken.id, file: order.source.file, declined: "", body };
    await engine.finish("00000000-0000-0000-0000-000000000001", [finished]);
    await importing;
    await engine.finish("00000000-0000-0000-0000-000000000001", [finished]);
    await worker.end();
    await engine.end();
    expect(hashOf(archive)).toBe(hashOf(whole));
    expect(await leftOver(url)).toEqual([{ jobs: 0, results: 0, hands: 0 }]);
  });

  it("reads at home what failed by the worker's machine, and what was handed out three times", async () => {
    const url = await server.database();
    const archive = join(folder, "killers.sqlite");
    const killer = ownReader([], (job, report) => {
      if (!job.source.file.startsWith("2009/c")) return report;
      const { document: _lost, ...rest } = report;
      const crash = {
        severity: "error",
        stage: "extract",
        code: "reader-crashed",
        message: "It crashed.",
      } as const;
      return {
        ...rest,
        status: "unread",
        records: [],
        asides: [],
        verdicts: [],
        problems: [crash],
      };
    });
    const importing = importQueued(archive, [root], url, root);
    const engine = await ownEngine(url);
    // One that was never heard of counts as silent: the coordinator gives back what it took.
    await engine.greet("00000000-0000-0000-0000-000000000002", "reader-2");
    for (let times = 0; times < 3; times += 1) {
      const [taken] = await untilSome(() => engine.take("00000000-0000-0000-0000-000000000002", 1));
      await engine.giveBack([taken?.id ?? ""], "its reader was killed");
    }
    const worker = await startWorker(url, root, killer);
    const { notes, here } = await importing;
    await worker.end();
    await engine.end();
    expect(hashOf(archive)).toBe(hashOf(whole));
    expect(here.filter((file) => file.startsWith("2009/c")).length).toBeGreaterThan(1);
    expect(notes.join("\n")).toContain('a worker could not ("It crashed.")');
    expect(notes.join("\n")).toContain("it was handed out again and again (its reader was killed)");
  });

  it("refuses results that are none, and reads those files itself", async () => {
    const url = await server.database();
    const archive = join(folder, "hostile.sqlite");
    const importing = importQueued(archive, [root], url, root);
    const engine = await ownEngine(url);
    await untilSome(() => query(url, `SELECT FROM ${schema}.job HAVING count(*) > 4`));
    await engine.greet("00000000-0000-0000-0000-000000000003", "reader-3");
    const all = await engine.take("00000000-0000-0000-0000-000000000003", 5);
    const good = reportToBody(await anyReport());
    const bodies = [
      good,
      { ...good, sha256: "0".repeat(64) },
      {
        bytes: Buffer.from("x"),
        sha256: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
      },
      await forged(all[3]?.packed, (report) => ({ ...report, status: "excellent" })),
      await forged(all[4]?.packed, (report) => ({
        ...report,
        records: [{ kind: "observation", value: "12" }],
      })),
    ];
    const finished = all.map(({ id }, at) => ({
      id,
      file: "x",
      declined: "",
      body: bodies[at] ?? good,
    }));
    await engine.finish("00000000-0000-0000-0000-000000000003", finished);
    const worker = await startWorker(url, root);
    const { notes, here } = await importing;
    await worker.end();
    await engine.end();
    expect(hashOf(archive)).toBe(hashOf(whole));
    expect(here).toHaveLength(5);
    expect(notes.join("\n")).toMatch(/refused, it is of another file/);
    expect(notes.join("\n")).toMatch(/refused, its hash is another/);
    expect(notes.join("\n")).toMatch(/refused, it cannot be opened/);
    expect(notes.join("\n")).toMatch(/refused, status is not what it should be/);
  });

  it("opens at home, with the password, what is locked; the password is nowhere on the server", async () => {
    const url = await server.database();
    const archive = join(folder, "locked.sqlite");
    const locked = ownReader([], (job, report) => {
      if (job.source.file !== "nul.txt") return report;
      const problem = {
        severity: "error",
        stage: "extract",
        code: "file-encrypted",
        message: "locked",
      } as const;
      return { ...report, status: "unread", problems: [problem] };
    });
    const worker = await startWorker(url, root, locked);
    const { here } = await importQueued(archive, [root], url, root, { hasPassword: true });
    await worker.end();
    expect(here).toEqual(["nul.txt"]);
    expect(hashOf(archive)).toBe(hashOf(whole));
  });

  it("shows what stands, what died and why, and cleans up", async () => {
    const url = await server.database();
    expect(await run("queue", "--queue", url)).toMatchObject({
      status: 4,
      err: expect.stringContaining("There is no queue at"),
    });
    const engine = await ownEngine(url);
    await engine.send([orderOf("a.txt"), orderOf("b.txt"), orderOf("c.txt")]);
    for (let times = 0; times < 3; times += 1) {
      const [taken] = await engine.take("00000000-0000-0000-0000-000000000004", 1);
      await engine.giveBack([taken?.id ?? ""], "the file is not here");
    }
    await engine.greet("00000000-0000-0000-0000-000000000004", "reader-1");
    await engine.take("00000000-0000-0000-0000-000000000004", 1);
    const { out } = await run("queue", "--queue", url);
    expect(out).toMatch(/ 1 +1 +0 +1\n/);
    expect(out).toMatch(/reader-1 .*\b1 +[abc]\.txt\n/);
    expect(out).toMatch(/[abc]\.txt +died +3 +the file is not here\n/);
    const cleaned = JSON.parse((await run("queue", "--queue", url, "--clean", "--json")).out);
    expect(cleaned.queues).toMatchObject([{ waiting: 0, inHand: 1, results: 0, died: 0 }]);
    await engine.end();
  });
});

describe.skipIf(why !== undefined)("a queue's address", () => {
  it("is never printed with its password", async () => {
    const url = new URL(await server.database());
    url.password = "s3cret";
    url.searchParams.set("host", "/nowhere");
    for (const argv of [
      ["queue", "--queue", url.href],
      ["work", "--queue", url.href, "--root", root],
      ["ingest", root, "--db", join(folder, "no.sqlite"), "--queue", url.href],
      ["queue", "--queue", "mysql://me:s3cret@here/x"],
    ]) {
      const { status, err, out } = await run(...argv);
      expect([argv[0], status === 4 || status === 2]).toEqual([argv[0], true]);
      expect(err + out).not.toContain("s3cret");
      expect(err).toMatch(/does not answer|takes the address of a database/);
    }
  });

  it("is one of a role of its own, as REFERENCE has the SQL for it", async () => {
    const reference = readFileSync(new URL("../../REFERENCE.md", import.meta.url), "utf8");
    const sql = /```sql\n(CREATE ROLE muniment[\s\S]*?)```/.exec(reference)?.[1] ?? "";
    const postgres = await server.database();
    for (const statement of sql.split(";").filter((one) => one.trim() !== "")) {
      await query(postgres, statement);
    }
    const url = new URL(postgres);
    url.username = "muniment";
    url.pathname = "/muniment_queue";
    const engine = await ownEngine(url.href);
    await engine.send([orderOf("a.txt")]);
    expect(await engine.take("00000000-0000-0000-0000-000000000005", 1)).toHaveLength(1);
    await engine.end();
    const [others] = await query(
      postgres,
      "SELECT has_database_privilege('public', 'muniment_queue', 'CONNECT') AS may_connect, rolsuper, rolcreatedb FROM pg_roles WHERE rolname = 'muniment'",
    );
    expect(others).toEqual({ may_connect: false, rolsuper: false, rolcreatedb: false });
  });

  it("and its root are asked for in a sentence", async () => {
    const url = await server.database();
    const gone = await run("work", "--queue", url, "--root", join(folder, "gone"));
    expect(gone).toMatchObject({
      status: 2,
      err: expect.stringContaining("--root takes a folder; there is none at"),
    });
    const alone = await run("ingest", root, "--db", join(folder, "no.sqlite"), "--queue-all");
    expect(alone).toMatchObject({ status: 2, err: expect.stringContaining("give that, too") });
  });
});

/** Asks again until there is something: the coordinator may not have sent yet. */
async function untilSome<T>(ask: () => Promise<T[]>): Promise<T[]> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = await ask();
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return [];
}

const orderOf = (file: string) => ({
  path: Buffer.from(file).toString("hex"),
  source: { file, doc: file, sha256: "0".repeat(64), bytes: 1 },
  limits: {
    stallSeconds: 20,
    fileSeconds: 60,
    memoryMegabytes: 512,
    fileMegabytes: 100,
    pages: 5000,
  },
});

const anyReport = () => {
  const path = join(root, "2009/laa.txt");
  const source = { file: "laa.txt", doc: "laa", sha256: hashOf(path), bytes: 1 };
  return ownReader().read({ path: Buffer.from(path), source });
};

/** A body of the right file whose content is what `change` makes of it. */
async function forged(packed: unknown, change: (report: object) => object) {
  const order = unpackedOrder(packed);
  const report = { ...(await anyReport()), source: order?.source };
  return reportToBody(change(report) as never);
}
