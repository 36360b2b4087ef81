import type { Cell } from "../../document.ts";
import { wholeFigure } from "../../printed/figure.ts";
import type { Problem } from "../../problem.ts";
import type { Account } from "./account-rows.ts";
import { isCode, placeOf, quoted, textOfRow } from "./printed-table.ts";

/** So many rows with a code and a figure or date make a table that might have held records. */
const recordRows = 2;

/** A table is warned of for no more columns or rows than this, each alone: v_aside has them all. */
const mostWarnings = 20;

/** A row that was set aside because it fits no reading, although it holds a code, figure or date. */
export function unreadRows(accounts: readonly Account[], problems: readonly Problem[]): Problem[] {
  if (accounts.every(({ read }) => read.length === 0)) return [];
  const known = new Set(problems.map(({ table, row }) => placeOf(table, row)));
  return accounts.flatMap((account) =>
    account.asides.flatMap(({ of, reason, row }) => {
      if (of !== "row" || reason !== "unrecognised" || row === undefined) return [];
      if (known.has(placeOf(account.number, row))) return [];
      const telling = account.rows[row]?.find(
        ({ text }) => wholeFigure(text) !== undefined || isCode(text),
      );
      if (!telling) return [];
      return [
        {
          ...warningAt(account, "row-unrecognised", telling),
          row,
          message: `The row ${quoted(textOfRow(account, row))} with ${quoted(telling.text)} fits no reading of its table; it was set aside.`,
        },
      ];
    }),
  );
}

/** A table of which nothing was read, although several of its rows have a code and a figure or date. */
export function unreadTable(accounts: readonly Account[]): Problem[] {
  const [first] = accounts;
  if (!first || accounts.some(({ read }) => read.length > 0)) return [];
  const telling = accounts.flatMap((account) => {
    const header = new Set(account.verdict?.headerRows ?? []);
    const understood = new Set(
      account.asides.flatMap(({ reason, row }) =>
        reason === "not-records" || reason === "unrecognised" ? [] : [row],
      ),
    );
    return account.rows.flatMap((cells, row) => {
      if (header.has(row) || understood.has(row) || understood.has(undefined)) return [];
      const code = cells.find(({ text }) => isCode(text));
      const figure = code && cells.find((cell) => cell !== code && wholeFigure(cell.text));
      return code && figure ? [{ code, figure }] : [];
    });
  });
  const [example] = telling;
  if (!example || telling.length < recordRows) return [];
  const rows = accounts.reduce((sum, { rows }) => sum + rows.length, 0);
  return [
    {
      ...warningAt(first, "table-unrecognised", example.code),
      message: `A table with ${quoted(example.code.text)} and ${quoted(example.figure.text)} in one row fits no kind of records; its ${rows} rows were set aside.`,
    },
  ];
}

/** The first of a table's warnings of one code, and how many more there are. */
export function bounded(problems: readonly Problem[]): Problem[] {
  const [next] = problems.slice(mostWarnings);
  if (!next) return [...problems];
  const { column: _column, row: _row, page: _page, ...of } = next;
  const what = of.code === "row-unrecognised" ? "rows" : "columns";
  const more = problems.length - mostWarnings;
  const message = `${more} more ${what} of this table were not understood, the next: ${next.message.charAt(0).toLowerCase()}${next.message.slice(1)}`;
  return [...problems.slice(0, mostWarnings), { ...of, message }];
}

export function warningAt({ number, table }: Account, code: Problem["code"], cell: Cell) {
  const page = cell.page ?? table.page;
  return {
    severity: "warning" as const,
    stage: "interpret" as const,
    code,
    ...(page !== undefined && { page }),
    table: number,
  };
}
