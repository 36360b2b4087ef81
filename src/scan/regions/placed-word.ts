import type { ReadWord } from "../engine/recogniser.ts";
import type { PixelBox } from "../picture/raster.ts";

/** A word, and the region it was read in. */
export interface PlacedWord extends ReadWord {
  /** The cell it stands in; absent elsewhere. */
  readonly cell?: PixelBox;
}
