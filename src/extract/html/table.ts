import type { Block } from "../../document.ts";
import { type Content, innerTables } from "../markup/content.ts";
import { layOutRows, type MarkupCell } from "../markup/span-grid.ts";
import { draftsToTable } from "../markup/table-draft.ts";

type Attributes = Readonly<Record<string, string>>;

interface OpenCell extends MarkupCell {
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
  readonly startRow: (fill: string | undefined) => void;
  readonly startCell: (attributes: Attributes, header: boolean, fill: string | undefined) => void;
  readonly endCell: () => void;
  readonly endRow: () => void;
}

/** An array with one part takes a tenth of one that grew: a page may hold half a million cells. */
export function addPart(cell: OpenCell, part: Content): void {
  if (cell.content.length === 0) cell.content = [part];
  else cell.content.push(part);
}

export function openTable(attributes: Attributes): OpenTable {
  const table: OpenTable = {
    rows: [],
    row: undefined,
    group: 0,
    inHead: false,
    sectionFill: undefined,
    isLayout: /^(presentation|none)$/.test(attributes.role ?? ""),
    isBordered:
      Number(attributes.border ?? 0) > 0 || /border[^;]*:[^;]*solid/i.test(attributes.style ?? ""),
    startRow: (fill) => {
      table.endRow();
      const { inHead: header, group } = table;
      table.row = { cells: [], header, group, fill, cell: undefined };
      table.rows.push(table.row);
    },
    startCell: (own, header, fill) => {
      table.endCell();
      if (table.row === undefined) table.startRow(undefined);
      const cell: OpenCell = {
        columnSpan: own.colspan,
        rowSpan: own.rowspan,
        header,
        fill: fill ?? table.row?.fill ?? table.sectionFill,
        content: [],
      };
      if (table.row === undefined) return;
      table.row.cells.push(cell);
      table.row.cell = cell;
    },
    endCell: () => {
      if (table.row) table.row.cell = undefined;
    },
    endRow: () => {
      table.endCell();
      table.row = undefined;
    },
  };
  return table;
}

/** A data table as a block, with tables inside it after it; a layout table as what it lays out. */
export function closeTable(table: OpenTable): { content: Content[]; clamped: boolean } {
  const rows = table.rows.filter((row) => row.cells.length > 0);
  const inner = innerTables(rows.map((row) => row.cells));
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
