import type { Block } from "../../../document.ts";
import { type Content, cellParagraphs, type OpenCell } from "../../markup/content.ts";
import { rowsToBlocks } from "../../markup/nested-tables.ts";
import type { CellDraft, RowDraft } from "../../markup/table-draft.ts";
import type { Report } from "../../report.ts";
import { childNamed, toggleIn, valueIn, type XmlElement } from "../../xml.ts";
import { columnFills, type TableFormat } from "./conditional-format.ts";
import { fillOf } from "./fill.ts";
import type { Styles } from "./styles.ts";

/** Word itself allows 63 columns; other writers a few more. */
const mostColumns = 256;

interface CellBeingRead extends OpenCell {
  properties: XmlElement | undefined;
  /** The style of its first paragraph. */
  look: string | undefined;
}

/** A cell in its column. */
export interface PlacedCell {
  readonly properties: XmlElement | undefined;
  /** The style of its first paragraph. */
  readonly look: string;
  readonly content: readonly Content[];
  readonly column: number;
  columnSpan: number;
  readonly continues: boolean;
}

interface OpenRow {
  properties: XmlElement | undefined;
  readonly cells: PlacedCell[];
  /** The column of the next cell. */
  column: number;
  cell: CellBeingRead | undefined;
}

export interface OpenTable {
  format: TableFormat;
  gridColumns: number;
  readonly rows: OpenRow[];
  row: OpenRow | undefined;
  clamped: boolean;
}

export const openTable = (): OpenTable => ({
  format: {},
  gridColumns: 0,
  rows: [],
  row: undefined,
  clamped: false,
});

/** `w:tblPr`; one that stands in a row is not the table's own. */
export function formatTable(table: OpenTable, properties: XmlElement, styles: Styles): void {
  if (table.row !== undefined) return;
  const look = childNamed(properties, "w:tblLook")?.attributes;
  const style = styles.table(valueIn(properties, "w:tblStyle"));
  const fill = fillOf(childNamed(properties, "w:shd"));
  table.format = {
    ...(style ? { style } : {}),
    ...(look ? { look } : {}),
    ...(fill ? { fill } : {}),
  };
}

export function startRow(table: OpenTable): void {
  table.row = { properties: undefined, cells: [], column: 0, cell: undefined };
}

/** `w:trPr`: among others, how many columns the row leaves free before its first cell. */
export function formatRow(table: OpenTable, properties: XmlElement): void {
  if (table.row === undefined) return;
  table.row.properties = properties;
  const before = Number.parseInt(valueIn(properties, "w:gridBefore") ?? "", 10);
  table.row.column = before > 0 ? Math.min(before, mostColumns) : 0;
}

export function startCell(table: OpenTable): void {
  if (table.row) table.row.cell = { properties: undefined, content: [], look: undefined };
}

/** The first paragraph's style is how a column is told from its neighbours where merges were lost. */
export function noteLook(table: OpenTable | undefined, style: string | undefined): void {
  const cell = table?.row?.cell;
  if (cell !== undefined) cell.look ??= style ?? "";
}

export function formatCell(table: OpenTable, properties: XmlElement): void {
  if (table.row?.cell) table.row.cell.properties = properties;
}

/** Places the open cell in the next column of its row, unless it was deleted under tracked changes. */
export function endCell(table: OpenTable, report: Report): void {
  const { row } = table;
  const cell = row?.cell;
  if (row === undefined || cell === undefined) return;
  row.cell = undefined;
  const { properties, content, look = "" } = cell;
  if (valueIn(properties, "w:cellDel", "w:author") !== undefined) return;
  const columnSpan = spanOf(properties, row, table, report);
  const merge = childNamed(properties, "w:vMerge") ?? childNamed(properties, "w:vmerge");
  const continues = merge !== undefined && merge.attributes["w:val"] !== "restart";
  const horizontal = childNamed(properties, "w:hMerge");
  const before = row.cells.at(-1);
  if (horizontal && horizontal.attributes["w:val"] !== "restart" && before !== undefined) {
    before.columnSpan += columnSpan;
  } else row.cells.push({ properties, content, look, column: row.column, columnSpan, continues });
  row.column += columnSpan;
}

/** A row that was deleted under tracked changes, or is hidden, is no row of the table. */
export function endRow(table: OpenTable, report: Report): void {
  const { row } = table;
  if (row === undefined) return;
  endCell(table, report);
  table.row = undefined;
  const gone =
    childNamed(row.properties, "w:del") !== undefined ||
    toggleIn(row.properties, "w:hidden") === true;
  if (!gone && row.cells.length > 0) table.rows.push(row);
}

function spanOf(
  properties: XmlElement | undefined,
  row: OpenRow,
  table: OpenTable,
  report: Report,
): number {
  const claim = valueIn(properties, "w:gridSpan");
  if (claim === undefined) return 1;
  const span = Number.parseInt(claim, 10);
  const room = Math.max(1, (table.gridColumns || mostColumns) - row.column);
  const most = Math.min(mostColumns, Math.max(room, table.gridColumns));
  if (span >= 1 && span <= most) return span;
  if (!table.clamped) {
    table.clamped = true;
    report({
      severity: "warning",
      code: "table-clamped",
      row: table.rows.length,
      column: row.column,
      message: `A cell claims to reach over "${claim}" columns; it was cut back to the table's own.`,
    });
  }
  return span > most ? room : 1;
}

export const tableToBlocks = ({ format, rows }: OpenTable): Block[] =>
  rowsToBlocks(rows, (all) => rowsToDrafts(all, format));

/** Rows, and whether one with too few cells has lost some: a row may say itself that it leaves columns free. */
export const looseRows = ({ rows }: OpenTable) =>
  rows.map(({ cells, properties }) => ({
    cells,
    isShort:
      childNamed(properties, "w:gridBefore") === undefined &&
      childNamed(properties, "w:gridAfter") === undefined,
  }));

function rowsToDrafts(rows: readonly OpenRow[], format: TableFormat): RowDraft[] {
  const fills = columnFills(format, rows.length);
  return rows.map((row, index) => ({
    header: toggleIn(row.properties, "w:tblHeader") === true,
    cells: row.cells.map((cell, position): CellDraft => {
      const { column, columnSpan, continues, content } = cell;
      const own = childNamed(cell.properties, "w:shd");
      const styled = fills(index, column, {
        first: position === 0,
        last: position === row.cells.length - 1,
      });
      const fill = own === undefined ? styled.fill : fillOf(own);
      return {
        column,
        columnSpan,
        continues,
        paragraphs: cellParagraphs(content),
        ...(fill ? { fill } : {}),
        ...(styled.bold ? { bold: true } : {}),
      };
    }),
  }));
}
