import { largest } from "../../../../long-lists.ts";
import { boxWidth } from "../../drawing/geometry.ts";
import { cellStep, headerStep, smallestUsualStep } from "../../text/line-step.ts";
import { isFigure, isMoneyUnit, isYear } from "../../text/pieces.ts";
import { endsInside, readsOnFrom } from "../../text/wrapping.ts";
import { centred, headsSeveral, reachesOverSeveral } from "./names-over.ts";
import { isBoldRow, overlaps, type PlacedPiece, startsRow, type TextRow } from "./placed-lines.ts";
import { fullRows, isWordy, joinWordyLines } from "./rows-of-words.ts";

/** A step this much larger than the usual one within cells divides rows. */
const rowGap = 1.28;

const bullet = /^(?:[•▪◦‣●○■□➢❖✓·]|[-–]\s|\(?[a-z0-9ivx]{1,3}[.)]\s)/;

/** Lines that belong to one row of cells, by how they read on and how far apart they stand. */
export function joinLines(
  rows: readonly TextRow[],
  columnRights: readonly number[],
  isDivided: (above: TextRow, below: TextRow) => boolean,
  isBanded: (above: TextRow, below: TextRow) => boolean,
): TextRow[][] {
  const groups = joinWrappedLines(rows, columnRights, isDivided, isBanded);
  return groups.flatMap((group) => splitBand(group, columnRights.length));
}

/** A gap between two full lines of one band that is so many line steps wide parts two header rows. */
const bandGap = 2;

/** Two lines that fill nearly all columns, with white space between them, are two rows in one band. */
export function splitBand(group: readonly TextRow[], columns: number): TextRow[][] {
  const isFull = (row: TextRow): boolean => row.cells.length >= 0.8 * columns && columns >= 4;
  const first = group[0];
  const second = group.findIndex((row, index) => index > 0 && isFull(row));
  const lower = group[second];
  if (first === undefined || lower === undefined || !isFull(first)) return [[...group]];
  const size = Math.max(first.size, lower.size);
  if (lower.baseline - first.baseline < bandGap * 1.2 * size) return [[...group]];
  const between = group.slice(1, second);
  const busy = new Set(between.flatMap((row) => row.cells.map((cell) => cell.column)));
  if (busy.size > 0.3 * columns) return [[...group]];
  const isUpper = (row: TextRow): boolean =>
    row.baseline - first.baseline < lower.baseline - row.baseline;
  return [
    [first, ...between.filter(isUpper)],
    [...between.filter((row) => !isUpper(row)), ...group.slice(second)],
  ];
}

function joinWrappedLines(
  rows: readonly TextRow[],
  columnRights: readonly number[],
  isDivided: (above: TextRow, below: TextRow) => boolean,
  isBanded: (above: TextRow, below: TextRow) => boolean,
): TextRow[][] {
  const groups: TextRow[][] = [];
  const step = smallestUsualStep(rows);
  if (isWordy(rows)) {
    const full = fullRows(rows, columnRights.length, isBanded);
    const header = rows.slice(0, rows.length - full.length);
    const told = joinWordyLines(header, step, isDivided, isBanded);
    return [...told, ...full.map((row) => [row])];
  }
  for (const [index, row] of rows.entries()) {
    const group = groups.at(-1);
    const above = group?.at(-1);
    if (group === undefined || above === undefined) {
      groups.push([row]);
      continue;
    }
    if (isDivided(above, row)) groups.push([row]);
    else if (!isBanded(above, row) && leadsItsFigures(row, rows[index + 1])) groups.push([row]);
    else if (!isBanded(above, row) && wrapsToItsFigures(group, rows, index)) groups.push([row]);
    else if (groups.length === 1 && isBoldUnder(group, row, rows[index + 1])) group.push(row);
    else if (isBanded(above, row) || readsOn(group, row, columnRights, step)) group.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** Bold lines under bold ones at the step of lines, over plain ones: a header that wraps. */
function isBoldUnder(group: readonly TextRow[], row: TextRow, next: TextRow | undefined): boolean {
  const above = group.at(-1) as TextRow;
  const areUnits = areUnitsUnder(group, row);
  const rest =
    areUnits ||
    next === undefined ||
    !isBoldRow(next) ||
    next.baseline - row.baseline < headerStep * row.size;
  return (
    row.baseline - above.baseline < (areUnits ? cellStep : headerStep) * row.size &&
    (group[0] as TextRow).cells.length >= 2 &&
    [...group, row].every(isBoldRow) &&
    !headsSeveral(group, row) &&
    rest
  );
}

/** Units of money stand under heads, as paragraphs of their own; beside them a head may go on. */
const areUnitsUnder = (group: readonly TextRow[], { cells, size }: TextRow): boolean =>
  cells.some(({ piece }) => isMoneyUnit(piece.text)) &&
  cells.every((cell) => {
    const upper = group
      .flatMap((one) => one.cells)
      .findLast(({ column, columnSpan }) => column === cell.column && columnSpan === 1);
    if (upper === undefined || cell.columnSpan > 1 || isFigure(upper.piece.text)) return false;
    return isMoneyUnit(cell.piece.text) || bottomOf(cell) - bottomOf(upper) < headerStep * size;
  });

const bottomOf = ({ piece }: PlacedPiece): number =>
  largest(piece.spans.map(({ baseline }) => baseline));

/** One text alone, in the middle of all columns but the first. */
function isNameOver({ cells: [name, ...more] }: TextRow, { cells }: TextRow): boolean {
  const headed = cells.filter(({ column }) => column > 0);
  const [first, last] = [headed[0], headed.at(-1)];
  if (name === undefined || more.length > 0 || headed.length < 2 || !first || !last) return false;
  const [from, to] = [first.piece.box[0], last.piece.box[2]];
  const [left, , right] = name.piece.box;
  const offset = Math.abs((left + right) / 2 - (from + to) / 2);
  return left > from - 1 && right < to + 1 && offset <= centred * (to - from);
}

/** Heads end, or have their middle, at one place give or take this (points). */
const samePlace = 0.6;

/** First lines of some heads, each exactly over its second, which stands among the other heads. */
function areHeadsUnder(
  group: readonly TextRow[],
  row: TextRow,
  step: number,
  size: number,
): boolean {
  const upper = group.flatMap((one) => one.cells);
  const isOver = ({ column, piece: { box } }: PlacedPiece): boolean =>
    row.cells.some(({ column: other, piece: { box: below } }) => {
      const offsets = [box[2] - below[2], (box[0] + box[2] - below[0] - below[2]) / 2];
      return other === column && offsets.some((offset) => Math.abs(offset) <= samePlace);
    });
  return (
    step < headerStep * size &&
    row.cells.length >= 2 &&
    upper.every((cell) => cell.column > 0 && isOver(cell)) &&
    [...upper, ...row.cells].every(isHead)
  );
}

const isHead = ({ columnSpan, piece: { text } }: PlacedPiece): boolean =>
  columnSpan === 1 && (!isFigure(text) || isYear(text) || /^FY\s?\d/.test(text));

/** The second line of a header: every cell over it has one below, and only it has a first column. */
function isHeaderUnder(
  group: readonly TextRow[],
  row: TextRow,
  step: number,
  size: number,
): boolean {
  const upper = group.flatMap((one) => one.cells);
  const isPlain = (cell: PlacedPiece): boolean =>
    cell.columnSpan === 1 && (!isFigure(cell.piece.text) || isYear(cell.piece.text));
  return (
    step < headerStep * size &&
    upper.length >= 2 &&
    upper.every((cell) => cell.column > 0 && isPlain(cell)) &&
    row.cells.every(isPlain) &&
    upper.every((cell) => row.cells.some((other) => other.column === cell.column)) &&
    row.cells.some((cell) => cell.column === 0)
  );
}

/** A label whose figures stand half a line lower, centred on its two lines. */
function leadsItsFigures(row: TextRow, next: TextRow | undefined): boolean {
  return (
    next !== undefined &&
    row.cells.length === 1 &&
    startsRow(row) &&
    !startsRow(next) &&
    next.baseline - row.baseline < 0.75 * row.size &&
    next.cells.some((cell) => isFigure(cell.piece.text))
  );
}

/** A label beside nothing, under a row that has its figures: it goes on in the lines below, down to its own. */
function wrapsToItsFigures(
  group: readonly TextRow[],
  rows: readonly TextRow[],
  index: number,
): boolean {
  const hasFigures = ({ cells }: TextRow): boolean =>
    cells.some(({ column, piece }) => column > 0 && isFigure(piece.text));
  const labelOf = ({ cells: [first] }: TextRow): string =>
    first?.column === 0 ? first.piece.text : "";
  const isAlone = ({ cells }: TextRow): boolean => cells.length === 1;
  const row = rows[index] as TextRow;
  if (!group.some(hasFigures) || !isAlone(row) || !/^\p{Lu}/u.test(labelOf(row))) return false;
  const rest = rows.slice(index + 1);
  const end = rest.findIndex((one) => !isAlone(one));
  const last = rest[end];
  return (
    last !== undefined &&
    hasFigures(last) &&
    rest.slice(0, end + 1).every((one) => /^[\p{Ll}(&/,]/u.test(labelOf(one)))
  );
}

function readsOn(
  group: readonly TextRow[],
  row: TextRow,
  rights: readonly number[],
  usual: number,
): boolean {
  const above = group.at(-1) as TextRow;
  const step = row.baseline - above.baseline;
  const size = Math.max(above.size, row.size);
  // Cells centred on their row stand half a line above and below each other.
  const sharesNone = row.cells.every(
    (cell) => !group.some((one) => one.cells.some((other) => overlaps(cell, other))),
  );
  if (step < 0.75 * size && sharesNone) return true;
  if (step > rowGap * usual && step > 1.45 * size) return false;
  const both = row.cells.flatMap((cell) => {
    const upper = group
      .flatMap((one) => one.cells)
      .findLast((other) => other.column === cell.column && other.columnSpan === cell.columnSpan);
    return upper === undefined ? [] : [[upper, cell] as const];
  });
  if (isHeaderUnder(group, row, step, size)) return true;
  if (areHeadsUnder(group, row, step, size)) return true;
  if (reachesOverSeveral(group, row)) return false;
  if (group.length === 1 && isNameOver(above, row)) return false;
  const headed = both.filter(
    ([upper, lower]) => !isFigure(upper.piece.text) && isFigure(lower.piece.text),
  );
  // Words alone in the middle of a table are no part of the row of figures below them.
  const isAlone = group.length === 1 && above.cells.length === 1 && !startsRow(above);
  if (headed.length >= (isAlone && startsRow(row) ? 1 : 2)) return false;
  if (
    row.cells.some((cell) => isFigure(cell.piece.text) && both.every(([, lower]) => lower !== cell))
  ) {
    // A figure without one above it: the label stood on the line above and wrapped down to it.
    const labelled =
      both.length > 0 && both.every(([upper, lower]) => continues(upper, lower, rights));
    return labelled && group.every((one) => one.cells.every((cell) => !isFigure(cell.piece.text)));
  }
  if (both.length === 0)
    return row.cells.length > 0 && step < 1.3 * size && sharesNone && !startsRow(row);
  return both.every(([upper, lower]) => continues(upper, lower, rights));
}

/** Whether a cell's line goes on in the one below it: it wrapped because it had to. */
export function continues(
  upper: PlacedPiece,
  lower: PlacedPiece,
  rights: readonly number[],
): boolean {
  const [above, below] = [upper.piece, lower.piece];
  if (isFigure(below.text) && isFigure(above.text)) return false;
  if (bullet.test(below.text)) return false;
  // What ends in a colon names what stands below it.
  if (upper.column === 0 && above.text.endsWith(":") && /^\p{Lu}/u.test(below.text)) return false;
  const last = above.spans.at(-1);
  const first = below.spans[0];
  if (last === undefined || first === undefined) return false;
  if (last.face.bold !== first.face.bold) return false;
  if (readsOnFrom(above.text, below.text) || endsInside(above.text)) return true;
  const right = rights[upper.column + upper.columnSpan - 1] ?? above.box[2];
  // Centred and right-aligned cells leave as much room on the left.
  const room = right - above.box[2];
  return room < boxWidth(first.box) + 0.25 * first.size && !isFigure(above.text);
}
