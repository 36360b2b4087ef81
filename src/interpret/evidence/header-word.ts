import jaroWinkler from "natural/lib/natural/distance/jaro-winkler_distance.js";
import porter from "natural/lib/natural/stemmers/porter_stemmer.js";
import type { ColumnReading } from "../../rows.ts";
import { spelledOut } from "./abbreviation.ts";
import { lookOfText } from "./looks.ts";
import { type ColumnRole, headerParts, headerPatterns, listedHeaders } from "./vocabulary.ts";

/** How alike two headers must be in spelling to be the same word misprinted (Jaro-Winkler, 0 to 1). */
const sameSpelling = 0.94;
/** Shorter headers are never matched by spelling: "due" is near too much. */
const shortestAlike = 6;

export interface HeaderReading {
  readonly role: ColumnRole | undefined;
  readonly how: ColumnReading["how"];
}

const roleOfListed = new Map<string, ColumnRole>();
let roleOfStems: ReadonlyMap<string, ColumnRole> | undefined;
const stemsOf = (header: string): string =>
  header
    .split(" ")
    .map((word) => porter.stem(word))
    .join(" ");

function fillMaps(): void {
  if (roleOfListed.size > 0) return;
  for (const [role, headers] of Object.entries(listedHeaders) as [
    ColumnRole,
    readonly string[],
  ][]) {
    for (const header of headers) if (!roleOfListed.has(header)) roleOfListed.set(header, role);
  }
}

function stemmedRoles(): ReadonlyMap<string, ColumnRole> {
  const roles = new Map<string, ColumnRole>();
  for (const [header, role] of roleOfListed) {
    const stems = stemsOf(header);
    if (!roles.has(stems)) roles.set(stems, role);
  }
  return roles;
}

const periodWords =
  /\b(?:(?:year )?\d{4}\s?(?:[/\u2010-\u2015-]|to)\s?\d{1,4}|0?\d{2}\s?[/\u2010-\u2015-]\s?\d{2}|(?:19|20)\d{2}|(?:q|qtr|quarter)\.?\s?(?:[1-4]|i{1,3}|iv)\b|[1-4](?:st|nd|rd|th) (?:quarter|qtr)|quarter end(?:ed|ing) \d{1,2}|(?:first|second|third|fourth) quarter|quarter|(?:as )?at \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b/g;

/** A header without years, quarters, footnote marks and punctuation, in lower case. */
export function bareHeader(header: string): string {
  return (
    header
      .toLowerCase()
      .replace(/[¹²³⁴⁵⁶⁷⁸⁹⁰*†#]/g, " ")
      .replace(periodWords, " ")
      .replace(/£|'000s?|’000s?|\b0?00s?\b/g, " ")
      .replace(/[^a-z0-9%]+/g, " ")
      .replace(/\bthe\b/g, " ")
      .replace(/\s+/g, " ")
      // a footnote mark whose raising was lost: "Ref 1"
      .replace(/ \d$/, "")
      // what stood before a period: "Our goal for 2009/10"
      .replace(/(?<=[a-z]{3}) (?:for|during) ?$/, "")
      .trim()
  );
}

/** `+/- target`, `± plan`: how far a value lies from what the word names. */
const signedWord = /^\s*(?:\+\s?\/?\s?[-–−]|±)\s*[a-z]/i;
const differenceWord =
  /\b(?:difference|variance|variation|gap|distance|deviation)\b.{0,200}\b(?:target|goal|plan|aim|expected)|^(?:over|above)\s?\/?\s?(?:or )?(?:under|below)\b(?!\s?-?\s?spen[dt])/i;

/** Whether a header speaks of how far values lie from their target: `Gap to goal`, `+/- target`, `Over/under plan`. */
export const saysDifference = (header: string): boolean =>
  signedWord.test(header) || differenceWord.test(header);

/** `(per 1,000)`, `Rate per 100,000 population`: what is under it is counted for so many people or things. */
const rateBase = /\bper\s+(?:[1-9]\d{0,2}(?:[, ]?0{3})+|hundred|thousand|million)(?![\d%])/i;
/** The base with the words and brackets around it: `(rate per 1,000 population)`. */
const wholeRate = new RegExp(
  `\\(?\\s?(?:\\b(?:rate|number|no\\.?|figure)s?\\s?)?\\(?\\s?${rateBase.source}(?:\\s(?:of )?(?:the )?(?:resident )?(?:population|people|persons|residents|inhabitants|households|dwellings|homes|children|adults|pupils|pop\\.?))?\\s?\\)?`,
  "i",
);
/** Whether a header gives the base of a rate; one of money is an amount. */
export const saysRate = (header: string): boolean => rateBase.test(header) && !/£/.test(header);

/** What a header says beside the base of a rate. */
export const withoutRate = (header: string): string => header.replace(wholeRate, " ").trim();

/** `Target met for the third time running.`: a remark, whatever words of headers are in it. */
const isSentence = (text: string): boolean =>
  text.endsWith(".") && text.split(" ", fewestSentenceWords).length === fewestSentenceWords;
/** `Ref. No.` and `Lead off.` are short for words; a sentence has so many. */
const fewestSentenceWords = 5;

const readings = new Map<string, HeaderReading>();
/** Readings kept at a time: a report's header words come again and again, its titles do not. */
const mostKept = 4_000;

/**
 * What a column header means: `Target 08/09` is a target, `Service Plan Ref.` a reference. Words
 * nobody listed are compared by stem and spelling: `Comentary`, `Responsible Oficer`.
 */
export function readHeader(header: string): HeaderReading {
  const known = readings.get(header);
  if (known) return known;
  const reading: HeaderReading = signedWord.test(header)
    ? { role: "other", how: "listed" }
    : isSentence(header) || lookOfText(header) === "missing"
      ? { role: undefined, how: "none" }
      : readPrinted(header);
  if (readings.size >= mostKept) readings.clear();
  if (header.length < 200) readings.set(header, reading);
  return reading;
}

/** `Level 2007/08`, `Q2 level`: with a period it is a figure's; a level alone may be any. */
function readPrinted(header: string): HeaderReading {
  const bare = bareHeader(header);
  const withPeriod = withoutTail(header.toLowerCase()).trim();
  return /^levels?(?: (?:at|as at|for|to date|%))?$/.test(bare) && withPeriod !== bare
    ? { role: "actual", how: "alike" }
    : readBareHeader(bare);
}

function readBareHeader(bare: string): HeaderReading {
  fillMaps();
  if (bare === "") return { role: undefined, how: "none" };
  const listed = roleOfListed.get(bare);
  if (listed) return { role: listed, how: "listed" };
  const full = spelledOut(bare);
  if (full !== bare) return readBareHeader(full);
  const shorter = withoutTail(bare);
  if (shorter !== bare && shorter.split(" ").length <= mostMeasureWords && !isTask(bare)) {
    const reading = readBareHeader(shorter);
    if (measuredRoles.has(reading.role)) return reading;
  }
  // a header is a few words; a sentence is none
  if (bare.split(" ").length > 12) return { role: undefined, how: "none" };
  const pattern = headerPatterns.find((candidate) => candidate.pattern.test(bare));
  if (pattern) return { role: pattern.role, how: "listed" };
  roleOfStems ??= stemmedRoles();
  const stems = roleOfStems.get(stemsOf(bare));
  if (stems) return { role: stems, how: "alike" };
  if (bare.length < shortestAlike) return { role: undefined, how: "none" };
  let best: { role: ColumnRole; score: number } | undefined;
  for (const [listedHeader, role] of roleOfListed) {
    if (!mayBeAlike(bare, listedHeader)) continue;
    const score = jaroWinkler(bare, listedHeader, {});
    if (score < sameSpelling || score <= (best?.score ?? 0)) continue;
    if (isMisprintOf(bare, listedHeader)) best = { role, score };
  }
  if (best) return { role: best.role, how: "alike" };
  const part =
    bare.split(" ").length <= mostPartWords && !saysState.test(bare) && !isTask(bare)
      ? readParts(bare)
      : undefined;
  return part ? { role: part, how: "alike" } : { role: undefined, how: "none" };
}

/** A header whose whole nobody listed speaks by its parts; more words than this are a title or a sentence. */
const mostPartWords = 7;

/** `Just behind plan`, `On target`: how it goes, in a cell, and no header. */
const saysState =
  /^(?:on|off|ahead of|behind|just|far|well|slightly|above|below|near(?:ly)?|close to|within|under|over|exceed(?:s|ed|ing)?|meets?|missed)\b.*\b(?:plan|target|track|schedule|profile|course|goal|tolerance|standard)$/;

/** Verbs that are nouns of headers as well: `Target for the year`, `Progress against plan`. */
const nounOfHeaders =
  /^(?:target|plan|profile|progress|measure|lead|link|report|review|result|source|set|place|finish|complete|start|forecast|update|project|action|contact|work|record|form|cost|share|change|support|issue|stretch|rank|benchmark|match|estimate|schedule|signal|sum|budget|audit|document|outline|name|email|phone|question|return|request|study|survey|test|trial|use|value|weigh|fund|grant|sponsor|owner|manage|control|limit|access)\b/;

/** `Tighten the licensing policy statement` is to be done, whatever its words are. */
const isTask = (bare: string): boolean =>
  !nounOfHeaders.test(bare) && lookOfText(bare) === "commitment";

/** The first part that decides: `Accompanying notes`, `Link officer`, `Level aimed for`. */
const readParts = (bare: string): ColumnRole | undefined =>
  headerParts.find(({ anywhere, last }) => anywhere.test(bare) || last.test(bare))?.role;

/** `Percentage of …`, `Average days to …`: what is measured, whatever words follow. */
const titleStart =
  /^(?:%|percentage|per ?cent|proportion|numbers?|no\.?|rate|ratio|cost|level|incidence|take[- ]up)\s+(?:of|who|that)\b|^(?:average|mean|median)\s+(?!for|of|all|among|across|england|english|national|performance|score|value|figure|result|outturn|unitary|county|shire|london)[a-z]+\s+[a-z]|\bper\s+[\d,]+/i;

/** What a cell says as a label, beside or above what it names: a few words, and no title of an indicator. */
export function readLabel(text: string): HeaderReading {
  const printed = text.replace(/:$/, "");
  if (bareHeader(printed).split(" ").length > mostPartWords || titleStart.test(printed))
    return { role: undefined, how: "none" };
  return readHeader(printed);
}

/** Words that differ more than this in spelling are two words: `variance` and `value` (Jaro-Winkler, 0 to 1). */
const sameWord = 0.88;

/** Word by word the same but for misprints: `Target variance` is no `Target value`, alike as the whole of them is. */
function isMisprintOf(bare: string, listed: string): boolean {
  const printed = bare.split(" ");
  const words = listed.split(" ");
  // "time scale" is "timescale"
  if (printed.length !== words.length)
    return bare.replaceAll(" ", "") === listed.replaceAll(" ", "");
  return printed.every((word, at) => jaroWinkler(word, words[at] ?? "", {}) >= sameWord);
}

/** Longer headers, in characters, are asked for no tail. */
const longestMeasure = 80;
/** `Our own latest performance to date` is about as long as such a header gets, in words before its tail. */
const mostMeasureWords = 4;

/** Roles of what is measured: words behind them say only until when or in what. */
const measuredRoles: ReadonlySet<ColumnRole | undefined> = new Set<ColumnRole>([
  "target",
  "actual",
  "benchmark",
  "quartile",
]);

const tails = [" %", " to date", " so far", " as at", " at", " in", " for", " of", " during"];

/** What stands behind the word for a measure once its period is gone is cut: `Figure to date`, `Level at`, `Score %`. */
function withoutTail(bare: string): string {
  if (bare.length > longestMeasure) return bare;
  const tail = tails.find((one) => bare.endsWith(one));
  return tail === undefined ? bare : withoutTail(bare.slice(0, -tail.length));
}

/** Two words of one spelling are about as long, and begin or end alike; comparing all pairs would take too long. */
const mayBeAlike = (a: string, b: string): boolean =>
  Math.abs(a.length - b.length) <= 3 &&
  (a.slice(0, 2) === b.slice(0, 2) || a.slice(-3) === b.slice(-3));
