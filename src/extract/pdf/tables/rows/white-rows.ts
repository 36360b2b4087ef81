import { append, largest } from "../../../../long-lists.ts";
import { knownStep, type LineStep, lineStepOf, plainStep } from "../../text/line-step.ts";
import { median } from "../../text/median.ts";
import { isFigure } from "../../text/pieces.ts";
import type { PageTable } from "../grid/grid.ts";
import { baselineOf, isBoldRow, overlaps, type PlacedPiece, type TextRow } from "./placed-lines.ts";
import { areRows } from "./row-groups.ts";
import { turnsPlain } from "./rows-under-heads.ts";
import { stepInColumns } from "./stacked-labels.ts";
import { closestStep, goOnSmall, stepBetween, stepsOf } from "./steps-of-rows.ts";
import { splitBand } from "./text-rows.ts";

/** Steps that tell nothing are rarer than this. */
const unclearPart = 0.1;
/** Steps on two pages are one where they differ by no more than this part. */
const sameUsual = 0.02;
/** So many steps tell how far lines of one cell are apart; where a bold header stands over the rows, fewer do. */
const fewestInside = 3;
const fewestUnderHeader = 2;
/** Two columns of prose may break at the same height by chance; three hardly do. */
const fewestColumns = 3;
/** Rows start or end with several cells, but for this part of them. */
const lonePart = 0.25;
/** A column of codes, names or marks has no more words a cell than this on the average. */
const shortWords = 2.5;
/** Cells have words in so many of the rows at least, for a column to be told short. */
const filledPart = 0.4;

/**
 * Where nothing is drawn, rows are told by white space over the whole width that is clearly higher than the step
 * from line to line inside cells: the lines of each row, absent where that is not clear. Prose in columns has no
 * such strips, and no column of short texts or bold header. What goes on with a table need not show it again.
 */
export function whiteRows(
  lines: readonly TextRow[],
  columns: number,
  isDivided: (above: TextRow, below: TextRow) => boolean,
  goesOnFrom: RowsBefore,
): WhiteRows | undefined {
  const rows = joinNear(lines);
  const isRest = goesOnFrom.banded;
  if (columns < fewestColumns || rows.length < (isRest ? 1 : 5)) return undefined;
  const inMiddle = isInterleaved(rows);
  const own = inMiddle ? stepInColumns(rows, columns) : stepOfRows(rows);
  const lineStep = goesOnFrom.lineStep === undefined ? own : sameOrKnown(own, goesOnFrom.lineStep);
  if (lineStep === undefined) return undefined;
  const told = rowsByStep(rows, columns, lineStep, isDivided, goesOnFrom, inMiddle);
  if (told !== undefined || isRest || inMiddle) return told;
  const closest = closestStep(rows);
  return closest && rowsByStep(rows, columns, closest, isDivided, goesOnFrom, inMiddle);
}

/** The rows as a line step tells them; absent where that is not clear. */
function rowsByStep(
  rows: readonly TextRow[],
  columns: number,
  lineStep: LineStep,
  isDivided: (above: TextRow, below: TextRow) => boolean,
  goesOnFrom: RowsBefore,
  inMiddle: boolean,
): WhiteRows | undefined {
  const steps = stepsOf(rows);
  const said = steps.map(lineStep.says);
  const inside = said.filter((one) => one === "inside").length;
  const unclear = said.filter((one) => one === "undecided").length;
  if (goesOnFrom.lineStep === undefined && unclear > unclearPart * steps.length) return undefined;
  const isApart = (above: TextRow, below: TextRow): boolean =>
    isDivided(above, below) || lineStep.says(stepBetween(above, below)) === "next row";
  const split = (): WhiteRows => ({
    groups: splitBesideMerged(toBlocks(rows, isApart), lineStep).flatMap((block) =>
      splitBand(block, columns),
    ),
    lineStep: lineStep.usual,
  });
  const blocks = toBlocks(rows, isApart);
  if (goesOnFrom.banded) return split();
  const isHeaded =
    hasBoldHeader(blocks) || (goOnSmall(rows, lineStep) && hasBoldHeader(withoutNames(blocks)));
  if (inside < (isHeaded ? fewestUnderHeader : fewestInside)) return undefined;
  // What begins beside labels of several rows is a row; labels that wrap round their figures are none of such.
  const main = wordiestColumn(rows, columns);
  const isMain = (begun: readonly PlacedPiece[]): boolean =>
    begun.some(({ column }) => column === main);
  if (blocks.length < 3 || !areRows(splitBesideMerged(blocks, lineStep, isMain))) return undefined;
  const isLone = (row: TextRow | undefined): boolean => row !== undefined && row.cells.length < 2;
  // Of cells in the middle of a row the longest begins and ends alone.
  const standsLone = (block: Block): boolean =>
    inMiddle ? columnsOf(block).size < 2 : isLone(block[0]) && isLone(block.at(-1));
  const lone = blocks.filter((block) => standsLone(block) && !isTitle(block)).length;
  if (lone > lonePart * blocks.length) return undefined;
  return isHeaded || hasShortColumn(blocks, columns) ? split() : undefined;
}

/** The line step of rows of a table. */
function stepOfRows(rows: readonly TextRow[]): LineStep | undefined {
  const size = median(rows.map((row) => row.size));
  return lineStepOf(stepsOf(rows).map((step) => ({ step, size })));
}

/** The same, or that of text of their size where they do not show one. */
export const usualStep = (rows: readonly TextRow[]): LineStep =>
  stepOfRows(rows) ?? plainStep(median(rows.map(({ size }) => size)));

/** Of the steps from line to line so many are less than a line's own where cells stand in the middle of their rows. */
const middlePart = 0.2;
const ofLine = 0.8;

/** Cells of other columns stand between the lines of a cell: how far these are apart is seen in each column alone. */
export function isInterleaved(rows: readonly TextRow[]): boolean {
  const close = rows.slice(1).filter((row, at) => {
    const above = rows[at] as TextRow;
    const step = stepBetween(above, row);
    return step < ofLine * Math.min(above.size, row.size);
  });
  return close.length >= middlePart * (rows.length - 1);
}

/** Lines so near in other columns, in parts of their size, are one: another font, or a text that stands a little lower. */
const nearLines = 0.35;

/** Lines that stand beside each other, give or take a little, as one. */
function joinNear(lines: readonly TextRow[]): TextRow[] {
  const rows: TextRow[] = [];
  for (const line of lines) {
    const above = rows.at(-1);
    const isBeside =
      above !== undefined &&
      line.baseline - above.baseline <= nearLines * Math.min(above.size, line.size) &&
      line.cells.every((cell) => !above.cells.some((other) => overlaps(cell, other)));
    if (isBeside) {
      rows[rows.length - 1] = {
        ...above,
        top: Math.min(above.top, line.top),
        bottom: Math.max(above.bottom, line.bottom),
        cells: [...above.cells, ...line.cells].sort((a, b) => a.column - b.column),
      };
    } else rows.push(line);
  }
  return rows;
}

/** The lines of this page tell as much of rows as those before, where their steps are the same. */
const sameOrKnown = (own: LineStep | undefined, known: number): LineStep =>
  own !== undefined && Math.abs(own.usual - known) <= sameUsual * known ? own : knownStep(known);

/** How the rows of what this goes on with are told: by what is drawn, by white space, or not at all. */
export type RowsBefore = Pick<PageTable, "banded" | "lineStep"> & {
  /** Under the header stands one row at most: what is drawn round the header says nothing of rows. */
  readonly isOneRow?: boolean;
};

export interface WhiteRows {
  readonly groups: TextRow[][];
  /** From line to line inside a cell (points). */
  readonly lineStep: number;
}

type Block = readonly TextRow[];

/** Lines between gaps; what stands alone in one later column, with white space around it, goes on with the row above. */
function toBlocks(
  rows: readonly TextRow[],
  isApart: (above: TextRow, below: TextRow) => boolean,
): TextRow[][] {
  const runs: TextRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const above = run?.at(-1);
    if (run === undefined || above === undefined || isApart(above, row)) runs.push([row]);
    else run.push(row);
  }
  const blocks: TextRow[][] = [];
  for (const [at, run] of runs.entries()) {
    const block = blocks.at(-1);
    const isOwn = at === runs.length - 1 && isMarkOfNext(run, blocks);
    const isRest = block !== undefined && standsAlone(run) && !isUnderHeader(block, run);
    if (isRest && !isOwn) append(block, run);
    else blocks.push(run);
  }
  return blocks;
}

/** So many rows show that a column has one word in each. */
const fewestMarked = 3;

/** The page's last word alone is a row's of which the rest stands overleaf: one that rows over it have in its column, once each. */
function isMarkOfNext(run: Block, blocks: readonly Block[]): boolean {
  const [mark, ...more] = run.flatMap(({ cells }) => cells);
  if (mark === undefined || more.length > 0 || mark.piece.spans.length > 1) return false;
  const marks = blocks.map((block) =>
    block.flatMap(({ cells }) => cells).filter((cell) => overlaps(cell, mark)),
  );
  const last = marks.slice(-fewestMarked);
  return (
    last.length === fewestMarked &&
    last.every((own) => own.length === 1 && own[0]?.piece.spans.length === 1) &&
    marks.some(([own]) => own?.piece.text === mark.piece.text)
  );
}

/** The rest of a cell from the page before stands alone under the header that is printed again. */
const isUnderHeader = (above: Block, run: Block): boolean =>
  above.every(isBoldRow) && !run.every(isBoldRow);

/** All of a run in one column, and that not the first. Cells that stand on their row's bottom begin alone, and end together. */
function standsAlone(run: readonly TextRow[]): boolean {
  const columns = columnsOf(run);
  return columns.size === 1 && !columns.has(0);
}

const columnsOf = (block: Block): ReadonlySet<number> =>
  new Set(block.flatMap(({ cells }) => cells.map(({ column }) => column)));

/** Blocks cut where rows begin beside a merged cell, whose text goes on over their edge, and asked of what begins. */
function splitBesideMerged(
  blocks: readonly Block[],
  lineStep: LineStep,
  isRow: (begun: readonly PlacedPiece[]) => boolean = () => true,
): TextRow[][] {
  return blocks.flatMap((block, at) => {
    const parts: TextRow[][] = [[]];
    // A label of several rows: the row it belongs to, and its last line.
    let label: { readonly part: TextRow[]; readonly cell: PlacedPiece } | undefined;
    for (const row of block) {
      const part = parts.at(-1) as TextRow[];
      const heads = at === 0 && isBoldRow(row) ? headsBegun(part, row, lineStep) : [];
      const begun = heads.length > 0 ? heads : cellsBegun(part, row, lineStep);
      const isNew = begun.length > 0 && (heads.length > 0 || isRow(begun));
      const rest = row.cells.filter((cell) => !(isNew && begun.includes(cell)));
      const [first] = rest;
      const isOpen =
        label !== undefined &&
        first?.column === 0 &&
        !isNew &&
        !part.some(({ cells }) => cells.some(({ column }) => column === 0)) &&
        lineStep.says(baselineOf(first) - baselineOf(label.cell)) === "inside";
      if (isOpen && label !== undefined && first !== undefined) {
        const bottom = largest(label.part.map((one) => one.bottom));
        label.part.push({ ...row, cells: [first], top: Math.min(row.top, bottom), bottom });
        label = { ...label, cell: first };
      }
      const own = isOpen ? rest.slice(1) : rest;
      if (own.length > 0) part.push({ ...row, cells: own });
      if (!isNew) continue;
      if (first?.column === 0) label = { part, cell: first };
      parts.push([{ ...row, cells: begun }]);
    }
    return parts;
  });
}

/**
 * The cells of a line that begin a row beside a merged cell: white over three of them, or over two of which one is a
 * figure or which stand right of what goes on.
 */
function cellsBegun(block: Block, row: TextRow, lineStep: LineStep): PlacedPiece[] {
  const upperOf = ({ column }: PlacedPiece): PlacedPiece | undefined =>
    block.flatMap(({ cells }) => cells).findLast((cell) => cell.column === column);
  const stepIn = (cell: PlacedPiece): number | undefined => {
    const upper = upperOf(cell);
    return upper === undefined ? undefined : baselineOf(cell) - baselineOf(upper);
  };
  const isFigureUnderHead = (cell: PlacedPiece): boolean => {
    const upper = upperOf(cell);
    return upper !== undefined && isFigure(cell.piece.text) && turnsPlain(upper, cell);
  };
  const goingOn = row.cells.filter(
    (cell) => lineStep.says(stepIn(cell) ?? Infinity) === "inside" && !isFigureUnderHead(cell),
  );
  const begun = row.cells.filter((cell) => !goingOn.includes(cell));
  const under = begun.filter((cell) => stepIn(cell) !== undefined);
  const isRow =
    under.length >= 2 &&
    under.length > goingOn.length &&
    (under.length >= fewestColumns ||
      under.some(({ piece }) => isFigure(piece.text)) ||
      areLabels(block, goingOn, begun) ||
      (begun.length >= fewestColumns && areLabels(block, besideLine(block, row, lineStep), begun)));
  return isRow ? begun : [];
}

/** A line that is nearer to the next than this part of the step inside cells is no line of the same cells. */
const halfBeside = 0.9;

/** The cells of the line above that stand half beside a line: a merged cell's text goes on between the lines of rows. */
function besideLine(block: Block, row: TextRow, { usual }: LineStep): readonly PlacedPiece[] {
  const above = block.at(-1);
  return above !== undefined && stepBetween(above, row) < halfBeside * usual ? above.cells : [];
}

/** What goes on stands left of all that begins, and right of it all that has a text begins: labels of several rows. */
function areLabels(
  block: Block,
  goingOn: readonly PlacedPiece[],
  begun: readonly PlacedPiece[],
): boolean {
  const last = largest(goingOn.map(({ column }) => column));
  const filled = block.flatMap(({ cells }) => cells).filter(({ column }) => column > last);
  return (
    goingOn.length > 0 &&
    begun.every(({ column }) => column > last) &&
    filled.every((cell) => begun.some((one) => overlaps(one, cell)))
  );
}

/** The heads that stand with white space over them below one name, and those beside them below nothing. */
function headsBegun(block: Block, row: TextRow, lineStep: LineStep): PlacedPiece[] {
  const over = block.flatMap(({ cells, baseline }) => cells.map((cell) => ({ cell, baseline })));
  const nameOf = (head: PlacedPiece): (typeof over)[number] | undefined =>
    over.findLast(({ cell }) => overlaps(cell, head));
  const first = Math.max(
    0,
    row.cells.findIndex((head) => nameOf(head) !== undefined),
  );
  const name = nameOf(row.cells[first] as PlacedPiece);
  if (name === undefined || lineStep.says(row.baseline - name.baseline) !== "next row") return [];
  const heads = row.cells.slice(first);
  const areIts = heads.every((head) => [name, undefined].includes(nameOf(head)));
  return heads.length >= 2 && areIts ? heads : [];
}

/** One line at the left may be the title of the rows below it. */
const isTitle = (block: Block): boolean =>
  block.length === 1 && block[0]?.cells.length === 1 && block[0].cells[0]?.column === 0;

function hasBoldHeader([header, ...body]: readonly Block[]): boolean {
  const isBold = (block: Block): boolean => block.every(isBoldRow);
  return (
    header !== undefined &&
    isBold(header) &&
    header.some(({ cells }) => cells.length >= fewestColumns) &&
    body.filter((block) => isBold(block) && !isTitle(block)).length < 0.5 * body.length
  );
}

/** Blocks from the lower level of a header on, over the heads of which a name stands. */
const withoutNames = ([names, ...below]: readonly Block[]): readonly Block[] =>
  names?.every(isBoldRow) ? below : [];

/** The column with most words in all. */
export function wordiestColumn(rows: readonly TextRow[], columns: number): number {
  const words = Array.from({ length: columns }, () => 0);
  for (const { cells } of rows) {
    for (const { column, piece } of cells)
      words[column] = (words[column] ?? 0) + piece.spans.length;
  }
  return words.indexOf(largest(words));
}

function hasShortColumn(blocks: readonly Block[], columns: number): boolean {
  return Array.from({ length: columns }, (_, column) => column).some((column) => {
    const words = blocks
      .map((block) =>
        block
          .flatMap((row) => row.cells)
          .filter((cell) => cell.column === column && cell.columnSpan === 1)
          .reduce((sum, { piece }) => sum + piece.spans.length, 0),
      )
      .filter((count) => count > 0);
    const mean = words.reduce((sum, count) => sum + count, 0) / Math.max(1, words.length);
    return words.length >= filledPart * blocks.length && mean <= shortWords;
  });
}
