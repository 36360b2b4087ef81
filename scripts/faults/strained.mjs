// Chooses the cases of a `strained.txt`: of thousands of changes to what we made, those in which a fault of the source
// would show, as an outcome that is another.
//
//   node scripts/faults/strained.mjs interpret,normalise|extract/pdf/tables|compare|check [--seconds N] [--leave-out SEED]
//       [--tree FOLDER [--go-on]] [--tries N] [--first FILE]
//
// A case is chosen when it shows a fault (scripts/faults/source/faults.mjs) that no case before it shows, those without
// a change first, which other tests hold. Only faults with which an expression comes to something else in a case are
// tried on it, each on so many cases at most. The faults that `source-mutants.mjs 40 --seed SEED` would try are not
// asked, so that its figure says how far the cases hold what they were not chosen for; --go-on goes on where the last
// run with a tree ended, --first asks the cases of a file before all others. Writes the file; then
// MUNIMENT_GOLDEN=rewrite with its test takes what the cases give.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { putTwins } from "./source/put-twins.mjs";
import { chooseCases } from "./source/try-cases.mjs";

const argv = process.argv.slice(2);
const option = (name, standard) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : standard);
const folders = (argv[0] ?? "interpret,normalise").split(",");
const tree = option("--tree") ?? mkdtempSync(join(tmpdir(), "muniment-strained-"));

const asked = putTwins(tree, folders, option("--leave-out"));
const { chosen, shown, file } = await chooseCases(tree, folders[0], {
  until: Date.now() + 1000 * Number(option("--seconds", "600")),
  mostTries: Number(option("--tries", "12")),
  goOn: argv.includes("--go-on"),
  first: argv.includes("--first") ? namesIn(option("--first")) : [],
  onCase: ({ chosen, shown }) =>
    process.stderr.write(`\r${chosen.length} cases show ${shown.size} of ${asked} faults `),
});
writeFileSync(file, `${chosen.map((name) => `${name}: `).join("\n")}\n`);
console.log(`${chosen.length} cases; of ${asked} faults ${shown.size} are shown`);

/** The cases that a file has: their names stand before what they gave. */
function namesIn(file) {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => /^.* #\d+/.exec(line)[0]);
}
