// Puts twins of all faults of some folders into the files of a tree.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chosenFaults } from "./chosen.mjs";
import { faultsOf } from "./faults.mjs";
import { makeTree, sourceFiles } from "./tree.mjs";
import { withTwins } from "./twins.mjs";

/** Those of what a file does when it is loaded are left out, and those of seed `leftOut`. Which file has which stands in twins.json. How many there are. */
export function putTwins(tree, folders, leftOut) {
  makeTree(tree);
  let id = 0;
  const files = {};
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
          files[id] = file;
          return { id, ...fault };
        });
      writeFileSync(join(tree, file), withTwins(text, faults));
    }
  }
  writeFileSync(join(tree, "twins.json"), JSON.stringify(files));
  return id;
}
