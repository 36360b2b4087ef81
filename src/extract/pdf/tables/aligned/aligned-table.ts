import type { BoundingBox } from "../../../../document.ts";
import { largest, smallest } from "../../../../long-lists.ts";
import type { Fill, Ruling, Span } from "../../drawing/drawing.ts";
import { centreX, overlap, unionBoxes } from "../../drawing/geometry.ts";
import { mergeRulings, rulingBox } from "../../drawing/rulings.ts";
import { isLight } from "../../text/drawn-lights.ts";
import { cellStep, headStep, rowReach } from "../../text/line-step.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import type { Piece } from "../../text/pieces.ts";
import { openBandGaps } from "../edges/bands.ts";
import { findBounds, sameEdge } from "../edges/column-edges.ts";
import { cellFills, type Evidence, evidenceAround, findFrames } from "../edges/evidence.ts";
import { withHeadStarts } from "../edges/head-starts.ts";
import { spanHeaders } from "../edges/header-spans.ts";
import { findLabelForms } from "../forms/label-forms.ts";
import { findRepeatedCards, type OpenCard } from "../forms/repeated-cards.ts";
import type { PageTable } from "../grid/grid.ts";
import type { CutLine, Region } from "../grid/region.ts";
import { partAtLines, partByColumns } from "../region/another-table.ts";
import { splitBeside } from "../region/beside.ts";
import { caption, note, trimRegion } from "../region/captions.ts";
import { conformingLines, piecesInColumns } from "../region/conforming.ts";
import { findLoneBoxes, isFormOfBoxes } from "../region/form-boxes.ts";
import { withTitle } from "../region/heads-again.ts";
import { findRegions } from "../region/regions.ts";
import { withHeaderLevels, withWrappedHeads } from "../rows/header-levels.ts";
import { withMiddleHeads } from "../rows/middle-heads.ts";
import { mergeCells, middleRows } from "../rows/middle-rows.ts";
import { endsWithCode, joinNamesToCodes } from "../rows/names-under-codes.ts";
import type { TextRow } from "../rows/placed-lines.ts";
import { withoutRestsOfHeads } from "../rows/rests-of-heads.ts";
import { splitAtRoom } from "../rows/room-rows.ts";
import {
  bandsAreRows,
  cellBox,
  groupRows,
  groupsToCells,
  isBetween,
  levelEdges,
  toRowEdges,
} from "../rows/row-groups.ts";
import { splitUnderHeads } from "../rows/rows-under-heads.ts";
import { splitAtStackedLabels } from "../rows/stacked-labels.ts";
import { rowsUnderRuledHeader } from "../rows/under-ruled-header.ts";
import { type RowsBefore, usualStep, type WhiteRows, whiteRows } from "../rows/white-rows.ts";
import { columnAt, cutAtEdges, lineToRow } from "./placed-pieces.ts";
import { isRuledHead, isRuledName } from "./ruled-heads.ts";
import { looksLikeTable } from "./table-likeness.ts";

/** Tables that are told by the alignment of their text, with the help of what rules and fills there are. */
export function findAlignedTables(
  spans: readonly Span[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
  next: readonly (readonly Line[])[] = [],
  open?: OpenCard,
): PageTable[] {
  const all = spansToLines(spans.filter((span) => span.turn === 0));
  const cards = findRepeatedCards(all, page, open);
  const inCard = new Set(cards.flatMap((card) => card.lines));
  const outside = inCard.size === 0 ? all : all.filter((line) => !inCard.has(line));
  const found = findLabelForms(outside, next, page).filter(
    ({ table }) => !isDrawnOn(table.box, rulings, fills),
  );
  const forms = [...cards, ...found];
  const inForm = new Set(forms.flatMap((form) => form.lines));
  const lines = all.filter((line) => !inForm.has(line));
  const upright = mergeRulings(rulings).filter((ruling) => ruling.direction === "vertical");
  const uprightAt = (line: Line): number[] =>
    upright
      .filter((ruling) => overlap(ruling.from, ruling.to, line.box[1], line.box[3]) > 2)
      .map((ruling) => ruling.at);
  const frames = findFrames(rulings, fills);
  let boxes: readonly BoundingBox[] | undefined;
  const toRegions = (own: readonly Line[]): Region[] =>
    findRegions(own, frames, uprightAt).flatMap((region) => {
      boxes ??= findLoneBoxes(rulings);
      if (isFormOfBoxes(region, boxes)) return [];
      const sides = splitBeside(region, rulings, fills);
      if (sides === undefined) return [region];
      const [left, right] = sides.lines.map(toRegions) as [Region[], Region[]];
      return [
        ...left,
        ...right.map((one, at) => (at === 0 ? { ...one, begunBy: sides.begunBy } : one)),
      ];
    });
  const regions = toRegions(lines)
    .flatMap((region) => partAtLines(region, rulings, fills))
    .map((region) => withTitle(region, lines));
  const tables = extendRegions(regions, lines, rulings, fills).flatMap(({ region, frame }) =>
    regionToTables(region, rulings, fills, page, frame),
  );
  return [...forms.map(({ table }) => table), ...tables];
}

/** Whether rules or fills stand in a box. */
const isDrawnOn = (
  box: BoundingBox,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): boolean => {
  const meets = (other: BoundingBox): boolean =>
    overlap(other[0], other[2], box[0], box[2]) >= 0 &&
    overlap(other[1], other[3], box[1], box[3]) >= 0;
  return (
    rulings.some((ruling) => meets(rulingBox(ruling))) ||
    cellFills(fills).some((fill) => meets(fill.box))
  );
};

/** Regions whose columns are drawn take in the lines below them that stand in those columns. */
function extendRegions(
  regions: readonly Region[],
  lines: readonly Line[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): { readonly region: Region; readonly frame: Frame | undefined }[] {
  const extended: { region: Region; frame: Frame | undefined }[] = [];
  const taken = new Set<Line>();
  for (const region of regions) {
    const own = region.lines.filter(({ line }) => !taken.has(line));
    const last = own.at(-1)?.line;
    if (last === undefined || own.length < 2) continue;
    const rest = { ...region, lines: own, box: unionBoxes(own.map(({ line }) => line.box)) };
    const evidence = evidenceAround(rest.box, rulings, fills);
    const bounds = findBounds(rest, evidence);
    // The lines of a table beside another one are no lines of the page.
    const isOfPage = lines.includes(last);
    const mayGoOn = isOfPage && region.isOver !== true && hasDrawnColumns(bounds, evidence);
    const below = mayGoOn
      ? conformingLines(lines.slice(lines.indexOf(last) + 1), bounds, rulings, fills, own)
      : [];
    for (const line of below) taken.add(line);
    const more = below.map((line) => ({
      line,
      pieces: piecesInColumns(line, bounds.slice(1, -1)),
      framed: true,
    }));
    const all = [...own, ...more];
    extended.push({
      region: {
        ...rest,
        lines: all,
        box: unionBoxes(all.map(({ line }) => line.box)),
        tail: below.length > 0 ? [] : region.tail,
      },
      frame: below.length > 0 ? undefined : { evidence, bounds },
    });
  }
  return extended;
}

/**
 * A region to the tables in it: it is trimmed, and cut where a caption or a second header begins another, until each
 * part is one table. Parts wait in a list, not on the stack.
 */
function regionToTables(
  whole: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
  known?: Frame,
): PageTable[] {
  const tables: PageTable[] = [];
  const open: { readonly region: Region; readonly frame?: Frame | undefined }[] = [
    { region: whole, frame: known },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { region, frame } = next;
    const evidence = frame?.evidence ?? evidenceAround(region.box, rulings, fills);
    const bounds = frame?.bounds ?? findBounds(region, evidence);
    const trimmed = trimRegion(region, bounds, rulings, fills);
    if (trimmed.lines.length < region.lines.length) {
      if (trimmed.lines.length >= 2) open.push({ region: trimmed });
      continue;
    }
    const parts = partByColumns(region, bounds, rulings, fills);
    if (parts.length > 1 || parts.some(({ lines }) => lines.length < region.lines.length)) {
      for (const part of parts.toReversed()) open.push({ region: part });
      continue;
    }
    const table = layGrid(region, { evidence, bounds }, fills, page);
    if (table !== undefined) tables.push(table);
  }
  return tables;
}

/** Lays a grid under a region's text; absent where none fits, or where it would be no table. */
export function regionToTable(
  found: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
  known: readonly number[] | boolean = false,
  goesOnFrom?: RowsBefore,
): PageTable | undefined {
  const [left, top, right, bottom] = found.box;
  // Where the last columns are empty, the table reaches farther than its text.
  const box: BoundingBox =
    typeof known === "boolean"
      ? found.box
      : [Math.min(left, known[0] as number), top, Math.max(right, known.at(-1) as number), bottom];
  const evidence = evidenceAround(box, rulings, fills);
  const bounds =
    typeof known === "boolean" ? findBounds(found, evidence) : withDrawnSides(known, evidence);
  return layGrid(found, { evidence, bounds }, fills, page, known, goesOnFrom);
}

/** Cells are padded at their sides by no more than this (points). */
const widestPadding = 10;

/** Columns known from text alone, whose outer cells are drawn a little farther out on this page. */
function withDrawnSides(edges: readonly number[], { level }: Evidence): readonly number[] {
  const [left, right] = [edges[0] as number, edges.at(-1) as number];
  return [
    smallest([left, ...level.map(({ from }) => from).filter((x) => x >= left - widestPadding)]),
    ...edges.slice(1, -1),
    largest([right, ...level.map(({ to }) => to).filter((x) => x <= right + widestPadding)]),
  ];
}

/** Where a region's cells may begin and end: what is drawn there, and its columns. */
interface Frame {
  readonly evidence: Evidence;
  readonly bounds: readonly number[];
}

function layGrid(
  found: Region,
  { evidence, bounds }: Frame,
  fills: readonly Fill[],
  page: number,
  known: readonly number[] | boolean = false,
  goesOnFrom: RowsBefore = { banded: false },
): PageTable | undefined {
  if (bounds.length < 3) return undefined;
  const region = withHeadStarts(withLooseLines(found, bounds, evidence));
  const rows = region.lines.map(({ line, pieces }) => lineToRow(line, pieces, bounds));
  const dividers = levelEdges(evidence, bounds);
  const isRuledOff = goesOnFrom.banded && goesOnFrom.lineStep === undefined;
  const areBands = bandsAreRows(rows, dividers);
  const inWhite = (before: RowsBefore): WhiteRows | undefined =>
    whiteRows(writtenRows(rows), bounds.length - 1, isBetween(dividers), before);
  const mayBeApart = areBands && (!isRuledOff || goesOnFrom.isOneRow === true);
  const apart = mayBeApart
    ? rowsUnderRuledHeader(rows, dividers, () => inWhite({ banded: false }))
    : undefined;
  const isDrawn = apart === undefined && (areBands || (isRuledOff && dividers.length > 0));
  const around =
    isDrawn || isRuledOff
      ? undefined
      : middleRows(writtenRows(rows), bounds.length - 1, isBetween(dividers));
  const white = isDrawn ? undefined : (around ?? apart ?? inWhite(goesOnFrom));
  const banded = isDrawn || isRuledOff || white !== undefined;
  const gaps = isDrawn ? openBandGaps(rows, dividers, fills) : [];
  const told = white?.groups ?? groupRows(rows, bounds, [...dividers, ...gaps], banded);
  const drawn = (isDrawn ? undefined : joinNamesToCodes(told)) ?? told;
  // White space has parted what it does: only names over several heads are left to be told.
  const headerStep = white === undefined ? usualStep(rows) : undefined;
  const hasLevels = (isDrawn || white !== undefined) && known === false;
  const levelled = hasLevels ? withHeaderLevels(drawn, headerStep) : drawn;
  const parted =
    around === undefined
      ? splitUnderHeads(splitAtRoom(splitAtStackedLabels(levelled, bounds.length - 1), bounds))
      : levelled;
  const rest = withoutRestsOfHeads(withWrappedHeads(withMiddleHeads(parted)), bounds, evidence);
  const groups = region.title === undefined ? rest : [titleRows(region.title, bounds), ...rest];
  const grid = mergeCells(groupsToCells(groups, bounds, evidence), groups, around?.merged ?? []);
  // What goes on from the page before has its header there.
  const cells = spanHeaders(grid, bounds, evidence, typeof known === "boolean");
  const framed = region.framed || hasDrawnColumns(bounds, evidence);
  if (
    known === false &&
    !looksLikeTable(cells, { ...region, framed }, bounds.length - 1, groups.length, banded)
  ) {
    return undefined;
  }
  const rowEdges = toRowEdges(groups, evidence);
  return {
    page,
    method: "aligned",
    box: [
      bounds[0] as number,
      rowEdges[0] as number,
      bounds.at(-1) as number,
      rowEdges.at(-1) as number,
    ],
    columnEdges: bounds,
    rowEdges,
    cells: cells.map((cell) => ({ ...cell, box: cellBox(cell, bounds, rowEdges) })),
    weak: groups.length < 2,
    banded,
    ...(white === undefined ? {} : { lineStep: white.lineStep }),
    ...(found.begunBy === undefined ? {} : { begunBy: found.begunBy }),
  };
}

/** The lines of a card's title, of a row over all its columns. */
const titleRows = (title: readonly CutLine[], bounds: readonly number[]): TextRow[] =>
  title.map(({ line, pieces }) => ({
    ...lineToRow(line, pieces, bounds),
    cells: pieces.map((piece) => ({ column: 0, columnSpan: bounds.length - 1, piece })),
  }));

/** White space is left between texts: what stands for lights says nothing of it. */
const writtenRows = (rows: readonly TextRow[]): readonly TextRow[] =>
  rows.flatMap((row) => {
    const cells = row.cells.filter(({ piece }) => !piece.spans.every(isLight));
    if (cells.length === row.cells.length) return [row];
    return cells.length === 0 ? [] : [{ ...row, cells }];
  });

/** Most of the inner column edges are drawn somewhere. */
function hasDrawnColumns(bounds: readonly number[], evidence: Evidence): boolean {
  const inner = bounds.slice(1, -1);
  const drawn = inner.filter((x) =>
    evidence.upright.some((edge) => Math.abs(edge.at - x) <= sameEdge),
  );
  return drawn.length >= 2 && drawn.length >= 0.6 * inner.length;
}

/** Adds the lines over and under a region that stand in its columns at the ordinary line step. */
function withLooseLines(region: Region, bounds: readonly number[], { level }: Evidence): Region {
  const second = bounds[1] as number;
  const fits = ({ line }: CutLine): boolean =>
    columnAt(bounds, line.box[0] + 1) === columnAt(bounds, line.box[2] - 1);
  const isNear = (above: Line, below: Line): boolean =>
    below.baseline - above.baseline < cellStep * Math.max(above.size, below.size);
  const lines = [...region.lines];
  for (const cut of [...region.lead].reverse()) {
    const first = lines[0] as CutLine;
    if (isRowOver(cut, first, region, bounds)) {
      lines.unshift({
        ...cut,
        pieces: cut.pieces.flatMap((piece) => cutAtEdges(piece, bounds, cut.line.size)),
      });
      continue;
    }
    const isHead = fits(cut)
      ? isNear(cut.line, first.line) || isRuledHead(cut.line, first.line, level)
      : headsColumns(cut.line, first.line, bounds) ||
        isRuledName(cut.line, first.line, second, level);
    if (!isHead || cut.line.box[0] < second - 1) break;
    if (caption.test(cut.line.text)) break;
    lines.unshift(cut);
  }
  for (const cut of region.tail) {
    const last = lines.at(-1) as CutLine;
    const readsOn =
      cut.line.box[0] >= second - 1 || /^\p{Ll}/u.test(cut.line.text) || endsWithCode(lines);
    if (!isNear(last.line, cut.line) || !fits(cut) || !readsOn || note.test(cut.line.text)) break;
    lines.push(cut);
  }
  return { ...region, lines, box: unionBoxes(lines.map(({ line }) => line.box)) };
}

/** Rows of one table begin in their columns within this of each other (points). */
const sameStart = 2;

/** A row whose label comes close to its text is cut where the columns below it begin. */
function isRowOver(
  { line, pieces }: CutLine,
  first: CutLine,
  { lines }: Region,
  bounds: readonly number[],
): boolean {
  if (first.line.baseline - line.baseline > rowReach * line.size) return false;
  const parts = pieces.flatMap((piece) => cutAtEdges(piece, bounds, line.size));
  const all = lines.flatMap((cut) =>
    cut.pieces.flatMap((one) => cutAtEdges(one, bounds, cut.line.size)),
  );
  const isColumn = ({ box }: Piece, column: number): boolean => {
    const starts = all
      .filter((one) => columnAt(bounds, one.box[0] + 1) === column)
      .map((one) => one.box[0]);
    return (
      columnAt(bounds, box[2] - 1) === column &&
      // Where a column holds lists, other text of it stands left of them.
      (column > 0
        ? starts.some((start) => start >= box[0] - sameStart)
        : Math.abs(smallest(starts) - box[0]) <= sameStart)
    );
  };
  return (
    parts.length >= 2 &&
    columnAt(bounds, (parts[0] as Piece).box[0] + 1) === 0 &&
    parts.every((part) => isColumn(part, columnAt(bounds, part.box[0] + 1)))
  );
}

/** A line over several columns stands in the middle of those after the first; a caption in that of all. */
function headsColumns(line: Line, first: Line, bounds: readonly number[]): boolean {
  const [left, second, right] = [bounds[0], bounds[1], bounds.at(-1)] as [number, number, number];
  const middle = centreX(line.box);
  return (
    first.baseline - line.baseline < headStep * Math.max(line.size, first.size) &&
    Math.abs(middle - (second + right) / 2) < Math.abs(middle - (left + right) / 2)
  );
}
