import { isLeader } from "../../text/leaders.ts";
import type { Line } from "../../text/lines.ts";
import { isFigure } from "../../text/pieces.ts";
import type { GridCell } from "../grid/grid.ts";
import type { Region } from "../grid/region.ts";

/** Text in columns is prose where cells hold so many words on the average, unless they are framed. */
const proseWords = 9;

/** With hardly any figures, words in columns are a table only where nearly every field has some. */
const fewFigures = 0.12;
const fullGrid = 0.7;
const halfGrid = 0.55;

/** Whether text that stands in columns is a table, not prose in columns, a list of contents or a form. */
export function looksLikeTable(
  cells: readonly GridCell[],
  region: Region,
  columns: number,
  rows: number,
  banded: boolean,
): boolean {
  if (columns < 2 || rows < 2) return false;
  const filled = cells.filter((cell) => cell.spans.length > 0);
  const texts = filled.map((cell) => cell.spans.map((span) => span.text).join(" "));
  if (isContents(region.lines.map(({ line }) => line))) return false;
  const byRow = new Map<number, number>();
  for (const cell of filled) byRow.set(cell.row, (byRow.get(cell.row) ?? 0) + 1);
  const several = [...byRow.values()].filter((count) => count >= 2).length;
  if (several < 2 || several < 0.4 * rows) return false;
  const density = filled.reduce((sum, cell) => sum + cell.columnSpan, 0) / (columns * rows);
  if (isChart(filled, density)) return false;
  if (banded) return true;
  const figures = texts.filter(isFigure).length / Math.max(1, texts.length);
  const words =
    texts.reduce((sum, text) => sum + text.split(" ").length, 0) / Math.max(1, texts.length);
  if (figures < fewFigures && density < fullGrid && !(region.framed && columns >= 3)) return false;
  if (figures < fewFigures && density < halfGrid) return false;
  if (region.framed) return true;
  const labels = filled.filter((cell) => cell.column === 0);
  const colons = labels.filter((cell) => cell.spans.at(-1)?.text.endsWith(":") === true).length;
  if (columns === 2) {
    if (colons > 0.5 * labels.length) return false;
    return rows >= 3 && figures >= 0.3 && words < proseWords;
  }
  if (rows < 3 && figures < 0.3) return false;
  return words < proseWords && (figures >= 0.2 || (words < 4 && several >= 3));
}

/** An axis: figures at even steps from nought, down the first column or along one row; or figures in a void. */
function isChart(filled: readonly GridCell[], density: number): boolean {
  const text = (cell: GridCell): string => cell.spans.map((span) => span.text).join(" ");
  const first = filled.filter((cell) => cell.column === 0);
  if (isAxis(first.map(text))) return true;
  const byRow = new Map<number, string[]>();
  for (const cell of filled) {
    const here = byRow.get(cell.row);
    if (here === undefined) byRow.set(cell.row, [text(cell)]);
    else here.push(text(cell));
  }
  for (const here of byRow.values()) if (isAxis(here)) return true;
  const onlyFigures = first.length >= 3 && first.every((cell) => isFigure(text(cell)));
  return onlyFigures && density < 0.35;
}

/** `0 20 40 60 80 100`, up or down, with or without percent signs. */
function isAxis(texts: readonly string[]): boolean {
  const values: number[] = [];
  for (const text of texts) {
    for (const one of text.split(" ")) {
      const value = Number(one.replace(/[%,]/g, ""));
      if (Number.isNaN(value)) return false;
      values.push(value);
    }
  }
  if (values.length < 4 || !values.includes(0)) return false;
  const steps = values.slice(1).map((value, index) => value - (values[index] as number));
  const step = steps[0] as number;
  return Math.abs(step) !== 1 && step !== 0 && steps.every((one) => Math.abs(one - step) < 1e-6);
}

/** Whether what lies in a grid of rules is a chart or a diagram: an axis, or a few words in boxes. */
export function looksLikeDrawing(
  cells: readonly GridCell[],
  columns: number,
  rows: number,
): boolean {
  const filled = cells.filter((cell) => cell.spans.length > 0);
  const density = filled.reduce((sum, cell) => sum + cell.columnSpan, 0) / (columns * rows);
  const figures = filled.filter((cell) =>
    isFigure(cell.spans.map((span) => span.text).join(" ")),
  ).length;
  return isChart(filled, density) || (density < halfGrid && figures < fewFigures * filled.length);
}

/** Most lines lead with dots, once, to a page number or to none, and no page comes before the one above: figures do. */
function isContents(lines: readonly Line[]): boolean {
  const leading = lines.filter(({ spans }) => spans.filter(isLeader).length === 1);
  const pages = leading.flatMap(({ spans }) => {
    const [before, last] = spans.slice(-2);
    if (last === undefined || isLeader(last)) return [""];
    return before && isLeader(before) && /^\d{1,4}$/.test(last.text) ? [last.text] : [];
  });
  if (pages.length <= 0.4 * lines.length) return false;
  const numbers = pages.filter((page) => page !== "").map(Number);
  return numbers.every((page, index) => page >= (numbers[index - 1] ?? 0));
}
