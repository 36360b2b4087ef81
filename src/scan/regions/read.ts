import { append } from "../../long-lists.ts";
import type { ReadWord, Recogniser } from "../engine/recogniser.ts";
import { blankBox, type Grey, type PixelBox } from "../picture/raster.ts";
import { findInk } from "./ink.ts";
import { readLeftOver } from "./left-over.ts";
import type { PlacedWord } from "./placed-word.ts";

/** White that an engine wants round what it reads (pixels). */
const margin = 12;

export interface RegionsRead {
  readonly words: readonly PlacedWord[];
  /** Where a cell's print gave no word. */
  readonly unread: readonly PixelBox[];
}

/** Letters are no smaller than this (pixels). */
const smallestPrint = 12;

/** Cell by cell where cells are ruled, and the rest of the page as the engine finds it. */
export function readRegions(
  grey: Grey,
  cells: readonly PixelBox[],
  engine: Recogniser,
  onStep: () => void,
): RegionsRead {
  const words: PlacedWord[] = [];
  const unread: PixelBox[] = [];
  engine.show(grey);
  const rest = { ...grey, data: grey.data.slice() };
  for (const cell of cells) {
    const ink = findInk(grey, cell);
    blankBox(rest, cell);
    if (ink === undefined) continue;
    const region: PixelBox = [
      Math.max(cell[0], ink[0] - margin),
      Math.max(cell[1], ink[1] - margin),
      Math.min(cell[2], ink[2] + margin),
      Math.min(cell[3], ink[3] + margin),
    ];
    // A lone figure is no block to an engine that looks for lines first.
    let read: readonly ReadWord[] = [];
    for (const layout of ["block", "line", "word"] as const) {
      if (read.length === 0) read = engine.read(region, layout);
    }
    if (read.length === 0 && isPrint(ink)) unread.push(ink);
    for (const word of read) words.push({ ...word, cell });
    onStep();
  }
  const outside = findInk(rest, [0, 0, rest.width, rest.height]);
  if (outside !== undefined) {
    engine.show(rest);
    const read = engine.read([0, 0, rest.width, rest.height], "page").map(onItsFeet);
    onStep();
    append(words, read);
    append(words, readLeftOver(rest, read, engine, onStep));
  }
  return { words, unread };
}

/** A line is no further above the foot of what stands on it, tails and all, in parts of its height. */
const highestLine = 0.4;

/** Of a word that stands alone an engine may take the middle for its line. */
export function onItsFeet<W extends ReadWord>(word: W): W {
  const [, top, , bottom] = word.box;
  const isHigh = bottom - word.baseline > highestLine * (bottom - top);
  return isHigh && /[\p{L}\p{N}]/u.test(word.text) ? { ...word, baseline: bottom } : word;
}

/** As large as a letter, and no line: specks and what is left of rules are none. */
const isPrint = ([left, top, right, bottom]: PixelBox): boolean =>
  Math.min(right - left, bottom - top) >= smallestPrint;
