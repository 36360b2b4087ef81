import type { BoundingBox } from "../../../document.ts";
import type { Ruling } from "./drawing.ts";

/** Rulings closer than this are one line drawn twice, or a double line (points). */
const sameLine = 2.2;
/** A gap shorter than this does not break a line: dashes, cell-by-cell borders (points). */
const bridged = 3.5;

/** Rulings drawn piecewise, twice or dashed to whole ones, sorted. */
export function mergeRulings(rulings: readonly Ruling[]): Ruling[] {
  return (["horizontal", "vertical"] as const).flatMap((direction) => {
    const sorted = rulings
      .filter((ruling) => ruling.direction === direction)
      .sort((a, b) => a.at - b.at || a.from - b.from || a.to - b.to);
    const groups: Ruling[][] = [];
    for (const ruling of sorted) {
      const group = groups.at(-1);
      const first = group?.[0];
      if (group !== undefined && first !== undefined && ruling.at - first.at <= sameLine) {
        group.push(ruling);
      } else groups.push([ruling]);
    }
    return groups.flatMap(mergeOnOneLine);
  });
}

function mergeOnOneLine(group: readonly Ruling[]): Ruling[] {
  if (group.length === 1) return [...group];
  const sorted = [...group].sort((a, b) => a.from - b.from || a.to - b.to || a.at - b.at);
  const merged: Ruling[] = [];
  let last: Ruling | undefined;
  for (const ruling of sorted) {
    if (last !== undefined && ruling.from - last.to <= bridged) {
      const { direction, from, to, colour } = last;
      last = {
        direction,
        at: ruling.to - ruling.from > to - from ? ruling.at : last.at,
        from,
        to: Math.max(to, ruling.to),
        width: Math.max(last.width, ruling.width),
        colour,
      };
      continue;
    }
    if (last !== undefined) merged.push(last);
    last = ruling;
  }
  if (last !== undefined) merged.push(last);
  return merged;
}

/** Rulings that touch, directly or through others, belong to one drawing. */
export function rulingsToGroups(rulings: readonly Ruling[], tolerance: number): Ruling[][] {
  const parent = rulings.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const indexed = rulings.map((ruling, index) => ({ ruling, index }));
  const level = indexed.filter(({ ruling }) => ruling.direction === "horizontal");
  const upright = indexed.filter(({ ruling }) => ruling.direction === "vertical");
  for (const h of level) {
    for (const v of upright) {
      if (meets(h.ruling, v.ruling, tolerance)) {
        const [a, b] = [root(h.index), root(v.index)];
        if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
  }
  const groups = new Map<number, Ruling[]>();
  for (const { ruling, index } of indexed) {
    const at = root(index);
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [ruling]);
    else group.push(ruling);
  }
  return [...groups.values()];
}

function meets(horizontal: Ruling, vertical: Ruling, tolerance: number): boolean {
  return (
    vertical.at >= horizontal.from - tolerance &&
    vertical.at <= horizontal.to + tolerance &&
    horizontal.at >= vertical.from - tolerance &&
    horizontal.at <= vertical.to + tolerance
  );
}

export function rulingBox(ruling: Ruling): BoundingBox {
  return ruling.direction === "horizontal"
    ? [ruling.from, ruling.at, ruling.to, ruling.at]
    : [ruling.at, ruling.from, ruling.at, ruling.to];
}

/** Positions closer than `tolerance` to one, sorted. */
export function clusterPositions(positions: readonly number[], tolerance: number): number[] {
  const sorted = [...positions].sort((a, b) => a - b);
  const clusters: number[][] = [];
  for (const position of sorted) {
    const cluster = clusters.at(-1);
    if (cluster !== undefined && position - (cluster[0] as number) <= tolerance)
      cluster.push(position);
    else clusters.push([position]);
  }
  return clusters.map((cluster) => cluster[Math.floor(cluster.length / 2)] as number);
}
