import type { Ruling, Span } from "../../drawing/drawing.ts";
import { boxWidth, containsBox } from "../../drawing/geometry.ts";
import { clusterPositions, rulingBox } from "../../drawing/rulings.ts";
import { type LineStep, lineStepOf } from "../../text/line-step.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import { median } from "../../text/median.ts";
import { uprightJoints } from "../edges/joints.ts";
import type { GridCell, PageTable } from "../grid/grid.ts";

/** A side is drawn that stands within this of the table's end (points), over this part of its height. */
const sameSide = 3;
const sidePart = 0.5;
/** Texts of one row stand on one baseline, give or take this (points). */
const sameBaseline = 1;
/** In so many columns something begins where a row does. */
const fewestBegun = 2;

/**
 * Rules part the columns of such a table, and its header from its body, but not its rows, and none close its sides:
 * what they mark out is no grid of cells. Where its rows are, only the lines of text tell.
 */
export function hasUndrawnRows(table: PageTable, group: readonly Ruling[]): boolean {
  if (hasSide(table, group)) return false;
  const step = lineStepIn(table.cells);
  return (
    step !== undefined &&
    table.rowEdges.slice(1).some((_, row) =>
      holdsRows(
        table.cells.filter((one) => one.row === row && one.rowSpan === 1),
        step,
      ),
    )
  );
}

/** The same, where upright rules are drawn cell by cell and cells begin where no level rule is. */
export function hasUndrawnCells(
  table: PageTable,
  group: readonly Ruling[],
  rulings: readonly Ruling[],
): boolean {
  const { box, rowEdges } = table;
  const own = rulings.filter((ruling) => containsBox(box, rulingBox(ruling), sameSide));
  // Where a page break leaves nothing but the rules between columns, the outer ones are no sides.
  const isOpen = group.every(({ direction }) => direction === "vertical");
  return (
    (isOpen || !hasSide(table, group)) &&
    uprightJoints(own, [box[0], box[2]]).some(
      ({ at }) => !rowEdges.some((y) => Math.abs(y - at) <= sameSide),
    )
  );
}

/**
 * Upright lines alone, with text on both sides of them: they part the columns of a table that has a column more at
 * either side, and are no cells that a page break left open.
 */
export function hasOpenSides(
  { box }: PageTable,
  group: readonly Ruling[],
  spans: readonly Span[],
): boolean {
  if (group.some(({ direction }) => direction === "horizontal")) return false;
  const beside = spans.filter(({ turn, box: [, top, , bottom] }) => {
    const middle = (top + bottom) / 2;
    return turn === 0 && middle > box[1] && middle < box[3];
  });
  const reach = boxWidth(box) / 2;
  return (
    beside.some(({ box: [, , right] }) => right <= box[0] && right > box[0] - reach) &&
    beside.some(({ box: [left] }) => left >= box[2] && left < box[2] + reach)
  );
}

function hasSide(table: PageTable, group: readonly Ruling[]): boolean {
  const [left, top, right, bottom] = table.box;
  const isSide = (x: number): boolean =>
    group.some(
      ({ direction, at, from, to }) =>
        direction === "vertical" &&
        Math.abs(at - x) <= sameSide &&
        to - from >= sidePart * (bottom - top),
    );
  return isSide(left) || isSide(right);
}

const linesOf = ({ spans }: GridCell): Line[] =>
  spansToLines(spans.filter(({ turn }) => turn === 0));

/** The one line step of the table, whatever its rules part. */
function lineStepIn(cells: readonly GridCell[]): LineStep | undefined {
  const lines = cells.flatMap(linesOf);
  if (lines.length === 0) return undefined;
  const size = median(lines.map((line) => line.size));
  const baselines = clusterPositions(
    lines.map(({ baseline }) => baseline),
    sameBaseline,
  );
  return lineStepOf(
    baselines.slice(1).map((y, index) => ({ step: y - (baselines[index] as number), size })),
  );
}

/** Somewhere below the first line of a ruled row several columns begin anew on one baseline. */
function holdsRows(cells: readonly GridCell[], step: LineStep): boolean {
  const begun = cells.map(linesOf).flatMap((column) =>
    column
      .slice(1)
      .filter((line, at) => step.says(line.baseline - (column[at] as Line).baseline) === "next row")
      .map(({ baseline }) => baseline),
  );
  return begun.some(
    (y) => begun.filter((other) => Math.abs(other - y) <= sameBaseline).length >= fewestBegun,
  );
}
