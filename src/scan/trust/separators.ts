import { largest } from "../../long-lists.ts";
import type { Grey, PixelBox } from "../picture/raster.ts";
import { findPieces, type Piece } from "./pieces.ts";

/** In parts of the height of the figures: a comma or a point is no higher above the line, and no wider. */
const highest = 0.42;
const widest = 0.4;
/** A comma's tail reaches this far below the feet of the figures. */
const tail = 0.09;
/** A figure has this part of the height of the tallest. */
const figurePart = 0.8;
/** Wider than this, in parts of the height, is a per cent sign, and wider than this are two figures that touch. */
const widestFigure = 1;
const widestSign = 1.4;

/** One to three digits, a point, three digits: as likely thousands whose comma was taken for a point. */
export const isMisplacedPoint = (text: string): boolean =>
  /(?:^|[^\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,]*\d)/.test(text);

/** Two years that follow each other with a 1 where the stroke between them is: `200617` for 2006/7, `2008109`. */
export function isLostStroke(text: string): boolean {
  const [, first, next] = /(?<!\d)(?:19|20)(\d\d)1(\d{1,2})(?!\d)/.exec(text) ?? [];
  if (first === undefined || next === undefined) return false;
  return String(Number(first) + 1)
    .padStart(2, "0")
    .endsWith(next);
}

/** A figure with every digit a nought, its commas, points and per cent signs, and nothing else. */
export const pointsAside = (text: string): string =>
  text
    .replace(/\d/g, "0")
    .replace(/[^0.,%]/g, "")
    .replace(/(?<![.,])[.,]+$/, "");

/**
 * Whether the picture shows other commas or points among as many digits: both engines may pass over the point of "8.5",
 * or take it for a comma.
 */
export function contradictsPoints(text: string, grey: Grey, region: PixelBox): boolean {
  if (!/^(?=[.,]*\d)[\d.,]+%?$/.test(text)) return false;
  const seen = seeSeparators(grey, region);
  const read = pointsAside(text);
  const digits = (shape: string): string => shape.replace(/[.,]/g, "");
  return seen !== undefined && seen !== read && digits(seen) === digits(read);
}

/**
 * What the picture shows between a figure's digits, from left to right: a comma by its tail below the line, or a point.
 * Nothing where digits touch each other, so that their number is not known.
 */
export function seeSeparators(grey: Grey, region: PixelBox): string | undefined {
  const pieces = findPieces(grey, region);
  const heights = pieces.map(({ top, bottom }) => bottom - top);
  const height = largest(heights);
  const isFigure = ({ top, bottom }: Piece): boolean => bottom - top >= figurePart * height;
  const feet = pieces.filter(isFigure).map(({ bottom }) => bottom);
  const line = feet.sort((a, b) => a - b)[feet.length >> 1];
  if (line === undefined || height < 8) return undefined;
  let seen = "";
  for (const piece of pieces) {
    if (isFigure(piece)) {
      const wide = (piece.right - piece.left) / height;
      if (wide > widestSign) return undefined;
      seen += wide > widestFigure ? "%" : "0";
    } else if (piece.top > line - highest * height && piece.right - piece.left < widest * height) {
      seen += piece.bottom - line >= tail * height ? "," : ".";
    }
  }
  return seen.replace(/(?<![.,])[.,]+$/, "");
}
