import { largest, smallest } from "../../long-lists.ts";
import type { PixelBox, Shaded } from "../picture/raster.ts";
import { averageOf, distance, groundOf, type Rgb } from "../picture/swatch.ts";
import { findSides } from "./shade-sides.ts";

/** A shaded rectangle, in pixels of the colours. */
export interface Shade {
  readonly box: PixelBox;
  readonly ground: Rgb;
}

/** Side of the squares whose ground is looked at (pixels of the colours). */
const square = 4;
/** The palest shade is so much unlike the paper (of 255): its sides tell it from a shadow. */
const unlikePaper = 8;
/** Neighbours of one shade are no more unlike each other than this. */
const unlikeEach = 12;
/** A shade has so many squares at least across and down: a word is narrower, a line of print lower. */
const fewestAcross = 8;
const fewestDown = 3;
/** So many squares of letters may interrupt a shade, and the ends of its columns of squares differ by one. */
const widestGap = 3;
const ragged = 1;
/** Of the sides that part it from paper or another colour one may not be sharp; all of a shadow's fade. */
const mostFaded = 1;
/** A side along which so much is of the same shade is where a rectangle was parted from its neighbour. */
const sharedPart = 0.5;
/** What was parted is parted where a neighbour's sharp side is, so near (pixels of the colours). */
const near = 6;

/**
 * Rectangles shaded alike: a table's header, its bands of rows, its filled cells. What hangs together is parted where its
 * height changes, so that a filled column and the bands that run out from it are rectangles of their own.
 */
export function findShades(
  colours: Shaded,
  paper: Rgb,
  taken: readonly (readonly [number, number, number, number])[],
): Shade[] {
  const grid = groundsOf(colours, paper, taken);
  const shades: Shade[] = [];
  for (const members of alike(grid)) {
    const found = rectanglesOf(members, grid).flatMap((box) => {
      const ground = meanOf(members, box, grid);
      const shared = sharedSides(members, box, grid);
      const place = box.map((one) => one * square) as unknown as PixelBox;
      const sides = findSides(colours, place).map((side, at) => (shared[at] ? undefined : side));
      const faded = sides.filter((side, at) => side === undefined && !shared[at]).length;
      const isShadow = faded > mostFaded || sides.every((side) => side === undefined);
      return ground === undefined || isShadow ? [] : [{ ground, place, sides }];
    });
    for (const { ground, place, sides } of found) {
      const box = sides.map((side, at) => {
        if (side !== undefined) return side;
        const own = place[at] as number;
        const others = found.flatMap((one) => [one.sides[at % 2], one.sides[(at % 2) + 2]]);
        const sharp = others.filter((one): one is number => one !== undefined);
        const nearest = sharp.sort((a, b) => Math.abs(a - own) - Math.abs(b - own))[0];
        return nearest !== undefined && Math.abs(nearest - own) <= near ? nearest : own;
      });
      shades.push({ box: box as unknown as PixelBox, ground });
    }
  }
  return inLine(shades);
}

/** Left and right sides that nearly stand in one line are that of the tallest: letters hide a low band's. */
function inLine(shades: readonly Shade[]): Shade[] {
  const sides = shades.flatMap(({ box: [left, top, right, bottom] }) => [
    { at: left, tall: bottom - top },
    { at: right, tall: bottom - top },
  ]);
  const line = (at: number): number =>
    sides
      .filter((side) => Math.abs(side.at - at) <= near)
      .reduce((best, side) => (side.tall > best.tall ? side : best), { at, tall: 0 }).at;
  return shades.map(({ box: [left, top, right, bottom], ground }) => ({
    box: [line(left), top, line(right), bottom],
    ground,
  }));
}

/** Of a rectangle's left, top, right and bottom, beyond which most is of the same shade. */
function sharedSides(
  members: ReadonlySet<number>,
  [left, top, right, bottom]: PixelBox,
  { columns, rows }: Grid,
): boolean[] {
  const isShared = (from: number, to: number, squareAt: (at: number) => [number, number]) => {
    let count = 0;
    for (let at = from; at < to; at += 1) {
      const [column, row] = squareAt(at);
      const isOn = column >= 0 && column < columns && row >= 0 && row < rows;
      if (isOn && members.has(row * columns + column)) count += 1;
    }
    return count >= sharedPart * (to - from);
  };
  // A square that a side runs through is half of each: the one beyond it tells.
  return [
    isShared(top, bottom, (row) => [left - 2, row]),
    isShared(left, right, (column) => [column, top - 2]),
    isShared(top, bottom, (row) => [right + 1, row]),
    isShared(left, right, (column) => [column, bottom + 1]),
  ];
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** What each square's ground is; nothing where it is paper. */
  readonly grounds: readonly (Rgb | undefined)[];
}

function groundsOf(
  colours: Shaded,
  paper: Rgb,
  taken: readonly (readonly [number, number, number, number])[],
): Grid {
  const columns = Math.floor(colours.width / square);
  const rows = Math.floor(colours.height / square);
  const grounds: (Rgb | undefined)[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [column * square, row * square];
      const box = [x, y, x + square, y + square] as const;
      if (isNear(colours, box, paper)) {
        grounds.push(undefined);
        continue;
      }
      const ground = colours.isDots ? averageOf(colours, box) : groundOf(colours, box);
      grounds.push(ground && distance(ground, paper) >= unlikePaper ? ground : undefined);
    }
  }
  for (const [left, top, right, bottom] of taken) {
    for (let row = Math.floor(top / square); row <= Math.floor(bottom / square); row += 1) {
      for (
        let column = Math.floor(left / square);
        column <= Math.floor(right / square);
        column += 1
      ) {
        if (row < rows && column < columns) grounds[row * columns + column] = undefined;
      }
    }
  }
  return { columns, rows, grounds };
}

/** Whether all of a square is so like the paper that any mean of it is. */
function isNear(
  { width, data }: Shaded,
  [left, top, right, bottom]: readonly [number, number, number, number],
  [red, green, blue]: Rgb,
): boolean {
  for (let y = top; y < bottom; y += 1) {
    for (let at = (y * width + left) * 3; at < (y * width + right) * 3; at += 3) {
      if (
        Math.abs((data[at] as number) - red) >= unlikePaper ||
        Math.abs((data[at + 1] as number) - green) >= unlikePaper ||
        Math.abs((data[at + 2] as number) - blue) >= unlikePaper
      )
        return false;
    }
  }
  return true;
}

/** Squares that hang together and shade into each other. */
function* alike({ columns, grounds }: Grid): Generator<ReadonlySet<number>> {
  const seen = new Uint8Array(grounds.length);
  for (let start = 0; start < grounds.length; start += 1) {
    if (grounds[start] === undefined || seen[start] === 1) continue;
    const members = new Set([start]);
    seen[start] = 1;
    for (const at of members) {
      const here = grounds[at] as Rgb;
      const column = at % columns;
      for (const next of [
        at - columns,
        at + columns,
        column > 0 ? at - 1 : -1,
        column + 1 < columns ? at + 1 : -1,
      ]) {
        const near = grounds[next];
        if (near === undefined || seen[next] === 1 || distance(near, here) > unlikeEach) continue;
        seen[next] = 1;
        members.add(next);
      }
    }
    if (members.size >= fewestAcross * fewestDown) yield members;
  }
}

type Run = readonly [top: number, bottom: number];

interface Growing {
  readonly left: number;
  right: number;
  readonly runs: Run[];
}

/** Columns of squares of one height side by side make a rectangle. */
function rectanglesOf(members: ReadonlySet<number>, grid: Grid): PixelBox[] {
  const { columns } = grid;
  const across = [...members].map((at) => at % columns);
  const open: Growing[] = [];
  for (let column = smallest(across); column <= largest(across); column += 1) {
    for (const run of runsOf(members, column, grid)) {
      const before = open.find(
        ({ right, runs: [...runs] }) =>
          column > right && column - right <= widestGap && isAsHigh(runs.at(-1), run),
      );
      if (before === undefined) open.push({ left: column, right: column, runs: [run] });
      else {
        before.right = column;
        before.runs.push(run);
      }
    }
  }
  return open
    .filter(({ left, right }) => right - left + 1 >= fewestAcross)
    .map(({ left, right, runs }): PixelBox => {
      const middle = (ends: readonly number[]): number =>
        [...ends].sort((a, b) => a - b)[ends.length >> 1] as number;
      return [
        left,
        middle(runs.map(([top]) => top)),
        right + 1,
        middle(runs.map(([, end]) => end)),
      ];
    });
}

const isAsHigh = (one: Run | undefined, other: Run): boolean =>
  one !== undefined &&
  Math.abs(one[0] - other[0]) <= ragged &&
  Math.abs(one[1] - other[1]) <= ragged;

/** Where one column of squares is shaded: letters interrupt it, paper ends it. */
function runsOf(
  members: ReadonlySet<number>,
  column: number,
  { columns, rows, grounds }: Grid,
): Run[] {
  const runs: [number, number][] = [];
  for (let row = 0; row < rows; row += 1) {
    if (!members.has(row * columns + column)) continue;
    const last = runs.at(-1);
    const gap = last === undefined ? Infinity : row - last[1];
    const isLetters = Array.from(
      { length: Math.min(gap, widestGap + 1) },
      (_, back) => grounds[(row - 1 - back) * columns + column],
    ).every((ground) => ground !== undefined);
    if (last !== undefined && gap <= widestGap && (gap === 0 || isLetters)) last[1] = row + 1;
    else runs.push([row, row + 1]);
  }
  return runs.filter(([top, bottom]) => bottom - top >= fewestDown);
}

function meanOf(
  members: ReadonlySet<number>,
  [left, top, right, bottom]: PixelBox,
  { columns, grounds }: Grid,
): Rgb | undefined {
  const inside: Rgb[] = [];
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const at = row * columns + column;
      if (members.has(at)) inside.push(grounds[at] as Rgb);
    }
  }
  if (inside.length === 0) return undefined;
  return [0, 1, 2].map(
    (channel) =>
      inside.map((one) => one[channel] as number).sort((a, b) => a - b)[inside.length >> 1],
  ) as unknown as Rgb;
}
