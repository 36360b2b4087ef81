import type { ComparedObservation } from "./report.ts";

// "<5", "5 or fewer", "under 5", "suppressed", "1-4": a small count that is not told, lest somebody be recognised.
const withheld =
  /[<≤]\s*\d|\b(?:fewer|less) than\b|\bunder \d|\b(?:or|and) (?:fewer|less)\b|\bsuppress|\bdisclos/i;
// "5*", "5 (s)": a small count with the mark of a rounded one.
const marked = /^\s*\d\s*(?:\*+|\((?:s|c|x|r)\))\s*$/i;
const star = /^\s*\*+\s*$/;
const smallRange = /^\s*[01]\s*(?:-|–|to)\s*[3-9]\s*$/;

/** Whether a cell withholds a small count: it is shown as printed and never ranked. */
export function isSuppressed({ raw }: Pick<ComparedObservation, "raw">): boolean {
  return withheld.test(raw) || marked.test(raw) || star.test(raw) || smallRange.test(raw);
}
