import { execFile } from "node:child_process";
import { WorkFailed } from "../problem.ts";
import { openBuilding } from "../store/hold.ts";
import { compiledEntry } from "./compiled-entry.ts";

/** Up to so many reports the comparison is made in this process: starting another costs more. */
const fewReports = 100;

/** What fills a new archive's comparison, once it is asked to. */
export interface Comparer {
  fill(building: string): Promise<void>;
  /** Lets go of a process that was not asked, or is not done. */
  end(): void;
}

/** A comparer for so many reports; many are compared in a process of its own, whose memory ends with it. */
export function comparerFor(reports: number, building: string): Comparer {
  return reports > fewReports ? startApart(building) : { fill: fillHere, end: () => {} };
}

async function fillHere(building: string): Promise<void> {
  const { fillComparison } = await import("./comparison.ts");
  const store = await openBuilding(building);
  try {
    fillComparison(store);
  } finally {
    store.close();
  }
}

/** Loading its code takes about as long as copying the reports: it starts before them. */
function startApart(building: string): Comparer {
  const entry = compiledEntry(new URL("./comparing-process.js", import.meta.url));
  const args = [entry, building, String(process.pid)];
  let settle = (_failure: WorkFailed | undefined): void => {};
  const ended = new Promise<WorkFailed | undefined>((resolve) => {
    settle = resolve;
  });
  const child = execFile(process.execPath, args, (error, _out, said) => {
    const why = said.trim().split("\n").at(-1) ?? "";
    const sentence = `The councils of the archive could not be compared: ${why}`;
    settle(error ? new WorkFailed(4, sentence, { cause: error }) : undefined);
  });
  // Where it ended early, `ended` says why.
  child.stdin?.on("error", () => {});
  return {
    async fill() {
      child.stdin?.end("compare\n");
      const failure = await ended;
      if (failure) throw failure;
    },
    end: () => void child.kill("SIGKILL"),
  };
}
