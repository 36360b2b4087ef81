// Runs the tests of many faults in as few processes as will do.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Processor time for one fault, beside five times what its tests need: a loop without an end is noticed so. */
const secondsGiven = 30;
const poisoned = 75;

/**
 * What noticed each fault, by its id: { id, tests, isAtLoad }. One of a file's loading has a process of its own.
 * `once` leaves out what a survivor costs again: where something was remembered, fewer are noticed then, never more.
 */
export async function tryFaults(tree, faults, { once = false, onTried = () => {} } = {}) {
  const by = new Map();
  const tried = faults.filter(({ tests }) => tests.length > 0);
  for (const fault of tried.filter(({ isAtLoad }) => isAtLoad)) await tryTogether([fault]);
  const together = tried.filter(({ isAtLoad }) => !isAtLoad);
  const survivors = await tryTogether(together);
  // What was read once is remembered: one that survives among others has to survive alone.
  if (!once) for (const fault of survivors) await tryTogether([fault]);
  return by;

  async function tryTogether(list) {
    let left = list;
    const survived = [];
    while (left.length > 0) {
      const { lines, status } = await run(tree, left, onTried);
      for (const [at, { id, what }] of lines.entries()) {
        // What fails as well without its fault may have been spoilt by one before it.
        const isDoubtful = status === poisoned && at === lines.length - 1 && at > 0;
        if (isDoubtful) survived.push(left[at]);
        else if (what) by.set(id, what);
        else if (at > 0) survived.push(left[at]);
      }
      const ended = left[lines.length];
      if (ended && status !== poisoned)
        by.set(ended.id, `no end, or the process ended (${status})`);
      left = left.slice(lines.length + (ended && status !== poisoned ? 1 : 0));
    }
    return survived;
  }
}

function run(tree, faults, onTried) {
  const list = join(tree, "faults.json");
  const names = faults.map(({ id, tests }) => ({ id, tests: tests.map(({ name }) => name) }));
  writeFileSync(list, JSON.stringify(names));
  // Those of a file's loading need their switch before it is loaded.
  const args = ["--max-old-space-size=1500", "run-tests.mjs", "--faults", list];
  const child = spawn(process.execPath, args, { cwd: tree, stdio: ["ignore", "pipe", "ignore"] });
  const lines = [];
  let since = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const [, id, what] = /^(\d+)(?: (.*))?$/.exec(line) ?? [];
    if (Number(id) !== faults[lines.length]?.id) return;
    lines.push({ id: Number(id), what });
    onTried(Number(id), what);
    since = secondsOf(child.pid) ?? since;
  });
  const watch = setInterval(() => {
    const tests = faults[lines.length]?.tests ?? [];
    const given = secondsGiven + 5 * tests.reduce((sum, { seconds }) => sum + seconds, 0);
    const spent = (secondsOf(child.pid) ?? since) - since;
    if (spent > given) child.kill("SIGKILL");
  }, 1000);
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      clearInterval(watch);
      resolve({ lines, status: code ?? signal });
    });
  });
}

/** Of processor time, where the system tells it by a file. */
function secondsOf(id) {
  try {
    return Number(readFileSync(`/proc/${id}/schedstat`, "utf8").split(" ")[0]) / 1e9;
  } catch {
    return undefined;
  }
}
