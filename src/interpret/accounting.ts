import type { Block, Cell, Document, Table } from "../document.ts";
import { append } from "../long-lists.ts";
import { isReference } from "../printed/code.ts";
import { wholeFigure } from "../printed/figure.ts";
import { findMonths } from "../printed/period.ts";
import type { Outcome, Problem } from "../problem.ts";
import type {
  Aside,
  AsideReason,
  AsideRow,
  Interpretation,
  InterpretedRow,
  TableVerdict,
} from "../rows.ts";
import { measureRoles } from "./evidence/measure-word.ts";
import { oneLine } from "./table/grid.ts";

/** What the readers gave, before anybody looked for what they left out. */
export interface Readings extends Omit<Interpretation, "asides"> {
  readonly asides: readonly AsideRow[];
}

/** Text of what is set aside is no longer than this: the cells and blocks hold the whole of it. */
const longestText = 200;
/** Text quoted in a problem. */
const longestQuote = 60;
/** A column in which at least this part of the cells are codes, figures or dates is one of figures. */
const figureShare = 0.5;
/** A code is no longer than this, in characters. */
const longestCode = 40;
/** So many rows with a code and a figure or date make a table that might have held records. */
const recordRows = 2;
/** A table is warned of for no more columns or rows than this, each alone: v_aside has them all. */
const mostWarnings = 20;
/** `• `, `- `, `(a) `, `12. `: a paragraph that is printed as an item of a list. */
const listMark = /^(?:[•●▪■◦·➢✓*–-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+\S/i;

/**
 * Holds the two laws of what is set aside, whatever the readers did: a row that none of them mentions, a
 * figure cell beside what was read and a dated item of a list are set aside here. Columns, rows and tables
 * with codes, figures or dates that nobody understood are warnings, too.
 */
export function accountFor(
  document: Document,
  readings: Readings,
  problems: readonly Problem[],
): Outcome<Interpretation> {
  const tables = printedTables(document);
  const blocks = new Map(tables.map(({ number, block }) => [number, block]));
  const given = new Map<number, AsideRow[]>();
  for (const aside of readings.asides) {
    if (aside.table === undefined) continue;
    const own = given.get(aside.table);
    if (own) own.push(aside);
    else given.set(aside.table, [aside]);
  }
  const beside = readings.asides.filter(({ table }) => table === undefined);
  const claims = claimsOf(readings.rows, problems);
  const asides: Aside[] = [];
  const found: Problem[] = [];
  for (const group of logicalGroups(tables, readings.verdicts)) {
    const accounts = group.map((one) => accountOfRows(one, given.get(one.number) ?? [], claims));
    const columns = accountOfColumns(accounts, claims);
    append(asides, [...accounts.flatMap(({ asides }) => asides), ...columns.asides]);
    append(found, [
      ...bounded(columns.problems),
      ...unreadTable(accounts),
      ...bounded(unreadRows(accounts, problems)),
    ]);
  }
  append(asides, [
    ...beside.map((aside) => completed(aside, blocks)),
    ...datedItems(document, readings.rows, beside),
  ]);
  const unread = new Set(
    found.flatMap(({ code, table }) => (code === "table-unrecognised" ? [table] : [])),
  );
  const said = problems.filter(
    ({ code, table }) => code !== "table-unrecognised" || !unread.has(table),
  );
  return {
    value: { ...readings, asides: inDocumentOrder(asides) },
    problems: [...said, ...found],
  };
}

interface PrintedTable {
  readonly number: number;
  readonly block: number;
  readonly table: Table;
  /** The cells that begin in each row. */
  readonly rows: readonly (readonly Cell[])[];
  readonly verdict?: TableVerdict;
}

function printedTables({ blocks }: Document): PrintedTable[] {
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
function logicalGroups(
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

const placeOf = (table: number | undefined, row?: number, column?: number): string =>
  `${table}/${row ?? ""}/${column ?? ""}`;

interface Claims {
  /** Places of cells whose text is a value, mark or text of a record. */
  readonly cells: ReadonlySet<string>;
  /** What was read from each grid row. */
  readonly rows: ReadonlyMap<string, readonly InterpretedRow[]>;
  /** Rows and cells that a problem names. */
  readonly named: ReadonlySet<string>;
}

function claimsOf(rows: readonly InterpretedRow[], problems: readonly Problem[]): Claims {
  const cells = new Set<string>();
  const read = new Map<string, InterpretedRow[]>();
  for (const row of rows) {
    for (const { table, row: at, column } of sourcesOf(row)) cells.add(placeOf(table, at, column));
    for (const place of row.places) {
      const key = placeOf(place.table, place.row);
      const own = read.get(key);
      if (own) own.push(row);
      else read.set(key, [row]);
    }
  }
  const named = problems.flatMap(({ table, row, column }) =>
    table !== undefined && row !== undefined ? [placeOf(table, row, column)] : [],
  );
  return { cells, rows: read, named: new Set(named) };
}

function sourcesOf(row: InterpretedRow) {
  switch (row.kind) {
    case "indicator":
      return [...row.values, ...row.statuses, ...row.directions].map(({ source }) => source);
    case "milestone":
      return [row.source, ...row.statuses.map(({ source }) => source)];
    case "budget":
      return row.amounts.map(({ source }) => source);
  }
}

/** A table with what is known of its rows. */
interface Account extends PrintedTable {
  /** Of the table and its rows and whatever else the readers set aside. */
  readonly asides: readonly Aside[];
  /** Rows of the body that were read and not set aside. */
  readonly read: readonly number[];
}

/** Law one: a row that was neither read nor set aside is set aside here. */
function accountOfRows(table: PrintedTable, given: readonly AsideRow[], claims: Claims): Account {
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
function accountOfColumns(
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

/**
 * The words of a grid row's records, to be found again in its cells: a reference, an officer, the date of a
 * commitment. Each stands for one cell, except where the rows of a page break were joined.
 */
function wordsOf(rows: readonly InterpretedRow[]): { take: (text: string) => boolean } {
  const whole = new Set<string>();
  const joined: string[] = [];
  for (const row of rows) {
    for (const text of Object.values(row)) {
      if (typeof text !== "string" || text === "") continue;
      if (row.places.length === 1) whole.add(oneLine(text));
      else joined.push(` ${oneLine(text)} `);
    }
  }
  const headers = rows.flatMap((row) => headersOf(row).map((header) => ` ${oneLine(header)} `));
  return {
    take(printed) {
      const text = oneLine(printed);
      if (text === "") return false;
      if (whole.delete(text) || joined.some((words) => words.includes(` ${text} `))) return true;
      // A period that stands in the row is part of what its values are headed by.
      return (
        text.length <= longestCode &&
        headers.some((header) => header.includes(` ${text} `)) &&
        wholeFigure(text) === "date"
      );
    },
  };
}

function headersOf(row: InterpretedRow): string[] {
  switch (row.kind) {
    case "indicator":
      return row.values.map(({ header }) => header);
    case "milestone":
      return [];
    case "budget":
      return row.amounts.map(({ header }) => header);
  }
}

const isCode = (text: string): boolean => text.length <= longestCode && isReference(oneLine(text));

/** A row that was set aside because it fits no reading, although it holds a code, figure or date. */
function unreadRows(accounts: readonly Account[], problems: readonly Problem[]): Problem[] {
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
function unreadTable(accounts: readonly Account[]): Problem[] {
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
function bounded(problems: readonly Problem[]): Problem[] {
  const [next] = problems.slice(mostWarnings);
  if (!next) return [...problems];
  const { column: _column, row: _row, page: _page, ...of } = next;
  const what = of.code === "row-unrecognised" ? "rows" : "columns";
  const more = problems.length - mostWarnings;
  const message = `${more} more ${what} of this table were not understood, the next: ${next.message.charAt(0).toLowerCase()}${next.message.slice(1)}`;
  return [...problems.slice(0, mostWarnings), { ...of, message }];
}

/** Items of lists with a date that no reading made a record of. */
function datedItems(
  { blocks }: Document,
  rows: readonly InterpretedRow[],
  beside: readonly AsideRow[],
): Aside[] {
  const known = new Set([
    ...rows.flatMap((row) =>
      sourcesOf(row).flatMap(({ block, table }) => (table === undefined ? [block] : [])),
    ),
    ...beside.map(({ block }) => block),
  ]);
  return blocks.flatMap((block, index) => {
    if (known.has(index) || block.kind === "table" || !isItem(block)) return [];
    if (findMonths(block.text).length === 0) return [];
    return [
      {
        kind: "aside" as const,
        of: "list-item" as const,
        reason: "unclaimed" as const,
        text: shortened(block.text),
        why: "no reading made a record of this dated item",
        ...(block.page !== undefined && { page: block.page }),
        block: index,
      },
    ];
  });
}

const isItem = (block: Exclude<Block, Table>): boolean =>
  block.kind === "list-item" || (block.kind === "paragraph" && listMark.test(block.text));

function completed(aside: AsideRow, blocks: ReadonlyMap<number, number>): Aside {
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

const asideOf = (
  { number, block }: PrintedTable,
  of: Aside["of"],
  reason: AsideReason,
  why: string,
  text: string,
): Aside => ({ kind: "aside", of, reason, text: shortened(text), why, table: number, block });

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

function warningAt({ number, table }: Account, code: Problem["code"], cell: Cell) {
  const page = cell.page ?? table.page;
  return {
    severity: "warning" as const,
    stage: "interpret" as const,
    code,
    ...(page !== undefined && { page }),
    table: number,
  };
}

function pageOf({ rows, table }: PrintedTable, row: number): { readonly page?: number } {
  const page = rows[row]?.find((cell) => cell.page !== undefined)?.page ?? table.page;
  return page === undefined ? {} : { page };
}

/** What is printed in a row, its cells parted by bars, no longer than what is kept of it. */
function textOfRow({ rows }: PrintedTable, row: number): string {
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
function shortened(text: string, longest = longestText): string {
  const line = oneLine(text.slice(0, 2 * longest));
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

const quoted = (text: string): string => `"${shortened(text, longestQuote)}"`;

/** By block, then what is said of the whole table, its columns, its rows and their cells. */
const inDocumentOrder = (asides: readonly Aside[]): Aside[] =>
  [...asides].sort(
    (a, b) =>
      a.block - b.block || (a.row ?? -1) - (b.row ?? -1) || (a.column ?? -1) - (b.column ?? -1),
  );
