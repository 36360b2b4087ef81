import type { BoundingBox, Cell, RunningText } from "../../document.ts";
import type { Drawing, Span } from "./drawing/drawing.ts";
import { containsBox, roundBox } from "./drawing/geometry.ts";
import { cellMarks, type Looks, type Moved } from "./drawing/marks.ts";
import { boxOnPage } from "./drawing/orientation.ts";
import { boxOnPaper, cellDoubts } from "./scan/doubts.ts";
import type { PageTable } from "./tables/grid/grid.ts";
import { findTables } from "./tables/index.ts";
import { findFootHeader } from "./tables/over-pages/foot-header.ts";
import { withFootTitle } from "./tables/over-pages/foot-title.ts";
import { findCutOffLine, isCutOff, type NextPage } from "./tables/over-pages/lone-rows.ts";
import type { TablePart } from "./tables/over-pages/stitch.ts";
import { findRuledTables, spansOutside } from "./tables/ruled/ruled-table.ts";
import { findWalls, sideOf, type Wall } from "./text/abreast.ts";
import { cellText } from "./text/cell-text.ts";
import { isLeader } from "./text/leaders.ts";
import { movedLights } from "./text/lights-of-rows.ts";
import { type Line, spansToLines } from "./text/lines.ts";
import { type ProseBlock, spansToProse } from "./text/prose.ts";
import { findMarginLines, findRunningLines, type MarginLine } from "./text/running.ts";

/** A page as drawn, with what its neighbours need of it. */
export interface PageLayout {
  readonly drawing: Drawing;
  readonly looks: Looks;
  readonly lines: readonly Line[];
  readonly margin: readonly MarginLine[];
}

export interface PageContent {
  readonly page: number;
  readonly items: readonly (ProseBlock | TablePart)[];
  readonly running: readonly RunningText[];
}

export function toPageLayout(drawing: Drawing, looks: Looks): PageLayout {
  const lines = spansToLines(drawing.spans.filter((span) => span.turn === 0));
  const isScanned = drawing.lean !== undefined;
  return { drawing, looks, lines, margin: findMarginLines(lines, drawing.height, isScanned) };
}

/** A page's words alone, where its tables could not be looked for. */
export const toPlainContent = ({ drawing: { page, spans } }: PageLayout): PageContent => ({
  page,
  items: spansToProse(spans, page),
  running: [],
});

/** One page to its running text, tables and paragraphs, in reading order. */
export function toPageContent(
  layout: PageLayout,
  neighbours: readonly (readonly MarginLine[])[],
  before: PageContent | undefined,
  after: PageLayout | undefined,
): PageContent {
  const { drawing } = layout;
  const { page } = drawing;
  const ruledBefore = findRuledTables(drawing.rulings, drawing.spans, page);
  const running = findRunningLines(
    layout.margin,
    neighbours,
    ruledBefore.map((table) => table.box),
    layout.lines,
    drawing.rulings,
  );
  const outside = new Set<Span>(running.flatMap((one) => one.line.spans));
  const spans =
    outside.size === 0 ? drawing.spans : drawing.spans.filter((span) => !outside.has(span));
  const next = after && toNextPage(after);
  const isCutOffHere = (row: PageTable): boolean =>
    isCutOff(
      row,
      spans.map((span) => span.box),
      lastTable(before)?.columnEdges,
      next,
    );
  const whole = findTables(drawing, spans, openTable(before), isCutOffHere, next);
  const cutOff = findCutOffLine(spans, whole, next, page);
  const header =
    cutOff === undefined && next !== undefined
      ? findFootHeader(spans, whole, drawing, () => firstTables(next))
      : undefined;
  const own = [...whole, ...[cutOff, header].filter((one) => one !== undefined)];
  const tables = withFootTitle(own, spans, next);
  const boxes = tables.map((table) => table.box);
  const walls = findWalls(boxes);
  const prose = spansToProse(spansInNoCell(spans, tables), page, walls);
  const items = inReadingOrder([...prose, ...tables], walls);
  return {
    page,
    items: items.map((item, index) =>
      "kind" in item ? item : toPart(item, layout, index === 0, index === items.length - 1),
    ),
    running: running.map((one) => ({
      kind: one.side,
      page,
      text: one.line.text.replaceAll("\u00ad", "-"),
    })),
  };
}

/** Words that no table has, those of a chart in a cell among them; a word may have been cut at a cell's edge. */
function spansInNoCell(spans: readonly Span[], tables: readonly PageTable[]): Span[] {
  const own = tables.flatMap(({ cells }) => cells.flatMap((cell) => cell.spans));
  const isOwn = new Set(own);
  const boxes = tables.map((table) => table.box);
  const outside = new Set(spansOutside(spans, boxes));
  return spans.filter(
    (span) =>
      !isOwn.has(span) &&
      (outside.has(span) ||
        (!isLeader(span) && !own.some((part) => containsBox(span.box, part.box, 0.5)))),
  );
}

/**
 * From the top down; columns of prose keep the order they came in, from where they begin, and a table's title and
 * notes stay with it where another stands beside it.
 */
function inReadingOrder(
  items: readonly (ProseBlock | PageTable)[],
  walls: readonly Wall[],
): readonly (ProseBlock | PageTable)[] {
  const places = new Map(items.map((item) => [item, toPlace(item, walls)]));
  const tops = new Map<Wall, number>();
  for (const { wall, top } of places.values()) {
    if (wall) tops.set(wall, Math.min(top, tops.get(wall) ?? Infinity));
  }
  const begin = ({ wall, top }: Place): number => (wall && tops.get(wall)) ?? top;
  return [...items].sort((one, other) => {
    const [a, b] = [places.get(one) as Place, places.get(other) as Place];
    if (a.wall !== undefined && a.wall === b.wall) return a.x - b.x || a.top - b.top;
    if (a.inColumns && b.inColumns && a.top === b.top) return 0;
    return begin(a) - begin(b) || a.x - b.x;
  });
}

/** Where something is read: what stands at a wall counts from the wall's beginning, the left side first. */
interface Place {
  readonly top: number;
  readonly x: number;
  readonly inColumns: boolean;
  readonly wall: Wall | undefined;
}

function toPlace(item: ProseBlock | PageTable, walls: readonly Wall[]): Place {
  const columnsTop = "kind" in item ? item.top : undefined;
  const wall = walls.find((one) => sideOf(one, item.box) !== undefined);
  const side = wall && sideOf(wall, item.box);
  return {
    top: columnsTop ?? item.box[1],
    x: wall === undefined ? item.box[0] : side === "left" ? 0 : 1,
    inColumns: columnsTop !== undefined,
    wall,
  };
}

/** The table that stands last on a page, told by alignment: it may go on on the next. */
function openTable(before: PageContent | undefined): TablePart | undefined {
  const last = lastTable(before);
  return last?.method === "aligned" ? last : undefined;
}

function lastTable(before: PageContent | undefined): TablePart | undefined {
  const last = before?.items.at(-1);
  return last?.kind === "part" ? last : undefined;
}

/** The table with which a page begins: near the margin its first rows may stand, or running text, line by line. */
function* firstTables({ drawing, lines, isMargin }: NextPage): Generator<PageTable> {
  const near = lines.filter(({ box }) => isMargin(box) && box[1] < drawing.height / 2);
  for (let running = 0; running <= near.length; running += 1) {
    const [, , , top] = near[running - 1]?.box ?? [0, 0, 0, 0];
    const isOutside = (box: BoundingBox): boolean =>
      running > 0 && isMargin(box) && (box[3] <= top + 1 || box[1] > drawing.height / 2);
    const spans = drawing.spans.filter(({ box }) => !isOutside(box));
    const tables = findTables(drawing, spans, undefined, () => false, undefined);
    const [first] = tables.sort((one, other) => one.box[1] - other.box[1]);
    if (first && spans.every(({ box }) => box[3] > (first.box[1] as number) - 2)) yield first;
  }
}

function toNextPage({ drawing, lines, margin }: PageLayout): NextPage {
  const boxes = margin.map(({ line }) => line.box);
  const isMargin = (box: BoundingBox): boolean => boxes.some((one) => containsBox(one, box, 0.1));
  return { drawing, lines, readings: [lines, lines.filter(({ box }) => !isMargin(box))], isMargin };
}

function toPart(table: PageTable, layout: PageLayout, first: boolean, last: boolean): TablePart {
  const moved = movedLights(table.cells, layout.drawing);
  return {
    kind: "part",
    page: table.page,
    method: table.method,
    box: table.box as TablePart["box"],
    columnEdges: table.columnEdges,
    rows: table.rowEdges.length - 1,
    cells: table.cells.map((cell) => toCell(cell, layout, moved.get(cell))),
    scanned: layout.drawing.lean !== undefined,
    weak: table.weak,
    banded: table.banded,
    ...(table.lineStep === undefined ? {} : { lineStep: table.lineStep }),
    ...(table.textsAt === undefined ? {} : { textsAt: table.textsAt }),
    ...(table.cardLabels === undefined ? {} : { cardLabels: table.cardLabels }),
    ...(table.tagged === undefined ? {} : { tagged: table.tagged }),
    ...(table.begunBy === undefined ? {} : { begunBy: table.begunBy }),
    first,
    last,
  };
}

function toCell(
  cell: PageTable["cells"][number],
  layout: PageLayout,
  moved: Moved | undefined,
): Cell {
  const { row, column, rowSpan, columnSpan, box, spans } = cell;
  const { turn, width, height } = layout.drawing;
  const isSideways = turn === 90 || turn === 270;
  const onPage = (one: BoundingBox): BoundingBox =>
    boxOnPage(
      boxOnPaper(one, layout.drawing),
      turn,
      isSideways ? height : width,
      isSideways ? width : height,
    );
  const bold = spans.length > 0 && spans.every((span) => span.face.bold || span.face.symbol);
  return {
    page: layout.drawing.page,
    row,
    column,
    rowSpan,
    columnSpan,
    text: cellText(spans, box),
    box: roundBox(onPage(box)),
    marks: cellMarks(box, spans, layout.drawing, layout.looks, moved).map((mark) =>
      mark.box === undefined ? mark : { ...mark, box: roundBox(onPage(mark.box)) },
    ),
    ...(bold ? { bold } : {}),
    ...cellDoubts(box, spans, layout.drawing.unread),
  };
}
