import type { CutLine } from "../grid/region.ts";

/** A header names so many columns. */
const fewestHeads = 3;
/** A title and what goes with it stand in so many lines over the heads of a card. */
const mostLinesOver = 4;
/** Between two cards there is so much white (parts of the text's size), and so much more than elsewhere in them. */
const whiteBetween = 1;
const whiterBy = 1.3;
/** Heads stand at one place, give or take this (points). */
const samePlace = 1;

/**
 * Where cards stand below each other: lines before which one begins. Each has the heads of the one before, word for word
 * and at the same places, and stands apart from it by more white than there is between its own lines.
 */
export function findHeadsAgain(lines: readonly CutLine[]): ReadonlySet<number> {
  const begun = new Set<number>();
  lines.forEach((cut, at) => {
    if (!isHeader(cut)) return;
    const before = lines.slice(0, at).findLastIndex((other) => areSameHeads(other, cut));
    if (before < 0) return;
    const first = beginsApart(lines, Math.max(before + 2, at - mostLinesOver), at);
    if (first !== undefined) begun.add(first);
  });
  return begun;
}

const isHeader = ({ line, pieces }: CutLine): boolean =>
  line.bold && pieces.length >= 2 && line.spans.length >= fewestHeads;

const areSameHeads = (one: CutLine, { line }: CutLine): boolean =>
  isHeader(one) &&
  one.line.text === line.text &&
  Math.abs(one.line.box[0] - line.box[0]) <= samePlace &&
  Math.abs(one.line.box[2] - line.box[2]) <= samePlace;

/** Of some lines the one with most white over it, if that is much more than the others have. */
export function beginsApart(
  lines: readonly CutLine[],
  from: number,
  to: number,
): number | undefined {
  const places = Array.from({ length: Math.max(0, to + 1 - from) }, (_, index) => from + index)
    .map((at) => {
      const [above, below] = [lines[at - 1] as CutLine, lines[at] as CutLine];
      return { at, white: below.line.box[1] - above.line.box[3] };
    })
    .sort((a, b) => b.white - a.white);
  const [widest, next] = places;
  if (widest === undefined) return undefined;
  const { size } = (lines[widest.at] as CutLine).line;
  const isApart =
    widest.white >= whiteBetween * size &&
    (next === undefined || widest.white >= whiterBy * Math.max(next.white, 0));
  return isApart ? widest.at : undefined;
}
