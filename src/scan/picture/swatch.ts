import { type Colour, type Grey, shrink } from "./raster.ts";

/** The colours of a page that has none: its greys, so many times smaller. */
export function greyToColour(grey: Grey, factor: number): Colour {
  const { width, height, data } = shrink(grey, factor);
  const out = new Uint8Array(data.length * 3);
  for (const [index, value] of data.entries()) out.fill(value, index * 3, index * 3 + 3);
  return { width, height, data: out };
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
