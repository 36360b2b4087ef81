import type { Grey } from "./raster.ts";

/** Darker than this is ink, however faint (of 255). */
const inkBelow = 170;
/** Dirt is no larger than a full stop (pixels). */
const largestSpeck = 20;
/** A full stop, a comma or the dot of an i has print nearer than this (pixels). */
const nearPrint = 12;

const print = 1;
const speck = 2;

/** Takes out the dirt that stands by itself: an engine makes points and dashes of it. What is near print stays. */
export function eraseSpecks({ width, height, data }: Grey): void {
  const seen = new Uint8Array(data.length);
  const specks: (readonly number[])[] = [];
  const stack: number[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if ((data[start] as number) >= inkBelow || seen[start] !== 0) continue;
    const members: number[] = [];
    seen[start] = print;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (members.length <= largestSpeck) members.push(at);
      const x = at % width;
      const [left, right] = [x > 0 ? -1 : 0, x + 1 < width ? 1 : 0];
      for (let dy = -width; dy <= width; dy += width) {
        for (let next = at + dy + left; next <= at + dy + right; next += 1) {
          if ((data[next] ?? 255) >= inkBelow || seen[next] !== 0) continue;
          seen[next] = print;
          stack.push(next);
        }
      }
    }
    if (members.length > largestSpeck) continue;
    specks.push(members);
    for (const at of members) seen[at] = speck;
  }
  for (const members of specks) {
    if (isNearPrint(members[0] ?? 0, seen, width, height)) continue;
    for (const at of members) {
      // Its blurred edge goes with it.
      for (const dy of [-width, 0, width]) data.fill(255, at + dy - 1, at + dy + 2);
    }
  }
}

function isNearPrint(at: number, seen: Uint8Array, width: number, height: number): boolean {
  const x = at % width;
  const y = (at - x) / width;
  const [left, right] = [Math.max(0, x - nearPrint), Math.min(width - 1, x + nearPrint)];
  for (let row = Math.max(0, y - nearPrint); row <= Math.min(height - 1, y + nearPrint); row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (seen[row * width + column] === print) return true;
    }
  }
  return false;
}
