// Does the suite notice faults? Puts seeded ones into src, one at a time (a threshold halved or doubled, a comparison
// turned, a condition dropped or negated, branches swapped), and runs the tests of the folder it lies in.
//
//   node scripts/faults/source-mutants.mjs [COUNT] [--seed N] [--folders interpret,normalise,…] [--show]
//       [--most-seconds 300]
//
// COUNT is for each folder. Works on a copy in the temporary folder; the checkout stays as it is. Prints what survived,
// and the share that was noticed by folder, as REFERENCE.md has it.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "rolldown/parseAst";
import { random } from "../synthetic-archive.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const argv = process.argv.slice(2);
const option = (name, standard) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : standard);
const count = /^\d+$/.test(argv[0] ?? "") ? Number(argv[0]) : 30;
const seed = Number(option("--seed", "1"));
const all = "interpret,normalise,compare,check,store,extract/pdf/tables";
const folders = option("--folders", all).split(",");

/** Seconds after which a test run is a fault that was noticed: a loop without an end. */
const mostSeconds = Number(option("--most-seconds", "300"));
/** Tests in the folder itself, and those that hold it from outside. */
const testsOf = { "extract/pdf/tables": ["test/extract/pdf"] };

/** A pattern and what stands in its place; the first group is kept before it. */
const faults = [
  [
    "threshold halved",
    /(?<![\w.$"'`[{-])(\d+(?:\.\d+)?)(?![\w.:])/g,
    (_, n) => String(Number(n) / 2),
  ],
  [
    "threshold doubled",
    /(?<![\w.$"'`[{-])(\d*[1-9](?:\.\d+)?)(?![\w.:])/g,
    (_, n) => String(Number(n) * 2 + 1),
  ],
  [
    "comparison turned",
    / (<=|>=|<|>) (?=[\w(-])/g,
    (_, sign) => ` ${sign.startsWith("<") ? ">" : "<"}${sign.slice(1)} `,
  ],
  [
    "bound moved",
    / (<=|>=|<|>) (?=[\w(-])/g,
    (_, sign) => ` ${sign.length === 2 ? sign[0] : `${sign}=`} `,
  ],
  ["equality negated", / (===|!==) /g, (_, sign) => ` ${sign === "===" ? "!==" : "==="} `],
  ["and for or", / (&&|\|\|) /g, (_, sign) => ` ${sign === "&&" ? "||" : "&&"} `],
  ["condition dropped", /\bif \(((?:[^()]|\([^()]*\))+)\)/g, () => "if (true)"],
  ["condition never met", /\bif \(((?:[^()]|\([^()]*\))+)\)/g, () => "if (false)"],
  [
    "branches swapped",
    / \? ([^?:;{}\n]+) : ([^?:;{}\n]+?)(?=[;,)\n])/g,
    (_, a, b) => ` ? ${b} : ${a}`,
  ],
  ["not dropped", /(?<=[(\s])!(?=[\w(])/g, () => ""],
  ["plus for minus", /(?<=[\w)\]]) ([+-]) (?=[\w(])/g, (_, sign) => (sign === "+" ? " - " : " + ")],
];
/** Lines that decide nothing. */
const idle = /^\s*(?:import |export type |type |interface |readonly |\*|\/\/|\/\*\*)/;

const copy = mkdtempSync(join(tmpdir(), "muniment-source-"));
try {
  for (const name of ["src", "test", "scripts", "fixtures", "package.json", "tsconfig.json"]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const rows = folders.map(runFolder);
  console.log("| folder | faults | noticed | |\n|---|---|---|---|");
  for (const { folder, tried, noticed } of rows) {
    console.log(`| ${folder} | ${tried} | ${noticed} | ${Math.round((100 * noticed) / tried)} % |`);
  }
} finally {
  rmSync(copy, { recursive: true });
}

function runFolder(folder) {
  const next = random(seed * 1_000_003 + folder.length * 7919);
  const files = readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => join("src", folder, file));
  const places = files.flatMap(placesIn);
  let tried = 0;
  let noticed = 0;
  while (tried < count && places.length > 0) {
    const [place] = places.splice(Math.floor(next() * places.length), 1);
    if (!isCode(place.mutated)) continue;
    tried += 1;
    if (isNoticed(folder, place)) noticed += 1;
    else console.log(`survived: ${place.file}:${place.line} ${place.fault}: ${place.was.trim()}`);
    if (argv.includes("--show")) console.log(`${folder} ${noticed} of ${tried}`);
  }
  return { folder, tried, noticed };
}

/** Every fault that could be put into a file. */
function placesIn(file) {
  const text = readFileSync(join(root, file), "utf8");
  const found = [];
  let start = 0;
  for (const [index, was] of text.split("\n").entries()) {
    const from = start;
    start += was.length + 1;
    if (idle.test(was)) continue;
    for (const [fault, pattern, replacement] of faults) {
      for (const match of was.matchAll(pattern)) {
        const made = replacement(...match);
        const at = from + match.index;
        const mutated = text.slice(0, at) + made + text.slice(at + match[0].length);
        if (mutated !== text) found.push({ file, line: index + 1, fault, was, mutated });
      }
    }
  }
  return found;
}

function isCode(text) {
  try {
    parseAst(text, { lang: "ts" });
    return true;
  } catch {
    return false;
  }
}

/** By the tests that import the file first, which take a second: most faults are noticed there. */
function isNoticed(folder, { file, mutated }) {
  const all = testsOf[folder] ?? [`test/${folder}`];
  const own = all.flatMap((of) => importersOf(file, of));
  const original = readFileSync(join(copy, file));
  writeFileSync(join(copy, file), mutated);
  const noticed = (own.length > 0 && fails(own)) || fails(all);
  writeFileSync(join(copy, file), original);
  return noticed;
}

function importersOf(file, folder) {
  return readdirSync(join(copy, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts") && !name.endsWith(".slow.test.ts"))
    .map((name) => join(folder, name))
    .filter((test) => readFileSync(join(copy, test), "utf8").includes(`/${file}"`));
}

function fails(tests) {
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "test/vitest.config.ts"];
  const args = [...vitest, "--project", "fast", "--bail", "1", "--reporter", "dot", ...tests];
  const { status } = spawnSync(process.execPath, args, {
    cwd: copy,
    stdio: "ignore",
    timeout: mostSeconds * 1000,
    killSignal: "SIGKILL",
  });
  return status !== 0;
}
