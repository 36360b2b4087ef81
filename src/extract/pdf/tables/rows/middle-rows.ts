import { largest, smallest } from "../../../../long-lists.ts";
import { isFigure } from "../../text/pieces.ts";
import type { GridCell } from "../grid/grid.ts";
import { baselineOf, isBoldRow, overlaps, type PlacedPiece, type TextRow } from "./placed-lines.ts";
import { stepInColumns } from "./stacked-labels.ts";
import { isInterleaved, type WhiteRows, wordiestColumn } from "./white-rows.ts";

/** Middles of cells of one row, and their first lines, differ by no more than this part of the text size. */
const samePlace = 0.3;
/** A cell over several rows lies in their middle give or take this part. */
const nearMiddle = 0.7;
const fewestColumns = 3;
const fewestRows = 3;
/** So many rows show that their shorter cells stand in the middle, and this many times as many as show them at the top. */
const fewestCentred = 2;
const centredOver = 2;

/** Lines below each other in one column at the step of one text. */
interface TextCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly lines: readonly { readonly of: TextRow; readonly placed: PlacedPiece }[];
  /** First and last baseline (points). */
  readonly top: number;
  readonly bottom: number;
}

interface Row {
  /** The cell of the column with most words. */
  readonly main: TextCell;
  readonly members: TextCell[];
}

/** A cell beside several rows. */
interface OverRows {
  readonly cell: TextCell;
  readonly first: number;
  readonly last: number;
}

export interface MiddleRows extends WhiteRows {
  /** Cells that reach from one group to another; their text is in the first of these. */
  readonly merged: readonly MergedCell[];
}

export interface MergedCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly first: readonly TextRow[];
  readonly last: readonly TextRow[];
}

/**
 * Rows whose cells stand in the middle of the row, as HTML sets them, with hardly more space between rows than between
 * lines: cells are told by the line step in their own column, and those with one middle are a row. A cell beside
 * several rows is merged over as many as have it in their middle. Absent where a figure is left without a row.
 */
export function middleRows(
  lines: readonly TextRow[],
  columns: number,
  isDivided: (above: TextRow, below: TextRow) => boolean,
): MiddleRows | undefined {
  if (columns < fewestColumns || !isInterleaved(lines)) return undefined;
  const begins = lines.findIndex((line) => !isBoldRow(line));
  const lineStep = stepInColumns(lines, columns);
  if (begins < 0 || lineStep === undefined) return undefined;
  const isInside = (step: number): boolean => lineStep.says(step) === "inside";
  const cells = toCells(lines.slice(begins), isInside);
  // What reaches over several columns says nothing of any.
  const own = lines.slice(begins).map((line) => ({
    ...line,
    cells: line.cells.filter(({ columnSpan }) => columnSpan === 1),
  }));
  const main = wordiestColumn(own, columns);
  const rows = cells
    .filter((cell) => isIn(cell, main))
    .map((cell): Row => ({ main: cell, members: [cell] }));
  if (rows.length < fewestRows) return undefined;
  const beside: TextCell[] = [];
  for (const cell of cells.filter((one) => !isIn(one, main))) {
    const row = rowOf(cell, rows);
    if (row === undefined) beside.push(cell);
    else row.members.push(cell);
  }
  const areApart = rows.slice(1).every((row, at) => topOf(row) > bottomOf(rows[at] as Row));
  if (!areApart || !areCentred(rows)) return undefined;
  const over = beside.map((cell) => overRows(cell, rows, beside));
  if (!over.every((one) => one !== undefined)) return undefined;
  const groups = rows.map(({ members }) => toLines(members));
  if (groups.some((group) => group.some((row, at) => isDivided(group[at - 1] ?? row, row))))
    return undefined;
  for (const { cell, first } of over) addText(groups[first] as TextRow[], cell);
  const header = besideEachOther(toCells(lines.slice(0, begins), isInside));
  return {
    groups: [...header.map(toLines), ...groups],
    lineStep: lineStep.usual,
    merged: over.map(({ cell, first, last }) => ({
      column: cell.column,
      columnSpan: cell.columnSpan,
      first: groups[first] as readonly TextRow[],
      last: groups[last] as readonly TextRow[],
    })),
  };
}

function toCells(lines: readonly TextRow[], isInside: (step: number) => boolean): TextCell[] {
  const cells: TextCell[] = [];
  /** In each column the last cell so far, by its place among them. */
  const last = new Map<number, number>();
  for (const of of lines) {
    for (const placed of of.cells) {
      const { column, columnSpan } = placed;
      const at = last.get(column);
      const above = at === undefined ? undefined : cells[at];
      const y = baselineOf(placed);
      if (
        at !== undefined &&
        above?.column === column &&
        above.columnSpan === columnSpan &&
        isInside(y - above.bottom)
      ) {
        cells[at] = { ...above, bottom: y, lines: [...above.lines, { of, placed }] };
        continue;
      }
      for (let one = column; one < column + columnSpan; one += 1) last.set(one, cells.length);
      cells.push({ column, columnSpan, lines: [{ of, placed }], top: y, bottom: y });
    }
  }
  return cells;
}

const isIn = (cell: TextCell, column: number): boolean =>
  cell.column <= column && cell.column + cell.columnSpan > column;

const middleOf = ({ top, bottom }: TextCell): number => (top + bottom) / 2;
const sizeOf = ({ lines }: TextCell): number => largest(lines.map(({ of }) => of.size));

const topOf = ({ members }: Row): number => smallest(members.map(({ top }) => top));
const bottomOf = ({ members }: Row): number => largest(members.map(({ bottom }) => bottom));

/** The row that a cell has the middle of, or at whose top it stands, beside no other's main cell. */
function rowOf(cell: TextCell, rows: readonly Row[]): Row | undefined {
  const slack = samePlace * sizeOf(cell);
  const beside = rows.filter(
    ({ main }) => main.top <= cell.bottom + slack && main.bottom >= cell.top - slack,
  );
  const [row, ...more] = beside;
  if (row === undefined || more.length > 0) return undefined;
  const isMiddle = Math.abs(middleOf(row.main) - middleOf(cell)) <= slack;
  const isAtTop =
    Math.abs(cell.top - row.main.top) <= slack && cell.bottom <= row.main.bottom + slack;
  const isFree = row.members.every((member) => !overlaps(member, cell));
  return (isMiddle || isAtTop) && isFree ? row : undefined;
}

/** Whether cells shorter than their row stand in its middle, and not at its top as well as there. */
function areCentred(rows: readonly Row[]): boolean {
  let [centred, atTop] = [0, 0];
  for (const { main, members } of rows) {
    const slack = samePlace * sizeOf(main);
    const shorter = members.filter(
      (cell) => cell.bottom - cell.top < main.bottom - main.top - slack,
    );
    if (shorter.some((cell) => Math.abs(middleOf(cell) - middleOf(main)) <= slack)) centred += 1;
    if (shorter.some((cell) => Math.abs(cell.top - main.top) <= slack)) atTop += 1;
  }
  return centred >= fewestCentred && centred >= centredOver * atTop;
}

/**
 * The rows that a cell lies in the middle of, as many as may be: without a text in its columns of their own. One at the
 * top of its rows reaches over those that its text stands beside.
 */
function overRows(
  cell: TextCell,
  rows: readonly Row[],
  others: readonly TextCell[],
): OverRows | undefined {
  const slack = nearMiddle * sizeOf(cell);
  const first = rows.findIndex((row) => bottomOf(row) >= cell.top - slack);
  const last = rows.findLastIndex((row) => topOf(row) <= cell.bottom + slack);
  if (first < 0 || last < 0) return undefined;
  const isFree = (at: number): boolean => {
    const row = rows[at] as Row;
    return (
      row.members.every((member) => !overlaps(member, cell)) &&
      others.every(
        (other) =>
          other === cell ||
          !overlaps(other, cell) ||
          other.bottom < topOf(row) ||
          other.top > bottomOf(row),
      )
    );
  };
  const [from, to] = [Math.min(first, last), Math.max(first, last)];
  for (let at = from; at <= to; at += 1) if (!isFree(at)) return undefined;
  let [most, least] = [from, to];
  while (most > 0 && isFree(most - 1)) most -= 1;
  while (least < rows.length - 1 && isFree(least + 1)) least += 1;
  let found: OverRows | undefined;
  for (let up = most; up <= from; up += 1) {
    for (let down = least; down >= to; down -= 1) {
      const middle = (topOf(rows[up] as Row) + bottomOf(rows[down] as Row)) / 2;
      if (Math.abs(middle - middleOf(cell)) > slack) continue;
      if (found === undefined || down - up > found.last - found.first)
        found = { cell, first: up, last: down };
    }
  }
  if (found !== undefined) return found;
  const hasFigure = cell.lines.some(({ placed }) => isFigure(placed.piece.text));
  return hasFigure ? undefined : { cell, first: from, last: to };
}

/** Heads that stand beside each other, and apart from others: a title stands over them. */
function besideEachOther(heads: readonly TextCell[]): TextCell[][] {
  const rows: TextCell[][] = [];
  for (const head of heads.toSorted((a, b) => a.top - b.top)) {
    const row = rows.at(-1);
    const isBeside =
      row !== undefined &&
      head.top <= largest(row.map(({ bottom }) => bottom)) + samePlace * sizeOf(head);
    if (isBeside) row.push(head);
    else rows.push([head]);
  }
  return rows;
}

/** The lines of a row's cells, from the top down, each with what is the row's. */
function toLines(cells: readonly TextCell[]): TextRow[] {
  const lines = new Map<TextRow, PlacedPiece[]>();
  for (const { of, placed } of cells.flatMap((cell) => cell.lines)) {
    const own = lines.get(of);
    if (own === undefined) lines.set(of, [placed]);
    else own.push(placed);
  }
  return [...lines]
    .map(([of, own]) => ({ ...of, cells: own.sort((a, b) => a.column - b.column) }))
    .sort((a, b) => a.baseline - b.baseline);
}

/** Adds the text of a cell over several rows to the first of them, beside its lines: the rows' height is not its. */
function addText(group: TextRow[], { lines }: TextCell): void {
  const own = group.length;
  for (const [at, { placed }] of lines.entries()) {
    const beside = group[Math.min(at, own - 1)] as TextRow;
    group.push({ ...beside, cells: [placed] });
  }
}

/** Cells of a grid of these groups, of which some reach down over the empty ones below them. */
export function mergeCells(
  cells: readonly GridCell[],
  groups: readonly (readonly TextRow[])[],
  merged: readonly MergedCell[],
): GridCell[] {
  const rowOfLine = new Map(
    groups.flatMap((group, at) => group.map((line) => [line, at] as const)),
  );
  const rowOfGroup = ([line]: readonly TextRow[]): number =>
    (line === undefined ? undefined : rowOfLine.get(line)) ?? -1;
  const reaches = merged
    .map(({ column, columnSpan, first, last }) => ({
      column,
      columnSpan,
      row: rowOfGroup(first),
      rowSpan: rowOfGroup(last) - rowOfGroup(first) + 1,
    }))
    .filter(({ row, rowSpan }) => row >= 0 && rowSpan > 1);
  const isCovered = (cell: GridCell): boolean =>
    reaches.some(
      (reach) =>
        overlaps(reach, cell) && cell.row > reach.row && cell.row < reach.row + reach.rowSpan,
    );
  return cells
    .filter((cell) => !isCovered(cell))
    .map((cell) => {
      const reach = reaches.find(({ row, column }) => row === cell.row && column === cell.column);
      return reach === undefined ? cell : { ...cell, rowSpan: reach.rowSpan };
    });
}
