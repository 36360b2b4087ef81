import { isFigure, isMoneyUnit, type Piece } from "../../text/pieces.ts";
import type { Region } from "../grid/region.ts";
import { headLines, type Reach } from "./heads-inside.ts";
import { wordsOf } from "./text-columns.ts";

/** Figures without a head of their own are so many in each column at least, and so many of what stands there. */
const fewestFigures = 2;
const figurePart = 0.75;

/** What stands between two edges: heads over nothing, figures under nothing, or something else. */
type Kind = "heads" | "figures" | "other";

/**
 * Heads in the middle of wide columns leave a white strip to the figures at the right of these, and to those at the left.
 * Where every column that has heads alone stands beside one that has figures alone, all on the same side, each head is of
 * the figures beside it: the edge between them is none, unless it is drawn.
 */
export function withoutHeadsBeside(
  edges: readonly number[],
  drawn: readonly number[],
  region: Region,
): number[] {
  const heads = headLines(region, isMoneyUnit);
  const upper = heads.flatMap(({ pieces }) => pieces.flatMap(wordsOf));
  const lower = region.lines.slice(heads.length).flatMap(({ pieces }) => pieces);
  const kinds = [-Infinity, ...edges].map((from, at) =>
    kindOf([from, edges[at] ?? Infinity], upper, lower),
  );
  const pairs = [pairsOf(kinds, "heads", "figures"), pairsOf(kinds, "figures", "heads")];
  const [joined, ...others] = pairs.filter((one) => one !== undefined);
  if (joined === undefined || others.length > 0) return [...edges];
  // Between the columns numbered n and n + 1 stands the edge numbered n.
  const isJoint = (edge: number, at: number): boolean => joined.has(at) && !drawn.includes(edge);
  return edges.filter((edge, at) => !isJoint(edge, at));
}

function kindOf([from, to]: Reach, upper: readonly Reach[], lower: readonly Piece[]): Kind {
  const isHere = ([left, right]: Reach): boolean => left < to && right > from;
  const isHeaded = upper.some(isHere);
  const body = lower.filter(({ box }) => isHere([box[0], box[2]]));
  if (body.length === 0) return isHeaded ? "heads" : "other";
  const figures = body.filter(({ text }) => isFigure(text)).length;
  const areFigures = figures >= Math.max(fewestFigures, figurePart * body.length);
  return areFigures && !isHeaded ? "figures" : "other";
}

/** Numbers of the columns of one kind that each stand before one of the other; absent where one stands otherwise. */
function pairsOf(kinds: readonly Kind[], first: Kind, second: Kind): Set<number> | undefined {
  const pairs = new Set<number>();
  for (const [at, kind] of kinds.entries()) {
    if (kind === first && kinds[at + 1] === second) pairs.add(at);
    else if (kind === first || (kind === second && !pairs.has(at - 1))) return undefined;
  }
  return pairs.size === 0 ? undefined : pairs;
}
