import porter from "natural/lib/natural/stemmers/porter_stemmer.js";
import { commonWords, longForms, numberWords } from "./title-words.ts";

/** What a title says exactly: two titles that say different things here are different indicators. */
export type ExactKind =
  | "age"
  | "baseline"
  | "time limit"
  | "key stage"
  | "level"
  | "grade"
  | "rate"
  | "number";

export interface TitleTerms {
  /** Stems of the telling words, each once, in order of first appearance. */
  readonly stems: readonly string[];
  readonly exact: ReadonlyMap<ExactKind, ReadonlySet<string>>;
}

/** One thing two titles say differently. `narrower`: one names more than the other, none contradicts. */
export interface ExactDifference {
  readonly kind: ExactKind;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly how: "contradicts" | "one-sided" | "narrower";
}

interface ExactPattern {
  readonly kind: ExactKind;
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray) => readonly string[];
}

// In this order, each taking its text out of the title: an age must not be read as a time limit.
const exactPatterns: readonly ExactPattern[] = [
  {
    kind: "rate",
    pattern: /\b(?:per|every) ?(\d{2,3}(?:[ ,]?000)*|\d{4,})\b/g,
    read: (match) => [`per ${(match[1] ?? "").replace(/[ ,]/g, "")}`],
  },
  {
    kind: "key stage",
    pattern: /\bkey stages? ?(\d)(?:(?: ?(?:,|and|&|\/) ?)(\d))?\b/g,
    read: (match) => [match[1], match[2]].filter((value) => value !== undefined),
  },
  { kind: "level", pattern: /\blevels? ?(\d)\+?/g, read: (match) => [match[1] ?? ""] },
  {
    kind: "grade",
    pattern: /\ba ?\* ?(?:-|–|to) ?([a-g])\b/g,
    read: (match) => [`a*-${match[1]}`],
  },
  {
    kind: "age",
    pattern: /\b(\d{1,2}) ?(?:-|–|to) ?(\d{1,2})[ -]?(?:years?|yrs?)?[ -]?olds?\b/g,
    read: (match) => [`${match[1]}-${match[2]}`],
  },
  {
    kind: "age",
    pattern: /\b(?:aged?|ages|for) (\d{1,2}) ?(?:-|–|to) ?(\d{1,2})\b/g,
    read: (match) => [`${match[1]}-${match[2]}`],
  },
  {
    kind: "age",
    pattern: /\bunder[ -]?(\d{1,2})s?\b(?! ?(?:working |calendar )?(?:days|weeks|months|hours))/g,
    read: (match) => [`under ${match[1]}`],
  },
  {
    kind: "age",
    pattern: /\b(?:aged? |over[ -]?)(\d{2})s?(?: ?\+| and over| or over| plus)?/g,
    read: (match) => [/over|\+|plus/.test(match[0]) ? `${match[1]}+` : `${match[1]}`],
  },
  {
    kind: "age",
    pattern: /\b(?:the )?age of (\d{1,2})\b|\bat (\d{1,2})\b(?! ?(?:%|days|weeks|months))/g,
    read: (match) => [match[1] ?? match[2] ?? ""],
  },
  {
    kind: "age",
    pattern: /\b(\d{1,2})[ -]?(?:years?|yrs?)[ -]olds?\b/g,
    read: (match) => [match[1] ?? ""],
  },
  {
    kind: "age",
    // "16-18 in EET": two ages and no other unit behind them
    pattern:
      /\b(1\d) ?(?:-|–|to) ?(1\d|2\d)\b(?! ?(?:%|working|days?|weeks?|months?|hours?|years? or))/g,
    read: (match) => [`${match[1]}-${match[2]}`],
  },
  {
    kind: "time limit",
    pattern:
      /\b(\d+(?:\.\d+)?) ?(?:\+ ?)?(?:or more )?(?:working |calendar |school )?(minute|hour|day|week|month|year)s?\b(?![ -]olds?)/g,
    read: (match) => [`${match[1]} ${match[2]}s`],
  },
  {
    kind: "baseline",
    pattern:
      /\b((?:19|20)\d\d)(?:[-/]\d\d)? baseline\b|\bbaseline (?:of |year |in )?((?:19|20)\d\d)\b/g,
    read: (match) => [match[1] ?? match[2] ?? ""],
  },
  {
    // Years date a statement, they are no threshold of it.
    kind: "number",
    pattern: /\b(?:19|20)\d\d(?:[-/]\d\d)?\b/g,
    read: () => [],
  },
  { kind: "number", pattern: /(?<![\w.])(\d+(?:\.\d+)?)(?![\w.]*\d)/g, read: (m) => [m[1] ?? ""] },
];

/** The stems and the exact statements of a title: `Core assessments within 35 working days`. */
export function titleToTerms(title: string): TitleTerms {
  let terms = readTitles.get(title);
  if (!terms) {
    terms = termsOf(title);
    readTitles.set(title, terms);
  }
  return terms;
}

// The same few hundred titles come back in every report of a council.
const readTitles = new Map<string, TitleTerms>();

/** The same for a text that does not come back, such as a sentence: nothing is kept of it. */
export function termsOf(title: string): TitleTerms {
  let rest = lengthened(title.replace(/\bland[ -](?=fill)/gi, "land"));
  const exact = new Map<ExactKind, Set<string>>();
  for (const { kind, pattern, read } of exactPatterns) {
    for (const match of rest.matchAll(pattern)) {
      const said = read(match);
      if (said.length === 0) continue;
      const values = exact.get(kind) ?? new Set();
      for (const value of said) values.add(value);
      exact.set(kind, values);
    }
    rest = rest.replace(pattern, " ");
  }
  const words = rest.match(/[a-z]+/g) ?? [];
  const stems = words
    .filter((word) => word.length > 1 && !commonWords.has(word))
    .map((word) => stemOf(word));
  return { stems: [...new Set(stems)], exact };
}

// Codes inside a title say nothing of what it measures: "(2022 SC, PAF C64)", "BV49", "LAA CYP 4.1a".
const codes =
  /\b(?:ni|bvpi|bv|paf|apa|lpi|li|laa|cpa|lp)(?:[ -](?:cyp|ssc|[a-e]))?[ -]?[a-e]?\d+(?:[.(]\w+\)?)*[a-z]?\b|\b\d{4} ?(?:sc|of|de)\b/g;

/** Lower case, codes out, abbreviations at length, numbers as digits, typographic signs as plain ones. */
function lengthened(title: string): string {
  let text = title
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/'s\b/g, "s")
    .replace(/[‐‑–—]/g, "-")
    .replace(/&/g, " and ")
    .replace(codes, " ");
  for (const [short, long] of longForms) text = text.replace(short, long);
  text = text.replace(/\b[a-z]+\b/g, (word) => numberWords[word] ?? word);
  return text.replace(/\s+/g, " ").trim();
}

const stems = new Map<string, string>();

function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    // the stemmer takes the square of a word's length; no word is this long
    stem = word.length > 60 ? word : porter.stem(word);
    stems.set(word, stem);
  }
  return stem;
}

/** Everything two titles say differently in what must agree exactly, in a fixed order of kinds. */
export function exactDifferences(left: TitleTerms, right: TitleTerms): readonly ExactDifference[] {
  const kinds = [...new Set([...left.exact.keys(), ...right.exact.keys()])].sort();
  return kinds.flatMap((kind): readonly ExactDifference[] => {
    const a = [...(left.exact.get(kind) ?? [])].sort();
    const b = [...(right.exact.get(kind) ?? [])].sort();
    if (a.join() === b.join()) return [];
    if (a.length === 0 || b.length === 0) return [{ kind, left: a, right: b, how: "one-sided" }];
    const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
    const how = fewer.every((value) => more.includes(value)) ? "narrower" : "contradicts";
    return [{ kind, left: a, right: b, how }];
  });
}

/** How much a stem tells, by how few of the given titles have it. */
export type Rarity = (stem: string) => number;

export function rarityAmong(titles: Iterable<TitleTerms>): Rarity {
  const holders = new Map<string, number>();
  let count = 0;
  for (const { stems: own } of titles) {
    count++;
    for (const stem of own) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  }
  const heldBy = (titles: number) => Math.log(1 + (count + 1) / (1 + titles));
  const weights = new Map([...holders].map(([stem, titles]) => [stem, heldBy(titles)]));
  const unheld = heldBy(0);
  return (stem) => weights.get(stem) ?? unheld;
}

/**
 * From 0 (nothing in common) to 1 (the same stems): shared weight by all weight, rare stems weighing more.
 * The same to the last bit with the titles swapped: each is added up by itself.
 */
export function titleLikeness(left: TitleTerms, right: TitleTerms, rarity: Rarity): number {
  const all = weightOf(left.stems, rarity) + weightOf(right.stems, rarity);
  return all === 0
    ? 0
    : (sharedWeight(left, right, rarity) + sharedWeight(right, left, rarity)) / all;
}

function weightOf(stems: readonly string[], rarity: Rarity): number {
  let weight = 0;
  for (const stem of stems) weight += rarity(stem);
  return weight;
}

function sharedWeight(
  { stems }: TitleTerms,
  { stems: others }: TitleTerms,
  rarity: Rarity,
): number {
  let weight = 0;
  for (const stem of stems) if (others.includes(stem)) weight += rarity(stem);
  return weight;
}
