import { largest, smallest } from "../../../../long-lists.ts";
import { median } from "../../text/median.ts";
import { isFigure, isPeriod, isYear, type Piece } from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";
import { type Reach, reachesOf } from "./heads-inside.ts";

/** So many heads side by side are a header. */
const fewestHeads = 3;
/** Figures end no further before the next head than this (parts of the font size). */
const widestPadding = 1.3;
/** Figures of several columns end at one distance before the heads after them, give or take this (points). */
const sameEnd = 0.6;
/** Figures as wide as each other may begin at one place as well: some are wider than others by more than this (points). */
const otherBegin = 1.5;
/** The first head begins where the table does, give or take this (points). */
const sameStart = 2;
/** A text may reach over such an edge in this part of the rows at most: their titles do not. */
const crossedPart = 0.3;
/** In so many columns figures end so. */
const fewestColumns = 2;

interface Ending {
  readonly column: number;
  /** From where a figure begins and ends to the next head (points). */
  readonly begin: number;
  readonly end: number;
}

/**
 * Heads at their columns' left, figures at their right: a figure then stands nearer to the next column's head than to
 * its own. Where figures of several columns end at one distance before the heads after them, however wide they are, each
 * column reaches up to the next head. So do figures of one width, where the last column's stand right of its head. Absent
 * where they do not, or where a figure, or the titles of rows, stand over such an edge.
 */
export function edgesBeforeHeads(region: Region): number[] | undefined {
  const at = region.lines.findIndex((cut) => headsOf(cut).length >= fewestHeads);
  if (at < 0) return undefined;
  const { line } = region.lines[at] as CutLine;
  const heads = headsOf(region.lines[at] as CutLine);
  if ((heads[0] as Reach)[0] > smallest(region.lines.map((cut) => cut.line.box[0])) + sameStart) {
    return undefined;
  }
  const starts = heads.slice(1).map(([from]) => from);
  const body = region.lines.slice(at + 1).filter((cut) => !cut.line.bold);
  const rows = body.filter(({ pieces }) => pieces.some(({ text }) => isFigure(text)));
  const figures = rows.flatMap(({ pieces }) => pieces.filter(({ text }) => isFigure(text)));
  const endings = figures.flatMap(({ box }): Ending[] => {
    const column = starts.findIndex((x) => x >= box[2]);
    const next = starts[column];
    if (next === undefined || next - box[2] > widestPadding * line.size) return [];
    return [{ column, begin: next - box[0], end: next - box[2] }];
  });
  const usual = median(endings.map(({ end }) => end));
  const level = endings.filter(({ end }) => Math.abs(end - usual) <= sameEnd);
  const columns = new Set(level.map(({ column }) => column)).size;
  const begins = level.map(({ begin }) => begin);
  if (columns < fewestColumns || level.length < endings.length) return undefined;
  const varies = largest(begins) - smallest(begins) > otherBegin;
  const isFull = columns === starts.length && figures.some(({ box }) => box[0] > lastOf(heads)[1]);
  if (!varies && !isFull) return undefined;
  const edges = starts.map((x) => x - usual / 2);
  const isOver =
    (x: number) =>
    ({ box }: Piece): boolean =>
      box[0] < x && box[2] > x;
  const areCrossed = edges.some(
    (x) =>
      figures.some(isOver(x)) ||
      rows.filter(({ pieces }) => pieces.some(isOver(x))).length > crossedPart * rows.length,
  );
  return areCrossed ? undefined : edges;
}

const lastOf = (heads: readonly Reach[]): Reach => heads.at(-1) as Reach;

/** The heads of a bold line: words, or what they are of. */
const headsOf = (cut: CutLine): readonly Reach[] =>
  cut.line.bold && cut.pieces.every(({ text }) => !isFigure(text) || isYear(text) || isPeriod(text))
    ? reachesOf(cut)
    : [];
