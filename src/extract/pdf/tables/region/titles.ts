import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { boxHeight, boxWidth, containsBox, overlap } from "../../drawing/geometry.ts";
import type { Line } from "../../text/lines.ts";
import { median } from "../../text/median.ts";
import { isFigure } from "../../text/pieces.ts";
import { coveredLength, pageLevels } from "../edges/level-edges.ts";
import type { CutLine, Region } from "../grid/region.ts";

/** A title or sentence between two tables is wider than this part of them, or larger than their text. */
const wide = 0.45;
/** Lines of one text stand no further apart than this part of their height. */
const close = 0.35;
/** A line that wraps reaches at least this part of the width of the line it wraps to. */
const filled = 0.85;

/** Whether a rule or fill edge runs close over a line and another close under it: a row of its own. */
export function isBounded(line: Line, rulings: readonly Ruling[], fills: readonly Fill[]): boolean {
  const reach = 1.1 * line.size;
  const [left, top, right, bottom] = line.box;
  const edges = pageLevels(rulings, fills);
  // A rule may be drawn cell by cell.
  const runsAlong = (highest: number, lowest: number): boolean =>
    coveredLength(
      edges
        .filter(({ at }) => at >= highest && at <= lowest)
        .map(({ from, to }) => ({ from: Math.max(from, left), to: Math.min(to, right) })),
    ) >
    0.6 * (right - left);
  return runsAlong(top - reach, top + 3) && runsAlong(bottom - 3, bottom + reach);
}

/** A heading has words: a status glyph is often larger than the text beside it, and stands on a baseline of its own. */
export const isWorded = ({ text }: Pick<Line, "text">): boolean =>
  /\p{L}.*\p{L}.*\p{L}/u.test(text);

/** Drops lines in one piece that stand over the first rule or fill of a framed table. */
export function withoutCaption(
  lines: readonly CutLine[],
  region: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): readonly CutLine[] {
  const first = lines.findIndex(
    ({ line, pieces }) =>
      pieces.length !== 1 ||
      line.box[0] > region.box[0] + 6 ||
      isBounded(line, rulings, fills) ||
      hasEdgeOver(line, rulings, fills),
  );
  return first < 0 ? [] : lines.slice(first);
}

function hasEdgeOver(line: Line, rulings: readonly Ruling[], fills: readonly Fill[]): boolean {
  const near = (y: number): boolean => y <= line.box[1] + 3 && y >= line.box[1] - 1.1 * line.size;
  return (
    rulings.some(
      (ruling) =>
        ruling.direction === "horizontal" &&
        near(ruling.at) &&
        overlap(ruling.from, ruling.to, line.box[0], line.box[2]) > 0,
    ) || fills.some((fill) => near(fill.box[1]) && containsBox(fill.box, line.box, 3))
  );
}

/** Whether a title or sentence stands between what are two tables. */
export function isTitle(
  { line, pieces }: CutLine,
  index: number,
  region: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): boolean {
  if (pieces.length !== 1) return false;
  const startsLeft = line.box[0] <= region.box[0] + 6;
  const isWide = boxWidth(line.box) > wide * boxWidth(region.box);
  const usual = median(
    region.lines.filter((cut) => cut.pieces.length >= 2).map((cut) => cut.line.size),
  );
  const isLarge = line.size > 1.15 * usual && isWorded(line);
  if (!(startsLeft && isWide) && !isLarge) return false;
  // Between two filled rows a row of the table stands bounded by their edges; a heading stands there, too.
  const own = isLarge ? fills.filter((fill) => containsBox(fill.box, line.box, 3)) : fills;
  if (isBounded(line, rulings, own)) return false;
  const above = region.lines[index - 1]?.line;
  const isClose = above !== undefined && line.box[1] - above.box[3] < close * boxHeight(line.box);
  if (isWrapped(region.lines, index) || wrapsToFigures(region.lines, index)) return false;
  return region.framed || !isClose || isLarge;
}

/**
 * Text that filled its cell's line above goes on close below, in the same place and size, over any number of lines: in
 * whichever column it stands.
 */
export function isWrapped(lines: readonly CutLine[], index: number): boolean {
  const [above, cut] = [lines[index - 1], lines[index]];
  if (above === undefined || cut === undefined) return false;
  const { line } = cut;
  const over = above.pieces.find(({ box }) => Math.abs(box[0] - line.box[0]) < 2);
  const goesOn =
    over !== undefined &&
    line.box[1] - above.line.box[3] < close * boxHeight(line.box) &&
    Math.abs(above.line.size - line.size) < 0.1 * line.size &&
    above.line.bold === line.bold &&
    boxWidth(over.box) > filled * boxWidth(line.box);
  return goesOn && (above.pieces.length >= 2 || isWrapped(lines, index - 1));
}

/** The rest of a cell that is not the first of its row: no heading begins in the middle of a table so. */
export function isRestOfLater(lines: readonly CutLine[], index: number): boolean {
  const row = lines.findLast(({ pieces }, at) => at < index && pieces.length >= 2);
  const left = row?.pieces[0]?.box[0] ?? Infinity;
  return (lines[index]?.line.box[0] ?? 0) > left + 2 && isWrapped(lines, index);
}

/** What hangs stands in from its first line by no more than this (parts of the font size). */
const mostHanging = 2;
/** Words of one cell stand so close below each other, in parts of their height. */
const wraps = 0.5;

/** A label too long for its column goes on close below, beside its figures. */
function wrapsToFigures(lines: readonly CutLine[], index: number): boolean {
  const [cut, next] = [lines[index], lines[index + 1]];
  const [first, ...figures] = next?.pieces ?? [];
  if (cut === undefined || next === undefined || first === undefined) return false;
  const { line } = cut;
  const hangs = first.box[0] - line.box[0];
  const goesOn =
    next.line.box[1] - line.box[3] < wraps * boxHeight(line.box) &&
    hangs > -1 &&
    hangs <= mostHanging * line.size &&
    Math.abs(next.line.size - line.size) < 0.1 * line.size &&
    (first.spans[0]?.face.bold ?? false) === line.bold &&
    /^[\p{Ll}(&\d]/u.test(first.text);
  if (!goesOn || isFigure(first.text)) return false;
  return figures.some(({ text }) => isFigure(text)) || wrapsToFigures(lines, index + 1);
}
