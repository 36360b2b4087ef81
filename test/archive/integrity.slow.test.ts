import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { run, temporaryFolder } from "../commands/run-main.ts";

/** Archives of which something has changed since they were written. */

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const report = readFileSync(
  new URL("../../fixtures/archive/cumbria-cs-service-plan-2007-08.txt", import.meta.url),
);
const ingest = (...more: string[]) =>
  run("ingest", at("in"), "--db", at("a.sqlite"), "--progress", "none", ...more);
const check = () => run("check", "--integrity", "--db", at("a.sqlite"));
const change = (sql: string) => {
  const store = new Database(at("a.sqlite"));
  store.exec(sql);
  store.close();
};
const flipped = "UPDATE budget_line SET amount_gbp = amount_gbp + 1 WHERE report_id = 1 AND n = 0";

beforeAll(async () => {
  giveReports();
  expect((await ingest()).status).toBe(0);
  copyFileSync(at("a.sqlite"), at("sound.sqlite"));
});

beforeEach(() => {
  giveReports();
  copyFileSync(at("sound.sqlite"), at("a.sqlite"));
});

function giveReports(): void {
  rmSync(at("in"), { recursive: true, force: true });
  mkdirSync(at("in"));
  for (const name of ["a", "b"])
    writeFileSync(at(`in/${name}.txt`), Buffer.concat([report, Buffer.from(name)]));
}

describe("a flipped figure", () => {
  it("is named by check, read again by the next import, and then gone", async () => {
    expect(await check()).toMatchObject({ status: 0, out: "The archive is what was written.\n" });
    const sound = readFileSync(at("a.sqlite"));
    change(flipped);
    expect(await check()).toEqual({
      status: 1,
      out: "a: its rows are not what was written.\n",
      err: "",
    });
    const again = await ingest();
    expect(again.status).toBe(1);
    expect(again.out).toContain("the archive was damaged: rows of these were not what was written");
    expect(again.out).toContain("1 read + 0 partly read + 0 unread + 1 unchanged");
    expect(readFileSync(at("a.sqlite")).equals(sound)).toBe(true);
    expect((await ingest()).status).toBe(0);
  });

  it("ends an import that is not given the report's file, before anything is read", async () => {
    change(flipped);
    rmSync(at("in/a.txt"));
    writeFileSync(at("in/c.txt"), Buffer.concat([report, Buffer.from("c")]));
    const before = readFileSync(at("a.sqlite"));
    const { status, out, err } = await ingest();
    expect([status, out]).toEqual([4, ""]);
    expect(err).toMatch(/^muniment: .*a\.sqlite is damaged: the rows of a are not [^\n]+\n$/);
    expect(readFileSync(at("a.sqlite")).equals(before)).toBe(true);
    // Taken out with the file, it does no harm.
    expect((await ingest("--prune")).out).toContain("removed  a.txt");
    expect((await check()).status).toBe(0);
  });
});

describe("an archive", () => {
  it("whose corrections were changed by another hand is not imported into", async () => {
    change("UPDATE file SET file = 'b2.txt' WHERE file = 'b.txt'");
    expect((await check()).out).toContain(
      "The list of files or the corrections are not what was written",
    );
    const { status, err } = await ingest();
    expect(status).toBe(4);
    expect(err).toContain("its list of files or its corrections are not what was written");
    expect(existsSync(at("a.sqlite-import"))).toBe(false);
  });

  it("whose pages are broken is opened by check --integrity alone", async () => {
    const bytes = readFileSync(at("a.sqlite"));
    // The header of a page in the middle: what it holds cannot be found any more.
    bytes.fill(0xff, 8192 * 9, 8192 * 9 + 12);
    writeFileSync(at("a.sqlite"), bytes);
    const { status, err } = await run("sql", "SELECT 1", "--db", at("a.sqlite"));
    expect([status, err]).toEqual([4, expect.stringMatching(/^muniment: \S+ is damaged[^\n]+\n$/)]);
    const said = await check();
    expect(said.status).toBe(1);
    expect(said.out).not.toBe("");
  });
});
