import type { BoundingBox } from "../../document.ts";
import { conformingLines } from "./conforming.ts";
import type { Fill, Ruling, Span } from "./drawing.ts";
import { type Evidence, evidenceIn, findFrames } from "./evidence.ts";
import { boxWidth, centreX, overlap, unionBoxes } from "./geometry.ts";
import type { GridCell, PageTable } from "./grid.ts";
import { spanHeaders } from "./header-spans.ts";
import { type Line, spansToLines } from "./lines.ts";
import { isFigure, lineToPieces, type Piece, toPiece } from "./pieces.ts";
import { type CutLine, findRegions, type Region } from "./regions.ts";
import { clusterPositions, mergeRulings } from "./rulings.ts";
import { caption, note, splitRegion, trimRegion } from "./split-region.ts";
import { looksLikeTable } from "./table-likeness.ts";
import { findRivers, median, type River } from "./text-columns.ts";
import { joinLines, type PlacedPiece, type TextRow } from "./text-rows.ts";
import { splitAtTitles } from "./titles.ts";

/** Edges closer than this are one (points). */
const sameEdge = 4;
/** An edge that this part of the lines cross is not one. */
const crossedPart = 0.3;
/** Baselines of one cell are no farther apart (parts of the font size). */
const lineStep = 1.5;
/** A header over several columns may stand a little higher. */
const headStep = 2.1;

/** Tables that are told by the alignment of their text, with the help of what rules and fills there are. */
export function findAlignedTables(
  spans: readonly Span[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
): PageTable[] {
  const lines = spansToLines(spans.filter((span) => span.turn === 0));
  const upright = mergeRulings(rulings).filter((ruling) => ruling.direction === "vertical");
  const uprightAt = (line: Line): number[] =>
    upright
      .filter((ruling) => overlap(ruling.from, ruling.to, line.box[1], line.box[3]) > 2)
      .map((ruling) => ruling.at);
  const regions = findRegions(lines, findFrames(rulings, fills), uprightAt).flatMap((region) =>
    splitAtTitles(region, rulings, fills),
  );
  return extendRegions(regions, lines, rulings, fills).flatMap((region) =>
    regionToTables(region, rulings, fills, page),
  );
}

/** Regions whose columns are drawn take in the lines below them that stand in those columns. */
function extendRegions(
  regions: readonly Region[],
  lines: readonly Line[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): Region[] {
  const extended: Region[] = [];
  const taken = new Set<Line>();
  for (const region of regions) {
    const own = region.lines.filter(({ line }) => !taken.has(line));
    const last = own.at(-1)?.line;
    if (last === undefined || own.length < 2) continue;
    const rest = { ...region, lines: own, box: unionBoxes(own.map(({ line }) => line.box)) };
    const evidence = evidenceAround(rest, rulings, fills);
    const bounds = findBounds(rest, evidence);
    const below = hasDrawnColumns(bounds, evidence)
      ? conformingLines(lines.slice(lines.indexOf(last) + 1), bounds, rulings, fills, last)
      : [];
    for (const line of below) taken.add(line);
    const more = below.map((line) => ({
      line,
      pieces: lineToPieces(line, bounds.slice(1, -1)),
      framed: true,
    }));
    const all = [...own, ...more];
    extended.push({
      ...rest,
      lines: all,
      box: unionBoxes(all.map(({ line }) => line.box)),
      tail: below.length > 0 ? [] : region.tail,
    });
  }
  return extended;
}

/** A region to the tables in it: it is cut where a caption or a second header begins another. */
function regionToTables(
  region: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
): PageTable[] {
  const bounds = findBounds(region, evidenceAround(region, rulings, fills));
  const trimmed = trimRegion(region, bounds, rulings, fills);
  if (trimmed.lines.length < region.lines.length) {
    return trimmed.lines.length < 2 ? [] : regionToTables(trimmed, rulings, fills, page);
  }
  const parts = splitRegion(region, bounds, rulings, fills);
  if (parts.length > 1) {
    return parts.flatMap((part) => regionToTables(part, rulings, fills, page));
  }
  const table = regionToTable(region, rulings, fills, page);
  return table === undefined ? [] : [table];
}

function evidenceAround(
  { box }: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): Evidence {
  const margin = 8;
  const around: BoundingBox = [
    box[0] - margin * 4,
    box[1] - margin,
    box[2] + margin * 4,
    box[3] + margin,
  ];
  return evidenceIn(around, rulings, fills);
}

/** Lays a grid under a region's text; absent where none fits, or where it would be no table. */
export function regionToTable(
  found: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
  known: readonly number[] | boolean = false,
  knownBanded = false,
): PageTable | undefined {
  const margin = 8;
  const { box } = found;
  const around: BoundingBox = [
    box[0] - margin * 4,
    box[1] - margin,
    box[2] + margin * 4,
    box[3] + margin,
  ];
  const evidence = evidenceIn(around, rulings, fills);
  const bounds = typeof known === "boolean" ? findBounds(found, evidence) : known;
  if (bounds.length < 3) return undefined;
  const region = withLooseLines(found, bounds);
  const rows = region.lines.map(({ line, pieces }) => lineToRow(line, pieces, bounds));
  const dividers = levelEdges(evidence, (bounds.at(-1) as number) - (bounds[0] as number));
  const banded = knownBanded || bandsAreRows(rows, dividers);
  const groups = groupRows(rows, bounds, dividers, banded);
  const grid = groupsToCells(groups, bounds, evidence);
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
  };
}

/** Most of the inner column edges are drawn somewhere. */
function hasDrawnColumns(bounds: readonly number[], evidence: Evidence): boolean {
  const inner = bounds.slice(1, -1);
  const drawn = inner.filter((x) =>
    evidence.upright.some((edge) => Math.abs(edge.at - x) <= sameEdge),
  );
  return drawn.length >= 2 && drawn.length >= 0.6 * inner.length;
}

/** Adds the lines over and under a region that stand in its columns at the ordinary line step. */
function withLooseLines(region: Region, bounds: readonly number[]): Region {
  const second = bounds[1] as number;
  const fits = ({ line }: CutLine): boolean =>
    columnAt(bounds, line.box[0] + 1) === columnAt(bounds, line.box[2] - 1);
  const isNear = (above: Line, below: Line): boolean =>
    below.baseline - above.baseline < lineStep * Math.max(above.size, below.size);
  const lines = [...region.lines];
  for (const cut of [...region.lead].reverse()) {
    const first = lines[0] as CutLine;
    const isHead = fits(cut)
      ? isNear(cut.line, first.line)
      : headsColumns(cut.line, first.line, bounds);
    if (!isHead || cut.line.box[0] < second - 1) break;
    if (caption.test(cut.line.text)) break;
    lines.unshift(cut);
  }
  for (const cut of region.tail) {
    const last = lines.at(-1) as CutLine;
    const readsOn = cut.line.box[0] >= second - 1 || /^\p{Ll}/u.test(cut.line.text);
    if (!isNear(last.line, cut.line) || !fits(cut) || !readsOn || note.test(cut.line.text)) break;
    lines.push(cut);
  }
  return { ...region, lines, box: unionBoxes(lines.map(({ line }) => line.box)) };
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

/** The edges of all columns, the outer ones among them. */
function findBounds(region: Region, evidence: Evidence): number[] {
  const { box } = region;
  return [
    Math.min(box[0], ...evidence.level.map((edge) => edge.from)),
    ...findColumnEdges(region, evidence),
    Math.max(box[2], ...evidence.level.map((edge) => edge.to)),
  ];
}

/** Column edges: those drawn, and the middles of the white strips that have none. */
function findColumnEdges(region: Region, evidence: Evidence): number[] {
  const pieceLines = region.lines.map(({ line, pieces }) => ({
    pieces,
    size: line.size,
    baseline: line.baseline,
  }));
  const rivers = findRivers(pieceLines);
  const drawn = clusterPositions(
    evidence.upright.map((edge) => edge.at),
    sameEdge,
  ).filter(
    (x) => x > region.box[0] + 2 && x < region.box[2] - 2 && !isCrossed(x, region, evidence),
  );
  const free = isTiled(drawn, evidence, region.box)
    ? []
    : rivers.filter(
        (river) => !drawn.some((x) => x >= river.from - sameEdge && x <= river.to + sameEdge),
      );
  const candidates = [...drawn, ...free.map(riverMiddle)].sort((a, b) => a - b);
  return withoutThinColumns(withoutEmptyColumns(candidates, region), drawn, region);
}

/** Whether one row's cells are drawn side by side over the whole width: then no column is left to find. */
function isTiled(drawn: readonly number[], evidence: Evidence, box: BoundingBox): boolean {
  if (drawn.length < 2) return false;
  return evidence.cells.some(({ box: [, , , bottom] }) => {
    const row = evidence.cells.filter((cell) => Math.abs(cell.box[3] - bottom) <= 1.5);
    const inner = drawn.filter((x) =>
      row.some(
        (cell) => Math.abs(cell.box[0] - x) <= sameEdge || Math.abs(cell.box[2] - x) <= sameEdge,
      ),
    );
    const covered = row.reduce((sum, cell) => sum + cell.box[2] - cell.box[0], 0);
    return inner.length === drawn.length && covered >= 0.93 * boxWidth(box);
  });
}

const riverMiddle = (river: River): number => (river.from + river.to) / 2;

/** Many lines run over an edge where it is drawn; a header may run over it where it is not. */
function isCrossed(x: number, region: Region, evidence: Evidence): boolean {
  const drawn = evidence.upright.filter((edge) => Math.abs(edge.at - x) <= sameEdge);
  const areas = drawn.filter((edge) => edge.to - edge.from > 1);
  const beside = region.lines.filter(
    ({ line }) =>
      areas.length === 0 ||
      areas.some((edge) => overlap(edge.from, edge.to, line.box[1], line.box[3]) > 2),
  );
  const crossed = beside.filter(({ line }) =>
    line.spans.some((span) => span.box[0] < x - 1 && span.box[2] > x + 1),
  );
  return crossed.length > crossedPart * Math.max(3, beside.length);
}

/** Two edges with no text between them are one, unless both are drawn. */
function withoutEmptyColumns(edges: readonly number[], region: Region): number[] {
  const spans = region.lines.flatMap(({ line }) => line.spans);
  const kept: number[] = [];
  for (const edge of edges) {
    const last = kept.at(-1) ?? region.box[0];
    if (spans.some((span) => centreX(span.box) > last && centreX(span.box) < edge)) kept.push(edge);
  }
  while (kept.length > 0 && !spans.some((span) => centreX(span.box) > (kept.at(-1) as number)))
    kept.pop();
  return kept;
}

/** An edge that is not drawn, and beside which stands one piece only, no figure, is none. */
function withoutThinColumns(
  edges: readonly number[],
  drawn: readonly number[],
  region: Region,
): number[] {
  if (region.lines.length < 4) return [...edges];
  const pieces = region.lines.flatMap(({ pieces: some }) => some);
  const between = (from: number, to: number): number => {
    const some = pieces.filter((piece) => centreX(piece.box) > from && centreX(piece.box) < to);
    return some.some((piece) => isFigure(piece.text)) ? some.length + 1 : some.length;
  };
  return edges.filter((edge, index) => {
    if (drawn.includes(edge)) return true;
    const before = between(edges[index - 1] ?? -Infinity, edge);
    const after = between(edge, edges[index + 1] ?? Infinity);
    return Math.min(before, after) > 1;
  });
}

/** A line's words by column; words that read on over an edge stay one piece over several columns. */
function lineToRow(line: Line, pieces: readonly Piece[], bounds: readonly number[]): TextRow {
  const placed = pieces.flatMap((piece) => cutAtEdges(piece, bounds, line.size));
  const cells: PlacedPiece[] = [];
  for (const piece of placed) {
    const first = columnAt(bounds, piece.box[0] + Math.min(2, boxWidth(piece.box) / 4));
    const last = Math.max(
      first,
      columnAt(bounds, piece.box[2] - Math.min(2, boxWidth(piece.box) / 4)),
    );
    const before = cells.at(-1);
    if (before !== undefined && before.column + before.columnSpan > first) {
      cells[cells.length - 1] = {
        column: before.column,
        columnSpan: Math.max(before.columnSpan, last - before.column + 1),
        piece: toPiece([...before.piece.spans, ...piece.spans]),
      };
    } else cells.push({ column: first, columnSpan: last - first + 1, piece });
  }
  return {
    baseline: line.baseline,
    top: line.box[1],
    bottom: line.box[3],
    size: line.size,
    cells,
  };
}

export function columnAt(bounds: readonly number[], x: number): number {
  const last = bounds.length - 2;
  for (let column = 0; column < last; column += 1) {
    if (x < (bounds[column + 1] as number)) return column;
  }
  return last;
}

/** Where a blank wider than an ordinary one lies on an edge, the piece ends there. */
function cutAtEdges(piece: Piece, bounds: readonly number[], size: number): Piece[] {
  const parts: Span[][] = [[]];
  for (const span of piece.spans) {
    const last = parts.at(-1)?.at(-1);
    if (last !== undefined) {
      const crosses = bounds.some((x) => x >= last.box[2] - 1 && x <= span.box[0] + 1);
      if (crosses && span.box[0] - last.box[2] > 0.4 * size) parts.push([]);
    }
    parts.at(-1)?.push(span);
  }
  return parts.map(toPiece);
}

function groupRows(
  rows: readonly TextRow[],
  bounds: readonly number[],
  dividers: readonly number[],
  banded: boolean,
): TextRow[][] {
  const between = (above: TextRow, below: TextRow): boolean =>
    dividers.some(
      (y) => y > above.baseline - 0.3 * above.size && y < below.baseline - 0.35 * below.size,
    );
  const rights = bounds.slice(1).map((edge, column) => columnRight(rows, column, edge));

  return joinLines(rows, rights, between, () => banded);
}

/** y of rules and fill edges that reach over a good part of the table. */
function levelEdges(evidence: Evidence, width: number): number[] {
  const ys = clusterPositions(
    evidence.level.map((edge) => edge.at),
    2.5,
  );
  return ys.filter((y) => {
    const pieces = evidence.level.filter((edge) => Math.abs(edge.at - y) <= 2.6);
    return coveredLength(pieces) >= 0.3 * width;
  });
}

function coveredLength(edges: readonly Ruling[]): number {
  let covered = 0;
  let reached = -Infinity;
  for (const edge of [...edges].sort((a, b) => a.from - b.from)) {
    covered += Math.max(0, edge.to - Math.max(edge.from, reached));
    reached = Math.max(reached, edge.to);
  }
  return covered;
}

/** How far right a column's text could reach before it would have to wrap. */
function columnRight(rows: readonly TextRow[], column: number, edge: number): number {
  const cells = rows.flatMap((row) => row.cells);
  const rights = cells
    .filter((cell) => cell.column === column && cell.columnSpan === 1)
    .map((cell) => cell.piece.box[2]);
  const nextLefts = cells
    .filter((cell) => cell.column === column + 1)
    .map((cell) => cell.piece.box[0]);
  const size = median(rows.map((row) => row.size));
  const room = nextLefts.length === 0 ? -Infinity : Math.min(...nextLefts) - size;
  return rights.length === 0 ? edge : Math.max(room, Math.min(edge, Math.max(...rights)));
}

/** Whether each band between drawn edges is one row, not a block of them. */
function bandsAreRows(rows: readonly TextRow[], dividers: readonly number[]): boolean {
  const bands = new Map<number, TextRow[]>();
  for (const row of rows) {
    const at = dividers.filter((y) => y < row.baseline - 0.35 * row.size).length;
    bands.set(at, [...(bands.get(at) ?? []), row]);
  }
  if (bands.size < 3) return false;
  const blocks = [...bands.values()].filter((band) => stacksFigures(band)).length;
  return blocks <= 0.25 * bands.size && rows.length <= 14 * bands.size;
}

/** Figures under figures in two columns at least: several rows. */
function stacksFigures(band: readonly TextRow[]): boolean {
  const counts = new Map<number, number>();
  for (const row of band) {
    for (const cell of row.cells) {
      if (isFigure(cell.piece.text)) counts.set(cell.column, (counts.get(cell.column) ?? 0) + 1);
    }
  }
  return [...counts.values()].filter((count) => count >= 2).length >= 2;
}

/** Row groups to cells; every field of the grid belongs to one. */
function groupsToCells(
  groups: readonly (readonly TextRow[])[],
  bounds: readonly number[],
  evidence: Evidence,
): GridCell[] {
  const columns = bounds.length - 1;
  const cells: GridCell[] = [];
  groups.forEach((group, row) => {
    const pieces = group.flatMap((line) => line.cells);
    let column = 0;
    while (column < columns) {
      let reach = column + 1;
      for (let grown = true; grown; ) {
        grown = false;
        for (const piece of pieces) {
          const end = piece.column + piece.columnSpan;
          if (piece.column < reach && end > reach && piece.column >= column) {
            reach = end;
            grown = true;
          }
        }
      }
      const from = column;
      cells.push({
        row,
        column,
        rowSpan: 1,
        columnSpan: reach - column,
        box: [0, 0, 0, 0],
        spans: pieces
          .filter((piece) => piece.column >= from && piece.column < reach)
          .flatMap((piece) => piece.piece.spans),
      });
      column = reach;
    }
  });
  return mergeDown(cells, groups, bounds, evidence);
}

/** Where the edge below a row stops short of a column, the empty cell below is part of the one above. */
function mergeDown(
  cells: readonly GridCell[],
  groups: readonly (readonly TextRow[])[],
  bounds: readonly number[],
  evidence: Evidence,
): GridCell[] {
  const merged: GridCell[] = [];
  for (const cell of cells) {
    const above = merged.find(
      (one) =>
        one.column === cell.column &&
        one.columnSpan === cell.columnSpan &&
        one.row + one.rowSpan === cell.row,
    );
    const [upper, lower] = [groups[cell.row - 1], groups[cell.row]];
    const isOpen =
      above !== undefined &&
      upper !== undefined &&
      lower !== undefined &&
      (cell.spans.length === 0 ||
        followsClosely(above, cell) ||
        isOneFill(above, cell, upper, bounds, evidence)) &&
      isOpenBetween(upper, lower, cell, bounds, evidence);
    if (isOpen && above !== undefined) {
      merged[merged.indexOf(above)] = {
        ...above,
        rowSpan: above.rowSpan + 1,
        spans: [...above.spans, ...cell.spans],
      };
    } else merged.push(cell);
  }
  return merged;
}

/** An empty cell and the text below it lie on one fill that is theirs alone. */
function isOneFill(
  above: GridCell,
  cell: GridCell,
  upper: readonly TextRow[],
  bounds: readonly number[],
  evidence: Evidence,
): boolean {
  if (above.spans.length > 0) return false;
  const [left, right] = [
    bounds[cell.column] as number,
    bounds[cell.column + cell.columnSpan] as number,
  ];
  const text = unionBoxes(cell.spans.map((span) => span.box));
  const top = Math.max(...upper.map((row) => row.baseline));
  return evidence.cells.some(
    ({ box }) =>
      Math.abs(box[0] - left) <= sameEdge &&
      Math.abs(box[2] - right) <= sameEdge &&
      box[1] < top - 2 &&
      box[3] > text[3] - 3,
  );
}

/** Text at the ordinary line step below the text of the cell above. */
function followsClosely(above: GridCell, cell: GridCell): boolean {
  if (above.spans.length === 0) return false;
  const last = Math.max(...above.spans.map((span) => span.baseline));
  const first = Math.min(...cell.spans.map((span) => span.baseline));
  return first - last < 1.5 * Math.max(...above.spans.map((span) => span.size));
}

/** An edge is drawn between two rows, but not in this cell's columns. */
function isOpenBetween(
  upper: readonly TextRow[],
  lower: readonly TextRow[],
  cell: GridCell,
  bounds: readonly number[],
  evidence: Evidence,
): boolean {
  const from = Math.max(...upper.map((row) => row.baseline)) - 2;
  const to = Math.min(...lower.map((row) => row.baseline - 0.35 * row.size));
  const edges = evidence.level.filter((edge) => edge.at > from && edge.at < to);
  const [left, right] = [
    bounds[cell.column] as number,
    bounds[cell.column + cell.columnSpan] as number,
  ];
  const width = (bounds.at(-1) as number) - (bounds[0] as number);
  const here = edges.some(
    (edge) => overlap(edge.from, edge.to, left, right) > 0.5 * (right - left),
  );
  return !here && coveredLength(edges) >= 0.3 * width;
}

/** y between each row and the next: a drawn edge, or half way. */
function toRowEdges(groups: readonly (readonly TextRow[])[], evidence: Evidence): number[] {
  const tops = groups.map((group) => Math.min(...group.map((row) => row.top)));
  const bottoms = groups.map((group) => Math.max(...group.map((row) => row.bottom)));
  const edges = [tops[0] as number];
  const near = (from: number, to: number): number | undefined =>
    evidence.level.map((edge) => edge.at).find((y) => y >= from - 3 && y <= to + 3);
  const first = evidence.level.map((edge) => edge.at).filter((y) => y <= (tops[0] as number) + 3);
  if (first.length > 0) edges[0] = Math.max(...first);
  for (let row = 1; row < groups.length; row += 1) {
    const [from, to] = [bottoms[row - 1] as number, tops[row] as number];
    edges.push(Math.max(edges.at(-1) as number, near(from, to) ?? (from + to) / 2));
  }
  const bottom = bottoms.at(-1) as number;
  const last = evidence.level.map((edge) => edge.at).filter((y) => y >= bottom - 3);
  edges.push(last.length > 0 ? Math.min(...last) : bottom);
  return edges;
}

function cellBox(
  cell: GridCell,
  bounds: readonly number[],
  rowEdges: readonly number[],
): BoundingBox {
  return [
    bounds[cell.column] as number,
    rowEdges[cell.row] as number,
    bounds[cell.column + cell.columnSpan] as number,
    rowEdges[cell.row + cell.rowSpan] as number,
  ];
}

export const spansBox = (spans: readonly Span[]): BoundingBox =>
  unionBoxes(spans.map((span) => span.box));

export { median };
