import { largest } from "../../../../long-lists.ts";
import type { Fill, Ruling, Span } from "../../drawing/drawing.ts";
import { spansToLines } from "../../text/lines.ts";
import { isFigure, lineToPieces } from "../../text/pieces.ts";
import type { GridCell, PageTable } from "../grid/grid.ts";
import { spansOutside } from "../ruled/ruled-table.ts";
import { regionToTable } from "./aligned-table.ts";
import { looksLikeDrawing } from "./table-likeness.ts";

/** More gaps than this for each line of a table: its rules leave out columns. */
const brokenPart = 0.22;

/** A table of no more rows than this may have all its body in one. */
const fewRows = 4;

/** A table whose rules leave out some rows or columns gets them from its text; the frame of a chart is none. */
export function refineTable(
  table: PageTable,
  spans: readonly Span[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): PageTable | undefined {
  if (!leavesOutEdges(table)) return table;
  const outside = new Set(spansOutside(spans, [table.box]));
  const lines = spansToLines(spans.filter((span) => !outside.has(span) && span.turn === 0));
  const region = {
    lines: lines.map((line) => ({
      line,
      pieces: lineToPieces(
        line,
        rulings
          .filter(
            (ruling) =>
              ruling.direction === "vertical" &&
              ruling.from < line.box[3] - 2 &&
              ruling.to > line.box[1] + 2,
          )
          .map((ruling) => ruling.at),
      ),
      framed: true,
    })),
    box: table.box,
    framed: true,
    lead: [],
    tail: [],
  };
  const refined = regionToTable(region, rulings, fills, table.page, true);
  if (refined === undefined) return table;
  if (refined.cells.length <= table.cells.length) return table;
  const [columns, rows] = [refined.columnEdges.length - 1, refined.rowEdges.length - 1];
  return looksLikeDrawing(refined.cells, columns, rows) ? undefined : refined;
}

function leavesOutEdges(table: PageTable): boolean {
  let lines = 0;
  let broken = 0;
  for (const cell of table.cells) {
    for (const line of spansToLines(cell.spans)) {
      lines += 1;
      broken += lineToPieces(line).length - 1;
    }
  }
  return broken > brokenPart * lines || stacksRows(table);
}

/**
 * Figures stand under each other in two columns of one row, in most rows, or three deep in a table of few
 * rows. One such row among many that have their own rules is a cell with several values.
 */
function stacksRows(table: PageTable): boolean {
  const rows = new Map<number, GridCell[]>();
  for (const cell of table.cells) {
    if (cell.rowSpan === 1) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  }
  let stacked = 0;
  for (const cells of rows.values()) {
    const depths = cells.map(
      (cell) => spansToLines(cell.spans).filter((line) => isFigure(line.text)).length,
    );
    const deep = depths.filter((depth) => depth >= 3);
    if (deep.length >= 2 && rows.size <= fewRows && labelsEach(cells, largest(deep))) {
      return true;
    }
    if (depths.filter((depth) => depth >= 2).length >= 2) stacked += 1;
  }
  return stacked > 0.5 * rows.size;
}

/** Figures that are rows of their own have a label each; several values of one cell share its label. */
function labelsEach(cells: readonly GridCell[], depth: number): boolean {
  const [first] = [...cells].sort((a, b) => a.column - b.column);
  return (
    first !== undefined && (first.spans.length === 0 || spansToLines(first.spans).length >= depth)
  );
}
