import type { Grey, PixelBox } from "../picture/raster.ts";
import { findInk, inkBelow } from "../regions/ink.ts";

/** In parts of the height of what stands in the region: a dash is flatter than this, and lies between these. */
const flattest = 0.24;
const highest = 0.25;
const lowest = 0.82;

/** Whether a figure's ink begins with a dash: a minus that an engine may lose, and the picture does not. */
export const beginsWithDash = (grey: Grey, region: PixelBox): boolean =>
  findDashEnd(grey, region) !== undefined;

/** Where the dash ends with which a figure's ink begins: behind it stands the figure. */
export function findDashEnd(grey: Grey, region: PixelBox): number | undefined {
  const ink = findInk(grey, region);
  if (ink === undefined) return undefined;
  const [left, top, right, bottom] = ink;
  const height = bottom - top;
  let [first, last, from, to] = [-1, -1, bottom, top];
  for (let x = left; x < right; x += 1) {
    let [upper, lower] = [-1, -1];
    for (let y = top; y < bottom; y += 1) {
      if ((grey.data[y * grey.width + x] as number) >= inkBelow) continue;
      if (upper < 0) upper = y;
      lower = y;
    }
    if (upper < 0) {
      if (first >= 0) break;
      continue;
    }
    // A dash that touches the figure after it ends where the figure's strokes begin.
    if (first >= 0 && last - first >= 4 && lower - upper > flattest * height) break;
    if (first < 0) first = x;
    last = x;
    from = Math.min(from, upper);
    to = Math.max(to, lower);
  }
  const [wide, high] = [last - first + 1, to - from + 1];
  const middle = ((from + to) / 2 - top) / height;
  const isDash =
    first >= 0 &&
    last < right - 4 &&
    high <= Math.max(3, flattest * height) &&
    wide >= 1.3 * high &&
    middle > highest &&
    middle < lowest;
  return isDash ? last + 1 : undefined;
}
