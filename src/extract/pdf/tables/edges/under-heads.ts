import { largest, smallest } from "../../../../long-lists.ts";
import type { Span } from "../../drawing/drawing.ts";
import { centreX } from "../../drawing/geometry.ts";
import { cellStep } from "../../text/line-step.ts";
import type { Line } from "../../text/lines.ts";
import { amount, isFigure, ordinaryBlank } from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";

/** Gaps part heads from this on; where they are only this wide, so have to be those below (parts of the size). */
const headGap = 0.55;
/** A gap from this on parts heads whatever stands close below. */
const wideGap = 1.05;
/** A blank between two words is narrower. */
const valueGap = 0.32;
/** So many heads side by side are a header. */
const fewestHeads = 3;
/** Of several headers on one page so many have a value for every head. */
const pairedPart = 0.5;
/** A title over heads in the middle of their columns begins before the first of them by more than this (points). */
const beforeHeads = 2;
/** A header has no more lines. */
const mostLines = 4;

type Reach = readonly [from: number, to: number];

/** Heads, and the line with figures below them. */
interface Anchor {
  readonly heads: readonly Reach[];
  readonly values: Line;
}

/**
 * Edges that were missed: two heads stand over one column, and what stands under them is parted, too, with a figure on
 * one side. Sentences and names may run over them, in as many lines as there are; no line with figures does.
 */
export function edgesUnderHeads(region: Region, edges: readonly number[]): number[] {
  const anchors = findAnchors(region);
  const rows = figureLines(region);
  const found: number[] = [];
  for (const { heads, values } of anchors) {
    for (const [index, after] of heads.slice(1).entries()) {
      const before = heads[index] as Reach;
      const isKnown = (x: number): boolean => x > before[0] && x < after[1];
      if ([...edges, ...found].some(isKnown)) continue;
      const x = strip(before, after, values);
      if (x !== undefined && !rows.some((line) => isOver(line, x))) found.push(x);
    }
  }
  return found;
}

/**
 * Where as many values stand under a header as it has heads, each value is its head's, wherever in its column either
 * stands: the edges between the pairs, where there are not as many already. Absent where a pair reaches into another, or
 * a figure of another line over an edge.
 */
export function edgesOfPairs(
  region: Region,
  edges: readonly number[],
  drawn: readonly number[],
): number[] | undefined {
  const [first] = edges;
  if (first === undefined) return undefined;
  const all = findAnchors(region);
  const anchors = all.map(({ heads, values }) => ({
    heads: heads.filter(([from, to]) => from + to > 2 * first),
    values: partLine(values, valueGap).filter(([from, to]) => from + to > 2 * first),
  }));
  const paired = anchors.filter(({ heads, values }) => heads.length === values.length);
  const count = paired[0]?.heads.length ?? 0;
  if (paired.length < pairedPart * anchors.length || count < fewestHeads) return undefined;
  if (anchors.some(({ heads }) => heads.length !== count)) return undefined;
  const pairs = Array.from({ length: count }, (_, at): Reach => {
    const own = paired.flatMap(({ heads, values }) => [heads[at] as Reach, values[at] as Reach]);
    return [smallest(own.map(([from]) => from)), largest(own.map(([, to]) => to))];
  });
  const gaps = pairs.slice(1).map(([from], at): Reach => [(pairs[at] as Reach)[1], from]);
  // What stands over the first values are heads, the figures of years among them.
  const body = region.lines.findIndex(({ line }) => line === all[0]?.values);
  const rows = figureLines({ ...region, lines: region.lines.slice(body) });
  const areKnown = gaps.every(([from, to]) => edges.some((x) => x >= from && x <= to));
  if (areKnown && edges.length === count) return undefined;
  const isInside = (x: number): boolean => pairs.some(([from, to]) => x > from && x < to);
  if (edges.some((x) => isInside(x) && rows.some((line) => isParted(line, x, pairs))))
    return undefined;
  if (first > (pairs[0] as Reach)[0] || gaps.some(([from, to]) => to <= from)) return undefined;
  const found = gaps.map(
    ([from, to]) => drawn.find((x) => x >= from && x <= to) ?? (from + to) / 2,
  );
  if (drawn.some((x) => x > first && !found.includes(x))) return undefined;
  return found.some((x) => rows.some((line) => isOver(line, x))) ? undefined : [first, ...found];
}

/** A value ends, or begins, at one distance from the middle of its head in every column, give or take this (points). */
const sameOffset = 1.5;
const fewestOffsets = 2;

/**
 * Heads in the middle of their columns over figures at the right, or at the left, without labels: each figure ends at one
 * distance behind its head's middle or begins at one before it, wherever its other side is, and comes not half way to
 * another. The last column may have no text.
 */
export function edgesOfCentredHeads(region: Region): number[] | undefined {
  const rows = figureLines(region, isValue);
  const [anchor, ...others] = findAnchors(region, isValue);
  if (anchor === undefined || others.length > 0) return undefined;
  const { heads } = anchor;
  const values = partLine(anchor.values, valueGap);
  const short = heads.length - values.length;
  if (values.length < fewestHeads || short < 0 || short > 1) return undefined;
  const middles = heads.map(([from, to]) => (from + to) / 2);
  // Words and lights stand in the middle, as heads do.
  const offsets = (side: 0 | 1): number[] =>
    values.flatMap((value, at) => {
      const middle = middles[at] as number;
      const isCentred = Math.abs((value[0] + value[1]) / 2 - middle) <= sameOffset;
      return isCentred ? [] : [value[side] - middle];
    });
  const halfWay = (at: number): number =>
    ((middles[at - 1] ?? -Infinity) + (middles[at] ?? Infinity)) / 2;
  const areInside = values.every(([from, to], at) => from > halfWay(at) && to < halfWay(at + 1));
  const areLevel = (distances: readonly number[]): boolean =>
    distances.length >= fewestOffsets && largest(distances) - smallest(distances) <= sameOffset;
  const isLevel =
    (areLevel(offsets(1)) && smallest(offsets(1)) > 0) ||
    (areLevel(offsets(0)) && largest(offsets(0)) < 0);
  const hasLabels = rows.some(({ spans }) => !/\d/.test(spans[0]?.text ?? ""));
  if (!areInside || !isLevel || hasLabels) return undefined;
  const pairs = heads.map(([from, to], at): Reach => {
    const value = values[at];
    return value === undefined ? [from, to] : [Math.min(from, value[0]), Math.max(to, value[1])];
  });
  if (pairs.slice(1).some(([from], at) => from <= (pairs[at] as Reach)[1])) return undefined;
  return pairs.slice(1).map(([from], at) => ((pairs[at] as Reach)[1] + from) / 2);
}

/** What stands in one pair of a line stands on both sides of an edge in it. */
function isParted({ spans }: Line, x: number, pairs: readonly Reach[]): boolean {
  const [from, to] = pairs.find((pair) => x > pair[0] && x < pair[1]) as Reach;
  const inside = spans.filter(({ box }) => box[0] < to && box[2] > from);
  return inside.some(({ box }) => box[2] <= x) && inside.some(({ box }) => box[0] >= x);
}

const isOver = ({ spans }: Line, x: number): boolean =>
  spans.some(({ box }) => box[0] < x - 0.5 && box[2] > x + 0.5);

/** A figure, or one with its unit: `27.9 days`. */
const isValue = (text: string): boolean =>
  isFigure(text) || (amount.test(text) && text.split(" ").length === 2);

/** Lines with figures in several pieces. */
const figureLines = ({ lines }: Region, isOne = isFigure): Line[] =>
  lines
    .filter(({ pieces }) => pieces.filter(({ text }) => isOne(text)).length >= 2)
    .map(({ line }) => line);

/** The middle of the white strip between two heads, as far as it goes on between two values. */
function strip(before: Reach, after: Reach, { spans, size }: Line): number | undefined {
  const least = after[0] - before[1] >= wideGap * size ? valueGap : headGap;
  const isWide = (span: Span, gap: number): boolean => gap >= leastGap(span, least, size);
  const gaps = spans.slice(1).flatMap((span, at) => {
    const left = spans[at] as typeof span;
    const [from, to] = [left.box[2], span.box[0]];
    const isApart = isWide(span, to - from) && to > before[1] && from < after[0];
    const hasFigure = isFigure(left.text) || isFigure(span.text);
    // What stands on one side of both heads says nothing of what parts them.
    const isBetween = centreX(left.box) < after[0] && centreX(span.box) > before[1];
    return isApart && hasFigure && isBetween ? [[from, to] as const] : [];
  });
  const [gap, ...others] = gaps;
  if (gap === undefined || others.length > 0) return undefined;
  return (Math.max(gap[0], before[1]) + Math.min(gap[1], after[0])) / 2;
}

function findAnchors({ lines }: Region, isOne = isFigure): Anchor[] {
  return lines.flatMap((cut, at) => {
    const before = lines[at - 1];
    if (before === undefined || !before.line.bold || !hasPlainFigure(cut, isOne)) return [];
    const heads = headsOver(lines, at);
    return heads.length >= fewestHeads ? [{ heads, values: cut.line }] : [];
  });
}

const hasPlainFigure = ({ line, pieces }: CutLine, isOne: (text: string) => boolean): boolean =>
  !line.bold &&
  pieces.some(({ text, spans }) => isOne(text) && spans.every(({ face }) => !face.bold));

/** The heads of the bold lines right over a line: those of the fullest of them, with what stands over or under each. */
function headsOver(lines: readonly CutLine[], at: number): Reach[] {
  const own: Line[] = [];
  for (let index = at - 1; index >= 0 && own.length < mostLines; index -= 1) {
    const { line } = lines[index] as CutLine;
    const below = own[0];
    if (!line.bold) break;
    if (below !== undefined && below.baseline - line.baseline > cellStep * line.size) {
      if (own.length > 1 || partLine(below).length > 1) break;
      // A group's name stands apart from the heads, and is none of them.
      own.pop();
    }
    own.unshift(line);
  }
  const parted = own.map((line) => partLine(line));
  const most = largest([0, ...parted.map(({ length }) => length)]);
  const main = parted.findIndex(({ length }) => length === most);
  let heads = parted[main] ?? [];
  const left = heads[0]?.[0] ?? 0;
  const isTitle = ([first, ...more]: readonly Reach[]): boolean =>
    first !== undefined && more.length === 0 && first[0] < left - beforeHeads;
  const over = parted.slice(0, main).reverse();
  for (const line of [...parted.slice(main + 1), ...over.filter((one) => !isTitle(one))]) {
    const grown = heads.map((head): Reach => {
      const here = line.filter(([from, to]) => from < head[1] && to > head[0]);
      return [
        smallest([head[0], ...here.map(([from]) => from)]),
        largest([head[1], ...here.map(([, to]) => to)]),
      ];
    });
    // A title over the heads is none of them.
    if (grown.slice(1).every(([from], index) => from > (grown[index] as Reach)[1])) heads = grown;
  }
  return heads;
}

function partLine({ spans, size }: Line, least = headGap): Reach[] {
  const parts: [number, number][] = [];
  for (const span of spans) {
    const { box } = span;
    const last = parts.at(-1);
    if (last !== undefined && box[0] - last[1] < leastGap(span, least, size))
      last[1] = Math.max(last[1], box[2]);
    else parts.push([box[0], box[2]]);
  }
  return parts;
}

/** From which gap on texts are apart: a typewriter's blank is as wide as its letters. */
function leastGap(span: Span, least: number, size: number): number {
  const blank = ordinaryBlank(span);
  return blank > headGap * size ? Math.max(least * size, blank) : least * size;
}
