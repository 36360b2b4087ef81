import { overlaps, type PlacedPiece, type TextRow } from "./placed-lines.ts";
import { yearsOverMonths } from "./years-over-months.ts";

/** A name stands in the middle of the cells that it is over, give or take this part of their width. */
export const centred = 0.12;

/** A text that reaches over columns in which two cells of a line and more stand. */
export const reachesOverSeveral = (group: readonly TextRow[], { cells }: TextRow): boolean =>
  group
    .flatMap((one) => one.cells)
    .some(
      (upper) =>
        upper.columnSpan >= 2 &&
        cells.filter((cell) => cell.columnSpan === 1 && overlaps(upper, cell)).length >= 2,
    ) || areYearsOver(group, cells);

const areYearsOver = (group: readonly TextRow[], cells: readonly PlacedPiece[]): boolean =>
  yearsOverMonths(
    group.flatMap((one) => one.cells),
    cells,
  ).length > 0;

/** Over two cells of a line and more a cell stands that is neither's: a name over several columns. */
export function headsSeveral(group: readonly TextRow[], { cells }: TextRow): boolean {
  if (areYearsOver(group, cells)) return true;
  return group
    .flatMap((one) => one.cells)
    .some((upper) =>
      upper.columnSpan >= 2
        ? cells.filter((cell) => overlaps(upper, cell)).length >= 2
        : isInMiddle(upper, cells),
    );
}

/** Whether a text stands in the middle of two neighbours in a line below it. */
export function isInMiddle(upper: PlacedPiece, cells: readonly PlacedPiece[]): boolean {
  const [left, , right] = upper.piece.box;
  return cells.slice(1).some(({ piece: { box } }, index) => {
    const before = (cells[index] as PlacedPiece).piece.box;
    const width = box[2] - before[0];
    const offset = Math.abs((left + right) / 2 - (before[0] + box[2]) / 2);
    return offset <= centred * width && left > before[0] - 1 && right < box[2] + 1;
  });
}
