import { allIndicators, type CatalogueIndicator, isVerified } from "./indicators.ts";
import {
  exactDifferences,
  type Rarity,
  rarityAmong,
  type TitleTerms,
  titleToTerms,
} from "./title.ts";

export interface TitleMatch {
  readonly code: string;
  /** 0 to 1; 1 is the same telling words. */
  readonly score: number;
}

interface Entry {
  readonly indicator: CatalogueIndicator;
  readonly terms: TitleTerms;
  readonly weight: number;
}

interface Index {
  readonly entries: readonly Entry[];
  readonly byStem: ReadonlyMap<string, readonly Entry[]>;
  readonly rarity: Rarity;
}

// Below this a match is chance: two common words in two titles of five.
const leastScore = 0.35;
// What one number, age or limit printed on one side only takes from the score.
const oneSided = 0.95;
const atMost = 5;

let index: Index | undefined;
const known = new Map<string, readonly TitleMatch[]>();

/**
 * Catalogue entries whose title says what this one says, best first, at most five. Numbers, ages, time limits,
 * key stages, levels and grades that contradict rule an entry out; ones printed on one side only cost a little.
 */
export function matchTitle(title: string): readonly TitleMatch[] {
  let matches = known.get(title);
  if (!matches) {
    matches = matchTerms(titleToTerms(title));
    known.set(title, matches);
  }
  return matches;
}

function matchTerms(terms: TitleTerms): readonly TitleMatch[] {
  const { byStem, rarity } = load();
  const shared = new Map<Entry, number>();
  let own = 0;
  for (const stem of terms.stems) {
    const weight = rarity(stem);
    own += weight;
    for (const entry of byStem.get(stem) ?? []) {
      shared.set(entry, (shared.get(entry) ?? 0) + weight);
    }
  }
  const matches: TitleMatch[] = [];
  for (const [entry, common] of shared) {
    const likeness = (2 * common) / (own + entry.weight);
    if (likeness < leastScore) continue;
    const differences = exactDifferences(terms, entry.terms);
    if (differences.some((difference) => difference.how === "contradicts")) continue;
    const score = Math.round(likeness * oneSided ** differences.length * 1000) / 1000;
    if (score >= leastScore) matches.push({ code: entry.indicator.code, score });
  }
  return matches.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1)).slice(0, atMost);
}

/** How rare a stem is among the catalogue's titles. */
export function catalogueRarity(): Rarity {
  return load().rarity;
}

function load(): Index {
  if (index) return index;
  // A title nobody has verified would make false friends.
  const titled = allIndicators()
    .filter((indicator) => isVerified(indicator))
    .map((indicator) => ({ indicator, terms: titleToTerms(indicator.title) }));
  const rarity = rarityAmong(titled.map((entry) => entry.terms));
  const entries = titled.map(({ indicator, terms }) => ({
    indicator,
    terms,
    weight: terms.stems.reduce((sum, stem) => sum + rarity(stem), 0),
  }));
  const byStem = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const stem of entry.terms.stems) {
      const list = byStem.get(stem);
      if (list) list.push(entry);
      else byStem.set(stem, [entry]);
    }
  }
  index = { entries, byStem, rarity };
  return index;
}
