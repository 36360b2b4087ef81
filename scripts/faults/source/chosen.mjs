import { random } from "../../synthetic-archive.mjs";
import { faultsOf } from "./faults.mjs";

/** So many faults of a folder's files, by a seed, spread over its code as it comes; each has a number from 1. */
export function chosenFaults(folder, texts, seed, count) {
  const next = random(seed * 1_000_003 + folder.length * 7919);
  const places = [...texts].flatMap(([file, text]) =>
    faultsOf(text).map((fault) => ({ file, ...fault })),
  );
  const taken = [];
  while (taken.length < count && places.length > 0) {
    const [place] = places.splice(Math.floor(next() * places.length), 1);
    taken.push({ id: taken.length + 1, ...place });
  }
  return taken;
}
