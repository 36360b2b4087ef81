import { type ChildProcess, fork } from "node:child_process";
import { compiledEntry } from "../../archive/compiled-entry.ts";
import { residentMegabytes } from "../../archive/resident-memory.ts";
import type { Apart } from "../app.ts";
import type { Rendered } from "../parts/answer.ts";
import type { Lane } from "../parts/page.ts";
import { refusal } from "../parts/respond.ts";
import type { AnsweredApart, AskedApart } from "./messages.ts";

export interface LaneLimits {
  readonly processes: number;
  readonly seconds: number;
  readonly memoryMegabytes: number;
  readonly waiting: number;
}

type SlowLane = Exclude<Lane, "quick">;

/** A query is stopped soon; lists of the whole archive are worked out once, and may take their time. */
export const laneLimits: Readonly<Record<SlowLane, LaneLimits>> = {
  search: { processes: 2, seconds: 20, memoryMegabytes: 1024, waiting: 600 },
  compare: { processes: 2, seconds: 60, memoryMegabytes: 1536, waiting: 600 },
  review: { processes: 2, seconds: 120, memoryMegabytes: 1536, waiting: 600 },
  sql: { processes: 2, seconds: 10, memoryMegabytes: 512, waiting: 60 },
};

const watchMilliseconds = 100;
const startSeconds = 20;

export interface RunningApart extends Apart {
  end(): void;
}

/** Processes for pages that may take long, a few for each kind, started when one is asked for. */
export function pagesApart(
  db: string,
  limits: Readonly<Record<SlowLane, LaneLimits>> = laneLimits,
): RunningApart {
  const lanes = new Map<SlowLane, ReturnType<typeof laneOf>>();
  return {
    answer(lane, address) {
      let own = lanes.get(lane);
      if (!own) {
        own = laneOf(db, limits[lane]);
        lanes.set(lane, own);
      }
      return own.answer(address);
    },
    end() {
      for (const lane of lanes.values()) lane.end();
    },
  };
}

interface Waiting {
  readonly address: string;
  readonly resolve: (rendered: Rendered) => void;
}

function laneOf(db: string, limits: LaneLimits) {
  const waiting: Waiting[] = [];
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  let ended = false;

  const start = (): ChildProcess => {
    const child = fork(compiledEntry(new URL("./apart-entry.js", import.meta.url)), [db], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: {},
      // Pages are made of very many short texts: with more room for the young, far fewer are moved.
      execArgv: [
        "--no-warnings",
        "--max-semi-space-size=32",
        `--max-old-space-size=${limits.memoryMegabytes}`,
      ],
    });
    all.add(child);
    child.on("error", () => {});
    child.once("exit", () => {
      all.delete(child);
      const at = idle.indexOf(child);
      if (at >= 0) idle.splice(at, 1);
    });
    return child;
  };
  const next = (): void => {
    if (waiting.length === 0 || ended) return;
    const child = idle.pop() ?? (all.size < limits.processes ? start() : undefined);
    if (!child) return;
    const one = waiting.shift();
    if (!one) return;
    void askOne(child, one.address, limits).then((rendered) => {
      if (child.connected && child.exitCode === null && !child.killed) idle.push(child);
      else all.delete(child);
      one.resolve(rendered);
      next();
    });
  };
  return {
    answer: (address: string): Promise<Rendered> =>
      new Promise((resolve) => {
        if (waiting.length >= limits.waiting) {
          resolve(
            refusal(503, "Too many of these pages are asked for at once: try again in a moment."),
          );
          return;
        }
        waiting.push({ address, resolve });
        next();
      }),
    end() {
      ended = true;
      for (const child of all) child.kill("SIGKILL");
    },
  };
}

let numbers = 0;

function askOne(child: ChildProcess, address: string, limits: LaneLimits): Promise<Rendered> {
  return new Promise((resolve) => {
    numbers += 1;
    const number = numbers;
    // A process that is only starting up on a busy machine has not taken long.
    let started = performance.now() + startSeconds * 1000;
    const settle = (rendered: Rendered) => {
      clearInterval(watch);
      child.off("message", listen).off("exit", crashed).off("error", crashed);
      resolve(rendered);
    };
    const end = (sentence: string) => {
      child.kill("SIGKILL");
      settle(refusal(503, sentence));
    };
    const listen = (answered: AnsweredApart) => {
      if (answered.number !== number) return;
      if (answered.rendered) settle(answered.rendered);
      else started = performance.now();
    };
    const crashed = () => end("The page could not be made: it needs more than this machine gives.");
    const look = async () => {
      if (performance.now() - started > limits.seconds * 1000) {
        end(`Stopped after ${limits.seconds} seconds, the limit: ask for less at a time.`);
      } else if (child.pid !== undefined) {
        const resident = (await residentMegabytes([child.pid])).get(child.pid) ?? 0;
        if (resident > limits.memoryMegabytes) {
          end(
            `Stopped at ${limits.memoryMegabytes} MB of memory, the limit: ask for less at a time.`,
          );
        }
      }
    };
    const watch = setInterval(() => void look(), watchMilliseconds);
    child.on("message", listen).once("exit", crashed).once("error", crashed);
    const asked: AskedApart = { number, address };
    if (!child.connected) crashed();
    else child.send(asked, (error) => error && crashed());
  });
}
