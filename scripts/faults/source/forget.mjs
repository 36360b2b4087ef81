// What the files of a tree remember between two calls, and how it is forgotten: what was kept before a fault would
// hide it, and what was kept with one would be found in the next.
import { readFileSync } from "node:fs";

const kept = [];

globalThis.remembered = (map, url) => {
  if (map instanceof WeakMap) return forgettable(url);
  const entry = { url, empty: () => map.clear() };
  // What a file puts in while it is loaded is no memory.
  queueMicrotask(() => {
    const loaded = [...map];
    entry.empty = () => {
      map.clear();
      for (const [key, value] of loaded) map.set(key, value);
    };
  });
  kept.push(entry);
  return map;
};

/** A WeakMap that can be emptied. */
function forgettable(url) {
  let inside = new WeakMap();
  const empty = () => {
    inside = new WeakMap();
  };
  kept.push({ url, empty });
  return {
    get: (key) => inside.get(key),
    has: (key) => inside.has(key),
    set: (key, value) => inside.set(key, value),
  };
}

/** Forgets all, or what a fault of one file may have to do with. */
export function forget(file) {
  for (const { url, empty } of kept) {
    if (file === undefined || usedBy(url).has(file)) empty();
  }
}

const used = new Map();

/** A file and all that it uses, by their places in the tree. */
function usedBy(url) {
  const known = used.get(url);
  if (known) return known;
  const files = new Set();
  used.set(url, files);
  const left = [url];
  while (left.length > 0) {
    const next = left.pop();
    const file = next.slice(next.lastIndexOf("/src/") + 1);
    if (files.has(file)) continue;
    files.add(file);
    for (const [, to] of readFileSync(new URL(next), "utf8").matchAll(/from ?"(\.[^"]*\.js)"/g))
      left.push(new URL(to, next).href);
  }
  return files;
}
