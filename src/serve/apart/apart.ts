import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { compiledEntry } from "../../archive/compiled-entry.ts";
import { residentMegabytes } from "../../archive/resident-memory.ts";
import type { Apart, Sent } from "../app.ts";
import { pageCompilerFlags } from "../page-compiler.ts";
import type { Lane } from "../parts/page.ts";
import { refusal } from "../parts/respond.ts";
import type { AnsweredApart, AskedApart, BusyElsewhere } from "./messages.ts";

export interface LaneLimits {
  readonly processes: number;
  readonly seconds: number;
  readonly memoryMegabytes: number;
  readonly waiting: number;
}

type SlowLane = Exclude<Lane, "quick">;

/**
 * Pages share as many processes as the machine can run at once. What takes long keeps to processes of its own, and a
 * query is stopped soon.
 */
export const laneLimits: Readonly<Record<SlowLane, LaneLimits>> = {
  shared: {
    processes: Math.min(4, Math.max(2, availableParallelism())),
    seconds: 60,
    memoryMegabytes: 1536,
    waiting: 600,
  },
  whole: { processes: 2, seconds: 60, memoryMegabytes: 1536, waiting: 600 },
  sql: { processes: 2, seconds: 10, memoryMegabytes: 512, waiting: 60 },
};

const watchMilliseconds = 100;
/** About as long as a page is drawn. */
const busyMilliseconds = 300;
const startSeconds = 60;

export interface RunningApart extends Apart {
  /** Starts the processes that the site's own links ask for, and waits until they can be asked. */
  begin(): Promise<void>;
  end(): void;
}

/** Processes for pages that may take long, a few for each kind, started when one is asked for. */
export function pagesApart(
  db: string,
  limits: Readonly<Record<SlowLane, LaneLimits>> = laneLimits,
): RunningApart {
  const lanes = new Map<SlowLane, ReturnType<typeof laneOf>>();
  const laneFor = (lane: SlowLane) => {
    let own = lanes.get(lane);
    if (!own) {
      own = laneOf(db, lane, limits[lane]);
      lanes.set(lane, own);
    }
    return own;
  };
  return {
    async answer(lane, address) {
      const sent = await laneFor(lane).answer(address);
      return sent === "long" ? alone(laneFor("whole").answer(address)) : sent;
    },
    keepStill: () => lanes.get("shared")?.keepStill(),
    begin: () => laneFor("shared").begin(),
    end() {
      for (const lane of lanes.values()) lane.end();
    },
  };
}

/** A page, or that it takes more than is done where it was asked for. */
type Answered = Sent | "long";

async function alone(answered: Promise<Answered>): Promise<Sent> {
  const sent = await answered;
  return sent === "long" ? refusal(503, notMade) : sent;
}

interface Waiting {
  readonly address: string;
  readonly resolve: (answered: Answered) => void;
}

function laneOf(db: string, lane: SlowLane, limits: LaneLimits) {
  const waiting: Waiting[] = [];
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  let ended = false;

  const start = (known: () => void = () => {}): void => {
    const entry = compiledEntry(new URL("./apart-entry.js", import.meta.url));
    const child = fork(entry, [db, lane], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: {},
      serialization: "advanced",
      // Pages are made of very many short texts: with more room for the young, far fewer are moved.
      execArgv: [
        "--no-warnings",
        "--max-semi-space-size=32",
        // One of several such processes: threads that help it to tidy up take the processor from the others.
        "--single-threaded-gc",
        ...pageCompilerFlags(process.version),
        `--max-old-space-size=${limits.memoryMegabytes}`,
      ],
    });
    all.add(child);
    let isReady = false;
    const late = setTimeout(() => child.kill("SIGKILL"), startSeconds * 1000);
    // Until then those who wait are served by the others.
    child.once("message", () => {
      isReady = true;
      clearTimeout(late);
      idle.push(child);
      known();
      next();
    });
    const gone = () => {
      clearTimeout(late);
      known();
      if (!all.delete(child)) return;
      const at = idle.indexOf(child);
      if (at >= 0) idle.splice(at, 1);
      // What cannot be started for one cannot be for the next: each is told so, and none waits for ever.
      if (!isReady && all.size === 0) waiting.shift()?.resolve(refusal(503, notMade));
      next();
    };
    child.on("error", gone).once("exit", gone);
  };
  const next = (): void => {
    if (waiting.length === 0 || ended) return;
    const child = idle.pop();
    if (!child) {
      if (all.size < limits.processes) start();
      return;
    }
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
    answer: (address: string): Promise<Answered> =>
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
    async begin() {
      const started: Promise<void>[] = [];
      while (all.size < limits.processes && !ended) {
        started.push(new Promise((resolve) => start(resolve)));
      }
      await Promise.all(started);
    },
    keepStill() {
      const said: BusyElsewhere = { busyMilliseconds };
      for (const child of idle) if (child.connected) child.send(said, () => {});
    },
    end() {
      ended = true;
      for (const child of all) child.kill("SIGKILL");
    },
  };
}

const notMade = "The page could not be made: it needs more than this machine gives.";
let numbers = 0;

function askOne(child: ChildProcess, address: string, limits: LaneLimits): Promise<Answered> {
  return new Promise((resolve) => {
    numbers += 1;
    const number = numbers;
    let started = performance.now();
    const settle = (answered: Answered) => {
      clearInterval(watch);
      child.off("message", listen).off("exit", crashed).off("error", crashed);
      resolve(answered);
    };
    const end = (sentence: string) => {
      child.kill("SIGKILL");
      settle(refusal(503, sentence));
    };
    const listen = (answered: AnsweredApart) => {
      if (answered.number !== number) return;
      if (answered.isLong) settle("long");
      else if (answered.rendered) settle(answered.rendered);
      else started = performance.now();
    };
    const crashed = () => end(notMade);
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
