// Does the suite notice faults? Puts seeded ones into src, one at a time (a threshold halved or doubled, a comparison
// turned, a condition dropped or negated, branches swapped), and runs the tests of the folder that go through the
// place, the quickest first; what survives those meets the others that need no process of their own, golden files
// among them.
//
//   node scripts/faults/source-mutants.mjs [COUNT] [--seed N] [--folders interpret,normalise,…] [--show] [--own]
//       [--once] [--tree FOLDER]
//
// COUNT is for each folder; --own leaves the other tests out, --once the second try that a survivor has in a process
// of its own. Nothing is changed here: src and test are stripped of
// their types into a tree of their own, which --tree keeps for the next run with what each test goes through. Prints
// what survived, and the share that was noticed by folder, as REFERENCE.md has it. Faults that were read and found to
// change nothing stand in source/no-difference.jsonl, each with its reason: they are counted apart.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chosenFaults } from "./source/chosen.mjs";
import { readCoverage, testsThrough } from "./source/coverage.mjs";
import { faultsOf, withSwitches } from "./source/faults.mjs";
import { expressionOf, stale, whyNoDifference } from "./source/no-difference.mjs";
import { lineOf, makeTree, sourceFiles } from "./source/tree.mjs";
import { tryFaults } from "./source/try-faults.mjs";

const argv = process.argv.slice(2);
const option = (name, standard) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : standard);
const count = /^\d+$/.test(argv[0] ?? "") ? Number(argv[0]) : 34;
const seed = Number(option("--seed", "1"));
const standard = "interpret,normalise,compare,check,store,extract/pdf/tables";
const folders = option("--folders", standard).split(",");
/** Tests in the folder itself, unless others hold it too: documents that were made are read as far as records. */
const testsOf = {
  "extract/pdf/tables": ["test/extract/pdf/"],
  normalise: ["test/normalise/", "test/interpret/made-"],
};
const isOwnTest = (folder) => (name) =>
  (testsOf[folder] ?? [`test/${folder}/`]).some((own) => name.startsWith(own));

const how = { once: argv.includes("--once"), onTried: progressLine };
const kept = option("--tree");
const tree = kept ?? mkdtempSync(join(tmpdir(), "muniment-source-"));
try {
  makeTree(tree);
  const isWanted = (name) => folders.some((folder) => isOwnTest(folder)(name));
  const coverage = readCoverage(tree, argv.includes("--own") ? isWanted : () => true);
  const rows = [];
  for (const folder of folders) rows.push(await runFolder(folder, coverage));
  console.log(
    "| folder | faults | of them change nothing | noticed by its tests | by any |\n|---|---|---|---|---|",
  );
  for (const { folder, nothing, tried, own, noticed } of rows) {
    const share = (of) => `${of} of ${tried} (${Math.round((100 * of) / tried)} %)`;
    console.log(
      `| \`${folder}\` | ${tried + nothing} | ${nothing} | ${share(own)} | ${share(noticed)} |`,
    );
  }
} finally {
  if (!kept) rmSync(tree, { recursive: true });
}

async function runFolder(folder, coverage) {
  const isOwnName = isOwnTest(folder);
  const texts = new Map(
    sourceFiles(tree, folder).map((file) => [file, readFileSync(join(tree, file), "utf8")]),
  );
  const chosen = chosenFaults(folder, texts, seed, count);
  const changesNothing = (fault) =>
    whyNoDifference(inSource(fault.file), texts.get(fault.file), fault) !== undefined;
  for (const entry of stale(folder, (file) => faultsIn(texts, file))) {
    console.log(`no such fault any more: ${entry.file} ${entry.fault} [${entry.expression}]`);
  }
  const faults = chosen
    .filter((fault) => !changesNothing(fault))
    .map((fault) => {
      const through = testsThrough(coverage, fault.file, fault);
      const isOwn = ({ name }) => isOwnName(name);
      return {
        ...fault,
        own: through.filter(isOwn),
        others: through.filter((test) => !isOwn(test)),
      };
    });
  try {
    for (const [file, text] of texts) {
      const here = faults.filter((fault) => fault.file === file);
      writeFileSync(join(tree, file), withSwitches(text, here));
    }
    const by = await tryFaults(
      tree,
      faults.map(({ own, ...rest }) => ({ ...rest, tests: own })),
      how,
    );
    const left = faults.filter(({ id }) => !by.has(id));
    const ownCount = by.size;
    if (!argv.includes("--own")) {
      const others = left.map(({ others, ...rest }) => ({ ...rest, tests: others }));
      for (const [id, what] of await tryFaults(tree, others, how)) by.set(id, what);
    }
    for (const fault of faults) tell(fault, texts, by.get(fault.id));
    return {
      folder,
      nothing: chosen.length - faults.length,
      tried: faults.length,
      own: ownCount,
      noticed: by.size,
    };
  } finally {
    for (const [file, text] of texts) writeFileSync(join(tree, file), text);
  }
}

/** A file of the tree as the checkout names it. */
function inSource(file) {
  return file.replace(/\.js$/, ".ts");
}

function faultsIn(texts, file) {
  const text = texts.get(file.replace(/\.ts$/, ".js")) ?? "";
  return [text, faultsOf(text)];
}

function progressLine(id, what) {
  process.stderr.write(`${id} ${what ?? "survives"}\n`);
}

function tell({ file, fault, from, to, at }, texts, by) {
  if (by !== undefined && !argv.includes("--show")) return;
  const text = texts.get(file);
  const where = lineOf(tree, file, text, at);
  const what = `${where.file}:${where.line} ${fault} [${expressionOf(text, { from, to }).slice(0, 120)}]`;
  console.log(by === undefined ? `survived: ${what}` : `${what}: ${by}`);
}
