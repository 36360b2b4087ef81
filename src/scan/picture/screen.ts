import type { Grey } from "./raster.ts";
import { spotsOf } from "./spots.ts";
import { fillWhiteDots } from "./white-dots.ts";

/** A dot of a screen has so many pixels at most; a full stop has more. */
const largestDot = 4;
/** Side of the squares in which dots are counted, and how many make a screen: dirt is never so dense. */
const square = 16;
const fewestDots = 5;
/** Beside a screen so few show where it ends, on however few rows. */
const fewestBeside = 3;
/** The next dot of a screen is no farther away (pixels). */
const nextDot = 5;
/** Of a screen they lie on so many rows and columns of the square at least; of a faint rule, on one or two. */
const fewestLines = 4;

const isBlackOrWhite = ({ data }: Grey): boolean => {
  for (const value of data) if (value !== 0 && value !== 255) return false;
  return true;
};

/**
 * Scanners that know only black and white print a shade as a screen of dots, among which letters cannot be read: where
 * many dots stand close together, they are taken out. A picture with greys is given back as it is.
 */
export function withoutScreens(grey: Grey): Grey {
  if (!isBlackOrWhite(grey)) return grey;
  const { width, height, data } = grey;
  const columns = Math.ceil(width / square);
  const squares = columns * Math.ceil(height / square);
  const counts = new Uint16Array(squares);
  /** A bit for every row, and for every column, that has a dot. */
  const rows = new Uint16Array(squares);
  const lines = new Uint16Array(squares);
  const dots: (readonly number[])[] = [];
  for (const members of spotsOf(grey, "black", largestDot)) {
    const start = members[0] as number;
    dots.push(members);
    const at = squareOf(start, width, columns);
    counts[at] = (counts[at] as number) + 1;
    rows[at] = (rows[at] as number) | (1 << (Math.floor(start / width) % square));
    lines[at] = (lines[at] as number) | (1 << ((start % width) % square));
  }
  const isScreen = (at: number): boolean =>
    (counts[at] as number) >= fewestDots &&
    countBits(rows[at] as number) >= fewestLines &&
    countBits(lines[at] as number) >= fewestLines;
  const clean = { ...grey, data: data.slice() };
  const takeOut = (members: readonly number[]): void => {
    for (const at of members) clean.data[at] = 255;
  };
  const isEnd = (at: number): boolean =>
    (counts[at] as number) >= fewestBeside && endsScreen(at, columns, squares, isScreen);
  let ends: (readonly number[])[] = [];
  for (const members of dots) {
    const at = squareOf(members[0] ?? 0, width, columns);
    if (isScreen(at)) takeOut(members);
    else if (isEnd(at)) ends.push(members);
  }
  // From the screen outwards: a rule beside it that fell into dots stands apart.
  for (let left = ends.length + 1; ends.length < left; ) {
    left = ends.length;
    ends = ends.filter((members) => {
      if (!isBesideTaken(members[0] ?? 0, grey, clean)) return true;
      takeOut(members);
      return false;
    });
  }
  fillWhiteDots(clean);
  return clean;
}

/** Whether screens lie all along one side of a square: grey letters fall into dots as well, and are smaller. */
function endsScreen(
  at: number,
  columns: number,
  squares: number,
  isScreen: (at: number) => boolean,
): boolean {
  const [column, row] = [at % columns, Math.floor(at / columns)];
  const isOne = (x: number, y: number): boolean => {
    const other = y * columns + Math.max(0, Math.min(columns - 1, x));
    return other >= 0 && other < squares && isScreen(other);
  };
  const steps = [-1, 0, 1];
  return [-1, 1].some(
    (side) =>
      steps.every((step) => isOne(column + step, row + side)) ||
      (column + side >= 0 &&
        column + side < columns &&
        steps.every((step) => isOne(column + side, row + step))),
  );
}

/** Whether a dot that was taken out lies near another. */
function isBesideTaken(at: number, { width, height, data }: Grey, clean: Grey): boolean {
  const [x, y] = [at % width, Math.floor(at / width)];
  for (let row = Math.max(0, y - nextDot); row <= Math.min(height - 1, y + nextDot); row += 1) {
    for (
      let column = Math.max(0, x - nextDot);
      column <= Math.min(width - 1, x + nextDot);
      column += 1
    ) {
      const one = row * width + column;
      if (data[one] === 0 && clean.data[one] === 255) return true;
    }
  }
  return false;
}

/** What was taken out of a picture, by itself on white. */
export function takenOut(before: Grey, after: Grey): Grey {
  const data = before.data.map((value, at) => (value === after.data[at] ? 255 : value));
  return { ...before, data };
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left > 0; left &= left - 1) count += 1;
  return count;
}

const squareOf = (index: number, width: number, columns: number): number =>
  Math.floor(Math.floor(index / width) / square) * columns + Math.floor((index % width) / square);
