import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import { assemble, buildingPath, type PlacedReport } from "../../src/store/assemble.ts";
import { waitUntilFree } from "../../src/store/hold.ts";
import { openStore, schemaVersion, storeFailure, wasOlder } from "../../src/store/open.ts";
import {
  archivePath,
  createLike,
  fileStamp,
  isOwnEnding,
  refuseNoFile,
  refusePlanted,
} from "../../src/store/own-file.ts";
import { openReadings } from "../../src/store/read-readings.ts";
import { findDamage } from "../../src/store/seal.ts";
import { snapshotOf, snapshotsOf } from "../../src/store/snapshot.ts";
import { listReports, openStage, stagePath } from "../../src/store/stage.ts";
import type { Store } from "../../src/store/store.ts";
import { reportOf } from "../report-builders.ts";
import { givenCorrection } from "./given-correction.ts";
import { factsOf, madeArchive, madeReports } from "./made-archive.ts";
import { ownFolder } from "./own-folder.ts";

const { folder, at, refusal } = ownFolder();
const pipe = (path: string) => execFileSync("mkfifo", [path]);

describe("an archive that cannot be opened is refused in one sentence", () => {
  const sqlite = (name: string, sql: string) => new Database(at(name)).exec(sql).close();
  it.each<[string, () => Promise<unknown>, RegExp]>([
    ["none there", () => openStore(at("a")), /^4: There is no archive at a; "muniment ingest" /],
    [
      "a folder that is not there",
      () => openStore(at("none/a"), { create: true }),
      /^4: none\/a cannot be opened; does its folder exist/,
    ],
    ["a folder", () => openStore(folder()), /^4: .* is a folder, no archive\.$/],
    [
      "an empty file",
      () => {
        writeFileSync(at("a"), "");
        return openStore(at("a"));
      },
      /^4: a is empty; "muniment ingest" fills it\.$/,
    ],
    [
      "a text",
      () => {
        writeFileSync(at("a"), "no database, but long enough to be one ".repeat(99));
        return openStore(at("a"));
      },
      /^4: a is not an SQLite database\.$/,
    ],
    [
      "another's database",
      () => {
        sqlite("a", "CREATE TABLE t (n)");
        return openStore(at("a"), { write: true });
      },
      /^4: a is an SQLite database, but not a muniment archive\.$/,
    ],
    [
      "another's database without tables",
      () => {
        sqlite("a", "PRAGMA application_id = 7; PRAGMA user_version = 1");
        return openStore(at("a"), { write: true });
      },
      /but not a muniment archive\.$/,
    ],
    [
      "another's, of which nothing but its version tells",
      () => {
        sqlite("a", "PRAGMA user_version = 1");
        return openStore(at("a"), { write: true });
      },
      /but not a muniment archive\.$/,
    ],
    [
      "another's, of which nothing but its mark tells",
      () => {
        sqlite("a", "PRAGMA application_id = 7");
        return openStore(at("a"), { write: true });
      },
      /but not a muniment archive\.$/,
    ],
    [
      "a newer one",
      async () => {
        const store = await openStore(at("a"), { create: true });
        store.pragma(`user_version = ${schemaVersion + 1}`);
        store.close();
        return openStore(at("a"));
      },
      new RegExp(
        `made by a newer muniment \\(its schema is version ${schemaVersion + 1}, this muniment knows ${schemaVersion}\\)`,
      ),
    ],
    [
      "an older one that may not be written",
      async () => {
        const store = await openStore(at("a"), { create: true });
        store.pragma("user_version = 9");
        store.close();
        return openStore(at("a"));
      },
      /an older muniment \(schema version 9\); run "muniment ingest" once/,
    ],
    [
      "one that is locked",
      async () => {
        (await openStore(at("a"), { create: true })).close();
        const other = new Database(at("a"));
        other.exec("BEGIN EXCLUSIVE");
        return openStore(at("a"), { waitMilliseconds: 10 }).finally(() => other.close());
      },
      /^4: a is in use by another program; try again when it is free\.$/,
    ],
    [
      "one to be compared with whose records are another's",
      async () => {
        const store = await openStore(at("a"), { create: true });
        store.pragma("legacy_alter_table = ON");
        store.exec("ALTER TABLE problem RENAME COLUMN n TO m");
        store.close();
        return openReadings(at("a"));
      },
      /whose records this one cannot compare/,
    ],
  ])("%s", async (_, open, sentence) => {
    expect(await refusal(open)).toMatch(sentence);
  });

  it("and an older one is brought forward, or read as it is where that was asked for", async () => {
    const made = await openStore(at("a"), { create: true });
    expect(wasOlder(made)).toBe(false);
    made.pragma(`user_version = ${schemaVersion - 1}`);
    made.exec(
      "DROP TABLE council_part; DROP TABLE followed; DROP TABLE followed_row; DROP TABLE followed_milestone",
    );
    made.close();
    const asItIs = await openStore(at("a"), { anySchema: true });
    expect(asItIs.pragma("user_version", { simple: true })).toBe(schemaVersion - 1);
    asItIs.close();
    const store = await openStore(at("a"), { write: true });
    expect([store.pragma("user_version", { simple: true }), wasOlder(store)]).toEqual([
      schemaVersion,
      true,
    ]);
    store.close();
  });

  it("and one whose pages are damaged is named, unless that is what is asked", async () => {
    const store = await madeArchive(7);
    store.exec(`VACUUM INTO '${at("a")}'`);
    const bytes = Buffer.from(store.serialize());
    bytes.fill(255, 5 * 8192, 6 * 8192);
    writeFileSync(at("b"), bytes);
    expect(await refusal(() => openStore(at("a")))).toBe("none");
    expect(await refusal(() => openStore(at("b")))).toMatch(
      /^4: b is damaged \("muniment check --integrity" says more\): /,
    );
    (await openStore(at("b"), { anyPages: true })).close();
  });

  it.each([
    ["SQLITE_FULL", "The disk is full: x could not be written."],
    ["SQLITE_BUSY_SNAPSHOT", "x is in use by another program; try again when it is free."],
    ["SQLITE_LOCKED", "x is in use by another program; try again when it is free."],
    ["SQLITE_READONLY_DIRECTORY", "x may not be written (read-only)."],
    ["SQLITE_CANTOPEN", "x cannot be opened; does its folder exist, and may it be written?"],
    ["EACCES", "x cannot be opened; does its folder exist, and may it be written?"],
    ["SQLITE_NOTADB", "x is not an SQLite database."],
    ["SQLITE_CORRUPT_INDEX", "x is damaged: said."],
    ["SQLITE_IOERR_WRITE", "The disk failed while x was used: said."],
    ["SQLITE_ERROR", "x: said."],
  ])("%s is %s", (code, sentence) => {
    const failure = storeFailure(Object.assign(new Error("said"), { code }), "x");
    expect([failure.status, failure.message]).toEqual([4, sentence]);
  });

  it.each(["ERR_DLOPEN_FAILED", "MODULE_NOT_FOUND"])("%s is a binary that is missing", (code) => {
    const failure = storeFailure(Object.assign(new Error("said"), { code }), "x");
    expect(failure.message).toContain("has no binary for Node");
    for (const message of ["no bindings file", "NODE_MODULE_VERSION 1"])
      expect(storeFailure(new Error(message), "x").message).toContain("has no binary for Node");
    expect(storeFailure(new Error("the directory does not exist"), "x").message).toContain(
      "cannot be opened",
    );
    expect(storeFailure("odd", "x").message).toBe("x: odd.");
  });
});

describe("the names of an archive", () => {
  it("lead to one path, through links and also where it is still to be made", () => {
    mkdirSync(at("real"));
    symlinkSync("real", at("linked"));
    symlinkSync("linked/a.sqlite", at("b.sqlite"));
    symlinkSync("b.sqlite", at("c.sqlite"));
    const real = join(folder(), "real", "a.sqlite");
    for (const name of ["real/a.sqlite", "linked/a.sqlite", "b.sqlite", "c.sqlite"])
      expect(archivePath(at(name))).toBe(real);
    expect(archivePath(at("none/a.sqlite"))).toBe(at("none/a.sqlite"));
  });

  it("are followed for forty links, and not round in a ring", async () => {
    for (let n = 1; n < 41; n += 1) symlinkSync(`l${n - 1}`, at(`l${n}`));
    expect(archivePath(at("l39"))).toBe(at("l0"));
    expect(await refusal(() => archivePath(at("l40")))).toBe(
      "4: l40 is a link that leads back to itself.",
    );
    symlinkSync("y", at("x"));
    symlinkSync("x", at("y"));
    expect(await refusal(() => archivePath(at("x")))).toMatch(/leads back to itself/);
  });

  it.each<[string, string, (path: string) => void, string]>([
    ["-import", "a link", (path) => symlinkSync("elsewhere", path), "a link"],
    ["-building-journal", "a folder", (path) => mkdirSync(path), "a folder"],
    ["-compacted", "a pipe", pipe, "a pipe"],
    [
      "-wal",
      "a second name",
      (path) => {
        writeFileSync(at("other"), "");
        linkSync(at("other"), path);
      },
      "a file with a second name",
    ],
  ])("refuse %s where it is %s", async (ending, _, plant, kind) => {
    plant(at(`a.sqlite${ending}`));
    expect(await refusal(() => refusePlanted(at("a.sqlite")))).toBe(
      `4: a.sqlite${ending} is ${kind}, and an import writes there: remove it.`,
    );
  });

  it("take a plain file, or none, and nothing but files for archives", async () => {
    writeFileSync(at("a.sqlite-import"), "");
    expect(await refusal(() => refusePlanted(at("a.sqlite")))).toBe("none");
    expect(await refusal(() => refuseNoFile(at("none")))).toBe("none");
    pipe(at("p"));
    expect(await refusal(() => refuseNoFile(at("p")))).toBe("4: p is a pipe, no archive.");
    expect(["", "-import", "-wal", "-building-shm", "-else", "x"].map(isOwnEnding)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it("have beside them what is as open to others as they", async () => {
    writeFileSync(at("a"), "");
    chmodSync(at("a"), 0o640);
    createLike(at("b"), at("a"));
    expect(statSync(at("b")).mode & 0o777).toBe(0o640);
    createLike(at("c"), at("none"));
    expect(statSync(at("c")).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(await refusal(() => createLike(at("b"), at("a")))).toContain("EEXIST");
  });

  // Only root may give a file away.
  it.skipIf(process.getuid?.() !== 0)("belong to whom the archive belongs to", () => {
    for (const [name, user, group] of [
      ["user", 65_534, 0],
      ["group", 0, 65_534],
      ["both", 65_534, 65_534],
    ] as const) {
      writeFileSync(at("a"), "");
      chownSync(at("a"), user, group);
      createLike(at(name), at("a"));
      const { uid, gid } = statSync(at(name));
      expect([name, uid, gid]).toEqual([name, user, group]);
    }
  });

  it("are not built over a file that another program holds, and over anything else are", async () => {
    const other = new Database(at("held"));
    other.exec("BEGIN EXCLUSIVE");
    expect(await refusal(() => waitUntilFree(at("held"), 10))).toBe(
      "4: held is in use by another program; try again when it is free.",
    );
    other.close();
    writeFileSync(at("half"), "half a page, and then the kill".repeat(100));
    for (const name of ["held", "half", "none"]) await waitUntilFree(at(name), 10);
    expect(existsSync(at("none"))).toBe(false);
  });

  it("have a stamp that a file in their place has not", () => {
    writeFileSync(at("a"), "1");
    const stamp = fileStamp(at("a"));
    expect(stamp).toMatch(/^\d+-\d+-1-\d+$/);
    expect(fileStamp(at("none"))).toBe("");
    utimesSync(at("a"), 1, 1);
    expect(fileStamp(at("a"))).not.toBe(stamp);
  });
});

const rowsOf = (store: Store, view: string) => store.prepare(`SELECT * FROM ${view}`).all();
const views = ["v_report", "v_observation", "v_milestone", "v_budget", "v_problem", "v_finding"];

describe("an archive that is put together", () => {
  const seed = 7;
  const planOf = (placed: readonly PlacedReport[]) => ({
    reports: placed,
    files: [
      ...placed.map(({ file }, report) => ({ file, report, reason: "" })),
      { file: "note.exe", report: null, reason: "not a report" },
    ],
  });
  const fill = async (building: string) => {
    const store = await openStore(building, { write: true });
    fillComparison(store);
    store.close();
  };

  it("has what was written to the stage, and the same bytes again from itself", async () => {
    const archive = at("a.sqlite");
    const reports = madeReports(seed);
    const stage = await openStage(archive);
    for (const report of reports) stage.write(report, "1");
    stage.commit();
    const placed = reports.map(({ source: { file, doc } }, one) => ({
      from: "main" as const,
      reportId: one + 1,
      file,
      doc,
    }));
    let points = 0;
    // Nothing to be copied from yet.
    (await openStore(archive, { create: true })).close();
    await assemble(archive, stage.store, planOf(placed), [], factsOf, fill, () => {
      points += 1;
    });
    expect(points).toBe(3);
    const store = await openStore(archive);
    const direct = await madeArchive(seed);
    for (const view of views) expect(rowsOf(store, view)).toEqual(rowsOf(direct, view));
    expect(findDamage(store)).toEqual({ reports: [], given: false, rest: false });
    const bytes = store.serialize();
    store.close();
    expect(readdirSync(folder()).filter((name) => /building|compacted/.test(name))).toEqual([]);

    const again = placed.map((one) => ({ ...one, from: "base" as const }));
    await assemble(archive, stage.store, planOf(again), [], factsOf, fill);
    const second = await openStore(archive);
    expect(second.serialize().equals(bytes)).toBe(true);
    second.close();

    const [first] = reports[0]?.records ?? [];
    const correction = givenCorrection({ record: first?.id ?? "" });
    await assemble(archive, stage.store, planOf(again), [correction], factsOf, fill);
    const corrected = await openStore(archive);
    const value = corrected
      .prepare("SELECT value FROM v_observation WHERE id = ?")
      .pluck()
      .get(first?.id);
    expect(value).toBe(12);
    corrected.close();
    // Without its corrections it is what it was.
    await assemble(archive, stage.store, planOf(again), [], factsOf, fill);
    const undone = await openStore(archive);
    expect(undone.serialize().equals(bytes)).toBe(true);
    undone.close();
    stage.remove();
  });

  it("stays as it was where the work fails, and nothing is left beside it", async () => {
    const archive = at("a.sqlite");
    (await openStore(archive, { create: true })).close();
    const stamp = fileStamp(archive);
    const stage = await openStage(archive);
    const fails = () => Promise.reject(Object.assign(new Error("x"), { code: "SQLITE_FULL" }));
    expect(
      await refusal(() => assemble(archive, stage.store, planOf([]), [], factsOf, fails)),
    ).toBe("4: The disk is full: a.sqlite could not be written.");
    expect(fileStamp(archive)).toBe(stamp);
    expect(existsSync(buildingPath(archive))).toBe(false);
    stage.remove();
    expect(readdirSync(folder())).toEqual([basename(archive)]);
  });

  it("is read in by one import at a time, which goes on from what one before left", async () => {
    const archive = at("a.sqlite");
    const stage = await openStage(archive);
    stage.write(reportOf("a.txt"), "1");
    stage.write(reportOf("b.txt"), "1");
    stage.write(reportOf("a.txt", { status: "partly-read" }), "1");
    stage.commit();
    expect(await refusal(() => openStage(archive))).toBe(
      "4: Another import is writing a.sqlite; try again when it has finished.",
    );
    stage.closeAndTidy();
    expect(existsSync(stagePath(archive))).toBe(true);
    const next = await openStage(archive);
    next.write(reportOf("c.txt"), "1");
    next.commit();
    expect(
      listReports(next.store).map(({ reportId, file, status }) => [reportId, file, status]),
    ).toEqual([
      [1, "a.txt", "partly-read"],
      [2, "b.txt", "read"],
      [3, "c.txt", "read"],
    ]);
    next.remove();
    const empty = await openStage(archive);
    empty.closeAndTidy();
    expect(readdirSync(folder())).toEqual([]);
  });

  it("takes a report by its bytes, one without any by its name, and refuses two records of one id", async () => {
    const stage = await openStage(at("a.sqlite"));
    const report = reportOf("a.txt");
    const renamed = { ...report, source: { ...report.source, file: "other.txt" } };
    const unread = (file: string) => ({
      ...reportOf(file, { records: [] }),
      source: { ...report.source, file, sha256: "" },
    });
    for (const one of [report, renamed, unread("x"), unread("y"), unread("x")])
      stage.write(one, "1");
    const [first] = report.records;
    const twice = reportOf("d.txt", { records: first ? [first, first] : [] });
    const stored = stage.write(twice, "1");
    expect([stored.status, stored.records, stored.problems.map(({ message }) => message)]).toEqual([
      "unread",
      [],
      [
        `A fault of muniment's own: the archive refused what was read ("two records have the id ${first?.id}").`,
      ],
    ]);
    stage.commit();
    expect(listReports(stage.store).map(({ file }) => file)).toEqual([
      "other.txt",
      "x",
      "y",
      "d.txt",
    ]);
    stage.remove();
  });
});

describe("an archive that is looked at while others replace it", () => {
  const count = (store: Store) => store.prepare("SELECT count(*) FROM report").pluck().get();

  it("is the new one from the next look on", async () => {
    const write = async (name: string, files: readonly string[]) => {
      const stage = await openStage(at(name));
      for (const file of files) stage.write(reportOf(file), "1");
      stage.commit();
      stage.store.exec(`VACUUM INTO '${at(`${name}-whole`)}'`);
      stage.remove();
      return at(`${name}-whole`);
    };
    const path = await write("a", ["a.txt"]);
    const snapshots = snapshotsOf(path);
    expect(await snapshots.look(count)).toBe(1);
    const before = snapshots.identity();
    renameSync(await write("b", ["a.txt", "b.txt"]), path);
    expect(snapshots.identity()).not.toBe(before);
    expect(await snapshots.look(count)).toBe(2);
    expect(await Promise.all([snapshots.look(count), snapshots.look(count)])).toEqual([2, 2]);
    rmSync(path);
    expect(snapshots.identity()).toBe("");
    expect(await refusal(() => snapshots.look(count))).toMatch(/^4: There is no archive/);
    // What could not be opened is not tried again at once.
    expect(await refusal(() => snapshots.look(count))).toMatch(/^4: There is no archive/);
    snapshots.close();
  });

  it("says what is wrong with it, and leaves other faults as they are", async () => {
    const store = await openStore(":memory:", { create: true });
    const snapshot = snapshotOf(store);
    const fail = (code: string) =>
      refusal(() =>
        snapshot.look(() => {
          throw Object.assign(new Error("said"), { code });
        }),
      );
    expect(await fail("SQLITE_CORRUPT_VTAB")).toBe("4: The archive is damaged: said.");
    expect(await fail("SQLITE_BUSY")).toMatch(/^4: The archive is in use/);
    expect(await fail("SQLITE_ERROR")).toBe("undefined: said");
    expect(await snapshot.look(count)).toBe(0);
    expect(store.inTransaction).toBe(false);
    store.close();
    expect(await refusal(() => snapshot.look(count))).toMatch(/^4: /);
  });
});
