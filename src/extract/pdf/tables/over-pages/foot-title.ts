import type { Span } from "../../drawing/drawing.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import { lineToPieces } from "../../text/pieces.ts";
import type { PageTable } from "../grid/grid.ts";
import { conformingLines } from "../region/conforming.ts";
import type { NextPage } from "./lone-rows.ts";

/** A title stands no lower under the last row than this part of its size, and at the table's left (points). */
const closest = 1.25;
const atLeft = 8;
/** The next page goes on in the table where its first line has words in so many columns, but for titles over it. */
const fewestColumns = 3;
const mostTitles = 2;

/**
 * The title of a group of rows that stands alone at the page's foot, close under a striped table or under a header whose
 * rows stand overleaf: a row of that table where the next page goes on in its columns.
 */
export function withFootTitle(
  tables: readonly PageTable[],
  spans: readonly Span[],
  next: NextPage | undefined,
): readonly PageTable[] {
  const last = [...tables].sort((a, b) => a.box[3] - b.box[3]).at(-1);
  if (next === undefined || last === undefined || !mayBeOpen(last)) return tables;
  const below = spansToLines(spans.filter((span) => span.box[1] > last.box[3] - 1));
  const [title, ...more] = below;
  if (title === undefined || more.length > 0 || !isTitle(title, last)) return tables;
  if (!goesOn(last, next)) return tables;
  return tables.map((table) => (table === last ? withRow(table, title) : table));
}

const mayBeOpen = (table: PageTable): boolean =>
  table.method === "aligned" &&
  (table.banded || isHeader(table)) &&
  table.textsAt === undefined &&
  table.columnEdges.length > fewestColumns;

/** A bold header alone, whose rows all stand overleaf. */
const isHeader = ({ cells }: PageTable): boolean =>
  cells.every(({ spans }) => spans.every(({ face }) => face.bold));

function isTitle(line: Line, table: PageTable): boolean {
  const [left, , right, bottom] = table.box;
  return (
    line.box[1] - bottom < closest * line.size &&
    line.box[0] >= left - 1 &&
    line.box[0] < left + atLeft &&
    line.box[2] < (left + right) / 2 &&
    lineToPieces(line).length === 1 &&
    table.cells.some(({ spans }) => spans.some(({ size }) => Math.abs(size - line.size) < 0.1))
  );
}

/** Whether the next page's first line stands in the table's columns, with those below it: titles of groups may precede it. */
function goesOn({ columnEdges }: PageTable, { drawing, readings }: NextPage): boolean {
  const piecesOf = (line: Line): number => lineToPieces(line, columnEdges.slice(1, -1)).length;
  return readings.some((lines) => {
    const first = lines.slice(0, mostTitles + 1).find((line) => piecesOf(line) > 1);
    return (
      first !== undefined &&
      piecesOf(first) >= fewestColumns &&
      conformingLines(lines, columnEdges, drawing.rulings, drawing.fills).length >= 2
    );
  });
}

function withRow(table: PageTable, title: Line): PageTable {
  const [left, top, right, bottom] = table.box;
  const to = Math.max(bottom, title.box[3]);
  const row = table.rowEdges.length - 1;
  return {
    ...table,
    box: [left, top, right, to],
    rowEdges: [...table.rowEdges, to],
    cells: [
      ...table.cells,
      {
        row,
        column: 0,
        rowSpan: 1,
        columnSpan: table.columnEdges.length - 1,
        box: [left, bottom, right, to],
        spans: title.spans,
      },
    ],
  };
}
