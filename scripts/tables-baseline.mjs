// Holds the reading of a set of PDFs with known tables (ICDAR 2013) to the scores it had before.
//
//   npm run -s build && node scripts/tables-baseline.mjs DATA [--write]
//
// DATA holds evaluate.py, results-from-inspect.mjs and competition-dataset-*/; it is not part of the repository.
// Fails if any document scores lower than in fixtures/baselines/tables.json; --write records the scores of today.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("..", import.meta.url).pathname;
const [data, ...options] = process.argv.slice(2);
if (data === undefined) {
  process.stderr.write("usage: node scripts/tables-baseline.mjs DATA [--write]\n");
  process.exit(2);
}
const baselineFile = join(root, "fixtures/baselines/tables.json");
const largestOutput = 512 * 1024 * 1024;

const files = readdirSync(data)
  .filter((name) => name.startsWith("competition-dataset-"))
  .flatMap((folder) => readdirSync(join(data, folder)).map((name) => join(data, folder, name)))
  .filter((name) => name.endsWith(".pdf"))
  .sort();
const results = mkdtempSync(join(tmpdir(), "tables-"));
try {
  const documents = inspect(files);
  execFileSync(process.execPath, [join(data, "results-from-inspect.mjs"), results], {
    input: documents,
  });
  const printed = execFileSync("python3", [join(data, "evaluate.py"), results, "--docs"], {
    encoding: "utf8",
  });
  finish(parseScores(printed));
} finally {
  rmSync(results, { recursive: true });
}

/** `inspect` exits with 3 where a page is a picture; its output is whole all the same. */
function inspect(names) {
  try {
    return execFileSync(
      process.execPath,
      [join(root, "dist/cli.js"), "inspect", ...names, "--stage", "document", "--json"],
      { maxBuffer: largestOutput, stdio: ["ignore", "pipe", "ignore"] },
    );
  } catch (error) {
    if (error.status === 3) return error.stdout;
    throw error;
  }
}

/** Lines as `eu-001   R 1.000 P 1.000 F1 1.000`. */
function parseScores(text) {
  const scores = {};
  for (const line of text.split("\n")) {
    const found = /^\s+(\S+)\s+R \S+ P \S+ F1 (\S+)/.exec(line);
    if (found) scores[found[1]] = Number(found[2]);
  }
  return scores;
}

function finish(scores) {
  const names = Object.keys(scores);
  const mean = names.reduce((sum, name) => sum + scores[name], 0) / names.length;
  process.stdout.write(`${names.length} documents, mean F1 ${mean.toFixed(4)}\n`);
  if (options.includes("--write")) {
    writeFileSync(baselineFile, `${JSON.stringify(scores, undefined, 2)}\n`);
    return;
  }
  const before = JSON.parse(readFileSync(baselineFile, "utf8"));
  const worse = Object.keys(before).filter((name) => (scores[name] ?? 0) < before[name] - 0.0005);
  for (const name of worse) {
    process.stdout.write(`${name}: ${scores[name] ?? "nothing"}, was ${before[name]}\n`);
  }
  process.exitCode = worse.length > 0 ? 1 : 0;
}
