import { smallest as lowestOf } from "../../long-lists.ts";
import { type Grey, grownBox, type PixelBox } from "../picture/raster.ts";
import { inkBelow } from "../regions/ink.ts";
import type { JudgedWord } from "./judged-word.ts";
import { findPieces } from "./pieces.ts";

/** What engines, which know letters and figures alone, take a tick for. */
const takenFor = /^(?:[vVyYjJwW/¥«√~“”"'’‘.,¢]{1,3}|[vV]\/|[47])$/;
/** As wide as it is high, or nearly (in parts). */
const [narrowest, widest] = [0.65, 1.7];
/** Its lowest point lies so far from its left end, in parts of its width. */
const [footFrom, footTo] = [0.12, 0.6];
/** Its left arm is so much lower than its right one, and its right end is its top, in parts of its height. */
const lowerArm = 0.22;
const nearEnd = 0.3;
/** Nothing else stands on its line so near, in parts of its height. */
const alone = 2.5;
/** Smaller than this is dirt (pixels). */
const smallest = 14;

/**
 * A tick that stands alone, whatever letter an engine made of it: one stroke down, and a longer one up from its foot.
 * What both engines read as one digit is left alone.
 */
export function withTicks(words: readonly JudgedWord[], grey: Grey): JudgedWord[] {
  return words.map((word) => {
    const isDigit = /\d/.test(word.text) && (word.reading.sure || word.reading.other === word.text);
    if (!takenFor.test(word.text) || isDigit) return word;
    if (!standsAlone(word, words) || !isTick(grey, grownBox(grey, word.box, 4))) return word;
    return { ...word, text: "✓", reading: { sure: true } };
  });
}

function standsAlone(word: JudgedWord, words: readonly JudgedWord[]): boolean {
  const { box, baseline, cell } = word;
  const high = box[3] - box[1];
  return !words.some(
    (other) =>
      other !== word &&
      other.cell === cell &&
      (cell !== undefined ||
        (Math.abs(other.baseline - baseline) < high &&
          Math.max(other.box[0] - box[2], box[0] - other.box[2]) < alone * high)),
  );
}

/** Whether a region's ink has the shape of a tick. */
export function isTick(grey: Grey, region: PixelBox): boolean {
  const [piece, ...more] = findPieces(grey, region);
  if (piece === undefined || more.length > 0) return false;
  const { left, top, right, bottom } = piece;
  const [wide, high] = [right - left, bottom - top];
  if (high < smallest || wide < narrowest * high || wide > widest * high) return false;
  const tops: number[] = [];
  let [foot, lowest] = [0, top];
  for (let x = left; x < right; x += 1) {
    const rows: number[] = [];
    for (let y = top; y < bottom; y += 1) {
      if ((grey.data[y * grey.width + x] as number) < inkBelow) rows.push(y);
    }
    tops.push(rows[0] ?? bottom);
    const end = rows.at(-1) ?? top;
    if (end > lowest) [foot, lowest] = [x - left, end];
  }
  const footAt = foot / wide;
  if (footAt < footFrom || footAt > footTo) return false;
  const leftArm = lowestOf(tops.slice(0, foot + 1));
  const highest = tops.indexOf(lowestOf(tops));
  return leftArm - top >= lowerArm * high && highest >= (1 - nearEnd) * wide;
}
