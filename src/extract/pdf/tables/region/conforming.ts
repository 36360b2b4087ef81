import { smallest } from "../../../../long-lists.ts";
import type { Fill, Ruling } from "../../drawing/drawing.ts";
import type { Line } from "../../text/lines.ts";
import { median } from "../../text/median.ts";
import {
  comesTwice,
  figureColumns,
  lineToPieces,
  ordinaryBlank,
  type Piece,
} from "../../text/pieces.ts";
import { findTableBreaks } from "../edges/bands.ts";
import { coveredLength, findLevels } from "../edges/level-edges.ts";
import type { CutLine } from "../grid/region.ts";
import { boxEnds } from "./box-end.ts";
import { headsAfterSpace, movesFigures } from "./second-header.ts";
import { isBounded, isWorded } from "./titles.ts";
import { endsCells, standsOutside } from "./values-elsewhere.ts";

/** A gap of more line heights than this ends the table. */
const largestGap = 3.2;
/** Text this much larger than the line above is a heading. */
const largerText = 1.15;
/** Rows are ruled off where so many rules over this part of the table's width stand above each other, near by (points). */
const fewestRuled = 4;
const ruledPart = 0.75;
const ruledReach = 200;
/** Rules nearer than this are one (points). */
const oneRule = 3;
/** Rows begin within this of each other (points). */
const sameStart = 1.5;
/** A group's title is no sentence: it leaves half of the table's width free. */
const mostOfWidth = 0.5;
/** The row below a group's title has so many values. */
const fewestValues = 3;
/** Ends of text may reach this far over a column edge (points). */
const overhang = 1.5;

/**
 * The first lines that stand in given columns, from the top down; `above` are the rows they follow, and `isNote` says which
 * lines are known to reach over columns.
 */
export function conformingLines(
  lines: readonly Line[],
  columnEdges: readonly number[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  above: readonly CutLine[] = [],
  isNote: (line: Line, above: Line | undefined, below: Line | undefined) => boolean = () => false,
): Line[] {
  const inner = columnEdges.slice(1, -1);
  const [left, right] = [columnEdges[0] as number, columnEdges.at(-1) as number];
  const endsBox = boxEnds(rulings, [left, right]);
  const taken: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const last = taken.at(-1) ?? above.at(-1)?.line;
    if (last !== undefined) {
      const gap = line.box[1] - last.box[3];
      const isFar = gap > largestGap * Math.max(last.size, line.size);
      if (isFar && !isFramedGap(last, line, rulings, fills)) break;
      if (endsBox(last, line)) break;
    }
    // A heading that fits the first column is still a heading.
    if (last !== undefined && line.size > largerText * last.size && isWorded(line)) break;
    if (last !== undefined && titlesAnother(lines, index, last)) break;
    const inside =
      line.box[0] >= left - 6 &&
      (line.box[2] <= right + 6 || isOfLastColumn(line, taken, columnEdges));
    const crossed = inner.some((x) =>
      line.spans.some((span) => span.box[0] < x - overhang && span.box[2] > x + overhang),
    );
    const spansOver = !crossed && inner.some((x) => isReadOver(line, x));
    const isOver =
      (crossed || spansOver) &&
      !isNote(line, last, lines[index + 1]) &&
      !isBounded(line, rulings, fills) &&
      !isGroupTitle(index, lines, taken, columnEdges) &&
      !isBetweenRules(index, lines, taken, columnEdges, rulings);
    if (!inside || isOver) break;
    const isShifted = above.length === 0 && standsBesideColumns(line, columnEdges);
    if (isShifted || comesTwice(figureColumns(lineToPieces(line), columnEdges))) {
      // What led to figures in other columns belongs to them.
      while (taken.length > 0 && isInFirst(taken.at(-1) as Line, columnEdges)) taken.pop();
      break;
    }
    taken.push(line);
  }
  if (above.length === 0 && isHeading(taken)) return [];
  const own = taken.length === 0 ? [] : untilBreak(taken, lines, above, inner, rulings, fills);
  while (
    own.length > 0 &&
    (isLooseEnd(own, columnEdges) || isBelowRules(own, columnEdges, rulings))
  )
    own.pop();
  return own;
}

/** A title is larger than the rows above it by this part at least, and has a header under it within so many lines. */
const titleSize = 1.1;
const linesToHeader = 3;

/** A line larger than plain rows above it, alone on its height and over a bold header: the title of another table. */
function titlesAnother(lines: readonly Line[], index: number, last: Line): boolean {
  const line = lines[index] as Line;
  if (last.bold || line.size < titleSize * last.size || !isWorded(line)) return false;
  const below = lines.slice(index + 1, index + linesToHeader);
  const header = below.find((one) => lineToPieces(one).length >= 2);
  return lineToPieces(line).length === 1 && header?.bold === true && header.size < line.size;
}

/**
 * Where the last column has no side that is drawn, it is as wide as its texts on one page, and a text overleaf may reach
 * farther: one that begins where others of the column do.
 */
function isOfLastColumn(
  line: Line,
  taken: readonly Line[],
  columnEdges: readonly number[],
): boolean {
  const inner = columnEdges.slice(1, -1);
  const [edge, right] = [inner.at(-1), columnEdges.at(-1)] as [number | undefined, number];
  const startsOf = (one: Line): number[] => lineToPieces(one, inner).map(({ box }) => box[0]);
  const lastOf = (one: Line): number => startsOf(one).at(-1) ?? -Infinity;
  const start = lastOf(line);
  return (
    edge !== undefined &&
    // Two texts there are of two columns, which the page before does not show.
    startsOf(line).filter((x) => x >= edge - overhang).length === 1 &&
    line.box[2] <= right + (right - edge) &&
    taken.some((one) => Math.abs(lastOf(one) - start) <= sameStart)
  );
}

/** So many figures of a line tell of its columns. */
const fewestFigures = 3;

/** A label and its first figure, apart, in the first column, and no figure in a later one: these are other columns. */
function standsBesideColumns(line: Line, columnEdges: readonly number[]): boolean {
  const pieces = lineToPieces(line);
  const columns = figureColumns(pieces, columnEdges);
  return (
    columns.length >= fewestFigures &&
    columns[0] === 0 &&
    figureColumns(pieces.slice(0, 1), columnEdges).length === 0 &&
    isWorded(line) &&
    new Set(columns).size < columnEdges.length - 1
  );
}

/** So many titles stand over each other at most. */
const mostTitles = 2;

/**
 * Words of the table's own size that begin where its rows begin, over a row of several values: in its own type, or bold over
 * a plain row whose values begin where those above do.
 */
function isGroupTitle(
  index: number,
  lines: readonly Line[],
  taken: readonly Line[],
  columnEdges: readonly number[],
): boolean {
  const [line, last] = [lines[index] as Line, taken.at(-1)];
  const inner = columnEdges.slice(1, -1);
  const rest = lines.slice(index + 1, index + 1 + mostTitles);
  const at = rest.findIndex((one) => lineToPieces(one, inner).length >= fewestValues);
  const row = rest[at];
  if (last === undefined || row === undefined) return false;
  const left = smallest(taken.map(({ box }) => box[0]));
  const isTitle = (one: Line): boolean =>
    one.bold === line.bold &&
    Math.abs(one.box[0] - left) <= sameStart &&
    lineToPieces(one).length === 1 &&
    one.box[2] - left < mostOfWidth * ((columnEdges.at(-1) as number) - left);
  const isOwnType = ({ size, bold }: Line): boolean =>
    Math.abs(size - line.size) < 0.1 && (bold === line.bold || (line.bold && !row.bold));
  const startsOf = (one: Line): number[] => lineToPieces(one, inner).map(({ box }) => box[0]);
  const known = line.bold ? taken.flatMap(startsOf) : [];
  return (
    [line, ...rest.slice(0, at)].every(isTitle) &&
    [last, row].every(isOwnType) &&
    Math.abs(row.box[0] - left) <= sameStart &&
    (line.bold || at === 0) &&
    (!line.bold ||
      startsOf(row).every((x) => known.some((other) => Math.abs(other - x) <= sameStart)))
  );
}

/** The rules between columns, most of them, end over a group's title and go on under it, or under the next title. */
const titleReach = 5;
const goingOnPart = 0.6;

/** A title over all columns, whose rules go on below it over plain rows: a header there begins another table. */
function isBetweenRules(
  index: number,
  lines: readonly Line[],
  taken: readonly Line[],
  columnEdges: readonly number[],
  rulings: readonly Ruling[],
): boolean {
  const line = lines[index] as Line;
  const inner = columnEdges.slice(1, -1);
  const left = smallest(taken.map(({ box }) => box[0]));
  if (inner.length < 2 || Math.abs(line.box[0] - left) > sameStart) return false;
  if (lineToPieces(line).length > 1) return false;
  const row = lines.slice(index + 1).find((one) => lineToPieces(one, inner).length > 1);
  if (row === undefined || row.bold) return false;
  const [, top, , bottom] = line.box;
  const reach = titleReach * line.size;
  const goesOn = inner.filter((x) => {
    const at = rulings.filter(
      (ruling) => ruling.direction === "vertical" && Math.abs(ruling.at - x) <= oneRule,
    );
    return (
      at.some(({ to }) => to > top - reach && to <= top + oneRule) &&
      at.some(({ from }) => from >= bottom - oneRule && from < bottom + reach)
    );
  });
  return goesOn.length >= 2 && goesOn.length >= goingOnPart * inner.length;
}

const isInFirst = (line: Line, columnEdges: readonly number[]): boolean =>
  line.box[2] <= (columnEdges[1] as number);

/** The first of the lines is a heading over the others. */
function isHeading(lines: readonly Line[]): boolean {
  const [first, ...rest] = lines;
  return (
    first !== undefined &&
    rest.length > 0 &&
    isWorded(first) &&
    first.size > largerText * median(rest.map((line) => line.size))
  );
}

/** The lines taken, before the first heading that stands loose among them, or the first that begins another table. */
function untilBreak(
  taken: readonly Line[],
  all: readonly Line[],
  above: readonly CutLine[],
  inner: readonly number[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): Line[] {
  const cut = all.map((line) => ({ line, pieces: lineToPieces(line, inner), framed: false }));
  const { loose, starts } = findTableBreaks(cut, rulings, fills);
  const whole = [...above, ...cut];
  const end = taken.findIndex(
    (_, index) =>
      loose.has(index) ||
      (index > 0 && starts.has(index)) ||
      headsAfterSpace(cut, index, 0) ||
      movesFigures(cut, index, 0) ||
      standsOutside(cut, index, 0, rulings) ||
      endsCells(whole, above.length + index, 0),
  );
  return taken.slice(0, end < 0 ? undefined : end);
}

/** A line's texts in known columns; words that read on over their edges with ordinary blanks, and nothing else, are one. */
export function piecesInColumns(line: Line, inner: readonly number[]): readonly Piece[] {
  const plain = lineToPieces(line);
  const isName = plain.length === 1 && inner.some((x) => isReadOver(line, x));
  return isName ? plain : lineToPieces(line, inner);
}

/** Whether an ordinary blank, and no wider one, lies on an edge: then the line reads on over it. */
function isReadOver(line: Line, x: number): boolean {
  return line.spans.some((span, index) => {
    const next = line.spans[index + 1];
    if (next === undefined || span.box[2] > x + overhang || next.box[0] < x - overhang)
      return false;
    return next.box[0] - span.box[2] < ordinaryBlank(span);
  });
}

/** A heading that happens to fit the first column ends what came before it. */
function isLooseEnd(taken: readonly Line[], columnEdges: readonly number[]): boolean {
  const last = taken.at(-1) as Line;
  const before = taken.at(-2);
  if (!isInFirst(last, columnEdges) || before === undefined) return false;
  return (
    (isWorded(last) && last.size > 1.1 * before.size) ||
    last.box[1] - before.box[3] > 1.6 * last.size
  );
}

/** Where all rows have a rule under them, a line in the first column below the last rule is no row. */
function isBelowRules(
  taken: readonly Line[],
  columnEdges: readonly number[],
  rulings: readonly Ruling[],
): boolean {
  const last = taken.at(-1) as Line;
  if (!isInFirst(last, columnEdges)) return false;
  const level = rulings.filter(({ direction }) => direction === "horizontal");
  const width = (columnEdges.at(-1) as number) - (columnEdges[0] as number);
  const ys = findLevels(level, oneRule, (pieces) => coveredLength(pieces) >= ruledPart * width);
  const over = ys.filter((y) => y < last.baseline && y > last.baseline - ruledReach);
  const isUnder = ys.some((y) => y > last.baseline && y < last.box[3] + last.size);
  // The lines of one cell have a rule under the last of them only.
  const rest = taken.filter((line) => line.baseline > (over.at(-1) ?? Infinity));
  return (
    !isUnder && over.length >= fewestRuled && rest.every((line) => isInFirst(line, columnEdges))
  );
}

/** A rule or fill edge lies in the gap: the row was tall, not at its end. */
function isFramedGap(
  above: Line,
  below: Line,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): boolean {
  const within = (y: number): boolean => y >= above.box[3] - 3 && y <= below.box[1] + 3;
  return (
    rulings.some((ruling) => ruling.direction === "horizontal" && within(ruling.at)) ||
    fills.some((fill) => within(fill.box[1]) || within(fill.box[3]))
  );
}
