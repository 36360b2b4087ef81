// The process of try-cases.mjs: TREE STATE.json. Says each step on a line of its own before it takes it.
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { forget } from "./forget.mjs";
import { faultsFelt, withFault } from "./twins.mjs";

const [tree, list] = process.argv.slice(2);
const state = JSON.parse(readFileSync(list, "utf8"));
const { folder, until, mostTries, first } = state;
const shown = new Set(state.shown);
const tries = new Map(Object.entries(state.tries).map(([id, count]) => [Number(id), count]));
const files = JSON.parse(readFileSync(join(tree, "twins.json"), "utf8"));
const say = (said) => writeSync(1, `${JSON.stringify(said)}\n`);

const places = { normalise: "interpret" };
const path = `test/${places[folder] ?? folder}/strained.js`;
const { strainedCases } = await import(pathToFileURL(join(tree, path)).href);
const cases = await strainedCases();
say({ file: fileURLToPath(cases.file) });
const { names, outcomeOf, partsOf = (...of) => [() => outcomeOf(...of)] } = cases;
let { at } = state;
/** Tries are spread over cases of many kinds: a fault is tried once more when so many have gone by. */
const casesBetween = 60;
for (; Date.now() < until; at += 1) {
  say({ at, tries: Object.fromEntries(tries) });
  const most = Math.min(mostTries, 1 + Math.floor(at / casesBetween));
  const rest = at - first.length;
  if (at < first.length) tryCase(...first[at], most);
  // Each name once without a change; then another number for each, so that the first are changed in no more ways.
  else if (rest < names.length) tryCase(names[rest], 0, most);
  else tryCase(names[rest % names.length], rest, most);
}
say({ done: true });

/**
 * The faults that are felt in a case, each with the parts of the outcome that it is felt in: where something is
 * remembered, in the first of them that asks for it.
 */
function feltIn(name, seed) {
  const felt = new Map();
  forget();
  for (const part of partsOf(name, seed)) {
    let before;
    const ids = faultsFelt(() => {
      before = JSON.stringify(part());
    });
    for (const id of ids) felt.set(id, [...(felt.get(id) ?? []), { part, before }]);
  }
  return felt;
}

function tryCase(name, seed, mostTries) {
  let felt;
  try {
    felt = feltIn(name, seed);
  } catch (error) {
    console.error(`${name} #${seed}: ${error.message}`);
    return;
  }
  for (const [id, parts] of felt) {
    const tried = tries.get(id) ?? 0;
    if (shown.has(id) || tried >= mostTries) continue;
    if (Date.now() > until) return;
    tries.set(id, tried + 1);
    say({ trying: { name: `${name} #${seed}`, id } });
    const fault = { fault: id, file: files[id] };
    if (
      !parts.some(({ part, before }) => withFault(fault, () => JSON.stringify(part())) !== before)
    )
      continue;
    shown.add(id);
    say({ name: `${name} #${seed}`, shows: [id] });
  }
  say({ trying: null });
}
