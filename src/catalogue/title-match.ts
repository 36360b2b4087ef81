import { allIndicators, type CatalogueIndicator } from "./indicators.ts";
import {
  exactDifferences,
  type Rarity,
  rarityAmong,
  type TitleTerms,
  titleLikeness,
  titleToTerms,
} from "./title.ts";

export interface TitleMatch {
  readonly code: string;
  /** 0 to 1; 1 is the same telling words. */
  readonly score: number;
}

interface Index {
  readonly entries: readonly {
    readonly indicator: CatalogueIndicator;
    readonly terms: TitleTerms;
  }[];
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  readonly rarity: Rarity;
}

// Below this a match is chance: two common words in two titles of five.
const leastScore = 0.35;
const atMost = 5;

let index: Index | undefined;

/**
 * Catalogue entries whose title says what this one says, best first, at most five. Numbers, ages, time limits,
 * key stages, levels and grades that contradict rule an entry out; ones printed on one side only cost a little.
 */
export function matchTitle(title: string): readonly TitleMatch[] {
  const known = load();
  const terms = titleToTerms(title);
  const candidates = new Set(terms.stems.flatMap((stem) => known.byStem.get(stem) ?? []));
  const matches: TitleMatch[] = [];
  for (const at of candidates) {
    const entry = known.entries[at];
    if (!entry) continue;
    const differences = exactDifferences(terms, entry.terms);
    if (differences.some((difference) => difference.how === "contradicts")) continue;
    const score =
      Math.round(
        titleLikeness(terms, entry.terms, known.rarity) * 0.95 ** differences.length * 1000,
      ) / 1000;
    if (score >= leastScore) matches.push({ code: entry.indicator.code, score });
  }
  return matches.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1)).slice(0, atMost);
}

function load(): Index {
  if (index) return index;
  // A title nobody has verified would make false friends.
  const entries = allIndicators()
    .filter((indicator) => indicator.titleVerified !== "unknown")
    .map((indicator) => ({ indicator, terms: titleToTerms(indicator.title) }));
  const byStem = new Map<string, number[]>();
  for (const [at, { terms }] of entries.entries()) {
    for (const stem of terms.stems) {
      const list = byStem.get(stem);
      if (list) list.push(at);
      else byStem.set(stem, [at]);
    }
  }
  index = { entries, byStem, rarity: rarityAmong(entries.map((entry) => entry.terms)) };
  return index;
}
