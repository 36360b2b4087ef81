import type { BoundingBox } from "../../document.ts";
import type { Evidence } from "./evidence.ts";
import { boxWidth, centreX, overlap } from "./geometry.ts";

/** A tagged cell's place: its row, and the box round its text. */
export interface TaggedBox {
  readonly row: number;
  readonly box: BoundingBox;
}

interface Column {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly TaggedBox[];
}

/** Texts that share less than this stand beside each other (points). */
const beside = 1;
/** Text this near the middle of two columns, in parts of their width, heads both. */
const centred = 0.15;
/** Ends of text this near each other are aligned (points), and so is a column with this part of them. */
const sameEnd = 1.5;
const alignedPart = 0.6;
/** As far as this from its text a cell may reach (points). */
const padding = 4;

/** Column edges under tagged cells, found by where their texts stand: pdf.js tells of no spans. */
export function taggedBounds(cells: readonly TaggedBox[], evidence: Evidence): number[] {
  const columns = joinLoneHeaders(findColumns(cells.filter((cell) => !isOverTwo(cell, cells))));
  const first = columns[0];
  const last = columns.at(-1);
  if (first === undefined || last === undefined) return [];
  const inner = columns
    .slice(1)
    .map((column, index) => edgeBetween(columns[index] as Column, column, evidence));
  return [
    Math.min(...cells.map(({ box }) => box[0]), ...evidence.level.map((edge) => edge.from)),
    ...inner,
    Math.max(...cells.map(({ box }) => box[2]), ...evidence.level.map((edge) => edge.to)),
  ];
}

const shareX = (a: BoundingBox, b: BoundingBox): boolean =>
  overlap(a[0], a[2], b[0], b[2]) > beside;

/** A cell above or below two cells of one row spans columns. */
function isOverTwo(cell: TaggedBox, cells: readonly TaggedBox[]): boolean {
  const rows = new Set<number>();
  for (const other of cells) {
    if (other.row === cell.row || !shareX(other.box, cell.box)) continue;
    if (rows.has(other.row)) return true;
    rows.add(other.row);
  }
  return false;
}

/** Cells that stand above each other, from left to right. */
function findColumns(cells: readonly TaggedBox[]): Column[] {
  const columns: Column[] = [];
  for (const cell of [...cells].sort((a, b) => a.box[0] - b.box[0] || a.row - b.row)) {
    const last = columns.at(-1);
    if (last === undefined || cell.box[0] > last.to - beside) columns.push(toColumn([cell]));
    else columns[columns.length - 1] = toColumn([...last.cells, cell]);
  }
  return columns;
}

const toColumn = (cells: readonly TaggedBox[]): Column => ({
  from: Math.min(...cells.map(({ box }) => box[0])),
  to: Math.max(...cells.map(({ box }) => box[2])),
  cells,
});

/** A lone text beside a column that has none in its row belongs to it, as a heading does that starts left of its figures. */
function joinLoneHeaders(found: readonly Column[]): Column[] {
  const columns = [...found];
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index] as Column;
    const [only] = column.cells;
    if (column.cells.length !== 1 || only === undefined || columns.length < 3) continue;
    const isFree = (at: number): boolean =>
      columns[at] !== undefined && !columns[at].cells.some((cell) => cell.row === only.row);
    const [left, right] = [isFree(index - 1), isFree(index + 1)];
    if (!left && !right) continue;
    if (left && right) {
      const [from, to] = [(columns[index - 1] as Column).from, (columns[index + 1] as Column).to];
      if (Math.abs(centreX(only.box) - (from + to) / 2) < centred * (to - from)) {
        columns.splice(index, 1);
        index -= 1;
        continue;
      }
    }
    const gap = (at: number): number => {
      const other = columns[at] as Column;
      return Math.max(other.from - column.to, column.from - other.to);
    };
    const isLeft = left && (!right || gap(index - 1) <= gap(index + 1));
    const at = isLeft ? index - 1 : index + 1;
    const other = columns[at] as Column;
    columns.splice(Math.min(at, index), 2, toColumn([...other.cells, only]));
    index -= 1;
  }
  return columns;
}

/** Where one column ends and the next begins: a drawn edge, or beside the side on which the texts are aligned. */
function edgeBetween(left: Column, right: Column, evidence: Evidence): number {
  const drawn = evidence.upright.find(
    (edge) => edge.at >= left.to - beside && edge.at <= right.from + beside,
  );
  if (drawn !== undefined) return drawn.at;
  const reach = Math.min(padding, (right.from - left.to) / 2);
  if (areAligned(right, ({ box }) => Math.abs(box[0] - right.from))) return right.from - reach;
  if (areAligned(left, ({ box }) => Math.abs(box[2] - left.to))) return left.to + reach;
  return (left.to + right.from) / 2;
}

const areAligned = (column: Column, distance: (cell: TaggedBox) => number): boolean =>
  column.cells.filter((cell) => distance(cell) <= sameEnd).length >=
  alignedPart * column.cells.length;

/** The columns a text stands in, from the first to before the last; `bounds` as above. */
export function columnsUnder(
  box: BoundingBox,
  bounds: readonly number[],
): readonly [first: number, end: number] {
  const shared = bounds
    .slice(1)
    .map((to, index) => overlap(bounds[index] as number, to, box[0], box[2]));
  const least = Math.min(1.5, boxWidth(box) / 3);
  const first = shared.findIndex((one) => one > least);
  return [Math.max(0, first), shared.findLastIndex((one) => one > least) + 1];
}
