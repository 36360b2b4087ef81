import type { Mark } from "../../document.ts";
import type { SourceCell } from "../../records.ts";
import type { AsideRow, RowPlace } from "../../rows.ts";
import { type LogicalRow, loneText } from "../axes/logical-table.ts";
import { type GridRow, oneLine, rowText, speakingCells } from "../table/grid.ts";

/** A cell of a row put together again: its text with what stood on the next page. */
export interface AssembledCell {
  readonly text: string;
  /** True where a merged cell from above covers the place. */
  readonly fromAbove: boolean;
  /** How many columns it reaches over. */
  readonly reach: number;
  readonly marks: readonly Mark[];
  /** Those of the merged cell that covers the place. */
  readonly marksAbove: readonly Mark[];
  readonly struck: readonly string[];
  readonly source: SourceCell;
  /** Which part of the printed cell it is, from 0. */
  readonly place: number;
}

export interface AssembledRow {
  readonly cells: readonly AssembledCell[];
  readonly places: readonly RowPlace[];
  readonly evidence: readonly string[];
  readonly headingAbove: string;
  readonly fragmentStart: boolean;
  /** The text of a row with one cell only: a group row or title. */
  readonly lone: string | undefined;
  /** Whether that one cell stands in the first column or reaches over the table. */
  readonly loneFirst: boolean;
  /** Whether that one cell reaches over several columns. */
  readonly wideLone: boolean;
  /** Whether that one cell is printed bold. */
  readonly boldLone: boolean;
}

/** Says whether a row after a page break goes on with the row above. */
export type GoesOn = (row: LogicalRow, above: AssembledRow) => boolean;

export function assembleRows(
  rows: readonly LogicalRow[],
  goesOn: GoesOn,
): { rows: AssembledRow[]; asides: AsideRow[] } {
  const assembled: AssembledRow[] = [];
  const asides: AsideRow[] = [];
  for (const row of rows) {
    const above = assembled.at(-1);
    if (speakingCells(row).length === 0)
      asides.push(asideOf(row, "blank", "the row holds nothing"));
    else if (above && row.afterBreak && !repeats(above, row) && goesOn(row, above))
      assembled[assembled.length - 1] = joinRows(above, row);
    else assembled.push(assembledOf(row));
  }
  return { rows: assembled, asides };
}

/** A row that prints the words of the row above in two of its cells again is no rest of it: a rest prints nothing twice. */
function repeats(above: AssembledRow, row: LogicalRow): boolean {
  const again = row.cells.filter((cell, column) => {
    const text = cell.fromAbove ? "" : oneLine(cell.text);
    return text !== "" && text === textAt(above, column);
  });
  return again.length >= 2;
}

/** A row of a table set aside. */
export function asideOf(row: GridRow, reason: AsideRow["reason"], why: string): AsideRow {
  return {
    kind: "aside",
    reason,
    text: rowText(row),
    table: row.table,
    row: row.row,
    ...(row.page !== undefined ? { page: row.page } : {}),
    why,
  };
}

/** Every grid row of an assembled row set aside, with one reason. */
export function asidesOf(row: AssembledRow, reason: AsideRow["reason"], why: string): AsideRow[] {
  const text = row.cells
    .filter(({ fromAbove }) => !fromAbove)
    .map((cell) => oneLine(cell.text))
    .filter((cell) => cell !== "")
    .join(" | ");
  const page = row.cells.find(({ source }) => source.page !== undefined)?.source.page;
  return row.places.map((place) => ({
    kind: "aside",
    reason,
    text,
    ...place,
    ...(page !== undefined ? { page } : {}),
    why,
  }));
}

function assembledOf(row: LogicalRow): AssembledRow {
  const first = row.cells[0];
  const lone = loneText(row);
  return {
    cells: row.cells.map((place, column) => {
      const page = place.cell?.page ?? row.page;
      return {
        text: place.fromLeft ? "" : place.text,
        fromAbove: place.fromAbove,
        reach: place.cell?.columnSpan ?? 1,
        marks: place.fromLeft || place.fromAbove ? [] : (place.cell?.marks ?? []),
        marksAbove: place.fromAbove && !place.fromLeft ? (place.cell?.marks ?? []) : [],
        struck: place.cell?.struck ?? [],
        place: place.place ?? 0,
        source: {
          block: row.block,
          table: row.table,
          row: place.cell?.row ?? row.row,
          column: place.cell?.column ?? column,
          ...(page !== undefined ? { page } : {}),
        },
      };
    }),
    places: [{ table: row.table, row: row.row }, ...(row.also ?? [])],
    evidence: [],
    headingAbove: row.headingAbove,
    fragmentStart: row.fragmentStart,
    lone,
    wideLone:
      lone !== undefined &&
      row.cells.some(
        ({ cell, fromAbove, text }) =>
          !fromAbove && text.trim() !== "" && (cell?.columnSpan ?? 1) > 1,
      ),
    boldLone:
      lone !== undefined &&
      row.cells.some(
        ({ cell, fromAbove, text }) => !fromAbove && text.trim() !== "" && cell?.bold === true,
      ),
    loneFirst:
      lone !== undefined && first !== undefined && !first.fromAbove && oneLine(first.text) === lone,
  };
}

/** The part after the break follows each cell's text; a word cut at a hyphen closes up. */
function joinRows(above: AssembledRow, row: LogicalRow): AssembledRow {
  const part = assembledOf(row);
  const cells = above.cells.map((cell, column) => {
    const more = part.cells[column];
    if (!more || more.fromAbove || more.text.trim() === "") {
      return more && more.marks.length > 0
        ? { ...cell, marks: [...cell.marks, ...more.marks] }
        : cell;
    }
    if (cell.text.trim() === "") return { ...more, marks: [...cell.marks, ...more.marks] };
    const glue =
      /[A-Za-z]-$/.test(cell.text) && /^[a-z]/.test(more.text)
        ? ""
        : /^[•\n]/.test(more.text)
          ? "\n"
          : " ";
    return {
      ...cell,
      text: `${cell.text}${glue}${more.text}`,
      marks: [...cell.marks, ...more.marks],
    };
  });
  return {
    ...above,
    cells,
    places: [...above.places, ...part.places],
    evidence: above.evidence.includes("joined over a page break")
      ? above.evidence
      : [...above.evidence, "joined over a page break"],
    lone: undefined,
    loneFirst: false,
    wideLone: false,
    boldLone: false,
  };
}

/** Text that begins in the middle of a sentence; `by 30/11/07` is a whole date. */
export const startsInside = (row: LogicalRow): boolean =>
  row.cells.some(
    ({ text, fromAbove }) =>
      !fromAbove && /^[a-z]/.test(text.trim()) && !wholeDate.test(oneLine(text)),
  );

const wholeDate = /^(?:by|from|before|end|until) (?:\d{1,2}[./-]){1,2}\d{2,4}$/;

export const textAt = (row: AssembledRow, column: number | undefined): string => {
  const cell = column === undefined ? undefined : row.cells[column];
  return cell && !cell.fromAbove ? oneLine(cell.text) : "";
};

/** The text at a place, also where a merged cell from above covers it. */
export const mergedTextAt = (row: AssembledRow, column: number | undefined): string =>
  oneLine((column === undefined ? undefined : row.cells[column])?.text ?? "");

/** A group's name does not end like a sentence. */
const sentenceEnd = /[.!?;:]$/;

/** Words that begin what is said of a table or an indicator, and no name. */
const noteStart =
  /^(?:\*|(?:sources?|notes?|nb|key|comments?|commentary|explanation|(?:sub-?\s?)?totals?)\b)/i;

/** A row that could print a group's name: one cell in the first column or over the table, no sentence and no note. */
const couldName = ({ lone, loneFirst }: AssembledRow): boolean =>
  lone !== undefined && loneFirst && !sentenceEnd.test(lone) && !noteStart.test(lone);

/**
 * The name of each row's group, where a table prints the names under their groups: it ends with one, which can
 * head nothing, begins with none, and has at least two, fewer than half of its other rows: what stands under
 * every row is a remark. Undefined elsewhere.
 */
export function groupsUnder(rows: readonly AssembledRow[]): readonly string[] | undefined {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last || couldName(first) || !couldName(last)) return undefined;
  const names = rows.filter(couldName).length;
  const inPairs = rows.some((row, index) => couldName(row) && couldName(rows[index + 1] ?? first));
  if (
    names < 2 ||
    names * 3 > rows.length ||
    inPairs ||
    rows.some(({ headingAbove }) => headingAbove !== "")
  )
    return undefined;
  const groups: string[] = [];
  let name = "";
  for (const row of [...rows].reverse()) {
    if (couldName(row)) name = row.lone ?? "";
    groups.push(name);
  }
  return groups.reverse();
}
