import { largest, smallest } from "../../long-lists.ts";
import { blankGrey, type Colour, type Picture, toGrey } from "./raster.ts";

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Placement = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Decoded pixels: kind 1 bits (1 is white), 2 RGB, 3 RGBA; a mask is painted black where its bits are 0. */
export interface LayerPixels {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** One picture of a page, and where its unit square lies in points from the page's top left. */
export interface Layer {
  readonly pixels: LayerPixels;
  readonly placement: Placement;
  /** Set for a mask: what its painted pixels look like, `#rrggbb`. */
  readonly paint?: string;
}

/** Finer is not read: letters do not gain by it, and an A4 page of 600 dots an inch has 35 million pixels. */
const finest = 300 / 72;
/** Channels farther apart than this make a pixel coloured; JPEG gives grey paper a tint of less. */
const colouredBy = 40;
/** A page with fewer coloured pixels than one in so many has no colour that tells anything. */
const colouredPart = 20_000;

/** The finest resolution of a page's pictures, in pixels a point. */
function resolutionOf(layers: readonly Layer[]): number {
  const finestOf = ({ pixels, placement: [a, b, c, d] }: Layer): number =>
    Math.max(pixels.width / Math.hypot(a, b), pixels.height / Math.hypot(c, d));
  return Math.min(
    finest,
    layers.reduce((best, layer) => Math.max(best, finestOf(layer)), 0),
  );
}

/** A page's pictures, strips and tiles put together in the order they are painted. */
export function layersToPicture(layers: readonly Layer[], width: number, height: number): Picture {
  const pixelsPerPoint = resolutionOf(layers);
  const columns = Math.max(1, Math.round(width * pixelsPerPoint));
  const rows = Math.max(1, Math.round(height * pixelsPerPoint));
  const grey = blankGrey(columns, rows);
  const isBits = ({ pixels, paint }: Layer) => pixels.kind === 1 && paint === undefined;
  const colour: Colour | undefined = layers.every(isBits)
    ? undefined
    : { width: columns, height: rows, data: new Uint8Array(columns * rows * 3).fill(255) };
  let coloured = 0;
  for (const layer of layers) {
    coloured += paintLayer(layer, pixelsPerPoint, grey.data, colour?.data, columns, rows);
  }
  const hasColour = coloured * colouredPart > columns * rows;
  return { grey, pixelsPerPoint, ...(colour !== undefined && hasColour ? { colour } : {}) };
}

function paintLayer(
  { pixels, placement, paint }: Layer,
  scale: number,
  grey: Uint8Array,
  colour: Uint8Array | undefined,
  columns: number,
  rows: number,
): number {
  const [a, b, c, d, e, f] = placement;
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-9) return 0;
  const { width, height, kind, data } = pixels;
  // Points to pixels of the picture: its first row is at the top of the unit square, where y is 1.
  const xx = (d / determinant / scale) * width;
  const xy = (-c / determinant / scale) * width;
  const yx = (b / determinant / scale) * height;
  const yy = (-a / determinant / scale) * height;
  const x0 = ((c * f - d * e) / determinant) * width;
  const y0 = height - ((b * e - a * f) / determinant) * height;
  const step = Math.max(Math.hypot(xx, yx), Math.hypot(xy, yy));
  const taps = Math.max(1, Math.min(8, Math.round(step)));
  const corners = [
    [e, f],
    [a + e, b + f],
    [c + e, d + f],
    [a + c + e, b + d + f],
  ] as const;
  const bound = (values: readonly number[], limit: number): [number, number] => [
    Math.max(0, Math.floor(smallest(values) * scale)),
    Math.min(limit, Math.ceil(largest(values) * scale)),
  ];
  const [left, right] = bound(
    corners.map(([x]) => x),
    columns,
  );
  const [top, bottom] = bound(
    corners.map(([, y]) => y),
    rows,
  );
  const rowBytes = (width + 7) >> 3;
  const ink = paint === undefined ? 0 : Number.parseInt(paint.slice(1), 16) || 0;
  const [inkRed, inkGreen, inkBlue] = [ink >> 16, (ink >> 8) & 255, ink & 255];
  if (taps === 1 && kind === 2 && xy === 0 && yx === 0 && colour !== undefined) {
    // Most scans: one picture as it lies, pixel by pixel.
    const across = Int32Array.from({ length: right }, (_, x) => Math.floor(x0 + xx * (x + 0.5)));
    return paintStraight(
      pixels,
      across,
      (y) => Math.floor(y0 + yy * (y + 0.5)),
      [left, top, right, bottom],
      {
        grey,
        colour,
        columns,
      },
    );
  }
  let coloured = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      let [red, green, blue, painted, seen] = [0, 0, 0, 0, 0];
      for (let ty = 0; ty < taps; ty += 1) {
        const py = y + (ty + 0.5) / taps;
        for (let tx = 0; tx < taps; tx += 1) {
          const px = x + (tx + 0.5) / taps;
          const sx = Math.floor(x0 + xx * px + xy * py);
          const sy = Math.floor(y0 + yx * px + yy * py);
          if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
          seen += 1;
          if (kind === 1) {
            const bit = ((data[sy * rowBytes + (sx >> 3)] as number) >> (7 - (sx & 7))) & 1;
            if (paint === undefined) {
              painted += 1;
              const value = bit === 1 ? 255 : 0;
              red += value;
              green += value;
              blue += value;
            } else if (bit === 0) {
              painted += 1;
              red += inkRed;
              green += inkGreen;
              blue += inkBlue;
            }
          } else {
            const at = (sy * width + sx) * (kind === 2 ? 3 : 4);
            if (kind === 3 && (data[at + 3] as number) < 128) continue;
            painted += 1;
            red += data[at] as number;
            green += data[at + 1] as number;
            blue += data[at + 2] as number;
          }
        }
      }
      if (painted === 0) continue;
      const index = y * columns + x;
      const under = grey[index] as number;
      const part = painted / seen;
      const mix = (value: number, before: number) =>
        Math.round((value / painted) * part + before * (1 - part));
      const at = index * 3;
      if (colour === undefined) {
        grey[index] = mix(red, under);
        continue;
      }
      const r = mix(red, colour[at] as number);
      const g = mix(green, colour[at + 1] as number);
      const bl = mix(blue, colour[at + 2] as number);
      colour[at] = r;
      colour[at + 1] = g;
      colour[at + 2] = bl;
      grey[index] = toGrey(r, g, bl);
      if (Math.max(r, g, bl) - Math.min(r, g, bl) > colouredBy) coloured += 1;
    }
  }
  return coloured;
}

interface Painted {
  readonly grey: Uint8Array;
  readonly colour: Uint8Array;
  readonly columns: number;
}

/** Paints a coloured picture whose rows are the page's; gives how many of its pixels have colour. */
function paintStraight(
  { width, height, data }: LayerPixels,
  across: Int32Array,
  down: (y: number) => number,
  [left, top, right, bottom]: readonly [number, number, number, number],
  { grey, colour, columns }: Painted,
): number {
  let coloured = 0;
  for (let y = top; y < bottom; y += 1) {
    const sy = down(y);
    if (sy < 0 || sy >= height) continue;
    for (let x = left; x < right; x += 1) {
      const sx = across[x] as number;
      if (sx < 0 || sx >= width) continue;
      const from = (sy * width + sx) * 3;
      const [red, green, blue] = [data[from], data[from + 1], data[from + 2]] as [
        number,
        number,
        number,
      ];
      const index = y * columns + x;
      colour[index * 3] = red;
      colour[index * 3 + 1] = green;
      colour[index * 3 + 2] = blue;
      grey[index] = toGrey(red, green, blue);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > colouredBy) coloured += 1;
    }
  }
  return coloured;
}
