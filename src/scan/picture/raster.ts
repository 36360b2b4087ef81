/** A picture of grey values, 0 black to 255 white, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** left, top, right, bottom in pixels. */
export type PixelBox = readonly [left: number, top: number, right: number, bottom: number];

/** Red, green and blue, three bytes a pixel. */
export interface Colour {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Colours in which shades are looked for; of a black and white scan, the dots of its screens alone. */
export interface Shaded extends Colour {
  readonly isDots?: boolean;
}

/** A page as it was scanned: grey values, its colours where it has any, and how many pixels a point is wide. */
export interface Picture {
  readonly grey: Grey;
  readonly colour?: Colour;
  readonly pixelsPerPoint: number;
}

export const blankGrey = (width: number, height: number): Grey => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(255),
});

/** Weights of the eye, in parts of 256. */
export const toGrey = (red: number, green: number, blue: number): number =>
  (77 * red + 150 * green + 29 * blue) >> 8;

/** A box with so much round it, as far as the picture goes. */
export const grownBox = (
  { width, height }: Grey,
  [left, top, right, bottom]: PixelBox,
  by: number,
): PixelBox => [
  Math.max(0, left - by),
  Math.max(0, top - by),
  Math.min(width, right + by),
  Math.min(height, bottom + by),
];

/** Makes a box of a picture white, with so much round it. */
export function blankBox(
  { width, height, data }: Grey,
  [left, top, right, bottom]: PixelBox,
  edge = 0,
): void {
  const [from, to] = [Math.max(0, left - edge), Math.min(width, right + edge)];
  for (let y = Math.max(0, top - edge); y < Math.min(height, bottom + edge); y += 1) {
    data.fill(255, y * width + from, y * width + to);
  }
}

/** The picture so many times smaller, each of its pixels the mean of a square. */
export function shrink(grey: Grey, factor: number): Grey {
  const { width, data } = grey;
  const small = blankGrey(Math.floor(width / factor), Math.floor(grey.height / factor));
  const sums = new Uint32Array(small.width);
  for (let y = 0; y < small.height; y += 1) {
    sums.fill(0);
    for (let dy = 0; dy < factor; dy += 1) {
      let at = (y * factor + dy) * width;
      for (let x = 0; x < small.width; x += 1) {
        let sum = sums[x] as number;
        for (const end = at + factor; at < end; at += 1) sum += data[at] as number;
        sums[x] = sum;
      }
    }
    for (let x = 0; x < small.width; x += 1)
      small.data[y * small.width + x] = (sums[x] as number) / (factor * factor);
  }
  return small;
}
