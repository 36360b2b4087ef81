import type { PlacedWord } from "../regions/placed-word.ts";
import type { Reading } from "../scanned.ts";

/** A word, and how far its two readings agree. */
export interface JudgedWord extends PlacedWord {
  readonly reading: Reading;
}
