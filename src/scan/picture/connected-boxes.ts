import { darkRuns } from "./dark-runs.ts";
import type { Grey, PixelBox } from "./raster.ts";

/** The boxes of what is darker than a value and hangs together: by its sides, or by its corners as well. */
export function connectedBoxes(grey: Grey, darkBelow: number, by: "sides" | "corners"): PixelBox[] {
  const { rows, from, to, first } = darkRuns(grey, darkBelow, by);
  const boxes: [number, number, number, number][] = [];
  const boxOf = new Int32Array(first.length);
  for (let run = 0; run < first.length; run += 1) {
    const [row, left, right] = [rows[run] as number, from[run] as number, to[run] as number];
    const root = first[run] as number;
    if (root === run) {
      boxOf[run] = boxes.length;
      boxes.push([left, row, right, row + 1]);
      continue;
    }
    const box = boxes[boxOf[root] as number] as [number, number, number, number];
    if (left < box[0]) box[0] = left;
    if (right > box[2]) box[2] = right;
    box[3] = row + 1;
  }
  return boxes;
}
