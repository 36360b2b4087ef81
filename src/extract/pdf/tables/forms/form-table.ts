import { largest, smallest } from "../../../../long-lists.ts";
import type { Span } from "../../drawing/drawing.ts";
import { unionBoxes, whiteStrips } from "../../drawing/geometry.ts";
import type { Line } from "../../text/lines.ts";
import { type Piece, toPiece } from "../../text/pieces.ts";
import type { GridCell, PageTable } from "../grid/grid.ts";

/** A row with several texts has so many: one text beside another makes a column of the table. */
const fewestTexts = 3;
/** A text ends where one of the line above or below begins, after a gap of this part of the text size. */
const textGap = 0.6;
/** Two texts begin at one place, give or take this (points). */
const samePlace = 1;

/** A label and what stands beside it. */
export interface FormRow {
  readonly label: readonly Piece[];
  readonly texts: readonly Piece[];
  readonly lines: readonly Line[];
  /** The most pieces that a line of it holds beside the label. */
  readonly beside: number;
}

export const hasSeveral = ({ beside }: FormRow): boolean => beside >= fewestTexts;

/** A form's rows to its table: the labels, and columns for what rows with several texts have beside them. */
export function formToTable(found: readonly FormRow[], begin: number, page: number): PageTable {
  const rows = found.map((row) => (hasSeveral(row) ? { ...row, texts: partTexts(row) } : row));
  const box = unionBoxes(rows.flatMap((row) => row.lines.map((line) => line.box)));
  const left = smallest([box[0], ...rows.flatMap(({ label }) => label.map((one) => one.box[0]))]);
  const labels = largest([left, ...rows.flatMap(({ label }) => label.map((one) => one.box[2]))]);
  const columnEdges = [left, (labels + begin) / 2, ...innerEdges(rows.filter(hasSeveral)), box[2]];
  const boxes = rows.map((row) => unionBoxes(row.lines.map((line) => line.box)));
  const rowEdges = [
    box[1],
    ...boxes.slice(1).map(([, top], at) => (top + (boxes[at] as (typeof boxes)[0])[3]) / 2),
    box[3],
  ];
  const toCell = (
    row: number,
    column: number,
    columnSpan: number,
    pieces: readonly Piece[],
  ): GridCell => ({
    row,
    column,
    rowSpan: 1,
    columnSpan,
    box: [
      columnEdges[column] as number,
      rowEdges[row] as number,
      columnEdges[column + columnSpan] as number,
      rowEdges[row + 1] as number,
    ],
    spans: pieces.flatMap(({ spans }) => spans),
  });
  const textCells = (form: FormRow, row: number): GridCell[] => {
    const columns = columnEdges.length - 2;
    if (!hasSeveral(form)) return [toCell(row, 1, columns, form.texts)];
    return columnEdges.slice(2).map((to, at) => {
      const isHere = ({ box: [x] }: Piece): boolean =>
        (at === 0 || x >= (columnEdges[at + 1] as number)) && (x < to || at === columns - 1);
      return toCell(row, at + 1, 1, form.texts.filter(isHere));
    });
  };
  return {
    page,
    method: "aligned",
    box: [left, box[1], box[2], box[3]],
    columnEdges,
    rowEdges,
    cells: rows.flatMap((form, row) => [toCell(row, 0, 1, form.label), ...textCells(form, row)]),
    weak: false,
    banded: true,
    textsAt: begin,
  };
}

/** The texts of a row with several, those that stand close together parted where others of the row begin. */
function partTexts({ texts }: FormRow): Piece[] {
  const begins = texts.map(({ box }) => box[0]);
  return texts.flatMap(({ spans }) => {
    const parts: Span[][] = [[]];
    for (const span of spans) {
      const last = parts.at(-1)?.at(-1);
      const isParted =
        last !== undefined &&
        span.box[0] - last.box[2] > textGap * span.size &&
        begins.some((x) => Math.abs(x - span.box[0]) <= samePlace);
      if (isParted) parts.push([]);
      parts.at(-1)?.push(span);
    }
    return parts.map(toPiece);
  });
}

/** The middles of the white space between texts that stand beside each other in rows with several. */
const innerEdges = (rows: readonly FormRow[]): number[] =>
  whiteStrips(rows.flatMap(({ texts }) => texts.map(({ box }) => box))).map(
    ([from, to]) => (from + to) / 2,
  );
