import { largest, smallest } from "../../long-lists.ts";
import type { Colour, PixelBox } from "../picture/raster.ts";
import { coarser } from "../picture/straighten.ts";
import { distance, groundOf, hexOf, paperOf, type Rgb } from "../picture/swatch.ts";

export interface Area {
  /** In pixels of the reading size. */
  readonly box: PixelBox;
  readonly colour: string;
}

/** A ground this much unlike the paper is a fill (of 255). */
const unlikePaper = 14;
/** A rule and the blur beside it are not the cell's ground (pixels of the colours). */
const inset = 2;
/** Side of the squares outside of cells, and how many of them a fill has at least across and down. */
const square = 4;
const fewestAcross = 8;
const fewestDown = 3;
/** Neighbours of one fill are no more unlike each other than this. */
const unlikeEach = 12;
const filledPart = 0.8;
/** Where nothing is ruled, a ground with less colour than this is a band that guides the eye and means nothing. */
const leastColour = 40;

/** Cells with a ground of their own, and other filled areas: shaded headers, bands of rows. */
export function findAreas(colours: Colour, cells: readonly PixelBox[]): Area[] {
  const paper = paperOf(colours);
  const inCells = cells.flatMap((box): Area[] => {
    const [left, top, right, bottom] = box.map((value) => value / coarser) as unknown as PixelBox;
    const ground = groundOf(colours, [left + inset, top + inset, right - inset, bottom - inset]);
    return ground === undefined || distance(ground, paper) < unlikePaper
      ? []
      : [{ box, colour: hexOf(whitened(ground, paper)) }];
  });
  return [...inCells, ...freeAreas(colours, cells, paper)];
}

/** As it would be on white paper. */
const whitened = (colour: Rgb, paper: Rgb): Rgb =>
  colour.map((value, channel) =>
    Math.min(255, (value * 255) / Math.max(1, paper[channel] as number)),
  ) as unknown as Rgb;

function freeAreas(colours: Colour, cells: readonly PixelBox[], paper: Rgb): Area[] {
  const columns = Math.floor(colours.width / square);
  const rows = Math.floor(colours.height / square);
  const side = square * coarser;
  const grounds: (Rgb | undefined)[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [column * square, row * square];
      const ground = groundOf(colours, [x, y, x + square, y + square]);
      grounds.push(ground && distance(ground, paper) >= unlikePaper ? ground : undefined);
    }
  }
  for (const [left, top, right, bottom] of cells) {
    for (let row = Math.floor(top / side); row <= Math.floor(bottom / side); row += 1) {
      for (let column = Math.floor(left / side); column <= Math.floor(right / side); column += 1) {
        if (row < rows && column < columns) grounds[row * columns + column] = undefined;
      }
    }
  }
  const areas: Area[] = [];
  for (let start = 0; start < grounds.length; start += 1) {
    const seed = grounds[start];
    if (seed === undefined) continue;
    const sum = [0, 0, 0];
    let [left, top, right, bottom, count] = [columns, rows, 0, 0, 0];
    const stack: { readonly at: number; readonly from: Rgb }[] = [{ at: start, from: seed }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const here = grounds[next.at];
      if (here === undefined || distance(here, next.from) > unlikeEach) continue;
      grounds[next.at] = undefined;
      const column = next.at % columns;
      const row = (next.at - column) / columns;
      count += 1;
      for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] as number) + (here[c] as number);
      [left, right] = [Math.min(left, column), Math.max(right, column)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      if (column > 0) stack.push({ at: next.at - 1, from: here });
      if (column + 1 < columns) stack.push({ at: next.at + 1, from: here });
      if (row > 0) stack.push({ at: next.at - columns, from: here });
      if (row + 1 < rows) stack.push({ at: next.at + columns, from: here });
    }
    const [across, down] = [right - left + 1, bottom - top + 1];
    if (across < fewestAcross || down < fewestDown || count < filledPart * across * down) continue;
    const mean = sum.map((value) => value / count) as unknown as Rgb;
    if (largest(mean) - smallest(mean) < leastColour) continue;
    areas.push({
      box: [left * side, top * side, (right + 1) * side, (bottom + 1) * side],
      colour: hexOf(whitened(mean, paper)),
    });
  }
  return areas;
}
