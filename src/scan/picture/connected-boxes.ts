import type { Grey, PixelBox } from "./raster.ts";

/** The boxes of what is darker than a value and hangs together: by its sides, or by its corners as well. */
export function connectedBoxes(
  { width, height, data }: Grey,
  darkBelow: number,
  by: "sides" | "corners",
): PixelBox[] {
  const seen = new Uint8Array(data.length);
  const boxes: PixelBox[] = [];
  const stack: number[] = [];
  const isOpen = (at: number): boolean => (data[at] ?? 255) < darkBelow && seen[at] !== 1;
  const take = (at: number): void => {
    seen[at] = 1;
    stack.push(at);
  };
  for (let start = 0; start < data.length; start += 1) {
    if (!isOpen(start)) continue;
    let [left, top, right, bottom] = [width, height, 0, 0];
    take(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
      const [from, to] = [x > 0 ? -1 : 0, x + 1 < width ? 1 : 0];
      for (const row of [at - width, at, at + width]) {
        const [first, last] = by === "corners" || row === at ? [from, to] : [0, 0];
        for (let next = row + first; next <= row + last; next += 1) if (isOpen(next)) take(next);
      }
    }
    boxes.push([left, top, right, bottom]);
  }
  return boxes;
}
