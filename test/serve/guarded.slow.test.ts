import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { systemGuard } from "../../src/archive/system-guard.ts";
import { openPapers } from "../../src/draw/open-papers.ts";
import { paperProcess } from "../../src/draw/paper-process.ts";
import type { PaperSource } from "../../src/draw/papers.ts";
import { startPaperProcess } from "../../src/draw/start-guarded.ts";
import { warmPage } from "../../src/draw/warm-page.ts";
import { extract } from "../../src/extract/index.ts";
import { pagesApart } from "../../src/serve/apart/apart.ts";
import { openStore } from "../../src/store/open.ts";
import { run, temporaryFolder } from "../commands/run-main.ts";
import { reportsFolder, serving } from "./serving.ts";

const folder = temporaryFolder();
const db = join(folder, "archive.sqlite");
const sources = new Map<string, PaperSource>();

beforeAll(async () => {
  await run("ingest", reportsFolder, "--db", db, "--progress", "none");
  const store = await openStore(db);
  for (const one of store.prepare("SELECT doc, file, sha256, bytes FROM report").all()) {
    const source = one as PaperSource;
    sources.set(source.doc, source);
  }
  store.close();
});

const pdf = "wigan-cyps-performance-plan-2009-12";
const sourceOf = (doc: string): PaperSource => {
  const source = sources.get(doc);
  if (!source) throw new Error(`no ${doc}`);
  return source;
};
const textOf = (body: string | Uint8Array) => Buffer.from(body).toString();
const latin = (path: string) => Buffer.from(path).toString("latin1");

/** Width and height of a PNG, from its first chunk. */
const pixels = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe("pages as printed", () => {
  it("are drawn at the sharpness asked for, each once", async () => {
    const papers = openPapers([latin(reportsFolder)]);
    const size = await papers.sizeOf(sourceOf(pdf), 7);
    expect(size.kind === "size" ? Math.round(size.width) : size.sentence).toBe(595);
    const drawn = await papers.drawn(sourceOf(pdf), 7, 150);
    if (drawn.kind !== "picture") throw new Error(drawn.sentence);
    expect(pixels(drawn.png)[0]).toBe(1241);
    const again = await papers.drawn(sourceOf(pdf), 7, 150);
    expect(again.kind === "picture" && again.png).toBe(drawn.png);
    papers.end();
  });

  it("are drawn also where pictures stand in them", async () => {
    const papers = openPapers([latin(reportsFolder)]);
    const drawn = await papers.drawn(sourceOf("halton-bsc-service-plan-2008-11"), 3, 72);
    expect(drawn.kind).toBe("picture");
    papers.end();
  });

  it("are found by their bytes, under another name and in a zip archive", async () => {
    const [renamed, packed] = [join(folder, "renamed"), join(folder, "packed")];
    mkdirSync(renamed);
    mkdirSync(packed);
    const file = join(reportsFolder, `${pdf}.pdf`);
    copyFileSync(file, join(renamed, "something else.dat"));
    writeFileSync(join(packed, "all.zip"), zipSync({ "in/here.pdf": readFileSync(file) }));
    for (const place of [renamed, packed]) {
      const papers = openPapers([latin(place)]);
      expect((await papers.sizeOf(sourceOf(pdf), 1)).kind).toBe("size");
      expect(await papers.sizeOf(sourceOf("halton-bsc-service-plan-2008-11"), 1)).toMatchObject({
        kind: "none",
        why: "missing",
      });
      expect(papers.lacking(sourceOf("halton-bsc-service-plan-2008-11"))?.why).toBe("missing");
      expect(papers.lacking(sourceOf(pdf))).toBeUndefined();
      papers.end();
    }
  });

  it("are drawn when they say that they can be, and before", async () => {
    const papers = openPapers([latin(reportsFolder)]);
    const early = papers.sizeOf(sourceOf(pdf), 1);
    await papers.begin();
    expect((await papers.drawn(sourceOf(pdf), 1, 72)).kind).toBe("picture");
    expect((await early).kind).toBe("size");
    papers.end();
    // What it draws to make itself ready is a page of print: where it were none, nobody would hear of it.
    const { value } = await extract({ file: "w.pdf", doc: "w", sha256: "", bytes: 0 }, warmPage());
    expect(value.pages).toBe(1);
    expect(JSON.stringify(value.blocks)).toContain("within 35 working days");
  });

  it("that cannot be drawn cost themselves", async () => {
    const hurried = paperProcess("draw", { seconds: 0.001, memoryMegabytes: 768, waiting: 5 });
    const place = { path: latin(join(reportsFolder, `${pdf}.pdf`)) };
    const request = { kind: "draw", place, source: sourceOf(pdf), page: 1, dpi: 150 } as const;
    const [first, second] = await Promise.all([hurried.ask(request), hurried.ask(request)]);
    for (const answer of [first, second]) {
      expect(answer).toMatchObject({
        kind: "failed",
        sentence: expect.stringContaining("given up"),
      });
    }
    hurried.end();
    const patient = paperProcess("draw", { seconds: 20, memoryMegabytes: 768, waiting: 5 });
    const wrong = { ...request, page: 4000 };
    const answers = await Promise.all([patient.ask(wrong), patient.ask(request)]);
    expect(answers.map(({ kind }) => kind)).toEqual(["failed", "picture"]);
    patient.end();
  });
});

describe("a process that opens reports", () => {
  const probe = `
    import { writeFileSync } from "node:fs";
    import { spawnSync } from "node:child_process";
    import { connect } from "node:net";
    const tried = {};
    const attempt = (name, what) => { try { what(); tried[name] = "done"; } catch (error) { tried[name] = "refused"; } };
    attempt("write", () => writeFileSync(process.argv[3] ?? "/tmp/never", "x"));
    attempt("spawn", () => spawnSync("/bin/true"));
    const socket = connect(Number(PORT), "127.0.0.1");
    const tell = (said) => { process.send({ ...tried, connect: said }); };
    socket.on("connect", () => tell("done")).on("error", () => tell("refused"));
  `;

  it.each([
    "draw",
    "read",
  ] as const)("to %s may write nothing, start nothing and call nobody", async (job) => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const entry = join(folder, `probe-${job}.mjs`);
    writeFileSync(entry, probe.replace("PORT", String(port)));
    const child = startPaperProcess(job, 256, entry);
    const tried = await new Promise((resolve) => child.once("message", resolve));
    child.kill("SIGKILL");
    server.close();
    expect(tried).toEqual({
      write: "refused",
      spawn: "refused",
      connect: systemGuard().network !== undefined ? "refused" : "done",
    });
  });
});

describe("a page that takes too long", () => {
  it("is stopped, and holds nobody else up", async () => {
    const limits = { processes: 1, seconds: 60, memoryMegabytes: 1024, waiting: 10 };
    const sql = { ...limits, processes: 2, seconds: 1.5 };
    const apart = pagesApart(db, { shared: limits, whole: limits, sql });
    const endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    const slow = apart.answer("sql", `/sql?q=${encodeURIComponent(endless)}`);
    const quick = await apart.answer("sql", "/sql?q=SELECT%201%20AS%20one&format=json");
    expect(JSON.parse(textOf(quick.body))).toMatchObject({ rows: [{ one: 1 }] });
    expect(await slow).toMatchObject({
      status: 503,
      body: expect.stringContaining("Stopped after 1.5 seconds"),
    });
    apart.end();
  });
});

describe("pages that processes share", () => {
  it("leave long work to processes of its own", async () => {
    const limits = { processes: 1, seconds: 60, memoryMegabytes: 1024, waiting: 10 };
    const none = { ...limits, seconds: 0.001 };
    const address = "/compare?council=Halton&council=Wigan";
    const apart = pagesApart(db, { shared: limits, whole: none, sql: limits });
    const short = await apart.answer("shared", address);
    expect([short.status, textOf(short.body)]).toEqual([200, expect.stringContaining("NI63")]);
    const long = await apart.answer("shared", `${address}&years=2008-09..2011-12`);
    expect([long.status, textOf(long.body)]).toEqual([
      503,
      expect.stringContaining("Stopped after 0.001 seconds"),
    ]);
    apart.end();
    const patient = pagesApart(db, { shared: limits, whole: limits, sql: limits });
    const made = await patient.answer("shared", `${address}&years=2008-09..2011-12`);
    expect(made.status).toBe(200);
    patient.end();
  });
});

describe("muniment serve", () => {
  it("prints one line on stdout and ends when it is interrupted", async () => {
    const site = await serving("--db", db);
    expect(site.said()).toMatch(/^Listening on http:\/\/127\.0\.0\.1:\d+\/\n$/);
    expect((await fetch(`${site.url}/`)).status).toBe(200);
    expect(await site.stop()).toBe(130);
  });

  it("opens to other machines with a token alone", async () => {
    const { status, err } = await run("serve", "--db", db, "--host", "0.0.0.0", "--port", "0");
    expect([status, err]).toEqual([2, expect.stringContaining("give a --token")]);
    const site = await serving("--db", db, "--host", "0.0.0.0", "--token", "long-enough");
    const url = site.url.replace("0.0.0.0", "127.0.0.1");
    expect((await fetch(`${url}/`)).status).toBe(401);
    expect(
      (await fetch(`${url}/`, { headers: { authorization: "Bearer long-enough" } })).status,
    ).toBe(200);
    await site.stop();
  });

  it("says in one page what is wrong with an archive, and goes on when one is there", async () => {
    const place = join(folder, "later.sqlite");
    const site = await serving("--db", place);
    const look = async () => {
      const answer = await fetch(`${site.url}/reports`);
      return [answer.status, await answer.text()] as const;
    };
    expect(await look()).toEqual([
      503,
      expect.stringContaining("There is no archive at later.sqlite"),
    ]);
    writeFileSync(place, "this is no database, however long it may be".repeat(100));
    expect(await look()).toEqual([503, expect.stringContaining("is not an SQLite database")]);
    copyFileSync(db, place);
    expect((await look())[0]).toBe(200);
    const { default: Database } = await import("better-sqlite3");
    const other = new Database(place);
    other.pragma("user_version = 999");
    expect(await look()).toEqual([503, expect.stringContaining("made by a newer muniment")]);
    other.pragma("user_version = 1");
    expect(await look()).toEqual([503, expect.stringContaining("made by an older muniment")]);
    other.close();
    await site.stop();
  });

  it("is not held up by a locked archive for long", async () => {
    const place = join(folder, "locked.sqlite");
    copyFileSync(db, place);
    const { default: Database } = await import("better-sqlite3");
    const other = new Database(place);
    other.exec("BEGIN EXCLUSIVE");
    const site = await serving("--db", place);
    const answer = await fetch(`${site.url}/`);
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining("in use by another program"),
    ]);
    other.exec("COMMIT");
    other.close();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await fetch(`${site.url}/`)).status).toBe(200);
    await site.stop();
  });

  it("answers five hundred at once, beside those who read slowly", async () => {
    const site = await serving("--db", db);
    const { port } = new URL(site.url);
    const { connect } = await import("node:net");
    const slow = Array.from({ length: 20 }, () => {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => {});
      socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
      return socket;
    });
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, n) =>
        fetch(`${site.url}/report/${pdf}?part=observations&page=1&n=${n}`).then(
          ({ status }) => status,
        ),
      ),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    for (const socket of slow) socket.destroy();
    await site.stop();
  });
});

it("writes a record's page with its paper into one file that leads nowhere", async () => {
  const path = join(folder, "record.html");
  const file = join(reportsFolder, `${pdf}.pdf`);
  const id = "r16364b1810c031ad";
  expect((await run("show", id, "--db", db, "--open", path, "--file", file)).status).toBe(0);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(`data-record="${id}"`);
  expect(text).toContain('<img src="data:image/png;base64,iVBOR');
  expect(text.match(/(?:src|href|action)="(?!data:|#)/g)).toBeNull();
  expect(text).not.toMatch(/<script|<form/);
});
