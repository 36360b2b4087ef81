import type { BoundingBox } from "../../../../document.ts";
import { largest, smallest } from "../../../../long-lists.ts";
import { boxWidth, centreX, overlap } from "../../drawing/geometry.ts";
import type { Evidence } from "../edges/evidence.ts";

/** A tagged cell's place: its row, and the box round its text. */
export interface TaggedBox {
  readonly row: number;
  readonly box: BoundingBox;
}

/** Texts that stand above each other, and how far they reach. */
export interface TextColumn {
  readonly from: number;
  readonly to: number;
  readonly rows: ReadonlySet<number>;
  readonly boxes: readonly BoundingBox[];
}

/** Texts that share less than this stand beside each other (points). */
const beside = 0.5;
/** Text this near the middle of two columns, in parts of their width, heads both. */
const centred = 0.15;
/** Ends of text this near each other are aligned (points), and so is a column with this part of them. */
const sameEnd = 1.5;
const alignedPart = 0.3;
/** As far as this from its text a cell may reach (points). */
const padding = 4;

/**
 * The columns of tagged cells, found by where their texts stand, as pdf.js tells of no spans; none where that is not
 * clear. Narrow texts make the columns; a wider one that would put two cells of a row into one spans several.
 */
export function findTextColumns(cells: readonly TaggedBox[], hasHeader: boolean): TextColumn[] {
  let columns: TextColumn[] = [];
  const spanning: TaggedBox[] = [];
  for (const cell of bySureness(cells)) {
    const over = columns.filter(
      ({ from, to }) => overlap(from, to, cell.box[0], cell.box[2]) > beside,
    );
    const own = toColumn(new Set([cell.row]), [cell.box]);
    if (areApart([own, ...over])) {
      columns = [...columns.filter((one) => !over.includes(one)), joinColumns([own, ...over])];
    } else spanning.push(cell);
  }
  columns.sort((a, b) => a.from - b.from);
  if (hasHeader) return joinHeaders(columns, headerRows(cells, spanning, columns));
  // Without a header nothing says whether neighbours that never share a row are two columns.
  return columns.some((_, index) => freeBeside(columns, index).length > 0) ? [] : columns;
}

/** Narrow before wide, and titles, which stand alone in their rows, last. */
function bySureness(cells: readonly TaggedBox[]): TaggedBox[] {
  const counts = new Map<number, number>();
  for (const { row } of cells) counts.set(row, (counts.get(row) ?? 0) + 1);
  const isTitle = ({ row }: TaggedBox): number => (counts.get(row) === 1 ? 1 : 0);
  return [...cells].sort(
    (a, b) =>
      isTitle(a) - isTitle(b) ||
      boxWidth(a.box) - boxWidth(b.box) ||
      a.row - b.row ||
      a.box[0] - b.box[0],
  );
}

const toColumn = (rows: ReadonlySet<number>, boxes: readonly BoundingBox[]): TextColumn => ({
  from: smallest(boxes.map((box) => box[0])),
  to: largest(boxes.map((box) => box[2])),
  rows,
  boxes,
});

const joinColumns = (columns: readonly TextColumn[]): TextColumn =>
  toColumn(
    new Set(columns.flatMap(({ rows }) => [...rows])),
    columns.flatMap(({ boxes }) => boxes),
  );

/** No two of the columns have text in one row. */
const areApart = (columns: readonly TextColumn[]): boolean =>
  new Set(columns.flatMap(({ rows }) => [...rows])).size ===
  columns.reduce((sum, { rows }) => sum + rows.size, 0);

/** The first row with more than a title, what is above it, and the row below a header over several columns. */
function headerRows(
  cells: readonly TaggedBox[],
  spanning: readonly TaggedBox[],
  columns: readonly TextColumn[],
): ReadonlySet<number> {
  const rows = cells.map(({ row }) => row).sort((a, b) => a - b);
  const first = rows.find((row, index) => rows[index + 1] === row) ?? 0;
  const isOverSeveral = ({ row, box }: TaggedBox): boolean => {
    const [from, end] = columnsUnder(box, columns);
    return row === first && end - from > 1;
  };
  const last = spanning.some(isOverSeveral) ? first + 1 : first;
  return new Set(rows.filter((row) => row <= last));
}

/** A heading at one side of its column and figures at the other are one column, though no text of it is above another. */
function joinHeaders(found: readonly TextColumn[], header: ReadonlySet<number>): TextColumn[] {
  const hasHead = ({ rows }: TextColumn): boolean => [...rows].some((row) => header.has(row));
  const hasBody = ({ rows }: TextColumn): boolean => [...rows].some((row) => !header.has(row));
  const bare = found.slice(1).filter((column) => !hasHead(column)).length;
  const lone = found.filter((column) => !hasBody(column)).length;
  let columns = found.filter((column, index) => {
    if (bare <= lone) return true;
    const [left, right] = [found[index - 1], found[index + 1]];
    if (hasBody(column) || left === undefined || right === undefined) return true;
    // What heads both is in neither.
    const isBetween = areApart([left, column]) && areApart([column, right]);
    const isMiddle =
      Math.abs((column.from + column.to) / 2 - (left.from + right.to) / 2) <
      centred * (right.to - left.from);
    return !isBetween || !isMiddle || hasHead(left) || hasHead(right);
  });
  // What has one home only goes there first: that leaves others but one.
  for (const homesAllowed of [1, 2, 1]) {
    let index = 1;
    while (index < columns.length && columns.length > 2) {
      const column = columns[index] as TextColumn;
      const free = freeBeside(columns, index).filter(hasHead);
      const filled = free.filter(hasBody);
      const homes = homesAllowed === 2 && filled.length === 1 ? filled : free;
      const [home] = homes;
      if (hasHead(column) || home === undefined || homes.length > 1) {
        index += 1;
        continue;
      }
      columns = columns
        .filter((one) => one !== column)
        .map((one) => (one === home ? joinColumns([one, column]) : one));
      index = 1;
    }
  }
  const isDoubtful = columns.some(
    (column, index) => index > 0 && !hasHead(column) && freeBeside(columns, index).length > 0,
  );
  return isDoubtful ? [] : columns;
}

/** The neighbours with no text in a row where a column has some. */
const freeBeside = (columns: readonly TextColumn[], index: number): TextColumn[] =>
  [columns[index - 1], columns[index + 1]].filter(
    (one): one is TextColumn => one !== undefined && areApart([one, columns[index] as TextColumn]),
  );

/** The edges of columns, the outer ones among them. */
export function columnsToBounds(
  columns: readonly TextColumn[],
  cells: readonly TaggedBox[],
  evidence: Evidence,
): number[] {
  const inner = columns
    .slice(1)
    .map((column, index) => edgeBetween(columns[index] as TextColumn, column, evidence));
  return [
    smallest([...cells.map(({ box }) => box[0]), ...evidence.level.map((edge) => edge.from)]),
    ...inner,
    largest([...cells.map(({ box }) => box[2]), ...evidence.level.map((edge) => edge.to)]),
  ];
}

/** Where one column ends and the next begins: a drawn edge, or beside the side on which the texts are aligned. */
function edgeBetween(left: TextColumn, right: TextColumn, evidence: Evidence): number {
  const drawn = evidence.upright.find(
    (edge) => edge.at >= left.to - beside && edge.at <= right.from + beside,
  );
  if (drawn !== undefined) return drawn.at;
  const reach = Math.min(padding, (right.from - left.to) / 2);
  if (areAligned(right, (box) => Math.abs(box[0] - right.from))) return right.from - reach;
  if (left.boxes.length > 1 && areAligned(left, (box) => Math.abs(box[2] - left.to))) {
    return left.to + reach;
  }
  return (left.to + right.from) / 2;
}

const areAligned = (column: TextColumn, distance: (box: BoundingBox) => number): boolean =>
  column.boxes.filter((box) => distance(box) <= sameEnd).length >=
  Math.max(Math.min(2, column.boxes.length), alignedPart * column.boxes.length);

/** The columns a text stands in, from the first to before the last. */
export function columnsUnder(
  box: BoundingBox,
  columns: readonly Pick<TextColumn, "from" | "to">[],
): readonly [first: number, end: number] {
  const isOver = ({ from, to }: Pick<TextColumn, "from" | "to">): boolean =>
    overlap(from, to, box[0], box[2]) >= 0.5 * Math.min(to - from, boxWidth(box));
  const first = columns.findIndex(isOver);
  if (first >= 0) return [first, columns.findLastIndex(isOver) + 1];
  // Between two columns it heads both.
  const before = columns.findLastIndex(({ from, to }) => (from + to) / 2 < centreX(box));
  return [Math.max(0, before), Math.min(columns.length, Math.max(0, before) + 2)];
}
