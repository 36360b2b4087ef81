// Damages real files in seeded ways and imports them: no failure of the parent, every file accounted for,
// none beyond its limits, and nothing shortened without a word where the format lets a reader notice.
//
//   node scripts/faults/mutants.mjs [COUNT] [--seed N] [--formats docx,pdf]
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { random } from "../synthetic-archive.mjs";

const fixtures = fileURLToPath(new URL("../../fixtures/archive", import.meta.url));
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const argv = process.argv.slice(2);
const option = (name, standard) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : standard);
const count = /^\d+$/.test(argv[0] ?? "") ? Number(argv[0]) : 200;
const seed = Number(option("--seed", "1"));
const formats = option("--formats", "docx,pdf").split(",");
const folder = mkdtempSync(join(tmpdir(), "muniment-mutants-"));
try {
  process.exitCode = importMutants() ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

function importMutants() {
  const sources = readdirSync(fixtures)
    .sort()
    .filter((name) => formats.includes(extname(name).slice(1)))
    .map((name) => ({ name, bytes: readFileSync(join(fixtures, name)) }));
  const from = join(folder, "in");
  mkdirSync(from);
  for (const { name, bytes } of sources) writeFileSync(join(from, `whole-${name}`), bytes);
  for (let n = 0; n < count; n += 1) {
    const next = random(seed * 1_000_003 + n);
    const { name, bytes } = sources[n % sources.length];
    writeFileSync(join(from, `mutant-${String(n).padStart(6, "0")}-${name}`), mutant(bytes, next));
  }
  const archive = join(folder, "mutants.sqlite");
  const output = ingest(from, archive);
  const summary = JSON.parse(output);
  const store = new Database(archive, { readonly: true });
  const letters = store
    .prepare(
      `SELECT coalesce((SELECT sum(length(text)) FROM block b WHERE b.report_id = r.report_id), 0)
       + coalesce((SELECT sum(length(text)) FROM cell c WHERE c.report_id = r.report_id), 0)
     FROM report r JOIN file f USING (report_id) WHERE f.file = ?`,
    )
    .pluck();
  const silent = summary.files.filter(({ file, status }) => {
    if (!file.startsWith("mutant-") || status !== "read") return false;
    return letters.get(file) < letters.get(`whole-${file.slice(14)}`);
  });
  store.close();
  const { found, read, partly_read, unread } = summary;
  console.log(`${found} files: ${read} read, ${partly_read} partly read, ${unread} unread`);
  console.log(`${silent.length} shorter than the original and called read`);
  for (const { file } of silent.slice(0, 20)) console.log(`  ${file}`);
  return found === count + sources.length && silent.length === 0;
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
  const bytes = Buffer.from(original);
  const kind = Math.floor(next() * 4);
  if (kind === 0) bytes[at] ^= 1 << Math.floor(next() * 8);
  else if (kind === 1) bytes.fill(0, at, at + length);
  else if (kind === 2) return bytes.subarray(0, at);
  else return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  return bytes;
}
