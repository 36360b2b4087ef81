import { largest } from "../../../../long-lists.ts";
import type { Span } from "../../drawing/drawing.ts";
import { spansToLines } from "../../text/lines.ts";
import { isFigure, isYear, lineToPieces } from "../../text/pieces.ts";
import type { PageTable } from "../grid/grid.ts";

/** A body begins so near under its header, in parts of the text size, and has so many rows of so many figures. */
const bodyReach = 2.5;
const fewestRows = 2;
const fewestFigures = 2;

/** A grid of words over rows of figures that no rules part: the header of a table, and none by itself. */
export function isHeaderOnly(table: PageTable, spans: readonly Span[]): boolean {
  const filled = table.cells.filter((cell) => cell.spans.length > 0);
  const hasFigures = filled.some((cell) => {
    const text = cell.spans.map((span) => span.text).join(" ");
    return isFigure(text) && !isYear(text);
  });
  if (hasFigures || table.columnEdges.length < 4) return false;
  const [left, , right, bottom] = table.box;
  const size = largest(filled.flatMap((cell) => cell.spans.map((span) => span.size)));
  const below = spans.filter(
    ({ box, turn }) =>
      turn === 0 && box[0] >= left - size && box[2] <= right + size && box[1] >= bottom - 1,
  );
  const lines = spansToLines(below.filter(({ box }) => box[1] < bottom + 8 * bodyReach * size));
  let reached = bottom;
  let rows = 0;
  for (const line of lines) {
    if (line.box[1] - reached > bodyReach * size || rows >= fewestRows) break;
    const pieces = lineToPieces(line);
    const figures = pieces.filter(({ text }) => isFigure(text) && !isYear(text)).length;
    if (figures >= Math.max(fewestFigures, 0.5 * (table.columnEdges.length - 2))) rows += 1;
    else if (pieces.length > 1) break;
    reached = line.box[3];
  }
  return rows >= fewestRows;
}
