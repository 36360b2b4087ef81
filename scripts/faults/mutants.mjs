// Damages real files in seeded ways and imports them: no failure of the parent, every file accounted for,
// none beyond its limits, and nothing shortened without a word where the format lets a reader notice.
//
//   node scripts/faults/mutants.mjs [COUNT] [--seed N] [--formats docx,pdf,doc,txt,html]
//
// A mutant is named by its number, its kind and its original: the same seed and number give the same bytes.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { random } from "../synthetic-archive.mjs";

const fixtures = ["archive", "word/reports", "comparison"].map((folder) =>
  fileURLToPath(new URL(`../../fixtures/${folder}`, import.meta.url)),
);
/** Bytes that say nothing of themselves: what is gone from them leaves no trace that a reader could see. */
const unchecked = new Set([".txt", ".html", ".doc"]);
const kinds = ["flipped", "zeroed", "cut", "spliced"];
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const argv = process.argv.slice(2);
const option = (name, standard) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : standard);
const count = /^\d+$/.test(argv[0] ?? "") ? Number(argv[0]) : 200;
const seed = Number(option("--seed", "1"));
const formats = option("--formats", "docx,pdf,doc,txt,html").split(",");
const folder = mkdtempSync(join(tmpdir(), "muniment-mutants-"));
try {
  process.exitCode = importMutants() ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

function importMutants() {
  const sources = fixtures
    .flatMap((of) => readdirSync(of).map((name) => ({ name, path: join(of, name) })))
    .filter(({ name }) => formats.includes(extname(name).slice(1)))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ name, path }) => ({ name, bytes: readFileSync(path) }))
    .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at);
  const from = join(folder, "in");
  mkdirSync(from);
  for (const { name, bytes } of sources) writeFileSync(join(from, `whole-${name}`), bytes);
  const names = new Map();
  for (let n = 0; n < count; n += 1) {
    const next = random(seed * 1_000_003 + n);
    const { name, bytes } = sources[n % sources.length];
    const { kind, mutated } = mutant(bytes, next);
    const number = String(n).padStart(6, "0");
    names.set(`mutant-${number}-${kind}-${name}`, name);
    writeFileSync(join(from, `mutant-${number}-${kind}-${name}`), mutated);
  }
  const archive = join(folder, "mutants.sqlite");
  const started = performance.now();
  const summary = JSON.parse(ingest(from, archive));
  const took = Math.round((performance.now() - started) / 1000);
  const store = new Database(archive, { readonly: true });
  const letters = store
    .prepare(
      `SELECT coalesce((SELECT sum(length(text)) FROM block b WHERE b.report_id = r.report_id), 0)
       + coalesce((SELECT sum(length(text)) FROM cell c WHERE c.report_id = r.report_id), 0)
     FROM report r JOIN file f USING (report_id) WHERE f.file = ?`,
    )
    .pluck();
  const silent = summary.files.filter(({ file, status }) => {
    if (!names.has(file) || status !== "read") return false;
    return letters.get(file) < letters.get(`whole-${names.get(file)}`);
  });
  const noticeable = silent.filter(({ file }) => !unchecked.has(extname(file)));
  const own = summary.files.filter(({ reasons }) =>
    reasons.some(({ code }) => code === "internal" || code === "reader-crashed"),
  );
  store.close();
  const { found, read, partly_read, unread } = summary;
  console.log(
    `seed ${seed}: ${found} files in ${took} s: ${read} read, ${partly_read} partly read, ${unread} unread`,
  );
  for (const [code, number] of codesOf(summary.files)) console.log(`  ${code}: ${number}`);
  console.log(
    `${silent.length} shorter than the original and called read, ${noticeable.length} of them in a format that lets it be noticed`,
  );
  for (const { file } of noticeable.slice(0, 50)) console.log(`  ${file}`);
  console.log(`${own.length} faults of our own`);
  for (const { file, reasons } of own.slice(0, 50)) console.log(`  ${file}: ${reasons[0].message}`);
  return found === count + sources.length && noticeable.length + own.length === 0;
}

/** How many files each first problem code has. */
function codesOf(files) {
  const codes = new Map();
  for (const { reasons } of files) {
    const code = reasons[0]?.code;
    if (code) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  return [...codes].sort(([, a], [, b]) => b - a);
}

function ingest(from, archive) {
  try {
    const args = [cli, "ingest", from, "--db", archive, "--json", "--progress", "none"];
    return execFileSync(process.execPath, args, { maxBuffer: 1 << 28 }).toString();
  } catch (error) {
    // 3: some files could not be read, as is meant here.
    if (error.status === 3) return error.stdout.toString();
    throw error;
  }
}

/** Bytes flipped, zeroed, cut off or spliced. */
function mutant(original, next) {
  const at = Math.floor(next() * original.length);
  const length = 1 + Math.floor(next() * 200);
  const kind = Math.floor(next() * kinds.length);
  return {
    kind: kinds[kind],
    mutated: damaged(Buffer.from(original), kinds[kind], at, length, next),
  };
}

function damaged(bytes, kind, at, length, next) {
  if (kind === "cut") return bytes.subarray(0, at);
  if (kind === "spliced")
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  if (kind === "flipped") bytes[at] ^= 1 << Math.floor(next() * 8);
  else bytes.fill(0, at, Math.min(at + length, bytes.length));
  return bytes;
}
