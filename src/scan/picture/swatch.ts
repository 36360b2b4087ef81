import type { Colour, Grey } from "./raster.ts";

/** A page's colours at a third of its reading size: 100 dots an inch. Grey pages have grey ones. */
export function greyToColour({ width, height, data }: Grey, factor: number): Colour {
  const columns = Math.floor(width / factor);
  const rows = Math.floor(height / factor);
  const out = new Uint8Array(columns * rows * 3);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy += 1) {
        const start = (y * factor + dy) * width + x * factor;
        for (let dx = 0; dx < factor; dx += 1) sum += data[start + dx] as number;
      }
      out.fill(sum / (factor * factor), (y * columns + x) * 3, (y * columns + x) * 3 + 3);
    }
  }
  return { width: columns, height: rows, data: out };
}

export type Rgb = readonly [red: number, green: number, blue: number];

export const hexOf = (colour: Rgb): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

/** How far apart two colours are: their most different channel. */
export const distance = (a: Rgb, b: Rgb): number =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

/** The colour of a box's ground: that of its lighter pixels, where letters stand on it. */
export function groundOf(
  { width, height, data }: Colour,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Rgb | undefined {
  const [x0, y0] = [Math.max(0, Math.ceil(left)), Math.max(0, Math.ceil(top))];
  const [x1, y1] = [Math.min(width, Math.floor(right)), Math.min(height, Math.floor(bottom))];
  const pixels: number[] = [];
  for (let y = y0; y < y1; y += 1)
    for (let x = x0; x < x1; x += 1) pixels.push((y * width + x) * 3);
  if (pixels.length === 0) return undefined;
  const light = (at: number): number =>
    (data[at] as number) + (data[at + 1] as number) + (data[at + 2] as number);
  pixels.sort((a, b) => light(a) - light(b) || a - b);
  // Neither the letters nor the few pixels that noise made lightest.
  const some = pixels.slice(Math.floor(pixels.length * 0.5), Math.ceil(pixels.length * 0.95));
  const sum = [0, 0, 0];
  for (const at of some) {
    for (let channel = 0; channel < 3; channel += 1) {
      sum[channel] = (sum[channel] as number) + (data[at + channel] as number);
    }
  }
  return sum.map((value) => value / some.length) as unknown as Rgb;
}

/** What most of a page is: its paper. */
export function paperOf({ data }: Colour): Rgb {
  return [0, 1, 2].map((channel) => {
    const counts = new Uint32Array(64);
    for (let at = channel; at < data.length; at += 3) {
      const bin = (data[at] as number) >> 2;
      counts[bin] = (counts[bin] as number) + 1;
    }
    let best = 32;
    for (let bin = 32; bin < 64; bin += 1)
      if ((counts[bin] as number) >= (counts[best] as number)) best = bin;
    return best * 4 + 2;
  }) as unknown as Rgb;
}
