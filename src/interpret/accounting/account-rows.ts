import type { Aside, AsideReason, AsideRow } from "../../rows.ts";
import type { Claims } from "./claims.ts";
import { type PrintedTable, pageOf, placeOf, shortened, textOfRow } from "./printed-table.ts";

/** A table with what is known of its rows. */
export interface Account extends PrintedTable {
  /** Of the table and its rows and whatever else the readers set aside. */
  readonly asides: readonly Aside[];
  /** Rows of the body that were read and not set aside. */
  readonly read: readonly number[];
}

/** Law one: a row that was neither read nor set aside is set aside here. */
export function accountOfRows(
  table: PrintedTable,
  given: readonly AsideRow[],
  claims: Claims,
): Account {
  const { number, block, verdict } = table;
  const asides = given.map((aside) => {
    const complete = completed(aside, new Map([[number, block]]));
    return complete.of === "row" && complete.row !== undefined
      ? { ...complete, ...pageOf(table, complete.row), text: textOfRow(table, complete.row) }
      : complete;
  });
  if (asides.some(({ of }) => of === "table")) return { ...table, asides, read: [] };
  const aside = new Set(asides.flatMap(({ of, row }) => (of === "row" ? [row] : [])));
  const header = new Set(verdict?.headerRows ?? []);
  const isRead = (row: number) => claims.rows.has(placeOf(number, row));
  const rows = table.rows.map((_, row) => row);
  const forgotten = rows.filter((row) => !aside.has(row) && !isRead(row));
  const read = rows.filter((row) => !aside.has(row) && isRead(row) && !header.has(row));
  if (forgotten.length === rows.length && rows.length > 0) {
    const text = textOfRow(table, 0);
    const page = table.table.page;
    const whole: Aside = {
      ...asideOf(table, "table", "unrecognised", "no reading took the table", text),
      ...(page !== undefined && { page }),
    };
    return { ...table, asides: [...asides, whole], read };
  }
  const left = forgotten.map((row): Aside => {
    const text = textOfRow(table, row);
    const [reason, why]: [AsideReason, string] = header.has(row)
      ? ["header", "the header"]
      : text === ""
        ? ["blank", "the row holds nothing"]
        : ["unrecognised", "no reading took the row"];
    return { ...asideOf(table, "row", reason, why, text), row, ...pageOf(table, row) };
  });
  return { ...table, asides: [...asides, ...left], read };
}

/** What a reader set aside, with the block it stands in. */
export function completed(aside: AsideRow, blocks: ReadonlyMap<number, number>): Aside {
  const { kind, of = "row", reason, text, why, page, table, row, column, block } = aside;
  return {
    kind,
    of,
    reason,
    text: shortened(text),
    why,
    ...(page !== undefined && { page }),
    ...(table !== undefined && { table }),
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
    block: block ?? (table === undefined ? 0 : (blocks.get(table) ?? 0)),
  };
}

export const asideOf = (
  { number, block }: PrintedTable,
  of: Aside["of"],
  reason: AsideReason,
  why: string,
  text: string,
): Aside => ({ kind: "aside", of, reason, text: shortened(text), why, table: number, block });
