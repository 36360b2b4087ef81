import type { Grey, PixelBox } from "../picture/raster.ts";

/** What stands in a region: a table's cell, one word, one line, or anything from columns to a lone line. */
export type Layout = "block" | "word" | "line" | "page";

/** A word as an engine read it, in pixels of the picture. */
export interface ReadWord {
  readonly text: string;
  readonly box: PixelBox;
  /** y of the line it stands on, at its middle. */
  readonly baseline: number;
  /** How sure the engine says it is, to 100. */
  readonly confidence: number;
}

/** An engine that reads printed words off a picture. */
export interface Recogniser {
  /** Name, version and data: a reading kept from another one is not this one's. */
  readonly name: string;
  /** The picture that the regions asked for next lie in. */
  show(grey: Grey): void;
  /** With `figures`, the engine chooses among digits and what stands beside them alone. */
  read(region: PixelBox, layout: Layout, among?: "figures"): readonly ReadWord[];
}

/** Two engines: one reads, the other reads again what must not be wrong. */
export interface Recognisers {
  readonly first: Recogniser;
  readonly second: Recogniser;
}
