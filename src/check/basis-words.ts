/** What a cell, a heading or a title says that a figure is measured in, and of whom. */
export interface Basis {
  /** The same key for two ways of writing one basis: `per 1000`, `days`, `percent`. */
  readonly key: string;
  /** As printed. */
  readonly words: string;
}

export const basisKinds = ["rate", "size", "people", "stage"] as const;
export type BasisKind = (typeof basisKinds)[number];
export type BasisWords = Partial<Record<BasisKind, Basis>>;

/** `per 1,000 population`, `per head`, `per FTE`: what a rate is taken of. */
const rate =
  /\bper (100,?000|10,?000|1,?000|100|million|head|capita|person|household|dwelling|property|fte|full[ -]time equivalent|employee|visit|pupil)\b/i;
const sameRates: Readonly<Record<string, string>> = {
  capita: "person",
  head: "person",
  "full-time equivalent": "fte",
  "full time equivalent": "fte",
  dwelling: "property",
};

const sizes: readonly (readonly [string, RegExp])[] = [
  ["percent", /%|\bper ?cent(?:age)?\b/i],
  ["days", /\b(?:working |calendar )?days?\b/i],
  ["weeks", /\bweeks?\b/i],
  ["hours", /\bhours?\b|\bhrs\b/i],
  ["minutes", /\bminutes?\b|\bmins\b/i],
  ["kilograms", /\bkgs?\b|\bkilograms?\b|\bkilos\b/i],
  ["tonnes", /\btonnes?\b/i],
  ["pounds", /£/],
];

/** Whom a figure is of: two words of one line do not speak of the same people. */
const people: readonly (readonly [string, RegExp])[] = [
  ["girls", /\bgirls\b/i],
  ["boys", /\bboys\b/i],
  ["all pupils", /\ball (?:pupils|children)\b/i],
  ["women", /\bfemales?\b|\bwomen\b/i],
  ["men", /\bmales?\b|\bmen\b/i],
  ["residents", /\b(?:all )?residents\b/i],
  ["users", /\b(?:\w+ )?users\b/i],
  ["tenants", /\btenants\b/i],
  ["leaseholders", /\bleaseholders\b/i],
  ["staff", /\b(?:staff|employees)\b/i],
  ["businesses", /\bbusinesses\b/i],
  ["adults", /\badults\b/i],
  ["children", /\bchildren\b/i],
  ["over 65", /\b(?:aged )?65(?:\+| and over| or over)/i],
  ["18 to 64", /\b18 ?(?:-|–|to) ?64\b/i],
];

const everyone = /\b(?:girls and boys|boys and girls|women and men|men and women)\b/i;

/** The stage of schooling a figure is of. */
const stage = /\b(?:key stage|KS) ?([1-5])\b/i;

/** What stands in a text; a kind it names in two ways is left out, since which holds cannot be told. */
export function basisIn(text: string, kinds: readonly BasisKind[] = basisKinds): BasisWords {
  const found: Partial<Record<BasisKind, Basis>> = {};
  for (const kind of kinds) {
    const basis = readers[kind](text);
    if (basis) found[kind] = basis;
  }
  return found;
}

const readers: Readonly<Record<BasisKind, (text: string) => Basis | undefined>> = {
  rate: (text) => {
    const match = rate.exec(text);
    if (!match) return undefined;
    const of = (match[1] ?? "").toLowerCase().replace(/,/g, "");
    return { key: `per ${sameRates[of] ?? of}`, words: match[0] };
  },
  size: (text) => only(sizes, text.replace(rate, "")),
  people: (text) => {
    const both = everyone.exec(text);
    return both ? { key: "everyone", words: both[0] } : only(people, text);
  },
  stage: (text) => {
    const match = stage.exec(text);
    return match ? { key: `stage ${match[1]}`, words: match[0] } : undefined;
  },
};

function only(list: readonly (readonly [string, RegExp])[], text: string): Basis | undefined {
  const found = list.flatMap(([key, pattern]) => {
    const match = pattern.exec(text);
    return match ? [{ key, words: match[0] }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
