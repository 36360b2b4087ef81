import { largest, smallest } from "../../../../long-lists.ts";
import type { Ruling } from "../../drawing/drawing.ts";
import type { Line } from "../../text/lines.ts";
import { lineToPieces } from "../../text/pieces.ts";

/** Ends of text may reach this far over a column edge (points). */
const overhang = 1.5;
/** Texts of a column begin at one place, give or take this (points), and so many of them show it. */
const sameStart = 1;
const fewestStarts = 2;
/** Of the lines after one so many show where columns begin, too. */
const linesAfter = 4;
/** Between two columns is more white than this (parts of the font size). */
const leastWhite = 0.4;
/** An edge that is drawn stands so near (points). */
const drawnNear = 3;

/**
 * Where columns are not drawn, an edge stands half way between a column's longest text and the next column, as far as one
 * page shows it. Overleaf a text may be longer: the edges moved so that a line at `index` fits, if what it reaches over
 * is white up to where the texts of the next column begin.
 */
export function widerColumns(
  lines: readonly Line[],
  index: number,
  edges: readonly number[],
  rulings: readonly Ruling[],
): readonly number[] | undefined {
  const line = lines[index];
  if (line === undefined) return undefined;
  const inner = edges.slice(1, -1);
  const near = lines.slice(0, index + linesAfter).map((one) => lineToPieces(one, inner));
  const moved = [...edges];
  for (const [at, x] of inner.entries()) {
    const crossing = lineToPieces(line).filter(
      ({ box }) => box[0] < x - overhang && box[2] > x + overhang,
    );
    if (crossing.length === 0) continue;
    const end = largest(crossing.map(({ box }) => box[2]));
    const starts = near
      .flat()
      .map(({ box }) => box[0])
      .filter((left) => left > x - overhang && left < (edges[at + 2] as number));
    const start = smallest(starts);
    const isShown =
      starts.filter((left) => left - start <= sameStart).length >= fewestStarts &&
      start - end >= leastWhite * line.size &&
      line.spans.every(({ box }) => box[0] < end || box[0] >= start - sameStart);
    const isDrawn = rulings.some(
      (ruling) => ruling.direction === "vertical" && Math.abs(ruling.at - x) <= drawnNear,
    );
    if (!isShown || isDrawn) return undefined;
    moved[at + 1] = (end + start) / 2;
  }
  return moved.some((x, at) => x !== edges[at]) ? moved : undefined;
}
