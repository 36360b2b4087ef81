import type { Block } from "../../document.ts";
import type { Content } from "../markup/content.ts";
import { innerTables } from "../markup/nested-tables.ts";
import { layOutRows, mostColumns, type SpanningCell } from "../markup/span-grid.ts";
import { draftsToTable } from "../markup/table-draft.ts";

type Attributes = Readonly<Record<string, string>>;
type Section = "thead" | "tbody" | "tfoot";

interface OpenCell extends SpanningCell {
  /** Everything in the order it stands, for a table that only lays out others. */
  content: Content[];
}

interface OpenRow {
  readonly cells: OpenCell[];
  readonly header: boolean;
  readonly group: number;
  readonly section: Section;
  readonly fill: string | undefined;
  cell: OpenCell | undefined;
}

export interface OpenTable {
  readonly rows: OpenRow[];
  row: OpenRow | undefined;
  /** Counts the table's sections. */
  group: number;
  section: Section;
  sectionFill: string | undefined;
  /** What stands behind each column. */
  readonly columnFills: (string | undefined)[];
  readonly isLayout: boolean;
  readonly isBordered: boolean;
}

export const openTable = (attributes: Attributes): OpenTable => ({
  rows: [],
  row: undefined,
  group: 0,
  section: "tbody",
  sectionFill: undefined,
  columnFills: [],
  isLayout: /^(presentation|none)$/.test(attributes.role ?? ""),
  isBordered:
    Number(attributes.border ?? 0) > 0 ||
    (attributes.style ?? "")
      .split(";")
      .some((said) => /^\s*border/i.test(said) && /solid/i.test(said)),
});

/** A `thead`, `tbody` or `tfoot`. */
export function startSection(table: OpenTable, section: Section, fill: string | undefined): void {
  table.group += 1;
  table.section = section;
  table.sectionFill = fill;
}

export function startRow(table: OpenTable, fill: string | undefined): OpenRow {
  endRow(table);
  const { section, group } = table;
  const header = section === "thead";
  const row: OpenRow = { cells: [], header, group, section, fill, cell: undefined };
  table.row = row;
  table.rows.push(row);
  return row;
}

/** A `col`, or a `colgroup` of none; no table has more columns than there is room for. */
export function addColumns(
  { columnFills }: OpenTable,
  span: string | undefined,
  fill: string | undefined,
): void {
  const count = Math.max(1, Number.parseInt(span ?? "1", 10) || 1);
  for (let index = 0; index < count && columnFills.length < mostColumns; index += 1) {
    columnFills.push(fill);
  }
}

/** A cell may stand in its table without a row. */
export function startCell(
  table: OpenTable,
  attributes: Attributes,
  header: boolean,
  fill: string | undefined,
): void {
  endCell(table);
  const row = table.row ?? startRow(table, undefined);
  const cell: OpenCell = {
    columnSpan: attributes.colspan,
    rowSpan: attributes.rowspan,
    header,
    fill: fill ?? row.fill ?? table.sectionFill,
    content: [],
  };
  row.cells.push(cell);
  row.cell = cell;
}

export function endCell(table: OpenTable): void {
  if (table.row) table.row.cell = undefined;
}

export function endRow(table: OpenTable): void {
  endCell(table);
  table.row = undefined;
}

/** A data table as a block, with tables inside it after it; a layout table as what it lays out. */
export function closeTable(table: OpenTable): { content: Content[]; clamped: boolean } {
  const rows = inBrowserOrder(table.rows.filter((row) => row.cells.length > 0));
  const inner = innerTables(rows);
  if (isLayout(table, inner)) {
    const content = rows.flatMap((row) => row.cells.flatMap((cell) => cell.content));
    return { content, clamped: false };
  }
  if (rows.length === 0) return { content: inner, clamped: false };
  let clamped = false;
  const drafts = layOutRows(
    rows,
    () => {
      clamped = true;
    },
    table.columnFills,
  );
  const drawn = draftsToTable(releasing(drafts, rows));
  return { content: [drawn, ...inner], clamped };
}

/** Wherever they stand, the first head comes first and the first foot last. */
function inBrowserOrder(rows: OpenRow[]): OpenRow[] {
  const head = rows.find((row) => row.section === "thead")?.group;
  const foot = rows.find((row) => row.section === "tfoot")?.group;
  if (head === undefined && foot === undefined) return rows;
  const rank = ({ group }: OpenRow): number => (group === head ? 0 : group === foot ? 2 : 1);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

/** Lets go of each row once it is drawn, so that a long table is not held twice. */
function* releasing<T>(drafts: Iterable<T>, rows: readonly OpenRow[]): Generator<T> {
  let index = 0;
  for (const draft of drafts) {
    yield draft;
    const row = rows[index];
    if (row !== undefined) row.cells.length = 0;
    index += 1;
  }
}

/** Said to be layout, or a frame of one column around tables, or borderless and without headers around them. */
function isLayout(table: OpenTable, inner: readonly Block[]): boolean {
  if (table.isLayout) return true;
  if (!inner.some((block) => block.kind === "table")) return false;
  const isFrame = table.rows.every((row) => row.cells.length <= 1);
  const hasHeaders = table.rows.some((row) => row.cells.some((cell) => cell.header));
  return isFrame || (!table.isBordered && !hasHeaders);
}
