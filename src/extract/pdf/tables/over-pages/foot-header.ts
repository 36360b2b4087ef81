import type { BoundingBox } from "../../../../document.ts";
import { largest } from "../../../../long-lists.ts";
import type { Drawing, Span } from "../../drawing/drawing.ts";
import { centreX, unionBoxes } from "../../drawing/geometry.ts";
import { footStep } from "../../text/line-step.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import { isFigure, isYear, lineToPieces } from "../../text/pieces.ts";
import { regionToTable } from "../aligned/aligned-table.ts";
import type { PageTable } from "../grid/grid.ts";
import { isBounded } from "../region/titles.ts";

/** A header has no more lines than this, one close under the other. */
const mostLines = 4;
/** Under a header that is printed again overleaf so many lines may be titles of its first rows. */
const mostTitles = 2;
/** It names so many columns, and this part of those of the table overleaf. */
const fewestColumns = 3;
const namedPart = 0.6;

/**
 * A header alone at a page's foot, whose rows stand overleaf: bold, or ruled off, and over the columns of the table
 * with which the next page begins. `next` finds that table, in the ways it may begin, and is asked only where the page ends in such lines.
 */
export function findFootHeader(
  spans: readonly Span[],
  tables: readonly PageTable[],
  { rulings, fills, page }: Drawing,
  next: () => Iterable<PageTable>,
): PageTable | undefined {
  const lowest = largest([0, ...tables.map(({ box }) => box[3])]);
  const last = lastLines(
    spansToLines(spans.filter(({ turn, box }) => turn === 0 && box[1] > lowest)),
  );
  const lines = withoutTitles(last);
  if (!lines.some((line) => lineToPieces(line).length >= fewestColumns)) return undefined;
  const isHeader = lines.every(({ bold }) => bold) || isBounded(joined(lines), rulings, fills);
  if (!isHeader || lines.some(hasFigures)) return undefined;
  for (const below of next()) {
    const header = headerOver(below, lines, last, { rulings, fills, page });
    if (header !== undefined) return header;
  }
  return undefined;
}

/** The header of a table overleaf, with what titles stand below where that prints it again. */
function headerOver(
  below: PageTable,
  lines: readonly Line[],
  last: readonly Line[],
  { rulings, fills, page }: Pick<Drawing, "rulings" | "fills" | "page">,
): PageTable | undefined {
  const isHeaded = startsBold(below);
  const again = isHeaded ? rowsPrintedAgain(below, lines) : 0;
  if (isHeaded ? again === 0 : lines.length < last.length) return undefined;
  if (again === 1) return headerAsBelow(below, lines, last.slice(lines.length), page);
  const { columnEdges } = below;
  const inner = columnEdges.slice(1, -1);
  const named = new Set<number>();
  for (const line of lines) {
    for (const { box } of lineToPieces(line, inner)) {
      if (inner.some((x) => box[0] < x - 1 && box[2] > x + 1)) return undefined;
      named.add(inner.filter((x) => x < centreX(box)).length);
    }
  }
  if (named.size < Math.max(fewestColumns, namedPart * (columnEdges.length - 1))) return undefined;
  const region = {
    lines: last.map((line) => ({
      line,
      pieces: lines.includes(line) ? lineToPieces(line, inner) : lineToPieces(line),
      framed: true,
    })),
    box: unionBoxes(last.map(({ box }) => box)),
    framed: true,
    lead: [],
    tail: [],
  };
  return regionToTable(region, rulings, fills, page, columnEdges, below);
}

/** The lines at the foot, one close under the other, from the first that falls into pieces: heads may wrap. */
function lastLines(lines: readonly Line[]): Line[] {
  const taken: Line[] = [];
  for (const line of [...lines].reverse()) {
    const [below] = taken;
    const isClose = below === undefined || below.baseline - line.baseline <= footStep * below.size;
    if (!isClose || taken.length >= mostLines + mostTitles) break;
    taken.unshift(line);
  }
  const first = taken.findIndex((line) => lineToPieces(line).length >= 2);
  return first < 0 ? [] : taken.slice(first);
}

/** A header's lines, but for the titles under it: one text a line, where its last line has several. */
function withoutTitles(lines: readonly Line[]): readonly Line[] {
  const end = lines.findLastIndex((line) => lineToPieces(line).length >= 2) + 1;
  const header = lines.length - end <= mostTitles ? lines.slice(0, end) : lines;
  return header.slice(-mostLines);
}

/** How many bold rows with which a table begins say what some lines say, word for word. */
function rowsPrintedAgain({ cells }: PageTable, lines: readonly Line[]): number {
  const isBold = (row: number): boolean =>
    cells.every((cell) => cell.row !== row || cell.spans.every(({ face }) => face.bold));
  const words = (spans: readonly Span[]): string =>
    spans
      .flatMap(({ text }) => text.trim().split(/\s+/))
      .sort()
      .join(" ");
  const said = words(lines.flatMap((line) => line.spans));
  for (let row = 0; row < mostLines && isBold(row); row += 1) {
    const printed = words(cells.flatMap((cell) => (cell.row <= row ? cell.spans : [])));
    if (said === printed) return row + 1;
  }
  return 0;
}

/** A header of one row overleaf is one here, too, whatever lines it has; each title under it is a row. */
function headerAsBelow(
  { columnEdges, cells, banded, lineStep }: PageTable,
  lines: readonly Line[],
  titles: readonly Line[],
  page: number,
): PageTable | undefined {
  const spans = lines.flatMap((line) => line.spans);
  const [left, right] = [columnEdges[0] as number, columnEdges.at(-1) as number];
  const boxes = [lines, ...titles.map((title) => [title])].map((row) =>
    unionBoxes(row.map(({ box }) => box)),
  );
  const top = boxes[0]?.[1] as number;
  const rowEdges = [top, ...boxes.map((box) => box[3])];
  const boxOf = (row: number, from: number, to: number): BoundingBox => [
    columnEdges[from] as number,
    rowEdges[row] as number,
    columnEdges[to] as number,
    rowEdges[row + 1] as number,
  ];
  const heads = cells
    .filter(({ row }) => row === 0)
    .map((cell) => {
      const box = boxOf(0, cell.column, cell.column + cell.columnSpan);
      const isHere = (span: Span): boolean =>
        centreX(span.box) > box[0] && centreX(span.box) <= box[2];
      return { ...cell, rowSpan: 1, box, spans: spans.filter(isHere) };
    });
  if (heads.flatMap((head) => head.spans).length !== spans.length) return undefined;
  return {
    page,
    method: "aligned",
    box: [left, top, right, rowEdges.at(-1) as number],
    columnEdges,
    rowEdges,
    cells: [
      ...heads,
      ...titles.map((title, at) => ({
        row: at + 1,
        column: 0,
        rowSpan: 1,
        columnSpan: columnEdges.length - 1,
        box: boxOf(at + 1, 0, columnEdges.length - 1),
        spans: title.spans,
      })),
    ],
    weak: false,
    banded,
    ...(lineStep === undefined ? {} : { lineStep }),
  };
}

const joined = (lines: readonly Line[]): Line => {
  const box: BoundingBox = unionBoxes(lines.map((line) => line.box));
  return { ...(lines.at(-1) as Line), box };
};

const hasFigures = (line: Line): boolean => {
  const pieces = lineToPieces(line);
  const figures = pieces.filter(({ text }) => isFigure(text) && !isYear(text) && !isPeriod(text));
  return figures.length > 0.3 * pieces.length;
};

const isPeriod = (text: string): boolean =>
  /^['’]?\d{2,4}\s?[-–/]\s?['’]?\d{2,4}$/.test(text.trim());

/** The table overleaf has a header of its own. */
const startsBold = ({ cells }: PageTable): boolean => {
  const first = cells.filter(({ row, spans }) => row === 0 && spans.length > 0);
  return first.length >= 2 && first.every(({ spans }) => spans.every(({ face }) => face.bold));
};
