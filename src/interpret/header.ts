import type { ColumnReading } from "../rows.ts";
import { type GridRow, oneLine, speakingCells } from "./grid.ts";
import { readHeader } from "./header-word.ts";
import { isLabelBlock } from "./label-block.ts";
import { parseScale, readMoneyHeader } from "./money-header.ts";
import { isPeriodText, lookOf } from "./profile.ts";
import type { ColumnRole } from "./vocabulary.ts";

/** A header stands among the first rows; what stands above it is a title inside the table. */
const lastHeaderStart = 4;
/** At least this part of a row's cells must read as headers. */
const headerShare = 0.5;
/** A header row's longest cell, in characters; longer is text of the report. */
const longestHeader = 160;

export interface Header {
  /** Rows before the header: titles printed inside the table. */
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  readonly columns: readonly ColumnReading[];
  /** All header text, for comparing a repeated header with the first. */
  readonly signature: string;
}

/** Which rows are the header and what each column is; undefined where no row reads as one. */
export function findHeader(rows: readonly GridRow[]): Header | undefined {
  if (isLabelBlock(rows)) return undefined;
  for (let start = 0; start < Math.min(lastHeaderStart, rows.length); start++) {
    const row = rows[start];
    if (!row) break;
    if (isHeaderRow(row)) return readColumns(rows, start);
    // only titles may stand above a header
    if (speakingCells(row).length > 1) break;
  }
  return undefined;
}

const headerPart = (text: string): "role" | "money" | "period" | undefined => {
  if (text.length > longestHeader) return undefined;
  if (readHeader(text).role) return "role";
  const isFigure = lookOf({ text, fromAbove: false, fromLeft: false }) === "number";
  if (!isFigure && (readMoneyHeader(text) || parseScale(text) !== undefined)) return "money";
  return isPeriodText(text) ? "period" : undefined;
};

function isHeaderRow(row: GridRow): boolean {
  const cells = speakingCells(row);
  if (cells.length < 2) return false;
  const parts = cells.map((cell) => headerPart(oneLine(cell.text)));
  const read = parts.filter((part) => part !== undefined).length;
  const worded = parts.filter((part) => part === "role" || part === "money").length;
  const figures = cells.filter((cell, index) => {
    const look = lookOf(cell);
    return (
      (look === "number" || look === "missing" || look === "tick") && parts[index] === undefined
    );
  }).length;
  if (figures > 0) return false;
  // a header does not begin in the middle of a sentence
  if (cells.some(({ text }) => startsInside(text.trim()))) return false;
  if (cells.every(({ cell }) => cell?.header === true) && read > 0) return true;
  // columns of years alone are a header too, if nothing but years stands in the row
  if (worded === 0)
    return (
      read >= 2 &&
      read === cells.length &&
      parts.every((part) => part === "period") &&
      hasYear(cells.map(({ text }) => text))
    );
  if (cells.length === 2) return read === 2;
  return worded >= 2 && read / cells.length >= headerShare;
}

const startsInside = (text: string): boolean => /^[a-z]/.test(text) && text.split(" ").length > 2;

const hasYear = (texts: readonly string[]): boolean => texts.some((text) => /\d{2}/.test(text));

/** `Top`, `£'000`, `2009-10`, `3`, `What`: all that may stand in a second or third header row. */
function isLowerHeaderRow(row: GridRow): boolean {
  const cells = speakingCells(row);
  if (cells.length === 0) return false;
  const first = row.cells[0];
  const ownFirst = first !== undefined && !first.fromAbove && first.text.trim() !== "";
  if (ownFirst && cells.length === 1) return false;
  return cells.every(({ text }) => {
    const printed = oneLine(text);
    if (printed.length > 60 || startsInside(printed)) return false;
    return (
      headerPart(printed) !== undefined &&
      (isPeriodText(printed) ||
        parseScale(printed) !== undefined ||
        readHeader(printed).how === "listed")
    );
  });
}

function readColumns(rows: readonly GridRow[], start: number): Header {
  const headerRows = [start];
  for (let next = start + 1; next < rows.length - 1; next++) {
    const row = rows[next];
    if (!row || !isLowerHeaderRow(row)) break;
    headerRows.push(next);
  }
  const parts = headerRows.map((index) => headerTexts(rows, index, headerRows));
  const width = rows[start]?.cells.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => {
    const stack = parts.map((line) => line[column] ?? { text: "", wide: false });
    return { column, ...readStack(stack) };
  });
  return {
    titleRows: Array.from({ length: start }, (_, index) => index),
    headerRows,
    columns,
    signature: headerRows.map((index) => headerSignature(rows[index])).join(" / "),
  };
}

interface HeaderText {
  readonly text: string;
  /** True where the header reaches over several columns. */
  readonly wide: boolean;
}

/**
 * The header text over each column in one header row. Where merged cells were lost, a header reaches
 * right over the blanks that have something under them: `Targets | | ` over `2009-10 | 2010-11 | 2011-12`.
 */
function headerTexts(
  rows: readonly GridRow[],
  index: number,
  headerRows: readonly number[],
): HeaderText[] {
  const row = rows[index];
  if (!row) return [];
  const below = headerRows.filter((other) => other > index);
  const texts: HeaderText[] = [];
  for (const [column, place] of row.cells.entries()) {
    const printed = place.fromAbove ? "" : unbrokenYear(oneLine(place.text));
    const left = texts[column - 1];
    const spans = (place.cell?.columnSpan ?? 1) > 1;
    const ownBelow = below.some((lower) => {
      const cell = rows[lower]?.cells[column];
      return cell !== undefined && !cell.fromAbove && cell.text.trim() !== "";
    });
    if (printed !== "") texts.push({ text: printed, wide: spans });
    else if (!place.cell?.text && !place.fromAbove && ownBelow && left && left.text !== "") {
      texts[column - 1] = { ...left, wide: true };
      texts.push({ text: left.text, wide: true });
    } else texts.push({ text: "", wide: false });
  }
  return texts;
}

/** `2009/1 0`: a narrow column broke the year over two lines (Halton service plan 2008-11 as PDF). */
const unbrokenYear = (text: string): string =>
  text.replace(/\b(\d{2,4}\s?[/–-]\s?\d) (\d)$/, "$1$2");

/** A header over one column decides; one over several is the more general, and what stands below it decides. */
function readStack(stack: readonly HeaderText[]): Omit<ColumnReading, "column"> {
  const texts = stack.filter(({ text }) => text !== "");
  const header = texts.map(({ text }) => text).join(" ");
  const order = [...texts.filter(({ wide }) => !wide), ...texts.filter(({ wide }) => wide)];
  for (const { text } of order) {
    const reading = readHeader(text);
    if (reading.role) return { header, role: reading.role, how: reading.how };
  }
  const whole = readHeader(header);
  return { header, role: whole.role ?? "", how: whole.role ? whole.how : "none" };
}

const headerSignature = (row: GridRow | undefined): string =>
  row
    ? row.cells
        .map(({ text, fromAbove }) =>
          fromAbove
            ? ""
            : oneLine(text)
                .toLowerCase()
                .replace(/[^a-z0-9£%]+/g, ""),
        )
        .join("|")
    : "";

/** Whether a row prints the header again, as reports do on every page. */
export const repeatsHeader = (row: GridRow, header: Header): boolean => {
  const signature = headerSignature(row);
  return (
    signature.replace(/\|/g, "") !== "" &&
    header.signature.split(" / ").some((line) => sameWords(line, signature))
  );
};

const sameWords = (a: string, b: string): boolean =>
  a.replace(/\|+$/, "") === b.replace(/\|+$/, "");

export const columnOf = (
  columns: readonly ColumnReading[],
  ...roles: readonly ColumnRole[]
): number | undefined => {
  for (const role of roles) {
    const found = columns.find((column) => column.role === role);
    if (found) return found.column;
  }
  return undefined;
};

export const columnsOf = (
  columns: readonly ColumnReading[],
  ...roles: readonly ColumnRole[]
): ColumnReading[] =>
  columns.filter((column) => (roles as readonly string[]).includes(column.role));
