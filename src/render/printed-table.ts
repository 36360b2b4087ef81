import type { Mark } from "../document.ts";
import { html, type Markup, noMarkup } from "./markup.ts";
import { page } from "./page.ts";
import { drawnWords, fillOf, frameStyle, lightsMarkup } from "./reading.ts";
import { headMarkup, type RecordHead, redrawnTable, withBand } from "./record-head.ts";
import { textTable } from "./text.ts";

export interface PrintedCell {
  readonly row: number;
  readonly column: number;
  readonly row_span: number;
  readonly column_span: number;
  readonly text: string;
  /** JSON of its fills, shapes, pictures and glyphs; null where there are none. */
  readonly marks: string | null;
}

export interface PrintedTable {
  readonly rows: number;
  readonly columns: number;
  readonly headers: readonly string[];
  readonly cells: readonly PrintedCell[];
}

/** A place in the grid, as `inspect` prints it. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** How many rows above and below the cell a terminal is shown. */
const rowsAround = 3;

const covers = (cell: PrintedCell, { row, column }: Place): boolean =>
  row >= cell.row &&
  row < cell.row + cell.row_span &&
  column >= cell.column &&
  column < cell.column + cell.column_span;

/** The rows around a cell, its columns under their headers, the cell between `»` and `«`. */
export function tableTextAround(table: PrintedTable, at: Place, width: number): string {
  const first = Math.max(0, at.row - rowsAround);
  const last = Math.min(table.rows - 1, at.row + rowsAround);
  const rows = Array.from({ length: last - first + 1 }, (_, offset) => {
    const row = first + offset;
    const texts = Array.from({ length: table.columns }, (_, column) => {
      const cell = table.cells.find((one) => one.row === row && one.column === column);
      if (!cell) return "";
      const lights = lightsOf(cell).join(" ");
      const shown = [cell.text, lights].filter(Boolean).join(" ");
      return covers(cell, at) ? `»${shown}«` : shown;
    });
    return [row, ...texts];
  });
  const heads = table.headers.map((header, column) => `${column} ${header}`.trim());
  return textTable(["row", ...heads], rows, width);
}

export const marksOf = ({ marks }: PrintedCell): readonly Mark[] =>
  marks === null ? [] : (JSON.parse(marks) as Mark[]);

/** Its lights and arrows, and its fill where nothing else is in it: a coloured cell is a light, too. */
const lightsOf = (cell: PrintedCell): string[] =>
  marksOf(cell)
    .filter(({ kind }) => kind !== "fill" || cell.text === "")
    .flatMap((mark) => drawnWords(mark) ?? []);

/** The lights, arrows and fills of a record's row, each with its column; what fills the whole row is no light. */
export function drawnInRow(table: PrintedTable, { row }: Place): string[] {
  const inRow = table.cells.filter((cell) => cell.row <= row && row < cell.row + cell.row_span);
  const fills = new Set(inRow.map((cell) => fillOf(marksOf(cell)) ?? ""));
  return inRow.flatMap((cell) =>
    marksOf(cell)
      .filter(({ kind }) => kind !== "fill" || fills.size > 1)
      .flatMap((mark) => {
        const words = drawnWords(mark);
        const header = table.headers[cell.column] ?? "";
        const where = header === "" ? `column ${cell.column}` : header.replace(/\s+/g, " ");
        return words === undefined ? [] : [`${where}: ${words}`];
      }),
  );
}

/** The whole table as a page of its own, the cell framed; every text is escaped. */
export function tablePage(title: string, table: PrintedTable, at: Place, head: RecordHead): string {
  const starts = new Map(table.cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
  const covered = new Set(
    table.cells.flatMap((cell) =>
      Array.from({ length: cell.row_span * cell.column_span }, (_, step) => {
        const row = cell.row + Math.floor(step / cell.column_span);
        return `${row},${cell.column + (step % cell.column_span)}`;
      }),
    ),
  );
  const rows = Array.from({ length: table.rows }, (_, row) => {
    const cells = Array.from({ length: table.columns }, (_, column): Markup[] => {
      const cell = starts.get(`${row},${column}`);
      if (cell) return [cellMarkup(cell, covers(cell, at))];
      return covered.has(`${row},${column}`) ? [] : [html`<td></td>`];
    });
    return html`<tr>${cells.flat()}</tr>\n`;
  });
  return page(
    title,
    html`<h1>${title}</h1>
${headMarkup(head, redrawnTable)}<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table>
<tbody>
${rows}</tbody>
</table></div>
`,
  );
}

function cellMarkup(cell: PrintedCell, framed: boolean): Markup {
  const lines = cell.text
    .split("\n")
    .map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`));
  const spans = html` rowspan="${cell.row_span}" colspan="${cell.column_span}"`;
  const marks = marksOf(cell);
  const fill = fillOf(marks);
  const styles = [
    ...(fill ? [`background: ${fill}; color: #000`] : []),
    ...(framed ? [frameStyle] : []),
  ];
  const style = styles.length === 0 ? noMarkup : html` style="${styles.join("; ")}"`;
  const lights = lightsMarkup({ marks });
  return framed
    ? html`<td${spans} id="record"${style}><strong>${lines}</strong>${lights}</td>`
    : html`<td${spans}${style}>${lines}${lights}</td>`;
}

/** left, top, right, bottom in points. */
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A drawn page with one more frame on it, and over it what the record is. */
export function framedPage(svg: string, [left, top, right, bottom]: Box, head: RecordHead): string {
  const frame = `<rect id="record" x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="#ffd400" fill-opacity="0.25" stroke="#d7263d" stroke-width="3"/>`;
  return withBand(svg.replace(/<\/svg>\s*$/, `${frame}\n</svg>\n`), head);
}
