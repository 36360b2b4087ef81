import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ImportOptions, importArchive } from "../../src/archive/import-archive.ts";
import type { Reader } from "../../src/archive/reader-pool.ts";
import { unreadReport } from "../../src/pipeline.ts";
import { openStore } from "../../src/store/open.ts";
import { observationOf, reportOf } from "../report-builders.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muniment-"));
  mkdirSync(join(folder, "in"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => {
  mkdirSync(join(folder, "in", name, ".."), { recursive: true });
  writeFileSync(join(folder, "in", name), text);
};

/** Reads nothing: what a file gives is made from its hash, with a delay that mixes up the order. */
function reader(concurrency = 1, seen: string[] = []): Reader {
  return {
    concurrencyFor: () => concurrency,
    list: async () => null,
    stop() {},
    async read({ source }) {
      seen.push(source.file);
      await new Promise((resolve) =>
        setTimeout(resolve, Number.parseInt(source.sha256.slice(0, 1), 16)),
      );
      return reportOf(source.file, { source, records: [observationOf(source.sha256)] });
    },
  };
}

const run = (archive: string, over: Partial<ImportOptions> = {}, one = reader()) =>
  importArchive(
    {
      archive: join(folder, archive),
      paths: [Buffer.from(join(folder, "in"))],
      maximumBytes: 1000,
      ...over,
    },
    one,
  );

const hash = (archive: string) =>
  createHash("sha256")
    .update(readFileSync(join(folder, archive)))
    .digest("hex");

async function rows(archive: string, sql: string): Promise<unknown[]> {
  const store = await openStore(join(folder, archive));
  try {
    return store.prepare(sql).raw().all();
  } finally {
    store.close();
  }
}

describe("an import", () => {
  it("gives the same bytes whatever the order, the number of readers and the way there", async () => {
    for (let n = 0; n < 12; n += 1) write(`${n % 3}/r${n}.txt`, `report ${n}`);
    await run("a.sqlite");
    await run("b.sqlite", {}, reader(4));
    expect(hash("b.sqlite")).toBe(hash("a.sqlite"));
    // File by file, in reverse, and then as a whole.
    for (const part of ["2", "0", "1"]) {
      await run("c.sqlite", { paths: [Buffer.from(join(folder, "in", part))] });
    }
    await run("c.sqlite", { prune: true });
    expect(hash("c.sqlite")).toBe(hash("a.sqlite"));
    await run("c.sqlite", { force: true });
    expect(hash("c.sqlite")).toBe(hash("a.sqlite"));
  });

  it("reads only what is new or changed", async () => {
    write("a.txt", "a");
    write("b.txt", "b");
    await run("x.sqlite");
    write("b.txt", "b, changed");
    write("c.txt", "c");
    const seen: string[] = [];
    const summary = await run("x.sqlite", {}, reader(1, seen));
    expect(seen).toEqual(["b.txt", "c.txt"]);
    expect([...summary.outcomes].map(({ file, status }) => [file, status])).toEqual([
      ["a.txt", "unchanged"],
      ["b.txt", "read"],
      ["c.txt", "read"],
    ]);
    expect(await rows("x.sqlite", "SELECT count(*) FROM report")).toEqual([[3]]);
  });

  it("keeps one report for equal bytes and lists both names", async () => {
    write("b/twin.txt", "same");
    write("a/twin.txt", "same");
    await run("x.sqlite");
    expect(await rows("x.sqlite", "SELECT file, doc FROM v_report")).toEqual([
      ["a/twin.txt", "twin"],
    ]);
    expect(await rows("x.sqlite", "SELECT file, doc FROM v_file")).toEqual([
      ["a/twin.txt", "twin"],
      ["b/twin.txt", "twin"],
    ]);
  });

  it("tells another folder with the same names from the same folder changed", async () => {
    const only = (sub: string) => ({ paths: [Buffer.from(join(folder, "in", sub))] });
    const files = () => rows("x.sqlite", "SELECT file FROM v_file");
    for (const quarter of ["q1", "q2", "q3"]) {
      write(`2009/${quarter}.txt`, `2009 ${quarter}`);
      write(`2010/${quarter}.txt`, `2010 ${quarter}`);
    }
    await run("x.sqlite", only("2009"));
    await run("x.sqlite", only("2010"));
    const both = [
      ["2010/q1.txt"],
      ["2010/q2.txt"],
      ["2010/q3.txt"],
      ["q1.txt"],
      ["q2.txt"],
      ["q3.txt"],
    ];
    expect(await files()).toEqual(both);
    write("2010/q1.txt", "2010 q1, corrected");
    write("2009/q2.txt", "2009 q2, corrected");
    const seen: string[] = [];
    await run("x.sqlite", only("2010"), reader(1, seen));
    await run("x.sqlite", only("2009"), reader(1, seen));
    expect(seen).toEqual(["2010/q1.txt", "q2.txt"]);
    expect(await files()).toEqual(both);
  });

  it("reports removed files, and removes them when asked to", async () => {
    write("a.txt", "a");
    write("b.txt", "b");
    await run("x.sqlite");
    rmSync(join(folder, "in", "b.txt"));
    expect((await run("x.sqlite")).missing).toEqual(["b.txt"]);
    expect(await rows("x.sqlite", "SELECT count(*) FROM report")).toEqual([[2]]);
    await run("x.sqlite", { prune: true });
    expect(await rows("x.sqlite", "SELECT doc FROM report")).toEqual([["a"]]);
  });

  it("sets aside what is no regular file, and names what cannot be read", async () => {
    write("a.txt", "a");
    write("big.txt", "x".repeat(2000));
    write(".DS_Store", "litter");
    symlinkSync("/etc/hostname", join(folder, "in", "out.txt"));
    symlinkSync(".", join(folder, "in", "loop"));
    symlinkSync("nothing", join(folder, "in", "dangling.pdf"));
    const summary = await run("x.sqlite");
    expect([...summary.outcomes].map(({ file, status }) => `${file} ${status}`)).toEqual([
      ".DS_Store not-a-report",
      "a.txt read",
      "big.txt unread",
      "dangling.pdf unread",
      "loop not-a-report",
      "out.txt not-a-report",
    ]);
    expect([...(await run("x.sqlite")).outcomes].map(({ status }) => status)).toEqual([
      "not-a-report",
      "unchanged",
      "unchanged",
      "unchanged",
      "not-a-report",
      "not-a-report",
    ]);
  });

  it("walks a folder that is named as a report is", async () => {
    write("folder.pdf/a.txt", "a");
    mkdirSync(join(folder, "in", "empty.pdf"));
    const { outcomes } = await run("x.sqlite");
    expect([...outcomes]).toMatchObject([{ file: "folder.pdf/a.txt", status: "read" }]);
  });

  it("goes on where a killed import stopped, and ends with the same bytes", async () => {
    for (let n = 0; n < 6; n += 1) write(`r${n}.txt`, `report ${n}`);
    await run("whole.sqlite");
    let points = 0;
    const killed = run("x.sqlite", {
      onWritePoint: () => {
        points += 1;
        if (points === 3) throw new Error("killed");
      },
    });
    await expect(killed).rejects.toThrow("killed");
    const seen: string[] = [];
    await run("x.sqlite", {}, reader(1, seen));
    expect(seen).toEqual(["r3.txt", "r4.txt", "r5.txt"]);
    expect(hash("x.sqlite")).toBe(hash("whole.sqlite"));
  });

  it("puts an archive of an older schema together anew, without reading it again", async () => {
    write("a.txt", "a");
    write("b.txt", "b");
    await run("a.sqlite");
    await run("old.sqlite");
    const store = new Database(join(folder, "old.sqlite"));
    // As the fourth schema had it.
    store.exec(`DROP TABLE search_part; DROP TABLE search;
      CREATE VIRTUAL TABLE search USING fts5 (text, content = ''); PRAGMA user_version = 4`);
    store.close();
    const seen: string[] = [];
    await run("old.sqlite", {}, reader(1, seen));
    expect(seen).toEqual([]);
    expect(hash("old.sqlite")).toBe(hash("a.sqlite"));
  });

  it("fills an empty file", async () => {
    write("a.txt", "a");
    await run("a.sqlite");
    writeFileSync(join(folder, "empty.sqlite"), "");
    await run("empty.sqlite");
    expect(hash("empty.sqlite")).toBe(hash("a.sqlite"));
  });

  it("stores a report that breaks the archive's rules as unread, and goes on", async () => {
    write("a.txt", "a");
    write("b.txt", "b");
    const twice = observationOf("c".repeat(64));
    const odd: Reader = {
      ...reader(),
      read: async ({ source }) => reportOf(source.file, { source, records: [twice, twice] }),
    };
    const summary = await run("x.sqlite", {}, odd);
    expect([...summary.outcomes].map(({ status }) => status)).toEqual(["unread", "unread"]);
    expect(await rows("x.sqlite", "SELECT DISTINCT code FROM v_problem")).toEqual([["internal"]]);
  });

  it("does not let two imports write one archive", async () => {
    write("a.txt", "a");
    const first = run(
      "x.sqlite",
      {},
      {
        ...reader(),
        read: async ({ source }) => {
          await new Promise((resolve) => setTimeout(resolve, 4000));
          return reportOf(source.file, { source });
        },
      },
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(run("x.sqlite")).rejects.toThrow("Another import is writing");
    await first;
  });

  it("tries a file that crashed a reader in three imports, and ends with the same bytes once it is read", async () => {
    write("a.txt", "a");
    write("b.txt", "b");
    const seen: string[] = [];
    const crashing: Reader = {
      ...reader(1, seen),
      async read(job) {
        if (job.source.file === "a.txt") return reader(1, seen).read(job);
        seen.push(job.source.file);
        return unreadReport(job.source, {
          severity: "error",
          stage: "extract",
          code: "reader-crashed",
          message: "The reading process ended unexpectedly; the other files were read.",
        });
      },
    };
    await run("x.sqlite", {}, crashing);
    await run("x.sqlite", {}, crashing);
    expect(seen).toEqual(["a.txt", "b.txt", "b.txt"]);
    await run("y.sqlite", {}, crashing);
    await run("y.sqlite");
    await run("z.sqlite");
    expect(hash("y.sqlite")).toBe(hash("z.sqlite"));
    await run("x.sqlite", {}, crashing);
    seen.length = 0;
    await run("x.sqlite", {}, crashing);
    expect(seen).toEqual([]);
    expect(await rows("x.sqlite", "SELECT message FROM v_problem")).toEqual([
      [expect.stringMatching(/ So it was in 3 imports\.$/)],
    ]);
  });
});
