import type { Grey, PixelBox } from "./raster.ts";

/** Side of the squares whose ground is looked at: two of them fit into a band of one printed line (pixels). */
const square = 24;
/** A ground is the usual value of a square; darker than this, print on it may be white (of 255). */
const darkGround = 182;
/** Squares of one ground differ by no more than this, and so do the pixels of it. */
const sameGround = 32;
/** Print differs from its ground by so much. */
const contrast = 60;
/** A ground is at least so wide; what is narrower is a letter or a rule (pixels). */
const narrowest = 72;
/** White print, rules and gaps interrupt a ground for no longer than this (pixels). */
const longestGap = 96;
/** So much of a line of pixels through a ground is ground; of a line through black print it is less. */
const groundPart = 0.42;
/** Above and below its print a ground runs on unbroken over this part of its width, for so many pixels: bold letters do not. */
const unbroken = 0.9;
const leastUnbroken = 3;
/** So much of a ground is white print at least. */
const leastPrint = 0.004;
/** Round a ground lie pixels that are half of it, half of the paper. */
const blurred = 7;

/** Stretches of one line of pixels that belong to a ground. */
type Spans = readonly (readonly [from: number, to: number])[];

export interface OnPaper {
  readonly grey: Grey;
  /** Where the dark grounds were. */
  readonly grounds: readonly PixelBox[];
}

/**
 * White print on dark grounds, as headers of tables have it, made dark print on white paper; the rest is left alone. A
 * ground with dark print on it, or none, is no such ground. Gives the same picture where it finds none.
 */
export function withDarkGroundsTurned(grey: Grey): OnPaper {
  const grounds = findGrounds(grey);
  if (grounds.length === 0) return { grey, grounds: [] };
  const out = { ...grey, data: grey.data.slice() };
  for (const ground of grounds) turn(grey, out, ground);
  return { grey: out, grounds: grounds.map(boxOf) };
}

function boxOf({ lines }: Ground): PixelBox {
  const box: [number, number, number, number] = [Infinity, Infinity, 0, 0];
  for (const [y, spans] of lines) {
    for (const [from, to] of spans) {
      box[0] = Math.min(box[0], from);
      box[2] = Math.max(box[2], to);
    }
    box[1] = Math.min(box[1], y);
    box[3] = Math.max(box[3], y + 1);
  }
  return box;
}

interface Ground {
  readonly value: number;
  /** Stretches of ground by line of pixels. */
  readonly lines: ReadonlyMap<number, Spans>;
}

function findGrounds(grey: Grey): Ground[] {
  const columns = Math.floor(grey.width / square);
  const rows = Math.floor(grey.height / square);
  const values = usualValues(grey, columns, rows);
  const seen = new Uint8Array(values.length);
  const grounds: Ground[] = [];
  for (let start = 0; start < values.length; start += 1) {
    const value = values[start] as number;
    if (value >= darkGround || seen[start] === 1) continue;
    const members = alikeAround(values, columns, seen, start);
    const lines = linesOf(grey, value, new Set(members), columns);
    if (
      lines.size >= square / 2 &&
      hasLightPrint(grey, value, lines) &&
      runsUnbroken(grey, value, lines)
    )
      grounds.push({ value, lines });
  }
  return grounds;
}

/** The value that is in the middle of each square's: its ground, unless letters fill more than half of it. */
function usualValues({ width, data }: Grey, columns: number, rows: number): Uint8Array {
  const usual = new Uint8Array(columns * rows);
  const counts = new Uint16Array(64);
  for (let at = 0; at < usual.length; at += 1) {
    counts.fill(0);
    const [left, top] = [(at % columns) * square, Math.floor(at / columns) * square];
    for (let y = top; y < top + square; y += 1) {
      for (let x = left; x < left + square; x += 1) {
        const bin = (data[y * width + x] as number) >> 2;
        counts[bin] = (counts[bin] as number) + 1;
      }
    }
    let left50 = (square * square) / 2;
    let bin = 0;
    for (; bin < 63; bin += 1) {
      left50 -= counts[bin] as number;
      if (left50 <= 0) break;
    }
    usual[at] = bin * 4 + 2;
  }
  return usual;
}

/** The squares that hang together with one and have its ground. */
function alikeAround(
  values: Uint8Array,
  columns: number,
  seen: Uint8Array,
  start: number,
): number[] {
  const value = values[start] as number;
  const members: number[] = [];
  const stack = [start];
  seen[start] = 1;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    members.push(at);
    const column = at % columns;
    for (const next of [
      at - columns,
      at + columns,
      column > 0 ? at - 1 : -1,
      column + 1 < columns ? at + 1 : -1,
    ]) {
      const near = values[next];
      if (near === undefined || seen[next] === 1 || near >= darkGround) continue;
      if (Math.abs(near - value) > sameGround) continue;
      seen[next] = 1;
      stack.push(next);
    }
  }
  return members;
}

/** A ground's stretches, from its squares outwards as far as lines of pixels are mostly ground. */
function linesOf(
  grey: Grey,
  value: number,
  members: ReadonlySet<number>,
  columns: number,
): Map<number, Spans> {
  const lines = new Map<number, Spans>();
  let [top, bottom] = [grey.height, 0];
  for (const at of members) {
    const row = Math.floor(at / columns);
    [top, bottom] = [Math.min(top, row * square), Math.max(bottom, (row + 1) * square)];
  }
  /** What of a line may be ground: its squares and those beside, above and below them. */
  const allowed = (y: number): Spans => {
    const row = Math.floor(y / square);
    const near = new Set<number>();
    for (const other of [row - 1, row, row + 1]) {
      for (let column = 0; column < columns; column += 1) {
        if (!members.has(other * columns + column)) continue;
        for (const one of [column - 1, column, column + 1]) near.add(one);
      }
    }
    return joined(
      [...near].sort((a, b) => a - b).map((one) => [one * square, (one + 1) * square] as const),
      0,
    );
  };
  const byRow = new Map<number, Spans>();
  const spansAt = (y: number): Spans => {
    const row = Math.floor(y / square);
    const within = byRow.get(row) ?? allowed(y);
    byRow.set(row, within);
    return within.flatMap((one) => groundIn(grey, y, one, value));
  };
  for (let y = top; y < bottom; y += 1) {
    const spans = spansAt(y);
    if (spans.length > 0) lines.set(y, spans);
  }
  const outwards = (from: number, step: number, end: number): void => {
    for (let y = from; y !== end && Math.abs(y - from) < square; y += step) {
      const spans = spansAt(y);
      if (spans.length === 0) return;
      lines.set(y, spans);
    }
  };
  outwards(top - 1, -1, -1);
  outwards(bottom, 1, grey.height);
  return lines;
}

/** Stretches of ground in a part of one line of pixels. */
function groundIn(
  { width, data }: Grey,
  y: number,
  [left, right]: readonly [number, number],
  value: number,
): Spans {
  const runs: [number, number][] = [];
  const [first, last] = [Math.max(0, left), Math.min(width, right)];
  const isGround = (x: number): boolean =>
    Math.abs((data[y * width + x] as number) - value) <= sameGround;
  for (let x = first; x < last; x += 1) {
    if (!isGround(x)) continue;
    const run = runs.at(-1);
    if (run !== undefined && run[1] === x) run[1] = x + 1;
    else runs.push([x, x + 1]);
  }
  return joined(
    runs.filter(([from, to]) => to - from > 1),
    longestGap,
  ).filter(([from, to]) => {
    if (to - from < narrowest) return false;
    let ground = 0;
    for (let x = from; x < to; x += 1) if (isGround(x)) ground += 1;
    return ground >= groundPart * (to - from);
  });
}

/** Stretches with so little between them made one. */
function joined(spans: readonly (readonly [number, number])[], gap: number): Spans {
  const out: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = out.at(-1);
    if (last !== undefined && from - last[1] <= gap) last[1] = to;
    else out.push([from, to]);
  }
  return out;
}

function runsUnbroken({ width, data }: Grey, value: number, lines: Ground["lines"]): boolean {
  const whole = [...lines].filter(([y, spans]) =>
    spans.every(([from, to]) => {
      let ground = 0;
      for (let at = y * width + from; at < y * width + to; at += 1)
        if (Math.abs((data[at] as number) - value) <= sameGround) ground += 1;
      return ground >= unbroken * (to - from);
    }),
  );
  return whole.length >= leastUnbroken;
}

function hasLightPrint({ width, data }: Grey, value: number, lines: Ground["lines"]): boolean {
  let [light, dark, all] = [0, 0, 0];
  for (const [y, spans] of lines) {
    for (const [from, to] of spans) {
      all += to - from;
      for (let at = y * width + from; at < y * width + to; at += 1) {
        const one = data[at] as number;
        if (one > value + contrast) light += 1;
        else if (one < value - contrast) dark += 1;
      }
    }
  }
  return light > leastPrint * all && light > 2 * dark && light < all / 2;
}

/** Turns a ground into white paper and what is lighter on it into ink. */
function turn(grey: Grey, out: Grey, { value, lines }: Ground): void {
  const { width, height, data } = grey;
  const table = Uint8Array.from({ length: 256 }, (_, one) =>
    Math.min(255, Math.round(((255 - one) * 255) / (255 - value))),
  );
  const whiten = (y: number, from: number, to: number): void => {
    if (y < 0 || y >= height) return;
    out.data.fill(255, y * width + Math.max(0, from), y * width + Math.min(width, to));
  };
  for (const [y, spans] of lines) {
    for (const [from, to] of spans) {
      for (let away = 1; away <= blurred; away += 1) {
        for (const beside of [y - away, y + away]) whiten(beside, from, to);
      }
      whiten(y, from - blurred, from);
      whiten(y, to, to + blurred);
    }
  }
  for (const [y, spans] of lines) {
    for (const [from, to] of spans) {
      for (let at = y * width + from; at < y * width + to; at += 1) {
        out.data[at] = table[data[at] as number] as number;
      }
    }
  }
}
