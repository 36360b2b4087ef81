import type { BoundingBox } from "../../../../document.ts";
import { centreX, unionBoxes } from "../../drawing/geometry.ts";
import { isPeriod, isYear } from "../../text/pieces.ts";
import type { GridCell } from "../grid/grid.ts";

/** Heads begin where the first of their columns' heads does, give or take this (points). */
export const sameStart = 2.5;
/** They end where one of these does, give or take this. */
const sameEnd = 1;
/** They have their middle within this of that of what they reach over (points). */
const sameMiddle = 1.5;

const boxOf = (cells: readonly GridCell[]): BoundingBox =>
  unionBoxes(cells.flatMap(({ spans }) => spans.map(({ box }) => box)));

/**
 * Heads at the left, in the middle or at the right of columns that are headed alike, round by round (`2008/09` over `1 2 3 4`,
 * `2009/10` over `1 2 3 4`), each reach over a round; absent where a row is none of such.
 */
export function spanRounds(cells: readonly GridCell[], row: number): GridCell[] | undefined {
  const textOf = ({ spans }: GridCell): string => spans.map(({ text }) => text).join(" ");
  const heads = filledIn(cells, row);
  const under = filledIn(cells, row + 1);
  const round = under.length / heads.length;
  const isOverRound = (head: GridCell, index: number): boolean => {
    const own = under.slice(index * round, (index + 1) * round);
    const [left, , right] = boxOf([head]);
    const [from, , to] = boxOf(own);
    return (
      Math.abs(left - boxOf(own.slice(0, 1))[0]) <= sameStart ||
      Math.abs(right - boxOf(own.slice(-1))[2]) <= sameEnd ||
      Math.abs((left + right) / 2 - (from + to) / 2) <= sameStart
    );
  };
  const isRound =
    heads.length >= 2 &&
    round >= 2 &&
    Number.isInteger(round) &&
    heads.every(isOverRound) &&
    under.every((cell, at) => {
      const [first] = under;
      return (
        cell.columnSpan === 1 &&
        cell.rowSpan === 1 &&
        cell.column === (first as GridCell).column + at &&
        textOf(cell) === textOf(under[at % round] as GridCell)
      );
    });
  if (!isRound) return undefined;
  const first = under[0]?.column as number;
  return reaching(
    cells,
    heads.map((head, index) => ({ ...head, column: first + index * round, columnSpan: round })),
  );
}

/** A head over the heads of its columns, from one of them to another (places among these). */
interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * Heads that all stand in the middle of the heads below them reach over these: each over a run of them, with none left
 * out between two runs. Absent where that is so in no way, or where each stands over one alone.
 */
export function spanMiddles(cells: readonly GridCell[], row: number): GridCell[] | undefined {
  const heads = filledIn(cells, row);
  const under = filledIn(cells, row + 1);
  const areHeads =
    heads.length >= 2 &&
    under.length > heads.length &&
    heads.every(({ rowSpan }) => rowSpan === 1) &&
    under.every(
      (cell, at) =>
        cell.columnSpan === 1 &&
        cell.rowSpan === 1 &&
        cell.column === (under[0] as GridCell).column + at,
    );
  if (!areHeads) return undefined;
  const runs = tileMiddles(
    heads.map((head) => centreX(boxOf([head]))),
    under.map((cell) => boxOf([cell])),
  );
  if (runs === undefined) return undefined;
  return reaching(
    cells,
    heads.map((head, index) => {
      const { from, to } = runs[index] as Run;
      return { ...head, column: (under[from] as GridCell).column, columnSpan: to - from + 1 };
    }),
  );
}

/** Runs of boxes one after the other, each in the middle under its x. */
function tileMiddles(middles: readonly number[], boxes: readonly BoundingBox[]): Run[] | undefined {
  const isUnder = (middle: number, from: number, to: number): boolean => {
    const [left] = boxes[from] as BoundingBox;
    const [, , right] = boxes[to] as BoundingBox;
    return Math.abs((left + right) / 2 - middle) <= sameMiddle;
  };
  for (let start = 0; start < boxes.length; start += 1) {
    const runs: Run[] = [];
    let from = start;
    for (const middle of middles) {
      let to = from;
      while (to < boxes.length && !isUnder(middle, from, to)) to += 1;
      if (to === boxes.length) break;
      runs.push({ from, to });
      from = to + 1;
    }
    if (runs.length === middles.length && runs.some((run) => run.to > run.from)) return runs;
  }
  return undefined;
}

/**
 * Heads that all end where one of the years or periods below them ends, and do not all begin there, too, reach to the left: over
 * these up to the head before. Absent where that is so in no way, or where each stands over one alone.
 */
export function spanRights(cells: readonly GridCell[], row: number): GridCell[] | undefined {
  const under = filledIn(cells, row + 1);
  const from = under[0]?.column ?? Infinity;
  const heads = filledIn(cells, row).filter(({ column }) => column >= from);
  const areYears = under.every(
    (cell, at) =>
      cell.columnSpan === 1 &&
      cell.rowSpan === 1 &&
      cell.column === from + at &&
      cell.spans.length === 1 &&
      cell.spans.every(({ text }) => isYear(text) || isPeriod(text)),
  );
  if (!areYears || heads.length < 2 || heads.some(({ rowSpan }) => rowSpan > 1)) return undefined;
  const sideOf = (cell: GridCell, side: 0 | 2): number => boxOf([cell])[side];
  const ends = heads.map((head) =>
    under.findIndex((cell) => Math.abs(sideOf(cell, 2) - sideOf(head, 2)) <= sameEnd),
  );
  const runs = ends.map((to, at): Run => ({ from: (ends[at - 1] ?? -1) + 1, to }));
  const areRuns =
    ends.at(-1) === under.length - 1 && runs.every((run) => run.to >= Math.max(0, run.from));
  // A head as wide as the one below it stands at its left as well.
  const areAtRight =
    areRuns &&
    runs.some(
      ({ to }, at) =>
        Math.abs(sideOf(under[to] as GridCell, 0) - sideOf(heads[at] as GridCell, 0)) > sameStart,
    );
  if (!areAtRight || runs.every((run) => run.to === run.from)) return undefined;
  return reaching(
    cells,
    heads.map((head, at) => {
      const run = runs[at] as Run;
      return { ...head, column: from + run.from, columnSpan: run.to - run.from + 1 };
    }),
  );
}

const filledIn = (cells: readonly GridCell[], row: number): GridCell[] =>
  cells
    .filter((cell) => cell.row === row && cell.column > 0 && cell.spans.length > 0)
    .sort((a, b) => a.column - b.column);

/** The cells with heads that reach further; absent where they would reach over what is no empty field. */
function reaching(cells: readonly GridCell[], heads: readonly GridCell[]): GridCell[] | undefined {
  const [first, last] = [heads[0] as GridCell, heads.at(-1) as GridCell];
  const [from, end] = [first.column, last.column + last.columnSpan];
  const inside = cells.filter(
    ({ row, column, columnSpan }) =>
      row === first.row && column < end && column + columnSpan > from,
  );
  const areFree = inside.every(
    (cell) => cell.rowSpan === 1 && cell.column >= from && cell.column + cell.columnSpan <= end,
  );
  if (!areFree) return undefined;
  return [...cells.filter((cell) => !inside.includes(cell)), ...heads].sort(
    (a, b) => a.row - b.row || a.column - b.column,
  );
}
