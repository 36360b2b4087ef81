import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";

/** Resident megabytes of processes, by id; those that have ended are left out. */
export async function residentMegabytes(ids: readonly number[]): Promise<Map<number, number>> {
  if (process.platform === "linux") {
    const found = new Map<number, number>();
    for (const id of ids) {
      const kilobytes = linuxKilobytes(id);
      if (kilobytes !== undefined) found.set(id, kilobytes / 1024);
    }
    return found;
  }
  return psMegabytes(ids);
}

function linuxKilobytes(id: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes);
  } catch {
    // It ended between the list and the look.
    return undefined;
  }
}

function psMegabytes(ids: readonly number[]): Promise<Map<number, number>> {
  return new Promise((resolve) => {
    execFile("ps", ["-o", "pid=,rss=", "-p", ids.join(",")], (_error, output) => {
      const rows = output
        .trim()
        .split("\n")
        .map((line) => line.trim().split(/\s+/).map(Number));
      resolve(
        new Map(
          rows.flatMap(([id, kilobytes]) => (id && kilobytes ? [[id, kilobytes / 1024]] : [])),
        ),
      );
    });
  });
}
