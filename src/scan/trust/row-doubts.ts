import type { Cell, Doubt } from "../../document.ts";
import type { CouncilRecord } from "../../records.ts";

/** What of a table its rows are doubted by. */
interface Rows {
  readonly cells: readonly Cell[];
  readonly roles: ReadonlyMap<number, string>;
}

export const cellAt = (cells: readonly Cell[], row: number, column: number): Cell | undefined =>
  cells.find((cell) => coversRow(cell, row) && coversColumn(cell, column));

export const coversRow = ({ row, rowSpan }: Cell, at: number): boolean =>
  at >= row && at < row + rowSpan;

export const coversColumn = ({ column, columnSpan }: Cell, at: number): boolean =>
  at >= column && at < column + columnSpan;

const doubtOf = (text: string, why: string): Doubt => ({ text, other: text, why });

const bullet = "•";
const listItem = doubtOf(bullet, "its title is an item of a list that may belong to the row above");
const listBelow = doubtOf(
  bullet,
  "a list stands below its title, to whose items its figures may belong",
);

/** Where rows may have been told wrongly, a figure may be another's: what says so of an indicator's figure. */
export function doubtsOfRows(
  table: Rows,
  record: CouncilRecord,
  row: number,
  own: Cell | undefined,
): Doubt[] {
  if (record.kind !== "observation") return [];
  const together = rowsTogether(table, row, own);
  return [
    ...(/[•·▪●]/.test(record.title) ? [listItem] : []),
    ...(hasListBelow(table, row) ? [listBelow] : []),
    ...(together === undefined ? [] : [together]),
  ];
}

/** What is written under a name as its list was read as rows: which of them a figure belongs to is not sure. */
const hasListBelow = ({ cells, roles }: Rows, row: number): boolean =>
  cells.some(
    (cell) =>
      roles.get(cell.column) === "title" &&
      coversRow(cell, row) &&
      /^[•·▪●]/.test(cellAt(cells, cell.row + cell.rowSpan, cell.column)?.text ?? ""),
  );

/** A reference is no longer than this. */
const longestReference = 14;
/** References of one list begin with the same letters. */
const sameLetters = 2;

const isReference = (line: string): boolean =>
  line.length <= longestReference && /^[A-Z]{2}/.test(line) && /\d[a-z]?$/.test(line);

/** Two references of one list below each other, and figures below each other: two rows whose parting was not seen. */
function rowsTogether(
  { cells, roles }: Rows,
  row: number,
  own: Cell | undefined,
): Doubt | undefined {
  const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim());
  if (own === undefined || linesOf(own.text).length < 2) return undefined;
  for (const cell of cells) {
    if (roles.get(cell.column) !== "reference" || !coversRow(cell, row)) continue;
    const references = linesOf(cell.text).filter(isReference);
    const first = references[0]?.slice(0, sameLetters);
    const alike = references.filter((line) => line.slice(0, sameLetters) === first);
    if (alike.length >= 2)
      return doubtOf(alike.join(", "), "two references stand in its row, which may be two");
  }
  return undefined;
}
