import { largest, smallest } from "../../../../long-lists.ts";
import type { Piece } from "../../text/pieces.ts";
import type { Region } from "../grid/region.ts";
import { headLines, type Reach, reachesOf } from "./heads-inside.ts";

/** So many heads in one line say where columns are, over so many rows. */
const fewestHeads = 5;
const fewestRows = 2;
/** Between two columns is so much white at least (parts of the font size). */
const leastWhite = 0.4;

/**
 * Columns in which hardly anything stands, as of ticks under the quarters of years: where one bold line of a header has
 * a head for each of many columns, edges lie in the white between them that no text below crosses. Absent where there is
 * none between two heads, or where a line has two texts under one head.
 */
export function edgesOfHeads(region: Region): number[] | undefined {
  const upper = boldLines(headLines(region));
  const main = upper.reduce<(typeof upper)[number] | undefined>(
    (best, cut) => (cut.pieces.length >= (best?.pieces.length ?? 0) ? cut : best),
    undefined,
  );
  if (main === undefined) return undefined;
  const body = region.lines.slice(upper.length);
  if (reachesOf(main).length < fewestHeads || body.length < fewestRows) return undefined;
  const heads = withLabels(
    reachesOf(main),
    upper.flatMap(reachesOf),
    region.box[0],
    main.line.size,
  );
  // What goes on under the main line is its heads' own.
  const under = upper.slice(upper.indexOf(main) + 1);
  const texts = [...under, ...body].flatMap(({ pieces }) => pieces);
  const edges = heads
    .slice(1)
    .map((head, at) => lastWhite(heads[at] as Reach, head, texts, main.line.size));
  if (edges.some((edge) => edge === undefined)) return undefined;
  const known = edges as number[];
  const columnOf = ({ box }: Piece): number => known.filter((x) => x < box[0]).length;
  const areAlone = body.every(({ pieces }) => new Set(pieces.map(columnOf)).size === pieces.length);
  return areAlone ? known : undefined;
}

/** The bold lines a header begins with: rows with one tick each stand below it. */
function boldLines(lines: ReturnType<typeof headLines>): ReturnType<typeof headLines> {
  const plain = lines.findIndex(({ line }) => !line.bold);
  return plain < 0 ? lines : lines.slice(0, plain);
}

/** Heads, and before them what stands over or under none of them in other lines, or the labels without a head. */
function withLabels(
  heads: readonly Reach[],
  others: readonly Reach[],
  left: number,
  size: number,
): readonly Reach[] {
  const [first] = heads as [Reach, ...Reach[]];
  const before = others.filter(([, to]) => to < first[0]);
  if (before.length > 0) {
    const label: Reach = [
      smallest(before.map(([from]) => from)),
      largest(before.map(([, to]) => to)),
    ];
    return label[0] < first[0] - size ? [label, ...heads] : heads;
  }
  return left < first[0] - size ? [[left, left], ...heads] : heads;
}

/** The middle of the white nearest to a head, between it and the one before. */
function lastWhite(
  before: Reach,
  head: Reach,
  texts: readonly Piece[],
  size: number,
): number | undefined {
  const spans = texts
    .map(({ box }): Reach => [box[0], box[2]])
    .filter(([from, to]) => to > before[1] && from < head[0])
    .sort((a, b) => b[1] - a[1]);
  let [left, right] = [before[1], head[0]];
  for (const [from, to] of spans) {
    if (right - to >= leastWhite * size) {
      left = largest([left, to]);
      break;
    }
    right = Math.min(right, from);
  }
  return right - left >= leastWhite * size ? (left + right) / 2 : undefined;
}
