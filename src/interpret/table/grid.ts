import type { Cell, Table } from "../../document.ts";

/** What stands at one place of a table's grid. */
export interface GridCell {
  readonly text: string;
  /** The printed cell that covers the place; absent where nothing does. */
  readonly cell?: Cell;
  /** True where the place is covered by a cell that begins in a row above. */
  readonly fromAbove: boolean;
  /** True where the place is covered by a cell that begins in a column to the left. */
  readonly fromLeft: boolean;
  /** Which part of the printed cell it is, from 0, where the cell was parted. */
  readonly place?: number;
}

export interface GridRow {
  /** Running number of the table in the document, from 1. */
  readonly table: number;
  /** Index of the table's block in the document. */
  readonly block: number;
  /** Row in the table, from 0. */
  readonly row: number;
  readonly page?: number;
  readonly cells: readonly GridCell[];
  /** True for a header that no row of the table is: put together from labels that stand elsewhere. */
  readonly isMade?: boolean;
  /** Other rows of the table that went into this one: a card's labels, a turned table's lines. */
  readonly also?: readonly { readonly table: number; readonly row: number }[];
}

/** A place that no cell covers. */
export const nothing: GridCell = { text: "", fromAbove: false, fromLeft: false };

/** A table's cells laid out on its grid, merged cells at every place they cover. */
export function tableToGrid(table: Table, number: number, block: number): GridRow[] {
  const grid: GridCell[][] = Array.from({ length: table.rows }, () =>
    new Array<GridCell>(table.columns).fill(nothing),
  );
  for (const cell of table.cells) {
    const bottom = Math.min(cell.row + cell.rowSpan, table.rows);
    const right = Math.min(cell.column + cell.columnSpan, table.columns);
    for (let row = cell.row; row < bottom; row++) {
      for (let column = cell.column; column < right; column++) {
        const line = grid[row];
        if (!line) continue;
        line[column] = {
          text: cell.text,
          cell,
          fromAbove: row > cell.row,
          fromLeft: column > cell.column,
        };
      }
    }
  }
  return grid.map((cells, row) => {
    const page =
      cells.find(({ cell, fromAbove }) => cell?.page !== undefined && !fromAbove)?.cell?.page ??
      table.page;
    return { table: number, block, row, cells, ...(page !== undefined ? { page } : {}) };
  });
}

/** The text printed at a place, empty where the place only continues a merged cell. */
export const ownText = (row: GridRow, column: number | undefined): string => {
  const place = column === undefined ? undefined : row.cells[column];
  return place && !place.fromAbove && !place.fromLeft ? place.text : "";
};

/** Whatever a line that is one already does not have. */
const manyBlanks = /[^\S ]| {2}|^ | $/;

/** A cell's text on one line, blanks collapsed. */
export const oneLine = (text: string): string =>
  manyBlanks.test(text) ? text.replace(/\s+/g, " ").trim() : text;

/** Cells that say something of their own: with text or with marks other than a fill. */
export const speakingCells = (row: GridRow): GridCell[] =>
  row.cells.filter(
    ({ text, cell, fromAbove, fromLeft }) =>
      !fromAbove &&
      !fromLeft &&
      (text.trim() !== "" || (cell?.marks.some(({ kind }) => kind !== "fill") ?? false)),
  );

export const rowText = (row: GridRow): string =>
  row.cells
    .filter(({ fromAbove, fromLeft }) => !fromAbove && !fromLeft)
    .map(({ text }) => oneLine(text))
    .filter((text) => text !== "")
    .join(" | ");
