import { isBoldRow, type TextRow } from "./placed-lines.ts";
import type { WhiteRows } from "./white-rows.ts";

/** A row that begins under another has so many cells in its first line, a label among them. */
const fewestBegun = 3;

/**
 * Where rules part the rows of a bold header and nothing else, they pass for those of the table: its own rows are told
 * by white space, if some begin under others as rows do.
 */
export function rowsUnderRuledHeader(
  rows: readonly TextRow[],
  dividers: readonly number[],
  inWhite: () => WhiteRows | undefined,
): WhiteRows | undefined {
  if (!isHeaderRuledOff(rows, dividers)) return undefined;
  const white = inWhite();
  const body = white?.groups.filter((group) => !group.every(isBoldRow)) ?? [];
  const areRows = body
    .slice(1)
    .some(([first]) => first?.cells[0]?.column === 0 && first.cells.length >= fewestBegun);
  return areRows ? white : undefined;
}

/** All that stands under the bold lines is one band. */
function isHeaderRuledOff(rows: readonly TextRow[], dividers: readonly number[]): boolean {
  const body = rows.findIndex((row) => !isBoldRow(row));
  const [first, last] = [rows[body], rows.at(-1)];
  if (first === undefined || last === undefined || body === 0) return false;
  return !dividers.some((y) => y > first.baseline && y < last.baseline);
}
