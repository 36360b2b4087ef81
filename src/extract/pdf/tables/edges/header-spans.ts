import type { BoundingBox } from "../../../../document.ts";
import { largest, smallest } from "../../../../long-lists.ts";
import { containsBox, unionBoxes } from "../../drawing/geometry.ts";
import { isFigure } from "../../text/pieces.ts";
import type { GridCell } from "../grid/grid.ts";
import type { DrawnCell, Evidence } from "./evidence.ts";
import { sameStart, spanMiddles, spanRights, spanRounds } from "./heads-over.ts";
import { spanCentredRows, spanGroupRows } from "./title-rows.ts";

/** A header over several columns stands at their middle, give or take this part of their width. */
const centred = 0.12;
/** So near the middle that it is no accident. */
const evenly = 0.05;
/** A drawn end this near a column edge is that edge (points). */
const edgeSlack = 4;
/** What is under a rule may stand out of it by this (points). */
const reachSlack = 5;

/**
 * Lets the header's cells reach over the columns they head: as far as a rule or fill below them says,
 * or as far as their text stands in the middle of.
 */
export function spanHeaders(
  cells: readonly GridCell[],
  bounds: readonly number[],
  evidence: Evidence,
  hasHeader: boolean,
): GridCell[] {
  const rows = largest([0, ...cells.map((cell) => cell.row + 1)]);
  let result = [...cells];
  for (let row = 0; row < rows; row += 1) result = spanDrawnRow(result, row, bounds, evidence);
  result = spanGroupRows(result, rows, bounds, evidence);
  result = spanCentredRows(result, rows, bounds);
  let headed = 0;
  for (; hasHeader && headed + 1 < rows && isHeaderRow(result, headed); headed += 1) {
    result =
      spanRounds(result, headed) ??
      spanMiddles(result, headed) ??
      spanRights(result, headed) ??
      spanRow(result, headed, bounds, evidence);
  }
  // What a name reaches over is seen once the names below it do.
  for (let row = headed - 1; row >= 0; row -= 1) result = spanLeftNames(result, row);
  return result;
}

/** A header row has no figures but years, and leaves fields empty. */
function isHeaderRow(cells: readonly GridCell[], row: number): boolean {
  const here = cells.filter((cell) => cell.row === row);
  const filled = here.filter((cell) => cell.spans.length > 0);
  if (filled.length === 0 || filled.length === here.length) return filled.length > 0 && row === 0;
  const figures = filled.filter((cell) => {
    const text = cell.spans.map((span) => span.text).join(" ");
    return isFigure(text) && !/^(?:19|20)\d\d|^\d\d[/-]\d\d$/.test(text);
  });
  return figures.length <= 0.3 * filled.length;
}

/** Cells whose fill, or the rule below them, was drawn over several columns in one. */
function spanDrawnRow(
  cells: readonly GridCell[],
  row: number,
  bounds: readonly number[],
  evidence: Evidence,
): GridCell[] {
  const here = cells.filter((cell) => cell.row === row);
  const width = (bounds.at(-1) as number) - (bounds[0] as number);
  const isPlain = evidence.cells.some(({ box }) => box[2] - box[0] < 0.7 * width);
  let result = cells;
  for (const cell of here) {
    if (cell.spans.length === 0 || !isPlain || cell.rowSpan > 1 || !result.includes(cell)) continue;
    const text = unionBoxes(cell.spans.map((span) => span.box));
    const reach = drawnCellReach(text, evidence);
    if (reach === undefined) continue;
    const first = bounds.findIndex((x) => Math.abs(x - reach[0]) <= edgeSlack);
    const end = bounds.findIndex((x) => Math.abs(x - reach[1]) <= edgeSlack);
    if (first < 0 || end <= first || first > cell.column || end < cell.column + cell.columnSpan) {
      continue;
    }
    const swallowed = here.filter(
      (other) => other !== cell && other.column >= first && other.column + other.columnSpan <= end,
    );
    const covered = swallowed.reduce((sum, other) => sum + other.columnSpan, cell.columnSpan);
    const isFree = swallowed.every(
      (other) =>
        other.rowSpan === 1 && (other.spans.length === 0 || isInOneFill(cell, other, evidence)),
    );
    if (!isFree || covered !== end - first || swallowed.length === 0) continue;
    const spans = [cell, ...swallowed].flatMap((other) => other.spans);
    result = result
      .filter((other) => !swallowed.includes(other))
      .map((other) =>
        other === cell ? { ...cell, column: first, columnSpan: end - first, spans } : other,
      );
  }
  return [...result].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** In a row that is filled cell by cell, the texts of two cells lie on one fill: they are one cell's. */
function isInOneFill(cell: GridCell, other: GridCell, { cells }: Evidence): boolean {
  const text = unionBoxes([...cell.spans, ...other.spans].map((span) => span.box));
  const fills = cells.map(({ box }) => box).filter((box) => box[3] - box[1] >= 0.1);
  return fills.some(
    (own) =>
      containsBox(own, text, 2) &&
      fills.filter(
        (box) => Math.abs(box[1] - own[1]) <= edgeSlack && Math.abs(box[3] - own[3]) <= edgeSlack,
      ).length >= 3,
  );
}

/** Left and right of what is drawn behind a text, or right below it. */
function drawnCellReach(text: BoundingBox, evidence: Evidence): [number, number] | undefined {
  const height = text[3] - text[1];
  const drawn = evidence.cells.filter(({ box }) => {
    if (box[0] > text[0] + 2 || box[2] < text[2] - 2) return false;
    const isRule = box[3] - box[1] < 0.1;
    return isRule
      ? box[1] > text[3] - 0.35 * height && box[1] < text[3] + 9
      : box[1] <= text[1] + 3 && box[3] >= text[3] - 3 && box[3] - box[1] < height + 30;
  });
  const width = ({ box }: DrawnCell): number => box[2] - box[0];
  const fills = drawn.filter(({ box }) => box[3] - box[1] >= 0.1);
  // Of fills the narrowest is the cell's own; of rules the widest, as the next row's own lie on them.
  const own =
    fills.sort((a, b) => width(a) - width(b))[0] ?? drawn.sort((a, b) => width(b) - width(a))[0];
  return own === undefined ? undefined : [own.box[0], own.box[2]];
}

/**
 * In a header whose heads stand at its top (one at least stands over nothing), bold names at the left of the first
 * of their columns' heads reach over the heads beside it that stand below nothing.
 */
function spanLeftNames(cells: readonly GridCell[], row: number): GridCell[] {
  const here = cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
  const under = (cell: GridCell): GridCell | undefined =>
    cells.find(
      (one) =>
        one.row === row + 1 &&
        one.column <= cell.column &&
        one.column + one.columnSpan > cell.column,
    );
  const isHead = (cell: GridCell | undefined): cell is GridCell =>
    cell !== undefined && cell.spans.length > 0 && cell.spans.every(({ face }) => face.bold);
  const isAlone = (cell: GridCell): boolean =>
    isHead(cell) && (cell.rowSpan > 1 || under(cell)?.spans.length === 0);
  if (!here.some(isAlone)) return [...cells];
  const taken = new Set<GridCell>();
  const grown = here.flatMap((cell, index): GridCell[] => {
    if (taken.has(cell)) return [];
    const first = under(cell);
    const start = ({ spans }: GridCell): number => smallest(spans.map(({ box }) => box[0]));
    if (!isHead(cell) || cell.rowSpan > 1 || !isHead(first)) return [cell];
    if (Math.abs(start(cell) - start(first)) > sameStart) return [cell];
    let columnSpan = cell.columnSpan;
    for (const other of here.slice(index + 1)) {
      if (other.spans.length > 0 || other.rowSpan > 1 || !isHead(under(other))) break;
      taken.add(other);
      columnSpan += other.columnSpan;
    }
    return [{ ...cell, columnSpan }];
  });
  return [...cells.filter((cell) => cell.row !== row), ...grown].sort(
    (a, b) => a.row - b.row || a.column - b.column,
  );
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
      if (isWalled(cell, bounds[other.column + other.columnSpan] as number, evidence)) break;
      before.push(other);
    }
    const after: GridCell[] = [];
    for (let at = index + 1; at < here.length; at += 1) {
      const other = here[at] as GridCell;
      if (other.spans.length > 0 || other.rowSpan > 1) break;
      if (isWalled(cell, bounds[other.column] as number, evidence)) break;
      after.push(other);
    }
    const reach = findReach(cell, before, after, bounds, evidence, below);
    for (const other of reach) {
      taken.add(other);
      const at = grown.indexOf(other);
      if (at >= 0) grown.splice(at, 1);
    }
    const all = [cell, ...reach];
    const column = smallest(all.map((one) => one.column));
    const end = largest(all.map((one) => one.column + one.columnSpan));
    grown.push({ ...cell, column, columnSpan: end - column });
  });
  return [...cells.filter((cell) => cell.row !== row), ...grown].sort(
    (a, b) => a.row - b.row || a.column - b.column,
  );
}

/** Whether an upright rule at a column's edge runs beside a cell's text. */
function isWalled({ spans }: GridCell, x: number, { upright }: Evidence): boolean {
  const [, top, , bottom] = unionBoxes(spans.map((span) => span.box));
  return upright.some(
    ({ at, from, to }) => Math.abs(at - x) <= edgeSlack && from <= top + 1 && to >= bottom - 1,
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
    // A column's edge is drawn nowhere: what it holds is under the rule or not.
    const inside = (other: GridCell): boolean => {
      const boxes = columnBoxes([other], below);
      const [from, , to] =
        boxes.length > 0
          ? unionBoxes(boxes)
          : [bounds[other.column] as number, 0, bounds[other.column + other.columnSpan] as number];
      return from >= drawn[0] - reachSlack && to <= drawn[1] + reachSlack;
    };
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
      // Text that crosses an edge heads several columns: as many as it stands in the middle of.
      const better = distance < least - 0.02 || (cell.columnSpan > 1 && distance < evenly);
      if (distance < centred && better) {
        least = Math.min(least, distance);
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
  const boxes = columnBoxes(cells, below);
  if (boxes.length === 0) return Infinity;
  const [left, , right] = unionBoxes(boxes);
  return Math.abs(middle - (left + right) / 2) / Math.max(20, right - left);
}

/** The texts in the columns under cells. */
const columnBoxes = (
  cells: readonly GridCell[],
  below: (column: number) => readonly GridCell[],
): BoundingBox[] =>
  cells
    .flatMap((cell) => Array.from({ length: cell.columnSpan }, (_, index) => cell.column + index))
    .flatMap((column) => below(column))
    .filter((cell) => cell.columnSpan === 1)
    .flatMap((cell) => cell.spans.map((span) => span.box));

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
  const [from, to] = [bounds[cell.column], bounds[cell.column + cell.columnSpan]] as const;
  const own = (to as number) - (from as number);
  // A rule as wide as one column is drawn under every cell; as wide as several, it says which are headed.
  const isOwn = cell.columnSpan > 1 && Math.abs(widest.to - widest.from - own) <= 2 * edgeSlack;
  return isOwn || widest.to - widest.from > own + 2 * edgeSlack
    ? [widest.from, widest.to]
    : undefined;
}
