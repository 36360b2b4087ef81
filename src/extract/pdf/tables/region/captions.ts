import { largest, smallest } from "../../../../long-lists.ts";
import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { unionBoxes } from "../../drawing/geometry.ts";
import { captionStep } from "../../text/line-step.ts";
import { isFigure, isYear, ordinaryBlank } from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";
import { isBounded } from "./titles.ts";

/** What stands over or under a table and is no part of it. */
export const caption = /^(?:table|figure|chart|graph|box|annex)\s*(?:\d|[a-z](?:$|[.:)]|\s[–-]))/i;
/** A note begins with a capital: "alternative funding / sources, and" goes on in its cell. */
export const note =
  /^(?:(?:Source|SOURCE|Note|NOTE)[sS]?\b|(?:sources?|notes?)\s?:|(?:NB|Nb)\b|nb[:.]|\(:\)|\*+\s|\(\*|\(\d\)|\d\)\s|[¹²³†‡]|χ)/;

/** A region without the captions over it and the notes under it. */
export function trimRegion(
  region: Region,
  bounds: readonly number[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): Region {
  const isLoose = (cut: CutLine, pattern: RegExp): boolean =>
    !isBounded(cut.line, rulings, fills) &&
    !isLabelledRow(cut, region, bounds) &&
    (pattern.test(cut.line.text) ||
      (isSentence(cut) &&
        !region.framed &&
        startsInFirst(cut, bounds) &&
        reachesOver(cut, bounds) &&
        !isPartedAt(cut, bounds) &&
        !goesOnInColumns(cut, region)));
  let [from, to] = [0, region.lines.length];
  while (from < to && isLoose(region.lines[from] as CutLine, caption)) {
    from = endOfCaption(region.lines, from);
  }
  while (
    to > from &&
    (isLoose(region.lines[to - 1] as CutLine, note) ||
      isSmallPrint(region.lines, to - 1, bounds) ||
      isSetApart(region.lines, to - 1, bounds))
  )
    to -= 1;
  // What goes on under a note is the note.
  const noted = region.lines.findIndex(
    (cut, index) =>
      index >= from + 2 &&
      index < to &&
      note.test(cut.line.text) &&
      !isLabelledRow(cut, region, bounds) &&
      isEnd(region, index),
  );
  if (noted > 0) to = Math.min(to, noted);
  return toRegion(region, region.lines.slice(from, to), from > 0, to < region.lines.length);
}

/** Blanks between columns are wider than so many ordinary ones; heads over so many edges stand apart at none by chance. */
const partingBlanks = 2;
const fewestParted = 2;

/** At each edge that a line reaches over, its words stand apart: heads so close to each other that they are one piece. */
function isPartedAt({ line: { spans, box } }: CutLine, bounds: readonly number[]): boolean {
  const crossed = bounds.slice(1, -1).filter((x) => x > box[0] + 1 && x < box[2] - 1);
  const isApart = (x: number): boolean =>
    spans.some((span, at) => {
      const next = spans[at + 1];
      return (
        next !== undefined &&
        span.box[2] <= x &&
        next.box[0] >= x &&
        next.box[0] - span.box[2] > partingBlanks * ordinaryBlank(span)
      );
    });
  return crossed.length >= fewestParted && crossed.every(isApart);
}

/** A row has so many cells: two texts beside each other may be columns of prose. */
const fewestCells = 3;

/** Texts close below those of a row, each of them where one begins: the rest of it, however many words it has. */
function goesOnInColumns({ line }: CutLine, { lines }: Region): boolean {
  for (let at = lines.findIndex((other) => other.line === line); at > 0; at -= 1) {
    const [above, below] = [lines[at - 1] as CutLine, lines[at] as CutLine];
    if (below.pieces.length < 2 || !goesOnUnder(above, below)) return false;
    if (above.pieces.length >= fewestCells) return true;
  }
  return false;
}

const goesOnUnder = (above: CutLine, { line, pieces }: CutLine): boolean =>
  above.line.bold === line.bold &&
  line.baseline - above.line.baseline < captionStep * line.size &&
  pieces.every(({ box }) =>
    above.pieces.some((upper) => Math.abs(upper.box[0] - box[0]) <= sameStart),
  );

/** Texts of a column begin at one place, give or take this (points). */
const sameStart = 2;
/** So many other rows begin their second column where a row of `Notes` does. */
const fewestAlike = 2;

/** `Notes` in the first column, and what it names where the texts of the second begin: a row of a card, no note under it. */
function isLabelledRow(
  { line, pieces: [label, text, ...more] }: CutLine,
  { lines }: Region,
  bounds: readonly number[],
): boolean {
  const edge = bounds[1];
  if (edge === undefined || label === undefined || text === undefined || more.length > 0)
    return false;
  if (label.spans.length > 1 || label.box[2] > edge || text.box[0] < edge) return false;
  const alike = lines.filter(
    (other) =>
      other.line !== line &&
      other.pieces.some(({ box }) => Math.abs(box[0] - text.box[0]) <= sameStart),
  );
  return alike.length >= fewestAlike;
}

/** Notes are set in type smaller than this part of the rows' own. */
const smallPrint = 0.92;

/** Words alone in smaller type than the rows, under them and at their left. */
function isSmallPrint(
  lines: readonly CutLine[],
  index: number,
  bounds: readonly number[],
): boolean {
  const cut = lines[index] as CutLine;
  const rows = lines.slice(0, index).filter(({ pieces }) => pieces.length >= 2);
  const size = smallest(rows.map(({ line }) => line.size));
  return (
    cut.pieces.length === 1 &&
    cut.line.spans.length >= noteWords &&
    startsInFirst(cut, bounds) &&
    rows.length >= 2 &&
    cut.line.size < smallPrint * size
  );
}

const noteWords = 5;

/** White space over a note is more than this many times what there is over any row (in lines' tops and bottoms). */
const apart = 1.8;
const fewestGaps = 3;
const fewestWords = 3;

/** Plain words alone at the left, with more white over them than any row of figures has: what is said of the table. */
function isSetApart(lines: readonly CutLine[], index: number, bounds: readonly number[]): boolean {
  const [cut, above] = [lines[index] as CutLine, lines[index - 1]];
  if (cut.pieces.length !== 1 || cut.line.bold || !startsInFirst(cut, bounds)) return false;
  if (cut.line.spans.length < fewestWords || above === undefined || !hasFigures(above))
    return false;
  const gapOver = (at: number): number =>
    (lines[at] as CutLine).line.box[1] - (lines[at - 1] as CutLine).line.box[3];
  const gaps = lines
    .slice(0, index)
    .flatMap((row, at) =>
      at > 0 && hasFigures(row) && hasFigures(lines[at - 1] as CutLine) ? [gapOver(at)] : [],
    );
  const usual = Math.max(largest(gaps), minimal * cut.line.size);
  return gaps.length >= fewestGaps && gapOver(index) > apart * usual;
}

/** Lines that touch each other have so much white between them all the same (parts of the size). */
const minimal = 0.3;

/** Text in one piece, or in two of which the first has many words and neither is a figure. */
const isSentence = ({ pieces: [first, ...rest] }: CutLine): boolean =>
  rest.length === 0 ||
  (rest.length === 1 &&
    first !== undefined &&
    first.spans.length >= noteWords &&
    [first, ...rest].every(({ text }) => !isFigure(text)));

/** The first line after a caption and the lines it wraps to. */
function endOfCaption(lines: readonly CutLine[], start: number): number {
  let end = start + 1;
  for (; end < lines.length; end += 1) {
    const [above, below] = [lines[end - 1] as CutLine, lines[end] as CutLine];
    const step = below.line.baseline - above.line.baseline;
    const wraps =
      step < captionStep * above.line.size &&
      Math.abs(below.line.size - above.line.size) < 0.5 &&
      below.line.bold === above.line.bold &&
      !hasFigures(below) &&
      (below.pieces.length === 1 || /^\p{Ll}/u.test(below.line.text));
    if (!wraps) break;
  }
  return end;
}

/** No figures stand after a line: the table is over. */
function isEnd(region: Region, index: number): boolean {
  return region.lines
    .slice(index)
    .every(({ pieces }) => pieces.filter((piece) => isFigure(piece.text)).length < 2);
}

const startsInFirst = ({ line }: CutLine, bounds: readonly number[]): boolean =>
  line.box[0] < (bounds[1] ?? Infinity) - 1;

/** Whether figures other than years stand after a line's first piece. */
export const hasFigures = ({ pieces }: CutLine): boolean =>
  pieces.slice(1).some((piece) => isFigure(piece.text) && !isYear(piece.text));

/** Whether a line reaches over an edge between columns. */
export const reachesOver = ({ line }: CutLine, bounds: readonly number[]): boolean =>
  bounds.slice(1, -1).some((x) => line.box[0] < x - 1 && line.box[2] > x + 1);

/** Some lines of a region, as a region. */
export function toRegion(
  region: Region,
  lines: readonly CutLine[],
  cutAbove: boolean,
  cutBelow: boolean,
): Region {
  return {
    lines,
    box: unionBoxes(lines.map(({ line }) => line.box)),
    framed: lines.filter((cut) => cut.framed).length > lines.length / 2,
    lead: cutAbove ? [] : region.lead,
    tail: cutBelow ? [] : region.tail,
    ...(region.begunBy === undefined ? {} : { begunBy: region.begunBy }),
    ...(region.title === undefined || cutAbove ? {} : { title: region.title }),
  };
}
