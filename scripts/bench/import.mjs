// Measures imports of synthetic archives: cost a report, the parent's memory, a second run, the archive's size.
//
//   node scripts/bench/import.mjs [COUNT...] [--formats text,html,docx,pdf] [--full] [--jobs N]
//   node scripts/bench/import.mjs COUNT --pairs 5
//
// Counts default to 100 and 1000. --full keeps reports as long as the fixtures'; else they have some three pages.
// --pairs imports with one and with two jobs in turn, so many times, and gives the ratio of their medians.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { allFormats, makeArchive } from "../synthetic-archive.mjs";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const argv = process.argv.slice(2);
const option = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
const counts = argv
  .filter((text, at) => /^\d+$/.test(text) && !argv[at - 1]?.startsWith("--"))
  .map(Number);
const formats = option("--formats")?.split(",") ?? allFormats;
const small = !argv.includes("--full");
const pairs = Number(option("--pairs") ?? 0);
/** In which Linux counts the time of processes. */
const ticksPerSecond = 100;
const folder = mkdtempSync(join(tmpdir(), "muniment-bench-"));
try {
  for (const count of counts.length > 0 ? counts : [100, 1000]) {
    const from = join(folder, String(count));
    makeArchive(from, count, { small, formats });
    await (pairs > 0 ? compareJobs(from, count) : measure(from, count));
    rmSync(from, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(from, count) {
  const archive = `${from}.sqlite`;
  const jobs = option("--jobs") ? ["--jobs", option("--jobs")] : [];
  const first = await run(["ingest", from, "--db", archive, "--progress", "none", ...jobs]);
  const second = await run(["ingest", from, "--db", archive, "--progress", "none"]);
  const bytes = statSync(archive).size;
  const ratio = (bytes / textHeld(archive)).toFixed(2);
  const each = (seconds) => ((seconds / count) * 1000).toFixed(1);
  console.log(
    `${count} reports: ${first.wall.toFixed(1)} s, ${first.cpu.toFixed(1)} s of CPU (${each(first.cpu)} ms a report, the parent ${each(first.own)}), parent ${first.parent} MB; ` +
      `second run ${second.wall.toFixed(1)} s; ${(bytes / 1e6).toFixed(1)} MB, ${ratio} times the text it holds`,
  );
}

/** New archives with one and with two jobs by turns, so that what else the machine does falls on both. */
async function compareJobs(from, count) {
  const walls = { 1: [], 2: [] };
  const archive = `${from}.sqlite`;
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const jobs of pair % 2 === 0 ? [1, 2] : [2, 1]) {
      const args = ["ingest", from, "--db", archive, "--progress", "none", "--jobs", String(jobs)];
      const { wall, cpu, own } = await run(args);
      walls[jobs].push(wall);
      console.log(
        `  --jobs ${jobs}: ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, the parent ${own.toFixed(1)} s`,
      );
      rmSync(archive);
    }
  }
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const [one, two] = [median(walls[1]), median(walls[2])];
  console.log(
    `${count} reports: one job ${one.toFixed(1)} s, two ${two.toFixed(1)} s: ${(one / two).toFixed(2)} times as fast`,
  );
}

/** Wall and CPU seconds, children included; of the parent alone, its CPU and its largest resident memory (Linux). */
async function run(args) {
  const started = performance.now();
  const timed = spawn(
    "/usr/bin/env",
    ["bash", "-c", 'time "$0" "$@"', process.execPath, cli, ...args],
    {
      env: { ...process.env, TIMEFORMAT: "cpu %U %S" },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  timed.stderr.on("data", (text) => {
    said += text;
  });
  let parent = 0;
  let own = 0;
  const watch = setInterval(() => {
    const child = readText(`/proc/${timed.pid}/task/${timed.pid}/children`).trim().split(" ")[0];
    const peak = /VmHWM:\s+(\d+)/.exec(readText(`/proc/${child}/status`))?.[1];
    if (peak) parent = Math.max(parent, Math.round(Number(peak) / 1024));
    const times = readText(`/proc/${child}/stat`).split(") ")[1]?.split(" ") ?? [];
    own = Math.max(own, (Number(times[11] ?? 0) + Number(times[12] ?? 0)) / ticksPerSecond);
  }, 50);
  await new Promise((resolve) => timed.once("exit", resolve));
  clearInterval(watch);
  const [, user = "0", system = "0"] = /cpu (\S+) (\S+)/.exec(said) ?? [];
  const wall = (performance.now() - started) / 1000;
  return { wall, cpu: Number(user) + Number(system), own, parent };
}

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function textHeld(archive) {
  const store = new Database(archive, { readonly: true });
  const tables = store
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'",
    )
    .pluck()
    .all();
  let total = 0;
  for (const table of tables) {
    const columns = store.pragma(`table_info(${table})`).filter(({ type }) => type === "TEXT");
    if (columns.length === 0) continue;
    const sum = columns.map(({ name }) => `coalesce(sum(octet_length("${name}")), 0)`).join(" + ");
    total += store.prepare(`SELECT ${sum} FROM ${table}`).pluck().get();
  }
  store.close();
  return total;
}
