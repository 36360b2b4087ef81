import { smallest } from "../../../../long-lists.ts";
import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { unionBoxes } from "../../drawing/geometry.ts";
import { comesTwice, figureColumns, isFigure, isYear } from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";
import { isBounded, isWrapped } from "./titles.ts";

/** What stands over or under a table and is no part of it. */
export const caption = /^(?:table|figure|chart|graph|box|annex)\s*\d/i;
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
    (pattern.test(cut.line.text) ||
      (isSentence(cut) &&
        !region.framed &&
        startsInFirst(cut, bounds) &&
        reachesOver(cut, bounds)));
  let [from, to] = [0, region.lines.length];
  while (from < to && isLoose(region.lines[from] as CutLine, caption)) {
    from = endOfCaption(region.lines, from);
  }
  while (to > from && isLoose(region.lines[to - 1] as CutLine, note)) to -= 1;
  // What goes on under a note is the note.
  const noted = region.lines.findIndex(
    (cut, index) =>
      index >= from + 2 && index < to && note.test(cut.line.text) && isEnd(region, index),
  );
  if (noted > 0) to = Math.min(to, noted);
  return toRegion(region, region.lines.slice(from, to), from > 0, to < region.lines.length);
}

const noteWords = 5;

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
      step < 1.32 * above.line.size &&
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

const reachesOver = ({ line }: CutLine, bounds: readonly number[]): boolean =>
  bounds.slice(1, -1).some((x) => line.box[0] < x - 1 && line.box[2] > x + 1);

/** A region cut before each caption or title after which a new header begins. */
export function splitRegion(
  region: Region,
  bounds: readonly number[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): Region[] {
  const parts: CutLine[][] = [[]];
  const leads = new Map<CutLine[], CutLine>();
  let start = 0;
  let isHeading = false;
  region.lines.forEach((cut, index) => {
    const isRow = isBounded(cut.line, rulings, fills);
    const isOther = !isRow && startsAnother(region, index, start, bounds);
    if (isOther || (!isRow && changesColumns(region, index, start, bounds))) {
      const isCaption = caption.test(cut.line.text);
      const part = isCaption ? [cut] : [];
      parts.push(part);
      // What stands in the middle of its columns is the next table's header.
      if (!isCaption) leads.set(part, cut);
      start = index;
      isHeading = !isOther;
    } else if (isHeading && cut.pieces.length === 1) {
      // A second heading, or the rest of the first.
    } else if (startsHeaderBand(region, index, start, fills)) {
      parts.push([cut]);
      start = index;
    } else {
      parts.at(-1)?.push(cut);
      isHeading = false;
    }
  });
  if (parts.length === 1) return [region];
  return parts
    .filter((lines) => lines.filter((cut) => cut.pieces.length >= 2).length >= 2)
    .map((lines) => {
      const part = toRegion(region, lines, lines !== parts[0], lines !== parts.at(-1));
      const lead = leads.get(lines);
      return lead === undefined ? part : { ...part, lead: [lead] };
    });
}

function startsAnother(
  region: Region,
  index: number,
  start: number,
  bounds: readonly number[],
): boolean {
  const cut = region.lines[index] as CutLine;
  if (index < 2) return false;
  if (caption.test(cut.line.text)) return true;
  if (cut.pieces.length !== 1 || isWrapped(region.lines, index)) return false;
  if (!reachesOver(cut, bounds) && !isSetApart(region, index)) return false;
  const before = region.lines.slice(start, index).some(hasFigures);
  const next = region.lines.slice(index + 1).find(({ pieces }) => pieces.length >= 2);
  return before && next !== undefined && !hasFigures(next);
}

/** In other columns than the region's, so many of the lines with figures have two of them in one. */
const doubled = 0.5;

/** A line in one piece after which figures stand in other columns than before: a heading between two tables. */
function changesColumns(
  region: Region,
  index: number,
  start: number,
  bounds: readonly number[],
): boolean {
  if (index < start + 2 || region.lines[index]?.pieces.length !== 1) return false;
  const isSingle = ({ pieces }: CutLine): boolean => pieces.length === 1;
  const rest = region.lines.slice(index);
  const begins = rest.findIndex((cut) => !isSingle(cut));
  if (begins < 0) return false;
  const ends = rest.findIndex((cut, at) => at > begins && isSingle(cut));
  const above = doubledPart(region.lines.slice(start, index), bounds);
  const below = doubledPart(rest.slice(begins, ends < 0 ? undefined : ends), bounds);
  if (above === undefined || below === undefined) return false;
  return Math.max(above, below) >= doubled && Math.min(above, below) <= 0.1;
}

/** The part of the lines with figures that have two of them in one column; absent where there are too few. */
function doubledPart(lines: readonly CutLine[], bounds: readonly number[]): number | undefined {
  const telling = lines
    .map(({ pieces }) => figureColumns(pieces.slice(1), bounds))
    .filter((columns) => columns.length >= 2);
  return telling.length < 2 ? undefined : telling.filter(comesTwice).length / telling.length;
}

/** White space over a second header's band, in parts of the text size: more than cells are padded with. */
const bandGap = 0.8;

/**
 * The header's own colour comes again over the whole width, after white space and over several columns:
 * another table begins right under the first.
 */
function startsHeaderBand(
  region: Region,
  index: number,
  start: number,
  fills: readonly Fill[],
): boolean {
  if (index < start + 2) return false;
  const [first, above, cut] = [region.lines[start], region.lines[index - 1], region.lines[index]];
  if (!first || !above || !cut) return false;
  const colour = colourBehind(first.line.box, fills);
  if (colour === undefined || colourBehind(cut.line.box, fills) !== colour) return false;
  if (colourBehind(above.line.box, fills) === colour) return false;
  const band = fills.filter((fill) => fill.colour === colour && holds(fill.box, cut.line.box));
  const top = smallest(band.map((fill) => fill.box[1]));
  if (top - above.line.box[3] < bandGap * cut.line.size) return false;
  const end = region.lines.findIndex(
    (line, at) => at > index && colourBehind(line.line.box, fills) !== colour,
  );
  const header = region.lines.slice(index, end < 0 ? undefined : end);
  return header.some(({ pieces }) => pieces.length >= 3);
}

type Box = readonly [number, number, number, number];

const holds = (outer: Box, inner: Box): boolean => {
  const [x, y] = [inner[0] + 1, (inner[1] + inner[3]) / 2];
  return outer[0] <= x && x <= outer[2] && outer[1] <= y && y <= outer[3];
};

/** The colour that a line begins on: that of the last area drawn there. */
const colourBehind = (box: Box, fills: readonly Fill[]): string | undefined =>
  fills.findLast((fill) => holds(fill.box, box))?.colour;

/** A bold line among plain ones, with white space over it. */
function isSetApart(region: Region, index: number): boolean {
  const { line } = region.lines[index] as CutLine;
  const above = region.lines[index - 1]?.line;
  return above !== undefined && line.box[1] - above.box[3] > 1.1 * line.size;
}

const hasFigures = ({ pieces }: CutLine): boolean =>
  pieces.slice(1).some((piece) => isFigure(piece.text) && !isYear(piece.text));

function toRegion(
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
  };
}
