import type { Cell, Document, Table } from "../../document.ts";
import { isReference } from "../../printed/code.ts";
import type { TableVerdict } from "../../rows.ts";
import { oneLine } from "../table/grid.ts";

/** Text of what is set aside is no longer than this: the cells and blocks hold the whole of it. */
const longestText = 200;

/** Text quoted in a problem. */
const longestQuote = 60;

/** A code is no longer than this, in characters. */
export const longestCode = 40;

/** A table by its place in the document, with what was made of it. */
export interface PrintedTable {
  readonly number: number;
  readonly block: number;
  readonly table: Table;
  /** The cells that begin in each row. */
  readonly rows: readonly (readonly Cell[])[];
  readonly verdict?: TableVerdict;
}

export function printedTables({ blocks }: Document): PrintedTable[] {
  const tables: PrintedTable[] = [];
  for (const [block, table] of blocks.entries()) {
    if (table.kind !== "table") continue;
    const rows: Cell[][] = Array.from({ length: table.rows }, () => []);
    for (const cell of table.cells) rows[cell.row]?.push(cell);
    tables.push({ number: tables.length + 1, block, table, rows });
  }
  return tables;
}

/** Tables that a page break cut, together with what they go on from. */
export function logicalGroups(
  tables: readonly PrintedTable[],
  verdicts: readonly TableVerdict[],
): PrintedTable[][] {
  const known = new Map(verdicts.map((verdict) => [verdict.table, verdict]));
  const groups = new Map<number, PrintedTable[]>();
  for (const table of tables) {
    const verdict = known.get(table.number);
    const one = verdict ? { ...table, verdict } : table;
    const first = verdict?.continues ?? table.number;
    const group = groups.get(first);
    if (group) group.push(one);
    else groups.set(first, [one]);
  }
  return [...groups.values()];
}

/** One word for a row or cell, to be looked up by. */
export const placeOf = (table: number | undefined, row?: number, column?: number): string =>
  `${table}/${row ?? ""}/${column ?? ""}`;

export const isCode = (text: string): boolean =>
  text.length <= longestCode && isReference(oneLine(text));

export function pageOf({ rows, table }: PrintedTable, row: number): { readonly page?: number } {
  const page = rows[row]?.find((cell) => cell.page !== undefined)?.page ?? table.page;
  return page === undefined ? {} : { page };
}

/** What is printed in a row, its cells parted by bars, no longer than what is kept of it. */
export function textOfRow({ rows }: PrintedTable, row: number): string {
  const texts: string[] = [];
  let length = 0;
  for (const { text } of rows[row] ?? []) {
    if (length > longestText) break;
    const printed = shortened(text);
    if (printed === "") continue;
    texts.push(printed);
    length += printed.length + 3;
  }
  return shortened(texts.join(" | "));
}

/** On one line, and cut where it is long. */
export function shortened(text: string, longest = longestText): string {
  const line = oneLine(text.slice(0, 2 * longest));
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

export const quoted = (text: string): string => `"${shortened(text, longestQuote)}"`;
