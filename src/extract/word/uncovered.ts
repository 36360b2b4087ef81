import { valueIn } from "../xml.ts";
import type { OpenTable } from "./docx/table.ts";

/** Widths that differ by less (twips) are one. */
const sameWidth = 12;

/**
 * LibreOffice's Word 2003 XML leaves out the cells that a merged cell above covers. Where a row is narrower than its
 * table's grid, its cells are put under the columns that have their widths, and the cells above reach down beside them.
 */
export function placeUncovered({ rows, gridWidths }: OpenTable): void {
  if (gridWidths.length === 0 || gridWidths.some((width) => Number.isNaN(width))) return;
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    const cover = row.cells.reduce((sum, cell) => sum + cell.columnSpan, 0);
    if (before === undefined || row.properties?.children.some(isGap) || cover >= gridWidths.length) {
      continue;
    }
    const widths = row.cells.map((cell) => Number.parseFloat(valueIn(cell.properties, "w:tcW", "w:w") ?? ""));
    const columns = columnsFor(
      row.cells.map(({ columnSpan }, cell) => ({ columnSpan, width: widths[cell] ?? Number.NaN })),
      gridWidths,
    );
    if (columns === undefined) continue;
    for (const [cell, column] of columns.entries()) {
      const placed = row.cells[cell];
      if (placed !== undefined) placed.column = column;
    }
    const taken = new Set(
      row.cells.flatMap(({ column, columnSpan }) =>
        Array.from({ length: columnSpan }, (_, offset) => column + offset),
      ),
    );
    const covering = before.cells.filter(
      ({ column, columnSpan }) =>
        !Array.from({ length: columnSpan }, (_, offset) => column + offset).some((one) => taken.has(one)),
    );
    row.cells.push(
      ...covering.map(({ column, columnSpan }) => ({
        properties: undefined,
        content: [],
        column,
        columnSpan,
        continues: true,
      })),
    );
    row.cells.sort((a, b) => a.column - b.column);
  }
}

const isGap = (child: unknown): boolean =>
  typeof child === "object" &&
  child !== null &&
  "name" in child &&
  (child.name === "w:gridBefore" || child.name === "w:gridAfter");

/** The columns that cells of such widths stand in, from the left; `undefined` where their widths fit no columns. */
function columnsFor(
  cells: readonly { readonly columnSpan: number; readonly width: number }[],
  grid: readonly number[],
): number[] | undefined {
  const columns: number[] = [];
  // From the right: what is merged downwards mostly stands at the left.
  let end = grid.length;
  for (const { columnSpan, width } of cells.toReversed()) {
    let column = end - columnSpan;
    while (column >= 0 && !(Math.abs(widthOf(grid, column, columnSpan) - width) <= sameWidth)) {
      column -= 1;
    }
    if (column < 0) return undefined;
    columns.unshift(column);
    end = column;
  }
  return columns;
}

const widthOf = (grid: readonly number[], column: number, span: number): number =>
  grid.slice(column, column + span).reduce((sum, width) => sum + width, 0);
