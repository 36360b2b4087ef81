// Kills imports and looks at what is left: the archive must be sound at every moment, and the import that
// follows must end with the bytes of one that was never disturbed.
//
//   node scripts/faults/kills.mjs [--files 30] [--moments 20] [--moment-files 300] [--seed 1]
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { makeArchive, random } from "../synthetic-archive.mjs";

const importUntil = fileURLToPath(new URL("./import-until.mjs", import.meta.url));
const option = (name, standard) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? standard : Number(process.argv[at + 1]);
};
const folder = mkdtempSync(join(tmpdir(), "muniment-faults-"));
const next = random(option("seed", 1));
let failures = 0;
/** So many kills at most before an import is let end. */
const killsOfAChain = 10;
/** What an import keeps beside its archive while it runs. */
const leftBehind = ["", "-import", "-building", "-compacted"];

try {
  writePoints(option("files", 30));
  await moments(option("moments", 20), option("moment-files", 300));
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failures > 0 ? 1 : 0;

/** A kill at every numbered write point. */
function writePoints(files) {
  const from = join(folder, "points");
  makeArchive(from, files, { small: true });
  const whole = join(folder, "points.sqlite");
  const points = Number(run(from, whole, 0));
  for (let point = 1; point <= points; point += 1) {
    const archive = join(folder, `point-${point}.sqlite`);
    run(from, archive, point);
    verify(archive, `after a kill at write point ${point}`);
    run(from, archive, 0);
    same(archive, whole, `write point ${point}`);
    rmSync(archive);
  }
  console.log(`${points} write points of a ${files}-file import: ${failures} failures`);
}

/**
 * Kills at random moments, one after another on one archive: each takes up what the kill before it left. Every
 * chain is let end at last, and its archive compared.
 */
async function moments(count, files) {
  const from = join(folder, "moments");
  makeArchive(from, files, { small: true, seed: 2 });
  const whole = join(folder, "moments.sqlite");
  const started = performance.now();
  run(from, whole, 0);
  const length = performance.now() - started;
  console.log(`a ${files}-file import takes ${(length / 1000).toFixed(1)} s when undisturbed`);
  const left = new Map();
  let killed = 0;
  let ended = 0;
  for (let chain = 1; killed < count; chain += 1) {
    const archive = join(folder, `chain-${chain}.sqlite`);
    for (let kill = 0; kill < killsOfAChain && killed < count; kill += 1) {
      // Half of them soon after the last, so that they fall into taking up and into the last steps as well.
      const span = next() < 0.5 ? length / 4 : length;
      if (!(await killAfter(from, archive, next() * span))) break;
      killed += 1;
      for (const suffix of leftBehind) {
        if (existsSync(archive + suffix)) left.set(suffix, (left.get(suffix) ?? 0) + 1);
      }
      verify(archive, `after kill ${killed} at a random moment`);
      if (killed % 50 === 0) console.log(`  ${killed} kills: ${failures} failures`);
    }
    run(from, archive, 0);
    same(archive, whole, `chain ${chain}`);
    ended += 1;
    for (const suffix of leftBehind) rmSync(archive + suffix, { force: true });
  }
  console.log(
    `${killed} kills at random moments of a ${files}-file import, ${ended} archives ended and compared: ${failures} failures`,
  );
  console.log(
    `  left behind: ${[...left].map((pair) => pair.reverse().join(" times ")).join(", ")}`,
  );
}

function run(from, archive, point) {
  try {
    return execFileSync(process.execPath, [importUntil, from, archive, String(point)], {
      stdio: ["ignore", "pipe", "inherit"],
    }).toString();
  } catch (error) {
    if (error.signal === "SIGKILL") return "";
    fail(`an import of ${from} into ${archive} ended with status ${error.status}`);
    return "";
  }
}

function killAfter(from, archive, milliseconds) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [importUntil, from, archive, "0"], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.once("exit", (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === "SIGKILL" ? 1 : 0);
    });
  });
}

function verify(archive, when) {
  for (const path of [archive, `${archive}-import`]) {
    if (!existsSync(path)) continue;
    const store = new Database(path);
    try {
      const found = store.pragma("integrity_check", { simple: true });
      const strays = store.pragma("foreign_key_check");
      if (found !== "ok" || strays.length > 0) fail(`${path} ${when}: ${found}`);
    } finally {
      store.close();
    }
  }
}

function same(archive, whole, what) {
  if (!existsSync(archive)) return fail(`${what}: there is no archive`);
  const hash = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");
  if (hash(archive) !== hash(whole)) fail(`${what}: the final archive has other bytes`);
}

function fail(message) {
  failures += 1;
  console.log(`FAILED ${message}`);
}
