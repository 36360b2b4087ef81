import type { BoundingBox } from "../../../../document.ts";
import type { Drawing, Span } from "../../drawing/drawing.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import { isFigure, lineToPieces, type Piece } from "../../text/pieces.ts";
import { regionToTable } from "../aligned/aligned-table.ts";
import type { PageTable } from "../grid/grid.ts";
import { findRuledTables } from "../ruled/ruled-table.ts";
import { haveSameColumns } from "./stitch.ts";

/** Text may reach so far into the table's box without standing beyond it (points). */
const slack = 2;
/** Two columns alone are what a form's boxes have, too. */
const fewestColumns = 3;

/** Figures of one column end within this of each other (points). */
const sameEnd = 1.5;
/** So many figures in their columns are a row. */
const fewestFigures = 2;

/** A page next to the one in hand: what it draws, without its running text. */
export interface NextPage {
  readonly drawing: Drawing;
  readonly lines: readonly Line[];
  /** Its lines, with and without what may be running text. */
  readonly readings: readonly (readonly Line[])[];
  /** Text that may be a page's header or footer does not part a table from its rest. */
  readonly isMargin: (box: BoundingBox) => boolean;
}

/**
 * A row of boxes that stands alone on its page is a table's when the page break cut it off: it is the last of its
 * page and the next begins in the same columns, or it is the first and the page before ended in them.
 */
export function isCutOff(
  row: PageTable,
  texts: readonly BoundingBox[],
  endedWith: readonly number[] | undefined,
  next: NextPage | undefined,
): boolean {
  if (row.columnEdges.length - 1 < fewestColumns) return false;
  const isFirst = texts.every((box) => box[3] > row.box[1] - slack);
  if (isFirst && endedWith !== undefined && haveSameColumns(endedWith, row.columnEdges))
    return true;
  const isLast = texts.every((box) => box[1] < row.box[3] + slack);
  return isLast && next !== undefined && beginsWith(next, row.columnEdges);
}

/** Whether nothing but running text stands over a page's first ruled table, and that has these columns. */
function beginsWith({ drawing, isMargin }: NextPage, columnEdges: readonly number[]): boolean {
  const tables = findRuledTables(drawing.rulings, drawing.spans, drawing.page);
  const [first] = tables.toSorted((a, b) => a.box[1] - b.box[1]);
  return (
    first !== undefined &&
    haveSameColumns(columnEdges, first.columnEdges) &&
    drawing.spans.every((span) => span.box[3] > first.box[1] - slack || isMargin(span.box))
  );
}

/**
 * A page's last line, where it is the first row of a table that goes on overleaf: its figures end where those of a
 * table above it end, as neighbouring tables' do, and where those of the next page's first line end.
 */
export function findCutOffLine(
  spans: readonly Span[],
  tables: readonly PageTable[],
  next: NextPage | undefined,
  page: number,
): PageTable | undefined {
  const above = [...tables].sort((a, b) => a.box[3] - b.box[3]).at(-1);
  if (next === undefined || above?.method !== "aligned") return undefined;
  const last = spansToLines(
    spans.filter(({ box, turn }) => turn === 0 && box[1] > above.box[3] - slack),
  ).at(-1);
  if (last === undefined) return undefined;
  const { columnEdges } = above;
  const pieces = lineToPieces(last, columnEdges.slice(1, -1));
  const isRow = pieces.length === columnEdges.length - 1 && pieces.length >= fewestColumns;
  const ends = figureEnds(pieces);
  if (!isRow || ends.length < fewestFigures || isFigure(pieces[0]?.text ?? "")) return undefined;
  const known = above.cells.flatMap(({ spans }) => spans.map(({ box }) => box[2]));
  // A line near the margin may be the page's header, or its first row.
  const first = next.lines.findIndex(({ box }) => !next.isMargin(box));
  const follows = next.lines.slice(0, first < 0 ? undefined : first + 1);
  const areThere = (others: readonly number[]): boolean =>
    ends.every((end) => others.some((other) => Math.abs(other - end) <= sameEnd));
  const goesOn = follows.some((line) => areThere(figureEnds(lineToPieces(line))));
  if (!areThere(known) || !goesOn) return undefined;
  const region = {
    lines: [{ line: last, pieces, framed: true }],
    box: last.box,
    framed: true,
    lead: [],
    tail: [],
  };
  return regionToTable(region, [], [], page, columnEdges, above);
}

const figureEnds = (pieces: readonly Piece[]): number[] =>
  pieces.filter(({ text }) => isFigure(text)).map(({ box }) => box[2]);
