import type { Block, Cell, Document, Mark, Table } from "../../../src/document.ts";
import type { Outcome } from "../../../src/problem.ts";

/** A table written down: cells between bars, `<` and `^` where a merged cell goes on, marks in braces. */
export interface ReadableTable {
  readonly table: readonly string[];
  readonly method: Table["method"];
  readonly page?: number;
  /** Of each row, where the table goes on over pages. */
  readonly pages?: string;
}

/** A document as somebody would write down what stands on the page. */
export interface Readable {
  readonly blocks: readonly (string | ReadableTable)[];
  readonly running?: readonly string[];
  readonly problems?: readonly string[];
}

export function toReadable({ value, problems }: Outcome<Document>): Readable {
  return {
    blocks: value.blocks.map(blockToReadable),
    ...(value.running.length === 0
      ? {}
      : { running: value.running.map(({ kind, page, text }) => `${kind} ${page}: ${text}`) }),
    ...(problems.length === 0
      ? {}
      : { problems: problems.map(({ code, page }) => `${code} ${page ?? ""}`.trim()) }),
  };
}

function blockToReadable(block: Block): string | ReadableTable {
  if (block.kind === "table") return tableToReadable(block);
  const page = block.page === 1 ? "" : `(page ${block.page}) `;
  if (block.kind === "heading") return `${page}${"#".repeat(block.level)} ${block.text}`;
  return `${page}${block.kind === "list-item" ? "- " : ""}${block.text}`;
}

function tableToReadable({ method, page, rows, columns, cells }: Table): ReadableTable {
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => "?"));
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        const place = row > cell.row ? "^" : column > cell.column ? "<" : cellToReadable(cell);
        (grid[row] as string[])[column] = place;
      }
    }
  }
  const pages = grid.map((_, row) => cells.find((cell) => cell.row === row)?.page ?? 0);
  return {
    table: grid.map((row) => row.join(" | ")),
    method,
    ...(page === 1 || page === undefined ? {} : { page }),
    ...(new Set(pages).size > 1 ? { pages: pages.join(" ") } : {}),
  };
}

const cellToReadable = (cell: Cell): string =>
  [cell.text.replaceAll("\n", " ¶ "), ...cell.marks.map(markToReadable)]
    .filter((part) => part !== "")
    .join(" ");

const markToReadable = ({ kind, glyph, shape, colour }: Mark): string =>
  `{${[kind, glyph, shape, colour].filter((part) => part !== undefined).join(" ")}}`;
