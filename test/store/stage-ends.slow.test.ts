import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import type { FileReport } from "../../src/file-report.ts";
import { WorkFailed } from "../../src/problem.ts";
import { openStore } from "../../src/store/open.ts";
import { snapshotOf, snapshotsOf } from "../../src/store/snapshot.ts";
import { listFiles, listReports, openStage, stagePath } from "../../src/store/stage.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { budgetLineOf, milestoneOf, observationOf, reportOf } from "../report-builders.ts";
import { ownFolder } from "./own-folder.ts";

const { folder, at, refusal } = ownFolder();

describe("a stage", () => {
  it.each<[string, () => unknown, string]>([
    [
      "whose folder is not there",
      () => {},
      "4: none/a cannot be opened; does its folder exist, and may it be written?",
    ],
    [
      "that is no database",
      () => {
        mkdirSync(at("none"));
        writeFileSync(at("none/a-import"), "no database, but long enough to be one ".repeat(99));
      },
      "4: none/a-import is not an SQLite database.",
    ],
    [
      "that is a folder",
      () => mkdirSync(at("none/a-import"), { recursive: true }),
      "4: none/a-import is a folder, no archive.",
    ],
  ])("%s is refused, and not as another's", async (_, make, sentence) => {
    make();
    expect(await refusal(() => openStage(at("none/a")))).toBe(sentence);
  });

  it("is one that another import made between our look and our making it", async () => {
    // A name that leads nowhere is not there to be looked at, and there to be made.
    symlinkSync("elsewhere", stagePath(at("a")));
    const stage = await openStage(at("a"));
    stage.write(reportOf("a.txt"), "1");
    stage.commit();
    expect(listReports(stage.store)).toHaveLength(1);
    stage.close();
  });

  it("may be closed, tidied and removed in any order, as often as one likes", async () => {
    const ends = ["close", "closeAndTidy", "remove"] as const;
    for (const isWritten of [true, false]) {
      for (const first of ends) {
        const stage = await openStage(at("a"));
        if (isWritten) stage.write(reportOf("a.txt"), "1");
        for (const [nth, end] of [first, ...ends].entries()) {
          stage[end]();
          expect(stage.store.open).toBe(false);
          const isGone = first === "remove" || (first === "closeAndTidy" && !isWritten);
          const isLeft = !isGone && nth < ends.length;
          expect([first, end, isWritten, existsSync(stagePath(at("a")))]).toEqual([
            first,
            end,
            isWritten,
            isLeft,
          ]);
        }
        expect(readdirSync(folder())).toEqual([]);
      }
    }
  });

  it("numbers what is new behind what it held, and replaces under its number", async () => {
    const write = async (files: readonly string[]) => {
      const stage = await openStage(at("a"));
      for (const file of files) stage.write(reportOf(file), "1");
      stage.commit();
      const listed = listReports(stage.store);
      for (const { reportId, file, sha256 } of listed)
        expect(stage.numberOf({ file, sha256 })).toBe(reportId);
      expect(stage.numberOf({ file: "none", sha256: "" })).toBeUndefined();
      const told = listed.map(({ reportId, file }) => [reportId, file]);
      stage.close();
      return told.map((one) => one.join(" ")).join(", ");
    };
    expect(await write(["a", "b"])).toBe("1 a, 2 b");
    expect(await write(["b", "c", "a", "d"])).toBe("1 a, 2 b, 3 c, 4 d");
    expect(await write([])).toBe("1 a, 2 b, 3 c, 4 d");
  });

  it("stores what breaks a rule of its schema as unread, and tells of what else fails", async () => {
    const stage = await openStage(at("a"));
    const odd = (over: object) => ({ ...reportOf("a.txt"), ...over }) as unknown as FileReport;
    expect(stage.write(odd({ status: "loud" }), "1").status).toBe("unread");
    expect(stage.write(odd({ status: "read" }), "1").status).toBe("read");
    const throwing = (error: unknown) =>
      Object.defineProperty(odd({}), "verdicts", {
        enumerable: true,
        get: () => {
          throw error;
        },
      });
    const failed = (code: string) => throwing(Object.assign(new Error("said"), { code }));
    const said = (report: FileReport) => refusal(() => stage.write(report, "1"));
    expect(await said(failed("SQLITE_FULL"))).toBe(
      "4: The disk is full: a-import could not be written.",
    );
    expect(await said(failed("ENOSPC"))).toMatch(/^4: .*a-import/);
    expect(await said(throwing(new Error("said")))).toBe("4: a-import: said.");
    stage.store.exec("DROP TABLE milestone");
    expect(await said(odd({}))).toBe("4: a-import: no such table: milestone.");
    stage.remove();
  });
});

describe("the list of an archive's reports", () => {
  let store: Store;
  const write = (id: number, report: FileReport) => reportWriter(store)(id, report, `m${id}`);
  beforeEach(async () => {
    store = await openStore(":memory:", { create: true });
  });

  it("says which were read without a record of any kind", () => {
    const sha = "a".repeat(64);
    const [o, m, b] = [observationOf(sha), milestoneOf(sha), budgetLineOf(sha)];
    const cases = [
      [[], "read", true],
      [[], "partly-read", true],
      [[], "unread", false],
      [[o], "read", false],
      [[m], "partly-read", false],
      [[b], "read", false],
      [[o, m, b], "unread", false],
    ] as const;
    for (const [n, [records, status]] of cases.entries()) {
      const own = records.map((record) => ({ ...record, id: `${n}${record.id}` }));
      write(n + 1, reportOf(`${n}.txt`, { records: own, status }));
    }
    expect(
      listReports(store).map(({ status, withoutRecords }) => [status, withoutRecords]),
    ).toEqual(cases.map(([, status, without]) => [status, without]));
  });

  it("says what each is called, which errors it had, and how much is to be looked at", () => {
    const error = (code: string, message: string) =>
      ({ severity: "error", stage: "extract", code, message }) as FileReport["problems"][number];
    const noted = { ...error("reader-warning", "Aa"), severity: "note" as const };
    const named = reportOf("same");
    write(1, {
      ...named,
      problems: [noted, error("page-unreadable", "B"), error("internal", "A")],
    });
    write(2, { ...reportOf("b.txt"), problems: [noted], format: "pdf" });
    const listed = listReports(store);
    expect(listed).toEqual([
      {
        reportId: 1,
        sha256: named.source.sha256,
        file: "same",
        doc: "same",
        status: "read",
        format: "text",
        importer: "m1",
        withoutRecords: false,
        toLookAt: 0,
        errorCodes: ["page-unreadable", "internal"],
        message: "A",
      },
      {
        ...listed[1],
        file: "b.txt",
        doc: "b",
        format: "pdf",
        importer: "m2",
        errorCodes: [],
        message: "",
      },
    ]);
    store.exec("INSERT INTO file VALUES ('z', 2, ''), ('b.txt', 2, ''), ('n', NULL, 'why')");
    expect(listFiles(store)).toEqual([
      { file: "b.txt", reportId: 2, reason: "" },
      { file: "n", reportId: null, reason: "why" },
      { file: "z", reportId: 2, reason: "" },
    ]);
  });
});

describe("an archive that is looked at", () => {
  const count = (store: Store) => store.prepare("SELECT count(*) FROM report").pluck().get();
  const make = async (name: string) => (await openStore(at(name), { create: true })).close();

  it("is asked for again half a second after it could not be opened, and not before", async () => {
    const real = performance.now;
    let now = 1000;
    performance.now = () => now;
    try {
      const snapshots = snapshotsOf(at("a"));
      const failure = () => snapshots.look(count).catch((error: unknown) => error);
      const first = await failure();
      expect(first).toBeInstanceOf(WorkFailed);
      now += 499;
      expect(await failure()).toBe(first);
      now += 1;
      const second = await failure();
      expect(second).not.toBe(first);
      now += 499;
      expect(await failure()).toBe(second);
      // Another in its place is asked for at once.
      await make("a");
      expect(await snapshots.look(count)).toBe(0);
      now += 10_000;
      expect(await snapshots.look(count)).toBe(0);
      snapshots.close();
      snapshots.close();
    } finally {
      performance.now = real;
    }
  });

  it("is opened once for all who ask, with room for its pages, and waits a little for who writes", async () => {
    await make("a");
    const snapshots = snapshotsOf(at("a"));
    const stores = await Promise.all([1, 2, 3].map(() => snapshots.look((store) => store)));
    stores.push(await snapshots.look((store) => store));
    expect(new Set(stores).size).toBe(1);
    const [store] = stores as [Store];
    expect([store.pragma("cache_size", { simple: true }), store.readonly]).toEqual([-65_536, true]);
    snapshots.close();
    expect(store.open).toBe(false);
    const other = new Database(at("a"));
    other.exec("BEGIN EXCLUSIVE");
    const started = performance.now();
    expect(await refusal(() => snapshotsOf(at("a")).look(count))).toMatch(/^4: a is in use/);
    expect(performance.now() - started).toBeGreaterThan(90);
    other.close();
  });

  it.each([
    ["SQLITE_BUSY", "4: The archive is in use by another program; try again when it is free."],
    [
      "SQLITE_LOCKED_SHAREDCACHE",
      "4: The archive is in use by another program; try again when it is free.",
    ],
    ["SQLITE_CORRUPT", "4: The archive is damaged: said."],
    ["SQLITE_NOTADB", "4: The archive is not an SQLite database."],
    ["SQLITE_IOERR_READ", "4: The disk failed while The archive was used: said."],
    ["SQLITE_ERROR", "undefined: said"],
    ["ERR_ANY", "undefined: said"],
  ])("says of %s: %s", async (code, sentence) => {
    const store = await openStore(":memory:", { create: true });
    const fail = (error: unknown) =>
      refusal(() =>
        snapshotOf(store).look(() => {
          throw error;
        }),
      );
    expect(await fail(Object.assign(new Error("said"), { code }))).toBe(sentence);
    expect(await fail(new Error("plain"))).toBe("undefined: plain");
    expect(await fail(Object.assign(new WorkFailed(2, "own"), { code }))).toBe("2: own");
    expect(await fail({ code, message: "no error" })).toBe("undefined: no error");
    expect(store.inTransaction).toBe(false);
    // A look may have ended it itself.
    expect(await snapshotOf(store).look((own) => own.exec("ROLLBACK").inTransaction)).toBe(false);
    store.close();
  });
});
