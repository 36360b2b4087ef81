// The text of a file of the source in which each expression that a fault may stand in notes, while it runs, the faults
// with which it would have come to something else.

import { withFaults } from "./faults.mjs";

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

/** What `run` gives while one fault is there; what it throws where it throws. */
export function withFault(fault, run) {
  globalThis.twin = (id, instead, plain) => (id === fault ? instead() : plain());
  try {
    return run();
  } catch (error) {
    return `throws ${error.message}`;
  } finally {
    globalThis.twin = (_, __, plain) => plain();
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
