// Faults that somebody has read and found to change nothing that anybody could see (what is kept is worked out again, a
// bound lies between two numbers that cannot come), each with the reason, in no-difference.jsonl. They are
// chosen like all others, but neither tried nor counted; an entry whose fault is gone from the source is named.
import { readFileSync } from "node:fs";

const register = readFileSync(new URL("no-difference.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));

/** The text of a fault's expression on one line, as the register and the report have it. */
export const expressionOf = (text, { from, to }) => text.slice(from, to).replace(/\s+/g, " ");

/** Why a fault of a file changes nothing; undefined where nobody has said so. `file` as in the checkout. */
export function whyNoDifference(file, text, fault) {
  const expression = expressionOf(text, fault);
  return register.find(
    (entry) =>
      entry.file === file &&
      entry.fault === fault.fault &&
      entry.expression === expression &&
      (entry.before === undefined || text.slice(0, fault.from).trimEnd().endsWith(entry.before)),
  )?.why;
}

/** Entries of a folder's files that no fault of theirs answers to: `faultsIn` gives all of a file with its text. */
export function stale(folder, faultsIn) {
  return register
    .filter(({ file }) => file.startsWith(`src/${folder}/`))
    .filter((entry) => {
      const [text, faults] = faultsIn(entry.file);
      return !faults.some(
        (fault) => fault.fault === entry.fault && expressionOf(text, fault) === entry.expression,
      );
    });
}
