import { largest, smallest } from "../../../../long-lists.ts";
import { cellStep } from "../../text/line-step.ts";
import { isBoldRow, type TextRow } from "./placed-lines.ts";

/** Heads stand in the middle of their row give or take this part of their size. */
const middleSlack = 0.3;
/** So many heads side by side do not do so by chance, of which some have more lines than others. */
const fewestHeads = 3;

/**
 * The lines of heads that stand in the middle of one row, where lines between those of others were taken for rows: each
 * head has one column, and the middles of all of them are level.
 */
export function withMiddleHeads(groups: readonly (readonly TextRow[])[]): TextRow[][] {
  const body = groups.findIndex((group) => !group.every(isBoldRow));
  const lines = groups.slice(0, Math.max(0, body)).flat();
  if (body < 2 || !areInMiddle(lines)) return groups.map((group) => [...group]);
  return [lines, ...groups.slice(body).map((group) => [...group])];
}

function areInMiddle(lines: readonly TextRow[]): boolean {
  const cells = lines.flatMap((line) => line.cells);
  if (cells.some(({ columnSpan }) => columnSpan > 1)) return false;
  const size = largest(lines.map((line) => line.size));
  const heads = [...new Set(cells.map(({ column }) => column))].map((column) =>
    cells
      .filter((cell) => cell.column === column)
      .map(({ piece }) => largest(piece.spans.map(({ baseline }) => baseline))),
  );
  const middles = heads.map((ys) => (smallest(ys) + largest(ys)) / 2);
  return (
    heads.length >= fewestHeads &&
    new Set(heads.map(({ length }) => length)).size > 1 &&
    largest(middles) - smallest(middles) <= middleSlack * size &&
    heads.every((ys) =>
      ys.every((y, at) => at === 0 || y - (ys[at - 1] as number) <= cellStep * size),
    )
  );
}
