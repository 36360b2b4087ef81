import { unionBoxes } from "../../drawing/geometry.ts";
import { isFigure } from "../../text/pieces.ts";
import type { GridCell } from "../grid/grid.ts";
import type { Evidence } from "./evidence.ts";
import { coveredLength } from "./level-edges.ts";

/** A row is ruled off by an edge over so much of the table's width. */
const ruledOffPart = 0.75;

/** A row that holds one bold cell and nothing else, ruled off over all columns, is the title of the rows below it. */
export function spanGroupRows(
  cells: readonly GridCell[],
  rows: number,
  bounds: readonly number[],
  evidence: Evidence,
): GridCell[] {
  const columns = bounds.length - 1;
  const width = (bounds.at(-1) as number) - (bounds[0] as number);
  const isBold = (cell: GridCell): boolean => cell.spans.every((span) => span.face.bold);
  const labels = cells.filter((cell) => cell.column === 0 && cell.spans.length > 0);
  if (labels.filter(isBold).length > 0.5 * labels.length) return [...cells];
  let result = [...cells];
  for (let row = 0; row < rows; row += 1) {
    const here = result.filter((cell) => cell.row === row);
    const filled = here.filter((cell) => cell.spans.length > 0);
    const [title] = filled;
    if (filled.length !== 1 || title === undefined || title.column !== 0 || !isBold(title))
      continue;
    if (here.some((cell) => cell.rowSpan > 1) || !isRuledOff(title, width, evidence)) continue;
    const covered = here.reduce((sum, cell) => sum + cell.columnSpan, 0);
    if (covered !== columns) continue;
    result = result.filter((cell) => cell.row !== row);
    result.push({ ...title, columnSpan: columns });
  }
  return result.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** A head stands in the middle of all columns within this part of their width. */
const midway = 0.015;
/** Text of one column begins, or ends, within this of each other (points). */
const sameSide = 2;
/** By chance no more of a column's texts than this do so. */
const alignedPart = 0.3;

/** Words alone in their row, in the middle of the whole table and not of their column, head the rows below them. */
export function spanCentredRows(
  cells: readonly GridCell[],
  rows: number,
  bounds: readonly number[],
): GridCell[] {
  const columns = bounds.length - 1;
  const [left, right] = [bounds[0] as number, bounds.at(-1) as number];
  const middle = ({ spans }: GridCell): number => {
    const box = unionBoxes(spans.map((span) => span.box));
    return (box[0] + box[2]) / 2;
  };
  const isOfColumn = (title: GridCell, row: number): boolean => {
    const box = unionBoxes(title.spans.map((span) => span.box));
    const others = cells.filter(
      (cell) => cell.row !== row && cell.column === title.column && cell.spans.length > 0,
    );
    // Words alone are none of a column of figures.
    const aligned = others.filter((cell) => {
      if (isFigure(cell.spans.map(({ text }) => text).join(" "))) return false;
      const other = unionBoxes(cell.spans.map((span) => span.box));
      return Math.min(Math.abs(other[0] - box[0]), Math.abs(other[2] - box[2])) <= sameSide;
    });
    return aligned.length > alignedPart * others.length;
  };
  let result = [...cells];
  for (let row = 1; columns > 2 && row + 1 < rows; row += 1) {
    const here = result.filter((cell) => cell.row === row);
    const filled = here.filter((cell) => cell.spans.length > 0);
    const [title] = filled;
    const covered = here.reduce((sum, cell) => sum + cell.columnSpan, 0);
    const below = result.filter((cell) => cell.row === row + 1 && cell.spans.length > 0);
    const isHead =
      filled.length === 1 &&
      title !== undefined &&
      title.columnSpan < columns &&
      covered === columns &&
      here.every((cell) => cell.rowSpan === 1) &&
      Math.abs(middle(title) - (left + right) / 2) <= midway * (right - left) &&
      title.spans.some(({ text }) => /\p{L}{2}/u.test(text)) &&
      below.some((cell) => cell.column === 0) &&
      !isOfColumn(title, row);
    if (!isHead) continue;
    const box = unionBoxes(here.map((cell) => cell.box));
    result = [
      ...result.filter((cell) => cell.row !== row),
      { ...title, column: 0, columnSpan: columns, box },
    ];
  }
  return result.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** An edge over most of the table's width runs close over a text and another close under it. */
function isRuledOff({ spans }: GridCell, width: number, { level }: Evidence): boolean {
  const [, top, , bottom] = unionBoxes(spans.map(({ box }) => box));
  const height = bottom - top;
  const isDrawn = (from: number, to: number): boolean =>
    coveredLength(level.filter(({ at }) => at >= from && at <= to)) >= ruledOffPart * width;
  return isDrawn(top - height, top + 3) && isDrawn(bottom - 3, bottom + height);
}
