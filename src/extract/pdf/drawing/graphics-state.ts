import type { BoundingBox } from "../../../document.ts";
import type { Face } from "./drawing.ts";
import { identity, type Matrix } from "./geometry.ts";

/** What pdf.js knows of a font, as far as text and marks need it. */
export interface Font {
  readonly face: Face;
  /** Glyph space to text space along the line: 0.001, but for Type 3 fonts. */
  readonly widthScale: number;
  readonly vertical: boolean;
  /** The PDF names the font and does not bring it. */
  readonly isMissing: boolean;
}

/** The part of PDF's graphics state (ISO 32000-1, 8.4 and 9.3) that decides what is seen, and where. */
export interface GraphicsState {
  matrix: Matrix;
  clip: BoundingBox;
  /** Where the clip is several rectangles, these: what is painted shows in them alone. */
  clipParts: readonly BoundingBox[] | undefined;
  fillColour: string;
  strokeColour: string;
  fillAlpha: number;
  strokeAlpha: number;
  /** What is painted hides what is under it, and does not mix with it. */
  covers: boolean;
  lineWidth: number;
  font: Font | undefined;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderMode: number;
}

export function initialState(matrix: Matrix, clip: BoundingBox): GraphicsState {
  return {
    matrix,
    clip,
    clipParts: undefined,
    fillColour: "#000000",
    strokeColour: "#000000",
    fillAlpha: 1,
    strokeAlpha: 1,
    covers: true,
    lineWidth: 1,
    font: undefined,
    fontSize: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
  };
}

/** Text and line matrix: they live between BT and ET only. */
export interface TextPosition {
  matrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

export const startOfText = (): TextPosition => ({
  matrix: identity,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
});
