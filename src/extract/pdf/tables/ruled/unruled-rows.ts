import { largest, smallest } from "../../../../long-lists.ts";
import type { Span } from "../../drawing/drawing.ts";
import { lineStepOf } from "../../text/line-step.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import { isFigure, ordinaryBlank } from "../../text/pieces.ts";
import type { GridCell, PageTable } from "../grid/grid.ts";
import { roomCuts } from "./rows-in-box.ts";

/** Labels and figures of one row stand on one baseline, give or take this (points). */
const sameBaseline = 2;
/** A column of labels that no rule divides has one for so many of the rows beside it. */
const labelledPart = 0.75;
const fewestRows = 3;

/**
 * A column of labels without rules, beside figures with them: as many labels as rows, each on its row's baseline, are
 * a label each. A text that wraps beside several rows goes on in small letters.
 */
export function splitOpenLabels(
  cells: readonly GridCell[],
  rowEdges: readonly number[],
): readonly GridCell[] {
  return cells.flatMap((cell) => {
    if (cell.column !== 0 || cell.columnSpan !== 1 || cell.rowSpan < fewestRows) return [cell];
    const lines = spansToLines(cell.spans.filter(({ turn }) => turn === 0));
    const rows = Array.from({ length: cell.rowSpan }, (_, index) => {
      const [row, top, bottom] = [
        cell.row + index,
        rowEdges[cell.row + index] as number,
        rowEdges[cell.row + index + 1] as number,
      ];
      const own = lines.filter(({ baseline }) => baseline > top && baseline <= bottom);
      const beside = cells.filter((other) => other.column > 0 && other.row === row);
      return { row, top, bottom, own, beside };
    });
    const labelled = rows.filter(
      ({ own, beside }) => own.length > 0 && beside.some((other) => sharesBaseline(own, other)),
    );
    const begun = lines.filter(({ text }) => /^[\p{Lu}\d£]/u.test(text));
    const areLabels =
      rows.every(({ beside }) => beside.some(({ rowSpan }) => rowSpan === 1)) &&
      labelled.length >= labelledPart * cell.rowSpan &&
      begun.length >= labelledPart * lines.length;
    if (!areLabels) return [cell];
    const [left, , right] = cell.box;
    return rows.map(({ row, top, bottom, own }) => ({
      ...cell,
      row,
      rowSpan: 1,
      box: [left, top, right, bottom] as const,
      spans: own.flatMap(({ spans }) => spans),
    }));
  });
}

const sharesBaseline = (lines: readonly Line[], { spans }: GridCell): boolean =>
  spans.some((span) =>
    lines.some(({ baseline }) => Math.abs(baseline - span.baseline) <= sameBaseline),
  );

/** A body in one ruled row takes this part of the table's height. */
const bodyPart = 0.5;

/** Rows in one ruled row fill so many of its columns. */
const fewestFilled = 2;

/** A ruled row that holds several, parted by white space over the whole width, each with a label in the first column. */
export function splitWhiteRows(table: PageTable): PageTable {
  const cuts = new Map<number, number[]>();
  for (let row = 0; row + 1 < table.rowEdges.length; row += 1) {
    const here = table.cells.filter((cell) => cell.row <= row && cell.row + cell.rowSpan > row);
    if (here.some(({ rowSpan }) => rowSpan > 1)) continue;
    const white = whiteCuts(here);
    const labelled = white.length > 0 ? white : labelCuts(here);
    const found = labelled.length === 0 && isWholeBody(table, row) ? roomCuts(here) : labelled;
    if (found.length > 0) cuts.set(row, found);
  }
  if (cuts.size === 0) return table;
  return cutRows(table, cuts);
}

/** The last row of few, or most of the table's height: rules part no rows of such a table's body. */
function isWholeBody({ rowEdges }: PageTable, row: number): boolean {
  const [top, bottom] = [rowEdges[0] as number, rowEdges.at(-1) as number];
  const height = (rowEdges[row + 1] as number) - (rowEdges[row] as number);
  const rows = rowEdges.length - 1;
  if (row === 0 || row + 1 < rows) return false;
  return rows <= fewestRows || height >= bodyPart * (bottom - top);
}

interface Begun {
  readonly line: Line;
  readonly column: number;
}

/** y between the rows in a ruled one. */
function whiteCuts(cells: readonly GridCell[]): number[] {
  const lines: Begun[] = cells
    .flatMap((cell) =>
      spansToLines(cell.spans.filter(({ turn }) => turn === 0)).map((line) => ({
        line,
        column: cell.column,
      })),
    )
    .sort((a, b) => a.line.baseline - b.line.baseline);
  const step = lineStepOf(
    cells.flatMap((cell) => {
      const own = lines.filter(({ column }) => column === cell.column);
      return own.slice(1).map(({ line }, index) => ({
        step: line.baseline - (own[index] as Begun).line.baseline,
        size: line.size,
      }));
    }),
  );
  if (step === undefined) return [];
  const blocks: Begun[][] = [];
  for (const one of lines) {
    const block = blocks.at(-1);
    const above = block?.at(-1);
    const gap = above === undefined ? 0 : one.line.baseline - above.line.baseline;
    if (block === undefined || step.says(gap) === "next row") blocks.push([one]);
    else block.push(one);
  }
  const columnsOf = (block: readonly Begun[]): Set<number> =>
    new Set(block.map(({ column }) => column));
  const isLabelled = (block: readonly Begun[]): boolean => {
    const [first] = block as [Begun];
    return block.some(
      ({ line, column }) =>
        column === 0 && Math.abs(line.baseline - first.line.baseline) <= sameBaseline,
    );
  };
  const rows = blocks.filter((block) => columnsOf(block).size >= fewestFilled);
  const areRows =
    rows.length >= 2 &&
    blocks.every(isLabelled) &&
    blocks.every((block, index) => rows.includes(block) || (index === 0 && block.length === 1));
  // Words in one more column at least go along with every label.
  const shared = [...columnsOf(lines)].filter((column) =>
    rows.every((block) => columnsOf(block).has(column)),
  );
  if (!areRows || shared.length < fewestFilled) return [];
  return blocks.slice(1).map((block, index) => {
    const above = blocks[index] as Begun[];
    const bottom = largest(above.map(({ line }) => line.box[3]));
    return (bottom + smallest(block.map(({ line }) => line.box[1]))) / 2;
  });
}

/** In so many columns figures stand on the baselines of most labels. */
const fewestFigured = 2;
/** Names of groups and labels without figures are no more than the rest of the rows. */
const figuredPart = 0.6;

/** y between rows that only their lines part: each label has figures of its own on its baseline. */
function labelCuts(cells: readonly GridCell[]): number[] {
  const linesOf = ({ spans }: GridCell): Line[] =>
    spansToLines(spans.filter(({ turn }) => turn === 0));
  const [first, ...others] = [...cells].sort((a, b) => a.column - b.column);
  if (first === undefined || first.column !== 0) return [];
  const labels = linesOf(first);
  const columns = others.map((cell) => linesOf(cell).filter(({ text }) => isFigure(text)));
  const besides = (label: Line): number =>
    columns.filter((lines) =>
      lines.some(({ baseline }) => Math.abs(baseline - label.baseline) <= sameBaseline),
    ).length;
  const figured = labels.filter((label) => besides(label) > 0);
  const full = figured.filter((label) => besides(label) >= fewestFigured);
  const isStray = ({ baseline }: Line): boolean =>
    !labels.some((label) => Math.abs(label.baseline - baseline) <= sameBaseline);
  // Where no figures stand beside the first label, words that wrap beside it say that it is one of several lines.
  const strays =
    figured[0] === labels[0]
      ? columns.flat().filter(isStray)
      : others.flatMap(linesOf).filter(isStray);
  const right = first.box[2];
  const rows: Line[][] = [];
  for (const [index, label] of labels.entries()) {
    const row = rows.at(-1);
    if (row === undefined || beginsAnew(label, labels[index - 1], right, figured))
      rows.push([label]);
    else row.push(label);
  }
  const areRows =
    figured.length >= 2 &&
    full.length >= 0.5 * figured.length &&
    strays.length === 0 &&
    rows.every((row) => row.filter((label) => figured.includes(label)).length <= 1) &&
    figured.length >= figuredPart * rows.length;
  if (!areRows) return [];
  return rows.slice(1).map(([label], index) => {
    const above = rows[index]?.at(-1) as Line;
    return (above.box[3] + (label as Line).box[1]) / 2;
  });
}

/** Whether a label is no rest of the one above it: it begins with a capital, and that had room for its first word. */
function beginsAnew(
  label: Line,
  above: Line | undefined,
  right: number,
  figured: readonly Line[],
): boolean {
  const first = label.spans[0];
  if (!/^[\p{Lu}\d]/u.test(label.text)) return false;
  if (above === undefined || first === undefined || figured.includes(label)) return true;
  return right - above.box[2] >= first.box[2] - first.box[0] + ordinaryBlank(first);
}

function cutRows(table: PageTable, cuts: ReadonlyMap<number, readonly number[]>): PageTable {
  const { rowEdges } = table;
  const added = (row: number): number =>
    [...cuts].filter(([at]) => at < row).reduce((sum, [, ys]) => sum + ys.length, 0);
  const cells = table.cells.flatMap((cell): GridCell[] => {
    const ys = cell.rowSpan === 1 ? cuts.get(cell.row) : undefined;
    const row = cell.row + added(cell.row);
    if (ys === undefined) {
      const end = cell.row + cell.rowSpan;
      return [{ ...cell, row, rowSpan: end + added(end) - row }];
    }
    const [left, top, right, bottom] = cell.box;
    const edges = [top, ...ys, bottom];
    return edges.slice(1).map((to, index) => {
      const from = edges[index] as number;
      const isHere = ({ box }: Span): boolean => {
        const y = (box[1] + box[3]) / 2;
        return (index === 0 || y >= from) && (index === ys.length || y < to);
      };
      return {
        ...cell,
        row: row + index,
        box: [left, from, right, to] as const,
        spans: cell.spans.filter(isHere),
      };
    });
  });
  return {
    ...table,
    rowEdges: [...rowEdges, ...[...cuts.values()].flat()].sort((a, b) => a - b),
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
  };
}
