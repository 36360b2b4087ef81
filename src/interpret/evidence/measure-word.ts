import { findYearSpans, parseQuarter } from "../../printed/period.ts";
import type { Measure } from "../../records.ts";
import { oneLine } from "../table/grid.ts";
import { spelledOut } from "./abbreviation.ts";
import { readHeader, readLabel, saysDifference } from "./header-word.ts";
import { type Look, lookOfText } from "./looks.ts";
import { isPeriodHeader } from "./period-head.ts";

const measureOfWord: Readonly<Partial<Record<string, Measure>>> = {
  target: "target",
  actual: "actual",
  baseline: "actual",
  benchmark: "benchmark",
  quartile: "quartile",
  weight: "weight",
};

/** Roles of columns and labels that say of a measure what it is. */
export const measureRoles: ReadonlySet<string> = new Set(Object.keys(measureOfWord));
/** Those of values: a weight says how much one counts. */
export const valueRoles: ReadonlySet<string> = new Set(
  [...measureRoles].filter((role) => role !== "weight"),
);

const targetWords =
  /\bwhat we (?:said|planned|promised|agreed|intended)\b|\bobjectives? set\b|\b(?:targets?|hop(?:e|ed|ing)|want(?:ed)? to be|aim(?:s|ed|ing)|expect(?:ed)?|desired(?! (?:direction|trend|travel|polarity))|budgeted|aspirations?|planned|plan|goals?|aim|profiled?|intended|trajectory|required|expected level|ambition)\b/i;
const actualWords =
  /\b(?:actuals?|fared|how we did|how are we doing|where we (?:are|were)|we (?:have )?(?:did|done|achieved|got)|out ?turns?|outcomes?|results?|progress|achieved|delivered|attain(?:ed|ment)|recorded|reached|observed|scored|obtained|measured|performance|performed|position|latest|current|score|figure|value|reported|achievement|cumulative|to date|ytd|year end|(?:last|this|same|corresponding) (?:year|quarter|qtr|period|month)|previous|prior|data)\b/i;

const resultWord = "(?:results?|actuals?|out-?turns?|performance|achievements?)";
const both = new RegExp(
  `\\b${resultWord} ?(?:and|&|\\/) ?targets?\\b|\\btargets? ?(?:and|&|\\/) ?${resultWord}\\b`,
  "i",
);

/** `Results and targets`: what stands under it is the one or the other. */
export const namesBoth = (text: string): boolean => both.test(text);

/** The measure a text names: `Target`, `Outturn 2007/08`, `England average`. */
export function measureOf(printed: string): Measure | undefined {
  if (namesBoth(printed)) return undefined;
  const role = readHeader(printed).role;
  const known = role ? measureOfWord[role] : undefined;
  if (known) return known;
  // what is predicted is neither hoped for nor reached
  if (role === "forecast") return undefined;
  const text = spelledOut(printed.toLowerCase());
  if (targetWords.test(text)) return "target";
  return actualWords.test(text) ? "actual" : undefined;
}

/** Words for a measure stand in cells of no more than so many characters. */
const longestMeasure = 45;

/** Looks of words that say how it goes, how often or in what, and not what is measured. */
const sayings: ReadonlySet<Look> = new Set<Look>([
  "polarity",
  "state",
  "trend",
  "frequency",
  "unit",
  // "No data" stands where a figure would
  "missing",
]);

/** Whether a cell's text is a word for a measure and little else: the labels of measures printed one below another. */
function isMeasureWord(text: string): boolean {
  const printed = oneLine(text);
  if (
    printed === "" ||
    printed.length > longestMeasure ||
    /\d{3,}(?!\/|-|–)/.test(printed.replace(/(?:19|20)\d{2}/g, ""))
  )
    return false;
  const { role } = readLabel(printed);
  const look = lookOfText(printed);
  return role !== undefined && measureOfWord[role] !== undefined && !sayings.has(look);
}

/** A label that says of which measure and of when its row is has no more words than this. */
const mostLabelWords = 9;

/** `Target figure 2008/09`, `How we did Q1`: a measure with its period, in a cell of its own. */
function isDatedMeasure(text: string): boolean {
  const printed = oneLine(text);
  return (
    printed.length <= longestMeasure &&
    printed.split(" ").length <= mostLabelWords &&
    !/[.!?]$/.test(printed) &&
    (findYearSpans(printed).length === 1 || parseQuarter(printed) !== undefined) &&
    /[a-z]{3}/i.test(printed) &&
    measureOf(printed) !== undefined
  );
}

/** The part of labels that name a measure and its period; the same ones come again for each indicator. */
export function datedMeasureShare(labels: readonly string[]): number {
  const dated = labels.filter(isDatedMeasure);
  const names = labels.filter(
    (label) => isDatedMeasure(label) || isMeasureWord(label) || isPeriodHeader(oneLine(label)),
  );
  if (dated.length < 0.5 * labels.length || new Set(dated.map(measureOf)).size < 2) return 0;
  return names.length / labels.length;
}

/** `Achieved` beside `Target`: what was reached, where labels of measures stand one below another. */
const reachedAlone =
  /^(?:level |figure |result )?(?:achieved|delivered|attained|reached|met|realised)$/i;

/**
 * What a label among periods says of its row: `Target` under `2007/08` and `2008/09` is the target, `Variance` no
 * value at all; undefined where it says nothing, or no more than a period.
 */
export function labelMeasure(printed: string): Measure | "none" | undefined {
  const { role } = readLabel(printed);
  if (saysDifference(printed)) return "none";
  if (role === undefined) return undefined;
  return measureOfWord[role] ?? (noValue.has(role) ? "none" : undefined);
}

/** Roles of labels beside which stands a judgement, a change or a guess, whatever it looks like. */
const noValue: ReadonlySet<string> = new Set(["other", "forecast", "direction", "status"]);

/** The part of labels that are words for measures; one of them has to be no other word as well. */
export function measureShare(labels: readonly string[]): number {
  if (labels.length === 0 || !labels.some(isMeasureWord)) return 0;
  const named = labels.filter((label) => isMeasureWord(label) || reachedAlone.test(label)).length;
  return named / labels.length;
}
