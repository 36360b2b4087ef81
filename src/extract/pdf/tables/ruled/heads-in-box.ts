import { largest, smallest } from "../../../../long-lists.ts";
import type { Span } from "../../drawing/drawing.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import { isFigure, isYear, ordinaryBlank } from "../../text/pieces.ts";
import type { GridCell, PageTable } from "../grid/grid.ts";

/** A head stands in the middle of its column, or begins or ends with it, give or take this part of its width. */
const inPlace = 0.15;
/** Heads of columns are so much further apart than words (parts of an ordinary blank). */
const overBlank = 1.3;

interface Heads {
  readonly cell: GridCell;
  readonly line: Line;
  /** The words over each column. */
  readonly columns: readonly (readonly Span[])[];
}

/**
 * A ruled box over several columns, whose last line is their heads: it is parted into the name over them and a row
 * of heads, over the columns that the rows below have.
 */
export function splitHeads(table: PageTable): PageTable {
  const rows = table.rowEdges.length - 1;
  const heads = table.cells.flatMap((cell) => {
    const end = cell.row + cell.rowSpan;
    if (cell.columnSpan < 2 || end >= rows || !isOverColumns(table, cell)) return [];
    return findHeads(table, cell) ?? [];
  });
  const [first] = heads;
  if (first === undefined) return table;
  const end = first.cell.row + first.cell.rowSpan;
  const level = heads.filter(
    ({ cell, line }) =>
      cell.row + cell.rowSpan === end && Math.abs(line.baseline - first.line.baseline) <= 2,
  );
  return parted(table, level, end);
}

/** Every row below has a cell for each of the columns, and rows above them have no figures. */
function isOverColumns(table: PageTable, cell: GridCell): boolean {
  const [from, to] = [cell.column, cell.column + cell.columnSpan];
  const end = cell.row + cell.rowSpan;
  const below = table.cells.filter(
    (one) => one.row >= end && one.column < to && one.column + one.columnSpan > from,
  );
  const above = table.cells.filter((one) => one.row < end);
  const isBody = ({ spans }: GridCell): boolean =>
    spans.length > 0 && spans.every(({ text }) => isFigure(text) && !isYear(text));
  return (
    below.every(({ columnSpan }) => columnSpan === 1) && below.some(isBody) && !above.some(isBody)
  );
}

function findHeads(table: PageTable, cell: GridCell): Heads | undefined {
  const lines = spansToLines(cell.spans.filter(({ turn }) => turn === 0));
  const line = lines.at(-1);
  if (line === undefined || line.spans.length < cell.columnSpan) return undefined;
  const edges = table.columnEdges.slice(cell.column, cell.column + cell.columnSpan + 1);
  const columns = edges.slice(1).map((right, index) => {
    const left = edges[index] as number;
    return line.spans.filter(({ box }) => {
      const middle = (box[0] + box[2]) / 2;
      return middle >= left && middle < right;
    });
  });
  if (columns.some((words) => words.length === 0)) return undefined;
  const bounds = columns.map((words, index) => {
    const [left, right] = [edges[index] as number, edges[index + 1] as number];
    const [from, to] = [(words[0] as Span).box[0] - left, right - (words.at(-1) as Span).box[2]];
    return { from, to, width: right - left };
  });
  const areApart = columns.slice(1).every((words, index) => {
    const [before, after] = [columns[index]?.at(-1) as Span, words[0] as Span];
    return after.box[0] - before.box[2] > overBlank * ordinaryBlank(after);
  });
  const alike = (offset: (bound: (typeof bounds)[number]) => number): boolean => {
    const offsets = bounds.map(offset);
    return largest(offsets) - smallest(offsets) <= 3;
  };
  const areInPlace =
    bounds.every(({ from, to, width }) => Math.abs(from - to) <= 2 * inPlace * width) ||
    alike(({ from }) => from) ||
    alike(({ to }) => to);
  const areInside = bounds.every(({ from, to }) => from > -1 && to > -1);
  return areApart && areInPlace && areInside ? { cell, line, columns } : undefined;
}

/** The table with a row of heads cut off above `end`. */
function parted(table: PageTable, heads: readonly Heads[], end: number): PageTable {
  const cut = smallest(heads.map(({ line }) => line.box[1]));
  // Where nothing stands over the heads they are the boxes' whole text, and no row is needed.
  const isNamed = heads.some(({ cell, line }) => cell.spans.length > line.spans.length);
  const added = isNamed ? 1 : 0;
  const cells = table.cells.flatMap((cell): GridCell[] => {
    const own = heads.find((one) => one.cell === cell);
    const row = cell.row >= end ? cell.row + added : cell.row;
    const last = cell.row + cell.rowSpan;
    const rowSpan = cell.row < end && last >= end ? cell.rowSpan + added : cell.rowSpan;
    if (own === undefined) return [{ ...cell, row, rowSpan }];
    const [left, top, right, bottom] = cell.box;
    const rest = cell.spans.filter((span) => !own.line.spans.includes(span));
    const name: GridCell[] = isNamed
      ? [{ ...cell, rowSpan: rowSpan - 1, box: [left, top, right, cut], spans: rest }]
      : [];
    return [
      ...name,
      ...own.columns.map((spans, index) => ({
        ...cell,
        row: isNamed ? row + rowSpan - 1 : row,
        rowSpan: isNamed ? 1 : rowSpan,
        column: cell.column + index,
        columnSpan: 1,
        box: [
          table.columnEdges[cell.column + index] as number,
          isNamed ? cut : top,
          table.columnEdges[cell.column + index + 1] as number,
          bottom,
        ] as const,
        spans,
      })),
    ];
  });
  return {
    ...table,
    rowEdges: isNamed ? [...table.rowEdges, cut].sort((a, b) => a - b) : table.rowEdges,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
  };
}
