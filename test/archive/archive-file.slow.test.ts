import { execFileSync } from "node:child_process";
import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import { type ImportOptions, importArchive } from "../../src/archive/import-archive.ts";
import type { Reader } from "../../src/archive/reader-pool.ts";
import { openStage } from "../../src/store/stage.ts";
import { run, temporaryFolder } from "../commands/run-main.ts";
import { reportOf } from "../report-builders.ts";

/** The archive as a file: its names, its mode, and what stands beside it. */

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const seen: string[] = [];
const reader: Reader = {
  concurrencyFor: () => 1,
  list: async () => null,
  stop() {},
  async read({ source }) {
    seen.push(source.file);
    return reportOf(source.file, { source, records: [] });
  },
};
const ingest = (archive: string, over: Partial<ImportOptions> = {}) =>
  importArchive(
    { archive: at(archive), paths: [Buffer.from(at("in"))], maximumBytes: 1000, ...over },
    reader,
  );
const files = () =>
  readdirSync(folder)
    .filter((name) => name !== "in")
    .sort();
const mode = (name: string) => statSync(at(name)).mode & 0o777;
const reports = (name: string) => {
  const store = new Database(at(name), { readonly: true });
  try {
    return store.prepare("SELECT count(*) FROM report").pluck().get();
  } finally {
    store.close();
  }
};

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(at(name), { recursive: true });
  mkdirSync(at("in"));
  writeFileSync(at("in/a.txt"), "a");
  seen.length = 0;
});

describe("an archive's name", () => {
  it("may be a link: its target is made and updated, and the link stays", async () => {
    mkdirSync(at("real"));
    symlinkSync("real/a.sqlite", at("link.sqlite"));
    await ingest("link.sqlite");
    writeFileSync(at("in/b.txt"), "b");
    await ingest("link.sqlite");
    expect(readlinkSync(at("link.sqlite"))).toBe("real/a.sqlite");
    expect(reports("real/a.sqlite")).toBe(2);
    expect(readdirSync(at("real"))).toEqual(["a.sqlite"]);
    expect(files()).toEqual(["link.sqlite", "real"]);
  });

  it("leads to one lock, whichever it is", async () => {
    await ingest("a.sqlite");
    symlinkSync(at("a.sqlite"), at("link.sqlite"));
    symlinkSync(folder, at("folder"));
    const stage = await openStage(at("a.sqlite"));
    for (const name of ["link.sqlite", "folder/a.sqlite", "in/../a.sqlite"]) {
      await expect(ingest(name)).rejects.toThrow("Another import is writing");
    }
    stage.remove();
  });

  it("that leads back to itself is refused", async () => {
    symlinkSync("b.sqlite", at("a.sqlite"));
    symlinkSync("a.sqlite", at("b.sqlite"));
    await expect(ingest("a.sqlite")).rejects.toThrow("leads back to itself");
  });
});

describe("an archive's mode", () => {
  it("stays, and nothing beside it is ever more open", async () => {
    await ingest("a.sqlite");
    execFileSync("chmod", ["600", at("a.sqlite")]);
    writeFileSync(at("in/b.txt"), "b");
    const modes = new Map<string, number>();
    const onWritePoint = () => {
      for (const name of files()) modes.set(name, mode(name));
    };
    await ingest("a.sqlite", { onWritePoint });
    expect(modes.size).toBeGreaterThanOrEqual(4);
    expect([...modes].filter(([, one]) => one !== 0o600)).toEqual([]);
    expect(mode("a.sqlite")).toBe(0o600);
    expect(reports("a.sqlite")).toBe(2);
  });

  it.runIf(process.getuid?.() === 0)("and owner stay when root imports", async () => {
    await ingest("a.sqlite");
    execFileSync("chown", ["12345:12345", at("a.sqlite")]);
    execFileSync("chmod", ["640", at("a.sqlite")]);
    writeFileSync(at("in/b.txt"), "b");
    await ingest("a.sqlite");
    const { uid, gid } = statSync(at("a.sqlite"));
    expect([uid, gid, mode("a.sqlite")]).toEqual([12345, 12345, 0o640]);
  });
});

describe("what stands where an import writes", () => {
  it.each([
    "-import",
    "-import-wal",
    "-building",
    "-compacted",
    "-building-journal",
  ])("%s is refused where it is a link, a folder, a pipe or another file's second name", async (name) => {
    await ingest("a.sqlite");
    seen.length = 0;
    writeFileSync(at("in/b.txt"), "b");
    const target = at(`a.sqlite${name}`);
    writeFileSync(at("victim"), "victim");
    const plants: readonly [string, () => unknown][] = [
      ["a link", () => symlinkSync(at("victim"), target)],
      ["a folder", () => mkdirSync(target)],
      ["a pipe", () => execFileSync("mkfifo", [target])],
      ["a file with a second name", () => linkSync(at("victim"), target)],
    ];
    for (const [kind, plant] of plants) {
      plant();
      await expect(ingest("a.sqlite")).rejects.toThrow(`${target} is ${kind}, and an import`);
      rmSync(target, { recursive: true });
    }
    expect([seen, readFileSync(at("victim"), "utf8")]).toEqual([[], "victim"]);
    expect(files()).toEqual(["a.sqlite", "victim"]);
  });
});

describe("what is no archive", () => {
  const others: readonly [string, string, () => unknown][] = [
    ["a text", "not an SQLite database", () => writeFileSync(at("x"), "text".repeat(500))],
    ["a folder", "is a folder, no archive", () => mkdirSync(at("x"))],
    ["a pipe", "is a pipe, no archive", () => execFileSync("mkfifo", [at("x")])],
    [
      "another database",
      "not a muniment archive",
      () => new Database(at("x")).exec("CREATE TABLE t (a)").close(),
    ],
  ];
  it.each(others)("%s: nothing is read and nothing is left behind", async (_, words, make) => {
    make();
    const before = lstatSync(at("x"));
    const { status, out, err } = await run("ingest", at("in"), "--db", at("x"));
    expect([status, out]).toEqual([4, ""]);
    expect(err).toContain(words);
    expect(err.trimEnd().split("\n").length).toBe(1);
    expect(files()).toEqual(["x"]);
    expect(lstatSync(at("x")).mtimeMs).toBe(before.mtimeMs);
    expect((await run("sql", "SELECT 1", "--db", at("x"))).status).toBe(4);
  });
});
