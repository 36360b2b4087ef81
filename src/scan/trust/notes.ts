import { largest } from "../../long-lists.ts";
import type { Grey } from "../picture/raster.ts";
import type { JudgedWord } from "./judged-word.ts";
import { findStrokes } from "./pieces.ts";

const raised = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
/** The number of a note ends so far above the line, and is so high, in parts of the height of the figures beside it. */
const above = 0.25;
const [lowest, highest] = [0.35, 0.85];
/** Figures on the line have this part of the height of the tallest. */
const figurePart = 0.86;
/** A note's number stands no farther behind its figure, in parts of that one's height. */
const behind = 0.9;

/** A raised figure at the end of another, or behind it, is the number of a note and none of its digits: `57.8¹`. */
export function withNotes(words: readonly JudgedWord[], grey: Grey): JudgedWord[] {
  return words.map((word, at) => {
    const before = words[at - 1];
    if (/^\d$/.test(word.text) && before !== undefined && isNoteOf(word, before))
      return { ...word, text: raised[Number(word.text)] as string, reading: { sure: true } };
    // A digit behind a point is the figure's own, of which a coarse scan may have lost the foot.
    if (!/^[-(£]*\d[\d.,]*%?(?<![.,])\d$/.test(word.text) || !endsRaised(word, grey)) return word;
    const figure = word.text.slice(0, -1);
    return { ...word, text: `${figure} ${raised[Number(word.text.at(-1))]}` };
  });
}

function isNoteOf({ box, cell }: JudgedWord, before: JudgedWord): boolean {
  const high = before.baseline - before.box[1];
  const tall = box[3] - box[1];
  return (
    /[\d%]$/.test(before.text) &&
    before.cell === cell &&
    box[0] >= before.box[2] - 2 &&
    box[0] - before.box[2] <= behind * high &&
    box[3] <= before.baseline - above * high &&
    box[1] <= before.box[1] + (1 - above) * high &&
    tall >= lowest * high &&
    tall <= highest * high
  );
}

function endsRaised({ text, box: [left, top, right, bottom] }: JudgedWord, grey: Grey): boolean {
  const all = findStrokes(grey, [left, top, Math.min(grey.width, right + 2), bottom]);
  // A bracket is taller than figures and hangs below their line, over which all of them then stand.
  const strokes = text.startsWith("(") ? all.slice(1) : all;
  const tall = largest(strokes.map((one) => one.bottom - one.top));
  const feet = strokes.filter((one) => one.bottom - one.top >= figurePart * tall);
  const line = feet.map((one) => one.bottom).sort((a, b) => a - b)[feet.length >> 1] ?? 0;
  const last = [...strokes].sort((a, b) => a.right - b.right).at(-1);
  if (last === undefined) return false;
  const high = last.bottom - last.top;
  return last.bottom <= line - above * tall && high >= lowest * tall && high <= highest * tall;
}
