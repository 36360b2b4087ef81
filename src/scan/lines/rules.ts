import type { Grey } from "../picture/raster.ts";
import { drawnOn, joinDashes } from "./dashes.ts";
import { withoutOvershoots } from "./overshoots.ts";
import { inkBelow, type Rule } from "./rule.ts";

/** All in pixels at 300 dots an inch. How dark a place is is taken over so many of them along it. */
const along = 9;
/** So far to either side of a rule it is lighter. */
const beside = 8;
/** Darker than this, and than what is beside it, is a rule's (of 255). */
const leastDark = 45;
const leastRidge = 30;
/** A gap in a rule: a letter that touches it, a fault of the scan. */
const widestGap = 14;
/** This part of a rule is dark. */
const density = 0.85;
/** Shorter runs are strokes of letters. */
const shortestLevel = 110;
const shortestUpright = 90;
/** Between two rules that it meets a shorter one counts. */
const shortestBetween = 28;
/** The feet of "222" stand in a row as dense as a rule; a rule shorter than this has white on both sides. */
const longEnough = 300;
/** How far from a short rule's edge it is looked for, and how much of it may be ink. */
const sideAt = 5;
const mostBeside = 0.08;
/** How near an end comes to the rule it meets. */
const meeting = 22;
const thickest = 18;
/** Parts of one rule: so near one line, so far apart at most, and this part of what is between them ink. */
const sameLine = 3.5;
const widestInk = 130;
const inkPart = 0.75;

/** The rules of a page set straight: dense dark runs with lighter paper on both sides. */
export function findRules(flat: Grey): Rule[] {
  const levels = findAlong(flat, "horizontal");
  const long = levels.filter(({ from, to }) => to - from >= shortestLevel);
  const turned = transpose(flat);
  const uprights = findAlong(turned, "vertical").filter(
    (rule) => rule.to - rule.from >= shortestUpright || endsAt(rule, long, turned),
  );
  const level = levels.filter(
    (rule) => rule.to - rule.from >= shortestLevel || endsAt(rule, uprights, flat),
  );
  return [
    ...level.map((rule) => withoutOvershoots(drawnOn(rule, uprights, flat), uprights, flat)),
    ...uprights.map((rule) => withoutOvershoots(rule, level, turned)),
  ];
}

/** Both ends run into rules across it, as the side of a cell does and the stem of a letter does not. */
function endsAt(
  { at, from, to }: Rule,
  across: readonly Rule[],
  { width, height, data }: Grey,
): boolean {
  const isInk = (place: number): boolean =>
    [-2, -1, 0, 1, 2].some((aside) => {
      const y = Math.floor(at) + aside;
      return y >= 0 && y < height && (data[y * width + place] as number) < inkBelow;
    });
  const meets = (end: number): boolean =>
    across.some((one) => {
      if (Math.abs(one.at - end) > meeting) return false;
      if (at < one.from - meeting || at > one.to + meeting) return false;
      const [first, last] = [Math.min(end, one.at), Math.max(end, one.at)].map(Math.round);
      for (let place = first as number; place < (last as number); place += 1) {
        // A rule is never quite level over a whole page, and a coarse picture blurs where it ends.
        if (Math.abs(place - one.at) <= sameLine + one.thickness / 2) continue;
        if (!isInk(Math.min(place, width - 1))) return false;
      }
      return true;
    });
  return meets(from) && meets(to);
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly dark: number;
}

interface Growing {
  readonly rows: { readonly y: number; readonly from: number; readonly to: number }[];
  from: number;
  to: number;
  last: number;
  weight: number;
  middle: number;
}

function findAlong(grey: Grey, direction: Rule["direction"]): Rule[] {
  const { width, height } = grey;
  const means = meansAlong(grey);
  const open: Growing[] = [];
  const done: Growing[] = [];
  for (let y = 0; y < height; y += 1) {
    for (const run of runsOfRow(means, y, width, height)) {
      const near = open.find(
        (one) => one.last >= y - 2 && one.from <= run.to && one.to >= run.from,
      );
      const weight = (run.to - run.from) * run.dark;
      if (near === undefined) {
        open.push({
          rows: [{ y, from: run.from, to: run.to }],
          from: run.from,
          to: run.to,
          last: y,
          weight,
          middle: weight * y,
        });
      } else {
        near.rows.push({ y, from: run.from, to: run.to });
        near.from = Math.min(near.from, run.from);
        near.to = Math.max(near.to, run.to);
        near.last = y;
        near.weight += weight;
        near.middle += weight * y;
      }
    }
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const one = open[index] as Growing;
      if (one.last < y - 2) {
        done.push(one);
        open.splice(index, 1);
      }
    }
  }
  const rules = [...done, ...open]
    .map((one) => toRule(one, direction))
    .filter((rule) => rule.thickness <= thickest && standsFree(rule, grey));
  return joinDashes(joinThroughInk(withoutEdges(rules), grey), grey).sort(
    (a, b) => a.at - b.at || a.from - b.from,
  );
}

/**
 * Without pieces of a rule's own edge, a pixel beside it, where it lies between two rows of them: from such a piece in one
 * table's side to the side of the table below there is nearly nothing but ink.
 */
const withoutEdges = (rules: readonly Rule[]): readonly Rule[] =>
  rules.filter(
    ({ at, from, to }) =>
      !rules.some(
        (other) =>
          other.to - other.from > to - from &&
          Math.abs(other.at - at) <= sameLine &&
          other.from <= from &&
          other.to >= to,
      ),
  );

/** A rule that runs through a light or a letter is one: between its parts, where it would lie, there is ink. */
function joinThroughInk(rules: readonly Rule[], { width, data }: Grey): Rule[] {
  const sorted = [...rules].sort((a, b) => a.from - b.from || a.at - b.at);
  const joined: Rule[] = [];
  for (const rule of sorted) {
    const at = joined.findIndex((one) => {
      const gap = rule.from - one.to;
      if (gap < 0 || gap > widestInk || Math.abs(one.at - rule.at) > sameLine) return false;
      const y = Math.floor((one.at + rule.at) / 2);
      let ink = 0;
      for (let x = one.to; x < rule.from; x += 1) {
        if ((data[y * width + x] as number) < inkBelow) ink += 1;
      }
      return ink >= inkPart * gap;
    });
    const before = joined[at];
    if (before === undefined) joined.push(rule);
    else {
      const [longer] = [before, rule].sort((a, b) => b.to - b.from - (a.to - a.from));
      joined[at] = { ...(longer as Rule), from: before.from, to: Math.max(before.to, rule.to) };
    }
  }
  return joined;
}

function standsFree({ at, from, to, thickness }: Rule, { width, height, data }: Grey): boolean {
  if (to - from >= longEnough) return true;
  return [-1, 1].every((side) => {
    const y = Math.round(at - 0.5 + side * (thickness / 2 + sideAt));
    if (y < 0 || y >= height) return true;
    let ink = 0;
    // At its ends other rules may run into it.
    for (let x = from + beside; x < to - beside; x += 1) {
      if ((data[y * width + x] as number) < inkBelow) ink += 1;
    }
    return ink <= mostBeside * (to - from);
  });
}

function toRule({ rows, from, to, weight, middle }: Growing, direction: Rule["direction"]): Rule {
  const covered = rows.reduce((sum, row) => sum + row.to - row.from, 0);
  return {
    direction,
    at: middle / weight + 0.5,
    from,
    to,
    thickness: Math.max(1, covered / (to - from)),
  };
}

/** How dark every place is, over a few pixels along its row. */
function meansAlong({ width, height, data }: Grey): Uint8Array {
  const out = new Uint8Array(width * height);
  const half = along >> 1;
  for (let y = 0; y < height; y += 1) {
    const [start, end] = [y * width, (y + 1) * width];
    let sum = 0;
    for (let at = start; at < Math.min(end, start + half); at += 1)
      sum += 255 - (data[at] as number);
    for (let at = start; at < end; at += 1) {
      // Most of a page is white.
      if (sum === 0) while (at + half < end && data[at + half] === 255) at += 1;
      if (at + half < end) sum += 255 - (data[at + half] as number);
      if (at - half > start) sum -= 255 - (data[at - half - 1] as number);
      if (at < end) out[at] = sum / along;
    }
  }
  return out;
}

function* runsOfRow(means: Uint8Array, y: number, width: number, height: number): Generator<Run> {
  const here = y * width;
  const above = Math.max(0, y - beside) * width;
  const below = Math.min(height - 1, y + beside) * width;
  let [from, last, count, dark] = [-1, -1, 0, 0];
  for (let x = 0; x <= width; x += 1) {
    if (from < 0) while (x < width && (means[here + x] as number) < leastDark) x += 1;
    const value = x < width ? (means[here + x] as number) : 0;
    const isRule =
      value >= leastDark &&
      value - (means[above + x] as number) >= leastRidge &&
      value - (means[below + x] as number) >= leastRidge;
    if (isRule) {
      if (from < 0) [from, count, dark] = [x, 0, 0];
      last = x;
      count += 1;
      dark += value;
    } else if (from >= 0 && (x - last > widestGap || x === width)) {
      const length = last + 1 - from;
      if (length >= shortestBetween && count >= density * length) {
        yield { from, to: last + 1, dark: dark / count };
      }
      from = -1;
    }
  }
}

function transpose({ width, height, data }: Grey): Grey {
  const out = new Uint8Array(width * height);
  const tile = 32;
  for (let ty = 0; ty < height; ty += tile) {
    for (let tx = 0; tx < width; tx += tile) {
      const bottom = Math.min(height, ty + tile);
      const right = Math.min(width, tx + tile);
      for (let y = ty; y < bottom; y += 1) {
        for (let x = tx; x < right; x += 1) out[x * height + y] = data[y * width + x] as number;
      }
    }
  }
  return { width: height, height: width, data: out };
}
