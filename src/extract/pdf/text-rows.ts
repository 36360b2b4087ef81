import { boxWidth } from "./geometry.ts";
import { isFigure, type Piece } from "./pieces.ts";

/** A line's pieces by the first column each stands in. */
export interface TextRow {
  readonly baseline: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly cells: readonly PlacedPiece[];
}

export interface PlacedPiece {
  readonly column: number;
  readonly columnSpan: number;
  readonly piece: Piece;
}

/** A step this much larger than the usual one within cells divides rows. */
const rowGap = 1.28;

const bullet = /^(?:[•▪◦‣●○■□➢❖✓·]|[-–]\s|\(?[a-z0-9ivx]{1,3}[.)]\s)/;

/** Lines that belong to one row of cells, by how they read on and how far apart they stand. */
export function joinWrappedLines(
  rows: readonly TextRow[],
  columnRights: readonly number[],
  isDivided: (above: TextRow, below: TextRow) => boolean,
  isBanded: (above: TextRow, below: TextRow) => boolean,
): TextRow[][] {
  const groups: TextRow[][] = [];
  const step = usualStep(rows);
  for (const row of rows) {
    const group = groups.at(-1);
    const above = group?.at(-1);
    if (group === undefined || above === undefined) {
      groups.push([row]);
      continue;
    }
    if (isDivided(above, row)) groups.push([row]);
    else if (isBanded(above, row) || readsOn(group, row, columnRights, step)) group.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** The step from line to line where cells wrap: the smallest that comes often. */
function usualStep(rows: readonly TextRow[]): number {
  const steps: number[] = [];
  for (let index = 1; index < rows.length; index += 1) {
    const [above, below] = [rows[index - 1], rows[index]];
    if (above === undefined || below === undefined) continue;
    const gap = below.baseline - above.baseline;
    if (gap > 0.7 * Math.min(above.size, below.size)) steps.push(gap);
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length * 0.2)] ?? 0;
}

function readsOn(
  group: readonly TextRow[],
  row: TextRow,
  rights: readonly number[],
  usual: number,
): boolean {
  const above = group.at(-1) as TextRow;
  const step = row.baseline - above.baseline;
  const size = Math.max(above.size, row.size);
  // Cells centred on their row stand half a line above and below each other.
  const sharesNone = row.cells.every(
    (cell) => !group.some((one) => one.cells.some((other) => overlaps(cell, other))),
  );
  if (step < 0.75 * size && sharesNone) return true;
  if (step > rowGap * usual && step > 1.45 * size) return false;
  const both = row.cells.flatMap((cell) => {
    const upper = group
      .flatMap((one) => one.cells)
      .findLast((other) => other.column === cell.column && other.columnSpan === cell.columnSpan);
    return upper === undefined ? [] : [[upper, cell] as const];
  });
  if (
    row.cells.some((cell) => isFigure(cell.piece.text) && both.every(([, lower]) => lower !== cell))
  ) {
    // A figure without one above it: the label stood on the line above and wrapped down to it.
    const labelled =
      both.length > 0 && both.every(([upper, lower]) => continues(upper, lower, rights));
    return labelled && group.every((one) => one.cells.every((cell) => !isFigure(cell.piece.text)));
  }
  if (both.length === 0)
    return row.cells.length > 0 && step < 1.3 * size && sharesNone && !startsRow(row);
  return both.every(([upper, lower]) => continues(upper, lower, rights));
}

const startsRow = (row: TextRow): boolean => row.cells.some((cell) => cell.column === 0);

const overlaps = (a: PlacedPiece, b: PlacedPiece): boolean =>
  a.column < b.column + b.columnSpan && b.column < a.column + a.columnSpan;

/** Whether a cell's line goes on in the one below it: it wrapped because it had to. */
function continues(upper: PlacedPiece, lower: PlacedPiece, rights: readonly number[]): boolean {
  const [above, below] = [upper.piece, lower.piece];
  if (isFigure(below.text) && isFigure(above.text)) return false;
  if (bullet.test(below.text)) return false;
  const last = above.spans.at(-1);
  const first = below.spans[0];
  if (last === undefined || first === undefined) return false;
  if (last.face.bold !== first.face.bold) return false;
  if (/^[\p{Ll}(&/,]/u.test(below.text)) return true;
  if (/[-–/,&(]$|\b(?:of|and|the|for|to|in|or|with|by)$/u.test(above.text)) return true;
  const right = rights[upper.column + upper.columnSpan - 1] ?? above.box[2];
  // Centred and right-aligned cells leave as much room on the left.
  const room = right - above.box[2];
  return room < boxWidth(first.box) + 0.25 * first.size && !isFigure(above.text);
}
