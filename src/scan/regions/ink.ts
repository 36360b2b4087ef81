import type { Grey, PixelBox } from "../picture/raster.ts";

/** Darker than this is ink (of 255). */
export const inkBelow = 150;
/** A row or column with less ink than this holds specks (pixels). */
const leastInk = 2;

/** The box round a region's ink; nothing where there is none but specks. */
export function findInk({ width, data }: Grey, region: PixelBox): PixelBox | undefined {
  const [left, top, right, bottom] = region;
  const rows = new Uint32Array(bottom - top);
  const columns = new Uint32Array(right - left);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if ((data[y * width + x] as number) >= inkBelow) continue;
      rows[y - top] = (rows[y - top] as number) + 1;
      columns[x - left] = (columns[x - left] as number) + 1;
    }
  }
  const isInk = (count: number): boolean => count >= leastInk;
  const first = rows.findIndex(isInk);
  const firstColumn = columns.findIndex(isInk);
  if (first < 0 || firstColumn < 0) return undefined;
  return [
    left + firstColumn,
    top + first,
    left + columns.findLastIndex(isInk) + 1,
    top + rows.findLastIndex(isInk) + 1,
  ];
}
