import type { Grey } from "../picture/raster.ts";
import { agree } from "./agree.ts";
import type { JudgedWord } from "./judged-word.ts";
import { findStrokes, type Piece } from "./pieces.ts";
import { isLostStroke } from "./separators.ts";

/** From its foot to its head a stroke leans to the right by so much of its height; a 1 stands upright. */
const leaning = 0.11;
/** How much of its height is looked at from either end. */
const end = 0.2;
/** Ink about a word that may be a stroke's head or foot, in parts of its height. */
const beyond = 0.15;

/**
 * Two years that follow each other between which engines saw a 1 where the picture shows a stroke that leans: `200718`
 * is 2007/8. No digit is changed that stands upright.
 */
export function withStroke(word: JudgedWord, grey: Grey): JudgedWord {
  const { text, box, reading } = word;
  const at = strokeAt(text);
  if (at === undefined) return word;
  const [left, top, right, bottom] = box;
  const more = Math.round(beyond * (bottom - top));
  // Two years and a stroke are each of one piece, though the stroke may lean over the next figure.
  const pieces = findStrokes(grey, [
    left,
    Math.max(0, top - more),
    right,
    Math.min(grey.height, bottom + more),
  ]).sort((a, b) => a.left + a.right - b.left - b.right);
  const stroke = pieces[at];
  if (pieces.length !== text.length || stroke === undefined || !leans(stroke, grey.width))
    return word;
  // A 1 stands as the other figures do: no more than one of them leans.
  if (
    pieces.filter((piece, own) => own !== at && text[own] === "1" && leans(piece, grey.width))
      .length > 0
  )
    return word;
  const printed = `${text.slice(0, at)}/${text.slice(at + 1)}`;
  const sure = reading.other === undefined || agree(printed, reading.other);
  return { ...word, text: printed, reading: { ...reading, sure } };
}

/** Where in a text the 1 stands that may be the stroke between two years. */
function strokeAt(text: string): number | undefined {
  if (!/^\(?(?:19|20)?\d{4,5}[):.]?$/.test(text) || !isLostStroke(text)) return undefined;
  return text.startsWith("(") ? 5 : 4;
}

/** Whether a piece runs from its foot at the left to its head at the right. */
function leans({ top, bottom, pixels }: Piece, width: number): boolean {
  const high = bottom - top;
  const middle = (from: number, to: number): number => {
    const xs = pixels.filter((at) => at >= from * width && at < to * width).map((at) => at % width);
    return xs.reduce((sum, x) => sum + x, 0) / Math.max(1, xs.length);
  };
  const head = middle(top, top + Math.ceil(end * high));
  const foot = middle(bottom - Math.ceil(end * high), bottom);
  return head - foot >= leaning * high;
}
