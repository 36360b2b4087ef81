import { largest, smallest } from "../../../../long-lists.ts";
import type { Ruling } from "../../drawing/drawing.ts";
import { isFigure } from "../../text/pieces.ts";
import { readsOnFrom } from "../../text/wrapping.ts";
import type { CutLine } from "../grid/region.ts";

/** Texts begin at one place within this (points). */
const samePlace = 1;
/** A text outside the cells begins so far left of theirs, which are padded (points). */
const padding = 2;
/** Values stand so far right of the labels (points). */
const labelWidth = 20;
/** So many values, and this part of them, show where those of a table begin. */
const fewestValues = 2;
const placedPart = 0.5;
/** Those of another table begin elsewhere by more than this (points). */
const elsewhere = 4;
/** White space over and under what stands between tables, in parts of its size. */
const spaceAround = 0.7;
/** White space between two tables is so much wider than between the lines of either, and than their text. */
const widerThanRows = 1.4;
const tableGap = 1.2;

/**
 * Whether a line stands outside the cells of two tables: it begins left of all their texts, with white space around
 * it, and below it values begin elsewhere than above, the upright rules that part the columns end over it and others
 * begin under it, or a header begins another table. The title of a group of rows stands in its cell, and its table's columns go on.
 */
export function standsOutside(
  lines: readonly CutLine[],
  index: number,
  start: number,
  rulings: readonly Ruling[],
): boolean {
  const cut = lines[index] as CutLine;
  if (cut.pieces.length !== 1 || index <= start || index + 1 >= lines.length) return false;
  if (readsOnFrom("", cut.line.text)) return false;
  const space = spaceAround * cut.line.size;
  if (gapOver(lines, index) < space || gapOver(lines, index + 1) < space) return false;
  const isOutside = ({ pieces, line }: CutLine): boolean =>
    pieces.length === 1 && Math.abs(line.box[0] - cut.line.box[0]) <= samePlace;
  // What stood outside before the table above begins it here, but is none of its lines.
  const isAgain = start > 0 && isOutside(lines[start] as CutLine);
  const above = lines.slice(isAgain ? start + 1 : start, index);
  const rest = lines.slice(index + 1);
  const end = rest.findIndex(isOutside);
  const below = rest.slice(0, end < 0 ? undefined : end);
  const isInside = (one: CutLine): boolean => one.line.box[0] >= cut.line.box[0] + padding;
  if (above.length === 0 || below.length === 0 || !above.every(isInside) || !below.every(isInside))
    return false;
  return (
    isAgain ||
    valuesMove(above, below) ||
    rulesBeginAnew(cut, above, below, rulings) ||
    headsAnew(cut, above, below)
  );
}

/** So many rows show where a table's cells begin. */
const fewestRows = 3;

/** Whether a text under a table begins left of all its cells, with white space over it, and nothing of the table follows. */
export function endsCells(lines: readonly CutLine[], index: number, start: number): boolean {
  const { line, pieces } = lines[index] as CutLine;
  if (pieces.length !== 1 || index < start + fewestRows || readsOnFrom("", line.text)) return false;
  const above = lines.slice(start, index);
  const next = lines[index + 1];
  return (
    gapOver(lines, index) >= spaceAround * line.size &&
    above.filter((one) => one.pieces.length >= 2).length >= fewestRows &&
    above.every((one) => one.line.box[0] >= line.box[0] + padding) &&
    (next === undefined || Math.abs(next.line.box[0] - line.box[0]) <= samePlace)
  );
}

/** A header names so many columns. */
const fewestHeads = 3;

/** Plain rows stand over a plain text, and under it a bold header over plain rows. */
function headsAnew(
  { line }: CutLine,
  above: readonly CutLine[],
  below: readonly CutLine[],
): boolean {
  const body = below.findIndex((one) => !one.line.bold);
  return (
    !line.bold &&
    above.some((one) => !one.line.bold) &&
    body > 0 &&
    below.slice(0, body).some(({ pieces }) => pieces.length >= fewestHeads)
  );
}

/** Whether a line begins a table right below another: after more white space than between lines of either, values begin elsewhere. */
export function beginsElsewhere(lines: readonly CutLine[], index: number, start: number): boolean {
  const { line, pieces } = lines[index] as CutLine;
  const gap = index > start ? gapOver(lines, index) : 0;
  if (gap < tableGap * line.size || pieces.length < 2) return false;
  const isWide = (at: number): boolean => gapOver(lines, at) * widerThanRows > gap;
  for (let at = start + 1; at < index; at += 1) if (isWide(at)) return false;
  const end = lines.findIndex((_, at) => at > index && isWide(at));
  const below = lines.slice(index, end < 0 ? undefined : end);
  const above = lines.slice(start, index);
  const label = smallest([...above, ...below].map((cut) => cut.line.box[0]));
  const labels = (some: readonly CutLine[]): number =>
    some.filter((cut) => cut.line.box[0] - label <= samePlace).length;
  return labels(above) >= 2 && labels(below) >= 2 && valuesMove(above, below);
}

/** Whether a line over a table stands outside its cells, which begin with a bold header. */
export function standsOverHeader(lines: readonly CutLine[], index: number, start: number): boolean {
  const [cut, header] = [lines[index], lines[index + 1]];
  if (cut === undefined || header === undefined) return false;
  return (
    lines.slice(start, index + 1).every(({ pieces }) => pieces.length === 1) &&
    !cut.line.bold &&
    header.line.bold &&
    header.pieces.length >= 2 &&
    gapOver(lines, index + 1) >= spaceAround * cut.line.size &&
    lines.slice(index + 1).every(({ line }) => line.box[0] >= cut.line.box[0] + padding)
  );
}

function gapOver(lines: readonly CutLine[], index: number): number {
  const [above, cut] = [lines[index - 1], lines[index]] as [CutLine, CutLine];
  return cut.line.box[1] - above.line.box[3];
}

function valuesMove(above: readonly CutLine[], below: readonly CutLine[]): boolean {
  const [one, other] = [valuePlace(above), valuePlace(below)];
  return one !== undefined && other !== undefined && Math.abs(one - other) > elsewhere;
}

/** Where the first texts beside labels begin, most of them; absent where too few do. Figures begin where they are longest. */
function valuePlace(lines: readonly CutLine[]): number | undefined {
  const label = smallest(lines.map(({ line }) => line.box[0]));
  const starts = lines.flatMap(({ pieces }) => {
    const value = pieces.find(({ box }) => box[0] > label + labelWidth);
    return value === undefined || isFigure(value.text) ? [] : [value.box[0]];
  });
  const near = (place: number): number =>
    starts.filter((start) => Math.abs(start - place) <= samePlace).length;
  const most = largest([0, ...starts.map(near)]);
  if (most < fewestValues || most < placedPart * starts.length) return undefined;
  return starts.find((start) => near(start) === most);
}

/** Upright rules stand beside rows above and below a line, and none beside the line itself. */
function rulesBeginAnew(
  { line }: CutLine,
  above: readonly CutLine[],
  below: readonly CutLine[],
  rulings: readonly Ruling[],
): boolean {
  const [left, right] = [
    line.box[0] - 2,
    largest([...above, ...below].map((one) => one.line.box[2])),
  ];
  const upright = rulings.filter(
    ({ direction, at }) => direction === "vertical" && at >= left && at <= right,
  );
  const isBeside = (one: CutLine): boolean =>
    upright.some(({ from, to }) => from < one.line.baseline && to > one.line.box[1]);
  return (
    !isBeside({ line, pieces: [], framed: false }) &&
    isBeside(above.at(-1) as CutLine) &&
    isBeside(below[0] as CutLine)
  );
}
