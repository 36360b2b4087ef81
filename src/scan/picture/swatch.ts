import { type Colour, type Grey, shrink } from "./raster.ts";

/** The colours of a page that has none: its greys, so many times smaller. */
export function greyToColour(grey: Grey, factor: number): Colour {
  const { width, height, data } = shrink(grey, factor);
  const out = new Uint8Array(data.length * 3);
  for (let index = 0, at = 0; index < data.length; index += 1, at += 3) {
    const value = data[index] as number;
    out[at] = value;
    out[at + 1] = value;
    out[at + 2] = value;
  }
  return { width, height, data: out };
}

export type Rgb = readonly [red: number, green: number, blue: number];

export const hexOf = (colour: Rgb): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

/** How far apart two colours are: their most different channel. */
export const distance = (a: Rgb, b: Rgb): number =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

/** How many pixels of a box have each lightness, the sum of their channels; all noughts between two boxes. */
const lightnesses = new Uint32Array(3 * 255 + 1);
/** Neither the letters nor the few pixels that noise made lightest: these parts of a box, from its darkest. */
const [groundFrom, groundTo] = [0.5, 0.95];

/** The colour of a box's ground: that of its lighter pixels, where letters stand on it. */
export function groundOf(
  { width, height, data }: Colour,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Rgb | undefined {
  const [x0, y0] = [Math.max(0, Math.ceil(left)), Math.max(0, Math.ceil(top))];
  const [x1, y1] = [Math.min(width, Math.floor(right)), Math.min(height, Math.floor(bottom))];
  const pixels = Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
  if (pixels === 0) return undefined;
  const lightOf = (at: number): number =>
    (data[at] as number) + (data[at + 1] as number) + (data[at + 2] as number);
  let [darkest, lightest] = [lightnesses.length, 0];
  for (let y = y0; y < y1; y += 1) {
    for (let at = (y * width + x0) * 3; at < (y * width + x1) * 3; at += 3) {
      const light = lightOf(at);
      lightnesses[light] = (lightnesses[light] as number) + 1;
      if (light < darkest) darkest = light;
      if (light > lightest) lightest = light;
    }
  }
  const from = Math.floor(pixels * groundFrom);
  const to = Math.ceil(pixels * groundTo);
  // How many of each lightness are passed over, and then how many are taken.
  let [seen, first, last] = [0, -1, 0];
  let [passed, taken] = [0, 0];
  for (let light = darkest; seen < to; light += 1) {
    const count = lightnesses[light] as number;
    if (first < 0 && seen + count > from) [first, passed] = [light, from - seen];
    if (seen + count >= to) [last, taken] = [light, to - seen - (light === first ? passed : 0)];
    seen += count;
  }
  lightnesses.fill(0, darkest, lightest + 1);
  const sum = [0, 0, 0];
  for (let y = y0; y < y1; y += 1) {
    for (let at = (y * width + x0) * 3; at < (y * width + x1) * 3; at += 3) {
      const light = lightOf(at);
      if (light < first || light > last) continue;
      if (light === first && passed > 0) {
        passed -= 1;
        continue;
      }
      if (light === last) {
        if (taken === 0) continue;
        taken -= 1;
      }
      for (let channel = 0; channel < 3; channel += 1) {
        sum[channel] = (sum[channel] as number) + (data[at + channel] as number);
      }
    }
  }
  return sum.map((value) => value / (to - from)) as unknown as Rgb;
}

/** The mean colour of a box's pixels. */
export function averageOf(
  { width, height, data }: Colour,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Rgb | undefined {
  const sum = [0, 0, 0];
  const [x1, y1] = [Math.min(width, right), Math.min(height, bottom)];
  for (let y = top; y < y1; y += 1) {
    for (let at = (y * width + left) * 3; at < (y * width + x1) * 3; at += 1)
      sum[at % 3] = (sum[at % 3] as number) + (data[at] as number);
  }
  const pixels = Math.max(0, x1 - left) * Math.max(0, y1 - top);
  return pixels === 0 ? undefined : (sum.map((value) => value / pixels) as unknown as Rgb);
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
