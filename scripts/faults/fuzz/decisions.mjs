// What a generator decides, as a list of numbers: a list that is changed gives another file of the same kind, whatever
// the kind, so one way to vary serves all formats, and a finding is shortened by leaving numbers out.
import { random } from "../../synthetic-archive.mjs";

/** Reads decisions from a list, and goes on with a seed's own where the list ends. */
export function decisionsOf(given, seed) {
  const next = random(seed);
  const made = [];
  const draw = () => {
    const value = made.length < given.length ? given[made.length] : next();
    made.push(value);
    return value;
  };
  const below = (count) => Math.floor(draw() * count);
  const pick = (list) => list[below(list.length)];
  const often = (share) => draw() < share;
  /** So many times, a made thing each. */
  const several = (least, most, make) =>
    Array.from({ length: least + below(most - least + 1) }, (_, at) => make(at));
  return { made, draw, below, pick, often, several };
}

/** The longest list that is varied: what a generator needs beyond it comes from the seed. */
const longest = 4000;

/** Another list made from one, with parts of a second. */
export function varied(list, other, next) {
  let changed = [...list];
  const steps = 1 + Math.floor(next() * 4);
  for (let step = 0; step < steps; step += 1) changed = variedOnce(changed, other, next);
  return changed.slice(0, longest);
}

function variedOnce(list, other, next) {
  const at = Math.floor(next() * list.length);
  const length = 1 + Math.floor(next() * 12);
  switch (Math.floor(next() * 6)) {
    case 0:
      return list.toSpliced(at, 1, next());
    case 1:
      return list.toSpliced(at, length, ...Array.from({ length }, next));
    case 2:
      return list.toSpliced(at, length);
    case 3:
      return list.toSpliced(at, 0, ...list.slice(at, at + length));
    case 4: {
      const from = Math.floor(next() * other.length);
      return list.toSpliced(at, length, ...other.slice(from, from + length * 3));
    }
    default:
      // The ends of a range are where generators have their rare cases.
      return list.toSpliced(at, 1, next() < 0.5 ? 0 : 0.999999);
  }
}

/** The shortest list found, within so many tries, for which the fault stays. */
export async function shortened(list, stays, tries = 120) {
  let best = list;
  let left = tries;
  for (let length = best.length >> 1; length >= 1 && left > 0; length >>= 1) {
    for (let at = 0; at < best.length && left > 0; at += length) {
      const shorter = best.toSpliced(at, length);
      left -= 1;
      if (await stays(shorter)) {
        best = shorter;
        at -= length;
      }
    }
  }
  return best;
}
