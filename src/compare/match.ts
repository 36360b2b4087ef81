import { type Rarity, rarityAmong, type TitleTerms, titleLikeness } from "../catalogue/title.ts";
import { inOrder } from "./report.ts";

/** Something to be found again on the other side. */
export interface Matchable {
  readonly id: string;
  /** Equal keys are the same wording, whatever moved within it. */
  readonly key: string;
  readonly terms: TitleTerms;
}

export interface Pair<T> {
  readonly from: T;
  readonly to: T;
  /** 1 for the same wording. */
  readonly likeness: number;
}

export interface Matching<T> {
  readonly pairs: readonly Pair<T>[];
  readonly onlyFrom: readonly T[];
  readonly onlyTo: readonly T[];
}

export interface MatchRules<T> {
  /** The least likeness of wording for a pair, 0 to 1. */
  readonly atLeast: number;
  /** Whether two may be a pair at all. */
  readonly mayPair: (from: T, to: T) => boolean;
  /** Added to the likeness where something beside the wording speaks for or against a pair. */
  readonly favour: (from: T, to: T) => number;
}

// A stem this many on one side share tells no one from another; its holders are found by their rarer stems.
const tooCommon = 200;

/**
 * Every item of one side with its counterpart on the other, each used once: equal wording first, then the likest.
 * Swapping the sides swaps the result; the order of the items decides nothing but ties.
 */
export function matchItems<T extends Matchable>(
  from: readonly T[],
  to: readonly T[],
  rules: MatchRules<T>,
): Matching<T> {
  const rarity = rarityAmong([...from, ...to].map((item) => item.terms));
  const usedFrom = new Set<T>();
  const usedTo = new Set<T>();
  const pairs: Pair<T>[] = [];
  const take = (candidates: readonly Candidate<T>[]) => {
    for (const { from: left, to: right, likeness } of [...candidates].sort(bestFirst)) {
      if (usedFrom.has(left) || usedTo.has(right)) continue;
      usedFrom.add(left);
      usedTo.add(right);
      pairs.push({ from: left, to: right, likeness });
    }
  };
  take(sameWording(from, to, rules));
  take(
    alikeWording(
      from.filter((item) => !usedFrom.has(item)),
      to.filter((item) => !usedTo.has(item)),
      rules,
      rarity,
    ),
  );
  return {
    pairs,
    onlyFrom: from.filter((item) => !usedFrom.has(item)),
    onlyTo: to.filter((item) => !usedTo.has(item)),
  };
}

interface Candidate<T> extends Pair<T> {
  readonly score: number;
  /** How far apart their places are: in reports of one council the order is mostly kept. */
  readonly apart: number;
}

function bestFirst<T extends Matchable>(a: Candidate<T>, b: Candidate<T>): number {
  return (
    b.score - a.score ||
    a.apart - b.apart ||
    // The same under either order of the sides.
    inOrder(idsOf(a), idsOf(b))
  );
}

function idsOf<T extends Matchable>({ from, to }: Candidate<T>): string {
  return [from.id, to.id].sort().join(" ");
}

function sameWording<T extends Matchable>(
  from: readonly T[],
  to: readonly T[],
  rules: MatchRules<T>,
): readonly Candidate<T>[] {
  const byKey = new Map<string, { readonly item: T; readonly at: number }[]>();
  for (const [at, item] of to.entries()) {
    const list = byKey.get(item.key);
    if (list) list.push({ item, at });
    else byKey.set(item.key, [{ item, at }]);
  }
  return from.flatMap((item, at) =>
    (byKey.get(item.key) ?? [])
      .filter((other) => rules.mayPair(item, other.item))
      .slice(0, tooCommon)
      .map((other) => ({
        from: item,
        to: other.item,
        likeness: 1,
        score: 1 + rules.favour(item, other.item),
        apart: Math.abs(at - other.at),
      })),
  );
}

function alikeWording<T extends Matchable>(
  from: readonly T[],
  to: readonly T[],
  rules: MatchRules<T>,
  rarity: Rarity,
): readonly Candidate<T>[] {
  const holders = new Map<string, number[]>();
  for (const [at, item] of to.entries()) {
    for (const stem of item.terms.stems) {
      const list = holders.get(stem);
      if (list) list.push(at);
      else holders.set(stem, [at]);
    }
  }
  const candidates: Candidate<T>[] = [];
  for (const [at, item] of from.entries()) {
    const near = new Set<number>();
    for (const stem of item.terms.stems) {
      const list = holders.get(stem) ?? [];
      if (list.length <= tooCommon) for (const place of list) near.add(place);
    }
    for (const place of near) {
      const other = to[place];
      if (!other || !rules.mayPair(item, other)) continue;
      const likeness = titleLikeness(item.terms, other.terms, rarity);
      if (likeness < rules.atLeast) continue;
      candidates.push({
        from: item,
        to: other,
        likeness,
        score: likeness + rules.favour(item, other),
        apart: Math.abs(at - place),
      });
    }
  }
  return candidates;
}
