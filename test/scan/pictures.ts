import type { Grey, Picture } from "../../src/scan/picture/raster.ts";
import { readingScale } from "../../src/scan/picture/straighten.ts";

/** A picture to draw on, white. */
export function blank(width: number, height: number): Grey {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}

/** Fills a box with one value. */
export function fill(
  { width, data }: Grey,
  [left, top, right, bottom]: readonly [number, number, number, number],
  value = 0,
): void {
  for (let y = top; y < bottom; y += 1) data.fill(value, y * width + left, y * width + right);
}

/** A table of 3 rows and 4 columns with something like words in it, on a page of 300 by 200 points. */
export function tablePage(): Grey {
  const page = blank(1250, 833);
  const [xs, ys] = [
    [100, 400, 650, 900, 1150],
    [150, 300, 450, 600],
  ];
  for (const x of xs) fill(page, [x - 2, 148, x + 2, 602]);
  for (const y of ys) fill(page, [98, y - 2, 1152, y + 2]);
  for (const y of ys.slice(0, 3)) {
    for (const x of xs.slice(0, 4)) word(page, x + 30, y + 90, 5);
  }
  for (let line = 0; line < 3; line += 1) word(page, 100, 680 + 45 * line, 30);
  return page;
}

/** Letters like little ladders, standing on a line. */
function word(page: Grey, x: number, baseline: number, letters: number): void {
  for (let letter = 0; letter < letters; letter += 1) {
    const left = x + letter * 26;
    fill(page, [left, baseline - 28, left + 4, baseline]);
    fill(page, [left + 12, baseline - 28, left + 16, baseline]);
    fill(page, [left + 4, baseline - 4, left + 12, baseline]);
  }
}

/** The picture as it would be scanned, turned about its middle. */
export function turned({ width, height, data }: Grey, degrees: number): Picture {
  const out = blank(width, height);
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      const sx = Math.floor(width / 2 + cos * dx + sin * dy);
      const sy = Math.floor(height / 2 - sin * dx + cos * dy);
      if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
      out.data[y * width + x] = data[sy * width + sx] as number;
    }
  }
  return { grey: out, pixelsPerPoint: readingScale };
}
