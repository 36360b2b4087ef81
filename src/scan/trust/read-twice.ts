import type { Recogniser } from "../engine/recogniser.ts";
import type { Grey } from "../picture/raster.ts";
import type { PixelBox } from "../regions/cells.ts";
import type { PlacedWord } from "../regions/read.ts";
import type { Reading } from "../scanned.ts";
import { agree } from "./agree.ts";

export interface JudgedWord extends PlacedWord {
  readonly reading: Reading;
}

/** White that is kept round a word that is read again (pixels). */
const margin = 8;

/** What must not be wrong: anything with a digit, a sign or a unit. */
const mattersMost = /[\d£$€%+\-–—−()✓]/;

/** Reads figures, signs and units again with another engine. */
export function readTwice(
  words: readonly PlacedWord[],
  grey: Grey,
  second: Recogniser,
  onStep: () => void,
): JudgedWord[] {
  second.show(grey);
  return words.map((word) => {
    if (!mattersMost.test(word.text)) return { ...word, reading: { sure: true } };
    const other = second
      .read(around(word.box, grey), "word")
      .map(({ text }) => text)
      .join(" ");
    onStep();
    return { ...word, reading: { sure: agree(word.text, other), other } };
  });
}

const around = ([left, top, right, bottom]: PixelBox, { width, height }: Grey): PixelBox => [
  Math.max(0, left - margin),
  Math.max(0, top - margin),
  Math.min(width, right + margin),
  Math.min(height, bottom + margin),
];
