import type { BoundingBox } from "../../../document.ts";
import { overlap } from "../drawing/geometry.ts";
import { type Line, toLine } from "./lines.ts";

/** Two tables stand beside each other where they share this part of the lower one's height. */
const sharedHeight = 0.5;
/** So far above and below them stand their titles and notes (points). */
const titleReach = 36;
/** Text belongs to a table where it stands no further outside its width than this (points). */
const outside = 12;

/** The white strip between two tables that stand beside each other: from what height to what height it parts text. */
export interface Wall {
  readonly left: BoundingBox;
  readonly right: BoundingBox;
  readonly top: number;
  readonly bottom: number;
}

/** Tables to the walls between neighbours. */
export function findWalls(boxes: readonly BoundingBox[]): Wall[] {
  return boxes.flatMap((left) =>
    boxes
      .filter((right) => right[0] >= left[2] && isBeside(left, right))
      .filter(
        (right) =>
          !boxes.some((one) => one[0] >= left[2] && one[2] <= right[0] && isBeside(left, one)),
      )
      .map((right) => ({
        left,
        right,
        top: Math.min(left[1], right[1]) - titleReach,
        bottom: Math.max(left[3], right[3]) + titleReach,
      })),
  );
}

const isBeside = (a: BoundingBox, b: BoundingBox): boolean =>
  overlap(a[1], a[3], b[1], b[3]) >= sharedHeight * Math.min(a[3] - a[1], b[3] - b[1]);

/** Which side of a wall something stands on, if it is one of the tables or text over or under one of them. */
export function sideOf(wall: Wall, box: BoundingBox): "left" | "right" | undefined {
  if (box[1] < wall.top || box[3] > wall.bottom) return undefined;
  const isWithin = (table: BoundingBox): boolean =>
    box[0] >= table[0] - outside && box[2] <= table[2] + outside;
  if (isWithin(wall.left) && box[2] <= wall.right[0]) return "left";
  return isWithin(wall.right) && box[0] >= wall.left[2] ? "right" : undefined;
}

/** A line that stands on both sides of a wall is two. */
export function cutAtWalls(line: Line, walls: readonly Wall[]): Line[] {
  for (const wall of walls) {
    const sides = line.spans.map(({ box }) => sideOf(wall, box));
    if (sides.includes(undefined) || new Set(sides).size < 2) continue;
    return (["left", "right"] as const).flatMap((side) =>
      cutAtWalls(toLine(line.spans.filter((_, index) => sides[index] === side)), walls),
    );
  }
  return [line];
}
