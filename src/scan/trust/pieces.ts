import { largest } from "../../long-lists.ts";
import { blankGrey, type Grey, type PixelBox } from "../picture/raster.ts";
import { inkBelow } from "../regions/ink.ts";

/** Ink of a figure that belongs together: a digit, a sign, a comma or a point. */
export interface Piece {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Its pixels, as places in the picture. */
  readonly pixels: readonly number[];
}

/** Less ink than this is a speck (pixels). */
const leastInk = 6;
/** In parts of the height of the figures: a comma or a point that stands under a digit is no higher, and no wider. */
const lowest = 0.3;
const narrowest = 0.4;
/** A figure has this part of the height of the tallest. */
const figurePart = 0.8;

/** The pieces of a region from left to right, points and commas apart also where they stand under the digit beside. */
export function findPieces(grey: Grey, region: PixelBox): Piece[] {
  const strokes = findStrokes(grey, region);
  const height = largest(strokes.map(({ top, bottom }) => bottom - top));
  const feet = strokes.filter(({ top, bottom }) => bottom - top >= figurePart * height);
  const line = feet.map(({ bottom }) => bottom).sort((a, b) => a - b)[feet.length >> 1] ?? 0;
  const isMark = ({ left, right, top }: Piece): boolean =>
    top > line - lowest * height && right - left < narrowest * height;
  const marks = strokes.filter(isMark);
  const digits: Piece[] = [];
  for (const stroke of strokes.filter((one) => !isMark(one))) {
    const last = digits.at(-1);
    // The parts of a per cent sign stand one over another.
    if (last === undefined || stroke.left >= last.right) digits.push(stroke);
    else digits[digits.length - 1] = both(last, stroke);
  }
  const middle = ({ left, right }: Piece): number => left + right;
  return [...digits, ...marks].sort((a, b) => middle(a) - middle(b));
}

const both = (one: Piece, other: Piece): Piece => ({
  left: Math.min(one.left, other.left),
  right: Math.max(one.right, other.right),
  top: Math.min(one.top, other.top),
  bottom: Math.max(one.bottom, other.bottom),
  pixels: [...one.pixels, ...other.pixels],
});

/** Ink that hangs together, by its left edge. */
export function findStrokes({ width, data }: Grey, [left, top, right, bottom]: PixelBox): Piece[] {
  const [wide, high] = [right - left, bottom - top];
  const isOpen = new Uint8Array(Math.max(0, wide * high));
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      if ((data[(top + y) * width + left + x] as number) < inkBelow) isOpen[y * wide + x] = 1;
    }
  }
  const strokes: Piece[] = [];
  const stack: number[] = [];
  for (let start = 0; start < isOpen.length; start += 1) {
    if (isOpen[start] === 0) continue;
    const pixels: number[] = [];
    let [x0, y0, x1, y1] = [wide, high, 0, 0];
    isOpen[start] = 0;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % wide, Math.floor(at / wide)];
      pixels.push((top + y) * width + left + x);
      [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y)];
      for (let ny = Math.max(0, y - 1); ny <= Math.min(high - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(wide - 1, x + 1); nx += 1) {
          if (isOpen[ny * wide + nx] === 0) continue;
          isOpen[ny * wide + nx] = 0;
          stack.push(ny * wide + nx);
        }
      }
    }
    if (pixels.length < leastInk) continue;
    strokes.push({
      left: left + x0,
      right: left + x1 + 1,
      top: top + y0,
      bottom: top + y1 + 1,
      pixels,
    });
  }
  return strokes.sort((a, b) => a.left - b.left);
}

/** Between pieces set apart, in parts of their height: closer than words stand, wider than any font sets figures. */
const between = 0.16;

/** A figure with its pieces set apart: engines pass over a point that stands under the digit beside it. */
export function setApart(grey: Grey, region: PixelBox, margin: number): Grey {
  const pieces = findPieces(grey, region);
  const height = largest(pieces.map(({ top, bottom }) => bottom - top));
  const gap = Math.max(3, Math.round(between * height));
  const wide = pieces.reduce((sum, { left, right }) => sum + right - left + gap, gap);
  const [, top, , bottom] = region;
  const out = blankGrey(wide + 2 * margin, bottom - top + 2 * margin);
  const owner = new Map(pieces.flatMap(({ pixels }, at) => pixels.map((pixel) => [pixel, at])));
  let from = margin;
  for (const [at, piece] of pieces.entries()) {
    // With its blurred edge, which is no ink yet, and without its neighbours' strokes.
    for (let y = piece.top - 1; y <= piece.bottom; y += 1) {
      for (let x = piece.left - 1; x <= piece.right; x += 1) {
        const pixel = y * grey.width + x;
        const value = grey.data[pixel];
        const place = (y - top + margin) * out.width + from + x - piece.left;
        if (value === undefined || place < 0 || place >= out.data.length) continue;
        if ((owner.get(pixel) ?? at) === at)
          out.data[place] = Math.min(value, out.data[place] as number);
      }
    }
    from += piece.right - piece.left + gap;
  }
  return out;
}
