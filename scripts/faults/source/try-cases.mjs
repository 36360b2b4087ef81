// Finds, in a process that may come to no end, the cases that show faults; starts it again behind what ended it.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A fault that keeps the process from saying anything for so long has no end: it shows. Cases take far less. */
const secondsGiven = 12;
const secondsToBegin = 300;
const program = fileURLToPath(new URL("cases-that-show.mjs", import.meta.url));

/** The names of the chosen cases, the faults they show, and the file that has them; the `first` are asked before all. */
export async function chooseCases(tree, folder, { until, mostTries, goOn, first, onCase }) {
  const list = join(tree, "cases.json");
  const state =
    goOn && existsSync(list)
      ? JSON.parse(readFileSync(list, "utf8"))
      : { chosen: [], first: first.map(placeOf), shown: [], tries: {}, at: 0 };
  state.shown = new Set(state.shown);
  let file;
  let isDone = false;
  while (!isDone) {
    keep();
    const ended = await run(tree, list, (said) => {
      if (said.file) file = said.file;
      if (said.at !== undefined) state.at = said.at;
      if (said.tries) state.tries = said.tries;
      if (said.trying) state.tries[said.trying.id] = (state.tries[said.trying.id] ?? 0) + 1;
      if (said.shows) note(said.name, said.shows);
      if (said.at !== undefined) onCase(state);
    });
    isDone = ended.isDone;
    // One without an end shows; what ended between two tries was the case itself, which is passed over.
    if (!isDone && ended.trying) note(ended.trying.name, [ended.trying.id]);
    else if (!isDone) state.at += 1;
  }
  keep();
  return { ...state, file };

  function keep() {
    const now = { ...state, shown: [...state.shown], folder, until, mostTries };
    writeFileSync(list, JSON.stringify(now));
  }

  function note(name, ids) {
    if (state.chosen.at(-1) !== name) state.chosen.push(name);
    for (const id of ids) state.shown.add(id);
  }
}

function placeOf(name) {
  const [, document, seed] = /^(.*) #(\d+)$/.exec(name);
  return [document, Number(seed)];
}

function run(tree, list, onSaid) {
  const child = spawn(process.execPath, ["--max-old-space-size=1500", program, tree, list], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let trying;
  let isDone = false;
  let watch = setTimeout(end, 1000 * secondsToBegin);
  createInterface({ input: child.stdout }).on("line", (line) => {
    clearTimeout(watch);
    watch = setTimeout(end, 1000 * secondsGiven);
    const said = JSON.parse(line);
    if ("trying" in said) trying = said.trying;
    if (said.done) isDone = true;
    else onSaid(said);
  });
  function end() {
    child.kill("SIGKILL");
  }
  return new Promise((resolve) => {
    child.once("close", () => {
      clearTimeout(watch);
      resolve({ isDone, trying });
    });
  });
}
