import type { Cell } from "../../document.ts";
import { wholeFigure } from "../../printed/figure.ts";
import type { Problem } from "../../problem.ts";
import type { Aside, AsideReason } from "../../rows.ts";
import { measureRoles } from "../evidence/measure-word.ts";
import { oneLine } from "../table/grid.ts";
import { type Account, asideOf } from "./account-rows.ts";
import { type Claims, wordsOf } from "./claims.ts";
import { isCode, placeOf, quoted } from "./printed-table.ts";
import { warningAt } from "./warnings.ts";

/** A column in which at least this part of the cells are codes, figures or dates is one of figures. */
const figureShare = 0.5;

interface Column {
  readonly column: number;
  /** How many cells of the rows that were read hold something there. */
  filled: number;
  /** Whether one of them is part of a record. */
  used: boolean;
  /** Whether a row it stands in holds commitments: the targets of a plan are no observations. */
  inPlan: boolean;
  /** Codes, figures and dates that are in no record. */
  readonly left: { readonly account: Account; readonly cell: Cell; readonly isFigure: boolean }[];
}

/** Law two: a figure cell in a row that was read is part of a record, named in a problem, or set aside here. */
export function accountOfColumns(
  accounts: readonly Account[],
  claims: Claims,
): { asides: Aside[]; problems: Problem[] } {
  const asides: Aside[] = [];
  const problems: Problem[] = [];
  for (const column of columnsLeft(accounts, claims)) {
    const [example] = column.left;
    if (!example) continue;
    const reading = example.account.verdict?.columns.find((one) => one.column === column.column);
    const header = oneLine(reading?.header ?? "");
    const role = reading?.role ?? "";
    const isOfFigures = column.left.length >= column.filled * figureShare;
    if (column.used || (role === "" && !isOfFigures)) {
      for (const { account, cell, isFigure } of column.left)
        if (isFigure) asides.push(cellAside(account, cell));
      continue;
    }
    // what a record is made of may be of no account only in a plan's table
    const isUnknown = role === "" || (measureRoles.has(role) && !column.inPlan);
    const [reason, why]: [AsideReason, string] = isUnknown
      ? ["unrecognised", "no reading gave the column a meaning"]
      : ["not-stored", `taken for "${role}", of which nothing is stored here`];
    const parts = new Map(column.left.map(({ account, cell }) => [account, cell]));
    for (const [account, cell] of parts) {
      const page = cell.page ?? account.table.page;
      asides.push({
        ...asideOf(account, "column", reason, why, header),
        column: column.column,
        ...(page !== undefined && { page }),
      });
    }
    if (isUnknown)
      problems.push({
        ...warningAt(example.account, "column-unrecognised", example.cell),
        column: column.column,
        message: `${header === "" ? `Column ${column.column}, which has no header,` : `The column ${quoted(header)}`} holds ${quoted(example.cell.text)}, and no reading gave it a meaning; it was set aside.`,
      });
  }
  return { asides, problems };
}

/** The columns of a table and its parts in which something is left. */
function columnsLeft(accounts: readonly Account[], claims: Claims): Column[] {
  const columns = new Map<number, Column>();
  const setAside = new Set(
    accounts.flatMap(({ number, asides }) =>
      asides.flatMap(({ of, row, column }) =>
        of === "column" || of === "cell" ? [placeOf(number, row, column)] : [],
      ),
    ),
  );
  for (const account of accounts) {
    const { number, rows, read, verdict } = account;
    const unknown = new Set(
      verdict?.columns.flatMap(({ column, role }) => (role === "" ? [column] : [])),
    );
    for (const row of read) {
      if (claims.named.has(placeOf(number, row))) continue;
      const records = claims.rows.get(placeOf(number, row)) ?? [];
      const inPlan = records.some(({ kind }) => kind === "milestone");
      const words = wordsOf(records);
      for (const cell of rows[row] ?? []) {
        if (cell.text.trim() === "" && cell.marks.length === 0) continue;
        const place = placeOf(number, row, cell.column);
        let column = columns.get(cell.column);
        if (!column) {
          column = { column: cell.column, filled: 0, used: false, inPlan, left: [] };
          columns.set(cell.column, column);
        }
        column.filled += 1;
        column.inPlan ||= inPlan;
        if (claims.cells.has(place) || words.take(cell.text)) column.used = true;
        else if (
          !claims.named.has(place) &&
          !setAside.has(place) &&
          !setAside.has(placeOf(number, undefined, cell.column))
        ) {
          const isFigure = wholeFigure(cell.text) !== undefined;
          if (isFigure || (unknown.has(cell.column) && isCode(cell.text)))
            column.left.push({ account, cell, isFigure });
        }
      }
    }
  }
  return [...columns.values()].sort((a, b) => a.column - b.column);
}

function cellAside(account: Account, cell: Cell): Aside {
  const why = "no reading gave this figure a meaning";
  const page = cell.page ?? account.table.page;
  return {
    ...asideOf(account, "cell", "unclaimed", why, cell.text),
    row: cell.row,
    column: cell.column,
    ...(page !== undefined && { page }),
  };
}
