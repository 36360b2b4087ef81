import { blankGrey, type Grey } from "./raster.ts";

/** Side of the squares whose paper is looked at: wider than a bold letter, narrower than a shaded cell (pixels). */
const square = 24;
/** This part of a square's pixels is darker than its paper. */
const paperPart = 0.9;
/** What is lighter than this part of the paper is paper (of 255). */
const paperFrom = 225;
/** Ink that prints fainter than this is made darker, until it is black (of 255). */
const faintestInk = 150;
/** So many of the pixels that are not paper are at least as dark as ink. */
const inkPart = 0.3;

/** The lightness of the paper, square by square: shade, fills and yellowed corners with it. */
export interface Paper {
  readonly columns: number;
  readonly rows: number;
  readonly lightness: Uint8Array;
  readonly square: number;
}

export function findPaper({ width, height, data }: Grey): Paper {
  const columns = Math.ceil(width / square);
  const rows = Math.ceil(height / square);
  const lightness = new Uint8Array(columns * rows);
  const counts = new Uint16Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0);
      const bottom = Math.min(height, (row + 1) * square);
      const right = Math.min(width, (column + 1) * square);
      let seen = 0;
      for (let y = row * square; y < bottom; y += 1) {
        for (let x = column * square; x < right; x += 1) {
          const value = data[y * width + x] as number;
          counts[value] = (counts[value] as number) + 1;
          seen += 1;
        }
      }
      let value = 255;
      for (let over = (1 - paperPart) * seen; value > 0; value -= 1) {
        over -= counts[value] as number;
        if (over <= 0) break;
      }
      lightness[row * columns + column] = value;
    }
  }
  return { columns, rows, lightness, square };
}

/** The picture on white paper, its ink as dark as ink is. */
export function flatten(grey: Grey, paper: Paper): Grey {
  const out = blankGrey(grey.width, grey.height);
  const smooth = lightestAround(paper);
  const counts = new Uint32Array(256);
  for (let y = 0; y < grey.height; y += 1) {
    const fy = Math.max(0, Math.min(paper.rows - 1, (y + 0.5) / square - 0.5));
    const y0 = Math.floor(fy);
    const y1 = Math.min(paper.rows - 1, y0 + 1);
    for (let x = 0; x < grey.width; x += 1) {
      const fx = Math.max(0, Math.min(paper.columns - 1, (x + 0.5) / square - 0.5));
      const x0 = Math.floor(fx);
      const x1 = Math.min(paper.columns - 1, x0 + 1);
      const at = (row: number, column: number): number =>
        smooth[row * paper.columns + column] as number;
      const upper = at(y0, x0) * (x0 + 1 - fx) + at(y0, x1) * (fx - x0);
      const lower = at(y1, x0) * (x0 + 1 - fx) + at(y1, x1) * (fx - x0);
      const under = upper * (y0 + 1 - fy) + lower * (fy - y0);
      const value = Math.min(
        255,
        Math.round(((grey.data[y * grey.width + x] as number) * 255) / Math.max(40, under)),
      );
      out.data[y * grey.width + x] = value;
      counts[value] = (counts[value] as number) + 1;
    }
  }
  const ink = inkLevel(counts);
  const table = Uint8Array.from({ length: 256 }, (_, value) =>
    value >= paperFrom ? 255 : Math.max(0, Math.round(((value - ink) / (paperFrom - ink)) * 255)),
  );
  for (let index = 0; index < out.data.length; index += 1) {
    out.data[index] = table[out.data[index] as number] as number;
  }
  return out;
}

/** How dark the page's ink is. */
function inkLevel(counts: Uint32Array): number {
  let dark = 0;
  for (let value = 0; value < 200; value += 1) dark += counts[value] as number;
  let left = inkPart * dark;
  for (let value = 0; value < faintestInk; value += 1) {
    left -= counts[value] as number;
    if (left <= 0) return value;
  }
  return faintestInk;
}

/** A square full of bold letters takes its paper from those around it. */
function lightestAround({ columns, rows, lightness }: Paper): Uint8Array {
  const across = new Uint8Array(lightness.length);
  const out = new Uint8Array(lightness.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let most = 0;
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c += 1) {
        most = Math.max(most, lightness[row * columns + c] as number);
      }
      across[row * columns + column] = most;
    }
  }
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let most = 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r += 1) {
        most = Math.max(most, across[r * columns + column] as number);
      }
      out[row * columns + column] = most;
    }
  }
  return out;
}
