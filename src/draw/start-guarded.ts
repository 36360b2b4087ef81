import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startGuardedProcess } from "../archive/guarded-process.ts";

/** Whether the process loads native code to draw with, or none to read with. */
export type PaperJob = "draw" | "read";

/** The compiled process, also when a test runs this file from src. */
function paperEntry(): string {
  const beside = fileURLToPath(new URL("./paper-entry.js", import.meta.url));
  return existsSync(beside)
    ? beside
    : fileURLToPath(new URL("../../dist/draw/paper-entry.js", import.meta.url));
}

/** A process that opens reports for people; what a library prints in it is no answer. */
export function startPaperProcess(
  job: PaperJob,
  memoryMegabytes: number,
  entry = paperEntry(),
): ChildProcess {
  const child = startGuardedProcess(entry, {
    memoryMegabytes,
    nativeAddons: job === "draw",
    args: [job],
    serialization: "advanced",
  });
  child.stderr?.resume();
  return child;
}
