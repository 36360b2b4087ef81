import type { BoundingBox } from "../../../document.ts";
import { intersectBoxes, overlap } from "./geometry.ts";
import { boundsOf, isRectangle, type Subpath } from "./path.ts";

/** A row of a table has no more cells. */
const mostParts = 40;

/**
 * The rectangles of a clip that has several beside each other: a row's background is drawn in one, through the cells that
 * show it. Absent where it has one, or others than rectangles.
 */
export function clipParts(
  subpaths: readonly Subpath[],
  clip: BoundingBox,
): readonly BoundingBox[] | undefined {
  if (subpaths.length < 2 || subpaths.length > mostParts) return undefined;
  if (!subpaths.every(isRectangle)) return undefined;
  const parts = partsInside(
    subpaths.map(({ points }) => boundsOf(points)),
    clip,
  );
  const isApart = (one: BoundingBox, at: number): boolean =>
    parts.every(
      (other, index) =>
        index <= at ||
        overlap(one[0], one[2], other[0], other[2]) < slack ||
        overlap(one[1], one[3], other[1], other[3]) < slack,
    );
  return parts.length >= 2 && parts.every(isApart) ? parts : undefined;
}

/** Rectangles that touch reach over each other by less than this (points). */
const slack = 0.1;

/** What of some boxes lies in another. */
export const partsInside = (
  parts: readonly BoundingBox[],
  box: BoundingBox,
): readonly BoundingBox[] =>
  parts.map((part) => intersectBoxes(part, box)).filter((part) => part !== undefined);
