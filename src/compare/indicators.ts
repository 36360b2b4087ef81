import { findIndicator } from "../catalogue/index.ts";
import { titleToTerms } from "../catalogue/title.ts";
import { coveredPlaces } from "./coverage.ts";
import { type Matchable, matchItems, type Pair } from "./match.ts";
import { rowToMeasured } from "./measure.ts";
import type { ComparedObservation, Corrected, ReportRecords } from "./report.ts";
import { type IndicatorRow, reportsToRows } from "./rows.ts";
import { type WordStretch, wordDifference, wordingKey } from "./words.ts";

export interface IndicatorSide {
  /** The first observation of the row; empty where the indicator is only named in the text. */
  readonly id: string;
  readonly ref: string;
  readonly title: string;
  readonly section: string;
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
}

/** One figure printed in both reports for the same period, differently. */
export interface FigureChange {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly from_value: number | null;
  readonly to_value: number | null;
  readonly from_id: string;
  readonly to_id: string;
  readonly from_corrected: readonly Corrected[];
  readonly to_corrected: readonly Corrected[];
}

export interface IndicatorChange {
  /** same, reworded, target_changed, code_reused, dropped, not_covered, added; several `;`-joined. */
  readonly relation: string;
  readonly from: IndicatorSide | null;
  readonly to: IndicatorSide | null;
  readonly targets: readonly FigureChange[];
  /** Actuals of the same period printed differently: one of the two is a correction. */
  readonly restated: readonly FigureChange[];
  readonly words: readonly WordStretch[];
  readonly note: string;
}

interface Item extends Matchable {
  readonly row: IndicatorRow;
  /** Codes without the catalogue's families: LI16, LPI2CYP. */
  readonly localCodes: readonly string[];
  /** The national line of codes, or empty. */
  readonly line: string;
}

// One local code over two titles is one indicator retitled only if the titles share this much…
const leastUnderOneCode = 0.35;
// …and two titles without a common code only if they share this much.
const leastWithoutCode = 0.75;

/** What became of every indicator of one report in another. */
export const compareIndicators = (
  from: ReportRecords,
  to: ReportRecords,
): readonly IndicatorChange[] => changesToTell(from, to).map(({ tell }) => tell());

/** What became of an indicator, told by the first figures of its rows but for what they print otherwise. */
export interface ChangeToTell {
  /** The rows whose figures it sets against each other, those of the earlier report first; none where it does not. */
  readonly rows: readonly [from: IndicatorRow, to: IndicatorRow] | undefined;
  /** Tells it by the rows with all their figures, where `rows` have only the first. */
  tell(from?: IndicatorRow, to?: IndicatorRow): IndicatorChange;
}

export function changesToTell(from: ReportRecords, to: ReportRecords): readonly ChangeToTell[] {
  const [left, right] = [itemsOf(from), itemsOf(to)];
  const pairs = new Map<Item, Pair<Item>>();
  let restFrom: readonly Item[] = left;
  let restTo: readonly Item[] = right;
  for (const { atLeast, mayPair } of passes) {
    const matching = matchItems(restFrom, restTo, { atLeast, mayPair, favour });
    for (const pair of matching.pairs) pairs.set(pair.from, pair);
    restFrom = matching.onlyFrom;
    restTo = matching.onlyTo;
  }
  const reusedTo = new Set(restTo.flatMap((item) => item.localCodes));
  const reusedFrom = new Set(restFrom.flatMap((item) => item.localCodes));
  const isCovered = coveredPlaces([...pairs.keys()].map(({ row }) => row.section));
  const oneCouncil = from.report.facts.council === to.report.facts.council;
  const alone = (tell: () => IndicatorChange): ChangeToTell => ({ rows: undefined, tell });
  const changes = left.map((item): ChangeToTell => {
    const pair = pairs.get(item);
    if (pair) {
      const rows = [pair.from.row, pair.to.row] as const;
      return { rows, tell: (...whole) => pairToChange(pair, oneCouncil, ...whole) };
    }
    const relation = isCovered(item.row.section) ? "dropped" : "not_covered";
    return alone(() => oneSided(relation, item, reusedTo, to));
  });
  for (const item of restTo) changes.push(alone(() => oneSided("added", item, reusedFrom, from)));
  return changes;
}

const itemsKept = new WeakMap<ReportRecords, readonly Item[]>();

/** A report that is at hand is compared with the one before it and with the one after. */
function itemsOf(report: ReportRecords): readonly Item[] {
  let items = itemsKept.get(report);
  if (!items) {
    items = reportsToRows([report]).map(toItem);
    itemsKept.set(report, items);
  }
  return items;
}

interface Pass {
  readonly atLeast: number;
  readonly mayPair: (a: Item, b: Item) => boolean;
}

// The certain before the likely: equal titles, then one national measure, then one local code, then alike titles.
const onlyEqual = 1.01;
const passes: readonly Pass[] = [
  { atLeast: onlyEqual, mayPair: (a, b) => !differentLines(a, b) && sharesCode(a, b) },
  { atLeast: onlyEqual, mayPair: (a, b) => !differentLines(a, b) },
  { atLeast: 0, mayPair: (a, b) => a.line !== "" && a.line === b.line },
  { atLeast: leastUnderOneCode, mayPair: sharesCode },
  { atLeast: leastWithoutCode, mayPair: (a, b) => !differentLines(a, b) },
];

function differentLines(a: Item, b: Item): boolean {
  return a.line !== "" && b.line !== "" && a.line !== b.line;
}

function sharesCode(a: Item, b: Item): boolean {
  return a.localCodes.some((code) => b.localCodes.includes(code));
}

function favour(a: Item, b: Item): number {
  return (
    (sharesCode(a, b) || (a.line !== "" && a.line === b.line) ? 0.1 : 0) +
    (a.row.section === b.row.section ? 0.02 : 0)
  );
}

function toItem(row: IndicatorRow): Item {
  const measured = rowToMeasured(row);
  const line = measured.join === "code" ? measured.key : "";
  const localCodes = row.codes.filter((code) => !findIndicator(code));
  return {
    id: row.observations[0]?.id ?? "",
    row,
    localCodes,
    line,
    key: wordingKey(row.title),
    terms: titleToTerms(row.title),
  };
}

/** Figures of two councils are not one figure restated. */
function pairToChange(
  { from, to }: Pair<Item>,
  oneCouncil: boolean,
  before = from.row,
  after = to.row,
): IndicatorChange {
  const targets = oneCouncil ? figureChanges(before, after, "target") : [];
  const reworded = from.key !== to.key;
  const relations = [
    ...(reworded ? ["reworded"] : []),
    ...(targets.length > 0 ? ["target_changed"] : []),
  ];
  const renumbered =
    from.localCodes.length > 0 && to.localCodes.length > 0 && !sharesCode(from, to);
  return {
    relation: relations.join(";") || "same",
    from: toSide(from),
    to: toSide(to),
    targets,
    restated: oneCouncil ? figureChanges(before, after, "actual") : [],
    words: reworded ? wordDifference(from.row.title, to.row.title) : [],
    note: renumbered ? `It is renumbered from ${from.row.ref} to ${to.row.ref}.` : "",
  };
}

/** Figures of one measure that both rows print for the same period, with different values. */
function figureChanges(
  from: IndicatorRow,
  to: IndicatorRow,
  measure: "target" | "actual",
): readonly FigureChange[] {
  const later = new Map<string, ComparedObservation>();
  for (const observation of to.observations) {
    if (observation.measure === measure && observation.value !== null) {
      later.set(observation.period, observation);
    }
  }
  return from.observations.flatMap((before) => {
    const after = before.period === "" ? undefined : later.get(before.period);
    if (before.measure !== measure || before.value === null || !after) return [];
    if (after.value === before.value) return [];
    return [
      {
        period: before.period,
        from: before.raw,
        to: after.raw,
        from_value: before.value,
        to_value: after.value,
        from_id: before.id,
        to_id: after.id,
        from_corrected: before.corrected ?? [],
        to_corrected: after.corrected ?? [],
      },
    ];
  });
}

function oneSided(
  relation: "dropped" | "not_covered" | "added",
  item: Item,
  reused: ReadonlySet<string>,
  other: ReportRecords,
): IndicatorChange {
  const codes = item.localCodes.filter((code) => reused.has(code));
  const named = codes.length === 0 ? namedIn(other, item) : undefined;
  const side = toSide(item);
  const namedSide = named
    ? { ...side, id: "", title: named.title, page: named.page, table: null, row: null }
    : null;
  return {
    relation: named ? "same" : codes.length > 0 ? `${relation};code_reused` : relation,
    from: relation === "added" ? namedSide : side,
    to: relation === "added" ? side : namedSide,
    targets: [],
    restated: [],
    words: [],
    note: named
      ? "It is only named in the text of the other report, without a figure."
      : [
          codes.length > 0
            ? `The code ${codes.join(", ")} stands for another indicator in the other report.`
            : "",
          relation === "not_covered" ? sayNotCovered(item.row, other) : "",
        ]
          .filter(Boolean)
          .join(" "),
  };
}

function sayNotCovered({ section }: IndicatorRow, other: ReportRecords): string {
  if (other.observations.length === 0) return "The later report prints no indicators.";
  return section === ""
    ? "The later report prints none of the indicators of this one."
    : `The later report prints none of the indicators of "${section}".`;
}

/** An indicator named in a heading or sentence of the other report: its whole title, or its reference and most of it. */
function namedIn(
  { prose = [] }: ReportRecords,
  item: Item,
): { readonly title: string; readonly page: number | null } | undefined {
  const wanted = item.key === "" ? [] : item.key.split(" ");
  if (wanted.length < 3) return undefined;
  for (const { text, page } of prose) {
    const words = new Set(wordingKey(text).split(" "));
    if (wanted.every((word) => words.has(word)) && words.size <= wanted.length * 4) {
      return { title: item.row.title, page: page ?? null };
    }
  }
  return undefined;
}

function toSide({ row, id }: Item): IndicatorSide {
  const source = row.observations[0]?.source;
  return {
    id,
    ref: row.ref,
    title: row.title,
    section: row.section,
    page: source?.page ?? null,
    table: source?.table ?? null,
    row: source?.row ?? null,
  };
}
