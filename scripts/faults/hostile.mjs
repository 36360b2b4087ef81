// Imports folders of hostile files and sets beside each what an index of them expects.
//
//   node scripts/faults/hostile.mjs LABEL=FOLDER... [--index INDEX.csv] [--all] [--password PASSWORD]
//       [--patience N]
//
// Prints file, attack, status, problem codes, seconds, expectation and a verdict: good, BAD, or look where the
// words cannot be judged; only what is not good unless --all is given. The index has the columns file (LABEL/name),
// attack, expected, and what naive use of the libraries does. On a busy machine --patience gives every file N times
// the time, and takes a second for N of them. Exit status 1 if anything is BAD.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { parse } from "csv-parse/sync";
import { importArchive } from "../../dist/archive/import-archive.js";
import { fileLimits } from "../../dist/archive/limits.js";
import { readerPool } from "../../dist/archive/reader-pool.js";
import { judge } from "./expectations.mjs";

const argv = process.argv.slice(2);
const option = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
const folders = argv.filter((text) => /^\w+=/.test(text)).map((text) => text.split(/=(.*)/s));
const index = indexRows(option("--index"));
const patience = Number(option("--patience") ?? 1);
const limits = {
  ...fileLimits,
  stallSeconds: fileLimits.stallSeconds * patience,
  fileSeconds: fileLimits.fileSeconds * patience,
};
const work = mkdtempSync(join(tmpdir(), "muniment-hostile-"));
const counts = new Map();
try {
  for (const [label, folder] of folders) await importFolder(label, folder);
} finally {
  rmSync(work, { recursive: true });
}
console.log([...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", "));
process.exitCode = counts.has("BAD") ? 1 : 0;

async function importFolder(label, folder) {
  const archive = join(work, `${label}.sqlite`);
  const seconds = new Map();
  const password = option("--password");
  const pool = readerPool({ jobs: 2, limits, ...(password && { password }) });
  const timed = {
    ...pool,
    async read(job) {
      const started = performance.now();
      const report = await pool.read(job);
      seconds.set(job.source.file, (performance.now() - started) / 1000 / patience);
      return report;
    },
  };
  const started = performance.now();
  const { found, outcomes } = await importArchive(
    { archive, paths: [Buffer.from(folder)], maximumBytes: fileLimits.fileMegabytes * 1e6 },
    timed,
  );
  const took = ((performance.now() - started) / 1000).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${label}: ${found} files, ${outcomes.length} outcomes in ${took} s, parent ${memory} MB at most`,
  );
  const store = new Database(archive, { readonly: true });
  const met = new Set();
  for (const { file, status, reasons } of outcomes) {
    const row = indexed(label, file);
    met.add(row);
    const outcome = {
      name: file,
      status,
      codes: reasons.map(({ code }) => code),
      text: textOf(store, file),
      seconds: seconds.get(file) ?? 0,
    };
    const verdict = row ? judge(row.expected, row.naive, outcome) : "look (not in the index)";
    tell(verdict, [
      label,
      file.slice(0, 80),
      row?.attack ?? "",
      status,
      outcome.codes.join(" "),
      outcome.seconds.toFixed(1),
      row?.expected ?? "",
    ]);
  }
  store.close();
  for (const row of index) {
    if (row.file.startsWith(`${label}/`) && !met.has(row)) {
      tell("look (no outcome)", [label, row.file, row.attack, "", "", "", row.expected]);
    }
  }
}

function tell(verdict, cells) {
  const [kind] = verdict.split(" ");
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (kind !== "good" || argv.includes("--all")) console.log([verdict, ...cells].join(" | "));
}

function indexRows(path) {
  if (path === undefined) return [];
  return parse(readFileSync(path), { from_line: 2, relax_column_count: true }).map(
    ([file, attack, expected, naive = ""]) => ({ file, attack, expected, naive, key: plain(file) }),
  );
}

/** The index's row of a file, of the archive it is a member of, or of the folder it lies in. */
function indexed(label, file) {
  const key = plain(`${label}/${file.replace(/!\/.*/s, "")}`);
  return index.find((row) => row.key === key) ?? index.find((row) => key.startsWith(`${row.key}/`));
}

/** A name without its escapes: whoever wrote it down escaped it in his own way. */
function plain(name) {
  const once = name.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([ntr\\]))/g,
    (_, x, u, long, short) =>
      short
        ? { n: "\n", t: "\t", r: "\r", "\\": "\\" }[short]
        : String.fromCodePoint(Number.parseInt(x ?? u ?? long, 16)),
  );
  return once === name ? name : plain(once);
}

function textOf(store, file) {
  return store
    .prepare(
      `SELECT text FROM block JOIN file USING (report_id) WHERE file = :file AND text <> ''
       UNION ALL SELECT text FROM cell JOIN file USING (report_id) WHERE file = :file`,
    )
    .pluck()
    .all({ file })
    .join("\n");
}
