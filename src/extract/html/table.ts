import type { Block } from "../../document.ts";
import type { Content } from "../markup/content.ts";
import { innerTables } from "../markup/nested-tables.ts";
import { layOutRows, type SpanningCell } from "../markup/span-grid.ts";
import { draftsToTable } from "../markup/table-draft.ts";
import type { Attributes } from "./style.ts";

interface OpenCell extends SpanningCell {
  /** Everything in the order it stands, for a table that only lays out others. */
  content: Content[];
}

interface OpenRow {
  readonly cells: OpenCell[];
  readonly header: boolean;
  readonly group: number;
  readonly fill: string | undefined;
  cell: OpenCell | undefined;
}

export interface OpenTable {
  readonly rows: OpenRow[];
  row: OpenRow | undefined;
  /** Counts the table's sections. */
  group: number;
  inHead: boolean;
  sectionFill: string | undefined;
  readonly isLayout: boolean;
  readonly isBordered: boolean;
}

export const openTable = (attributes: Attributes): OpenTable => ({
  rows: [],
  row: undefined,
  group: 0,
  inHead: false,
  sectionFill: undefined,
  isLayout: /^(presentation|none)$/.test(attributes.role ?? ""),
  isBordered:
    Number(attributes.border ?? 0) > 0 || /border[^;]*:[^;]*solid/i.test(attributes.style ?? ""),
});

/** A `thead`, `tbody` or `tfoot`. */
export function startSection(table: OpenTable, inHead: boolean, fill: string | undefined): void {
  table.group += 1;
  table.inHead = inHead;
  table.sectionFill = fill;
}

export function startRow(table: OpenTable, fill: string | undefined): OpenRow {
  endRow(table);
  const { inHead: header, group } = table;
  const row: OpenRow = { cells: [], header, group, fill, cell: undefined };
  table.row = row;
  table.rows.push(row);
  return row;
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
  const rows = table.rows.filter((row) => row.cells.length > 0);
  const inner = innerTables(rows);
  if (isLayout(table, inner)) {
    const content = rows.flatMap((row) => row.cells.flatMap((cell) => cell.content));
    return { content, clamped: false };
  }
  if (rows.length === 0) return { content: inner, clamped: false };
  let clamped = false;
  const drafts = layOutRows(rows, () => {
    clamped = true;
  });
  const drawn = draftsToTable(releasing(drafts, rows));
  return { content: [drawn, ...inner], clamped };
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
