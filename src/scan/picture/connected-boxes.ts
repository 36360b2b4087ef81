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
  const isBySides = by === "sides";
  for (let start = 0; start < data.length; start += 1) {
    if ((data[start] as number) >= darkBelow || seen[start] === 1) continue;
    let [left, top, right, bottom] = [width, height, 0, 0];
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      if (y >= bottom) bottom = y + 1;
      const [before, after] = [x > 0 ? -1 : 0, x + 1 < width ? 1 : 0];
      for (let row = at - width; row <= at + width; row += width) {
        const isAside = isBySides && row !== at;
        const last = row + (isAside ? 0 : after);
        for (let next = row + (isAside ? 0 : before); next <= last; next += 1) {
          if ((data[next] ?? 255) >= darkBelow || seen[next] === 1) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    boxes.push([left, top, right, bottom]);
  }
  return boxes;
}
