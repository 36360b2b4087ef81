import { largest, smallest } from "../../long-lists.ts";
import { html, type Markup, noMarkup } from "../../render/markup.ts";
import type { PrintedCell, PrintedTable } from "../../store/explore/record.ts";

/** The cell that is looked at. */
export interface Looked {
  readonly id: string;
  readonly row: number;
  readonly column: number;
}

interface Mark {
  readonly kind?: string;
  readonly colour?: string;
  readonly shape?: string;
  readonly alternative?: string;
}

/** A table as it was read, its cells in their places, the record's row marked and its cell framed. */
export function readTable(table: PrintedTable, at: Looked | undefined, caption: string): Markup {
  const header = headerRows(table);
  const rows = new Map<number, PrintedCell[]>();
  for (const cell of table.cells) {
    const own = rows.get(cell.row);
    if (own) own.push(cell);
    else rows.set(cell.row, [cell]);
  }
  const shown = [...rows].sort(([a], [b]) => a - b);
  let before = -1;
  const body = shown.map(([row, cells]) => {
    const gap =
      row > before + 1 && table.cut && before >= 0
        ? html`<tr class="gap"><td colspan="${table.columns}">… rows left out …</td></tr>\n`
        : noMarkup;
    before = row;
    const marked = at !== undefined && at.row === row;
    return html`${gap}<tr${marked ? html` class="marked"` : noMarkup}>${cellsOf(cells, table, at, row < header)}</tr>\n`;
  });
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table class="as-read">
<caption>${caption}</caption>
<tbody>
${body}</tbody>
</table></div>`;
}

/** Cells without text and marks are not kept: their places are made again, so that columns stand under each other. */
function cellsOf(
  cells: readonly PrintedCell[],
  { columns, cells: all }: PrintedTable,
  at: Looked | undefined,
  isHeader: boolean,
): readonly Markup[] {
  const parts: Markup[] = [];
  const tall = all.filter(({ row_span }) => row_span > 1);
  const row = cells[0]?.row ?? 0;
  const own = new Map(cells.map((cell) => [cell.column, cell]));
  const covered = (column: number) =>
    tall.some(
      (cell) =>
        cell.row < row &&
        row < cell.row + cell.row_span &&
        cell.column <= column &&
        column < cell.column + cell.column_span,
    );
  for (let column = 0; column < columns; column += 1) {
    const cell = own.get(column);
    if (cell) {
      parts.push(cellMarkup(cell, at, isHeader));
      column += cell.column_span - 1;
    } else if (!covered(column)) parts.push(html`<td></td>`);
  }
  return parts;
}

function cellMarkup(cell: PrintedCell, at: Looked | undefined, isHeader: boolean): Markup {
  const framed =
    at !== undefined &&
    cell.row <= at.row &&
    at.row < cell.row + cell.row_span &&
    cell.column <= at.column &&
    at.column < cell.column + cell.column_span;
  const record = framed ? html` class="here" id="here" data-record="${at.id}"` : noMarkup;
  const spans = html` rowspan="${cell.row_span}" colspan="${cell.column_span}"`;
  const lines = cell.text
    .split("\n")
    .map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
  return isHeader
    ? html`<th${spans}${record}>${lines}${lights(cell)}</th>`
    : html`<td${spans}${record}>${lines}${lights(cell)}</td>`;
}

/** Lights as drawn: pictures, shapes and fills as a coloured sign; glyphs stand in the text already. */
function lights({ marks }: PrintedCell): readonly Markup[] {
  if (marks === null) return [];
  return (JSON.parse(marks) as Mark[]).flatMap((mark) => {
    if (mark.kind === "glyph") return [];
    const colour = /^#[0-9a-f]{6}$/.test(mark.colour ?? "") ? mark.colour : undefined;
    if (mark.kind === "fill" && (colour === undefined || isPale(colour))) return [];
    const words = mark.alternative ?? `${mark.kind ?? "mark"} ${mark.shape ?? ""} ${colour ?? ""}`;
    return [
      html` <svg class="sign" width="12" height="12" viewBox="0 0 12 12" role="img" aria-label="${words.trim()}"><rect x="1" y="1" width="10" height="10" rx="${mark.kind === "fill" ? 1 : 5}" fill="${colour ?? "#888888"}"/></svg>`,
    ];
  });
}

/** Greys and pastels stand behind headers, and say nothing. */
function isPale(colour: string): boolean {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return largest(parts) - smallest(parts) < 80;
}

/** How many rows at the top are header: up to the first row with no word of a known header. */
function headerRows({ roles, cells }: PrintedTable): number {
  const headers = roles.map(({ header }) => header).filter(Boolean);
  const isHeader = (row: number) =>
    cells.some(
      (cell) =>
        cell.row === row &&
        cell.text !== "" &&
        headers.some((header) => header.includes(cell.text.replace(/\s+/g, " "))),
    );
  return isHeader(0) ? (isHeader(1) ? 2 : 1) : 0;
}
