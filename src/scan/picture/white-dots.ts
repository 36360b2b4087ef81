import type { Grey } from "./raster.ts";
import { spotsOf } from "./spots.ts";

/** A white dot of a dark shade has so many pixels at most; the hole of a letter has more, or less black about it. */
const largestDot = 4;
/** Side of the squares whose blackness is looked at, and how black they are within a dark shade. */
const square = 16;
const darkPart = 0.75;

/**
 * Fills the white dots with which a black and white scan shows a shade nearly as dark as ink: white print on it is then
 * all that is left.
 */
export function fillWhiteDots({ width, height, data }: Grey): void {
  const columns = Math.ceil(width / square);
  const blacks = new Uint16Array(columns * Math.ceil(height / square));
  const squareOf = (at: number): number =>
    Math.floor(Math.floor(at / width) / square) * columns + Math.floor((at % width) / square);
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== 0) continue;
    const own = squareOf(at);
    blacks[own] = (blacks[own] as number) + 1;
  }
  const isDark = (at: number): boolean =>
    (blacks[squareOf(at)] as number) >= darkPart * square * square;
  for (const dot of [...spotsOf({ width, data }, "white", largestDot, isDark)])
    for (const at of dot) data[at] = 0;
}
