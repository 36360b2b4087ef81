import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { query } from "./postgres.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));
const running = new Set<ChildProcess>();

export interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly status: number | null; readonly err: string }>;
}

/** The built program, through another command where that is given. */
export function muniment(argv: readonly string[], through: readonly string[] = []): Program {
  const [command = process.execPath, ...words] = [...through, process.execPath, cli, ...argv];
  const child = spawn(command, words, { stdio: ["ignore", "ignore", "pipe"] });
  running.add(child);
  let err = "";
  child.stderr?.on("data", (text) => {
    err += String(text);
  });
  const ended = new Promise<{ status: number | null; err: string }>((resolve) => {
    child.once("close", (status) => {
      running.delete(child);
      resolve({ status, err });
    });
  });
  return { child, ended };
}

/** Ends those that a test which failed has left. */
export function endPrograms(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** On a busy machine a reader that only starts must not be taken for one that stalls. */
export const patient = ["--limit-stall", "200", "--limit-time", "200"];

/** Three reports in a folder. */
export function makeThree(root: string): void {
  mkdirSync(root);
  for (const name of [
    "archive/cumbria-cs-service-plan-2007-08.txt",
    "made/layouts/laa.txt",
    "made/layouts/capital.txt",
  ]) {
    copyFileSync(join(fixtures, name), join(root, name.split("/").at(-1) ?? ""));
  }
}

export async function until(url: string, sql: string, seconds = 100) {
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    const rows = await query(url, sql).catch(() => []);
    if (rows.length > 0) return rows;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Never came true: ${sql}`);
}
