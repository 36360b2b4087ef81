import type { Cell } from "../../../../document.ts";

interface Body {
  readonly cells: readonly Cell[];
}

export const isEmpty = (cell: Cell): boolean => cell.text === "" && cell.marks.length === 0;

const beginsSmall = (text: string): boolean => /^[\p{Ll}(&,]/u.test(text.trim());

/** Text that stops in the middle of a sentence, and text that starts there. */
export const flowsOn = (upper: string, lower: string): boolean =>
  !/[.!?:;]$/.test(upper.trim()) && beginsSmall(lower);

/**
 * Whether a cell goes on from the page before: a merged cell prints its text on its first page only, and stands empty
 * at the top of the next, or a page's end tore its text in the middle of a sentence.
 */
export function goesOn(upper: Cell, lower: Cell, above: Body, below: readonly Cell[]): boolean {
  if (!isEmpty(lower)) return isTorn(upper, lower, above, below);
  if (lower.rowSpan > 1 || upper.rowSpan > 1) return !isEmpty(upper);
  const column = [...above.cells, ...below.filter((cell) => cell.row > 0)].filter(
    (cell) => cell.column === upper.column,
  );
  return column.some((cell) => cell.rowSpan > 1) && !column.some((cell) => isEmpty(cell));
}

/** A merged cell's words go on overleaf, and nothing stands left of them; no other text of its column begins so. */
function isTorn(upper: Cell, lower: Cell, above: Body, below: readonly Cell[]): boolean {
  const others = [...above.cells, ...below].filter(
    (cell) => cell.column === lower.column && cell !== lower,
  );
  return (
    lower.rowSpan > 1 &&
    upper.text !== "" &&
    flowsOn(upper.text, lower.text) &&
    below.every((cell) => cell.row > 0 || cell.column >= lower.column || isEmpty(cell)) &&
    !others.some(({ text }) => beginsSmall(text))
  );
}
