// The text of a file of the source in which each expression that a fault may stand in notes, while it runs, the faults
// with which it would have come to something else.

import { withFaults } from "./faults.mjs";
import { forget } from "./forget.mjs";

/** The text with `globalThis.twin(id, () => fault, () => text)` for each of its faults, which have ids. */
export const withTwins = (text, faults) =>
  withFaults(text, faults, (same, plain) =>
    same.reduce(
      (twin, { id, instead }) => `globalThis.twin(${id}, () => (${instead}), () => (${twin}))`,
      plain,
    ),
  );

/** How often a place is asked in one case: a loop that goes through it thousands of times says no more. */
const mostAsked = 150;

/** Which faults would have made a difference somewhere while `run` ran. */
export function faultsFelt(run) {
  const felt = new Set();
  const asked = new Map();
  let isTwin = false;
  globalThis.twin = (id, instead, plain) => {
    const times = asked.get(id) ?? 0;
    if (isTwin || felt.has(id) || times > mostAsked) return plain();
    asked.set(id, times + 1);
    const value = plain();
    isTwin = true;
    if (isOther(value, instead)) felt.add(id);
    isTwin = false;
    return value;
  };
  run();
  globalThis.twin = (_, __, plain) => plain();
  return felt;
}
globalThis.twin = (_, __, plain) => plain();

/** A fault in a loop may keep it from its end: what takes so long is broken off. Cases take far less. */
const millisecondsGiven = 2_500;
/** The clock is looked at once in so many expressions. */
const betweenLooks = 1024;

/** What `run` gives while one fault of a file is there; what it throws where it throws. */
export function withFault({ fault, file }, run) {
  forget(file);
  const end = performance.now() + millisecondsGiven;
  let asked = 0;
  globalThis.twin = (id, instead, plain) => {
    asked += 1;
    if (asked % betweenLooks === 0 && performance.now() > end) throw new Error("no end");
    return id === fault ? instead() : plain();
  };
  try {
    return run();
  } catch (error) {
    return `throws ${error.message}`;
  } finally {
    globalThis.twin = (_, __, plain) => plain();
    forget(file);
  }
}

/** A condition is as true as another, whatever says so. */
function isOther(value, instead) {
  try {
    const other = instead();
    const areBoth = [value, other].some((one) => typeof one === "boolean");
    return areBoth ? Boolean(value) !== Boolean(other) : !Object.is(value, other);
  } catch {
    return true;
  }
}
