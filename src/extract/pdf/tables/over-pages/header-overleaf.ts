import type { Cell } from "../../../../document.ts";
import { largest } from "../../../../long-lists.ts";

interface Part {
  readonly rows: number;
  readonly cells: readonly Cell[];
}

/** A header names so many columns, and has no more rows. */
const namedColumns = 3;
const mostHeadRows = 4;

const written = ({ cells }: Part, row: number): Cell[] =>
  cells.filter((cell) => cell.row === row && cell.text !== "");

const isHead = (part: Part, row: number): boolean => {
  const cells = written(part, row);
  return cells.length > 0 && cells.every(({ bold }) => bold === true);
};

/** How many bold rows a part begins with that are a header: they name columns, end with their cells, and have rows below. */
function countHeadRows(part: Part): number {
  let rows = 0;
  while (rows < part.rows && isHead(part, rows)) rows += 1;
  const heads = part.cells.filter((cell) => cell.row < rows);
  const isWhole = heads.every((cell) => cell.row + cell.rowSpan <= rows);
  const names = largest(Array.from({ length: rows }, (_, row) => written(part, row).length));
  return isWhole && rows <= mostHeadRows && rows < part.rows && names >= namedColumns ? rows : 0;
}

const says = (part: Part, rows: number): string =>
  part.cells
    .filter((cell) => cell.row < rows && cell.text !== "")
    .map(({ column, text }) => `${column}:${text.replace(/\s+/g, " ").toLowerCase()}`)
    .sort()
    .join("|");

/**
 * Some programmes leave a header out on a page where it and the first row do not fit, and repeat it on those after it.
 * Where a row goes on under the header overleaf, or the header is repeated on one more page, it is the table's own.
 */
export function withHeaderOverleaf<One extends Part>(
  parts: readonly One[],
  isCut: (above: Part, below: readonly Cell[]) => boolean,
): readonly One[] {
  const [first, next, third] = parts;
  if (first === undefined || next === undefined || isHead(first, 0)) return parts;
  const rows = countHeadRows(next);
  if (rows === 0) return parts;
  const below = next.cells
    .filter((cell) => cell.row >= rows)
    .map((cell) => ({ ...cell, row: cell.row - rows }));
  const isRepeated =
    third !== undefined && countHeadRows(third) === rows && says(third, rows) === says(next, rows);
  if (!isRepeated && !isCut(first, below)) return parts;
  const header = next.cells.filter((cell) => cell.row < rows);
  const own = first.cells.map((cell) => ({ ...cell, row: cell.row + rows }));
  return [{ ...first, rows: first.rows + rows, cells: [...header, ...own] }, ...parts.slice(1)];
}
