/**
 * One room a question:
 *
 * - `ruled/`: which cells do rules mark out?
 * - `tagged/`: which do the file's own structure tags tell of?
 * - `aligned/`: which does the alignment of text tell of, with what rules and fills there are? Its steps:
 *   - `region/`: where does a table begin and end?
 *   - `edges/`: where are its columns? Drawn edges are weighed in `evidence.ts`; white strips between texts are found in
 *     `text-columns.ts`; `column-edges.ts` decides. `header-spans.ts` lets headers reach over them.
 *   - `rows/`: which lines are one row, and which cells of it reach into the next?
 * - `forms/`: labels with texts beside them, of which nothing is drawn.
 * - `over-pages/`: what goes on from the page before, or on the next?
 * - `grid/`: what all of them speak of: a region's lines, a table's cells.
 */

import type { BoundingBox } from "../../../document.ts";
import { smallest } from "../../../long-lists.ts";
import type { Drawing, Ruling, Span } from "../drawing/drawing.ts";
import { boxArea, containsBox, intersectBoxes } from "../drawing/geometry.ts";
import { rulingBox } from "../drawing/rulings.ts";
import { tablesWithout } from "../drawing/tags.ts";
import { isLight, lightsAsSpans } from "../text/drawn-lights.ts";
import { findBarCharts, findFigures, isInAny } from "../text/figures.ts";
import { type Line, spansToLines } from "../text/lines.ts";
import { layHeadsDown } from "../text/turned-heads.ts";
import { findAlignedTables } from "./aligned/aligned-table.ts";
import { refineTable } from "./aligned/refine.ts";
import type { GridCell, PageTable } from "./grid/grid.ts";
import { findContinuation } from "./over-pages/continuation.ts";
import type { NextPage } from "./over-pages/lone-rows.ts";
import type { TablePart } from "./over-pages/stitch.ts";
import { findProseBeside } from "./region/prose-beside.ts";
import { isHeaderOnly } from "./ruled/header-only.ts";
import { partInnerTables } from "./ruled/inner-tables.ts";
import { findRuledTables, spansOutside } from "./ruled/ruled-table.ts";
import { findTaggedTables } from "./tagged/tagged-table.ts";

/** A page's tables; what is written along the axes of a chart in a cell is not the cell's. */
export function findTables(
  drawing: Drawing,
  spans: readonly Span[],
  open: TablePart | undefined,
  isCutOffHere: (row: PageTable) => boolean,
  next: NextPage | undefined,
): PageTable[] {
  const charts = findBarCharts(drawing);
  const tables = findWithCharts(drawing, charts, spans, open, isCutOffHere, next);
  if (charts.length === 0) return tables;
  const withoutCharts = (cell: GridCell): GridCell => ({
    ...cell,
    spans: cell.spans.filter((span) => !isInAny(span, charts)),
  });
  return tables.map((table) => ({ ...table, cells: table.cells.map(withoutCharts) }));
}

/** The certain tables before the likely ones: ruled, then tagged, then ruled in part or told by alignment. */
function findWithCharts(
  drawing: Drawing,
  charts: readonly BoundingBox[],
  spans: readonly Span[],
  open: TablePart | undefined,
  isCutOffHere: (row: PageTable) => boolean,
  next: NextPage | undefined,
): PageTable[] {
  const { tagged, page } = drawing;
  const figures = findFigures(drawing);
  // What is drawn in a chart bounds no cell. Where no rules do, what is written there shows that it has a column.
  const { rulings, fills } = drawnOutside(drawing, charts);
  const written = charts.length === 0 ? spans : spans.filter((span) => !isInAny(span, charts));
  const grids = findRuledTables(rulings, written, page).filter(
    (table) => !isFigureGrid(table, figures) && !isHeaderOnly(table, spans),
  );
  const ruled = partInnerTables(grids, written, rulings).flatMap(
    (outer) => refineTable(outer.table, outer.spans, outer.rulings, fills) ?? [],
  );
  const certain = ruled.filter(
    (table) => !table.weak || isKey(table, drawing) || isCutOffHere(table),
  );
  const unruled = spansOutside(
    spans,
    certain.map((table) => table.box),
  ).filter((span) => !isInAny(span, figures));
  const ruledTags = certain.flatMap(({ cells }) =>
    cells.flatMap((cell) => cell.spans.map((span) => span.tag)),
  );
  const untouched = tablesWithout(tagged, new Set(ruledTags));
  const strong = [
    ...certain,
    ...findTaggedTables(untouched, unruled, rulings, fills, page, open?.columnEdges),
  ];
  const boxes = strong.map((table) => table.box);
  const unboxed = spansOutside(spans, boxes).filter((span) => !isInAny(span, figures));
  const { rulings: free, fills: freeFills } = drawnOutside({ rulings, fills }, boxes);
  const beside = findProseBeside(unboxed, free, freeFills);
  const words = unboxed.filter((span) => !beside.has(span));
  const rest = [
    ...layHeadsDown(words),
    ...lightsAsSpans(drawing, words, [...boxes, ...figures, ...charts]),
  ];
  const upper = smallest([drawing.height, ...boxes.map((box) => box[1])]);
  const linesAbove = (): Line[] =>
    spansToLines(rest.filter((span) => span.turn === 0 && span.box[3] <= upper + 2));
  const goesOn = open && findContinuation(linesAbove(), open, free, freeFills, page);
  if (goesOn === undefined) {
    const tables = findAlignedTables(rest, free, freeFills, page, next?.readings, open);
    return [...strong, ...withoutLights(tables)];
  }
  const below = (y: number): boolean => y > goesOn.box[3] - 1;
  const left = rest.filter((span) => below(span.box[1]));
  const tables = findAlignedTables(
    left,
    rulingsUnder(goesOn.box, left, free),
    freeFills.filter((fill) => below(fill.box[1])),
    page,
    next?.readings,
    open,
  );
  return [...withoutLights([goesOn]), ...strong, ...withoutLights(tables)];
}

/** What closes a table stands so close under its last text (points). */
const closest = 12;

/** The rules under a table, but for that which closes it: closer to its last row than to the text below. */
function rulingsUnder(
  [, , , bottom]: BoundingBox,
  below: readonly Span[],
  rulings: readonly Ruling[],
): Ruling[] {
  const next = smallest([Infinity, ...below.map(({ box }) => box[1])]);
  return rulings.filter((ruling) => {
    const [, , , end] = rulingBox(ruling);
    const isClosing =
      ruling.direction === "horizontal" && end - bottom < Math.min(closest, next - end);
    return end > bottom + 1 && !isClosing;
  });
}

/** Tables without what stood for their lights: these are marks of the cells they lie in. */
const withoutLights = (tables: readonly PageTable[]): PageTable[] =>
  tables.map((table) => ({ ...table, cells: table.cells.map(cellWithoutLights) }));

const cellWithoutLights = (cell: GridCell): GridCell =>
  cell.spans.some(isLight) ? { ...cell, spans: cell.spans.filter((span) => !isLight(span)) } : cell;

/** What is drawn, but for what lies in some boxes. */
function drawnOutside(
  { rulings, fills }: Pick<Drawing, "rulings" | "fills">,
  boxes: readonly BoundingBox[],
): Pick<Drawing, "rulings" | "fills"> {
  if (boxes.length === 0) return { rulings, fills };
  const isOutside = (box: BoundingBox): boolean => !boxes.some((one) => containsBox(one, box, 3));
  return {
    rulings: rulings.filter((ruling) => isOutside(rulingBox(ruling))),
    fills: fills.filter((fill) => isOutside(fill.box)),
  };
}

/** A ruled table with pictures in one column and words in the next, as the key to a report's lights has. */
function isKey(table: PageTable, { pictures, shapes }: Drawing): boolean {
  if (table.rowEdges.length < 3) return false;
  const marks = [...pictures, ...shapes].map(({ box }) => box);
  const columns = new Set(
    table.cells
      .filter(({ box, spans }) => spans.length > 0 || marks.some((one) => containsBox(box, one, 1)))
      .map(({ column }) => column),
  );
  return columns.size >= 2;
}

/** A chart's axes may reach a little beyond what it shows. */
const figurePart = 0.75;

/** The grid of a chart. */
const isFigureGrid = (table: PageTable, figures: readonly BoundingBox[]): boolean =>
  figures.some((figure) => {
    const shared = intersectBoxes(figure, table.box);
    return shared !== undefined && boxArea(shared) >= figurePart * boxArea(table.box);
  });
