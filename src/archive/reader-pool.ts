import type { SourceFile } from "../document.ts";
import type { LeftOutPage } from "../extract/options.ts";
import type { FileReport } from "../file-report.ts";
import { unreadReport } from "../pipeline.ts";
import type { Problem } from "../problem.ts";
import type { Amount } from "./given-list.ts";
import type { FileLimits } from "./limits.ts";
import { keepReading, type OcrSettings } from "./ocr-cache.ts";
import { type PackedReport, packReport, saidToPacked } from "./packed-report.ts";
import type { ListedMember, Request } from "./reader-messages.ts";
import {
  type Ended,
  type Listeners,
  type OnDrawing,
  type OnScanned,
  type ReadingProcess,
  startReadingProcess,
} from "./reading-process.ts";

export interface ReadJob {
  readonly path: Buffer;
  /** Position of the member in a zip archive. */
  readonly member?: number;
  readonly source: SourceFile;
}

/** Reads files somewhere else; rejects only once it has been stopped. */
export interface Reader {
  /** How many files at a time are worth it. */
  concurrencyFor(files: Amount): number;
  read(job: ReadJob): Promise<FileReport>;
  /** The members of a zip archive; nothing for a document that is packed. */
  list(path: Buffer): Promise<readonly ListedMember[] | null>;
  /** Ends every process at once, whatever it is doing. */
  stop(): void;
}

export interface ReaderPool extends Reader {
  /** Reads a file for somebody else: the report as it travels. */
  pack(job: ReadJob): Promise<PackedReport>;
  /** Pages of a PDF as SVG, with what was found in them; what stopped it, where something did. */
  draw(
    file: Pick<ReadJob, "path" | "member">,
    page: number | undefined,
    onDrawing: OnDrawing,
  ): Promise<Problem | undefined>;
}

export interface PoolOptions {
  readonly jobs: number;
  readonly limits: FileLimits;
  readonly password?: string;
  /** Absent: pages that are pictures are named and left. */
  readonly ocr?: OcrSettings;
}

/**
 * A process is replaced after so many files: libraries leak, a little at a time. Not sooner: a new one spends
 * some two seconds of CPU on loading and compiling, as much as on a hundred short reports.
 */
const filesPerProcess = 800;
/** Starting a process costs about as much as reading so many bytes. */
const bytesWorthAProcess = 400_000;
/** A process that holds more than this share of the memory limit when a file is done is replaced. */
const memoryKept = 0.45;
/** One that has loaded the engines that read pictures holds more, and is worth more. */
const memoryKeptWithEngines = 0.85;
/** Ends that a process's earlier files may have had a part in. */
const ownCodes: ReadonlySet<string> = new Set(["file-memory", "reader-crashed"]);
/** After so many pages that had to be left out, the rest of the file is given up. */
const pagesLeftOut = 3;

/** A warm pool of reading processes, started when there is work for them. */
export function readerPool({ jobs, limits, password, ocr }: PoolOptions): ReaderPool {
  const idle: ReadingProcess[] = [];
  const all = new Set<ReadingProcess>();
  let stopped = false;

  const take = (fresh: boolean): ReadingProcess => {
    if (stopped) throw new Error("The reading was stopped.");
    const waiting = fresh ? undefined : idle.pop();
    if (waiting?.alive) return waiting;
    const started = startReadingProcess(limits);
    all.add(started);
    return started;
  };
  const giveBack = async (one: ReadingProcess): Promise<void> => {
    const kept = one.hasEngines ? memoryKeptWithEngines : memoryKept;
    const grown = (await one.megabytes()) > limits.memoryMegabytes * kept;
    if (one.alive && !grown && one.filesRead < filesPerProcess && !stopped) idle.push(one);
    else {
      one.end();
      all.delete(one);
    }
  };
  const ask = async (
    request: Request,
    secondsLeft: number,
    fresh = false,
    hear?: Listeners,
  ): ReturnType<ReadingProcess["ask"]> => {
    const one = take(fresh);
    const answer = await one.ask(request, secondsLeft, hear);
    await giveBack(one);
    if (stopped) throw new Error("The reading was stopped.");
    // What earlier files left behind must not decide over this one: it gets a process of its own.
    const doubtful = answer.kind === "ended" && ownCodes.has(answer.code) && one.asked > 1;
    return doubtful ? ask(request, secondsLeft, true, hear) : answer;
  };
  const onScanned: OnScanned = (key, reading) => {
    if (ocr?.cache !== undefined) keepReading(ocr.cache, key, reading);
  };
  const extractLimits = { pages: limits.pages };
  const readWith = async ({ path, member, source }: ReadJob, more: { pack?: true } = {}) => {
    const started = performance.now();
    const leaveOut: LeftOutPage[] = [];
    for (;;) {
      const secondsLeft = limits.fileSeconds - (performance.now() - started) / 1000;
      const answer = await ask(
        {
          kind: "read",
          path: path.toString("latin1"),
          ...(member !== undefined && { member }),
          source,
          ...(password !== undefined && { password }),
          limits: extractLimits,
          leaveOut,
          ...(ocr !== undefined && { ocr }),
          ...more,
        },
        secondsLeft,
        false,
        { onScanned },
      );
      if (answer.kind === "read" || answer.kind === "packed") return answer;
      if (answer.kind !== "ended") throw strayAnswer();
      const page = pageToLeaveOut(answer);
      const mayGoOn = leaveOut.length < pagesLeftOut && answer.code !== "file-too-long";
      if (page === undefined || !mayGoOn) {
        return { kind: "read", report: unreadReport(source, problemOf(answer)) } as const;
      }
      leaveOut.push({ page, code: answer.code, message: answer.message });
    }
  };

  return {
    concurrencyFor: ({ count, bytes }) =>
      Math.max(1, Math.min(jobs, count, Math.ceil(bytes / bytesWorthAProcess))),
    async read(job) {
      const answer = await readWith(job);
      if (answer.kind !== "read") throw strayAnswer();
      return answer.report;
    },
    async pack(job) {
      const answer = await readWith(job, { pack: true });
      return answer.kind === "packed" ? saidToPacked(answer.report) : packReport(answer.report);
    },
    async list(path) {
      const request = { kind: "list", path: path.toString("latin1"), limits: {} } as const;
      const answer = await ask(request, limits.fileSeconds);
      return answer.kind === "listed" ? answer.members : null;
    },
    async draw({ path, member }, page, onDrawing) {
      const request = {
        kind: "draw",
        path: path.toString("latin1"),
        ...(member !== undefined && { member }),
        limits: extractLimits,
        ...(password !== undefined && { password }),
        ...(page !== undefined && { page }),
      } as const;
      const answer = await ask(request, limits.fileSeconds, false, { onDrawing });
      if (answer.kind === "ended") return problemOf(answer);
      return answer.kind === "drawn" ? answer.problem : undefined;
    },
    stop() {
      stopped = true;
      for (const one of all) one.end();
    },
  };
}

const strayAnswer = (): Error => new Error("A reader answered what it was not asked.");

/** The page a reader was busy with when it was ended, if others remain. */
function pageToLeaveOut({ done, total }: Ended): number | undefined {
  return done !== undefined && total !== undefined && total > 1 && done < total
    ? done + 1
    : undefined;
}

const problemOf = ({ code, message }: Ended): Problem => ({
  severity: "error",
  stage: "extract",
  code,
  message,
});
