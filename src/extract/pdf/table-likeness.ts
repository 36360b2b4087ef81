import type { GridCell } from "./grid.ts";
import { isFigure } from "./pieces.ts";
import type { Region } from "./regions.ts";

/** Text in columns is prose where cells hold so many words on the average, unless they are framed. */
const proseWords = 9;

/** Whether text that stands in columns is a table, not prose in columns, a list of contents or a form. */
export function looksLikeTable(
  cells: readonly GridCell[],
  region: Region,
  columns: number,
  rows: number,
): boolean {
  if (columns < 2 || rows < 2) return false;
  const filled = cells.filter((cell) => cell.spans.length > 0);
  const texts = filled.map((cell) => cell.spans.map((span) => span.text).join(" "));
  const lines = region.lines.map(({ line }) => line.text);
  if (isContents(lines)) return false;
  const byRow = new Map<number, number>();
  for (const cell of filled) byRow.set(cell.row, (byRow.get(cell.row) ?? 0) + 1);
  const several = [...byRow.values()].filter((count) => count >= 2).length;
  if (several < 2 || several < 0.4 * rows) return false;
  if (region.framed) return true;
  const figures = texts.filter(isFigure).length / Math.max(1, texts.length);
  const words =
    texts.reduce((sum, text) => sum + text.split(" ").length, 0) / Math.max(1, texts.length);
  const labels = filled.filter((cell) => cell.column === 0);
  const colons = labels.filter((cell) => cell.spans.at(-1)?.text.endsWith(":") === true).length;
  if (columns === 2) {
    if (colons > 0.5 * labels.length) return false;
    return rows >= 3 && figures >= 0.3 && words < proseWords;
  }
  if (rows < 3 && figures < 0.3) return false;
  return words < proseWords && (figures >= 0.2 || (words < 4 && several >= 3));
}

/** Most lines lead with dots to a page number. */
function isContents(lines: readonly string[]): boolean {
  const leading = lines.filter((line) => /(?:\.\s?){4,}\s*\d{0,4}$|…{2,}\s*\d+$/.test(line)).length;
  return leading > 0.4 * lines.length;
}
