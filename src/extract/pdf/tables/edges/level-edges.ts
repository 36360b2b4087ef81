import type { BoundingBox } from "../../../../document.ts";
import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { clusterPositions } from "../../drawing/rulings.ts";

/** A level rule, or the upper or lower side of a fill (points). */
export interface LevelEdge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The upper and lower sides of boxes. */
export const levelSides = (boxes: readonly BoundingBox[]): LevelEdge[] =>
  boxes.flatMap(([from, top, to, bottom]) => [
    { at: top, from, to },
    { at: bottom, from, to },
  ]);

/** Each line of a page asks for the same page's. */
const knownLevels = new WeakMap<
  readonly Ruling[],
  { readonly fills: readonly Fill[]; readonly levels: readonly LevelEdge[] }
>();

/** The level rules of a page, and the sides of its fills. */
export function pageLevels(
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): readonly LevelEdge[] {
  const known = knownLevels.get(rulings);
  if (known?.fills === fills) return known.levels;
  const levels = [
    ...rulings.filter((ruling) => ruling.direction === "horizontal"),
    ...levelSides(fills.map(({ box }) => box)),
  ];
  knownLevels.set(rulings, { fills, levels });
  return levels;
}

/** How much of a line its pieces cover, those over each other counted once. */
export function coveredLength(pieces: readonly Pick<LevelEdge, "from" | "to">[]): number {
  let covered = 0;
  let reached = -Infinity;
  for (const { from, to } of [...pieces].sort((a, b) => a.from - b.from)) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return covered;
}

/** y of the edges that count, from the top down; those within `slack` of each other are pieces of one. */
export function findLevels<Edge extends LevelEdge>(
  edges: readonly Edge[],
  slack: number,
  counts: (pieces: readonly Edge[]) => boolean,
): number[] {
  const ys = clusterPositions(
    edges.map(({ at }) => at),
    slack,
  );
  return ys.filter((y) => counts(edges.filter(({ at }) => Math.abs(at - y) <= slack)));
}
