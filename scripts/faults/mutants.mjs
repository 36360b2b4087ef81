// Damages real files in seeded ways and imports them: no failure of the parent, every file accounted for,
// none beyond its limits, and nothing shortened without a word where the format lets a reader notice.
//
//   node scripts/faults/mutants.mjs [COUNT] [--seed N] [--from N] [--only N,N] [--formats docx,pdf,doc,txt,html]
//
// A mutant is named by its number, its kind and its original: the same seed and number give the same bytes.
// They are imported some hundreds at a time, so that the run says how far it is and fills no disk.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { random } from "../synthetic-archive.mjs";

const fixtures = ["archive", "made/word/reports", "comparison"].map((folder) =>
  fileURLToPath(new URL(`../../fixtures/${folder}`, import.meta.url)),
);
/** Bytes that say nothing of themselves: what is gone from them leaves no trace that a reader could see. */
const unchecked = new Set([".txt", ".html", ".doc"]);
const isNoticeable = ({ file }) => !unchecked.has(extname(file));
const kinds = ["flipped", "zeroed", "cut", "spliced"];
const perImport = 250;
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const argv = process.argv.slice(2);
const option = (name, standard) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : standard);
const count = /^\d+$/.test(argv[0] ?? "") ? Number(argv[0]) : 200;
const seed = Number(option("--seed", "1"));
const first = Number(option("--from", "0"));
const only = option("--only", "").split(",").filter(Boolean).map(Number);
const formats = option("--formats", "docx,pdf,doc,txt,html").split(",");
const folder = mkdtempSync(join(tmpdir(), "muniment-mutants-"));
try {
  process.exitCode = importMutants() ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

function importMutants() {
  const sources = originals();
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const letters = lettersOfOriginals(sources);
  const numbers =
    only.length > 0 ? only : Array.from({ length: count }, (_, index) => first + index);
  const all = { files: 0, lost: 0, silent: [], own: [], codes: new Map(), statuses: new Map() };
  for (let at = 0; at < numbers.length; at += perImport) {
    importSome(numbers.slice(at, at + perImport), sources, letters, all);
    const noticeable = all.silent.filter(isNoticeable);
    console.log(
      `  ${all.files} mutants in ${seconds()} s: ${noticeable.length} shortened silently, ${all.own.length} faults`,
    );
  }
  return report(all, numbers.length, seconds());
}

function originals() {
  return fixtures
    .flatMap((of) => readdirSync(of).map((name) => ({ name, path: join(of, name) })))
    .filter(({ name }) => formats.includes(extname(name).slice(1)))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ name, path }) => ({ name, bytes: readFileSync(path) }))
    .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at);
}

/** How much text each original holds. */
function lettersOfOriginals(sources) {
  const files = sources.map(({ name, bytes }) => [name, bytes]);
  const { lettersOf } = importFiles("whole", files);
  return new Map(sources.map(({ name }) => [name, lettersOf.get(name)]));
}

function importSome(numbers, sources, letters, all) {
  const names = new Map();
  const files = numbers.map((number) => {
    const next = random(seed * 1_000_003 + number);
    const { name, bytes } = sources[number % sources.length];
    const { kind, mutated } = mutant(bytes, next);
    const file = `mutant-${String(number).padStart(6, "0")}-${kind}-${name}`;
    names.set(file, name);
    return [file, mutated];
  });
  const { summary, lettersOf } = importFiles("mutants", files);
  all.files += files.length;
  all.lost += files.length - summary.files.length;
  for (const { file, status, reasons } of summary.files) {
    all.statuses.set(status, (all.statuses.get(status) ?? 0) + 1);
    const code = reasons[0]?.code;
    if (code) all.codes.set(code, (all.codes.get(code) ?? 0) + 1);
    const fault = reasons.find(({ code }) => code === "internal" || code === "reader-crashed");
    if (fault) all.own.push(`${file}: ${fault.message}`);
    const original = letters.get(names.get(file));
    if (status === "read" && lettersOf.get(file) < original) {
      const told = `${file}: ${lettersOf.get(file)} of ${original} letters`;
      if (isNoticeable({ file })) console.log(`  ${told}`);
      all.silent.push({ file, told });
    }
  }
}

/** Imports files of given bytes; what the summary says, and the letters the archive holds of each. */
function importFiles(label, files) {
  const from = join(folder, label);
  const archive = join(folder, `${label}.sqlite`);
  mkdirSync(from);
  for (const [name, bytes] of files) writeFileSync(join(from, name), bytes);
  const summary = JSON.parse(ingest(from, archive));
  const store = new Database(archive, { readonly: true });
  const sound = store.pragma("integrity_check", { simple: true });
  if (sound !== "ok") throw new Error(`The archive is not sound: ${sound}`);
  const rows = store
    .prepare(
      `SELECT f.file, coalesce((SELECT sum(length(text)) FROM block b WHERE b.report_id = r.report_id), 0)
       + coalesce((SELECT sum(length(text)) FROM cell c WHERE c.report_id = r.report_id), 0)
     FROM report r JOIN file f USING (report_id)`,
    )
    .raw()
    .all();
  store.close();
  rmSync(from, { recursive: true });
  rmSync(archive);
  return { summary, lettersOf: new Map(rows) };
}

function report({ files, lost, silent, own, codes, statuses }, count, took) {
  const noticeable = silent.filter(isNoticeable);
  const became = [...statuses].map(([status, number]) => `${number} ${status}`).join(", ");
  console.log(`seed ${seed}: ${files} mutants in ${took} s: ${became}; ${lost} without an outcome`);
  for (const [code, number] of [...codes].sort(([, a], [, b]) => b - a)) {
    console.log(`  ${code}: ${number}`);
  }
  console.log(
    `${silent.length} shorter than the original and called read, ${noticeable.length} of them in a format that lets it be noticed`,
  );
  for (const { told } of noticeable.slice(0, 50)) console.log(`  ${told}`);
  console.log(`${own.length} faults of our own`);
  for (const told of own.slice(0, 50)) console.log(`  ${told}`);
  return files === count && lost + noticeable.length + own.length === 0;
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
