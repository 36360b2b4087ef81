import { munkres } from "munkres";

/** Two places, of a left and a right list, whose items may become a pair. */
export interface Candidate {
  readonly left: number;
  readonly right: number;
  /** What the pair is worth, above 0; an item left alone is worth nothing. */
  readonly worth: number;
}

// Beyond so many entries of its table a cluster is paired best first: the assignment's time grows with the cube.
const mostEntries = 300 * 300;

/**
 * The pairs that are worth most together, each place used once; of equally good ones those whose places are
 * least apart, for in reports of one council the order is mostly kept.
 */
export function assign<C extends Candidate>(candidates: readonly C[]): readonly C[] {
  return clusters(candidates).flatMap((cluster) => {
    if (cluster.length === 1) return cluster;
    if (cluster.length <= 4) {
      const chosen = ofFew(cluster);
      if (chosen) return chosen;
    }
    const lefts = [...new Set(cluster.map(({ left }) => left))].sort((a, b) => a - b);
    const rights = [...new Set(cluster.map(({ right }) => right))].sort((a, b) => a - b);
    return lefts.length * rights.length > mostEntries
      ? bestFirst(cluster)
      : bestTogether(cluster, lefts, rights);
  });
}

/** Candidates that share no place, directly or through others, are decided apart. */
function clusters<C extends Candidate>(candidates: readonly C[]): readonly (readonly C[])[] {
  const byLeft = grouped(candidates, ({ left }) => left);
  const byRight = grouped(candidates, ({ right }) => right);
  const found: C[][] = [];
  for (const start of candidates) {
    const own = byLeft.get(start.left);
    if (!own) continue;
    // Most stand by themselves.
    if (own.length === 1 && byRight.get(start.right)?.length === 1) {
      found.push([start]);
      byLeft.delete(start.left);
      byRight.delete(start.right);
      continue;
    }
    const cluster: C[] = [];
    const lefts = [start.left];
    for (let left = lefts.pop(); left !== undefined; left = lefts.pop()) {
      const reached = byLeft.get(left) ?? [];
      byLeft.delete(left);
      for (const candidate of reached) {
        const { right } = candidate;
        cluster.push(candidate);
        for (const next of byRight.get(right) ?? []) lefts.push(next.left);
        byRight.delete(right);
      }
    }
    found.push(cluster);
  }
  return found;
}

function grouped<C extends Candidate>(
  candidates: readonly C[],
  placeOf: (candidate: C) => number,
): Map<number, C[]> {
  const groups = new Map<number, C[]>();
  for (const candidate of candidates) {
    const list = groups.get(placeOf(candidate));
    if (list) list.push(candidate);
    else groups.set(placeOf(candidate), [candidate]);
  }
  return groups;
}

/**
 * What `munkres` gives of the smallest clusters, which most are: one item beside several, or two beside two. Of equally
 * good ones it takes the first.
 */
function ofFew<C extends Candidate>(cluster: readonly C[]): readonly C[] | undefined {
  const ordered = [...cluster].sort((a, b) => a.left - b.left || a.right - b.right);
  const [first, second] = ordered;
  const last = ordered.at(-1);
  if (!first || !second || !last) return undefined;
  const isStar = (side: "left" | "right") => ordered.every((one) => one[side] === first[side]);
  if (isStar("left") || isStar("right")) {
    return [ordered.reduce((best, next) => (isBetter([next], [best]) ? next : best))];
  }
  const isTwo = (side: "left" | "right") =>
    ordered.every((one) => one[side] === first[side] || one[side] === last[side]);
  // The first and the last of four stand across from each other, and so do the two between them.
  if (ordered.length !== 4 || !isTwo("left") || !isTwo("right")) return undefined;
  const across = [first, last];
  const others = ordered.slice(1, 3);
  return isBetter(others, across) ? others : across;
}

const worthOf = (some: readonly Candidate[]): number =>
  some.reduce((sum, { worth }) => sum + Math.round(worth * parts), 0);
const apartIn = (some: readonly Candidate[]): number =>
  some.reduce((sum, { left, right }) => sum + (left - right) ** 2, 0);

/** More worth, or as much and less far apart. */
function isBetter(some: readonly Candidate[], others: readonly Candidate[]): boolean {
  const more = worthOf(some) - worthOf(others);
  return more > 0 || (more === 0 && apartIn(some) < apartIn(others));
}

// In whole numbers nothing is lost in adding: a billionth of worth outweighs every difference of places.
const parts = 1e9;
const placesRoom = 2n ** 48n;

function bestTogether<C extends Candidate>(
  cluster: readonly C[],
  lefts: readonly number[],
  rights: readonly number[],
): readonly C[] {
  if (lefts.length === 1 && rights.length === 1) return cluster;
  const row = new Map(lefts.map((left, at) => [left, at]));
  const column = new Map(rights.map((right, at) => [right, at]));
  const costs = lefts.map(() => new Array<bigint>(rights.length).fill(0n));
  const entries: (C | undefined)[][] = lefts.map(() => []);
  for (const candidate of cluster) {
    const at = row.get(candidate.left) ?? 0;
    const to = column.get(candidate.right) ?? 0;
    const apart = BigInt(candidate.left - candidate.right);
    const worth = BigInt(Math.round(candidate.worth * parts));
    (costs[at] ?? [])[to] = apart * apart - worth * placesRoom;
    (entries[at] ?? [])[to] = candidate;
  }
  return munkres(costs).flatMap(([at, to]) => entries[at]?.[to] ?? []);
}

function bestFirst<C extends Candidate>(cluster: readonly C[]): readonly C[] {
  const apart = ({ left, right }: Candidate) => Math.abs(left - right);
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  return [...cluster]
    .sort(
      (a, b) => b.worth - a.worth || apart(a) - apart(b) || a.left - b.left || a.right - b.right,
    )
    .filter(({ left, right }) => {
      if (usedLeft.has(left) || usedRight.has(right)) return false;
      usedLeft.add(left);
      usedRight.add(right);
      return true;
    });
}
