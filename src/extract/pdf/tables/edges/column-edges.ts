import type { BoundingBox } from "../../../../document.ts";
import { largest, smallest } from "../../../../long-lists.ts";
import { boxWidth, centreX, overlap } from "../../drawing/geometry.ts";
import { clusterPositions } from "../../drawing/rulings.ts";
import { headerStep } from "../../text/line-step.ts";
import type { Line } from "../../text/lines.ts";
import { median } from "../../text/median.ts";
import { isFigure, isMoneyUnit, ordinaryBlank, type Piece } from "../../text/pieces.ts";
import type { Region } from "../grid/region.ts";
import { edgesBeforeHeads } from "./ends-before-heads.ts";
import type { Evidence } from "./evidence.ts";
import { startsOfHeads } from "./head-starts.ts";
import { withoutHeadsBeside } from "./heads-beside.ts";
import { headLines, headPieces, headSlack, headsInside, type Reach } from "./heads-inside.ts";
import { edgesOfHeads } from "./sparse-columns.ts";
import { findRivers, type River, wordsOf } from "./text-columns.ts";
import { edgesOfCentredHeads, edgesOfPairs, edgesUnderHeads } from "./under-heads.ts";

/** An edge that this part of the lines cross is not one. */
const crossedPart = 0.3;
/** The same where the edge parts two words of another line closely: a header of several lines crosses it. */
const crossedByHeader = 0.7;
/** A gap wider than this is no blank between two words (parts of the font size). */
const narrowestGap = 0.5;
/** A table that names a column before it has figures for it has so many rows with figures. */
const fewestFigured = 4;
/** Edges closer than this are one (points). */
export const sameEdge = 4;
/** The edges of all columns, the outer ones among them. */
export function findBounds(region: Region, evidence: Evidence): number[] {
  const { box } = region;
  return [
    smallest([box[0], ...evidence.level.map((edge) => edge.from)]),
    ...withEdgesAtStarts(findColumnEdges(region, evidence), region, evidence),
    largest([box[2], ...evidence.level.map((edge) => edge.to)]),
  ];
}

/** Where no edge is drawn, one stands right before each column that begins where its head does. */
function withEdgesAtStarts(
  edges: readonly number[],
  region: Region,
  evidence: Evidence,
): readonly number[] {
  if (evidence.upright.length > 0) return edges;
  const boxesOf = (lines: Region["lines"]): BoundingBox[] =>
    lines.flatMap(({ line }) => line.spans.map(({ box }) => box));
  const words = boxesOf(region.lines);
  // Heads may stand in the middle of their columns.
  const body = boxesOf(region.lines.filter(({ line }) => !line.bold));
  const more = startsOfHeads(region).flatMap((x) => {
    const before = largest([-Infinity, ...words.map(([, , end]) => end).filter((end) => end <= x)]);
    // An edge is its where no word begins between the two.
    const isKnown = edges.some(
      (edge) => edge <= x + 1 && !body.some(([start]) => start >= edge && start < x - 1),
    );
    return isKnown || before === -Infinity ? [] : [(Math.max(before, x - sameEdge) + x) / 2];
  });
  return more.length === 0 ? edges : [...edges, ...more].sort((a, b) => a - b);
}

/** Column edges: those drawn, and the middles of the white strips that have none. */
function findColumnEdges(region: Region, evidence: Evidence): number[] {
  const pieceLines = region.lines.map(({ line, pieces }) => ({
    pieces,
    size: line.size,
    baseline: line.baseline,
  }));
  const rivers = findRivers(pieceLines, headOver(region));
  const drawn = clusterPositions(
    evidence.upright.map((edge) => edge.at),
    sameEdge,
  ).filter(
    (x) => x > region.box[0] + 2 && x < region.box[2] - 2 && !isCrossed(x, region, evidence),
  );
  const free = isTiled(drawn, evidence, region.box)
    ? []
    : rivers.filter(
        (river) =>
          !drawn.some((x) => x >= river.from - sameEdge && x <= river.to + sameEdge) &&
          !(evidence.isSeen && isBlank(river, region)) &&
          (drawn.length === 0 || partsLines(river, drawn, region)),
      );
  const ended =
    drawn.length === 0 ? (edgesBeforeHeads(region) ?? edgesOfCentredHeads(region)) : undefined;
  if (ended !== undefined) return ended;
  const named = drawn.length === 0 ? edgesBetweenHeads(rivers, region) : undefined;
  const headed =
    drawn.length === 0 && named === undefined
      ? free.flatMap((river) => edgesRoundHeads(river, region))
      : [];
  const candidates = [
    ...drawn,
    ...(named ?? free.flatMap((river) => riverEdges(river, region))),
  ].sort((a, b) => a - b);
  const trailing = drawn.length === 0 ? trailingEdges(region) : [];
  const sure = [...drawn, ...headed, ...trailing];
  const edges = withoutEmptyColumns([...candidates, ...trailing], region);
  const wide = withoutThinColumns(edges, sure, region);
  const kept = withoutHeadsBeside(withoutHeadsApart(wide, sure, region), drawn, region);
  const found =
    edgesOfPairs(region, kept, drawn) ??
    [...kept, ...edgesUnderHeads(region, kept)].sort((a, b) => a - b);
  const ofHeads = drawn.length === 0 ? edgesOfHeads(region) : undefined;
  return ofHeads !== undefined && ofHeads.length > found.length ? ofHeads : found;
}

/** A strip no wider than this may be blanks between words that stand one below the other (parts of the font size). */
const widestBlank = 0.35;
/** Of a column's strip so many lines have pieces on both sides at least, and more than this for each that crosses it. */
const leastParted = 3;
const partedByCrossing = 1.5;

function isBlank({ from, to, crossings }: River, { lines }: Region): boolean {
  if (to - from >= widestBlank * median(lines.map(({ line: { size } }) => size))) return false;
  const parted = lines.filter(({ pieces }) =>
    pieces.some(({ box }, at) => {
      const next = pieces[at + 1];
      return next !== undefined && box[2] <= from + 0.1 && next.box[0] >= to - 0.1;
    }),
  ).length;
  return parted < leastParted || parted <= partedByCrossing * crossings;
}

/** Between edges that are drawn, a strip parts what stands beside each other in a line: heads in the middle over figures at the right leave one, too. */
function partsLines({ from, to }: River, drawn: readonly number[], { lines }: Region): boolean {
  const middle = (from + to) / 2;
  const left = largest([-Infinity, ...drawn.filter((x) => x < middle)]);
  const right = smallest([Infinity, ...drawn.filter((x) => x > middle)]);
  if (left === -Infinity || right === Infinity) return true;
  return lines.some(({ pieces }) => {
    const inside = pieces.filter(({ box }) => centreX(box) > left && centreX(box) < right);
    return (
      inside.some(({ box }) => centreX(box) < middle) &&
      inside.some(({ box }) => centreX(box) > middle)
    );
  });
}

/** The line right over a region, where it may be the first of a header (parts of the font size). */
const headReach = 1.5;
const headPart = 0.4;

/** A head's first line may reach further over its column than those below it. */
function headOver({ lead, lines, box }: Region): readonly Piece[] {
  const [above, first] = [lead.at(-1), lines[0]];
  if (above === undefined || first === undefined) return [];
  const isNear = first.line.baseline - above.line.baseline < headReach * above.line.size;
  return isNear && boxWidth(above.line.box) < headPart * boxWidth(box) ? above.pieces : [];
}

/** The heads of the line that has most of them, and what stands close by, but over or under none of these. */
function columnHeads(region: Region): Reach[] {
  const lines = [...headLines(region)].sort((a, b) => b.pieces.length - a.pieces.length);
  const heads: Reach[] = [];
  for (const [from, to] of lines
    .filter(({ line: { baseline, size } }) => {
      return Math.abs(baseline - (lines[0]?.line.baseline ?? 0)) <= headerStep * size;
    })
    .flatMap(({ pieces }) => pieces.map(({ box }): Reach => [box[0], box[2]]))) {
    if (heads.every(([begin, end]) => to <= begin || from >= end)) heads.push([from, to]);
  }
  return heads.sort((a, b) => a[0] - b[0]);
}

/** Where a header has a head for every column, or for every one but the first, each strip lies between two of them. */
function edgesBetweenHeads(rivers: readonly River[], region: Region): number[] | undefined {
  const heads = columnHeads(region);
  const first = rivers.length + 1 - heads.length;
  if (rivers.length < 2 || first < 0 || first > 1) return undefined;
  const edges = rivers.map((river, index) => {
    const [from, to] = bodyStrip(river, region);
    const [before, after] = [heads[index - first], heads[index + 1 - first] as Reach];
    const [begin, end] = [Math.max(from, before?.[1] ?? from), Math.min(to, after[0])];
    const [left, right] = [Math.max(begin, river.from), Math.min(end, river.to)];
    if (end <= begin) return undefined;
    return left < right ? (left + right) / 2 : (begin + end) / 2;
  });
  return edges.every((edge) => edge !== undefined) ? edges : undefined;
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

/** The middle of a white strip; where headers of columns without a figure stand in it, those between them. */
function riverEdges(river: River, region: Region): number[] {
  const [from, to] = bodyStrip(river, region);
  const isLast = to === region.box[2];
  const heads = headsInside([from, isLast ? Infinity : to], region);
  if (heads.length === 0) return [(river.from + river.to) / 2];
  const [first] = heads as [Reach];
  const over = headPieces(region).filter(({ box }) => box[0] <= from && box[2] < first[0]);
  const ends = [largest([from, ...over.map(({ box }) => box[2])]), ...heads.map(([, end]) => end)];
  const begins = [...heads.map(([begin]) => begin), ...(isLast ? [] : [to])];
  return begins.map((begin, index) => (begin + (ends[index] as number)) / 2);
}

/**
 * Edges round the heads of empty columns, which are sure where the column right of them has a head of its own as well,
 * or where they are the last and stand in a bold header.
 */
function edgesRoundHeads(river: River, region: Region): number[] {
  const edges = riverEdges(river, region);
  if (edges.length < 2) return [];
  const heads = headLines(region);
  const [, to] = bodyStrip(river, region);
  if (to === region.box[2]) return heads.every(({ line }) => line.bold) ? edges : [];
  const next = region.lines
    .slice(heads.length)
    .flatMap(({ pieces }) => pieces.flatMap(wordsOf))
    .filter(([from]) => Math.abs(from - to) <= headSlack);
  const reach = largest([to, ...next.map(([, end]) => end)]);
  const isHeaded = headPieces(region).some(
    ({ box }) => box[0] > (edges.at(-1) as number) && box[0] < reach && box[2] > to,
  );
  return isHeaded ? edges : [];
}

/** Edges before headers that stand right of all figures: their columns are still to be filled. */
function trailingEdges(region: Region): number[] {
  const figured = region.lines.filter(
    ({ pieces }) => pieces.filter(({ text }) => isFigure(text)).length >= 2,
  );
  if (figured.length < fewestFigured) return [];
  const right = largest(figured.map(({ line }) => line.box[2]));
  const heads = headsInside([right - headSlack, Infinity], region);
  const over = headPieces(region)
    .flatMap(({ spans }) => spans)
    .filter(({ box }) => box[2] < (heads[0]?.[0] ?? 0));
  const ends = [largest([right, ...over.map(({ box }) => box[2])]), ...heads.map(([, end]) => end)];
  return heads.map(([begin], index) => (begin + (ends[index] as number)) / 2);
}

/** The white strip that the lines with figures and those below leave round a narrower one. */
function bodyStrip(river: River, region: Region): Reach {
  const middle = (river.from + river.to) / 2;
  const words = region.lines
    .slice(headLines(region).length)
    .flatMap(({ pieces }) => pieces.flatMap(wordsOf));
  const isBefore = ([from, to]: Reach): boolean => (from + to) / 2 < middle;
  return [
    largest([...words.filter(isBefore).map(([, to]) => to), region.box[0]]),
    smallest([...words.filter((word) => !isBefore(word)).map(([from]) => from), region.box[2]]),
  ];
}

/** Many lines run over an edge where it is drawn; a header may run over it where it is not. */
function isCrossed(x: number, region: Region, evidence: Evidence): boolean {
  const drawn = evidence.upright.filter((edge) => Math.abs(edge.at - x) <= sameEdge);
  const areas = drawn.filter((edge) => edge.to - edge.from > 1);
  // Names over several columns stand in a header's upper lines.
  const names = headLines(region).slice(0, -1);
  const beside = region.lines.filter(
    ({ line }) =>
      areas.length === 0 ||
      areas.some((edge) => overlap(edge.from, edge.to, line.box[1], line.box[3]) > 2),
  );
  const crossed = beside.filter(
    (cut) =>
      !names.includes(cut) &&
      cut.line.spans.some((span) => span.box[0] < x - 1 && span.box[2] > x + 1),
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
  const heads = headLines(region).map(({ line }) => line.spans);
  const pieces = region.lines.flatMap((cut) => cut.pieces);
  const between = (from: number, to: number): number => {
    const isHere = ({ box }: { readonly box: BoundingBox }): boolean =>
      centreX(box) > from && centreX(box) < to;
    // Headers stand close to each other: their pieces may reach over several columns.
    const headed = heads.filter((spans) => spans.some(isHere)).length;
    const some = pieces.filter(isHere);
    const count = some.some((piece) => isFigure(piece.text)) ? some.length + 1 : some.length;
    return Math.max(count, headed);
  };
  // One at a time, from the right: what stood between two edges is no longer thin without one of them.
  const kept = [...edges];
  for (let index = kept.length - 1; index >= 0; index -= 1) {
    const edge = kept[index] as number;
    if (drawn.includes(edge)) continue;
    const before = between(kept[index - 1] ?? -Infinity, edge);
    const after = between(edge, kept[index + 1] ?? Infinity);
    if (Math.min(before, after) <= 1) kept.splice(index, 1);
  }
  return kept;
}

/** Heads with the blanks before their years closed, too, which are no wider than others. */
function wholeHeads({ spans }: Piece): Reach[] {
  const heads: [number, number][] = [];
  for (const [at, { box }] of spans.entries()) {
    const [before, last] = [spans[at - 1], heads.at(-1)];
    if (last !== undefined && before !== undefined && box[0] - last[1] < ordinaryBlank(before))
      last[1] = Math.max(last[1], box[2]);
    else heads.push([box[0], box[2]]);
  }
  return heads;
}

/**
 * An edge that is not drawn, under a head over both its sides, is none where on one side of it stand heads alone and on
 * the other what they head: heads in the middle of a column, over figures at its right.
 */
function withoutHeadsApart(
  edges: readonly number[],
  drawn: readonly number[],
  region: Region,
): number[] {
  const heads = headLines(region, isMoneyUnit);
  const upper = heads.flatMap(({ pieces }) => pieces.flatMap(wholeHeads));
  const lower = region.lines.slice(heads.length).flatMap(({ pieces }) => pieces.flatMap(wordsOf));
  const isIn =
    (from: number, to: number) =>
    ([left, right]: Reach): boolean =>
      left < to && right > from;
  return edges.filter((edge, index) => {
    // Beside the first column, which may be without a head, no head is told to be its.
    if (drawn.includes(edge) || index === 0) return true;
    const before = isIn(edges[index - 1] as number, edge);
    const after = isIn(edge, edges[index + 1] ?? Infinity);
    const own = upper.filter((head) => !(before(head) && after(head)));
    if (own.length === upper.length) return true;
    const sides = [
      [before, after],
      [after, before],
    ] as const;
    return !sides.some(
      ([headed, filled]) =>
        own.some(headed) &&
        !own.some(filled) &&
        !lower.some(headed) &&
        lower.filter(filled).length >= leastParted,
    );
  });
}
