import type { BoundingBox } from "../../../../document.ts";
import { largest, smallest } from "../../../../long-lists.ts";
import type { Ruling, Span } from "../../drawing/drawing.ts";
import { containsBox, overlap, unionBoxes } from "../../drawing/geometry.ts";
import { cellStep, farStep, looseStep } from "../../text/line-step.ts";
import { spansToLines } from "../../text/lines.ts";
import { isFigure, tick, toPiece } from "../../text/pieces.ts";
import { sameEdge } from "../edges/column-edges.ts";
import type { DrawnCell, Evidence } from "../edges/evidence.ts";
import { coveredLength, findLevels } from "../edges/level-edges.ts";
import type { GridCell } from "../grid/grid.ts";
import { columnRights } from "./column-rights.ts";
import { standsUnderHeader } from "./header-levels.ts";
import { isOneRowUnder, standInMiddle } from "./middle-stack.ts";
import { isBoldRow, type PlacedPiece, type TextRow } from "./placed-lines.ts";
import { continues, joinLines } from "./text-rows.ts";

/** An edge over this part of the table's width divides rows. */
const dividingPart = 0.3;
/** So does one over this part that runs under several columns. */
const headedPart = 0.2;
/** Edges nearer than this are one (points). */
const oneEdge = 2.5;
/** Bands are no rows where more than this part of the lines stand in bands of several rows. */
const stackedPart = 0.25;

/** Lines that are one row of the table: those between the same dividers. */
export function groupRows(
  rows: readonly TextRow[],
  bounds: readonly number[],
  dividers: readonly number[],
  banded: boolean,
): TextRow[][] {
  const rights = columnRights(rows, bounds);
  return joinLines(rows, rights, isBetween(dividers), () => banded);
}

/** Whether one of the dividers lies between two lines. */
export const isBetween =
  (dividers: readonly number[]) =>
  (above: TextRow, below: TextRow): boolean =>
    dividers.some(
      (y) => y >= above.baseline - 0.35 * above.size && y < below.baseline - 0.35 * below.size,
    );

/** y of rules and fill edges that reach over a good part of the table, or a smaller one but several columns. */
export function levelEdges(evidence: Evidence, bounds: readonly number[]): number[] {
  const width = (bounds.at(-1) as number) - (bounds[0] as number);
  return findLevels(
    evidence.level,
    oneEdge,
    (pieces) =>
      coveredLength(pieces) >= dividingPart * width || pieces.some(runsUnderColumns(bounds)),
  );
}

/** An edge under several columns: that under a header which reaches over them. */
function runsUnderColumns(bounds: readonly number[]): (edge: Ruling) => boolean {
  const width = (bounds.at(-1) as number) - (bounds[0] as number);
  return ({ from, to }) =>
    to - from >= headedPart * width &&
    bounds.slice(1, -1).some((x) => from < x - sameEdge && to > x + sameEdge);
}

/** Whether each band between drawn edges is one row, not a block of them. */
export function bandsAreRows(rows: readonly TextRow[], dividers: readonly number[]): boolean {
  const bands = new Map<number, TextRow[]>();
  for (const row of rows) {
    const at = dividers.filter((y) => y < row.baseline - 0.35 * row.size).length;
    bands.set(at, [...(bands.get(at) ?? []), row]);
  }
  const [header = [], body = []] = bands.values();
  if (bands.size === 2 && isOneRowUnder(header, body)) return true;
  if (bands.size < 3 || isLooseBlock(bands.get(dividers.length) ?? [])) return false;
  return areRows([...bands.values()]) && rows.length <= 14 * bands.size;
}

/** Whether lines in groups are a row each, most of them: by lines, as one fused body outweighs a header's many rows. */
export function areRows(groups: readonly (readonly TextRow[])[]): boolean {
  const stacked = groups.filter(stacksFigures).flat().length;
  return stacked <= stackedPart * groups.flat().length;
}

/** Lines below the last edge that stand farther apart than those of a wrapped cell: rows without edges. */
function isLooseBlock(open: readonly TextRow[]): boolean {
  const steps = open.slice(1).map((row, index) => row.baseline - (open[index] as TextRow).baseline);
  return (
    steps.length >= 2 && steps.every((step, at) => step > looseStep * (open[at] as TextRow).size)
  );
}

/**
 * Figures under figures in two columns at least: several rows. Where as many columns have one line only, the
 * figures are several values of one row.
 */
function stacksFigures(band: readonly TextRow[]): boolean {
  const figures = new Map<number, number>();
  const ticks = new Map<number, number>();
  const lines = new Map<number, number>();
  for (const row of band) {
    for (const { column, piece } of row.cells) {
      lines.set(column, (lines.get(column) ?? 0) + 1);
      if (isFigure(piece.text)) figures.set(column, (figures.get(column) ?? 0) + 1);
      if (tick.test(piece.text)) ticks.set(column, (ticks.get(column) ?? 0) + 1);
    }
  }
  const countStacked = (marks: ReadonlyMap<number, number>): number =>
    [...marks.values()].filter((count) => count >= 2).length;
  const stacked = countStacked(figures);
  const stacks = [...figures].flatMap(([column, count]) => (count >= 2 ? [column] : []));
  if (stacked >= 2 && standInMiddle(band, stacks)) return false;
  // No cell is ticked twice.
  if (countStacked(ticks) > 0 || standApart(band)) return true;
  const single = [...lines.values()].filter((count) => count === 1).length;
  return (stacked >= 2 && stacked > single) || stacksPairs(band, lines);
}

/** Three lines or more that all have labels and stand far apart. */
const standApart = (band: readonly TextRow[]): boolean =>
  band.length >= 3 &&
  band.every(
    ({ cells: [label, ...more], baseline, size }, at) =>
      label?.column === 0 &&
      more.length > 0 &&
      (at === 0 || baseline - (band[at - 1] as TextRow).baseline > farStep * size),
  );

/** Of labels with one figure each so many are no cell with several values. */
const fewestPairs = 3;

/** In two columns alone: a label and a figure on every line. */
const stacksPairs = (band: readonly TextRow[], lines: ReadonlyMap<number, number>): boolean =>
  lines.size === 2 &&
  band.length >= fewestPairs &&
  band.every(({ cells: [label, figure] }) => {
    return label?.column === 0 && !isFigure(label.piece.text) && isFigure(figure?.piece.text ?? "");
  });

/** Row groups to cells; every field of the grid belongs to one. */
export function groupsToCells(
  groups: readonly (readonly TextRow[])[],
  bounds: readonly number[],
  evidence: Evidence,
): GridCell[] {
  const columns = bounds.length - 1;
  const cells: GridCell[] = [];
  groups.forEach((group, row) => {
    const pieces = group.flatMap((line) => line.cells);
    let column = 0;
    while (column < columns) {
      let reach = column + 1;
      for (let grown = true; grown; ) {
        grown = false;
        for (const piece of pieces) {
          const end = piece.column + piece.columnSpan;
          if (piece.column < reach && end > reach && piece.column >= column) {
            reach = end;
            grown = true;
          }
        }
      }
      const from = column;
      cells.push({
        row,
        column,
        rowSpan: 1,
        columnSpan: reach - column,
        box: [0, 0, 0, 0],
        spans: pieces
          .filter((piece) => piece.column >= from && piece.column < reach)
          .flatMap((piece) => piece.piece.spans),
      });
      column = reach;
    }
  });
  return mergeDown(cells, groups, bounds, evidence);
}

/** Where the edge below a row stops short of a column, the empty cell below is part of the one above. */
function mergeDown(
  cells: readonly GridCell[],
  groups: readonly (readonly TextRow[])[],
  bounds: readonly number[],
  evidence: Evidence,
): GridCell[] {
  const merged: GridCell[] = [];
  const rows = groups.flat();
  const rights = columnRights(rows, bounds);
  for (const cell of cells) {
    const above = merged.findLast(
      (one) =>
        one.column === cell.column &&
        one.columnSpan === cell.columnSpan &&
        one.row + one.rowSpan === cell.row,
    );
    const [upper, lower] = [groups[cell.row - 1], groups[cell.row]];
    const isOneHead = above !== undefined && isOneHeadFill(above, cell, bounds, evidence);
    const isBody = above !== undefined && standsUnderHeader(above, cell, groups);
    const isOpen =
      above !== undefined &&
      upper !== undefined &&
      lower !== undefined &&
      !isBody &&
      (cell.spans.length === 0 ||
        followsClosely(above, cell, rights) ||
        isOneFill(above, cell, upper, bounds, evidence) ||
        standsAtBottom(above, cell, groups, bounds, evidence)) &&
      isOpenBetween(upper, lower, cell, bounds, evidence, beginsLabelled(cell, lower, merged));
    if ((isOpen || isOneHead) && above !== undefined) {
      merged[merged.indexOf(above)] = {
        ...above,
        rowSpan: above.rowSpan + 1,
        spans: [...above.spans, ...cell.spans],
      };
    } else merged.push(cell);
  }
  return merged;
}

/** The row of a cell has a label of its own, which does not go on with that above. */
const beginsLabelled = (
  { row, column }: GridCell,
  lower: readonly TextRow[],
  merged: readonly GridCell[],
): boolean =>
  column > 0 &&
  lower.some(({ cells }) => cells[0]?.column === 0) &&
  merged.some((one) => one.row === row && one.column === 0);

/** Whether what is drawn is as wide as a cell's columns. */
const isAsWide = ({ column, columnSpan }: GridCell, bounds: readonly number[]) => {
  const [left, right] = [bounds[column] as number, bounds[column + columnSpan] as number];
  return ({ box }: DrawnCell): boolean =>
    Math.abs(box[0] - left) <= sameEdge && Math.abs(box[2] - right) <= sameEdge;
};

/** An empty cell and the text below it lie on one fill that is theirs alone. */
function isOneFill(
  above: GridCell,
  cell: GridCell,
  upper: readonly TextRow[],
  bounds: readonly number[],
  evidence: Evidence,
): boolean {
  if (above.spans.length > 0) return false;
  const isOwn = isAsWide(cell, bounds);
  const text = unionBoxes(cell.spans.map((span) => span.box));
  const top = largest(upper.map((row) => row.baseline));
  return evidence.cells.some(
    (drawn) => isOwn(drawn) && drawn.box[1] < top - 2 && drawn.box[3] > text[3] - 3,
  );
}

/** Two bold texts lie on one fill of a header that is filled cell by cell: one head. */
function isOneHeadFill(
  above: GridCell,
  cell: GridCell,
  bounds: readonly number[],
  evidence: Evidence,
): boolean {
  const spans = [...above.spans, ...cell.spans];
  if (above.spans.length === 0 || cell.spans.length === 0) return false;
  if (!spans.every(({ face }) => face.bold)) return false;
  const isOwn = isAsWide(cell, bounds);
  const text = unionBoxes(spans.map(({ box }) => box));
  return evidence.cells.some((drawn) => isOwn(drawn) && containsBox(drawn.box, text, 2));
}

/**
 * The text of a merged cell stands at its bottom, or in its middle: a rule is drawn over the empty cells above it, or
 * an edge, where other cells of its columns are drawn over several rows.
 */
function standsAtBottom(
  above: GridCell,
  cell: GridCell,
  groups: readonly (readonly TextRow[])[],
  bounds: readonly number[],
  evidence: Evidence,
): boolean {
  const over = groups[above.row - 1];
  if (above.spans.length > 0 || over === undefined) return false;
  const [left, right] = [
    bounds[cell.column] as number,
    bounds[cell.column + cell.columnSpan] as number,
  ];
  // Over a page break a fill is no taller than its row there.
  const from = smallest(over.map(({ top }) => top));
  const to = smallest((groups[above.row] as readonly TextRow[]).map(({ baseline }) => baseline));
  const edges = evidence.level.filter(
    ({ at, from: start, to: end }) =>
      at > from && at < to && overlap(start, end, left, right) > 0.5 * (right - left),
  );
  // The caller asks whether an edge parts the two in other columns, but not in theirs: rules say it, fills need not,
  // and those in a header say which of its names reach over several columns.
  const isRuled = edges.some(({ width }) => width > 0);
  const isInBody = !groups[above.row]?.every(isBoldRow);
  if (isInBody && isRuled && areRuledRows(groups, evidence)) return true;
  const isOwn = isAsWide(cell, bounds);
  const reachesOverRows = (drawn: DrawnCell): boolean =>
    isOwn(drawn) &&
    groups.filter((group) =>
      group.every(({ baseline }) => baseline > drawn.box[1] && baseline < drawn.box[3] + 2),
    ).length >= 2;
  return edges.length > 0 && evidence.cells.some(reachesOverRows);
}

/** So many rows have a rule between them and the next, this part of all. */
const fewestRuledRows = 4;
const ruledPart = 0.8;

function areRuledRows(groups: readonly (readonly TextRow[])[], evidence: Evidence): boolean {
  const gaps = groups.slice(1).map((lower, at): [number, number] => {
    const upper = groups[at] as readonly TextRow[];
    return [smallest(upper.map((row) => row.baseline)), largest(lower.map((row) => row.baseline))];
  });
  const ruled = gaps.filter(([from, to]) =>
    evidence.level.some(({ at, width }) => width > 0 && at > from && at < to),
  );
  return ruled.length >= fewestRuledRows && ruled.length >= ruledPart * gaps.length;
}

/** Text at the ordinary line step below the text of the cell above, with which that goes on. */
function followsClosely(above: GridCell, cell: GridCell, rights: readonly number[]): boolean {
  const [upper, lower] = [spansToLines(above.spans).at(-1), spansToLines(cell.spans)[0]];
  if (upper === undefined || lower === undefined) return false;
  const placed = (spans: readonly Span[]): PlacedPiece => ({ ...cell, piece: toPiece(spans) });
  return (
    lower.baseline - upper.baseline < cellStep * upper.size &&
    continues(placed(upper.spans), placed(lower.spans), rights)
  );
}

/** An edge is drawn between two rows, but not in this cell's columns. */
function isOpenBetween(
  upper: readonly TextRow[],
  lower: readonly TextRow[],
  cell: GridCell,
  bounds: readonly number[],
  evidence: Evidence,
  isLabelled: boolean,
): boolean {
  const from = smallest(upper.map((row) => row.baseline)) - 2;
  const to = smallest(lower.map((row) => row.baseline - 0.35 * row.size));
  const edges = evidence.level.filter((edge) => edge.at > from && edge.at < to);
  const [left, right] = [
    bounds[cell.column] as number,
    bounds[cell.column + cell.columnSpan] as number,
  ];
  const width = (bounds.at(-1) as number) - (bounds[0] as number);
  const here = edges.some(
    (edge) => overlap(edge.from, edge.to, left, right) > 0.5 * (right - left),
  );
  if (here) return false;
  const isDrawn = (drawn: readonly Ruling[]): boolean =>
    coveredLength(drawn) >= dividingPart * width || drawn.some(runsUnderColumns(bounds));
  // A status's fill says nothing of the empty cell beside it where a row with a label of its own begins.
  return isDrawn(isLabelled ? edges.filter((edge) => edge.width > 0) : edges);
}

/** y between each row and the next: a drawn edge, or half way. */
export function toRowEdges(groups: readonly (readonly TextRow[])[], evidence: Evidence): number[] {
  const tops = groups.map((group) => smallest(group.map((row) => row.top)));
  const bottoms = groups.map((group) => largest(group.map((row) => row.bottom)));
  const edges = [tops[0] as number];
  const near = (from: number, to: number): number | undefined =>
    evidence.level.map((edge) => edge.at).find((y) => y >= from - 3 && y <= to + 3);
  const first = evidence.level.map((edge) => edge.at).filter((y) => y <= (tops[0] as number) + 3);
  if (first.length > 0) edges[0] = largest(first);
  for (let row = 1; row < groups.length; row += 1) {
    const [from, to] = [bottoms[row - 1] as number, tops[row] as number];
    edges.push(Math.max(edges.at(-1) as number, near(from, to) ?? (from + to) / 2));
  }
  const bottom = bottoms.at(-1) as number;
  const last = evidence.level.map((edge) => edge.at).filter((y) => y >= bottom - 3);
  edges.push(last.length > 0 ? smallest(last) : bottom);
  return edges;
}

/** The box of a cell between its column and row edges. */
export function cellBox(
  cell: GridCell,
  bounds: readonly number[],
  rowEdges: readonly number[],
): BoundingBox {
  return [
    bounds[cell.column] as number,
    rowEdges[cell.row] as number,
    bounds[cell.column + cell.columnSpan] as number,
    rowEdges[cell.row + cell.rowSpan] as number,
  ];
}
