import type { BoundingBox } from "../../../../document.ts";
import { largest, smallest } from "../../../../long-lists.ts";
import type { Fill, Ruling, Span } from "../../drawing/drawing.ts";
import { centreX, centreY, containsPoint, overlap, unionBoxes } from "../../drawing/geometry.ts";
import type { TaggedTable } from "../../drawing/tags.ts";
import { type Evidence, evidenceAround } from "../edges/evidence.ts";
import { spanHeaders } from "../edges/header-spans.ts";
import type { GridCell, PageTable } from "../grid/grid.ts";
import { cellBox, toRowEdges } from "../rows/row-groups.ts";
import {
  columnsToBounds,
  columnsUnder,
  findTextColumns,
  type TaggedBox,
} from "./tagged-columns.ts";
import { readOn, stackFigures } from "./tagged-doubts.ts";
import { mergeOpenCells } from "./tagged-merges.ts";

/** Rows and cells may share this much of their boxes (points): text boxes are a guess. */
const slack = 2;
/** Rules this far around a table's text are its own (points). */
const margin = 8;
/** Text of another page may reach this much further out, in parts of the table's width. */
const outerReach = 0.05;
/** With more of other text in its area, in parts of its own, the tags leave out too much. */
const strangers = 0.1;

interface TaggedCell extends TaggedBox {
  readonly spans: readonly Span[];
}

interface PlacedCell extends TaggedCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/**
 * The tables that structure tags tell of, as far as the page agrees: rows in bands from top to bottom, in each row
 * cells from left to right, in each column cells under each other, and little else between them.
 */
export function findTaggedTables(
  tables: readonly TaggedTable[],
  spans: readonly Span[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
  open: readonly number[] | undefined,
): PageTable[] {
  const found: PageTable[] = [];
  for (const tagged of tables) {
    const table = taggedToTable(tagged, spans, rulings, fills, page, open);
    const isApart =
      table !== undefined &&
      !found.some(
        ({ box }) =>
          overlap(box[1], box[3], table.box[1], table.box[3]) > slack &&
          overlap(box[0], box[2], table.box[0], table.box[2]) > slack,
      );
    if (isApart) found.push(table);
  }
  return found;
}

function taggedToTable(
  tagged: TaggedTable,
  spans: readonly Span[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
  open: readonly number[] | undefined,
): PageTable | undefined {
  const rows = taggedRows(tagged, spans);
  const cells = rows.flat();
  const isPart = tagged.begunBefore || tagged.goesOnAfter;
  const full = rows.filter((row) => row.length >= 2).length;
  if (full < 1 || rows.length < (isPart ? 1 : 2) || !areInOrder(rows)) return undefined;
  const area = unionBoxes(cells.map(({ box }) => box));
  const around: BoundingBox = [
    area[0] - margin,
    area[1] - margin,
    area[2] + margin,
    area[3] + margin,
  ];
  const evidence = evidenceAround(around, rulings, fills);
  const layout =
    (tagged.begunBefore && open !== undefined ? placeInBounds(rows, open) : undefined) ??
    placeInColumns(rows, evidence, !tagged.begunBefore);
  if (layout === undefined || stackFigures(rows) || readOn(rows)) return undefined;
  const { bounds, placed } = layout;
  const rowEdges = toRowEdges(
    rows.map((_, row) => [bandOf(placed, row)]),
    evidence,
  );
  const box: BoundingBox = [
    Math.min(area[0], bounds[0] as number),
    rowEdges[0] as number,
    Math.max(area[2], bounds.at(-1) as number),
    rowEdges.at(-1) as number,
  ];
  const ownSpans = new Set(cells.flatMap((cell) => cell.spans));
  const others = spans.filter(
    (span) => !ownSpans.has(span) && containsPoint(box, centreX(span.box), centreY(span.box)),
  );
  if (others.length > strangers * ownSpans.size) return undefined;
  const grid = mergeOpenCells(
    fillGrid(placed, rows.length, bounds, rowEdges, others),
    evidence.level,
    bounds,
    rowEdges,
  );
  const spanned = spanHeaders(grid, bounds, evidence, !tagged.begunBefore);
  return {
    page,
    method: "aligned",
    box,
    columnEdges: bounds,
    rowEdges,
    cells: spanned.map((cell) => ({ ...cell, box: cellBox(cell, bounds, rowEdges) })),
    weak: rows.length < 2,
    banded: false,
    tagged: { begins: !tagged.begunBefore, ends: !tagged.goesOnAfter },
  };
}

/** The tagged cells with their words, those without left out. */
function taggedRows({ rows }: TaggedTable, spans: readonly Span[]): TaggedCell[][] {
  const byTag = new Map<number, Span[]>();
  for (const span of spans) {
    if (span.tag >= 0) byTag.set(span.tag, [...(byTag.get(span.tag) ?? []), span]);
  }
  return rows
    .map((row) =>
      row
        .map((ids) => [...ids].flatMap((id) => byTag.get(id) ?? []))
        .filter((own) => own.length > 0),
    )
    .filter((row) => row.length > 0)
    .map((row, index) =>
      row.map((own) => ({ row: index, box: unionBoxes(own.map((span) => span.box)), spans: own })),
    );
}

/** Cells of a row stand from left to right, and each row begins below the one before. */
function areInOrder(rows: readonly (readonly TaggedCell[])[]): boolean {
  const tops = rows.map((row) => smallest(row.map(({ box }) => box[1])));
  return rows.every(
    (row, index) =>
      (index === 0 || (tops[index] as number) > (tops[index - 1] as number) + slack) &&
      row.every((cell, at) => at === 0 || cell.box[0] > (row[at - 1] as TaggedCell).box[2] - slack),
  );
}

interface Layout {
  readonly bounds: readonly number[];
  readonly placed: readonly PlacedCell[];
}

/** Cells in the columns of the page before; absent where they do not stand in them. */
function placeInBounds(
  rows: readonly (readonly TaggedCell[])[],
  bounds: readonly number[],
): Layout | undefined {
  const columns = bounds.slice(1).map((to, index) => ({ from: bounds[index] as number, to }));
  const [left, right] = [bounds[0] as number, bounds.at(-1) as number];
  const reach = outerReach * (right - left);
  const isInside = ({ box }: TaggedCell): boolean =>
    box[0] >= left - reach && box[2] <= right + reach;
  const isFull = (row: readonly TaggedCell[]): boolean => row.length === columns.length;
  const fits = rows.every((row) => row.every(isInside));
  const placed = fits
    ? placeCells(rows, columns.length, ({ box }) => columnsUnder(box, columns))
    : undefined;
  const isSpanned = placed?.some(
    (cell) => cell.columnSpan > 1 && isFull(rows[cell.row] as TaggedCell[]),
  );
  return placed === undefined || isSpanned ? undefined : { bounds, placed };
}

/** Cells in the columns that their own texts make. */
function placeInColumns(
  rows: readonly (readonly TaggedCell[])[],
  evidence: Evidence,
  hasHeader: boolean,
): Layout | undefined {
  const cells = rows.flat();
  const columns = findTextColumns(cells, hasHeader);
  if (columns.length < 2) return undefined;
  const placed = placeCells(rows, columns.length, ({ box }) => columnsUnder(box, columns));
  const bounds = columnsToBounds(columns, cells, evidence);
  return placed === undefined
    ? undefined
    : { placed: spanUpperHeads(placed, columns.length), bounds };
}

/** A header cell reaches over the empty ones after it where the row below has a header for each of them. */
function spanUpperHeads(placed: readonly PlacedCell[], columns: number): PlacedCell[] {
  const isTaken = (row: number, column: number): boolean =>
    placed.some(
      (cell) =>
        cell.row <= row &&
        row < cell.row + cell.rowSpan &&
        cell.column <= column &&
        column < cell.column + cell.columnSpan,
    );
  const startsAt = (row: number, column: number): boolean =>
    placed.some((cell) => cell.row === row && cell.column === column);
  return placed.map((cell) => {
    if (cell.row > 1 || cell.rowSpan > 1 || !startsAt(cell.row + 1, cell.column)) return cell;
    let end = cell.column + cell.columnSpan;
    while (end < columns && !isTaken(cell.row, end) && startsAt(cell.row + 1, end)) end += 1;
    return { ...cell, columnSpan: end - cell.column };
  });
}

/** Cells to columns and rows; absent where two would lie on each other. */
function placeCells(
  rows: readonly (readonly TaggedCell[])[],
  columns: number,
  place: (cell: TaggedCell) => readonly [first: number, end: number],
): PlacedCell[] | undefined {
  const tops = rows.map((row) => smallest(row.map(({ box }) => box[1])));
  const placed = rows.map((row) =>
    row.map((cell) => {
      const [first, end] = place(cell);
      // What stands alone in its row and reaches over one edge is the title of the rows below.
      const isTitle = row.length === 1 && first === 0 && end > 1;
      const reached = tops.findLastIndex((top) => top < cell.box[3] - slack);
      return {
        ...cell,
        column: first,
        columnSpan: (isTitle ? columns : end) - first,
        rowSpan: Math.max(1, reached - cell.row + 1),
      };
    }),
  );
  if (placed.some((row) => row.every((cell) => cell.rowSpan > 1))) return undefined;
  const taken = new Set<string>();
  for (const cell of placed.flat()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        const key = `${row} ${column}`;
        if (taken.has(key)) return undefined;
        taken.add(key);
      }
    }
  }
  return placed.flat();
}

/** From the top of a row's text to the foot of what does not reach into the next. */
function bandOf(cells: readonly PlacedCell[], row: number): Parameters<typeof toRowEdges>[0][0][0] {
  const here = cells.filter((cell) => cell.row === row);
  const bottom = largest(here.filter((cell) => cell.rowSpan === 1).map(({ box }) => box[3]));
  return {
    baseline: bottom,
    top: smallest(here.map(({ box }) => box[1])),
    bottom,
    size: largest(here.flatMap(({ spans }) => spans.map((span) => span.size))),
    cells: [],
  };
}

/** The placed cells and empty ones between them; words that no tag gave to a cell go to the one they stand in. */
function fillGrid(
  placed: readonly PlacedCell[],
  rows: number,
  bounds: readonly number[],
  rowEdges: readonly number[],
  others: readonly Span[],
): GridCell[] {
  const covers = (cell: PlacedCell, row: number, column: number): boolean =>
    row >= cell.row &&
    row < cell.row + cell.rowSpan &&
    column >= cell.column &&
    column < cell.column + cell.columnSpan;
  const grid: Omit<GridCell, "box">[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < bounds.length - 1; column += 1) {
      const cell = placed.find((one) => covers(one, row, column));
      if (cell === undefined) grid.push({ row, column, rowSpan: 1, columnSpan: 1, spans: [] });
      else if (cell.row === row && cell.column === column) {
        const { rowSpan, columnSpan, spans } = cell;
        grid.push({ row, column, rowSpan, columnSpan, spans });
      }
    }
  }
  return grid.map((cell) => {
    const box = cellBox({ ...cell, box: [0, 0, 0, 0] }, bounds, rowEdges);
    const inside = others.filter((span) => isInCell(span, box));
    return { ...cell, box, spans: inside.length === 0 ? cell.spans : [...cell.spans, ...inside] };
  });
}

/** Half open, so that no word is in two cells. */
function isInCell({ box }: Span, [left, top, right, bottom]: BoundingBox): boolean {
  const [x, y] = [centreX(box), centreY(box)];
  return x >= left && x < right && y >= top && y < bottom;
}
