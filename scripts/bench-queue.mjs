// Measures reading over a queue: what it costs, how much a coordinator takes, how memory grows, how workers share.
//
//   npm run build && node scripts/bench-queue.mjs cost 200 800 [--pairs 5]  CPU a report beside a plain import of the same
//                                                                files, by the difference of the two counts
//   node scripts/bench-queue.mjs waiting 2000                    reports a second from results that wait
//   node scripts/bench-queue.mjs memory 1000 20000 [--tiny]      the most memory of coordinator and worker
//   node scripts/bench-queue.mjs workers 48 [--pairs 1]          one worker, two workers, two plain imports by turns,
//                                                                over scans of one page (drawn with poppler's tools)
//
// All processes and the server share this machine. --tiny takes reports of one table, read in a few milliseconds.
// MUNIMENT_TEST_POSTGRES=postgres://… measures with another server.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { query, startServer } from "./postgres.mjs";
import { makeArchive } from "./synthetic-archive.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const script = fileURLToPath(import.meta.url);
const [what, ...argv] = process.argv.slice(2);
const counts = argv.filter((word, at) => /^\d+$/.test(word) && argv[at - 1] !== "--pairs");
const pairs = argv.includes("--pairs") ? Number(argv[argv.indexOf("--pairs") + 1]) : 1;
/** In which Linux counts the time of processes. */
const ticksPerSecond = 100;
const folder = mkdtempSync(join(tmpdir(), "muniment-bench-"));
const server = what === "--take" ? undefined : await startServer();
/** Starts the program; `done` gives its time, wall and CPU with that of its readers, its own CPU and most memory (Linux). */
function start(...args) {
  return startScript(cli, ...args);
}

function startScript(...args) {
  const began = performance.now();
  const timed = spawn("bash", ["-c", 'time "$0" "$@"', process.execPath, ...args], {
    env: { ...process.env, TIMEFORMAT: "cpu %U %S" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  timed.stdout.on("data", (text) => {
    out = (out + text).slice(-2000);
  });
  let said = "";
  timed.stderr.on("data", (text) => {
    said = (said + text).slice(-2000);
  });
  const program = () =>
    Number(readText(`/proc/${timed.pid}/task/${timed.pid}/children`).trim().split(" ")[0]);
  let megabytes = 0;
  let own = 0;
  const watch = setInterval(() => {
    const id = program();
    const peak = /VmHWM:\s+(\d+)/.exec(readText(`/proc/${id}/status`))?.[1];
    megabytes = Math.max(megabytes, Number(peak ?? 0) / 1024);
    own = Math.max(own, secondsOf(id, [11, 12]));
  }, 50);
  const done = new Promise((resolve, reject) => {
    timed.once("close", (status) => {
      clearInterval(watch);
      const [, user = "0", system = "0"] = /cpu (\S+) (\S+)/.exec(said) ?? [];
      const wall = (performance.now() - began) / 1000;
      if (status === 0) resolve({ wall, cpu: Number(user) + Number(system), own, megabytes, out });
      else reject(new Error(`${args[1]} ended with ${status}: ${said}`));
    });
  });
  return { done, finish: () => process.kill(program(), "SIGTERM") };
}

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** CPU seconds of a process, by their places in what Linux says of it. */
function secondsOf(id, places) {
  const times = readText(`/proc/${id}/stat`).split(") ")[1]?.split(" ") ?? [];
  return places.reduce((sum, at) => sum + Number(times[at] ?? 0), 0) / ticksPerSecond;
}

/** CPU seconds of the server and all of its processes that have ended. */
const servedSeconds = () => secondsOf(server.pid, [11, 12, 13, 14]);

const reports = (count, options) => {
  const from = join(folder, `in-${what}-${count}`);
  if (!existsSync(from)) makeArchive(from, count, options);
  return from;
};
/** Of all councils in turn: thousands of one council would measure its comparison. */
async function tinyReports(count) {
  const { allCouncils } = await import("../dist/catalogue/councils.js");
  const councils = allCouncils();
  const from = join(folder, `in-tiny-${count}`);
  for (let number = 0; number < count; number += 1) {
    const sub = join(from, String(Math.floor(number / 100)).padStart(3, "0"));
    mkdirSync(sub, { recursive: true });
    const rows = [1, 2, 3, 4].map(
      (n) => `NI ${n}   Measure of the ${n}th kind   ${number % 97}%   ${n}.${number}%`,
    );
    const heads = "Ref    Title                     Target 2008/09   Actual 2008/09";
    const { name } = councils[number % councils.length];
    const text = [name, `Monitoring report ${number}`, "", heads, ...rows, ""];
    writeFileSync(join(sub, `report-${String(number).padStart(6, "0")}.txt`), text.join("\n"));
  }
  return from;
}

let archives = 0;
const archive = () => {
  archives += 1;
  return join(folder, `a${archives}.sqlite`);
};
const ingest = (from, db, ...more) =>
  start("ingest", from, "--db", db, "--progress", "none", ...more);

async function queued(from, workerJobs, more = ["--queue-all"]) {
  const url = await server.database();
  const db = archive();
  const before = servedSeconds();
  const coordinator = ingest(from, db, "--queue", url, "--jobs", "1", ...more);
  const workers = workerJobs.map((jobs) =>
    start("work", "--queue", url, "--root", from, "--jobs", String(jobs)),
  );
  const coordinated = await coordinator.done;
  for (const worker of workers) worker.finish();
  const worked = await Promise.all(workers.map(({ done }) => done));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const served = servedSeconds() - before;
  return { db, coordinated, worked, served };
}

const hash = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** CPU seconds of one import by itself and one over the queue, of the same files. */
async function costOf(count) {
  const from = reports(count, { small: true });
  const db = archive();
  const plain = await ingest(from, db, "--jobs", "1").done;
  const { coordinated, worked, served, db: other } = await queued(from, [1]);
  if (hash(db) !== hash(other)) throw new Error("The queue gave OTHER BYTES.");
  for (const path of [db, other]) rmSync(path, { force: true });
  const [worker] = worked;
  return {
    plain: plain.cpu,
    coordinator: coordinated.cpu,
    worker: worker.cpu,
    server: served,
    beside: coordinated.own + worker.own + served - plain.own,
  };
}

const added = ({ plain, coordinator, worker, server }) => coordinator + worker + server - plain;

const quartiles = (list) => {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)].toFixed(1);
  return sorted.length === 1 ? at(0.5) : `${at(0.5)} (quartiles ${at(0.25)} to ${at(0.75)})`;
};

/**
 * Plain and queued, few and many, by turns. What a report more costs has the start and end of the processes taken
 * out; each pair gives one such figure, and what the machine's other work adds to one run, the median leaves out.
 * Three quarters of the CPU are the readers', the same in both but for packing the report (half a millisecond): what is
 * beside them varies least.
 */
async function cost(few, many) {
  const found = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const [of, over] = [await costOf(few), await costOf(many)];
    const each = (read) => ((read(over) - read(of)) / (many - few)) * 1000;
    const whole = (added(over) / many) * 1000;
    const parts = ["plain", "coordinator", "worker", "server"].map((key) =>
      each((one) => one[key]),
    );
    const beside = each((one) => one.beside);
    found.push({ parts, more: each(added), beside, whole });
    const [plain, ...others] = parts.map((part) => part.toFixed(1));
    console.log(
      `pair ${pair + 1}, load ${loadavg()[0].toFixed(1)}: one report more costs plain ${plain} ms of CPU; coordinator ${others[0]}, worker with its readers ${others[1]}, server ${others[2]}: ${each(added).toFixed(1)} ms more, ${beside.toFixed(1)} of them beside the readers`,
    );
  }
  const of = (read) => quartiles(found.map(read));
  console.log(
    `cost: from ${few} to ${many} reports, the same bytes, ${pairs} pairs: a report more costs plain ${of(({ parts }) => parts[0])} ms of CPU; over the queue coordinator ${of(({ parts }) => parts[1])}, worker with its readers ${of(({ parts }) => parts[2])}, server ${of(({ parts }) => parts[3])}: ${of(({ more }) => more)} ms more, beside the readers ${of(({ beside }) => beside)}; of ${many} with the start of all processes ${of(({ whole }) => whole)} ms more`,
  );
}

/** Has every result wait before a coordinator comes: a worker reads jobs that were sent without one. */
async function waiting(count) {
  const { queueName } = await import("../dist/queue/queue-name.js");
  const { openServer } = await import("../dist/queue/server.js");
  const { openEngine } = await import("../dist/queue/engine.js");
  const { importerVersion } = await import("../dist/archive/importer-version.js");
  const { fileLimits } = await import("../dist/archive/limits.js");
  const { hasEngines } = await import("../dist/scan/engine/tesseract.js");
  const from = reports(count, { small: true });
  const url = await server.database();
  const connection = await openServer(url, 2);
  const queue = queueName(importerVersion(), process.versions.node, hasEngines());
  const engine = await openEngine(connection, queue);
  const files = readdirSync(from, { recursive: true }).filter((name) => /\.\w+$/.test(name));
  for (let at = 0; at < files.length; at += 500) {
    const orders = files.slice(at, at + 500).map((file) => {
      const bytes = readFileSync(join(from, file));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return {
        path: Buffer.from(file).toString("hex"),
        source: { file, doc: file, sha256, bytes: bytes.length },
        limits: fileLimits,
      };
    });
    await engine.send(orders);
  }
  await start("work", "--queue", url, "--root", from, "--once").done;
  const [{ held }] = await query(url, "SELECT count(*)::int AS held FROM muniment_queue_1.result");
  const before = servedSeconds();
  const { wall, cpu, megabytes, out } = await startScript(script, "--take", from, archive(), url)
    .done;
  const served = servedSeconds() - before;
  await connection.end();
  const taken = JSON.parse(out);
  const rate = (seconds) => (count / seconds).toFixed(0);
  console.log(
    `waiting: ${held} results, checked and written at ${rate(taken.wall)} a second of wall, ${rate(taken.cpu)} a second of its CPU; with its start and the putting together of the archive ${rate(wall)} and ${rate(cpu)} (${wall.toFixed(1)} s); server ${((served / count) * 1000).toFixed(1)} ms of CPU each; coordinator ${megabytes.toFixed(0)} MB`,
  );
}

/** An import as the command makes it, with the time between the first result asked for and the last one written. */
async function take(from, db, url) {
  const { importArchive } = await import("../dist/archive/import-archive.js");
  const { readerPool } = await import("../dist/archive/reader-pool.js");
  const { fileLimits: limits } = await import("../dist/archive/limits.js");
  const { coordinate } = await import("../dist/queue/index.js");
  const spent = () => {
    const { user, system } = process.cpuUsage();
    return { wall: performance.now() / 1000, cpu: (user + system) / 1e6 };
  };
  const jobs = 1;
  const reader = await coordinate({
    url,
    root: Buffer.from(from),
    limits,
    jobs,
    home: readerPool({ jobs, limits }),
    hasPassword: false,
    onNote: (sentence) => console.error(sentence),
    onProgress: () => {},
  });
  let first = spent();
  let last = first;
  let left = 0;
  const onPlanned = (toRead) => {
    left = toRead;
    first = spent();
  };
  const onRead = () => {
    left -= 1;
    if (left === 0) last = spent();
  };
  const maximumBytes = limits.fileMegabytes * 1e6;
  const options = { archive: db, paths: [Buffer.from(from)], maximumBytes, onPlanned, onRead };
  await importArchive(options, reader);
  await reader.close();
  console.log(JSON.stringify({ wall: last.wall - first.wall, cpu: last.cpu - first.cpu }));
}

async function memory(count) {
  const from = argv.includes("--tiny") ? await tinyReports(count) : reports(count, { small: true });
  const { coordinated, worked } = await queued(from, [1]);
  console.log(
    `memory: ${count} jobs, coordinator ${coordinated.megabytes.toFixed(0)} MB, worker ${worked[0].megabytes.toFixed(0)} MB`,
  );
}

/** One scanned page a file; what it says is not the same in any two. */
function scans(count) {
  const [drawn, out] = [join(folder, "drawn"), join(folder, "scans")];
  makeArchive(drawn, count, { formats: ["pdf"] });
  const names = readdirSync(drawn, { recursive: true }).filter((name) => name.endsWith(".pdf"));
  const pages = names.map((name) => `${join(drawn, name)}:2`);
  const maker = fileURLToPath(new URL("scan/make-scans.mjs", import.meta.url));
  const kind = "grey150";
  const options = [maker, "--out", out, "--kinds", kind];
  execFileSync(process.execPath, [...options, ...pages], { stdio: ["ignore", "ignore", "ignore"] });
  return join(out, kind);
}

async function workers(count) {
  const from = scans(count);
  const halves = halved(from);
  const walls = { one: [], two: [], plain: [] };
  const hashes = new Set();
  for (let pair = 0; pair < pairs; pair += 1) {
    const one = await queued(from, [1], []);
    const two = await queued(from, [1, 1], []);
    for (const { db } of [one, two]) hashes.add(hash(db));
    walls.one.push(one.coordinated.wall);
    walls.two.push(two.coordinated.wall);
    const began = performance.now();
    await Promise.all(halves.map((half) => ingest(half, archive(), "--jobs", "1").done));
    walls.plain.push((performance.now() - began) / 1000);
    const cpu = ({ coordinated, worked, served }) =>
      `coordinator ${coordinated.cpu.toFixed(1)}, workers ${worked.map((each) => each.cpu.toFixed(1)).join(" and ")}, server ${served.toFixed(1)} s`;
    console.log(`CPU: one: ${cpu(one)}; two: ${cpu(two)}`);
  }
  const [one, two, plain] = [median(walls.one), median(walls.two), median(walls.plain)];
  console.log(
    `workers: ${count} scans, one ${one.toFixed(1)} s, two ${two.toFixed(1)} s (${(one / two).toFixed(2)} times as fast), two plain imports of a half each ${plain.toFixed(1)} s (${(plain / two).toFixed(2)} of them); ${hashes.size === 1 ? "the same bytes" : "OTHER BYTES"}`,
  );
}

/** The same files in two folders, for two processes that know nothing of each other. */
function halved(from) {
  return [0, 1].map((half) => {
    const own = `${from}-${half}`;
    mkdirSync(own);
    for (const [at, name] of readdirSync(from).sort().entries()) {
      if (at % 2 === half) copyFileSync(join(from, name), join(own, name));
    }
    return own;
  });
}

const measures = { waiting, memory, workers };
async function measure() {
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}`,
  );
  if (what === "cost") return cost(...counts.map(Number));
  for (const count of counts) await measures[what](Number(count));
}
try {
  if (what === "--take") await take(...argv);
  else await measure();
} finally {
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
}
