import type { ChildProcess } from "node:child_process";
import { residentMegabytes } from "../archive/resident-memory.ts";
import type { Answer, Answered, Asked, Ready, Request } from "./messages.ts";
import { type PaperJob, startPaperProcess } from "./start-guarded.ts";

export interface PaperLimits {
  readonly seconds: number;
  readonly memoryMegabytes: number;
  /** More requests than these do not wait: the server is asked for more than it can do. */
  readonly waiting: number;
}

const watchMilliseconds = 100;
/** A process is replaced after so many answers: native code leaks, a little at a time. */
const answersPerProcess = 500;

interface Waiting {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
}

export interface PaperProcess {
  ask(request: Request): Promise<Answer>;
  /** Whether nobody waits for it. */
  idle(): boolean;
  /** Starts it before anybody asks; one that has much to make ready says when it has. */
  warm(): Promise<void>;
  end(): void;
}

/** One guarded process at a time, asked one thing after the other; one that is ended costs only what it was asked. */
export function paperProcess(job: PaperJob, limits: PaperLimits): PaperProcess {
  const waiting: Waiting[] = [];
  let child: ChildProcess | undefined;
  let answers = 0;
  let busy = false;
  let ended = false;

  const running = (): ChildProcess => {
    const lives = child?.connected && !child.killed && child.exitCode === null;
    if (child && lives && answers < answersPerProcess) return child;
    child?.kill("SIGKILL");
    answers = 0;
    child = startPaperProcess(job, limits.memoryMegabytes);
    child.on("error", () => {});
    return child;
  };
  const next = (): void => {
    const one = busy ? undefined : waiting.shift();
    if (!one) return;
    busy = true;
    void askOne(running(), one.request, limits).then((answer) => {
      busy = false;
      answers += 1;
      one.resolve(answer);
      next();
    });
  };
  return {
    ask: (request) =>
      new Promise((resolve) => {
        if (ended || waiting.length >= limits.waiting) {
          const sentence = "Too many pages are being drawn: ask again in a moment.";
          resolve({ kind: "failed", sentence });
          return;
        }
        // A page's size is told at once, and its text waits for it: it does not wait for others' pictures.
        if (request.kind === "size") waiting.unshift({ request, resolve });
        else waiting.push({ request, resolve });
        next();
      }),
    idle: () => !busy && waiting.length === 0,
    warm: () =>
      new Promise((resolve) => {
        const process = running();
        process.once("exit", () => resolve()).once("error", () => resolve());
        process.on("message", ({ number }: Answered | Ready) => {
          if (number === "ready") resolve();
        });
      }),
    end() {
      ended = true;
      child?.kill("SIGKILL");
    },
  };
}

let numbers = 0;

function askOne(child: ChildProcess, request: Request, limits: PaperLimits): Promise<Answer> {
  return new Promise((resolve) => {
    numbers += 1;
    const number = numbers;
    const started = performance.now();
    const settle = (answer: Answer) => {
      clearInterval(watch);
      child.off("message", listen).off("exit", crashed).off("error", crashed);
      resolve(answer);
    };
    const end = (sentence: string) => {
      child.kill("SIGKILL");
      settle({ kind: "failed", sentence });
    };
    const listen = (answered: Answered) => {
      if (answered.number === number) settle(answered.answer);
    };
    const crashed = () => end("The page could not be drawn: the process that draws it ended.");
    const look = async () => {
      if (performance.now() - started > limits.seconds * 1000) {
        end(`The page was given up after ${limits.seconds} s, the limit for one page.`);
      } else if (child.pid !== undefined) {
        const resident = (await residentMegabytes([child.pid])).get(child.pid) ?? 0;
        if (resident > limits.memoryMegabytes) {
          end(`The page needs more than ${limits.memoryMegabytes} MB of memory, the limit.`);
        }
      }
    };
    const watch = setInterval(() => void look(), watchMilliseconds);
    child.on("message", listen).once("exit", crashed).once("error", crashed);
    const asked: Asked = { number, request };
    if (!child.connected) crashed();
    else child.send(asked, (error) => error && crashed());
  });
}
