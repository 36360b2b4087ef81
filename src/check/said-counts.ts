import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { countPattern, numberWords, toCount } from "./said-numbers.ts";
import { nounPattern, type State, statePatterns } from "./said-patterns.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { type StateRow, type StateTable, stateTables } from "./state-tables.ts";

/** What is said of other times, places and lists than the report's own tables. */
const isOther =
  /\b(?:expected|will|would|should|forecast|last (?:year|quarter)|previous|by 31|next|likely|predicted|nationally|England|regional|county-?wide|compared|improv\w+|deteriorat\w+|wors\w+|better|additional|further|other|remaining|partners?|new|changed)\b/i;
/** A count further from the rows than this speaks of another list. */
const furthestOff = 2;
const furthestShare = 0.34;
const leastRows = 4;
/** Tables further down than this are of something else. */
const furthest = 8;
/** A share said in words is met within one row or this much of them. */
const roundShare = 0.06;

const fractions: readonly (readonly [RegExp, number])[] = [
  [/quarter$/, 1 / 4],
  [/third$/, 1 / 3],
  [/^half$/, 1 / 2],
  [/^two.thirds$/, 2 / 3],
  [/^three.quarters$/, 3 / 4],
];

interface Claim {
  readonly words: string;
  readonly state: State;
  /** Whether so many of so many rows make it true; `maybe` are rows that say nothing of their state. */
  readonly fits: (yes: number, maybe: number, rows: number) => boolean;
  /** Absent where the claim is a share or all or none. */
  readonly count?: number;
  /** Of how many, where the sentence says it. */
  readonly total?: number;
}

/**
 * `Nine indicators are above target`, `five are green, three amber`, `all milestones were completed`, `two thirds of the
 * measures`, where no total is said: no table, section or the whole report may have rows that make it true.
 */
export function findBareCountMismatches(report: CheckedReport): Finding[] {
  const tables = stateTables(report).filter(({ rows }) => rows.length > 0);
  if (tables.length === 0) return [];
  return sentencesOf(report.document).flatMap((sentence) => {
    const noun = nounOf(sentence.text);
    if (noun === undefined || isOther.test(sentence.text)) return [];
    const claims = readClaims(sentence.text);
    if (claims.length === 0) return [];
    const ofKind = tables.filter(({ kind }) => kind === noun);
    const next = ofKind.find(
      ({ block }) => block > sentence.block && block - sentence.block <= furthest,
    );
    return judge(sentence, claims, scopesOf(ofKind), next?.rows);
  });
}

const nounOf = (text: string): StateTable["kind"] | undefined => {
  const indicators = /\b(?:indicators?|measures?|KPIs?|PIs?|NIs?)\b/i.test(text);
  const promises =
    /\b(?:milestones?|actions?|projects?|schemes?|tasks?|commitments?|savings|proposals?|initiatives?)\b/i.test(
      text,
    );
  if (indicators === promises) return undefined;
  return indicators ? "indicators" : "promises";
};

function judge(
  { text, page }: Sentence,
  claims: readonly Claim[],
  scopes: readonly (readonly StateRow[])[],
  next: readonly StateRow[] | undefined,
): Finding[] {
  const rank = (rows: readonly StateRow[]): number =>
    next?.[0] === rows[0] && next?.length === rows.length ? Number.POSITIVE_INFINITY : rows.length;
  const total = claims.find((claim) => claim.total !== undefined)?.total;
  const tallies = scopes
    .filter((rows) => (total === undefined ? rows.length >= leastRows : rows.length === total))
    .map((rows) => ({ rows, counts: claims.map(({ state }) => countOf(rows, state)) }));
  const isTrue = tallies.some(({ rows, counts }) =>
    claims.every(({ fits }, at) => {
      const { yes, maybe } = counts[at] ?? { yes: 0, maybe: 0 };
      return fits(yes, maybe, rows.length);
    }),
  );
  if (isTrue) return [];
  // The table that follows is what is meant, else the largest scope: both must say something of every row.
  const [whole] = tallies
    .filter(({ counts, rows }) =>
      counts.every(({ yes, maybe }) => maybe === 0 && yes <= rows.length),
    )
    .toSorted((a, b) => rank(b.rows) - rank(a.rows));
  if (!whole?.rows.some(hasState)) return [];
  const wrong = claims.findIndex(({ fits }, at) => {
    const { yes = 0, maybe = 0 } = whole.counts[at] ?? {};
    return !fits(yes, maybe, whole.rows.length);
  });
  const claim = claims[wrong];
  const yes = whole.counts[wrong]?.yes ?? 0;
  if (!claim) return [];
  const { count } = claim;
  if (count !== undefined) {
    const off = Math.abs(count - yes);
    if (off > Math.max(furthestOff, furthestShare * yes)) return [];
  }
  return [
    toFinding({
      code: "count-mismatch",
      sure: "likely",
      records: whole.rows.flatMap(({ record }) => record ?? []),
      at: page === undefined ? {} : { page },
      printed: text,
      expected: `${yes} of ${whole.rows.length}`,
      message: `The text says ${quoted(claim.words)} (${quoted(text, 160)}), but the ${whole.rows.length} rows make that ${yes}, and no table of the report makes it true.`,
    }),
  ];
}

const hasState = ({ is }: StateRow): boolean =>
  (["green", "amber", "red", "done"] as const).some((state) => is(state) === true);

function countOf(rows: readonly StateRow[], state: State): { yes: number; maybe: number } {
  let yes = 0;
  let maybe = 0;
  for (const { is } of rows) {
    const known = is(state);
    if (known === true) yes++;
    else if (known === undefined) maybe++;
  }
  return { yes, maybe };
}

/** Each table, each of its sections, and all tables together. */
function scopesOf(tables: readonly StateTable[]): StateRow[][] {
  const sections = new Map<string, StateRow[]>();
  for (const row of tables.flatMap(({ rows }) => rows)) {
    const list = sections.get(row.section);
    if (list) list.push(row);
    else sections.set(row.section, [row]);
  }
  const each = tables.map(({ rows }) => [...rows]);
  // Tables that follow one another may be one list under one heading.
  const runs = tables.flatMap((_, from) =>
    tables
      .slice(from + 1, from + 6)
      .map((_, more) => tables.slice(from, from + more + 2).flatMap(({ rows }) => rows)),
  );
  return [...each, ...sections.values(), ...runs, tables.flatMap(({ rows }) => rows)];
}

const share = "half|(?:one|a) (?:third|quarter)|two[ -]thirds|three[ -]quarters";
/** How many: a count, all or none of them, all but some, a share. */
const quantity = `(?:all but ${countPattern}|all ${countPattern}|${countPattern}(?![ -](?:thirds?|quarters?)\\b)|\\b(no|none|all|${share})\\b)`;
/** `of the eleven`: how many there are. */
const whole = `(?: of (?:the|our|these) ${countPattern})?`;
/** What may stand between the count and the state: the rows' name and the verb. */
const between = `(?:,? (?!(?:and|but|while|with|not|no|none|all|to|or|${numberWords})\\b)[a-z'-]+){0,7}?`;
const places = /\b(?:tables?|appendix|section|annex|page|objective|priority) [\dA-Z]\b/gi;
const shares = /\b(?:one|two|three)[ -](?:thirds?|quarters?)\b/gi;

/** Every count of a state in the sentence; none where more than one number of it is no count of a state. */
export function readClaims(printed: string): Claim[] {
  const text = printed.replace(places, "it");
  const said = statePatterns.flatMap(({ name, pattern }) =>
    [...text.matchAll(new RegExp(`${quantity}${whole}${between} (?:${pattern})\\b`, "gi"))].map(
      (match) => ({ name, match }),
    ),
  );
  if (said.length === 0) return [];
  const numbers = [...text.replace(shares, "").matchAll(new RegExp(countPattern, "gi"))].map(
    ([, one = ""]) => toCount(one),
  );
  const inClaims = said.flatMap(({ match }) =>
    [match[1], match[2], match[3], match[5]].flatMap((one) => (one === undefined ? [] : [one])),
  );
  // One number more may be how many there are; any other is of something else.
  const spare = [...numbers];
  for (const one of inClaims) {
    const at = spare.indexOf(toCount(one));
    if (at >= 0) spare.splice(at, 1);
  }
  if (spare.length > 1) return [];
  const [total] = spare;
  if (total !== undefined && !totalBeside(text, total)) return [];
  return said
    .toSorted((a, b) => a.match.index - b.match.index)
    .flatMap(({ name, match }) => toClaim(name, match, total) ?? []);
}

/** `the twelve largest projects`: the number is of the rows. */
const totalBeside = (text: string, total: number): boolean =>
  [
    ...text.matchAll(new RegExp(`${countPattern} (?:[a-z-]+ ){0,2}(?:${nounPattern})\\b`, "gi")),
  ].some(([, one = ""]) => toCount(one) === total);

function toClaim(state: State, match: RegExpMatchArray, beside?: number): Claim | undefined {
  const [words, allBut, allOf, count, word, ofThe] = match;
  const said = allOf ?? ofThe;
  const total = said === undefined ? beside : toCount(said);
  const claim = { words, state, ...(total !== undefined && { total }) };
  if (allBut !== undefined) {
    const less = toCount(allBut);
    return {
      ...claim,
      fits: (yes, maybe, rows) => yes <= rows - less && rows - less <= yes + maybe,
    };
  }
  if (count !== undefined) {
    const wanted = toCount(count);
    const fits: Claim["fits"] = (yes, maybe) => wanted >= yes && wanted <= yes + maybe;
    return { ...claim, count: wanted, fits };
  }
  const quantifier = (word ?? "all").toLowerCase();
  if (quantifier === "no" || quantifier === "none") return { ...claim, fits: (yes) => yes === 0 };
  if (quantifier === "all") return { ...claim, fits: (yes, maybe, rows) => yes + maybe === rows };
  const of = fractions.find(([pattern]) => pattern.test(quantifier))?.[1];
  if (of === undefined) return undefined;
  return {
    ...claim,
    fits: (yes, maybe, rows) => {
      // A share of a stated number is counted out, another is spoken roughly.
      const about = total === undefined ? Math.max(1, roundShare * rows) : 0.5;
      return of * rows >= yes - about && of * rows <= yes + maybe + about;
    },
  };
}
