import { type Rarity, rarityAmong, type TitleTerms, titleLikeness } from "../catalogue/title.ts";
import { assign, type Candidate } from "./assignment.ts";
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
  /** Whether two may be a pair at all; the same for both sides. */
  readonly mayPair: (from: T, to: T) => boolean;
  /** Added to the likeness where something beside the wording speaks for or against a pair; the same for both sides. */
  readonly favour: (from: T, to: T) => number;
}

// A stem or wording that makes more pairs than this tells no one from another: a stem's holders are found by their
// rarer stems…
const tooManyPairs = 200 * 200;

// …and a wording's holders are tried with those that stand so near in the order of its holders.
const nearInOrder = 50;

// So many pairs are tried faster than the holders of their stems are found.
const fewPairs = 5_000;

// What the least likely pair is worth above two items left alone: more than any favour takes away.
const leastWorth = 0.05;

/**
 * Every item of one side with its counterpart on the other, each used once: equal wording first, then what is
 * likest on the whole. Swapping the sides swaps the result; the order of the items decides nothing but ties.
 */
export function matchItems<T extends Matchable>(
  from: readonly T[],
  to: readonly T[],
  rules: MatchRules<T>,
): Matching<T> {
  const same = pairUp(from, to, sameWording(from, to, rules));
  // No two wordings are liker than equal ones, and nothing is like nothing.
  if (rules.atLeast > 1 || same.onlyFrom.length === 0 || same.onlyTo.length === 0) return same;
  const rarity = () => rarityAmong([...from, ...to].map((item) => item.terms));
  const likely = alikeWording(same.onlyFrom, same.onlyTo, rules, rarity);
  const alike = pairUp(same.onlyFrom, same.onlyTo, likely);
  return { ...alike, pairs: [...same.pairs, ...alike.pairs] };
}

/** A pair with the places of its items: left is `from`. */
interface Likely<T> extends Candidate {
  readonly pair: Pair<T>;
}

function pairUp<T extends Matchable>(
  from: readonly T[],
  to: readonly T[],
  likely: readonly Likely<T>[],
): Matching<T> {
  if (likely.length === 0) return { pairs: [], onlyFrom: from, onlyTo: to };
  // What ties are left are broken by left and right: the sides are always shown the same way round.
  const chosen =
    inOrder(from[0]?.id ?? "", to[0]?.id ?? "") <= 0
      ? assign(likely)
      : assign(likely.map(turned)).map(turned);
  const usedFrom = new Set(chosen.map(({ left }) => left));
  const usedTo = new Set(chosen.map(({ right }) => right));
  return {
    pairs: chosen.map(({ pair }) => pair),
    onlyFrom: from.filter((_, at) => !usedFrom.has(at)),
    onlyTo: to.filter((_, at) => !usedTo.has(at)),
  };
}

function turned<C extends Candidate>(candidate: C): C {
  return { ...candidate, left: candidate.right, right: candidate.left };
}

function sameWording<T extends Matchable>(
  from: readonly T[],
  to: readonly T[],
  { mayPair, favour }: MatchRules<T>,
): readonly Likely<T>[] {
  const [inFrom, inTo] = [holdersOfKeys(from), holdersOfKeys(to)];
  const likely: Likely<T>[] = [];
  for (const [key, lefts] of inFrom) {
    const rights = inTo.get(key) ?? [];
    const all = lefts.length * rights.length <= tooManyPairs;
    for (const [at, left] of lefts.entries()) {
      const item = from[left];
      const near = all ? rights : rights.slice(Math.max(0, at - nearInOrder), at + nearInOrder + 1);
      for (const right of near) {
        const other = to[right];
        if (!item || !other || !mayPair(item, other)) continue;
        const pair = { from: item, to: other, likeness: 1 };
        likely.push({ left, right, worth: 1 + favour(item, other), pair });
      }
    }
  }
  return likely;
}

function alikeWording<T extends Matchable>(
  from: readonly T[],
  to: readonly T[],
  { atLeast, mayPair, favour }: MatchRules<T>,
  rarityOnce: () => Rarity,
): readonly Likely<T>[] {
  // What is left of two reports is most often little, and none of it may be a pair.
  const isFew = from.length * to.length <= fewPairs;
  if (isFew && !from.some((item) => to.some((other) => mayPair(item, other)))) return [];
  const inFrom = holdersOf(from, ({ terms }) => terms.stems);
  const inTo = holdersOf(to, ({ terms }) => terms.stems);
  const likely: Likely<T>[] = [];
  // Most often no two may be a pair, and nobody asks how rare their words are.
  let rarity: Rarity | undefined;
  for (const [left, item] of from.entries()) {
    const near = new Set<number>();
    for (const stem of item.terms.stems) {
      const rights = inTo.get(stem) ?? [];
      if ((inFrom.get(stem)?.length ?? 0) * rights.length > tooManyPairs) continue;
      for (const right of rights) near.add(right);
    }
    for (const right of near) {
      const other = to[right];
      if (!other || !mayPair(item, other)) continue;
      rarity ??= rarityOnce();
      const likeness = titleLikeness(item.terms, other.terms, rarity);
      if (likeness < atLeast) continue;
      const worth = leastWorth + likeness - atLeast + favour(item, other);
      likely.push({ left, right, worth, pair: { from: item, to: other, likeness } });
    }
  }
  return likely;
}

type Holders = ReadonlyMap<string, readonly number[]>;
const keysKept = new WeakMap<readonly Matchable[], Holders>();

/** The places of each wording: lists are gone through again with other rules. */
function holdersOfKeys(items: readonly Matchable[]): Holders {
  let holders = keysKept.get(items);
  if (!holders) {
    holders = holdersOf(items, ({ key }) => [key]);
    keysKept.set(items, holders);
  }
  return holders;
}

/** The places of a word's holders, in order. */
function holdersOf<T>(items: readonly T[], wordsOf: (item: T) => readonly string[]): Holders {
  const holders = new Map<string, number[]>();
  for (const [place, item] of items.entries()) {
    for (const word of wordsOf(item)) {
      const list = holders.get(word);
      if (list) list.push(place);
      else holders.set(word, [place]);
    }
  }
  return holders;
}
