import type { Document } from "../../document.ts";
import { largest } from "../../long-lists.ts";
import { isKey } from "../evidence/key.ts";
import { isBlockTail, isLabelBlock } from "../evidence/label-block.ts";
import { lookOf } from "../evidence/looks.ts";
import { outlineTables, type TableContext } from "../report/outline.ts";
import { type GridRow, oneLine, speakingCells, tableToGrid } from "../table/grid.ts";
import { findHeader } from "./header.ts";
import type { Header } from "./header-stack.ts";
import { partsOfGrid } from "./inner-header.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { normalForm } from "./shape.ts";

/** A data row, with what a page break or a heading between two parts did to it. */
export interface LogicalRow extends GridRow {
  /** True for the first row after a page break: it may go on with the row above. */
  readonly afterBreak: boolean;
  /** A heading that stands between the parts of the table, right above this row. */
  readonly headingAbove: string;
  /** True where that heading stands alone on its line right above the row. */
  readonly fragmentStart: boolean;
}

/** A table as its author meant it: its parts over several pages joined, its header known once. */
export interface LogicalTable {
  readonly context: TableContext;
  readonly header?: Header;
  readonly rows: readonly LogicalRow[];
  /** Rows of later parts that only repeat the header. */
  readonly repeatedHeaders: readonly GridRow[];
  /** Titles printed inside the table, above its header. */
  readonly titles: readonly GridRow[];
  readonly headerRows: readonly GridRow[];
  /** Running numbers of all its parts. */
  readonly parts: readonly number[];
}

/** A heading between two parts of one table is short. */
const mostWordsBetweenParts = 10;

interface Building {
  context: TableContext;
  header?: Header;
  width: number;
  rows: LogicalRow[];
  repeatedHeaders: GridRow[];
  titles: GridRow[];
  headerRows: GridRow[];
  parts: number[];
}

/** The document's tables in order, parts of one table joined. */
export function documentToTables(document: Document): LogicalTable[] {
  const tables: Building[] = [];
  for (const context of outlineTables(document)) {
    const block = document.blocks[context.block];
    if (block?.kind !== "table") continue;
    const printed = tableToGrid(block, context.number, context.block);
    for (const [index, grid] of gridsOf(printed).entries()) {
      const header = findHeader(grid);
      const current = index === 0 ? tables.at(-1) : undefined;
      if (current && isBlockPart(current, context, grid))
        addPart(current, context, undefined, grid);
      else if (current && continuesTable(current, context, header, grid))
        addPart(current, context, header, grid);
      else tables.push(startTable(context, header, grid));
    }
  }
  return tables;
}

/** What is printed as one table, in its normal form; two tables of plain rows are read each for itself. */
function gridsOf(printed: readonly GridRow[]): readonly (readonly GridRow[])[] {
  const whole = normalForm(printed);
  return whole === printed && !isLabelBlock(printed) ? partsOfGrid(printed) : [whole];
}

function startTable(
  context: TableContext,
  header: Header | undefined,
  grid: readonly GridRow[],
): Building {
  const table: Building = {
    context,
    ...(header ? { header } : {}),
    width: grid[0]?.cells.length ?? 0,
    rows: [],
    repeatedHeaders: [],
    titles: [],
    headerRows: [],
    parts: [context.number],
  };
  addRows(table, header, grid, "", false);
  return table;
}

function addPart(
  table: Building,
  context: TableContext,
  header: Header | undefined,
  grid: readonly GridRow[],
): void {
  table.parts.push(context.number);
  const heading =
    context.above.filter(({ isHeading, isFootnote }) => isHeading && !isFootnote).at(-1)?.text ??
    "";
  addRows(table, header, grid, heading, true);
}

function addRows(
  table: Building,
  header: Header | undefined,
  grid: readonly GridRow[],
  heading: string,
  isPart: boolean,
): void {
  let page = table.rows.at(-1)?.page;
  let first = true;
  grid.forEach((row, index) => {
    if (header?.titleRows.includes(index)) {
      table.titles.push(row);
      return;
    }
    const isRepeat =
      table.header !== undefined && table.rows.length > 0 && repeatsHeader(row, table.header);
    if (header?.headerRows.includes(index) || isRepeat) {
      (isPart || isRepeat ? table.repeatedHeaders : table.headerRows).push(row);
      return;
    }
    const afterBreak =
      (isPart && first) || (page !== undefined && row.page !== undefined && row.page > page);
    table.rows.push({
      ...row,
      afterBreak,
      headingAbove: first ? heading : "",
      fragmentStart: isPart && first,
    });
    page = row.page;
    first = false;
  });
}

/** The rest of an objective's block: its labels stand side by side with others and read like a header. */
const isBlockPart = (table: Building, context: TableContext, grid: readonly GridRow[]): boolean =>
  isLabelBlock(table.rows) &&
  isBlockTail(grid) &&
  context.above.every(({ isFootnote }) => isFootnote);

/**
 * A table goes on when the next one prints the same header with nothing but footnotes between, or no
 * header at all and rows that fit, with at most a short heading between (Cumbria 2007-8 prints budget
 * groups that way).
 */
function continuesTable(
  table: Building,
  context: TableContext,
  header: Header | undefined,
  grid: readonly GridRow[],
): boolean {
  const between = context.above.filter(({ isFootnote }) => !isFootnote);
  if (isLabelBlock(grid) || isKey(grid)) return false;
  if (header) {
    return (
      between.length === 0 &&
      table.header !== undefined &&
      header.signature === table.header.signature &&
      header.titleRows.length === 0
    );
  }
  if (
    between.some(
      ({ text, isHeading }) => !isHeading || text.split(" ").length > mostWordsBetweenParts,
    )
  )
    return false;
  const columns = grid[0]?.cells.length ?? 0;
  const fits =
    table.header !== undefined
      ? Math.abs(columns - table.width) <= slackFor(table.width) &&
        usedWidth(grid) <= table.width + 1
      : Math.abs(columns - table.width) <= 5;
  if (!fits) return false;
  // with a heading between, only rows of the same make go on: a new table of words is its own
  if (between.length > 0)
    return (
      table.header !== undefined &&
      Math.abs(columns - table.width) <= slackFor(table.width) &&
      looksAlike(table, grid)
    );
  return true;
}

/** In a chart of so many like columns nothing would tell that a row stands one column off. */
const widestWithSlack = 9;

const slackFor = (width: number): number => (width > widestWithSlack ? 0 : 1);

const usedWidth = (grid: readonly GridRow[]): number =>
  largest([0, ...grid.map((row) => row.cells.findLastIndex(({ text }) => text.trim() !== "") + 1)]);

/** Whether the rows hold figures where the table holds figures, and words where it holds words. */
function looksAlike(table: Building, grid: readonly GridRow[]): boolean {
  const isFigure = (rows: readonly GridRow[], column: number): boolean | undefined => {
    const looks = rows
      .flatMap((row) => (row.cells[column] ? [lookOf(row.cells[column])] : []))
      .filter((look) => look !== "empty");
    if (looks.length === 0) return undefined;
    return (
      looks.filter((look) => look === "figure" || look === "missing").length / looks.length > 0.5
    );
  };
  for (let column = 0; column < table.width; column++) {
    const before = isFigure(table.rows, column);
    const after = isFigure(grid, column);
    if (before !== undefined && after !== undefined && before !== after && grid.length > 2)
      return false;
  }
  return grid.some((row) => speakingCells(row).length > 1);
}

/** The text of one-cell rows: group rows, titles. */
export function loneText(row: GridRow): string | undefined {
  const cells = speakingCells(row);
  const only = cells[0];
  if (cells.length !== 1 || !only) return undefined;
  return oneLine(only.text) || undefined;
}
