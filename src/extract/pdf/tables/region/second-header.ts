import type { BoundingBox } from "../../../../document.ts";
import { smallest } from "../../../../long-lists.ts";
import type { Fill } from "../../drawing/drawing.ts";
import { centreY, containsPoint } from "../../drawing/geometry.ts";
import { comesTwice, figureColumns } from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";
import { hasFigures, reachesOver } from "./captions.ts";
import { isWrapped } from "./titles.ts";

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
  const before = region.lines.slice(start, index).some(hasFigures);
  const next = region.lines.slice(index + 1).find(({ pieces }) => pieces.length >= 2);
  return before && next !== undefined && !hasFigures(next);
}

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
  if (top - above.line.box[3] < bandGap * cut.line.size) return false;
  const end = region.lines.findIndex(
    (line, at) => at > index && colourBehind(line.line.box, fills) !== colour,
  );
  const header = region.lines.slice(index, end < 0 ? undefined : end);
  return header.some(({ pieces }) => pieces.length >= 3);
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
