import { blankBox, type Grey, type PixelBox } from "../picture/raster.ts";
import { inkBelow } from "../regions/ink.ts";
import type { JudgedWord } from "./judged-word.ts";

/** How far beyond its box a word's own ink may reach (pixels). */
const edge = 4;
/** Less ink than this is a speck; what is thinner is what was left of a rule (pixels). */
const leastInk = 30;
const thinnest = 4;
/** Ink so near a figure, in parts of its height, may be a part of it. */
const near = 1.1;

const isFigure = (text: string): boolean => /\d/.test(text);

/** Figures beside which ink stands that no word holds: a sign or a digit that neither engine read. */
export function doubtUnreadInk(words: readonly JudgedWord[], grey: Grey): JudgedWord[] {
  const left = { ...grey, data: grey.data.slice() };
  for (const { box } of words) blankBox(left, box, edge);
  return words.map((word) => {
    if (!word.reading.sure || !isFigure(word.text)) return word;
    const [from, top, to, bottom] = word.box;
    const reach = Math.round(near * Math.max(word.baseline - top, 12));
    const [cellLeft = 0, , cellRight = grey.width] = word.cell ?? [];
    const sides: PixelBox[] = [
      [Math.max(0, cellLeft, from - reach), top, Math.max(0, from), bottom],
      [to, top, Math.min(grey.width, cellRight, to + reach), bottom],
    ];
    return sides.some((side) => holdsInk(left, side))
      ? {
          ...word,
          reading: { ...word.reading, sure: false, why: "ink beside it that was not read" },
        }
      : word;
  });
}

function holdsInk({ width, data }: Grey, [left, top, right, bottom]: PixelBox): boolean {
  let [ink, x0, x1, y0, y1] = [0, right, left, bottom, top];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if ((data[y * width + x] as number) >= inkBelow) continue;
      ink += 1;
      [x0, x1] = [Math.min(x0, x), Math.max(x1, x)];
      [y0, y1] = [Math.min(y0, y), Math.max(y1, y)];
    }
  }
  return ink >= leastInk && x1 - x0 + 1 > thinnest && y1 - y0 + 1 > thinnest - 1;
}
