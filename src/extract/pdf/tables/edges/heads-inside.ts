import { largest, smallest } from "../../../../long-lists.ts";
import { isFigure, isPeriod, isYear, ordinal, type Piece } from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";

export type Reach = readonly [from: number, to: number];

/** Heads that count columns: `1 2 3 4` under a year. */
const countsColumns = ({ line, pieces }: CutLine): boolean =>
  line.bold && pieces.every(({ text }) => !isFigure(text) || ordinal.test(text));

/** The lines over the first with figures, but for those that are heads. */
export function headLines(
  { lines }: Region,
  isHead: (text: string) => boolean = () => false,
): readonly CutLine[] {
  const body = lines.findIndex(
    (cut) =>
      cut.pieces.filter(
        ({ text }) => isFigure(text) && !isYear(text) && !isPeriod(text) && !isHead(text),
      ).length >= 2 && !countsColumns(cut),
  );
  if (body >= 0) return lines.slice(0, body);
  // Without figures, bold lines over plain ones are a header.
  const plain = lines.findIndex(({ line }) => !line.bold);
  return lines.slice(0, Math.max(0, plain));
}

export const headPieces = (region: Region): readonly Piece[] =>
  headLines(region).flatMap(({ pieces }) => pieces);

/** A header of an empty column ends at least so far before the next column (points). */
export const headSlack = 2;
/** Heads closer than this are one (parts of the font size). */
const oneHead = 0.5;
/** A gap from this on parts the heads of a bold line, which no line justifies (parts of the font size). */
const wideGap = 1.05;
/** A line of so many pieces is no sentence. */
const fewestParts = 3;

interface Head {
  readonly reach: Reach;
  readonly isMain: boolean;
  readonly isBold: boolean;
  /** The line it stands in, or the lowest of its lines. */
  readonly at: number;
}

/** The heads of one line. */
export function reachesOf({ line, pieces }: CutLine): Reach[] {
  if (!line.bold || pieces.length < fewestParts) {
    return pieces.map(({ box }): Reach => [box[0], box[2]]);
  }
  return pieces.flatMap(({ spans }) => {
    const parts: [number, number][] = [];
    for (const { box } of spans) {
      const last = parts.at(-1);
      if (last !== undefined && box[0] - last[1] < wideGap * line.size)
        last[1] = Math.max(last[1], box[2]);
      else parts.push([box[0], box[2]]);
    }
    return parts;
  });
}

/**
 * What stands over a strip wholly inside it, line over line: the headers of columns that are empty. One of their lines
 * is that in which most columns have a header, or a bold one below it in which a header stands for each of several
 * columns that share a name. Such a name over several columns is none of them.
 */
export function headsInside([left, right]: Reach, region: Region): Reach[] {
  const size = region.lines[0]?.line.size ?? 0;
  const lines = headLines(region);
  const most = largest([0, ...lines.map(({ pieces }) => pieces.length)]);
  const levels = new Set<number>();
  let heads: Head[] = [];
  for (const [at, cut] of [...lines.entries()].toReversed()) {
    const isMain = cut.pieces.length === most;
    for (const [from, to] of reachesOf(cut)) {
      if (from <= left + size || to >= right - headSlack) continue;
      const own = heads.filter(
        ({ reach }) => from < reach[1] + oneHead * size && to > reach[0] - oneHead * size,
      );
      if (own.length < 2) {
        const reach: Reach = [
          smallest([from, ...own.map((head) => head.reach[0])]),
          largest([to, ...own.map((head) => head.reach[1])]),
        ];
        const head = { reach, isMain: isMain || own[0]?.isMain === true, isBold: cut.line.bold };
        heads = [...heads.filter((one) => !own.includes(one)), { ...head, at: own[0]?.at ?? at }];
      } else if (isMain && own.every((head) => head.isBold && head.at === own[0]?.at)) {
        levels.add(own[0]?.at as number);
      }
    }
  }
  return heads
    .filter(({ isMain, isBold, at }) => isMain || (isBold && levels.has(at)))
    .map(({ reach }) => reach)
    .sort((a, b) => a[0] - b[0]);
}
