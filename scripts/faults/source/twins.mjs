// The text of a file of the source in which each expression that a fault may stand in notes, while it runs, the faults
// with which it would have come to something else.

/** The text with `fault(id, () => fault, () => text)` for each of its faults, which have ids. */
export function withTwins(text, faults, from = 0, to = text.length) {
  const within = faults.filter((fault) => fault.from >= from && fault.to <= to);
  let made = "";
  let at = from;
  while (within.length > 0) {
    const outermost = within.reduce((a, b) =>
      b.from < a.from || (b.from === a.from && b.to > a.to) ? b : a,
    );
    const inside = within.filter(({ from, to }) => from >= outermost.from && to <= outermost.to);
    const isSame = ({ from, to }) => from === outermost.from && to === outermost.to;
    const inner = inside.filter((fault) => !isSame(fault));
    let twin = withTwins(text, inner, outermost.from, outermost.to);
    for (const { id, instead } of inside.filter(isSame)) {
      twin = `globalThis.twin(${id}, () => (${instead}), () => (${twin}))`;
    }
    made += `${text.slice(at, outermost.from)}(${twin})`;
    at = outermost.to;
    for (const fault of inside) within.splice(within.indexOf(fault), 1);
  }
  return made + text.slice(at, to);
}

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
