import type { ChildProcess } from "node:child_process";
import { compiledEntry } from "../archive/compiled-entry.ts";
import { startGuardedProcess } from "../archive/guarded-process.ts";

/** Whether the process loads native code to draw with, or none to read with. */
export type PaperJob = "draw" | "read";

/** A process that opens reports for people; what a library prints in it is no answer. */
export function startPaperProcess(
  job: PaperJob,
  memoryMegabytes: number,
  entry = compiledEntry(new URL("./paper-entry.js", import.meta.url)),
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
