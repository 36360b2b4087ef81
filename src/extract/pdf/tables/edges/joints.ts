import type { Ruling } from "../../drawing/drawing.ts";
import { clusterPositions, mergeRulings } from "../../drawing/rulings.ts";
import { coveredLength } from "./level-edges.ts";

/** Ends closer than this are one place (points). */
const samePlace = 2.5;
/** Rules drawn cell by cell cover this part of the whole. */
const tiledPart = 0.9;
/** So many upright rules, or the only one there, are joined where a row begins: pieces no further apart than this (points). */
const fewestJoined = 2;
const widestJoint = 3.5;
/** Pieces of one row end within this of each other (points). */
const sameEnd = 1;
/** Cells are no lower than this (points): shorter pieces are dashes. */
const lowestCell = 6;

/** A rule drawn cell by cell says where the cells over it end: an upright edge at each joint. */
export function levelJoints(rulings: readonly Ruling[]): Ruling[] {
  const level = rulings.filter((ruling) => ruling.direction === "horizontal");
  const merged = mergeRulings(level);
  return merged.flatMap((whole) => {
    const pieces = level.filter(
      (piece) =>
        Math.abs(piece.at - whole.at) <= samePlace &&
        piece.from >= whole.from - 0.1 &&
        piece.to <= whole.to + 0.1 &&
        piece.to - piece.from < whole.to - whole.from - samePlace,
    );
    // Rules over sums lie on a row's, and say nothing of where its cells end.
    if (coveredLength(pieces) < tiledPart * (whole.to - whole.from)) return [];
    const ends = pieces.flatMap((piece) => [piece.from, piece.to]);
    return clusterPositions(ends, samePlace)
      .filter((x) => x > whole.from + samePlace && x < whole.to - samePlace)
      .map((x) => ({
        ...whole,
        direction: "vertical" as const,
        at: x,
        from: whole.at,
        to: whole.at,
      }));
  });
}

/** What an upright rule says of a y: a piece begins there or ends, runs on over it, or stands neither over nor under it. */
type Says = "begins" | "ends" | "runs on" | "nothing";

interface Upright {
  readonly x: number;
  readonly pieces: readonly Ruling[];
}

function saysOf({ pieces }: Upright, y: number): Says {
  if (pieces.some(({ from }) => Math.abs(from - y) <= sameEnd)) return "begins";
  if (pieces.some(({ to }) => Math.abs(to - y) <= sameEnd)) return "ends";
  return pieces.some(({ from, to }) => from < y && to > y + sameEnd) ? "runs on" : "nothing";
}

/** A piece begins right below another. */
const isJoined = ({ pieces }: Upright, y: number): boolean =>
  saysOf({ x: 0, pieces }, y) === "begins" &&
  pieces.some(({ to }) => to <= y + sameEnd && to >= y - widestJoint);

/** Upright pieces of tables one below the other: no piece reaches from those of one to those of another. */
function toStacks(upright: readonly Ruling[]): Ruling[][] {
  const stacks: Ruling[][] = [];
  let reached = -Infinity;
  for (const ruling of [...upright].sort((a, b) => a.from - b.from)) {
    if (ruling.from > reached + widestJoint) stacks.push([]);
    stacks.at(-1)?.push(ruling);
    reached = Math.max(reached, ruling.to);
  }
  return stacks;
}

/**
 * Upright rules drawn cell by cell say where the cells beside them begin: level edges where pieces of several begin
 * right below others. Where no rule stands left of them the first cell may be one with that above, but for the
 * column right beside them; where all that are drawn end, or all begin, the edge reaches over all columns.
 */
export function uprightJoints(
  rulings: readonly Ruling[],
  sides: readonly [left: number, right: number],
): Ruling[] {
  const upright = rulings.filter((ruling) => ruling.direction === "vertical");
  if (upright.some(({ from, to }) => to - from < lowestCell)) return [];
  const ruled = rulings.filter(({ direction }) => direction === "horizontal").map(({ at }) => at);
  const stacks = toStacks(upright);
  const edges = stacks.map((stack) => stackToEdges(stack, sides));
  // A stack that is not drawn cell by cell may be the rest of one that is.
  if (!edges.some(({ isCellwise }) => isCellwise)) return [];
  return edges
    .flatMap((one) => one.edges)
    .filter(({ at }) => !ruled.some((y) => Math.abs(at - y) <= samePlace));
}

function stackToEdges(
  pieces: readonly Ruling[],
  [left, right]: readonly [left: number, right: number],
): { readonly edges: Ruling[]; readonly isCellwise: boolean } {
  const columns = clusterPositions(
    pieces.map(({ at }) => at),
    samePlace,
  ).map((x): Upright => ({ x, pieces: pieces.filter(({ at }) => Math.abs(at - x) <= samePlace) }));
  const ys = clusterPositions(
    pieces.flatMap(({ from, to }) => [from, to]),
    sameEnd,
  );
  let isCellwise = false;
  const edges = ys.flatMap((y): Ruling[] => {
    const edge = (from: number, to: number): Ruling => ({
      ...(pieces[0] as Ruling),
      direction: "horizontal",
      at: y,
      from,
      to,
      width: 0,
    });
    const here = columns.flatMap((column, at) => {
      const says = saysOf(column, y);
      return says === "nothing" ? [] : [{ ...column, at, says }];
    });
    const [first] = here;
    if (first === undefined) return [];
    const joined = here.filter((column) => isJoined(column, y)).length;
    // What begins below no other piece neither joins nor speaks against it.
    const over = joined + here.filter(({ says }) => says !== "begins").length;
    const isJoint = joined >= Math.max(1, Math.min(fewestJoined, over));
    isCellwise ||= isJoint;
    const areAll =
      joined === 0 &&
      here.length >= fewestJoined &&
      here.every(({ says }) => says === first.says && says !== "runs on");
    if (areAll) return [edge(left, right)];
    if (!isJoint) return [];
    const beside = first.says === "begins" ? [edge(columns[first.at - 1]?.x ?? left, first.x)] : [];
    return [
      ...beside,
      ...here.flatMap(({ x, says }, index) => {
        const next = here[index + 1];
        return says === "begins" && next?.says !== "runs on" ? [edge(x, next?.x ?? right)] : [];
      }),
    ];
  });
  return { edges, isCellwise };
}
