import type { Rule } from "../lines/rule.ts";
import type { PixelBox } from "../picture/raster.ts";

/** Side of the squares in which space is followed (pixels). */
const square = 4;
/** A rule that ends so near another is meant to meet it (pixels). */
const bridged = 14;
/** Narrower than this nothing is written in (pixels). */
const narrowest = 24;
/** This part of its box belongs to a cell that is one: others go round something. */
const cellPart = 0.88;

/** The spaces that rules close on every side: the cells of ruled tables, framed boxes. */
export function findCells(rules: readonly Rule[], width: number, height: number): PixelBox[] {
  const columns = Math.ceil(width / square) + 2;
  const rows = Math.ceil(height / square) + 2;
  const space = new Int32Array(columns * rows);
  for (const { direction, at, from, to, thickness } of rules) {
    const half = thickness / 2;
    const start = Math.floor((from - bridged) / square) + 1;
    const end = Math.floor((to + bridged) / square) + 1;
    const first = Math.floor((at - half) / square) + 1;
    const last = Math.floor((at + half) / square) + 1;
    for (let along = Math.max(0, start); along <= end; along += 1) {
      for (let across = Math.max(0, first); across <= last; across += 1) {
        const [x, y] = direction === "horizontal" ? [along, across] : [across, along];
        if (x < columns && y < rows) space[y * columns + x] = -1;
      }
    }
  }
  const cells: PixelBox[] = [];
  let name = 0;
  const stack: number[] = [];
  for (let start = 0; start < space.length; start += 1) {
    if (space[start] !== 0) continue;
    name += 1;
    let [left, top, right, bottom, area] = [columns, rows, 0, 0, 0];
    space[start] = name;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % columns;
      const y = (at - x) / columns;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      area += 1;
      const go = (next: number): void => {
        if (space[next] !== 0) return;
        space[next] = name;
        stack.push(next);
      };
      if (x > 0) go(at - 1);
      if (x + 1 < columns) go(at + 1);
      if (y > 0) go(at - columns);
      if (y + 1 < rows) go(at + columns);
    }
    const isOutside = left === 0 || top === 0 || right === columns - 1 || bottom === rows - 1;
    const [wide, high] = [right - left + 1, bottom - top + 1];
    if (isOutside || area < cellPart * wide * high) continue;
    if (Math.min(wide, high) * square < narrowest) continue;
    cells.push([
      (left - 1) * square,
      (top - 1) * square,
      Math.min(width, right * square),
      Math.min(height, bottom * square),
    ]);
  }
  return cells;
}
