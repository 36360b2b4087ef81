import { smallest } from "../../long-lists.ts";
import type { Grey, PixelBox } from "../picture/raster.ts";
import { readingScale } from "../picture/straighten.ts";
import { inkBelow } from "../regions/ink.ts";
import type { ScannedWord } from "../scanned.ts";
import type { JudgedWord } from "./judged-word.ts";
import { findStrokes } from "./pieces.ts";

/** Capitals and figures are so high, and small letters without a stem, in parts of the font size. */
const capitalHeight = 0.72;
const smallHeight = 0.53;
/** A word reaches so far above and below its baseline, as the PDF reader has it. */
const ascent = 0.78;
const descent = 0.22;
/** A letter has this part of its word's height, at least; marks have less. */
const letterPart = 0.35;
/** Baselines closer than this are one (points). */
const sameBaseline = 1.2;
/** Strokes this much thicker than the page's usual ones are bold. */
const boldBy = 1.28;

const high = /[A-Z0-9bdfhklt£$%&/()[\]'"|!?]/;

/**
 * Words in pixels to words in points: sizes by line, baselines snapped, bold by the thickness of strokes, or where they
 * are set off by a dark ground: of white print the scanner's blur takes a part.
 */
export function toScannedWords(
  words: readonly JudgedWord[],
  grey: Grey,
  grounds: readonly PixelBox[] = [],
): ScannedWord[] {
  const points = (pixels: number): number => pixels / readingScale;
  const strokes = words.map((word) => strokeOf(word, grey));
  const usual = median(strokes.filter((one) => one > 0));
  const sizes = lineSizes(words, grey);
  const baselines = snapped(words.map(({ baseline }) => points(baseline)));
  return words.map((word, index) => {
    const size = Math.round(points(sizes[index] as number) * 2) / 2;
    const baseline = round(baselines[index] as number);
    const [left, , right] = word.box;
    return {
      text: word.text,
      box: [
        round(points(left)),
        round(baseline - ascent * size),
        round(points(right)),
        round(baseline + descent * size),
      ],
      baseline,
      size,
      bold:
        (strokes[index] as number) > boldBy * usual || grounds.some((one) => isOn(one, word.box)),
      reading: word.reading,
    };
  });
}

function isOn(ground: PixelBox, [left, top, right, bottom]: PixelBox): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= ground[0] && x <= ground[2] && y >= ground[1] && y <= ground[3];
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The font size of each word in pixels: that of most words on its line. */
function lineSizes(words: readonly JudgedWord[], grey: Grey): number[] {
  const own = words.map((word) =>
    /[a-z0-9]/i.test(word.text)
      ? Math.max(4, word.baseline - topOf(word, grey)) /
        (high.test(word.text) ? capitalHeight : smallHeight)
      : 0,
  );
  return words.map((word, index) => {
    const near = words.flatMap((other, at) =>
      (own[at] as number) > 0 &&
      other.cell === word.cell &&
      Math.abs(other.baseline - word.baseline) < 12
        ? [own[at] as number]
        : [],
    );
    return near.length > 0 ? median(near) : own[index] || word.box[3] - word.box[1];
  });
}

/** Where a word's letters end above: brackets round it are taller in many fonts. */
function topOf({ text, box }: JudgedWord, grey: Grey): number {
  const [opens, closes] = [/^[([]/.test(text), /[)\]][.,;:]?$/.test(text)];
  if (!opens && !closes) return box[1];
  // A point behind a bracket is a stroke as well, and lower than any letter.
  const letters = findStrokes(grey, box).filter(
    ({ top, bottom }) => bottom - top >= letterPart * (box[3] - box[1]),
  );
  const inside = letters.slice(opens ? 1 : 0, closes ? -1 : undefined);
  return inside.length === 0 ? box[1] : smallest(inside.map(({ top }) => top));
}

/** Baselines that lie together become one. */
function snapped(baselines: readonly number[]): number[] {
  const sorted = [...baselines].sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const one of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && one - (group[0] as number) <= sameBaseline) group.push(one);
    else groups.push([one]);
  }
  const to = new Map(groups.flatMap((group) => group.map((one) => [one, median(group)] as const)));
  return baselines.map((one) => to.get(one) ?? one);
}

/** How thick a word's strokes are, in parts of its height: the usual run of ink along its rows. */
function strokeOf({ text, box, baseline }: JudgedWord, { width, data }: Grey): number {
  if (!/[A-Za-z0-9]/.test(text)) return 0;
  const runs: number[] = [];
  const bottom = Math.round(baseline);
  const tall = bottom - box[1];
  for (let y = Math.round(bottom - 0.55 * tall); y < bottom - 0.1 * tall; y += 1) {
    let run = 0;
    for (let x = box[0]; x <= box[2]; x += 1) {
      const isInk = x < box[2] && (data[y * width + x] as number) < inkBelow;
      if (isInk) run += 1;
      else if (run > 0) {
        runs.push(run);
        run = 0;
      }
    }
  }
  if (runs.length < 4) return 0;
  return median(runs) / (tall / (high.test(text) ? capitalHeight : smallHeight));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
