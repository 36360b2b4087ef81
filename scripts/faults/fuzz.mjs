// Makes files and requests by their formats' own rules, damages them, and keeps to what runs something new: no fault of
// our own, no broken law, none that does not come back. The same seed makes the same inputs in the same order.
//
//   node scripts/faults/fuzz.mjs [--seconds 600] [--seed N] [--only pdf,doc,…] [--out FOLDER] [--keep N]
//   node scripts/faults/fuzz.mjs --outcomes
//
// Faults are written to FOLDER as they are found. With --keep, of each kind the N small inputs that ran most that was
// new are added to fixtures/corpus. --outcomes writes down what becomes of each file there, for test/corpus.test.ts to
// hold; a finding that was mended goes there by hand. Exit status 1 if anything was found.
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { corpusFiles, corpusFolder } from "./fuzz/corpus.mjs";
import { builtModules, generators, outcomes, partsOf } from "./fuzz/targets.mjs";

const argv = process.argv.slice(2);
const option = (name, standard) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : standard);
const seconds = Number(option("--seconds", "600"));
const keep = Number(option("--keep", "0"));
const names = option("--only", Object.keys(generators).join(","));
const out = option("--out", join(tmpdir(), "muniment-fuzz"));
/** An input that computes longer is a fault: it is waited for so many seconds, and told from so many milliseconds on. */
const mostSeconds = 20;
const slowMilliseconds = 5000;
/** No file of the corpus is larger. */
const mostBytes = 8000;

if (argv.includes("--outcomes")) {
  await writeOutcomes();
  process.exit(0);
}
const work = mkdtempSync(join(tmpdir(), "muniment-fuzz-"));
const current = join(work, "input");
const runs = new Map(names.split(",").map((name) => [name, 0]));
const faults = [];
const fresh = [];
let covered = 0;
const end = performance.now() + seconds * 1000;
try {
  // A process that had to be ended is followed by one of another seed.
  for (let seed = Number(option("--seed", "1")); performance.now() < end; seed += 1_000) {
    await runLoop(seed);
  }
} finally {
  rmSync(work, { recursive: true });
}
report();

function runLoop(seed) {
  const loop = fileURLToPath(new URL("./fuzz/loop.mjs", import.meta.url));
  const child = fork(loop, [String(seed), names, current, String(slowMilliseconds)], {
    execArgv: ["--max-old-space-size=700"],
  });
  let begun;
  let highest = -1;
  let spentBefore = 0;
  let isOver = false;
  const watch = setInterval(() => {
    isOver = performance.now() > end;
    if (isOver) child.kill("SIGKILL");
    else if (begun !== undefined && spent(child.pid) - spentBefore > mostSeconds) {
      found(seed, {
        ...begun,
        fault: `no end within ${mostSeconds} s`,
        bytes: readFileSync(current),
      });
      child.kill("SIGKILL");
    }
  }, 500);
  child.on("message", (message) => {
    if (message.kind === "begins") {
      if (message.number > highest) runs.set(message.name, runs.get(message.name) + 1);
      highest = Math.max(highest, message.number);
      begun = message;
      spentBefore = spent(child.pid);
    } else if (message.kind === "fault") {
      found(seed, { ...message, bytes: Buffer.from(message.bytes, "base64") });
    } else {
      covered = Math.max(covered, message.size);
      fresh.push({ ...message, bytes: Buffer.from(message.bytes, "base64") });
    }
  });
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      if (!isOver && signal !== "SIGKILL" && begun !== undefined) {
        const fault = `the process ended with ${signal ?? code}`;
        found(seed, { ...begun, fault, bytes: readFileSync(current) });
      }
      resolve();
    });
  });
}

/** Seconds that a process has computed, where the system says; else those of the clock. */
function spent(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return performance.now() / 1000;
  }
}

function found(seed, { name, number, fault, stack = "", bytes }) {
  const { extension } = generators[name] ?? { extension: "bin" };
  const path = join(out, `${name}-${hashOf(bytes)}.${extension}`);
  mkdirSync(out, { recursive: true });
  writeFileSync(path, bytes);
  faults.push(fault);
  console.log(`FOUND ${name} ${seed}/${number}: ${fault}\n  ${path}\n${stack}`);
}

function hashOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 8);
}

function report() {
  const told = [...runs].map(([name, count]) => `${count} ${name}`).join(", ");
  console.log(`${told}; ${fresh.length} ran something new, ${covered} counts of branches seen`);
  console.log(`${faults.length} faults`);
  if (keep > 0) keepCorpus();
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** Of each kind those that brought most, of outcomes as different as there are. */
function keepCorpus() {
  for (const name of runs.keys()) {
    const small = fresh
      .filter((one) => one.name === name && one.bytes.length <= mostBytes)
      .sort((a, b) => b.fresh - a.fresh || a.number - b.number);
    const firsts = small.filter(
      (one, at) => small.findIndex(({ outcome }) => outcome === one.outcome) === at,
    );
    const chosen = [...firsts, ...small.filter((one) => !firsts.includes(one))].slice(0, keep);
    mkdirSync(join(corpusFolder, name), { recursive: true });
    for (const { bytes } of chosen) {
      writeFileSync(
        join(corpusFolder, name, `${hashOf(bytes)}.${generators[name].extension}`),
        bytes,
      );
    }
  }
}

async function writeOutcomes() {
  const run = outcomes(await partsOf(await builtModules()));
  const told = [];
  for (const { name, file, bytes } of corpusFiles())
    told.push(`${file}\t${await run[name](bytes)}\n`);
  writeFileSync(join(corpusFolder, "outcomes.txt"), told.join(""));
}
