import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import workers from "node:worker_threads";
import { vi } from "vitest";

/**
 * Runs before each test file of the fast suite and tells a test that does not belong there: one that starts a
 * process, makes a folder, or replaces a module (the suite's files share their modules). Without it the suite would
 * grow slow a test at a time.
 */
function refuse<T extends object>(from: T, names: readonly (keyof T)[], what: string): void {
  const refusal = (): never => {
    throw new Error(
      `The fast suite ${what}: name this file *.slow.test.ts, or test the function beneath.`,
    );
  };
  for (const name of names) from[name] = refusal as T[keyof T];
}

refuse(childProcess, ["exec", "execFile", "execFileSync", "execSync"], "starts no process");
refuse(childProcess, ["fork", "spawn", "spawnSync"], "starts no process");
refuse(workers, ["Worker"], "starts no thread");
refuse(fs, ["mkdtemp", "mkdtempSync"], "makes no folder");
refuse(vi, ["mock", "doMock"], "replaces no module");
syncBuiltinESMExports();
