import type { Recogniser } from "../engine/recogniser.ts";
import { type Grey, grownBox } from "../picture/raster.ts";
import type { PlacedWord } from "../regions/placed-word.ts";
import { findPieces } from "./pieces.ts";

/** What an engine that knows words makes of a nought that stands alone. */
const ring = /^[oO]{1,3}$/;
/** A bullet has its text so near behind it, in parts of its height. */
const bulletReach = 4;
/** White that is kept round what is read again (pixels). */
const margin = 8;

/**
 * A lone ring is a nought and no letter, where nothing stands behind it as behind a bullet and an engine that chooses
 * among figures takes it for one: columns of noughts are read as `O` and `oO`.
 */
export function withNoughts(
  words: readonly PlacedWord[],
  grey: Grey,
  engine: Recogniser,
): readonly PlacedWord[] {
  return words.map((word) =>
    ring.test(word.text) && !isBullet(word, words) && isNought(word, grey, engine)
      ? { ...word, text: "0" }
      : word,
  );
}

function isBullet({ box, baseline }: PlacedWord, words: readonly PlacedWord[]): boolean {
  const [, top, right, bottom] = box;
  const height = bottom - top;
  return words.some(
    (other) =>
      other.box[0] >= right &&
      other.box[0] - right < bulletReach * height &&
      Math.abs(other.baseline - baseline) < height / 2,
  );
}

function isNought({ box }: PlacedWord, grey: Grey, engine: Recogniser): boolean {
  const region = grownBox(grey, box, margin);
  if (findPieces(grey, region).length !== 1) return false;
  engine.show(grey);
  const read = engine.read(region, "word", "figures");
  return read.map(({ text }) => text).join("") === "0";
}
