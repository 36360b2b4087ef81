import { blankGrey, type Colour, type Grey, type Picture } from "./raster.ts";

/** Letters are read best at about so many pixels a point: 300 dots an inch. */
export const readingScale = 300 / 72;

/** Colours are looked at coarser than letters: 100 dots an inch. */
const colourScale = 100 / 72;
/** How many pixels of the reading size a pixel of the colours is. */
export const coarser = Math.round(readingScale / colourScale);

/** From a page's points to points of the page set straight, and back: a turn about its middle. */
export interface Lean {
  /** Degrees by which its lines run downhill. */
  readonly degrees: number;
  readonly middle: readonly [x: number, y: number];
}

/** A place on the straight page, on the page as it lies. */
export function leanPoint({ degrees, middle }: Lean, x: number, y: number): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [x - middle[0], y - middle[1]];
  return [middle[0] + cos * dx - sin * dy, middle[1] + sin * dx + cos * dy];
}

export interface Straight {
  readonly grey: Grey;
  readonly colour?: Colour;
}

/** The page upright and in reading size, in one resampling: two would blur its letters. */
export function straighten(picture: Picture, lean: Lean): Straight {
  const { grey, colour, pixelsPerPoint } = picture;
  const [width, height] = [grey.width / pixelsPerPoint, grey.height / pixelsPerPoint];
  return {
    grey: sampleGrey(grey, pixelsPerPoint, lean, width, height),
    ...(colour === undefined
      ? {}
      : { colour: sampleColour(colour, pixelsPerPoint, lean, width, height) }),
  };
}

function sampleGrey(
  { width, height, data }: Grey,
  from: number,
  lean: Lean,
  pointsWide: number,
  pointsHigh: number,
): Grey {
  const out = blankGrey(
    Math.round(pointsWide * readingScale),
    Math.round(pointsHigh * readingScale),
  );
  const angle = (lean.degrees * Math.PI) / 180;
  const step = from / readingScale;
  const [cos, sin] = [Math.cos(angle) * step, Math.sin(angle) * step];
  for (let y = 0; y < out.height; y += 1) {
    const [px, py] = leanPoint(lean, 0.5 / readingScale, (y + 0.5) / readingScale);
    let sx = px * from - 0.5;
    let sy = py * from - 0.5;
    for (let x = 0; x < out.width; x += 1, sx += cos, sy += sin) {
      if (sx < 0 || sy < 0) continue;
      // Faster than Math.floor, and the same for what is not negative.
      const ix = sx | 0;
      const iy = sy | 0;
      if (ix + 1 >= width || iy + 1 >= height) continue;
      const fx = sx - ix;
      const fy = sy - iy;
      const at = iy * width + ix;
      const upper = (data[at] as number) * (1 - fx) + (data[at + 1] as number) * fx;
      const lower = (data[at + width] as number) * (1 - fx) + (data[at + width + 1] as number) * fx;
      out.data[y * out.width + x] = upper * (1 - fy) + lower * fy + 0.5;
    }
  }
  return out;
}

function sampleColour(
  { width, height, data }: Colour,
  from: number,
  lean: Lean,
  pointsWide: number,
  pointsHigh: number,
): Colour {
  const columns = Math.round(pointsWide * colourScale);
  const rows = Math.round(pointsHigh * colourScale);
  const out = new Uint8Array(columns * rows * 3).fill(255);
  const taps = Math.max(1, Math.round(from / colourScale));
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      let [red, green, blue, seen] = [0, 0, 0, 0];
      const [px, py] = leanPoint(lean, x / colourScale, y / colourScale);
      const [sx, sy] = [Math.round(px * from), Math.round(py * from)];
      for (let dy = 0; dy < taps; dy += 1) {
        for (let dx = 0; dx < taps; dx += 1) {
          if (sx + dx < 0 || sy + dy < 0 || sx + dx >= width || sy + dy >= height) continue;
          const at = ((sy + dy) * width + sx + dx) * 3;
          red += data[at] as number;
          green += data[at + 1] as number;
          blue += data[at + 2] as number;
          seen += 1;
        }
      }
      if (seen === 0) continue;
      const at = (y * columns + x) * 3;
      out[at] = red / seen;
      out[at + 1] = green / seen;
      out[at + 2] = blue / seen;
    }
  }
  return { width: columns, height: rows, data: out };
}
