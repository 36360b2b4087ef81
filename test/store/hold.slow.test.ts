import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { waitUntilFree } from "../../src/store/hold.ts";
import { openStore } from "../../src/store/open.ts";
import { reportWriter } from "../../src/store/write.ts";
import { temporaryFolder } from "../commands/run-main.ts";
import { reportOf } from "../report-builders.ts";

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const comparing = fileURLToPath(
  new URL("../../dist/archive/comparing-process.js", import.meta.url),
);
const library = import.meta.resolve("better-sqlite3");

it("waits for a process that a killed import left behind with its file", async () => {
  (await openStore(at("building"), { create: true })).close();
  const held = `const { default: Database } = await import(${JSON.stringify(library)});
    const store = new Database(process.argv[1]);
    store.exec("BEGIN EXCLUSIVE");
    console.log("held");
    setTimeout(() => process.exit(), 800);`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", held, at("building")]);
  await new Promise((resolve) => other.stdout.once("data", resolve));
  const started = performance.now();
  await waitUntilFree(at("building"));
  expect(performance.now() - started).toBeGreaterThan(400);
});

it("takes what is no database, and what is not there, for free", async () => {
  writeFileSync(at("half"), "half a page, and then the kill".repeat(100));
  await waitUntilFree(at("half"));
  await waitUntilFree(at("nothing"));
  expect(existsSync(at("nothing"))).toBe(false);
});

it("writes no comparison for a parent that is gone", async () => {
  const store = await openStore(at("archive"), { create: true });
  const write = reportWriter(store);
  const observed = reportOf("b.txt");
  write(1, reportOf("a.txt"), "1");
  write(2, { ...observed, facts: { ...observed.facts, council: "Wigan" } }, "1");
  store.close();
  const hash = () =>
    createHash("sha256")
      .update(readFileSync(at("archive")))
      .digest("hex");
  const before = hash();
  const run = (parent: number, input: string) =>
    execFileSync(process.execPath, [comparing, at("archive"), String(parent)], { input });
  run(process.pid + 1, "compare\n");
  expect(hash()).toBe(before);
  // Its import ended without asking.
  run(process.pid, "");
  expect(hash()).toBe(before);
  run(process.pid, "compare\n");
  expect(hash()).not.toBe(before);
});
