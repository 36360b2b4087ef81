// Chooses the cases of a `strained.txt`: of thousands of changes to what we made, those that go through places of the
// source as few others do, with values for which a fault there would make a difference.
//
//   node scripts/faults/strained.mjs interpret,normalise|extract/pdf/tables|compare|check [--seconds N] [--leave-out SEED]
//       [--tree FOLDER]
//
// A case is chosen when it feels a fault (scripts/faults/source/faults.mjs) that fewer than three felt before it, those
// without a change first, which other tests hold. The faults that `source-mutants.mjs 40 --seed SEED` would try are not
// asked, so that its figure says how far the cases hold what they were not chosen for. Writes the file; then
// MUNIMENT_GOLDEN=rewrite with its test takes what the cases give.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chosenFaults } from "./source/chosen.mjs";
import { faultsOf } from "./source/faults.mjs";
import { makeTree, sourceFiles } from "./source/tree.mjs";
import { faultsFelt, withTwins } from "./source/twins.mjs";

const argv = process.argv.slice(2);
const option = (name, standard) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : standard);
const folders = (argv[0] ?? "interpret,normalise").split(",");
const seconds = Number(option("--seconds", "600"));
const leftOut = option("--leave-out");
const tree = option("--tree") ?? mkdtempSync(join(tmpdir(), "muniment-strained-"));
const oftenEnough = 3;

const asked = putTwins();
const cases = await casesOf(folders[0]);
const times = new Map();
const chosen = [];
for (const name of cases.names) count(feltBy(name, 0));
const until = performance.now() + 1000 * seconds;
for (let seed = 1; performance.now() < until; seed += 1) {
  // Another number for each name, so that the first names are changed in no more ways than the last.
  for (const [at, name] of cases.names.entries()) {
    if (performance.now() > until) break;
    const number = seed * cases.names.length + at;
    const felt = feltBy(name, number);
    if (!felt.some((id) => (times.get(id) ?? 0) < oftenEnough)) continue;
    count(felt);
    chosen.push(`${name} #${number}: `);
  }
}
writeFileSync(cases.file, `${chosen.join("\n")}\n`);
const often = [...times.values()].filter((count) => count >= oftenEnough).length;
console.log(
  `${chosen.length} cases; of ${asked.size} faults ${times.size} are felt, ${often} of them often`,
);

function count(felt) {
  for (const id of felt) times.set(id, (times.get(id) ?? 0) + 1);
}

function feltBy(name, seed) {
  try {
    const felt = faultsFelt(() => cases.outcomeOf(name, seed));
    return [...felt].filter((id) => asked.has(id));
  } catch (error) {
    console.log(`${name} #${seed}: ${error.message}`);
    return [];
  }
}

async function casesOf(folder) {
  const places = { normalise: "interpret" };
  const path = `test/${places[folder] ?? folder}/strained.js`;
  const { strainedCases } = await import(pathToFileURL(join(tree, path)).href);
  const made = await strainedCases();
  return made;
}

/** Twins in the tree's files for every fault that is asked: those of what a file does when it is loaded are not. */
function putTwins() {
  makeTree(tree);
  const ids = new Set();
  let id = 0;
  for (const folder of folders) {
    const texts = new Map(
      sourceFiles(tree, folder).map((file) => [file, readFileSync(join(tree, file), "utf8")]),
    );
    const placeOf = ({ file, from, to, fault }) => `${file} ${from} ${to} ${fault}`;
    const out = leftOut === undefined ? [] : chosenFaults(folder, texts, Number(leftOut), 40);
    const places = new Set(out.map(placeOf));
    for (const [file, text] of texts) {
      const faults = faultsOf(text)
        .filter((fault) => !fault.isAtLoad && !places.has(placeOf({ file, ...fault })))
        .map((fault) => {
          id += 1;
          return { id, ...fault };
        });
      for (const fault of faults) ids.add(fault.id);
      writeFileSync(join(tree, file), withTwins(text, faults));
    }
  }
  return ids;
}
