import type { Cell, Document, Doubt, Table } from "../../document.ts";
import { largest, smallest } from "../../long-lists.ts";
import type { Problem } from "../../problem.ts";
import type { CouncilRecord } from "../../records.ts";
import type { Aside, TableVerdict } from "../../rows.ts";
import { cellAt, coversColumn, coversRow, doubtsOfRows } from "./row-doubts.ts";

export interface ReadRecords {
  readonly records: readonly CouncilRecord[];
  readonly asides: readonly Aside[];
  readonly problems: readonly Problem[];
}

/** Columns of these roles hold values of their own: one of them in doubt says nothing of its neighbour. */
const ownRoles: ReadonlySet<string> = new Set([
  "target",
  "actual",
  "baseline",
  "benchmark",
  "quartile",
  "weight",
  "value",
  "money",
  "forecast",
  "commentary",
  // A light in grey print is a status that was not read, and no fault of the figures beside it.
  "status",
]);

/** Columns of these roles say whose or of what part a row is: in doubt they touch only what took their words. */
const besideRoles: ReadonlySet<string> = new Set(["group", "priority", "responsible"]);

/** What a heading over a table says of the unit of its amounts. */
const unitWord = /[£$€%]|000|\bmillions?\b|\bthousands?\b/i;
/** So many blocks over a table may hold its title and unit. */
const blocksAbove = 3;

/**
 * What was read off a picture says so: every record of it has `ocr` among its evidence, and both readings where they
 * differ. Where that is so of a header that gives period, unit or measure, no figure under it is kept.
 */
export function withReadings(
  document: Document,
  verdicts: readonly TableVerdict[],
  records: readonly CouncilRecord[],
): ReadRecords {
  const tables = scannedTables(document, verdicts);
  const isScanned = document.blocks.some((block) => block.kind !== "table" && !!block.doubts);
  if (tables.size === 0 && !isScanned) return { records, asides: [], problems: [] };
  const kept: CouncilRecord[] = [];
  const asides: Aside[] = [];
  const problems = new Map<string, Problem>();
  for (const record of records) {
    const { block: at, row, column } = record.source;
    const table = tables.get(at);
    const block = document.blocks[at];
    if (table === undefined) {
      const doubts = block?.kind === "table" ? undefined : block?.doubts;
      kept.push(doubts === undefined ? record : withEvidence(record, doubts, []));
      continue;
    }
    if (row === undefined || column === undefined) {
      kept.push(withEvidence(record, [], []));
      continue;
    }
    const own = cellAt(table.cells, row, column);
    const header =
      record.kind === "milestone"
        ? undefined
        : (doubtfulHeader(table, column) ?? foreignHeader(table, column) ?? noUnit(table, record));
    if (header === undefined) {
      const more = [
        ...doubtsOfRows(table, record, row, own),
        ...(isUnmeasured(record) ? [noMeasure] : []),
        ...(record.kind !== "milestone" && table.overrun !== undefined ? [table.overrun] : []),
      ];
      kept.push(
        withEvidence(record, own?.doubts ?? [], [
          ...rowDoubts(table, record, row, column),
          ...more,
        ]),
      );
      continue;
    }
    const { number } = table;
    asides.push({
      kind: "aside",
      of: "cell",
      reason: "not-stored",
      text: own?.text ?? "",
      why:
        header.why === undefined
          ? `its header "${header.words}" was read in two ways`
          : `its header is in doubt: ${header.why}`,
      ...record.source,
    });
    problems.set(`${number} ${column}`, {
      severity: "warning",
      stage: "interpret",
      code: "header-doubtful",
      ...(header.page === undefined ? {} : { page: header.page }),
      table: number,
      column,
      message:
        header.why === undefined
          ? `The header "${header.words}" of column ${column + 1} was read off a picture in two ways (${header.doubts.map(said).join(", ")}); no figure under it is stored.`
          : `The header "${header.words}" of column ${column + 1} was read off a picture and is in doubt: ${header.why}; no figure under it is stored.`,
    });
  }
  return { records: kept, asides, problems: [...problems.values()] };
}

interface ScannedTable {
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly headers: readonly Cell[];
  readonly roles: ReadonlyMap<number, string>;
  /** What each column is headed, wherever its header was printed. */
  readonly words: ReadonlyMap<number, string>;
  readonly columns: number;
  /** The table whose header holds for this one, where it has none of its own. */
  readonly above: Table | undefined;
  /** A row's name that runs over the columns beside it. */
  readonly overrun: Doubt | undefined;
  /** The headings and lines over it. */
  readonly over: string;
  /** Words of its title that give a unit and are in doubt. */
  readonly title: Omit<DoubtfulHeader, "page"> | undefined;
}

interface DoubtfulHeader {
  readonly words: string;
  readonly page?: number;
  readonly doubts: readonly Doubt[];
  /** What else than two readings speaks against it. */
  readonly why?: string;
}

/** The tables read off pictures, by the place of their block. */
function scannedTables(
  document: Document,
  verdicts: readonly TableVerdict[],
): Map<number, ScannedTable> {
  const found = new Map<number, ScannedTable>();
  const all = document.blocks.filter((block): block is Table => block.kind === "table");
  const headersOf = (number: number): readonly Cell[] => {
    const verdict = verdicts.find(({ table }) => table === number);
    const rows = new Set(verdict?.headerRows ?? [0]);
    const own = all[number - 1]?.cells.filter(({ row }) => rows.has(row)) ?? [];
    // A table that goes on has its header where it began.
    const above = verdict?.continues;
    return above === undefined || above >= number ? own : [...headersOf(above), ...own];
  };
  let number = 0;
  for (const [at, block] of document.blocks.entries()) {
    if (block.kind !== "table") continue;
    number += 1;
    if (block.method !== "ocr") continue;
    const verdict = verdicts.find(({ table }) => table === number);
    const roles = new Map(verdict?.columns.map(({ column, role }) => [column, role]));
    const words = new Map(verdict?.columns.map(({ column, header }) => [column, header]));
    const { cells, columns } = block;
    const isOn = verdict?.continues !== undefined && verdict.continues < number;
    const above = isOn ? all[(verdict?.continues ?? 1) - 1] : undefined;
    const title = titleDoubts(document, at);
    const over = textOver(document, at);
    const headers = headersOf(number);
    const overrun = findOverrun(cells, headers, columns);
    found.set(at, { number, cells, columns, above, over, overrun, headers, roles, words, title });
  }
  return found;
}

function titleDoubts(document: Document, at: number): ScannedTable["title"] {
  const page = document.blocks[at]?.page;
  for (let above = at - 1; above >= Math.max(0, at - blocksAbove); above -= 1) {
    const block = document.blocks[above];
    if (block === undefined || block.kind === "table" || block.page !== page) return undefined;
    const doubts = block.doubts?.filter(({ text, other }) => unitWord.test(`${text} ${other}`));
    if (doubts !== undefined && doubts.length > 0) return { words: block.text, doubts };
  }
  return undefined;
}

/**
 * A row's name that covers columns with headers of their own, before figures: its columns were not found, and names and
 * figures of the whole table may have been put together wrongly.
 */
function findOverrun(
  cells: readonly Cell[],
  headers: readonly Cell[],
  columns: number,
): Doubt | undefined {
  const headed = headers.filter(({ text }) => text.trim() !== "");
  const under = (cell: Cell): number =>
    new Set(
      headed
        .filter(({ column, columnSpan, row }) => {
          const isOver =
            column < cell.column + cell.columnSpan && column + columnSpan > cell.column;
          return isOver && row < cell.row && columnSpan < columns;
        })
        .map(({ column }) => column),
    ).size;
  const name = cells.find(
    (cell) =>
      cell.column === 0 &&
      cell.columnSpan > 1 &&
      cell.columnSpan < columns &&
      cell.text.trim() !== "" &&
      under(cell) > 1 &&
      cells.some(({ row, column, text }) => row === cell.row && column > 0 && /\d/.test(text)),
  );
  if (name === undefined) return undefined;
  const text = oneLine(name.text);
  return { text, other: text, why: "a name that runs over the columns beside it" };
}

/** All that stands over a table on its page and the one before: a unit holds for what follows it. */
function textOver({ blocks }: Document, at: number): string {
  const page = blocks[at]?.page ?? 0;
  return blocks
    .slice(0, at)
    .flatMap((block) =>
      block.kind !== "table" && (block.page ?? 0) >= page - 1 ? [block.text] : [],
    )
    .join(" ");
}

/** A header printed over another table holds where the columns are the same; one may have been lost here. */
function foreignHeader(
  { above, columns, cells, words }: ScannedTable,
  column: number,
): DoubtfulHeader | undefined {
  if (above === undefined) return undefined;
  const [own, theirs] = [extent(cells, column), extent(above.cells, column)];
  const isBeside =
    own !== undefined && theirs !== undefined && (own[1] <= theirs[0] || own[0] >= theirs[1]);
  if (columns === above.columns && !isBeside) return undefined;
  const why =
    columns === above.columns
      ? "it stands over another table, in another place"
      : `it stands over another table, which has ${above.columns} columns where this one has ${columns}`;
  return { words: oneLine(words.get(column) ?? ""), doubts: [], why };
}

/** From where to where a column's cells reach. */
function extent(cells: readonly Cell[], column: number): readonly [number, number] | undefined {
  const boxes = cells.flatMap(({ column: own, columnSpan, box }) =>
    own === column && columnSpan === 1 && box !== undefined ? [box] : [],
  );
  if (boxes.length === 0) return undefined;
  return [smallest(boxes.map(([left]) => left)), largest(boxes.map(([, , right]) => right))];
}

/** A unit that was printed and not read makes amounts a thousand times too small: without one there are none. */
function noUnit(
  { words, headers, over, columns }: ScannedTable,
  record: CouncilRecord,
): DoubtfulHeader | undefined {
  if (record.kind !== "budget" || record.amountGbp === null || record.amountGbp === 0)
    return undefined;
  const said = [record.raw, ...words.values(), ...headers.map(({ text }) => text), over];
  if (columns === 0 || said.some((text) => unitWord.test(text))) return undefined;
  const { column } = record.source;
  return {
    words: oneLine(words.get(column ?? 0) ?? ""),
    doubts: [],
    why: "neither it nor what stands over the table gives a unit, which may have been lost",
  };
}

const noMeasure: Doubt = {
  text: "",
  other: "",
  why: "its header was not understood, and may have been misread",
};

const isUnmeasured = (record: CouncilRecord): boolean =>
  record.kind === "budget" && !record.measure;

function doubtfulHeader(table: ScannedTable, column: number): DoubtfulHeader | undefined {
  for (const { column: first, columnSpan, doubts = [], text, page } of table.headers) {
    if (column < first || column >= first + columnSpan || doubts.length === 0) continue;
    return { words: oneLine(text), doubts, ...(page === undefined ? {} : { page }) };
  }
  return emptyHeader(table.headers, column) ?? table.title;
}

/** So many cells of a header's row with a digit in them make it a row of periods. */
const leastDated = 2;

const nothingRead: Doubt = { text: "", other: "", why: "nothing was read in it" };

/** Nothing was read where the header's other cells in that row name a period: it may have been lost. */
function emptyHeader(headers: readonly Cell[], column: number): DoubtfulHeader | undefined {
  const besideDated = ({ row: own }: Cell): boolean =>
    headers.filter(({ row, text }) => row === own && /\d/.test(text)).length >= leastDated;
  const isLost = headers.some(
    (cell) => cell.text.trim() === "" && coversColumn(cell, column) && besideDated(cell),
  );
  return isLost ? { words: "", doubts: [nothingRead] } : undefined;
}

/** What else of a row a record rests on: its code, title, unit and date, not its neighbours' values. */
const rowDoubts = (
  { cells, roles }: ScannedTable,
  record: CouncilRecord,
  row: number,
  column: number,
): Doubt[] =>
  cells
    .filter((cell) => coversRow(cell, row) && !coversColumn(cell, column))
    .filter((cell) => !ownRoles.has(roles.get(cell.column) ?? "other"))
    .flatMap(({ column: at, doubts = [] }) =>
      besideRoles.has(roles.get(at) ?? "other")
        ? doubts.filter(({ text }) => wordsOf(record).some((words) => words.includes(text)))
        : doubts,
    );

/** The words of a record that may come from such a column, and those by which it is known. */
const wordsOf = (record: CouncilRecord): readonly string[] => {
  switch (record.kind) {
    case "observation":
      return [record.ref, record.title, record.section, record.responsible];
    case "milestone":
      return [record.text, record.objectiveRef, record.objective, record.group, record.responsible];
    case "budget":
      return [record.line, record.section];
  }
};

function withEvidence(
  record: CouncilRecord,
  own: readonly Doubt[],
  row: readonly Doubt[],
): CouncilRecord {
  const phrases = [
    "ocr",
    ...own.map((doubt) => `ocr: ${said(doubt)}`),
    ...row.map((doubt) => `ocr: in its row, ${said(doubt)}`),
  ];
  return { ...record, evidence: [...record.evidence, ...new Set(phrases)] };
}

const said = ({ text, other, why }: Doubt): string =>
  [
    `read "${text}"`,
    ...(other === text ? [] : [other === "" ? "again nothing" : `again "${other}"`]),
    ...(why === undefined ? [] : [why]),
  ].join(", ");

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
