import { darkRuns } from "./dark-runs.ts";
import { blankBox, type Grey } from "./raster.ts";

/** Darker than this is ink, however faint (of 255). */
const inkBelow = 170;
/** Dirt is no larger than a full stop (pixels). */
const largestSpeck = 20;
/** A full stop, a comma or the dot of an i has print nearer than this (pixels). */
const nearPrint = 12;

/** Takes out the dirt that stands by itself: an engine makes points and dashes of it. What is near print stays. */
export function eraseSpecks(grey: Grey): void {
  const { width, data } = grey;
  const { rows, from, to, first } = darkRuns(grey, inkBelow, "corners");
  const sizes = new Uint32Array(first.length);
  for (let run = 0; run < first.length; run += 1) {
    const root = first[run] as number;
    sizes[root] = (sizes[root] as number) + (to[run] as number) - (from[run] as number);
  }
  /** The runs of each speck, by the first of them. */
  const specks = new Map<number, number[]>();
  const isSpeck = new Uint8Array(data.length);
  for (let run = 0; run < first.length; run += 1) {
    const root = first[run] as number;
    if ((sizes[root] as number) > largestSpeck) continue;
    const runs = specks.get(root);
    if (runs === undefined) specks.set(root, [run]);
    else runs.push(run);
    const row = (rows[run] as number) * width;
    isSpeck.fill(1, row + (from[run] as number), row + (to[run] as number));
  }
  for (const [root, runs] of specks) {
    if (isNearPrint(from[root] as number, rows[root] as number, grey, isSpeck)) continue;
    for (const run of runs) {
      const [left, right] = [from[run] as number, to[run] as number];
      const row = rows[run] as number;
      // Its blurred edge goes with it.
      blankBox(grey, [left, row, right, row + 1], 1);
    }
  }
}

function isNearPrint(
  x: number,
  y: number,
  { width, height, data }: Grey,
  isSpeck: Uint8Array,
): boolean {
  const [left, right] = [Math.max(0, x - nearPrint), Math.min(width - 1, x + nearPrint)];
  for (let row = Math.max(0, y - nearPrint); row <= Math.min(height - 1, y + nearPrint); row += 1) {
    for (let at = row * width + left; at <= row * width + right; at += 1) {
      if ((data[at] as number) < inkBelow && isSpeck[at] === 0) return true;
    }
  }
  return false;
}
