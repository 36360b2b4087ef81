import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const report = `Halton Borough Council

Quarterly monitoring report 2008-09

Ref\tTitle\tTarget 08/09\tActual 07/08
NI 60\tCore assessments in time\t86%\t80%
NI 63\tStability of placements\t75%\t70%
`;

const compared = (old: string, ...more: string[]) =>
  run(
    "ingest",
    at("in"),
    "--db",
    at("now.sqlite"),
    "--progress",
    "none",
    "--compare-with",
    at(old),
    ...more,
  );

/** The archive as an earlier version might have left it. */
function altered(name: string, sql: string): string {
  copyFileSync(at("now.sqlite"), at(name));
  const store = new Database(at(name));
  store.pragma("foreign_keys = OFF");
  store.exec(sql);
  store.close();
  return name;
}

beforeAll(async () => {
  mkdirSync(at("in"));
  writeFileSync(at("in/q4.txt"), report);
  const { status } = await run("ingest", at("in"), "--db", at("now.sqlite"), "--progress", "none");
  expect(status).toBe(0);
});

describe("ingest --compare-with", () => {
  it("adds nothing for equal archives, and leaves the old one as it is", async () => {
    copyFileSync(at("now.sqlite"), at("same.sqlite"));
    const hash = () =>
      createHash("sha256")
        .update(readFileSync(at("same.sqlite")))
        .digest("hex");
    const before = hash();
    const { status, out } = await compared("same.sqlite");
    expect([status, out.trim().split("\n")]).toEqual([
      0,
      [expect.stringContaining("1 file found")],
    ]);
    const { compared: found } = JSON.parse((await compared("same.sqlite", "--json")).out);
    expect([found.reports, found.reports_different]).toEqual([[], 0]);
    expect(hash()).toBe(before);
  });

  it("shows a changed figure, a lost row, a status and a file only in one, the same each time", async () => {
    const old = altered(
      "old.sqlite",
      `UPDATE observation SET raw = '8%', value = 8 WHERE raw = '80%';
       INSERT INTO milestone SELECT report_id, 900, 'old', 1, 'milestone', '', '', '', 'Agree the plan', '2009-03',
         '', '', '', '', 4, 0, NULL, NULL, NULL, '' FROM report;
       UPDATE report SET status = 'partly-read';
       INSERT INTO file VALUES ('notes.tmp', NULL, 'not a regular file')`,
    );
    const { status, out } = await compared(old);
    expect(status).toBe(1);
    expect(out).toContain('  status: "partly-read" -> "read"\n');
    expect(out).toContain('    raw: "8%" -> "80%"\n    value: 8 -> 80\n');
    expect(out).toContain("  milestone lost, page 4: Agree the plan | 2009-03\n");
    expect(out).toContain("  observations: 0 lost, 0 new, 1 changed, 0 moved\n");
    expect(out).toContain("  only in the old archive: notes.tmp\n");
    expect((await compared(old)).out).toBe(out);
    const { compared: found, found: files } = JSON.parse((await compared(old, "--json")).out);
    expect(files).toBe(1);
    expect(found.counts.observation).toEqual({ lost: 0, new: 0, changed: 1, moved: 0 });
    expect(found.reports[0].rows[0]).toMatchObject({
      kind: "observation",
      table: 1,
      row: 1,
      column: 3,
    });
  });

  it("reads an archive of an older schema, and past its corrections", async () => {
    const old = altered(
      "older.sqlite",
      `INSERT INTO correction SELECT 1, id, '', NULL, NULL, NULL, 'value', '', '5', '', id, report_id, value, 'applied', ''
         FROM observation WHERE raw = '80%';
       UPDATE observation SET value = 5 WHERE raw = '80%';
       PRAGMA user_version = 3`,
    );
    expect((await compared(old)).status).toBe(0);
  });

  it("says in one sentence what it cannot compare", async () => {
    const strange = altered(
      "strange.sqlite",
      "DROP VIEW v_report; ALTER TABLE report DROP COLUMN pages; PRAGMA user_version = 1",
    );
    const newer = altered("newer.sqlite", "PRAGMA user_version = 99");
    const cases = [
      [await compared(strange), 4, "whose records this one cannot compare"],
      [await compared(newer), 4, "newer muniment"],
      [await compared("nosuch.sqlite"), 4, "no archive"],
      [await compared("now.sqlite"), 2, "another archive"],
      [await compared("same.sqlite", "--dry-run"), 2, "--dry-run imports nothing"],
    ] as const;
    for (const [{ status, out, err }, expected, sentence] of cases) {
      expect([status, out]).toEqual([expected, ""]);
      expect(err).toContain(sentence);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
  });
});
