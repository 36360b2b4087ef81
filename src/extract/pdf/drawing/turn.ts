import type { BoundingBox } from "../../../document.ts";
import type { Turn } from "./drawing.ts";
import type { Matrix } from "./geometry.ts";

/** Which way text runs on the page, to the nearest right angle. */
export function directionOf(matrix: Matrix, sense: number): Turn {
  const [x, y] = sense < 0 ? [-matrix[0], -matrix[1]] : [matrix[0], matrix[1]];
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 180;
  return y >= 0 ? 90 : 270;
}

/** A point in the frame of a text direction: along it, then downwards from its top. */
export function turnPoint(point: readonly [number, number], turn: Turn): [number, number] {
  const x = point[0];
  const y = point[1];
  switch (turn) {
    case 0:
      return [x, y];
    case 90:
      return [y, -x];
    case 180:
      return [-x, -y];
    case 270:
      return [-y, x];
  }
}

/** The box on the page of a box given in the frame of a text direction. */
export function unturnBox(box: BoundingBox, turn: Turn): BoundingBox {
  const [from, top, to, bottom] = box;
  switch (turn) {
    case 0:
      return box;
    case 90:
      return [-bottom, from, -top, to];
    case 180:
      return [-to, -bottom, -from, -top];
    case 270:
      return [top, -to, bottom, -from];
  }
}

/** The middle of a letter: a third of its size above the baseline, whichever way it is turned. */
export function middleOfLetter(
  start: readonly [number, number],
  end: readonly [number, number],
  size: number,
  turn: Turn,
): [number, number] {
  const x = (start[0] + end[0]) / 2;
  const y = (start[1] + end[1]) / 2;
  switch (turn) {
    case 0:
      return [x, y - size / 3];
    case 90:
      return [x + size / 3, y];
    case 180:
      return [x, y + size / 3];
    case 270:
      return [x - size / 3, y];
  }
}
