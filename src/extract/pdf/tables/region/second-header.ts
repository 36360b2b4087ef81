import type { BoundingBox } from "../../../../document.ts";
import { largest, smallest } from "../../../../long-lists.ts";
import type { Fill } from "../../drawing/drawing.ts";
import { centreX, centreY, containsPoint } from "../../drawing/geometry.ts";
import { median } from "../../text/median.ts";
import {
  comesTwice,
  figureColumns,
  isFigure,
  isPeriod,
  isYear,
  ordinal,
  type Piece,
} from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";
import { hasFigures, reachesOver } from "./captions.ts";
import { isRestOfLater, isWrapped } from "./titles.ts";

/** Whether a line in one piece heads another table: figures stand over it, and below it a header without. */
export function headsAnother(
  region: Region,
  index: number,
  start: number,
  bounds: readonly number[],
): boolean {
  const cut = region.lines[index] as CutLine;
  if (index < 2) return false;
  if (cut.pieces.length !== 1 || isWrapped(region.lines, index)) return false;
  if (!reachesOver(cut, bounds) && !isSetApart(region, index)) return false;
  const over = region.lines.slice(start, index);
  // Years and quarters are figures of a header, which is no table yet.
  const before = over.some(hasFigures) && over.some(({ line }) => !line.bold);
  const next = region.lines.slice(index + 1).find(({ pieces }) => pieces.length >= 2);
  if (!before || next === undefined || hasFigures(next)) return false;
  // Where the header above is bold, a plain line is the first of a row whose figures stand in its middle.
  return !(over[0]?.line.bold === true && over.some(isHeaderLine) && !next.line.bold);
}

/** A header has so many heads in a line. */
const fewestHeads = 3;

const isHeaderLine = ({ line, pieces }: CutLine): boolean =>
  line.bold && pieces.length >= fewestHeads;

/** In other columns than the region's, so many of the lines with figures have two of them in one. */
const doubled = 0.5;

/** A line in one piece after which figures stand in other columns than before: a heading between two tables. */
export function changesColumns(
  region: Region,
  index: number,
  start: number,
  bounds: readonly number[],
): boolean {
  if (index < start + 2 || region.lines[index]?.pieces.length !== 1) return false;
  if (isRestOfLater(region.lines, index)) return false;
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

/** Figures of one column begin, end or have their middle at one place, give or take this (points). */
const samePlace = 1.5;
/** Of the columns below a heading this part at most is where one is above it. */
const keptColumns = 0.34;

/**
 * A line in one piece that the figures above and those below stand in other places: a heading between two tables.
 * Asked of what is printed, before columns are known: together the rows would give the columns of both tables.
 */
export function movesFigures(lines: readonly CutLine[], index: number, start: number): boolean {
  const isSingle = (cut: CutLine | undefined): boolean => cut?.pieces.length === 1;
  if (!isSingle(lines[index]) || isRestOfLater(lines, index)) return false;
  let [from, to] = [index, index + 1];
  while (from > start && isSingle(lines[from - 1])) from -= 1;
  while (to < lines.length && isSingle(lines[to])) to += 1;
  const ends = lines.findIndex((cut, at) => at > to && isSingle(cut));
  const begins = lines.findLastIndex((cut, at) => at >= start && at < from - 1 && isSingle(cut));
  const above = figurePlaces(lines.slice(Math.max(start, begins + 1), from));
  const below = figurePlaces(lines.slice(to, ends < 0 ? undefined : ends));
  if (above === undefined || below === undefined) return false;
  const kept = below.filter((place) => above.some((other) => isSamePlace(place, other)));
  return kept.length <= keptColumns * below.length;
}

interface Place {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

const isSamePlace = (a: Place, b: Place): boolean =>
  Math.abs(a.left - b.left) <= samePlace ||
  Math.abs(a.right - b.right) <= samePlace ||
  Math.abs(a.middle - b.middle) <= samePlace;

/** Where the figures of each column stand; absent where too few lines show it, or they show several. */
function figurePlaces(lines: readonly CutLine[]): Place[] | undefined {
  const rows = lines
    .map(({ pieces }) => pieces.filter(({ text }) => isFigure(text) && !isYear(text)))
    .filter((figures) => figures.length >= 2);
  const columns = rows[0]?.length ?? 0;
  if (rows.length < 2 || rows.some((figures) => figures.length !== columns)) return undefined;
  return Array.from({ length: columns }, (_, column) => {
    const boxes = rows.map((figures) => (figures[column] as Piece).box);
    return {
      left: smallest(boxes.map(([left]) => left)),
      right: largest(boxes.map(([, , right]) => right)),
      middle: median(boxes.map(centreX)),
    };
  });
}

/** White space over a second header, in parts of its text size at least, and so much more than over any row (points). */
const headerGap = 0.9;
const moreThanRows = 1;

/**
 * Bold lines without figures, over plain ones and under plain rows that stand closer to each other: the header of a
 * table right below another.
 */
export function headsAfterSpace(lines: readonly CutLine[], index: number, start: number): boolean {
  const isBold = (at: number): boolean => lines[at]?.line.bold === true;
  if (index < start + 2 || !isBold(index) || isBold(index - 1)) return false;
  // A list over a table is none.
  const rows = lines.slice(start, index).filter(({ pieces }) => pieces.length >= 2);
  if (rows.length < 2) return false;
  const gapOver = (at: number): number =>
    (lines[at] as CutLine).line.box[1] - (lines[at - 1] as CutLine).line.box[3];
  const gap = gapOver(index);
  if (gap < headerGap * (lines[index] as CutLine).line.size) return false;
  for (let at = start + 1; at < index; at += 1) {
    if (gapOver(at) > gap - moreThanRows) return false;
  }
  const end = lines.findIndex((_, at) => at > index && !isBold(at));
  const header = lines.slice(index, end < 0 ? index : end);
  const areHeads = ({ pieces }: CutLine): boolean => pieces.every(({ text }) => isHead(text));
  return header.some(({ pieces }) => pieces.length >= 2) && header.every(areHeads);
}

/** Years are figures, and heads; `Target (FY` may go on with `2008/09)`. */
function isHead(text: string): boolean {
  const own = text.replaceAll(/[()]/g, "");
  const areNumbers = own.split(" ").every((word) => ordinal.test(word));
  return !isFigure(text) || isYear(own) || isPeriod(own) || areNumbers;
}

/** White space over a header that stands under a list, in parts of its text size at least. */
const listGap = 1.5;
const fewestListed = 2;

/**
 * A bold header under plain lines of one piece each that stand closer to each other: a list, or a key of signs that are
 * drawn, over a table.
 */
export function headsUnderList(lines: readonly CutLine[], index: number, start: number): boolean {
  const cut = lines[index] as CutLine;
  if (!isHeaderLine(cut) || !cut.pieces.every(({ text }) => isHead(text))) return false;
  if (lines.slice(start, index).some(({ pieces }) => pieces.length > 1)) return false;
  const heading = lines.findLastIndex(({ line }, at) => at < index && line.bold);
  const first = Math.max(start, heading + 1);
  if (index - first < fewestListed) return false;
  const gaps = lines
    .slice(first + 1, index + 1)
    .map(({ line }, at) => line.box[1] - (lines[first + at] as CutLine).line.box[3]);
  const gap = gaps.at(-1) as number;
  return (
    gap >= listGap * cut.line.size && gaps.slice(0, -1).every((one) => one <= gap - moreThanRows)
  );
}

/** White space over a second header's band, in parts of the text size: more than cells are padded with. */
const bandGap = 0.8;

/**
 * The header's own colour comes again over several columns, after white space or, behind bold heads, on cells that end
 * elsewhere: another table begins right under the first.
 */
export function startsHeaderBand(
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
  const isApart = top - above.line.box[3] >= bandGap * cut.line.size;
  const isBold = first.line.bold && cut.line.bold && !above.line.bold;
  const ofColour = fills.filter((fill) => fill.colour === colour);
  const isOther = isBold && hasOtherCells(region.lines.slice(start, index), cut, ofColour);
  if (!isApart && !isOther) return false;
  const end = region.lines.findIndex(
    (line, at) => at > index && colourBehind(line.line.box, fills) !== colour,
  );
  const header = region.lines.slice(index, end < 0 ? undefined : end);
  return header.some(
    ({ line, pieces }) =>
      pieces.length >= fewestHeads || (isOther && cellsOn(line, ofColour).length >= fewestHeads),
  );
}

/** Cells of one column are filled from one place to another, give or take this (points). */
const sameSide = 3;
/** So many sides of filled cells that stand elsewhere are other columns. */
const fewestOthers = 2;

/** What is filled on a line's height. */
const cellsOn = ({ box }: CutLine["line"], fills: readonly Fill[]): readonly Fill[] =>
  fills.filter((fill) => fill.box[1] < centreY(box) && fill.box[3] > centreY(box));

/** Whether the cells filled on a line's height end elsewhere than those of the lines above it. */
function hasOtherCells(
  above: readonly CutLine[],
  { line }: CutLine,
  fills: readonly Fill[],
): boolean {
  const sidesOn = (one: CutLine["line"]): number[] =>
    cellsOn(one, fills).flatMap(({ box }) => [box[0], box[2]]);
  const known = above.flatMap((one) => sidesOn(one.line));
  const others = sidesOn(line).filter(
    (x) => !known.some((other) => Math.abs(other - x) <= sameSide),
  );
  return others.length >= fewestOthers;
}

const holds = (outer: BoundingBox, inner: BoundingBox): boolean =>
  containsPoint(outer, inner[0] + 1, centreY(inner));

/** The colour that a line begins on: that of the last area drawn there. */
const colourBehind = (box: BoundingBox, fills: readonly Fill[]): string | undefined =>
  fills.findLast((fill) => holds(fill.box, box))?.colour;

/** A line with white space over it. */
function isSetApart(region: Region, index: number): boolean {
  const { line } = region.lines[index] as CutLine;
  const above = region.lines[index - 1]?.line;
  return above !== undefined && line.box[1] - above.box[3] > 1.1 * line.size;
}
