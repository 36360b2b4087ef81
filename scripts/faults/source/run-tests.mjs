// Runs test files in this process, for one fault after another.
//
//   node run-tests.mjs --coverage OUT.json FILE     what a test file takes, and which ranges of src it runs
//   node run-tests.mjs --faults LIST.json           a line for each fault: its number, and what noticed it
//
// LIST is [{ id, tests }]. The files of a list share what they load, so that a fault costs its tests and no start. Ends
// with status 75 where a fault has left something behind that fails without it: the next begins in a new process.
import { readFileSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { pathToFileURL } from "node:url";
import { startTests } from "@vitest/runner";
import { forget } from "./forget.mjs";

const [how, path, file] = process.argv.slice(2);
const root = process.cwd();
let failure;
let times = 0;

const runner = {
  config: {
    root,
    setupFiles: [],
    sequence: { seed: 1, hooks: "stack", setupFiles: "list", concurrent: false, shuffle: false },
    maxConcurrency: 1,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    passWithNoTests: false,
    allowOnly: true,
    includeTaskLocation: false,
    retry: 0,
    fakeTimers: {},
    tags: [],
    strictTags: false,
    taskTitleValueFormatTruncate: 40,
  },
  // A test file is read anew each time; what it imports stays as it is.
  importFile: (name) => import(`${pathToFileURL(name).href}?${times}`),
  onBeforeRunTask(task) {
    if (failure !== undefined && task.type === "test") task.mode = "skip";
  },
  onAfterRunTask(task) {
    if (task.result?.state === "fail") failure ??= task;
  },
};

/** What failed, in one line; undefined where all passed. */
async function failureOf(name) {
  times += 1;
  failure = undefined;
  const [ran] = await startTests([`${root}/${name}`], runner);
  if (ran.result?.state !== "pass") failure ??= ran;
  if (failure === undefined) return undefined;
  const message = (failure.result?.errors?.[0] ?? ran.result?.errors?.[0])?.message ?? "";
  return `${name}: ${failure.name}: ${message}`.replace(/\s+/g, " ").slice(0, 400);
}

if (how === "--coverage") await cover();
else for (const { id, tests } of JSON.parse(readFileSync(path, "utf8"))) await tryFault(id, tests);
process.exit(0);

async function tryFault(id, tests) {
  forget();
  globalThis.fault = id;
  for (const test of tests) {
    const by = await failureOf(test);
    if (by === undefined) continue;
    tell(`${id} ${by}`);
    globalThis.fault = 0;
    forget();
    if ((await failureOf(test)) !== undefined) process.exit(75);
    return;
  }
  tell(`${id}`);
}

function tell(line) {
  writeFileSync(1, `${line}\n`);
}

async function cover() {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const failed = await failureOf(file);
  let taken;
  session.post("Profiler.takePreciseCoverage", (_, { result }) => {
    taken = result;
  });
  const from = `${pathToFileURL(root).href}/src/`;
  const rangesOf = (functions) =>
    functions.flatMap(({ ranges }) =>
      ranges.map(({ startOffset, endOffset, count }) => [
        startOffset,
        endOffset,
        Math.min(count, 1),
      ]),
    );
  const files = Object.fromEntries(
    taken
      .filter(({ url }) => url.startsWith(from))
      .map(({ url, functions }) => [url.slice(from.length), rangesOf(functions)]),
  );
  const { user, system } = process.cpuUsage();
  writeFileSync(path, JSON.stringify({ seconds: (user + system) / 1e6, files, failed }));
}
