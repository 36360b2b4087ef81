import type { Recogniser } from "../engine/recogniser.ts";
import { connectedBoxes } from "../picture/connected-boxes.ts";
import { blankBox, type Grey, grownBox, type PixelBox } from "../picture/raster.ts";
import { inkBelow } from "./ink.ts";
import type { PlacedWord } from "./placed-word.ts";

/** How far beyond its box a word's own ink may reach (pixels). */
const edge = 5;
/** What is lower or wider than print is dirt, a rule or a drawing (pixels). */
const [lowest, highest] = [14, 110];
const widest = 700;
/** Less of a box than this is ink where it is a frame, and more where it is a blot. */
const [leastInk, mostInk] = [0.08, 0.75];
/** In parts of their height, figures of one number stand no further apart. */
const apart = 0.5;
/** Letters of one word stand no further apart. */
const partOf = 0.3;
/** A sign or a point is no letter by its height, and belongs to the figures beside it. */
const smallest = 3;
/** The line that it stands on lies no further below a figure (pixels). */
const reach = 6;
/** White that an engine wants round what it reads (pixels). */
const margin = 12;
/** A page has no more lone figures than this; what has more is a picture. */
const mostRead = 1500;

/**
 * Print that an engine passed over when it looked for columns and lines by itself, read piece by piece: lone figures of
 * a table without rules stand too far from all else to be text to it.
 */
export function readLeftOver(
  grey: Grey,
  read: readonly PlacedWord[],
  engine: Recogniser,
  onStep: () => void,
): PlacedWord[] {
  const left = { ...grey, data: grey.data.slice() };
  for (const { box } of read) blankBox(left, box, edge);
  const boxes = joined(inkBoxes(left)).filter(
    (box) => isPrint(left, box) && !read.some((word) => isPartOf(box, word)),
  );
  if (boxes.length > mostRead) return [];
  engine.show(left);
  return boxes.flatMap((box) => {
    const region = grownBox(left, box, margin);
    onStep();
    for (const layout of ["line", "word"] as const) {
      const words = engine.read(region, layout).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
      if (words.length > 0) return words.map((word) => onLine(word, box, read));
    }
    return [];
  });
}

/** Ink nearer to a word than words stand is the leg of a letter, or a figure of its own: no word that stands alone. */
function isPartOf([left, top, right, bottom]: PixelBox, { box }: PlacedWord): boolean {
  const high = bottom - top;
  const gap = Math.max(0, box[0] - right, left - box[2]);
  return Math.min(bottom, box[3]) - Math.max(top, box[1]) > high / 2 && gap <= partOf * high;
}

/** Of a lone figure an engine knows no line: it stands on that of the words beside it, or on its own feet. */
function onLine(
  word: PlacedWord,
  [, top, , bottom]: PixelBox,
  read: readonly PlacedWord[],
): PlacedWord {
  const beside = read.filter(
    ({ box, baseline }) =>
      baseline > (top + bottom) / 2 && baseline <= bottom + reach && box[1] < (top + bottom) / 2,
  );
  const nearest = beside.sort((a, b) => distanceTo(word, a) - distanceTo(word, b))[0];
  return { ...word, baseline: nearest?.baseline ?? bottom };
}

const distanceTo = ({ box }: PlacedWord, other: PlacedWord): number =>
  Math.max(0, other.box[0] - box[2], box[0] - other.box[2]);

function isPrint({ width, data }: Grey, [left, top, right, bottom]: PixelBox): boolean {
  const [wide, high] = [right - left, bottom - top];
  if (high < lowest || high > highest || wide < smallest || wide > widest) return false;
  let ink = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let at = y * width + left; at < y * width + right; at += 1) {
      if ((data[at] as number) < inkBelow) ink += 1;
    }
  }
  const part = ink / (wide * high);
  return part >= leastInk && part <= mostInk;
}

/** The boxes of ink that hangs together, but for what is smaller than any sign. */
const inkBoxes = (grey: Grey): PixelBox[] =>
  connectedBoxes(grey, inkBelow, "corners").filter(
    ([left, top, right, bottom]) => Math.max(right - left, bottom - top) >= smallest,
  );

/** Boxes of one line that stand close together made one, from left to right. */
function joined(boxes: readonly PixelBox[]): PixelBox[] {
  const open: PixelBox[] = [];
  for (const box of [...boxes].sort((a, b) => a[0] - b[0])) {
    const at = open.findLastIndex((other) => isBeside(other, box));
    const other = open[at];
    if (other === undefined) open.push(box);
    else {
      open[at] = [
        Math.min(other[0], box[0]),
        Math.min(other[1], box[1]),
        Math.max(other[2], box[2]),
        Math.max(other[3], box[3]),
      ];
    }
  }
  return open.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

function isBeside(one: PixelBox, other: PixelBox): boolean {
  const height = Math.max(one[3] - one[1], other[3] - other[1]);
  const overlap = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  return height <= highest && other[0] - one[2] <= apart * height && overlap > 0;
}
