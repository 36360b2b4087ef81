import { append } from "../../long-lists.ts";
import { findYearSpans, parseQuarter } from "../../printed/period.ts";
import {
  bareHeader,
  type HeaderReading,
  readHeader,
  saysDifference,
  saysRate,
} from "../evidence/header-word.ts";
import { isLineHead } from "../evidence/line-head.ts";
import {
  type Look,
  lookOfText,
  type Profile,
  profileOf,
  saysMoreThanDate,
} from "../evidence/looks.ts";
import { datedMeasureShare, measureShare } from "../evidence/measure-word.ts";
import { parseScale, readMoneyHeader } from "../evidence/money-word.ts";
import { isMonthText, isPeriodHeader } from "../evidence/period-head.ts";
import type { ColumnRole as Word } from "../evidence/vocabulary.ts";
import fitted from "../evidence/weights.json" with { type: "json" };
import { type GridCell, oneLine } from "../table/grid.ts";
import { type HeadedColumn, inSpeakingOrder } from "./header-stack.ts";

/** What a column can be in a table of records. */
export type Role =
  | "reference"
  | "entity"
  | "objective"
  | "group"
  | "responsible"
  | "due"
  | "status"
  | "direction"
  | "commentary"
  | "unit"
  | "value"
  | "money"
  | "tick"
  | "period"
  | "measure"
  | "other"
  | "blank";

/** A reason for or against a role: weights are natural logarithms of odds, added up. */
export interface Evidence {
  readonly role: string;
  readonly weight: number;
  readonly why: string;
}

/** A column with what is printed over it, what its cells look like and what both speak for. */
export interface Column extends HeadedColumn {
  readonly profile: Profile;
  /** The listed word of its header, narrow before wide. */
  readonly word: Word | "";
  readonly scores: Readonly<Partial<Record<Role, number>>>;
  readonly evidence: readonly Evidence[];
  /** What was seen of it, before it was weighed. */
  readonly features: readonly Feature[];
  /** Over this column alone stands a year, a quarter or a month. */
  readonly isPeriod: boolean;
  /** The part of its cells that are words for a measure: `Target`, `Actual`. */
  readonly measures: number;
  /** The part of its cells that name a measure, most of them with its period: `Target figure 2008/09`. */
  readonly datedMeasures: number;
  /** Under the word milestones, whether most of its cells say what is reached and not only when. */
  readonly isStated: boolean;
}

type ColumnWeights = Readonly<Record<string, Readonly<Partial<Record<string, number>>>>>;

const startWord = /\b(?:start|commence|begin|from)\b/i;
/** How often it is measured: `A` under it is annually, and no amber. */
const frequencyWord =
  /\bfrequency\b|\bhow often\b|^(?:reporting )?(?:interval|cycle|periodicity)$|^[maq]\s?\/\s?[maq](?:\s?\/\s?[maq])?$/i;
const completeWord = /%\s*(?:complete|done|progress)|\b(?:per ?cent|percentage)\s+complete\b/i;

/** How strongly a header's word speaks by how it was recognised. */
const howSure: Readonly<Record<string, number>> = { listed: 1, alike: 0.7, profile: 1, none: 0 };
/** A word over several columns says less of one. */
const wideShare = 0.55;

/** One thing seen of a column: its name in the weights, how much of it there is (0 to 1), and a reason in words. */
export interface Feature {
  readonly feature: string;
  readonly value: number;
  readonly why: string;
}

/** Everything that speaks for a role of a column, heaviest first. */
export function columnsOf(
  headed: readonly HeadedColumn[],
  rows: readonly { readonly cells: readonly GridCell[] }[],
  weights: ColumnWeights = fitted.columns,
): Column[] {
  const profiles = headed.map(({ column }) =>
    profileOf(rows.flatMap(({ cells }) => cells[column] ?? [])),
  );
  const firstText = profiles.findIndex(
    (profile) => profile.meanWords >= 2 && (profile.shares.figure ?? 0) < 0.3,
  );
  const planned = headed.filter((column) => saysWhenPlanned(column));
  if (planned.length < 2) planned.length = 0;
  return headed.map((column, index) => {
    const profile = profiles[index] as Profile;
    const place = {
      firstText: index === firstText,
      first: index === 0,
      last: index === headed.length - 1,
    };
    const { word, features } = headerFeatures(column, profile);
    append(features, [
      ...cellFeatures(profile, rows.length, saysRate(column.header)),
      ...placeFeatures(place),
      ...letterFeatures(ownTexts(rows, column.column), word),
    ]);
    const { scores, evidence } = weigh(features, weights);
    return {
      ...column,
      profile,
      word,
      scores,
      evidence,
      features,
      isPeriod:
        planned.includes(column) ||
        column.parts.some(({ text, wide }) => !wide && isPeriodHeader(text)),
      measures: measuresIn(rows, column.column),
      datedMeasures: datedMeasureShare(ownTexts(rows, column.column)),
      isStated: word === "milestone" && isStatedIn(rows, column.column),
    };
  });
}

/** `Milestones 2009/10` beside `Milestones 2010/11`: what is to be done, by the period it is due in. */
const saysWhenPlanned = ({ parts }: HeadedColumn): boolean =>
  parts.some(({ text, wide }) => {
    const role = readHeader(text).role;
    return (
      !wide &&
      (role === "milestone" || role === "action") &&
      (findYearSpans(text).length === 1 || parseQuarter(text) !== undefined)
    );
  });

/** Over figures it is a target: `What we said we would do`, `Aim`. */
const saidWeWould =
  /\bwhat we (?:said|planned|promised|agreed|set out|intended|hoped|wanted|aimed)\b|^(?:our |the )?(?:aims?|objectives?|goals?)(?: set)?$|^set(?: for(?: year)?)?$/;
/** Over figures it is what was reached: `What we did`, `What we have done by the end of Quarter 1`. */
const weDid =
  /\bwhat (?:we (?:have )?(?:did|done|actually did)|happened|(?:was|has been) (?:done|achieved|delivered))\b|^how (?:well )?(?:did|have) we (?:do|done|perform(?:ed)?)\b/;
/** Over words they are remarks or states, over nothing but figures what was reached: `Latest position`, `Delivered`. */
const wordsOrFigures =
  /^(?:(?:latest|current|our|council|final|overall|reported|year end|end of year|quarterly|annual) )*(?:positions?|achievements?|achieved|delivered|performance)(?: (?:at|as at|to|for|in|of|by|year|end|date|quarter))*$/;
const longestWordsOrFigures = 60;
/** The part of a column's cells that are of one kind, figures above all, from which such words are read as of it. */
const mostlyOne = 0.8;
/** The part of a column's cells that are prose, from which a word for results is read as of remarks. */
const mostlyProse = 0.4;

/** Under it stands how often, where its cells say so: `Reported | Each quarter`. */
const saysWhenReported =
  /^(?:data |figures )?(?:reported|collected|measured|monitored|reviewed|updated|published)$/;

/** `Outcome` over sentences is what is hoped for, over figures what was reached. */
const readOver = (text: string, { shares, meanWords }: Profile): HeaderReading => {
  const reading = readHeader(text);
  const bare = bareHeader(text);
  const figures = shares.figure ?? 0;
  const isOfFigures = figures + (shares.missing ?? 0) > 0.5;
  const isReached =
    reading.role === "other" && isOfFigures && /^outcomes?(?: to(?: end of)?)?$/.test(bare);
  // "LAA target", "Performance target" over figures is no name of an indicator
  const isTarget = reading.role === "title" && isOfFigures && /\btarget\b/i.test(text);
  if (isTarget || (isOfFigures && saidWeWould.test(bare))) return { role: "target", how: "listed" };
  // "KPI" over words names what is measured, over codes what it is called by
  if (
    reading.role === "reference" &&
    (shares.code ?? 0) + (shares["number-list"] ?? 0) + figures < 0.2 &&
    meanWords >= 2.5 &&
    /^(?:k?pis?|indicators?|measures?)$/.test(bare)
  )
    return { role: "title", how: "listed" };
  // "Type" over "%", "Rate" and "Score" is the unit
  if (/^(?:data |value )?type$/.test(bare) && (shares.unit ?? 0) >= mostlyOne)
    return { role: "unit", how: "listed" };
  if (saysWhenReported.test(bare) && (shares.frequency ?? 0) >= mostlyOne)
    return { role: "other", how: "listed" };
  // "What has been achieved" over sentences tells of it
  if (
    (reading.role === "actual" || /^what (?:has|have|was)\b/.test(bare)) &&
    (shares.prose ?? 0) >= mostlyProse &&
    figures + (shares.missing ?? 0) === 0
  )
    return { role: "commentary", how: "alike" };
  if (isReached || (isOfFigures && weDid.test(bare))) return { role: "actual", how: "listed" };
  if (
    (reading.role === "commentary" || reading.role === "status") &&
    figures >= mostlyOne &&
    text.length <= longestWordsOrFigures &&
    wordsOrFigures.test(bare)
  )
    return { role: "actual", how: "alike" };
  return reading;
};

/** What the words over a column say: narrow parts before wide ones, and all of them together. */
function headerFeatures(
  column: HeadedColumn,
  profile: Profile,
): { word: Word | ""; features: Feature[] } {
  const found = new Map<string, Feature>();
  const put = (feature: string, value: number, why: string) => {
    const known = found.get(feature);
    if (!known || known.value < value) found.set(feature, { feature, value, why });
  };
  let word: Word | "" = "";
  const order = [
    ...inSpeakingOrder(column.parts.filter(({ wide }) => !wide)),
    ...column.parts.filter(({ wide }) => wide),
  ];
  const whole = order.length > 1 ? [{ text: column.header, wide: false }] : [];
  for (const { text, wide } of [...order, ...whole]) {
    const reading = readOver(text, profile);
    // words of money say first what a column is of: "Current approved budget" is no current value
    const isOfMoney = reading.how === "alike" && readMoneyHeader(text) !== undefined;
    if (reading.role && !isOfMoney) {
      if (word === "") word = reading.role;
      put(
        `word:${reading.role}`,
        (howSure[reading.how] ?? 0) * (wide ? wideShare : 1) * (reading.role === word ? 1 : 0.5),
        `its header "${text}" says ${reading.role}`,
      );
    }
    if (isLineHead(text))
      put("word:line", wide ? wideShare : 1, `its header "${text}" names lines`);
    if (readMoneyHeader(text))
      put("word:money", wide ? 0.8 : 1, `its header "${text}" speaks of money`);
    if (parseScale(text) !== undefined)
      put("header:scale", 1, `its header "${text}" gives a unit of money`);
    if (saysDifference(text))
      put("word:difference", 1, `its header "${text}" says how far values lie from another`);
    if (saysRate(text)) put("word:rate", 1, `its header "${text}" gives the base of a rate`);
    if (startWord.test(text)) put("word:start", 1, `its header "${text}" says when it begins`);
    if (frequencyWord.test(text)) put("word:frequency", 1, `its header "${text}" says how often`);
    if (completeWord.test(text)) put("word:complete", 1, `its header "${text}" says how far it is`);
  }
  if (/\d{4}|\d{2}\s?[/–-]\s?\d{2}|\b(?:q|qtr|quarter)/i.test(column.header))
    put("header:period", 1, `its header "${column.header}" names a period`);
  if (column.parts.some(({ text }) => isMonthText(text)))
    put("header:month", 1, "a month stands over it");
  if (/%|\bnumber\b|\brate\b/i.test(column.header))
    put("header:unit", 1, "its header names a unit");
  if (column.header === "") put("header:none", 1, "nothing stands over it");
  return { word, features: [...found.values()] };
}

/** What the cells of a column look like; a rate of thousands has commas and is no money. */
function cellFeatures(profile: Profile, rows: number, isRate: boolean): Feature[] {
  const figures = profile.shares.figure ?? 0;
  const features: Feature[] = Object.entries(profile.shares).map(([look, share]) => ({
    feature: `cells:${look}`,
    value: share,
    why: `${Math.round(share * 100)} % of its cells look like ${look}`,
  }));
  if (profile.percent > 0)
    features.push({
      feature: "cells:percent",
      value: profile.percent * figures,
      why: "its figures have per cent signs",
    });
  if (profile.money > 0 && !isRate)
    features.push({
      feature: "cells:money",
      value: profile.money * figures,
      why: "its figures are printed like money",
    });
  if (profile.ordinal)
    features.push({ feature: "cells:ordinal", value: 1, why: "it counts the rows" });
  if (profile.numbered)
    features.push({ feature: "cells:numbered", value: 1, why: "its cells are numbers of a list" });
  if (profile.filled > 0)
    features.push(
      { feature: "cells:distinct", value: profile.distinct, why: "its cells differ" },
      { feature: "cells:repeated", value: 1 - profile.distinct, why: "its cells repeat" },
      {
        feature: "cells:merged",
        value: Math.max(0, 1 - profile.total / Math.max(1, rows)),
        why: "its cells reach over rows",
      },
    );
  return features;
}

/** `A` in every cell under a word that nobody knows may stand for amber, for annually and for anything else. */
function letterFeatures(texts: readonly string[], word: Word | ""): Feature[] {
  const isOne =
    texts.length > 0 && texts.every((text) => /^[A-Z]$/i.test(text) && text === texts[0]);
  return isOne && word !== "status"
    ? [{ feature: "cells:one-letter", value: 1, why: "its cells are one and the same letter" }]
    : [];
}

function placeFeatures(place: { firstText: boolean; first: boolean; last: boolean }): Feature[] {
  const features: Feature[] = [{ feature: "bias", value: 1, why: "" }];
  if (place.firstText)
    features.push({
      feature: "place:first-text",
      value: 1,
      why: "it is the first column of words",
    });
  if (place.first)
    features.push({ feature: "place:first", value: 1, why: "it is the first column" });
  if (place.last) features.push({ feature: "place:last", value: 1, why: "it is the last column" });
  return features;
}

/** Features times weights: a score for every role, and the parts that count. */
function weigh(
  features: readonly Feature[],
  weights: ColumnWeights,
): Pick<Column, "scores" | "evidence"> {
  const scores: Partial<Record<Role, number>> = {};
  const evidence: Evidence[] = [];
  for (const { feature, value, why } of features) {
    for (const [role, weight] of Object.entries(weights[feature] ?? {})) {
      const part = (weight ?? 0) * value;
      scores[role as Role] = (scores[role as Role] ?? 0) + part;
      if (why !== "" && Math.abs(part) >= 0.3) evidence.push({ role, weight: part, why });
    }
  }
  evidence.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return { scores, evidence };
}

/** Labels that come again in the same order row by row are of so many measures, and no more. */
const mostLabels = 4;

const ownText = (place: GridCell | undefined): string =>
  place && !place.fromAbove && !place.fromLeft ? oneLine(place.text) : "";

const ownTexts = (
  rows: readonly { readonly cells: readonly GridCell[] }[],
  column: number,
): string[] => rows.map(({ cells }) => ownText(cells[column])).filter((text) => text !== "");

/** The part of a column's cells that are words for a measure; all of them where they take turns under each title. */
function measuresIn(
  rows: readonly { readonly cells: readonly GridCell[] }[],
  column: number,
): number {
  const labelled = rows.filter(({ cells }) => ownText(cells[column]) !== "");
  const labels = labelled.map(({ cells }) => ownText(cells[column]));
  const known = measureShare(labels);
  return known <= 0.6 && takeTurns(labelled, labels, column) ? 1 : known;
}

/**
 * `Required`, `Delivered`, `Required`, `Delivered` beside a title in every second row: measures, whatever
 * they are called. A word of them that nobody knows then names no figure, where it would else have been
 * passed over and its neighbour's row taken for the indicator's own.
 */
function takeTurns(
  rows: readonly { readonly cells: readonly GridCell[] }[],
  labels: readonly string[],
  column: number,
): boolean {
  const [first = ""] = labels;
  const turn = labels.indexOf(first, 1);
  if (column === 0 || first === "" || turn < 2 || turn > mostLabels || labels.length < 2 * turn)
    return false;
  const words = labels.slice(0, turn);
  const isTurn =
    new Set(words).size === turn &&
    labels.every((label, row) => label === words[row % turn]) &&
    words.every((word) => wordsOfMeasures.has(lookOfText(word))) &&
    words.some((word) => lookOfText(word) !== "state");
  return (
    isTurn &&
    rows[0]?.cells.some(
      (_, other) =>
        other < column &&
        rows.every(({ cells }, row) => (ownText(cells[other]) !== "") === (row % turn === 0)),
    ) === true
  );
}

/** What a word for a measure looks like; `Achieved` is a state elsewhere. */
const wordsOfMeasures: ReadonlySet<Look> = new Set<Look>(["words", "quartile", "state"]);

function isStatedIn(
  rows: readonly { readonly cells: readonly GridCell[] }[],
  column: number,
): boolean {
  const texts = ownTexts(rows, column);
  return texts.filter(saysMoreThanDate).length > texts.length / 2;
}
