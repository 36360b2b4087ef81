import type { BoundingBox } from "../../document.ts";
import type { Evidence } from "./evidence.ts";
import { unionBoxes } from "./geometry.ts";
import type { GridCell } from "./grid.ts";
import { isFigure } from "./pieces.ts";

/** A header over several columns stands at their middle, give or take this part of their width. */
const centred = 0.12;

/**
 * Lets the header's cells reach over the columns they head: as far as a rule or fill below them says,
 * or as far as their text stands in the middle of.
 */
export function spanHeaders(
  cells: readonly GridCell[],
  bounds: readonly number[],
  evidence: Evidence,
): GridCell[] {
  const rows = Math.max(0, ...cells.map((cell) => cell.row + 1));
  let result = [...cells];
  for (let row = 0; row + 1 < rows && isHeaderRow(result, row); row += 1) {
    result = spanRow(result, row, bounds, evidence);
  }
  return result;
}

/** A header row has no figures but years, and leaves fields empty. */
function isHeaderRow(cells: readonly GridCell[], row: number): boolean {
  const here = cells.filter((cell) => cell.row === row);
  const filled = here.filter((cell) => cell.spans.length > 0);
  if (filled.length === 0 || filled.length === here.length) return filled.length > 0 && row === 0;
  const figures = filled.filter((cell) => {
    const text = cell.spans.map((span) => span.text).join(" ");
    return isFigure(text) && !/^(?:19|20)\d\d/.test(text);
  });
  return figures.length <= 0.3 * filled.length;
}

function spanRow(
  cells: readonly GridCell[],
  row: number,
  bounds: readonly number[],
  evidence: Evidence,
): GridCell[] {
  const here = cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
  const below = (column: number): readonly GridCell[] =>
    cells.filter(
      (cell) => cell.row > row && cell.column <= column && cell.column + cell.columnSpan > column,
    );
  const taken = new Set<GridCell>();
  const grown: GridCell[] = [];
  here.forEach((cell, index) => {
    if (taken.has(cell)) return;
    if (cell.spans.length === 0 || cell.rowSpan > 1) {
      grown.push(cell);
      return;
    }
    const before: GridCell[] = [];
    for (let at = index - 1; at >= 0; at -= 1) {
      const other = here[at] as GridCell;
      if (other.spans.length > 0 || other.rowSpan > 1 || taken.has(other) || other.column === 0)
        break;
      before.push(other);
    }
    const after: GridCell[] = [];
    for (let at = index + 1; at < here.length; at += 1) {
      const other = here[at] as GridCell;
      if (other.spans.length > 0 || other.rowSpan > 1) break;
      after.push(other);
    }
    const reach = findReach(cell, before, after, bounds, evidence, below);
    for (const other of reach) {
      taken.add(other);
      const at = grown.indexOf(other);
      if (at >= 0) grown.splice(at, 1);
    }
    const all = [cell, ...reach];
    const column = Math.min(...all.map((one) => one.column));
    const end = Math.max(...all.map((one) => one.column + one.columnSpan));
    grown.push({ ...cell, column, columnSpan: end - column });
  });
  return [...cells.filter((cell) => cell.row !== row), ...grown].sort(
    (a, b) => a.row - b.row || a.column - b.column,
  );
}

/** The empty neighbours a header cell reaches over. */
function findReach(
  cell: GridCell,
  before: readonly GridCell[],
  after: readonly GridCell[],
  bounds: readonly number[],
  evidence: Evidence,
  below: (column: number) => readonly GridCell[],
): GridCell[] {
  const text = unionBoxes(cell.spans.map((span) => span.box));
  const drawn = drawnReach(cell, text, bounds, evidence);
  if (drawn !== undefined) {
    const inside = (other: GridCell): boolean =>
      (bounds[other.column] as number) >= drawn[0] - 5 &&
      (bounds[other.column + other.columnSpan] as number) <= drawn[1] + 5;
    return [...before, ...after].filter(inside);
  }
  const middle = (text[0] + text[2]) / 2;
  let best: GridCell[] = [];
  let least = offset(middle, [cell], below);
  for (let left = 0; left <= before.length; left += 1) {
    for (let right = 0; right <= after.length; right += 1) {
      if (left + right === 0) continue;
      const reach = [...before.slice(0, left), ...after.slice(0, right)];
      const distance = offset(middle, [cell, ...reach], below);
      if (distance < centred && distance < least - 0.02) {
        least = distance;
        best = reach;
      }
    }
  }
  return best;
}

/** How far from the middle of what stands below, as a part of its width. */
function offset(
  middle: number,
  cells: readonly GridCell[],
  below: (column: number) => readonly GridCell[],
): number {
  const columns = cells.flatMap((cell) =>
    Array.from({ length: cell.columnSpan }, (_, index) => cell.column + index),
  );
  const boxes = columns.flatMap((column) =>
    below(column)
      .filter((cell) => cell.columnSpan === 1)
      .flatMap((cell) => cell.spans.map((span) => span.box)),
  );
  if (boxes.length === 0) return Infinity;
  const [left, , right] = unionBoxes(boxes);
  return Math.abs(middle - (left + right) / 2) / Math.max(20, right - left);
}

/** How far a rule under a header cell, or the fill behind it, reaches; absent where it says nothing. */
function drawnReach(
  cell: GridCell,
  text: BoundingBox,
  bounds: readonly number[],
  evidence: Evidence,
): [number, number] | undefined {
  const width = (bounds.at(-1) as number) - (bounds[0] as number);
  const under = evidence.level.filter(
    (edge) =>
      edge.at > text[3] - 4 &&
      edge.at < text[3] + 9 &&
      edge.from < text[0] + 4 &&
      edge.to > text[2] - 4 &&
      edge.to - edge.from < 0.92 * width,
  );
  const widest = under.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (widest === undefined) return undefined;
  const own = (bounds[cell.column + cell.columnSpan] as number) - (bounds[cell.column] as number);
  return widest.to - widest.from > own + 8 ? [widest.from, widest.to] : undefined;
}
