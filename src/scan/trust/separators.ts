import { largest } from "../../long-lists.ts";
import type { Grey, PixelBox } from "../picture/raster.ts";
import { inkBelow } from "../regions/ink.ts";
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

/** No figure begins with a nought and another digit: its point was passed over, as in `085%` for 0.85%. */
export const isLostPoint = (text: string): boolean => /^[-+(£]*0\d+%?\)?$/.test(text.trim());

/** More than a hundred per cent without a point: as likely `52.9%` whose point was passed over. */
export const isOverHundred = (text: string): boolean => {
  const [, digits] = /^[-+(]*(\d{3,})%\)?$/.exec(text.trim()) ?? [];
  return digits !== undefined && Number(digits) > 100;
};

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
  if (!/[.,]/.test(text) && hidesPoint(text, grey, region)) return true;
  const seen = seeSeparators(grey, region);
  const read = pointsAside(text);
  const digits = (shape: string): string => shape.replace(/[.,]/g, "");
  if (seen === undefined || seen === read || digits(seen) !== digits(read)) return false;
  // A point of few pixels is no piece of its own.
  const isSmall = !/[.,]/.test(seen) && hidesPoint(text.replace(/[.,]/g, ""), grey, region);
  return !isSmall;
}

/** In parts of the height of a figure: its foot, in which a point stands, and the gap over it between two digits. */
const foot = 0.3;
const widestGap = 0.24;
/** So much of a gap has ink at its foot where a point stands in it that the blur joined to a digit. */
const pointPart = 0.35;
/** A blurred point is lighter than ink is, and white is lighter than that (of 255). */
const blurred = 200;
const white = 235;
/** A point that stands free in a gap: so wide and high at least, in pixels, with white at both sides of it. */
const leastAcross = 2;
const leastHigh = 3;

/** Beside a 1 or a 7 there is room anyway, at the foot of a 1 often a serif; a per cent sign stands apart. */
const roomBeside = /[17%]/;

/**
 * Whether two of a figure's digits stand so far apart that a point may be between them, with ink at the foot of the gap:
 * a good part of it, or a point that stands free. Not known where digits touch each other.
 */
export function hidesPoint(
  text: string,
  { width, data }: Grey,
  [left, top, right, bottom]: PixelBox,
): boolean {
  const characters = [...text];
  const isInk = (x: number, y: number): boolean => (data[y * width + x] as number) < inkBelow;
  const rows = Array.from({ length: bottom - top }, (_, row) => top + row);
  const inked = rows.filter((y) => {
    for (let x = left; x < right; x += 1) if (isInk(x, y)) return true;
    return false;
  });
  const [head, feet] = [inked[0], inked.at(-1)];
  if (head === undefined || feet === undefined || feet - head < 8) return false;
  const height = feet - head + 1;
  const split = Math.round(feet - foot * height);
  const count = (x: number, from: number, to: number, limit: number): number => {
    let dark = 0;
    for (let y = from; y < to; y += 1) if ((data[y * width + x] as number) < limit) dark += 1;
    return dark;
  };
  // How wide the gap before each digit is, at how many places of it there is ink below, and whether that stands free.
  const gaps: { readonly wide: number; readonly low: number; readonly isFree: boolean }[] = [];
  const holdsFree = (from: number, to: number): boolean => {
    let across = -1;
    for (let x = from; x < to; x += 1) {
      const dark = count(x, split, feet + 1, blurred);
      if (dark >= leastHigh && across >= 0) across += 1;
      else if (count(x, split, feet + 1, white) === 0) {
        if (across >= leastAcross) return true;
        across = 0;
      }
    }
    return false;
  };
  let [gap, low, isIn] = [left, 0, false];
  for (let x = left; x < right; x += 1) {
    if (count(x, head, split, inkBelow) > 0) {
      if (!isIn) gaps.push({ wide: x - gap, low, isFree: holdsFree(gap, x) });
      [gap, low, isIn] = [x + 1, 0, true];
    } else {
      isIn = false;
      if (count(x, split, feet + 1, blurred) >= 2) low += 1;
    }
  }
  const digits = characters.filter((one) => /\d/.test(one)).length;
  // A per cent sign falls into one to three parts.
  if (gaps.length < digits || gaps.length > digits + (text.endsWith("%") ? 3 : 0)) return false;
  return gaps
    .slice(1, digits)
    .some(
      (one, at) =>
        one.isFree ||
        (one.wide >= widestGap * height &&
          one.low >= pointPart * one.wide &&
          !roomBeside.test(`${characters[at]}${characters[at + 1]}`)),
    );
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
