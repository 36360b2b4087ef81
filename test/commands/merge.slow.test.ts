import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type ImportOptions, importArchive } from "../../src/archive/import-archive.ts";
import type { Reader } from "../../src/archive/reader-pool.ts";
import { listZipMembers } from "../../src/archive/zip-members.ts";
import type { FileReport } from "../../src/file-report.ts";
import { ingestFile } from "../../src/pipeline.ts";
import { openStore } from "../../src/store/open.ts";
import { listReports, openStage } from "../../src/store/stage.ts";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const fixtures = new URL("../../fixtures/", import.meta.url).pathname;
const input = join(folder, "in");

const kept = new Map<string, Promise<FileReport>>();

/** Reads in this process, and the same bytes only once. */
const reader: Reader = {
  concurrencyFor: () => 4,
  list: async (path) => listZipMembers(new Uint8Array(readFileSync(path)), {}),
  stop() {},
  async read({ path, source }) {
    const report =
      kept.get(source.sha256) ?? ingestFile(source, new Uint8Array(readFileSync(path)), {});
    kept.set(source.sha256, report);
    return { ...(await report), source };
  },
};

const bytesOf = (archive: string) =>
  createHash("sha256")
    .update(readFileSync(join(folder, archive)))
    .digest("hex");

const ingest = (archive: string, paths: readonly string[], over: Partial<ImportOptions> = {}) =>
  importArchive(
    {
      archive: join(folder, archive),
      paths: paths.map((path) => Buffer.from(path)),
      maximumBytes: 1e8,
      ...over,
    },
    reader,
  );

const merge = (to: string, ...from: string[]) =>
  run("merge", ...from.map((name) => join(folder, name)), "--db", join(folder, to));

const files = () => readdirSync(input).map((name) => join(input, name));

beforeAll(() => {
  mkdirSync(input);
  for (const name of readdirSync(join(fixtures, "made/layouts"))) {
    if (name.endsWith(".txt"))
      copyFileSync(join(fixtures, "made/layouts", name), join(input, name));
  }
  for (const name of readdirSync(join(fixtures, "archive"))) {
    if (!name.endsWith(".pdf")) copyFileSync(join(fixtures, "archive", name), join(input, name));
  }
  // The same bytes under another name, other bytes of the same words, and what is no report at all.
  copyFileSync(join(input, "laa.txt"), join(input, "a-laa.txt"));
  writeFileSync(join(input, "laa-2.txt"), `${readFileSync(join(input, "laa.txt"), "utf8")}\n\n`);
  writeFileSync(join(input, "empty.pdf"), "");
  writeFileSync(join(input, ".DS_Store"), "x");
});

describe("a merge", () => {
  it("gives the bytes of one import of all, however the files were spread", async () => {
    await ingest("whole.sqlite", files());
    let n = 0;
    const mask = fc.integer({ min: 1, max: 7 });
    const spread = fc.array(mask, { minLength: files().length, maxLength: files().length });
    await fc.assert(
      fc.asyncProperty(spread, async (into) => {
        n += 1;
        const parts = [1, 2, 4].map((bit) =>
          files().filter(
            (file, at) => ((file.endsWith(".DS_Store") ? 1 : (into[at] ?? 1)) & bit) !== 0,
          ),
        );
        const names = parts.map((_, at) => `part-${n}-${at}.sqlite`);
        for (const [at, part] of parts.entries()) await ingest(names[at] ?? "", part);
        const { status, err } = await merge(`merged-${n}.sqlite`, ...names);
        expect([status, err]).toEqual([0, ""]);
        expect(bytesOf(`merged-${n}.sqlite`)).toBe(bytesOf("whole.sqlite"));
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  it("gives the same bytes from folders whose archives bear their names, in any order", async () => {
    // More than SQLite opens at a time.
    const more = Array.from({ length: 10 }, (_, at) => `council-${at}`);
    for (const council of ["halton", "wigan", ...more]) {
      mkdirSync(join(folder, council, "q1"), { recursive: true });
      writeFileSync(join(folder, council, ".DS_Store"), "x");
      const text = readFileSync(join(input, "medway-q3.txt"), "utf8");
      writeFileSync(join(folder, council, "q1/report.txt"), `${council} council\n${text}`);
      copyFileSync(join(input, "twotargets.txt"), join(folder, council, `${council}-plan.txt`));
      await ingest(`${council}.sqlite`, [join(folder, council)]);
    }
    const councils = ["wigan", ...more, "halton"];
    await ingest(
      "all.sqlite",
      councils.map((name) => join(folder, name)),
    );
    await merge("together.sqlite", ...councils.toReversed().map((name) => `${name}.sqlite`));
    expect(bytesOf("together.sqlite")).toBe(bytesOf("all.sqlite"));
    // Into one of them, which is replaced.
    await merge("wigan.sqlite", "halton.sqlite", "wigan.sqlite");
    const replaced = await openStore(join(folder, "wigan.sqlite"));
    expect(replaced.prepare("SELECT count(*) FROM report").pluck().get()).toBe(3);
    replaced.close();
  });

  it("keeps corrections, also those that name a report by an id it no longer has", async () => {
    const one = {
      line: 2,
      record: "",
      doc: "report",
      table: 1,
      row: 1,
      column: 2,
      field: "commentary",
      reads: "",
      correct: "as corrected",
      reason: "misread",
    };
    const held = await openStore(join(folder, "halton.sqlite"));
    const place = held
      .prepare(
        `SELECT source_table AS "table", source_row AS "row", source_column AS "column"
         FROM observation JOIN report USING (report_id) WHERE doc = 'report' LIMIT 1`,
      )
      .get() as { table: number; row: number; column: number };
    held.close();
    for (const council of ["north", "south"]) {
      mkdirSync(join(folder, council));
      const text = readFileSync(join(folder, "halton/q1/report.txt"), "utf8");
      writeFileSync(join(folder, council, "report.txt"), `${council}\n${text}`);
    }
    await ingest("north.sqlite", [join(folder, "north")], { corrections: [{ ...one, ...place }] });
    await ingest("south.sqlite", [join(folder, "south")]);
    await merge("corrected.sqlite", "south.sqlite", "north.sqlite");
    const store = await openStore(join(folder, "corrected.sqlite"));
    const corrected = store
      .prepare(
        "SELECT doc, state FROM v_correction UNION ALL SELECT doc, commentary FROM v_all_observation WHERE commentary = 'as corrected'",
      )
      .raw()
      .all();
    store.close();
    expect(corrected).toEqual([
      ["north/report", "applied"],
      ["north/report", "as corrected"],
    ]);
  });

  it("says in a sentence what it cannot merge, and makes nothing", async () => {
    const sentence = async (to: string, ...from: string[]) => {
      const { status, err } = await merge(to, ...from);
      return [status, err.replaceAll(`${folder}/`, "")];
    };
    writeFileSync(
      join(folder, "text.sqlite"),
      "not a database at all, but long enough to be read as one",
    );
    writeFileSync(join(folder, "empty.sqlite"), "");
    expect(await sentence("c.sqlite", "halton.sqlite")).toEqual([
      2,
      "muniment: muniment merge takes two archives or more, and --db for the new one.\n",
    ]);
    expect(await sentence("c.sqlite", "halton.sqlite", "gone.sqlite")).toEqual([
      4,
      "muniment: There is no archive at gone.sqlite.\n",
    ]);
    expect(await sentence("c.sqlite", "halton.sqlite", "halton.sqlite")).toEqual([
      2,
      "muniment: halton.sqlite is given twice.\n",
    ]);
    expect(await sentence("all.sqlite", "halton.sqlite", "wigan.sqlite")).toEqual([
      2,
      "muniment: all.sqlite exists: name a new file, or give it among the archives to be merged.\n",
    ]);
    expect((await sentence("c.sqlite", "halton.sqlite", "text.sqlite"))[1]).toMatch(
      /text\.sqlite is not an SQLite database\.\n$/,
    );
    expect((await sentence("c.sqlite", "halton.sqlite", "empty.sqlite"))[1]).toMatch(
      /empty\.sqlite is empty; "muniment ingest" fills it\.\n$/,
    );
    copyFileSync(join(folder, "halton.sqlite"), join(folder, "changed.sqlite"));
    const changed = await openStore(join(folder, "changed.sqlite"), { write: true });
    changed.exec("UPDATE observation SET value = 99");
    changed.close();
    expect((await sentence("c.sqlite", "wigan.sqlite", "changed.sqlite"))[1]).toMatch(
      /changed\.sqlite is damaged: some of it is not what was written/,
    );
    writeFileSync(join(folder, "wigan.sqlite-import"), "");
    expect(await sentence("c.sqlite", "halton.sqlite", "wigan.sqlite")).toEqual([
      4,
      "muniment: An import into wigan.sqlite was interrupted or is running; run it to its end first.\n",
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith("c.sqlite"))).toEqual([]);
  });

  it("lets go of what an interrupted import left, and leaves it, also where that cannot be listed", async () => {
    const archive = join(folder, "damaged.sqlite");
    const left = await openStage(archive);
    const views = left.store.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'");
    for (const view of views.pluck().all()) left.store.exec(`DROP VIEW "${view}"`);
    left.store.exec("ALTER TABLE aside DROP COLUMN look");
    left.close();
    const { status } = await merge("damaged.sqlite", "halton.sqlite", "wigan.sqlite");
    expect(status).not.toBe(0);
    // Neither held any longer nor thrown away.
    const again = await openStage(archive);
    expect(() => listReports(again.store)).toThrow("no such column: a.look");
    again.remove();
  });
});
