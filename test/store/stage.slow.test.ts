import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { earlierQueries, openStage, type Stage } from "../../src/store/stage.ts";
import { temporaryFolder } from "../commands/run-main.ts";
import { reportOf } from "../report-builders.ts";

const folder = temporaryFolder();

const filesOf = ({ store }: Stage) =>
  store.prepare("SELECT file || ' ' || status FROM report ORDER BY file").pluck().all();

it("commits what was written in a turn when that ends, also beside a report that is refused", async () => {
  const stage = await openStage(join(folder, "a.sqlite"));
  stage.write(reportOf("a.txt"), "1");
  const facts = { severity: "loud" as "note", stage: "extract", code: "internal" } as const;
  const refused = reportOf("b.txt", { problems: [{ ...facts, message: "no such severity" }] });
  expect(stage.write(refused, "1").status).toBe("unread");
  stage.write(reportOf("c.txt"), "1");
  expect(stage.store.inTransaction).toBe(true);
  // SQLite's own 16 MB would fill with what is read.
  expect(stage.store.pragma("cache_size", { simple: true })).toBe(-2048);
  await setImmediate();
  expect(stage.store.inTransaction).toBe(false);
  expect(filesOf(stage)).toEqual(["a.txt read", "b.txt unread", "c.txt read"]);
  stage.remove();
});

it("keeps what was written when it is closed in the same turn", async () => {
  const archive = join(folder, "b.sqlite");
  const first = await openStage(archive);
  first.write(reportOf("a.txt"), "1");
  first.closeAndTidy();
  const second = await openStage(archive);
  expect(filesOf(second)).toEqual(["a.txt read"]);
  second.remove();
});

it("tells a commit that failed with the next write, and at the end", async () => {
  const stage = await openStage(join(folder, "c.sqlite"));
  const { store } = stage;
  // What is deferred is looked at when the transaction ends.
  store.pragma("foreign_keys = ON");
  store.exec("CREATE TABLE child (n INTEGER REFERENCES report DEFERRABLE INITIALLY DEFERRED)");
  stage.write(reportOf("a.txt"), "1");
  store.exec("INSERT INTO child VALUES (99)");
  await setImmediate();
  expect(() => stage.write(reportOf("b.txt"), "1")).toThrow("FOREIGN KEY constraint failed");
  expect(() => stage.commit()).toThrow("FOREIGN KEY constraint failed");
  stage.remove();
});

it("replaces what it read before, and looks for that in an index", async () => {
  const stage = await openStage(join(folder, "d.sqlite"));
  const at = (file: string, sha256: string) => {
    const report = reportOf(file);
    return { ...report, source: { ...report.source, sha256 } };
  };
  for (const name of ["a.txt", "b.txt", "a.txt"]) stage.write(at(name, ""), "1");
  for (const name of ["c.txt", "d.txt"]) stage.write(at(name, "c".repeat(64)), "1");
  stage.commit();
  expect(filesOf(stage)).toEqual(["a.txt read", "b.txt read", "d.txt read"]);
  for (const sql of Object.values(earlierQueries)) {
    const plan = stage.store.prepare(`EXPLAIN QUERY PLAN ${sql}`).all("") as { detail: string }[];
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^SEARCH report USING .*INDEX/),
    ]);
  }
  stage.remove();
});
