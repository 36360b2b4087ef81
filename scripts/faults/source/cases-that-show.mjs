// The process of try-cases.mjs: TREE STATE.json. Says each step on a line of its own before it takes it.
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { faultsFelt, withFault } from "./twins.mjs";

const [tree, list] = process.argv.slice(2);
const state = JSON.parse(readFileSync(list, "utf8"));
const { folder, until, mostTries } = state;
const shown = new Set(state.shown);
const tries = new Map(Object.entries(state.tries).map(([id, count]) => [Number(id), count]));
const say = (said) => writeSync(1, `${JSON.stringify(said)}\n`);

const places = { normalise: "interpret" };
const path = `test/${places[folder] ?? folder}/strained.js`;
const { strainedCases } = await import(pathToFileURL(join(tree, path)).href);
const cases = await strainedCases();
say({ file: fileURLToPath(cases.file) });
const { names, outcomeOf } = cases;
let { at } = state;
for (; Date.now() < until; at += 1) {
  say({ at, tries: Object.fromEntries(tries) });
  // Each name once without a change; then another number for each, so that the first are changed in no more ways.
  if (at < names.length) tryCase(names[at], 0, mostTries / 4);
  else tryCase(names[at % names.length], at, mostTries);
}
say({ done: true });

function tryCase(name, seed, mostTries) {
  let before;
  let felt;
  try {
    felt = faultsFelt(() => {
      before = outcomeOf(name, seed);
    });
  } catch (error) {
    console.error(`${name} #${seed}: ${error.message}`);
    return;
  }
  for (const id of felt) {
    const tried = tries.get(id) ?? 0;
    if (shown.has(id) || tried >= mostTries) continue;
    if (Date.now() > until) return;
    tries.set(id, tried + 1);
    say({ trying: { name: `${name} #${seed}`, id } });
    if (withFault(id, () => outcomeOf(name, seed)) === before) continue;
    shown.add(id);
    say({ name: `${name} #${seed}`, shows: [id] });
  }
  say({ trying: null });
}
