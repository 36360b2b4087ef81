import type { ChildProcess } from "node:child_process";
import type { ProblemCode } from "../problem.ts";
import type { ScannedPage } from "../scan/scanned.ts";
import { compiledEntry } from "./compiled-entry.ts";
import { startGuardedProcess } from "./guarded-process.ts";
import type { FileLimits } from "./limits.ts";
import type { Answer, FinalAnswer, Request } from "./reader-messages.ts";
import { isRead, readingClock, secondsForPages, secondsWaited } from "./reading-clock.ts";
import { partsCollector } from "./report-parts.ts";
import { residentMegabytes } from "./resident-memory.ts";

/** Why a request came to nothing, and how far it had come. */
export interface Ended {
  readonly kind: "ended";
  readonly code: ProblemCode;
  readonly message: string;
  readonly done?: number;
  readonly total?: number;
}

/** Takes the pages of a drawing as they come. */
export type OnDrawing = (page: number, svg: string) => void;

/** Takes what was read off the picture of a page. */
export type OnScanned = (key: string, reading: ScannedPage) => void;

/** What comes before an answer. */
export interface Listeners {
  readonly onDrawing?: OnDrawing;
  readonly onScanned?: OnScanned;
}

/** One child process that reads; `ask` never rejects. After an `Ended` it is gone. */
export interface ReadingProcess {
  ask(request: Request, secondsLeft: number, hear?: Listeners): Promise<FinalAnswer | Ended>;
  readonly alive: boolean;
  readonly asked: number;
  /** Those of the requests that were to read a file, not only to list a package. */
  readonly filesRead: number;
  /** It holds the engines that read pictures, which take 200 MB and two seconds to load. */
  readonly hasEngines: boolean;
  /** Resident memory now. */
  megabytes(): Promise<number>;
  end(): void;
}

/** How often the watch looks at time and memory. */
const watchMilliseconds = 100;
/** A file may take so much longer for every page that is read off a picture. */
const secondsForAScan = 60;
/** The steps of such a page are so many times as long as a page of text. */
const stepsOfAScan = 3;

export function startReadingProcess(limits: FileLimits): ReadingProcess {
  const child = startGuardedProcess(compiledEntry(new URL("./reader.js", import.meta.url)), limits);
  let last = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    last = (last + text).slice(-2000);
  });
  let alive = true;
  let asked = 0;
  let filesRead = 0;
  let hasEngines = false;
  const gone = () => {
    alive = false;
  };
  child.once("exit", gone).once("error", gone);
  return {
    get alive() {
      return alive;
    },
    get asked() {
      return asked;
    },
    get filesRead() {
      return filesRead;
    },
    get hasEngines() {
      return hasEngines;
    },
    ask(request, secondsLeft, { onDrawing, onScanned } = {}) {
      asked += 1;
      if (request.kind === "read") filesRead += 1;
      const hear = {
        onDrawing: onDrawing ?? (() => {}),
        onScanned: (...scan: Parameters<OnScanned>) => {
          hasEngines = true;
          onScanned?.(...scan);
        },
      };
      return ask(child, request, limits, secondsLeft, () => last, hear).finally(() => {
        if (child.exitCode !== null || child.signalCode !== null || child.killed) gone();
      });
    },
    async megabytes() {
      const id = child.pid ?? 0;
      return (await residentMegabytes([id])).get(id) ?? 0;
    },
    end() {
      alive = false;
      child.kill("SIGKILL");
    },
  };
}

function ask(
  child: ChildProcess,
  request: Request,
  limits: FileLimits,
  secondsLeft: number,
  lastWords: () => string,
  { onDrawing, onScanned }: Required<Listeners>,
): ReturnType<ReadingProcess["ask"]> {
  return new Promise((resolve) => {
    const waited = () => (child.pid === undefined ? 0 : secondsWaited(child.pid));
    const clock = readingClock(() => performance.now(), waited);
    let allowed = secondsLeft;
    let patience = 1;
    const parts = partsCollector();
    let progress: { done: number; total: number } | undefined;
    const settle = (result: FinalAnswer | Ended) => {
      clearInterval(watch);
      child.off("message", listen).off("exit", crashed).off("error", crashed);
      resolve(result);
    };
    const end = (code: ProblemCode, message: string) => {
      child.kill("SIGKILL");
      settle({ kind: "ended", code, message, ...progress });
    };
    const listen = (answer: Answer) => {
      clock.hear();
      if (answer.kind === "progress") progress = { done: answer.done, total: answer.total };
      else if (answer.kind === "part") parts.add(answer);
      else if (answer.kind === "drawing") onDrawing(answer.page, answer.svg);
      else if (answer.kind === "scanning") {
        allowed += secondsForAScan;
        patience = stepsOfAScan;
      } else if (answer.kind === "scanned") onScanned(answer.key, answer.reading);
      else if (answer.kind === "read") settle({ ...answer, report: parts.whole(answer.report) });
      else settle(answer);
    };
    const crashed = () => {
      if (/heap out of memory|allocation failed/i.test(lastWords())) {
        end("file-memory", memoryMessage(limits));
      } else {
        end("reader-crashed", "The reading process ended unexpectedly; the other files were read.");
      }
    };
    const look = async () => {
      const { spent, silent } = clock.look();
      const more = secondsForPages(progress, limits.pages);
      if (spent > allowed + more) {
        end(
          "file-too-long",
          `Reading was stopped after ${Math.round(limits.fileSeconds + more)} s, the limit for one file.`,
        );
      } else if (silent > limits.stallSeconds * patience && !isRead(progress)) {
        end(
          "file-stalled",
          `Reading made no progress for ${limits.stallSeconds * patience} s, the limit, and was stopped.`,
        );
      } else if (child.pid !== undefined) {
        const resident = (await residentMegabytes([child.pid])).get(child.pid) ?? 0;
        if (resident > limits.memoryMegabytes) end("file-memory", memoryMessage(limits));
      }
    };
    const watch = setInterval(() => void look(), watchMilliseconds);
    child.on("message", listen).once("exit", crashed).once("error", crashed);
    if (!child.connected) crashed();
    else child.send(request, (error) => error && crashed());
  });
}

const memoryMessage = ({ memoryMegabytes }: FileLimits): string =>
  `Reading needed more than ${memoryMegabytes} MB of memory, the limit, and was stopped.`;
