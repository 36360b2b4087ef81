import { type ChildProcess, spawn } from "node:child_process";
import { readerCompilerFlags } from "./reader-compiler.ts";
import { readerPermissions } from "./reader-permissions.ts";
import { guardedCommand, type SystemGuard, systemGuard } from "./system-guard.ts";

/**
 * Whoever frees one picture of a page raises the size from which glibc gives memory back to the system, and the next
 * pictures stay a reader's for good: a fixed size (bytes) keeps readers of scans a sixth smaller. Others ignore it.
 */
const environment = { MALLOC_MMAP_THRESHOLD_: String(1024 * 1024) };

export interface GuardedOptions {
  /** What it may keep in memory; the parent watches it, V8 and the system hold it. */
  readonly memoryMegabytes: number;
  /** Drawing pages needs one; it weakens Node's permission model, so that the system's guard matters more. */
  readonly nativeAddons?: boolean;
  readonly guard?: SystemGuard;
  /** What the script is told at its start. */
  readonly args?: readonly string[];
  /** `advanced` where bytes go to and fro: as JSON each would be a word. */
  readonly serialization?: "json" | "advanced";
}

/**
 * Starts one of our own scripts, compiled, where it may read files and answer its parent, and nothing else: no write,
 * no process, no thread, no network, and it never outlives its parent. Whatever opens a stranger's file runs in one.
 */
export function startGuardedProcess(
  entry: string,
  {
    memoryMegabytes,
    nativeAddons = false,
    guard = systemGuard(),
    args: own = [],
    serialization = "json",
  }: GuardedOptions,
): ChildProcess {
  const node = [
    process.execPath,
    `--max-old-space-size=${memoryMegabytes}`,
    ...readerCompilerFlags(process.versions.node),
    "--no-warnings",
    ...readerPermissions(process.versions.node, nativeAddons),
    entry,
    ...own,
  ];
  const [command = process.execPath, ...args] = [
    ...guardedCommand(guard, memoryMegabytes),
    ...node,
  ];
  const child = spawn(command, args, {
    // What a library prints is no result, and a reader needs nothing of our environment.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: environment,
    serialization,
  });
  if (guard.orphans === undefined) endWithThisProcess(child);
  return child;
}

/**
 * A process busy in a loop never hears that its parent is gone. Where the kernel cannot be asked to end it, a shell
 * beside it waits for the end of a pipe that this process alone holds open.
 */
function endWithThisProcess(child: ChildProcess): void {
  if (process.platform === "win32" || child.pid === undefined) return;
  const script = 'cat >/dev/null; kill -9 "$0"';
  const watcher = spawn("/bin/sh", ["-c", script, String(child.pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    env: { PATH: "/usr/bin:/bin" },
  });
  watcher.on("error", () => {});
  watcher.stdin.on("error", () => {});
  watcher.unref();
  (watcher.stdin as unknown as { unref?: () => void }).unref?.();
  // First the watcher: the number of a process that has ended may soon be another's.
  child.once("exit", () => watcher.kill("SIGKILL"));
}
