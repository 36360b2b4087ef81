// Measures imports of synthetic archives: cost a report, the parent's memory, a second run, the archive's size.
//
//   node scripts/bench/import.mjs [COUNT...] [--formats text,docx,pdf] [--full] [--jobs N]
//
// Counts default to 100 and 1000. --full keeps reports as long as the fixtures; else text is cut to a few tables.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { makeArchive } from "../synthetic-archive.mjs";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const argv = process.argv.slice(2);
const option = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
const counts = argv
  .filter((text, at) => /^\d+$/.test(text) && argv[at - 1] !== "--jobs")
  .map(Number);
const folder = mkdtempSync(join(tmpdir(), "muniment-bench-"));
try {
  for (const count of counts.length > 0 ? counts : [100, 1000]) await measure(count);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(count) {
  const from = join(folder, String(count));
  const archive = `${from}.sqlite`;
  const formats = option("--formats")?.split(",") ?? ["text"];
  makeArchive(from, count, { small: !argv.includes("--full"), formats });
  const jobs = option("--jobs") ? ["--jobs", option("--jobs")] : [];
  const first = await run(["ingest", from, "--db", archive, "--progress", "none", ...jobs]);
  const second = await run(["ingest", from, "--db", archive, "--progress", "none"]);
  const bytes = statSync(archive).size;
  const ratio = (bytes / textHeld(archive)).toFixed(2);
  const each = (first.cpu / count) * 1000;
  console.log(
    `${count} reports: ${first.wall.toFixed(1)} s, ${first.cpu.toFixed(1)} s of CPU (${each.toFixed(1)} ms a report), parent ${first.parent} MB; ` +
      `second run ${second.wall.toFixed(1)} s; ${(bytes / 1e6).toFixed(1)} MB, ${ratio} times the text it holds`,
  );
}

/** Wall and CPU seconds, children included, and the parent's largest resident memory (Linux). */
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
  const watch = setInterval(() => {
    const child = readText(`/proc/${timed.pid}/task/${timed.pid}/children`).trim().split(" ")[0];
    const peak = /VmHWM:\s+(\d+)/.exec(readText(`/proc/${child}/status`))?.[1];
    if (peak) parent = Math.max(parent, Math.round(Number(peak) / 1024));
  }, 100);
  await new Promise((resolve) => timed.once("exit", resolve));
  clearInterval(watch);
  const [, user = "0", system = "0"] = /cpu (\S+) (\S+)/.exec(said) ?? [];
  const wall = (performance.now() - started) / 1000;
  return { wall, cpu: Number(user) + Number(system), parent };
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
