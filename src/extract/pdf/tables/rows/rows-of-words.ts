import { smallest } from "../../../../long-lists.ts";
import { farStep } from "../../text/line-step.ts";
import { isFigure } from "../../text/pieces.ts";
import { headsSeveral } from "./names-over.ts";
import { isBoldRow, type PlacedPiece, startsRow, type TextRow } from "./placed-lines.ts";

/** Cells of sentences: few figures, several words a line. */
export function isWordy(rows: readonly TextRow[]): boolean {
  const texts = rows.flatMap((row) => row.cells.map((cell) => cell.piece.text));
  const figures = texts.filter(isFigure).length;
  const words = texts.reduce((sum, text) => sum + text.split(" ").length, 0);
  return figures < 0.15 * texts.length && words >= 2.6 * texts.length && rows.length >= 4;
}

/** White space between rows of sentences is so much more than between lines. */
const clearGap = 1.18;

const baselineAt = (rows: readonly TextRow[], at: number): number =>
  rows[at]?.baseline ?? Number.NaN;

/**
 * Where cells hold sentences a row starts with its first column, after white space across all columns: with the first that
 * plain texts stand in, as a status may be a colour alone.
 */
export function joinWordyLines(
  rows: readonly TextRow[],
  step: number,
  isDivided: (above: TextRow, below: TextRow) => boolean,
  isBanded: (above: TextRow, below: TextRow) => boolean,
): TextRow[][] {
  const groups: TextRow[][] = [];
  const plain = rows.filter((row) => !isBoldRow(row)).flatMap(({ cells }) => cells);
  const first = smallest(plain.map(({ column }) => column));
  const least = smallest(rows.slice(1).map((row, at) => row.baseline - baselineAt(rows, at)));
  for (const row of rows) {
    const group = groups.at(-1);
    const above = group?.at(-1);
    if (group === undefined || above === undefined) {
      groups.push([row]);
      continue;
    }
    const gap = row.baseline - above.baseline;
    const startsAnew =
      !isBanded(above, row) &&
      row.cells.some(({ column }) => column <= first) &&
      row.cells.length >= 2 &&
      (gap > clearGap * step || (gap > farStep * row.size && gap > clearGap * least));
    if (isDivided(above, row) || startsAnew || isLevelUnder(group, row)) groups.push([row]);
    else group.push(row);
  }
  return groups;
}

/** So many columns have a text in every row of a table of words, and so many rows show it. */
const fewestFull = 3;
const fewestFullRows = 4;

/**
 * The lines under a bold header that are a row each: plain lines that have a text in each column, and titles. A cell that
 * wraps leaves others free, or goes on in small letters.
 */
export function fullRows(
  rows: readonly TextRow[],
  columns: number,
  isBanded: (above: TextRow, below: TextRow) => boolean,
): readonly TextRow[] {
  const body = rows.slice(rows.findIndex((row) => !isBoldRow(row) || row.cells.length === 1));
  const full = body.filter(({ cells }) => cells.length === columns);
  const beginsAnew = ({ piece: { text } }: PlacedPiece): boolean => !/^\p{Ll}/u.test(text);
  const areFull =
    columns >= fewestFull &&
    body.length < rows.length &&
    full.length >= fewestFullRows &&
    body.every(
      (row) =>
        row.cells.every(beginsAnew) &&
        (full.includes(row) || (row.cells.length === 1 && isBoldRow(row) && startsRow(row))),
    ) &&
    body.slice(1).every((row, at) => !isBanded(body[at] as TextRow, row));
  return areFull ? body : [];
}

/** Heads under a name over several of them: the next level of a header. What stands under a head each is its rest. */
const isLevelUnder = (group: readonly TextRow[], row: TextRow): boolean =>
  [...group, row].every(isBoldRow) &&
  row.cells.length >= 2 &&
  headsSeveral(group, row) &&
  !row.cells.every((cell) => group.some((one) => one.cells.some((head) => isOver(head, cell))));

const isOver = (head: PlacedPiece, { column }: PlacedPiece): boolean =>
  head.column === column && head.columnSpan === 1;
