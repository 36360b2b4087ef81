import type { Block } from "../../document.ts";
import type { Content } from "../word/content.ts";
import type { PrintedParagraph } from "../word/printed.ts";
import { draftsToTable } from "../word/table-draft.ts";
import { layOutRows, type MarkupCell } from "./grid.ts";

type Attributes = Readonly<Record<string, string>>;

interface OpenCell extends MarkupCell {
  readonly paragraphs: PrintedParagraph[];
  /** Everything in the order it stands, for a table that only lays out others. */
  readonly content: Content[];
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
        paragraphs: [],
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
  const all = rows.flatMap((row) => row.cells.flatMap((cell) => cell.content));
  const inner = all.filter((part): part is Block => !("pieces" in part));
  if (isLayout(table, inner)) return { content: all, clamped: false };
  if (rows.length === 0) return { content: inner, clamped: false };
  const laid = layOutRows(rows);
  return { content: [draftsToTable(laid.rows), ...inner], clamped: laid.clamped };
}

/** Said to be layout, or a frame of one column around tables, or borderless and without headers around them. */
function isLayout(table: OpenTable, inner: readonly Block[]): boolean {
  if (table.isLayout) return true;
  if (!inner.some((block) => block.kind === "table")) return false;
  const isFrame = table.rows.every((row) => row.cells.length <= 1);
  const hasHeaders = table.rows.some((row) => row.cells.some((cell) => cell.header));
  return isFrame || (!table.isBordered && !hasHeaders);
}
