import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../commands/run-main.ts";

/** Disks that fill up, archives held by others, files and folders that may not be written. */

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
/** As the built program in a process of its own; through a shell where a limit is set first. */
function ingest(from: string, archive: string, before = "") {
  const args = [cli, "ingest", at(from), "--db", at(archive), "--progress", "none"];
  const script = `${before} exec "$0" "$@"`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script, process.execPath, ...args], {
    encoding: "utf8",
  });
  return { status, out: stdout, err: stderr };
}
const hash = (name: string) =>
  createHash("sha256")
    .update(readFileSync(at(name)))
    .digest("hex");

beforeAll(() => {
  const text = readFileSync(
    new URL("../../fixtures/archive/cumbria-cs-service-plan-2007-08.txt", import.meta.url),
  );
  mkdirSync(at("few"));
  mkdirSync(at("more"));
  for (let n = 0; n < 3; n += 1) {
    const report = Buffer.concat([text, Buffer.from(`\nReport ${n}\n`)]);
    writeFileSync(at(`more/r${n}.txt`), report);
    if (n === 0) writeFileSync(at(`few/r${n}.txt`), report);
  }
  expect(ingest("few", "before.sqlite").status).toBe(0);
  expect(ingest("more", "whole.sqlite").status).toBe(0);
});

describe("a disk that fills up", () => {
  const pages = () => Math.ceil(readFileSync(at("whole.sqlite")).length / 1024);
  // No file may grow beyond so many KB: the stage, its log or the finished file is the first to meet it.
  it.each([
    0.3, 0.6, 0.9,
  ])("at %d of the archive to be ends with one sentence, and the next import completes it", (share) => {
    copyFileSync(at("before.sqlite"), at("full.sqlite"));
    const limit = Math.round(pages() * share);
    const { status, out, err } = ingest("more", "full.sqlite", `trap '' XFSZ; ulimit -f ${limit};`);
    expect([status, out]).toEqual([4, ""]);
    expect(err).toMatch(/^muniment: The disk [^\n]+\.\n$/);
    expect(hash("full.sqlite")).toBe(hash("before.sqlite"));
    const store = new Database(at("full.sqlite"), { readonly: true });
    expect(store.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(store.prepare("SELECT count(*) FROM v_report").pluck().get()).toBe(1);
    store.close();
    expect(ingest("more", "full.sqlite").status).toBe(0);
    expect(hash("full.sqlite")).toBe(hash("whole.sqlite"));
  });
});

describe("an archive held by another program", () => {
  it("is replaced under a reader, who goes on with the old one until he opens it anew", () => {
    copyFileSync(at("before.sqlite"), at("held.sqlite"));
    const reader = new Database(at("held.sqlite"), { readonly: true });
    const count = reader.prepare("SELECT count(*) FROM report").pluck();
    reader.exec("BEGIN");
    expect(count.get()).toBe(1);
    expect(ingest("more", "held.sqlite").status).toBe(0);
    expect(count.get()).toBe(1);
    expect(reader.pragma("integrity_check", { simple: true })).toBe("ok");
    reader.close();
    expect(hash("held.sqlite")).toBe(hash("whole.sqlite"));
  });

  it("is left as it is where another writes to it", async () => {
    copyFileSync(at("before.sqlite"), at("written.sqlite"));
    const code = `const { default: Database } = await import(${JSON.stringify(import.meta.resolve("better-sqlite3"))});
      const store = new Database(process.argv[1]);
      store.exec("BEGIN EXCLUSIVE");
      console.log("held");
      setInterval(() => store.inTransaction, 1000);`;
    const other = spawn(process.execPath, [
      "--input-type=module",
      "-e",
      code,
      at("written.sqlite"),
    ]);
    await new Promise((resolve) => other.stdout.once("data", resolve));
    const { status, err } = ingest("more", "written.sqlite");
    other.kill();
    expect(status).toBe(4);
    expect(err).toMatch(/^muniment: [^\n]+in use by another program[^\n]+\n$/);
    expect(hash("written.sqlite")).toBe(hash("before.sqlite"));
  });
});

describe("what may not be written", () => {
  it("is refused before anything is read, also to root", () => {
    copyFileSync(at("before.sqlite"), at("kept.sqlite"));
    chmodSync(at("kept.sqlite"), 0o444);
    const { status, out, err } = ingest("more", "kept.sqlite");
    expect([status, out]).toEqual([4, ""]);
    expect(err).toBe(`muniment: ${at("kept.sqlite")} may not be written (read-only).\n`);
    expect(hash("kept.sqlite")).toBe(hash("before.sqlite"));
  });

  it("may be a folder, too", () => {
    mkdirSync(at("closed"));
    copyFileSync(at("before.sqlite"), at("closed/a.sqlite"));
    chmodSync(at("closed"), 0o555);
    const { status, err } = ingest("more", "closed/a.sqlite");
    chmodSync(at("closed"), 0o755);
    // Root writes where it likes; that a folder refuses it is tried as another user.
    if (process.getuid?.() === 0) return expect(status).toBe(0);
    expect(status).toBe(4);
    expect(err).toMatch(/^muniment: [^\n]+cannot be opened[^\n]+\n$/);
  });
});
