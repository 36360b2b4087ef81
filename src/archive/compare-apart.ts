import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { WorkFailed } from "../problem.ts";
import { openStore } from "../store/open.ts";

/** Up to so many reports the comparison is made in this process: starting another costs more. */
const fewReports = 100;

/** Fills a new archive's comparison; a large one in a process of its own, whose memory ends with it. */
export async function compareApart(building: string): Promise<void> {
  const store = await openStore(building, { write: true });
  let reports: number;
  try {
    reports = Number(store.prepare("SELECT count(*) FROM report").pluck().get());
    if (reports <= fewReports) {
      const { fillComparison } = await import("./comparison.ts");
      return fillComparison(store);
    }
  } finally {
    store.close();
  }
  await runApart(building);
}

function runApart(building: string): Promise<void> {
  const beside = fileURLToPath(new URL("./comparing-process.js", import.meta.url));
  const built = fileURLToPath(new URL("../../dist/archive/comparing-process.js", import.meta.url));
  const entry = existsSync(beside) ? beside : built;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [entry, building, String(process.pid)], (error, _out, said) => {
      if (!error) return resolve();
      const why = said.trim().split("\n").at(-1) ?? "";
      reject(
        new WorkFailed(4, `The councils of the archive could not be compared: ${why}`, {
          cause: error,
        }),
      );
    });
  });
}
