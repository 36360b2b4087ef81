import type { Block, Cell, Document, Mark, Table } from "../document.ts";
import { html, type Markup, noMarkup } from "./markup.ts";
import { page } from "./page.ts";

/** The cell of a record: its id, its table's running number, its place as `inspect` prints it. */
export interface ReadingPlace {
  readonly id: string;
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

export const frameStyle = "outline: 3px solid #d7263d";

/** A document for people, from our own reading of it: every block, fills and symbols shown, the record's cell framed. */
export function readingPage(
  title: string,
  document: Document,
  at: ReadingPlace | undefined,
  about: Markup = noMarkup,
): string {
  let table = 0;
  const blocks = document.blocks.map((block): Markup => {
    if (block.kind === "table") table += 1;
    return blockMarkup(block, at !== undefined && at.table === table ? at : undefined);
  });
  return page(title, html`<h1>${title}</h1>\n${about}${blocks}`);
}

function blockMarkup(block: Block, at: ReadingPlace | undefined): Markup {
  switch (block.kind) {
    case "table":
      return tableMarkup(block, at);
    case "heading": {
      // The report's own title stands above all.
      const level = Math.min(6, block.level + 1);
      return { markup: `<h${level}>${html`${block.text}`.markup}</h${level}>\n` };
    }
    default:
      return html`<p>${linesMarkup(block.text)}</p>\n`;
  }
}

/** A table as it was read, its cells in their places. */
export function tableMarkup(table: Table, at: ReadingPlace | undefined): Markup {
  const rows: Markup[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cellMarkup(cell, at));
  const body = rows.map((cells) => html`<tr>${cells}</tr>\n`);
  return html`<div class="scroll" role="region" aria-label="table" tabindex="0"><table>
<tbody>
${body}</tbody>
</table></div>
`;
}

function cellMarkup(cell: Cell, at: ReadingPlace | undefined): Markup {
  const fill = fillOf(cell.marks);
  const framed = at !== undefined && coversPlace(cell, at);
  const styles = [
    ...(fill ? [`background: ${fill}; color: #000`] : []),
    ...(framed ? [frameStyle] : []),
  ];
  const style = styles.length === 0 ? noMarkup : html` style="${styles.join("; ")}"`;
  const record = framed ? html` id="record" data-record="${at.id}"` : noMarkup;
  const spans = html` rowspan="${cell.rowSpan}" colspan="${cell.columnSpan}"`;
  const inside = html`${struckMarkup(cell)}${linesMarkup(cell.text)}${lightsMarkup(cell)}`;
  const tag = cell.header ? "th" : "td";
  return {
    markup: `<${tag}${spans.markup}${record.markup}${style.markup}>${inside.markup}</${tag}>`,
  };
}

/** What is struck and was left out of the text, as it is printed: before what replaces it. */
const struckMarkup = ({ text, struck = [] }: Cell): Markup[] => {
  const lines = new Set(text.split("\n"));
  return struck.filter((line) => !lines.has(line)).map((line) => html`<s>${line}</s> `);
};

export const coversPlace = (cell: Cell, { row, column }: ReadingPlace): boolean =>
  row >= cell.row &&
  row < cell.row + cell.rowSpan &&
  column >= cell.column &&
  column < cell.column + cell.columnSpan;

const colour = /^#[0-9a-f]{6}$/;

/** What stands behind a cell. */
export const fillOf = (marks: readonly Mark[]): string | undefined =>
  marks.find((mark) => mark.kind === "fill" && colour.test(mark.colour ?? ""))?.colour;

const drawnShapes: Readonly<Record<string, string>> = {
  circle: "●",
  square: "■",
  triangle: "▲",
  star: "★",
  "arrow-up": "▲",
  "arrow-down": "▼",
  "arrow-level": "►",
  tick: "✓",
  cross: "✗",
};

/** The sign for a picture or shape; none for a fill, nor for a glyph: that stands in the text. */
export function signOf(mark: Mark): string | undefined {
  if (mark.kind !== "image" && mark.kind !== "shape") return undefined;
  return drawnShapes[mark.shape ?? ""] ?? (mark.kind === "image" ? "▣" : "●");
}

/** A light, arrow or fill in words: `● #00a651`; none for the glyphs of the text. */
export function drawnWords(mark: Mark): string | undefined {
  const sign = mark.kind === "fill" ? "filled" : signOf(mark);
  if (sign === undefined) return undefined;
  return [sign, mark.colour ?? mark.alternative ?? ""].filter(Boolean).join(" ");
}

/** Pictures and shapes as coloured signs; glyphs stand in the text already. */
export function lightsMarkup({ marks }: Pick<Cell, "marks">): Markup[] {
  return marks.flatMap((mark): Markup[] => {
    const sign = signOf(mark);
    if (sign === undefined) return [];
    const words = mark.alternative ?? (mark.kind === "image" ? "picture" : "shape");
    const style = colour.test(mark.colour ?? "")
      ? html` style="color: ${mark.colour ?? ""}"`
      : noMarkup;
    return [html` <span title="${words}"${style}>${sign}</span>`];
  });
}

export const linesMarkup = (text: string): Markup[] =>
  text.split("\n").map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
