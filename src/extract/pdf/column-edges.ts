import type { BoundingBox } from "../../document.ts";
import type { Evidence } from "./evidence.ts";
import { boxWidth, centreX, overlap } from "./geometry.ts";
import type { Line } from "./lines.ts";
import { isFigure } from "./pieces.ts";
import type { Region } from "./regions.ts";
import { clusterPositions } from "./rulings.ts";
import { findRivers, type River } from "./text-columns.ts";

/** An edge that this part of the lines cross is not one. */
const crossedPart = 0.3;
/** The same where the edge parts two words of another line closely: a header of several lines crosses it. */
const crossedByHeader = 0.7;
/** A gap wider than this is no blank between two words (parts of the font size). */
const narrowestGap = 0.5;
/** Edges closer than this are one (points). */
export const sameEdge = 4;
/** The edges of all columns, the outer ones among them. */
export function findBounds(region: Region, evidence: Evidence): number[] {
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
  const most = beside.some(({ line }) => isParted(line, x)) ? crossedByHeader : crossedPart;
  return crossed.length > most * Math.max(3, beside.length);
}

/** Two words of a line end and begin close to an edge on either side of it. */
const isParted = ({ spans, size }: Line, x: number): boolean =>
  spans.some((span, index) => {
    const next = spans[index + 1];
    return (
      next !== undefined &&
      span.box[2] <= x &&
      next.box[0] >= x &&
      next.box[0] - span.box[2] > narrowestGap * size &&
      x - span.box[2] < size &&
      next.box[0] - x < size
    );
  });

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
