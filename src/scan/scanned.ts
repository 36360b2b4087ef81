import type { BoundingBox } from "../document.ts";
import type { Lean } from "./picture/straighten.ts";
import type { PictureTurn } from "./picture/turned.ts";

/** How far a word's two readings agree. */
export interface Reading {
  /** Both say the same, and nothing in the picture speaks against it. */
  readonly sure: boolean;
  /** What the second engine read, where it was asked; empty where it saw nothing. */
  readonly other?: string;
  /** What else speaks against it: ink beside the word. */
  readonly why?: string;
}

/** A word off a picture; places in points on the page set straight, from its top left. */
export interface ScannedWord {
  readonly text: string;
  readonly box: BoundingBox;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  readonly reading: Reading;
}

export interface ScannedRule {
  readonly direction: "horizontal" | "vertical";
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** An area of one colour, or a coloured mark. */
export interface ScannedArea {
  readonly box: BoundingBox;
  readonly colour: string;
}

/** Why nothing, or not everything, was read off a picture. */
export type ScanFault = "blank" | "photograph" | "handwriting" | "too-large" | "two-pages";

/** Where the second of two pages lies that were scanned side by side, in points. */
export interface Facing {
  /** All from here downwards stands on the second page: it is read as if it lay below the first. */
  readonly below: number;
  /** The second page's left edge on the paper. */
  readonly left: number;
  readonly lean: Lean;
}

/** All that was read off the picture of a page: plain data, kept by what it was read from. */
export interface ScannedPage {
  /** Set where the page lies sideways or upside down: places are those of the page turned upright. */
  readonly turn?: PictureTurn;
  readonly lean: Lean;
  readonly facing?: Facing;
  readonly words: readonly ScannedWord[];
  readonly rules: readonly ScannedRule[];
  readonly fills: readonly ScannedArea[];
  readonly marks: readonly ScannedArea[];
  /** Cells in which there is print that no engine made a word of. */
  readonly unread: readonly BoundingBox[];
  readonly fault?: ScanFault;
}
