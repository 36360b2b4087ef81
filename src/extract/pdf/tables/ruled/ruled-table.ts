import type { BoundingBox } from "../../../../document.ts";
import type { Ruling, Span } from "../../drawing/drawing.ts";
import {
  boxHeight,
  boxWidth,
  centreX,
  centreY,
  containsPoint,
  unionBoxes,
} from "../../drawing/geometry.ts";
import {
  clusterPositions,
  mergeRulings,
  rulingBox,
  rulingsToGroups,
} from "../../drawing/rulings.ts";
import type { GridCell, PageTable } from "../grid/grid.ts";
import { keepCrossingText } from "./crossing-text.ts";
import { splitHeads } from "./heads-in-box.ts";
import { areOpenRows, withOpenEdges } from "./open-edges.ts";
import { hasOpenSides, hasUndrawnCells, hasUndrawnRows } from "./undrawn-rows.ts";
import { splitOpenLabels, splitWhiteRows } from "./unruled-rows.ts";

/** Lines meet that end within this of each other (points). */
const meeting = 3;
/** Lines nearer than this bound no cell between them (points). */
const thinnestCell = 3.5;
/** Part of an edge that has to be drawn for it to divide. */
const drawnPart = 0.6;

/** Rulings and the spans among them to tables: groups of rulings, their grid, its cells. */
export function findRuledTables(
  rulings: readonly Ruling[],
  spans: readonly Span[],
  page: number,
): readonly PageTable[] {
  const known = knownTables.get(rulings);
  if (known !== undefined && known.spans === spans && known.page === page) return known.tables;
  const tables = ruledTables(rulings, spans, page);
  knownTables.set(rulings, { spans, page, tables });
  return tables;
}

/** Where a page has no running text, its tables are asked for twice with all its words. */
const knownTables = new WeakMap<
  readonly Ruling[],
  {
    readonly spans: readonly Span[];
    readonly page: number;
    readonly tables: readonly PageTable[];
  }
>();

function ruledTables(
  rulings: readonly Ruling[],
  spans: readonly Span[],
  page: number,
): PageTable[] {
  return findRuledGrids(rulings).flatMap(({ group, grid, fields }) => {
    const cells = splitOpenLabels(keepCrossingText(fillCells(fields, spans)), grid.ys);
    if (!isTable(cells, grid)) return [];
    const box = gridBox(grid);
    const table: PageTable = {
      page,
      method: "ruled",
      box,
      columnEdges: grid.xs,
      rowEdges: grid.ys,
      cells,
      weak: isWeak(cells, grid) || areOpenRows(group, box),
      banded: true,
    };
    if (hasUndrawnCells(table, group, rulings) || hasOpenSides(table, group, spans)) return [];
    // One ruled row alone is a piece of a table between names of groups, over which no upright rules go.
    if (table.weak && hasUndrawnRows(table, group)) return [];
    const parted = splitHeads(splitWhiteRows(table));
    return hasUndrawnRows(parted, group) ? [] : [parted];
  });
}

interface RuledGrid {
  readonly group: readonly Ruling[];
  readonly grid: Grid;
  readonly fields: readonly Omit<GridCell, "spans">[];
}

/** A page's rulings are asked for with its running text and without. */
const knownGrids = new WeakMap<readonly Ruling[], readonly RuledGrid[]>();

function findRuledGrids(rulings: readonly Ruling[]): readonly RuledGrid[] {
  const known = knownGrids.get(rulings);
  if (known !== undefined) return known;
  const groups = withOpenEdges(rulingsToGroups(mergeRulings(rulings), meeting));
  const found = groups.flatMap((group) => {
    const grid = rulingsToGrid(group);
    return grid === undefined ? [] : [{ group, grid, fields: gridToCells(grid, group) }];
  });
  knownGrids.set(rulings, found);
  return found;
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

const gridBox = ({ xs, ys }: Grid): BoundingBox => [
  xs[0] as number,
  ys[0] as number,
  xs.at(-1) as number,
  ys.at(-1) as number,
];

/** Where the lines of a group stand; its outer edges are bounds even where they are not drawn. */
function rulingsToGrid(group: readonly Ruling[]): Grid | undefined {
  const level = group.filter((ruling) => ruling.direction === "horizontal");
  const upright = group.filter((ruling) => ruling.direction === "vertical");
  const box = unionBoxes(group.map(rulingBox));
  if (upright.length < 1 || (level.length < 2 && !areOpenRows(group, box))) return undefined;
  if (boxWidth(box) < 20 || boxHeight(box) < 8) return undefined;
  const xs = clusterPositions(
    [box[0], box[2], ...upright.map((ruling) => ruling.at)],
    thinnestCell,
  );
  const ys = clusterPositions([box[1], box[3], ...level.map((ruling) => ruling.at)], thinnestCell);
  return xs.length < 2 || ys.length < 2 ? undefined : { xs, ys };
}

/** The grid's fields, joined where no line divides them. */
function gridToCells(grid: Grid, rulings: readonly Ruling[]): Omit<GridCell, "spans">[] {
  const rows = grid.ys.length - 1;
  const columns = grid.xs.length - 1;
  const level = rulings.filter((ruling) => ruling.direction === "horizontal");
  const upright = rulings.filter((ruling) => ruling.direction === "vertical");
  const x = (index: number): number => grid.xs[index] ?? 0;
  const y = (index: number): number => grid.ys[index] ?? 0;
  const drawn = (lines: readonly Ruling[], at: number, from: number, to: number): boolean =>
    lines.some(
      (line) =>
        Math.abs(line.at - at) <= thinnestCell &&
        Math.min(line.to, to) - Math.max(line.from, from) >= drawnPart * (to - from),
    );
  const owner = Array.from({ length: rows * columns }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (owner[at] !== at) at = owner[at] as number;
    return at;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [root(a), root(b)];
    if (first !== second) owner[Math.max(first, second)] = Math.min(first, second);
  };
  const goesRight = (row: number, column: number): boolean =>
    column + 1 < columns && !drawn(upright, x(column + 1), y(row), y(row + 1));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (goesRight(row, column)) join(row * columns + column, row * columns + column + 1);
    }
  }
  // An edge as long as both fields at it divides them where most of it is drawn: a gap at a narrow column is none.
  for (let row = 0; row + 1 < rows; row += 1) {
    let first = 0;
    let open = 0;
    for (let column = 0; column < columns; column += 1) {
      if (!drawn(level, y(row + 1), x(column), x(column + 1))) open += x(column + 1) - x(column);
      if (goesRight(row, column) && goesRight(row + 1, column)) continue;
      if (open > (1 - drawnPart) * (x(column + 1) - x(first))) {
        join(row * columns + first, (row + 1) * columns + first);
      }
      first = column + 1;
      open = 0;
    }
  }
  const regions = new Map<number, number[]>();
  for (let index = 0; index < rows * columns; index += 1) {
    const at = root(index);
    const region = regions.get(at);
    if (region === undefined) regions.set(at, [index]);
    else region.push(index);
  }
  return [...regions.values()]
    .flatMap((region) => regionToRectangles(region, columns))
    .map(({ top, left, bottom, right }) => ({
      row: top,
      column: left,
      rowSpan: bottom - top + 1,
      columnSpan: right - left + 1,
      box: [x(left), y(top), x(right + 1), y(bottom + 1)] as const,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A joined region to the rectangles that tile it: itself, or its rows where it is none. */
function regionToRectangles(region: readonly number[], columns: number): Rectangle[] {
  const at = (index: number): [row: number, column: number] => [
    Math.floor(index / columns),
    index % columns,
  ];
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const index of region) {
    const [row, column] = at(index);
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  }
  if ((bottom - top + 1) * (right - left + 1) === region.length) {
    return [{ top, left, bottom, right }];
  }
  const strips: Rectangle[] = [];
  for (const index of [...region].sort((a, b) => a - b)) {
    const [row, column] = at(index);
    const last = strips.at(-1);
    if (last !== undefined && last.top === row && last.right === column - 1) {
      strips[strips.length - 1] = { ...last, right: column };
    } else strips.push({ top: row, left: column, bottom: row, right: column });
  }
  const merged: Rectangle[] = [];
  for (const strip of strips) {
    const above = merged.findIndex(
      (one) => one.bottom === strip.top - 1 && one.left === strip.left && one.right === strip.right,
    );
    const found = merged[above];
    if (found === undefined) merged.push(strip);
    else merged[above] = { ...found, bottom: strip.bottom };
  }
  return merged;
}

/** Each span to the cell its middle lies in. */
function fillCells(cells: readonly Omit<GridCell, "spans">[], spans: readonly Span[]): GridCell[] {
  const middles = spans
    .map((span, index) => ({ span, index, x: centreX(span.box), y: centreY(span.box) }))
    .filter(({ x, y }) => !Number.isNaN(x + y))
    .sort((a, b) => a.y - b.y);
  return cells.map((cell) => {
    const [left, top, right, bottom] = cell.box;
    // Half-open, so that a span on an edge belongs to one cell only.
    const own: typeof middles = [];
    for (let at = firstFrom(middles, top); at < middles.length; at += 1) {
      const middle = middles[at] as (typeof middles)[number];
      if (middle.y >= bottom) break;
      if (middle.x >= left && middle.x < right) own.push(middle);
    }
    return { ...cell, spans: own.sort((a, b) => a.index - b.index).map(({ span }) => span) };
  });
}

/** Where in a list from the top down the first stands that is not above a y. */
function firstFrom(sorted: readonly { readonly y: number }[], top: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as { readonly y: number }).y < top) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A box round prose is no table; neither is a grid without words, as charts have. */
function isTable(cells: readonly GridCell[], grid: Grid): boolean {
  const columns = grid.xs.length - 1;
  if (columns < 2) return false;
  const filled = cells.filter((cell) => cell.spans.length > 0);
  // The rest of a row that a page break cut may have words in one cell only.
  if (filled.length === 1) return grid.ys.length === 2;
  return filled.length >= 2 && filled.length >= 0.15 * cells.length;
}

/** One row of boxes may be a form or the rest of a table on the page before. */
function isWeak(cells: readonly GridCell[], grid: Grid): boolean {
  if (grid.ys.length - 1 < 2) return true;
  const columns = new Set(cells.filter((cell) => cell.spans.length > 0).map((cell) => cell.column));
  return columns.size < 2;
}

export const spansOutside = (spans: readonly Span[], boxes: readonly BoundingBox[]): Span[] =>
  spans.filter(
    (span) => !boxes.some((box) => containsPoint(box, centreX(span.box), centreY(span.box))),
  );
