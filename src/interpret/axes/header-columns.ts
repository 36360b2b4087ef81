import { measureOf, namesBoth } from "../evidence/measure-word.ts";
import { type GridCell, type GridRow, oneLine } from "../table/grid.ts";
import {
  type Below,
  isLowerHeaderRow,
  measureOfLetter,
  namesMeasuresByLetter,
  numbersColumns,
  unitWord,
} from "./header-row.ts";
import { type Header, type HeaderPart, readStack } from "./header-stack.ts";
import { headerSignature } from "./repeated-header.ts";

/** A header has no more rows than this. */
const mostHeaderRows = 4;

export function readColumns(
  rows: readonly GridRow[],
  start: number,
  below: readonly Below[],
): Header {
  const headerRows = [start];
  for (let next = start + 1; next < rows.length - 1 && headerRows.length < mostHeaderRows; next++) {
    const row = rows[next];
    const above = headerRows.flatMap((index) => rows[index] ?? []);
    if (!row || !isLowerHeaderRow(row, above, below, rows.slice(next + 1))) break;
    headerRows.push(next);
  }
  const parts = headerRows
    .filter((index) => !numbersColumns(rows[index] as GridRow) || index === start)
    .map((index) => headerTexts(rows, index, headerRows));
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

/** A merged cell says itself how far it reaches. */
const isMerged = (place: GridCell | undefined): boolean => (place?.cell?.columnSpan ?? 1) > 1;

/**
 * The header text over each column in one header row. Where merged cells were lost, a header reaches
 * right over the blanks that have something under them: `Targets | | ` over `2009-10 | 2010-11 | 2011-12`.
 */
function headerTexts(
  rows: readonly GridRow[],
  index: number,
  headerRows: readonly number[],
): HeaderPart[] {
  const row = rows[index];
  if (!row) return [];
  const lower = headerRows.filter((other) => other > index);
  const isOfLetters = namesMeasuresByLetter(row);
  const texts: HeaderPart[] = [];
  for (const [column, place] of row.cells.entries()) {
    const own = place.fromAbove ? "" : oneLine(place.text);
    const printed = isOfLetters ? measureOfLetter(own) : own;
    const left = texts[column - 1];
    const spans = isMerged(place);
    const ownBelow = lower.some((under) => {
      const cell = rows[under]?.cells[column];
      return (
        cell !== undefined &&
        !cell.fromAbove &&
        cell.text.trim() !== "" &&
        !unitWord.test(oneLine(cell.text))
      );
    });
    // "Results and targets" over heads that say which is which adds nothing to them
    const from = row.cells.findLastIndex(({ fromLeft }, at) => at <= column && !fromLeft);
    const isTold = lower.some((under) =>
      rows[under]?.cells
        .slice(from, from + (place.cell?.columnSpan ?? 1))
        .some((cell) => measureOf(oneLine(cell.text)) !== undefined),
    );
    if (spans && isTold && namesBoth(printed)) texts.push({ text: "", wide: false });
    else if (printed !== "") texts.push({ text: printed, wide: spans });
    else if (
      !place.cell?.text &&
      !place.fromAbove &&
      ownBelow &&
      left &&
      left.text !== "" &&
      !isMerged(row.cells[column - 1])
    ) {
      texts[column - 1] = { ...left, wide: true };
      texts.push({ text: left.text, wide: true });
    } else texts.push({ text: "", wide: false });
  }
  return texts;
}
