import type { Ruling } from "../../drawing/drawing.ts";
import { overlap } from "../../drawing/geometry.ts";
import type { GridCell } from "../grid/grid.ts";

/** An edge this near the place between two rows parts them (points). */
const near = 3;
/** Edges over this part of a table's width part its rows somewhere. */
const partedWidth = 0.3;

/** Empty cells to the one above them where an edge is drawn between their rows, but not in their column. */
export function mergeOpenCells(
  cells: readonly GridCell[],
  level: readonly Ruling[],
  bounds: readonly number[],
  rowEdges: readonly number[],
): GridCell[] {
  const width = (bounds.at(-1) as number) - (bounds[0] as number);
  const isOpen = ({ row, column }: GridCell): boolean => {
    const y = rowEdges[row] as number;
    const [left, right] = [bounds[column] as number, bounds[column + 1] as number];
    const edges = level.filter((edge) => Math.abs(edge.at - y) <= near);
    const drawn = (from: number, to: number): number =>
      edges.reduce((sum, edge) => sum + Math.max(0, overlap(edge.from, edge.to, from, to)), 0);
    return (
      drawn(bounds[0] as number, bounds.at(-1) as number) >= partedWidth * width &&
      drawn(left, right) < 0.5 * (right - left)
    );
  };
  const merged: GridCell[] = [];
  for (const cell of cells) {
    const at = merged.findIndex(
      (one) =>
        one.column === cell.column &&
        one.columnSpan === 1 &&
        one.row + one.rowSpan === cell.row &&
        one.spans.length > 0,
    );
    const above = merged[at];
    const isFree = cell.spans.length === 0 && cell.rowSpan === 1 && cell.columnSpan === 1;
    if (above !== undefined && isFree && isOpen(cell)) {
      merged[at] = { ...above, rowSpan: above.rowSpan + 1 };
    } else merged.push(cell);
  }
  return merged;
}
