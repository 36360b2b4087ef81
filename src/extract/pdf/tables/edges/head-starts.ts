import type { Span } from "../../drawing/drawing.ts";
import { cutBefore, isTyped, leadsOn, ordinaryBlank, type Piece } from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";

/** Heads, and what stands under them, begin at one place give or take this (points). */
const samePlace = 0.8;
/** Words of two cells have this part of the text size between them at least; a typewriter's, more than its blank. */
const leastGap = 0.2;
/** A header has so many heads in a line, and so many lines a text under one of them, or a word at least. */
const fewestHeads = 3;
const fewestTexts = 2;
const fewestWords = 4;

/**
 * Columns as wide as their longest text, so close that a word's blank is all that parts them from the next: where a bold
 * head begins, and lines under it do, and no word crosses, lines are cut. `TBC C Reeves` under `Target` and `Contact`.
 */
export function withHeadStarts(region: Region): Region {
  const starts = startsOfHeads(region);
  if (starts.length === 0) return region;
  const lines = region.lines.map((line): CutLine => {
    if (line.line.bold) return line;
    const pieces = line.pieces.flatMap((piece) => cutAt(piece, line.line.size, starts));
    return pieces.length === line.pieces.length ? line : { ...line, pieces };
  });
  return { ...region, lines };
}

/** Where columns begin under bold heads that begin there as well. */
export function startsOfHeads({ lines }: Region): readonly number[] {
  const begins = lines.findIndex(({ line }) => !line.bold);
  if (begins <= 0) return [];
  const [header, body] = [lines.slice(0, begins), lines.slice(begins)];
  if (!header.some(({ pieces }) => pieces.length >= fewestHeads)) return [];
  const starts: number[] = [];
  for (const x of header.flatMap(({ pieces }) => pieces.map(({ box }) => box[0]))) {
    if (!starts.some((start) => isAt(start, x)) && startsColumn(body, x)) starts.push(x);
  }
  return starts;
}

const isAt = (x: number, other: number): boolean => Math.abs(x - other) <= samePlace;

/** Whether lines begin a text there, and no word reaches over it. */
function startsColumn(body: readonly CutLine[], x: number): boolean {
  const crosses = ({ box }: Span): boolean => box[0] < x - samePlace && box[2] > x + samePlace;
  if (body.some(({ line }) => line.spans.some(crosses))) return false;
  const beginsText = ({ pieces }: CutLine): boolean => pieces.some(({ box }) => isAt(box[0], x));
  const beginsWord = ({ line }: CutLine): boolean => line.spans.some(({ box }) => isAt(box[0], x));
  return (
    body.filter(beginsText).length >= fewestTexts || body.filter(beginsWord).length >= fewestWords
  );
}

/** A piece cut before each word that begins where a column does. */
const cutAt = (piece: Piece, size: number, starts: readonly number[]): readonly Piece[] =>
  cutBefore(
    piece,
    (span, before) =>
      span.box[0] - before.box[2] >= (isTyped(before) ? ordinaryBlank(before) : leastGap * size) &&
      !leadsOn(before.text, span.text) &&
      starts.some((x) => isAt(span.box[0], x)),
  );
