import { smallest } from "../../long-lists.ts";
import type { Grey } from "../picture/raster.ts";
import { findInk, inkBelow } from "../regions/ink.ts";
import { isFigureLike } from "./agree.ts";
import type { JudgedWord } from "./judged-word.ts";

/** Digits lower than this in the scan's own pixels are too coarse for two engines to be believed alike. */
const lowestDigit = 11;
/** Of lower ones the picture does not show how they stand. */
const lowestSeen = 6;
/** Of higher ones the second engine knows a per cent sign. */
const lowestPercent = 12;
/** In parts of a figure's height: a point stands no higher, and over it there is so much white at least. */
const foot = 0.28;
const leastGap = 0.2;
/** What is narrower than this is a 1, with so much more white before it and behind it. */
const narrowest = 0.45;
const beforeOne = 0.1;
const behindOne = 0.17;
/** A column with less ink than this holds the blur of those beside it (pixels). */
const leastInk = 2;

const heightOf = ({ baseline, box }: JudgedWord, scale: number): number =>
  (baseline - box[1]) * scale;

/**
 * A per cent sign of few of the scan's own pixels, of which the second engine makes two digits with the form of its ring
 * and its stroke, or the stroke alone (`2096` and `201` for 20%). The first engine was not seen to read a per cent sign where there is none.
 */
export function withPercent(word: JudgedWord, scale: number): JudgedWord {
  const { text, reading } = word;
  if (reading.sure || reading.other === undefined || heightOf(word, scale) >= lowestPercent)
    return word;
  return isPercentAlike(text.trim(), reading.other.replace(/\s/g, ""))
    ? { ...word, reading: { ...reading, sure: true } }
    : word;
}

function isPercentAlike(text: string, other: string): boolean {
  const [before, ...behind] = text.split("%");
  if (before === undefined || !/^\)?$/.test(behind.join("%")) || behind.length !== 1) return false;
  return other.startsWith(before) && /^(?:1|[79][\d%])[:.,]?\)?$/.test(other.slice(before.length));
}

/**
 * Figures printed so small, or scanned so coarsely, that a point is one grey pixel and engines of any kind pass over it or
 * see one where there is none: what two of them read alike is in doubt where no two digits stand as far apart as with a
 * point between them and one was read, or the other way round.
 */
export function doubtCoarse(words: readonly JudgedWord[], grey: Grey, scale: number): JudgedWord[] {
  return words.map((word) => {
    const { text, reading } = word;
    const high = heightOf(word, scale);
    const isAsked = isLong(text) || (/\d/.test(text) && hasDashInOne(word));
    if (!reading.sure || high >= lowestDigit || !isAsked) return word;
    const isSure = high >= lowestSeen && isSeen(word, grey) && !endsLikePercent(text);
    if (isSure && !endsLikeNote(text) && !hasDashInOne(word)) return word;
    return { ...word, reading: { ...reading, sure: false, why: "too coarse to be sure of" } };
  });
}

const isLong = (text: string): boolean =>
  endsLikeNote(text) || (isFigureLike(text) && /\d.*\d/.test(text));

/** A comma between digits changes no figure, and its tail hides the gap it stands in. */
const isSeen = (word: JudgedWord, grey: Grey): boolean =>
  /\d,\d/.test(word.text) || widestGap(word, grey) >= leastGap === /\d\.\d/.test(word.text);

/** A minus of a pixel or two, which one engine sees and neither the other nor the picture may. */
const hasDashInOne = ({ text, reading: { other = text } }: JudgedWord): boolean =>
  beginsLikeDash(text) !== beginsLikeDash(other);

const beginsLikeDash = (text: string): boolean => /^\s*[-–—−_~]/.test(text);

/** A digit that lost its foot is as high and as low as the number of a note. */
const endsLikeNote = (text: string): boolean => /\d ?[⁰¹²³⁴-⁹]$/.test(text);

/** Of a coarse per cent sign both engines may make these two digits. */
const endsLikePercent = (text: string): boolean => /\d96\D*$/.test(text);

/** The widest white between a figure's signs above their foot, in parts of their height, but for the room a 1 has. */
function widestGap({ box }: JudgedWord, grey: Grey): number {
  const ink = findInk(grey, box);
  if (ink === undefined) return Infinity;
  const [left, top, right, bottom] = ink;
  const height = bottom - top;
  const end = Math.round(bottom - foot * height);
  const signs: { readonly from: number; to: number }[] = [];
  for (let x = left; x < right; x += 1) {
    let dark = 0;
    for (let y = top; y < end; y += 1)
      if ((grey.data[y * grey.width + x] as number) < inkBelow) dark += 1;
    if (dark < leastInk) continue;
    const last = signs.at(-1);
    if (last?.to === x) last.to = x + 1;
    else signs.push({ from: x, to: x + 1 });
  }
  const room = ({ from, to }: { readonly from: number; readonly to: number }, more: number) =>
    to - from < narrowest * height ? more : 0;
  const gaps = signs.slice(1).map((sign, at) => {
    const before = signs[at] as { readonly from: number; readonly to: number };
    return room(before, behindOne) + room(sign, beforeOne) - (sign.from - before.to) / height;
  });
  return -smallest([0, ...gaps]);
}
