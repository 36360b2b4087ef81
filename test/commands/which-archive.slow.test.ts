import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { whichArchive } from "../../src/commands/which-archive.ts";
import { openStore } from "../../src/store/open.ts";
import { reportWriter } from "../../src/store/write.ts";
import { reportOf } from "../report-builders.ts";
import { run, temporaryFolder } from "./run-main.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const cli = new URL("../../dist/cli.js", import.meta.url).pathname;

beforeAll(async () => {
  mkdirSync(at("one"));
  const store = await openStore(at("one/a.sqlite"), { create: true });
  reportWriter(store)(1, reportOf("q4.txt"), "1");
  store.close();
  writeFileSync(at("one/other.db"), "no archive");
  mkdirSync(at("two"));
  for (const name of ["b.sqlite", "c.sqlite"]) copyFileSync(at("one/a.sqlite"), at(`two/${name}`));
  mkdirSync(at("none"));
});

test("the environment names the archive, else the only one in the folder does", () => {
  expect(whichArchive("x.sqlite", at("two"))).toBe("x.sqlite");
  expect(whichArchive(undefined, at("one"))).toBe("a.sqlite");
  expect(() => whichArchive(undefined, at("two"))).toThrow(
    "this folder holds 2: b.sqlite, c.sqlite",
  );
  expect(() => whichArchive("", at("none"))).toThrow("this folder holds no archive");
});

test("commands without --db take it, and queries come from stdin", () => {
  const sql = (cwd: string, environment = {}) =>
    spawnSync(process.execPath, [cli, "sql", "-", "--csv"], {
      cwd,
      input: "SELECT doc FROM v_report",
      encoding: "utf8",
      env: { ...process.env, ...environment },
    });
  expect(sql(at("one")).stdout).toBe("doc\nq4\n");
  expect(sql(at("none"), { MUNIMENT_DB: at("two/b.sqlite") }).stdout).toBe("doc\nq4\n");
  const lost = sql(at("two"));
  expect([lost.status, lost.stdout]).toEqual([2, ""]);
  expect(lost.stderr).toContain("Which archive? Give --db FILE or set MUNIMENT_DB");
});

test("no archive is made of a path that is not there", async () => {
  const { status, err } = await run("ingest", at("nosuch"), "--db", at("new.sqlite"));
  expect([status, err]).toEqual([2, expect.stringContaining("There is nothing at ")]);
  expect(existsSync(at("new.sqlite"))).toBe(false);
});

test.each([
  [["check", "--doc", "q5"], "v_report lists them"],
  [["check", "--doubtful", "--council", "Haltn"], "Did you mean Halton?"],
  [["check", "--asides", "--doc", "nosuch"], 'holds no report "nosuch"'],
  [["corrections", "template", "--council", "Haltn"], "Did you mean Halton?"],
])("an unknown name is an error with the nearest: %j", async (argv, sentence) => {
  const { status, out, err } = await run(...argv, "--db", at("one/a.sqlite"));
  expect([status, out, err]).toEqual([2, "", expect.stringContaining(sentence)]);
});
