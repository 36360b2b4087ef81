import type { Cell, Document, Doubt, Table } from "../../document.ts";
import type { Problem } from "../../problem.ts";
import type { CouncilRecord } from "../../records.ts";
import type { Aside, TableVerdict } from "../../rows.ts";

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
]);

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
    const header = record.kind === "milestone" ? undefined : doubtfulHeader(table, column);
    if (header === undefined) {
      kept.push(withEvidence(record, own?.doubts ?? [], rowDoubts(table, row, column)));
      continue;
    }
    const { number } = table;
    asides.push({
      kind: "aside",
      of: "cell",
      reason: "not-stored",
      text: own?.text ?? "",
      why: `its header "${header.words}" was read in two ways`,
      ...record.source,
    });
    problems.set(`${number} ${column}`, {
      severity: "warning",
      stage: "interpret",
      code: "header-doubtful",
      ...(header.page === undefined ? {} : { page: header.page }),
      table: number,
      column,
      message: `The header "${header.words}" of column ${column + 1} was read off a picture in two ways (${header.doubts.map(said).join(", ")}); no figure under it is stored.`,
    });
  }
  return { records: kept, asides, problems: [...problems.values()] };
}

interface ScannedTable {
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly headers: readonly Cell[];
  readonly roles: ReadonlyMap<number, string>;
  /** Words of its title that give a unit and are in doubt. */
  readonly title: Omit<DoubtfulHeader, "page"> | undefined;
}

interface DoubtfulHeader {
  readonly words: string;
  readonly page?: number;
  readonly doubts: readonly Doubt[];
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
    const title = titleDoubts(document, at);
    found.set(at, { number, cells: block.cells, headers: headersOf(number), roles, title });
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

function doubtfulHeader(table: ScannedTable, column: number): DoubtfulHeader | undefined {
  for (const { column: first, columnSpan, doubts = [], text, page } of table.headers) {
    if (column < first || column >= first + columnSpan || doubts.length === 0) continue;
    return { words: oneLine(text), doubts, ...(page === undefined ? {} : { page }) };
  }
  return emptyHeader(table.headers, column) ?? table.title;
}

const nothingRead: Doubt = { text: "", other: "", why: "nothing was read in it" };

/** Nothing was read where the header's other cells in that row name a period: it may have been lost. */
function emptyHeader(headers: readonly Cell[], column: number): DoubtfulHeader | undefined {
  const empty = headers.find((cell) => cell.text.trim() === "" && coversColumn(cell, column));
  if (empty === undefined) return undefined;
  const beside = headers.filter(({ row, text }) => row === empty.row && /\d/.test(text));
  return beside.length < 2 ? undefined : { words: "", doubts: [nothingRead] };
}

const cellAt = (cells: readonly Cell[], row: number, column: number): Cell | undefined =>
  cells.find((cell) => coversRow(cell, row) && coversColumn(cell, column));

const coversRow = ({ row, rowSpan }: Cell, at: number): boolean => at >= row && at < row + rowSpan;
const coversColumn = ({ column, columnSpan }: Cell, at: number): boolean =>
  at >= column && at < column + columnSpan;

/** What else of a row a record rests on: its code, title, unit and date, not its neighbours' values. */
const rowDoubts = ({ cells, roles }: ScannedTable, row: number, column: number): Doubt[] =>
  cells
    .filter((cell) => coversRow(cell, row) && !coversColumn(cell, column))
    .filter((cell) => !ownRoles.has(roles.get(cell.column) ?? "other"))
    .flatMap(({ doubts = [] }) => doubts);

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
