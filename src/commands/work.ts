import { serveQueue, type WorkedFile } from "../queue/index.ts";
import { counted, printable } from "../render/text.ts";
import type { Io } from "./io.ts";
import { toJobs } from "./limit-options.ts";
import { toRoot } from "./root.ts";

export interface WorkOptions {
  readonly queue: string;
  readonly root: string;
  readonly jobs?: string;
  readonly once?: boolean;
}

/** Reads for a coordinator elsewhere. */
export async function work(options: WorkOptions, io: Io): Promise<number> {
  const root = toRoot(options.root);
  const jobs = toJobs(options.jobs);
  const [finish, halt] = [new AbortController(), new AbortController()];
  const note = (sentence: string) => io.err(printable(`muniment: ${sentence}\n`));
  const onSignal = () => {
    if (finish.signal.aborted) {
      halt.abort();
      return;
    }
    note("the files in hand are finished first; once more ends at once.");
    finish.abort();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    const read = await serveQueue({
      url: options.queue,
      root,
      jobs,
      once: options.once ?? false,
      finish: finish.signal,
      halt: halt.signal,
      onNote: note,
      onFile: (file) => io.err(printable(`${workedLine(file)}\n`)),
    });
    io.out(`${counted(read, "file")} read\n`);
    return halt.signal.aborted ? 130 : 0;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

function workedLine({ file, outcome, why, seconds, report }: WorkedFile): string {
  const status = outcome === "read" ? (report?.status ?? "read") : outcome;
  const pages = report?.pages;
  const what = pages === undefined ? "" : `${counted(pages, "page")}, `;
  return `${status.padEnd(12)}  ${file}: ${what}${seconds.toFixed(1)} s${why === "" ? "" : `  ${why}`}`;
}
