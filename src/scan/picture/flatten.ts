import { blankGrey, type Grey } from "./raster.ts";

/** Side of the squares whose paper is looked at: wider than a bold letter, narrower than a shaded cell (pixels). */
const square = 24;
/** This part of a square's pixels is darker than its paper. */
const paperPart = 0.9;
/** What is lighter than this part of the paper is paper (of 255). */
const paperFrom = 225;
/** Ink that prints fainter than this is made darker, until it is black (of 255). */
const faintestInk = 150;
/** Paper is taken for no darker than this: a black border is none (of 255). */
const darkestPaper = 40;
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
export function flatten({ width, height, data }: Grey, paper: Paper): Grey {
  const out = blankGrey(width, height);
  const smooth = lightestAround(paper);
  const counts = new Uint32Array(256);
  const across = placesAlong(width, paper.columns);
  const ends = endsOf(across.first, paper.columns);
  const tables: Uint8Array[] = [];
  const litOn = (here: number): Uint8Array => {
    tables[here] ??= Uint8Array.from({ length: 256 }, (_, value) => lit(value, here));
    return tables[here];
  };
  const down = placesAlong(height, paper.rows);
  // The paper under a row, square by square, and a square more.
  const under = new Float64Array(paper.columns + 1);
  for (let y = 0; y < height; y += 1) {
    const upper = (down.first[y] as number) * paper.columns;
    const lower = Math.min(paper.rows - 1, (down.first[y] as number) + 1) * paper.columns;
    const lowerPart = down.part[y] as number;
    for (let column = 0; column < paper.columns; column += 1) {
      const above = smooth[upper + column] as number;
      under[column] = above + ((smooth[lower + column] as number) - above) * lowerPart;
    }
    under[paper.columns] = under[paper.columns - 1] as number;
    for (let x = 0, at = y * width; x < width; ) {
      const column = across.first[x] as number;
      const left = under[column] as number;
      const step = (under[column + 1] as number) - left;
      const end = ends[column] as number;
      if (step === 0 && Number.isInteger(left)) {
        // Paper that is as light all around, as most is.
        const table = litOn(left);
        for (; x < end; x += 1, at += 1) {
          const value = table[data[at] as number] as number;
          out.data[at] = value;
          counts[value] = (counts[value] as number) + 1;
        }
        continue;
      }
      for (; x < end; x += 1, at += 1) {
        const value = lit(data[at] as number, left + step * (across.part[x] as number));
        out.data[at] = value;
        counts[value] = (counts[value] as number) + 1;
      }
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

/** How light a pixel would be on white paper. */
function lit(value: number, paper: number): number {
  const white = (value * 255) / (paper > darkestPaper ? paper : darkestPaper);
  return white > 255 ? 255 : (white + 0.5) | 0;
}

/** Behind the last pixel that lies between the middle of a square and that of the next. */
function endsOf(first: Uint16Array, squares: number): Uint32Array {
  const ends = new Uint32Array(squares);
  for (const [at, square] of first.entries()) ends[square] = at + 1;
  return ends;
}

/** Between the middles of which two squares each pixel lies, and how far from the first. */
function placesAlong(
  pixels: number,
  squares: number,
): { readonly first: Uint16Array; readonly part: Float64Array } {
  const first = new Uint16Array(pixels);
  const part = new Float64Array(pixels);
  for (let at = 0; at < pixels; at += 1) {
    const place = Math.max(0, Math.min(squares - 1, (at + 0.5) / square - 0.5));
    first[at] = Math.floor(place);
    part[at] = place - Math.floor(place);
  }
  return { first, part };
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
