import { findCodes } from "../printed/code.ts";
import { wordsInstead } from "../printed/missing.ts";
import type { Unit } from "../records.ts";
import { endOfBound, startOfBound } from "./bound.ts";
import { blank, blanks, readYear, withoutPeriods } from "./value-year.ts";

/** What a value cell says. */
export interface CellValue {
  /** Null unless the cell holds exactly one number that is the figure itself. */
  readonly value: number | null;
  /** From the cell alone: `86%` is percent, `£82.19` pounds; empty where the cell says none. */
  readonly unit: Unit;
  readonly qualifiers: readonly string[];
  /** The financial year printed with the value, with its quarter where one is: `3.1 (2007/08)`. */
  readonly period?: string;
  /** The quarter printed with the value, without a year: `78% (Q2)`. */
  readonly quarter?: number;
  /** A limit hides the number: `<5`, `at least 90%`. */
  readonly bound?: true;
  /** The number names a step, not an amount: `Level 2`. No title's unit is meant. */
  readonly step?: true;
}

/** A value cell with more characters than this is prose. */
const longestValue = 400;

const provisionalMark =
  /[([]\s?(?:p|prov\.?|provisional|un-?validated|un-?audited|unverified|draft|interim|subject to (?:audit|validation|verification|confirmation))\s?[)\]]|\bprov(?:isional)?\b\.?|\b(?:un-?validated|un-?audited|unverified)\b|(?<=\d\s?%?\s?)p(?![A-Za-z])/i;

/**
 * A separator, letter or fraction that no figure has (`1,23`, `1O0%`, `12½%`, `£1.5b`): extraction or printing broke it; U+2BD1 is what
 * a font says in two ways. */
const brokenFigure =
  /\d,\d{1,2}(?!\d)|\d,\d{4}|£\s?\d[\d.,]*\s?b\b|\d\s?[½¼¾⅓⅔]|\d\.\.+\d|\d\.\d+\.|\d[OIl](?=[\d%])|#(?:DIV|REF|VALUE|NAME)|\u2bd1/;

/** A place among others: the number of the others is no figure. */
const place = /\b\d{1,3}(?:st|nd|rd|th) (?:(?:out )?of|\/) ?(?:the )?\d/i;

/** What a spreadsheet would work out: the number in it is an argument, no figure. */
const formula = /^\s?[=@＝＠]{1,2}\s?[+−–-]?[A-Za-z][\w.]*\s?\(/;

/** Raised digits and signs that point to a footnote, and notes named as such. */
const footnoteMarks =
  /[¹²³⁴⁵⁶⁷⁸⁹⁰†‡*§¶]+|\[\d{1,2}\]|\(\s?(?:see\s)?(?:foot)?notes?\s?\d{0,2}\s?\)|\bsee (?:foot)?note\s?\d{0,2}|(?<=[\d%])\s?#+/gi;

/**
 * A number as printed: sign or bracket, pound, thousands, decimals, per cent, magnitude.
 * A dash after a digit or letter is a range, not a sign.
 */
const printedNumber =
  /(?<![A-Za-z\d.,])((?<![\d%)]\s?)[+−–-]\s?)?(£\s?)?([+−-])?(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?(?:\s?(%|per ?cent\b)|\s?(k|mn|mill|m|bn|million|billion|thousand)\b(?!\w))?/gi;
/** Words that take the number after them: `Level 2`, `Band 3`. */
const namedNumber =
  /\b(?:level|grade|band|stage|phase|tier|key stage|ks|type|group|class|category|quarter|qtr|q|year|yr|part|decile)\s?$/i;
/** A step that is itself the figure, where nothing else stands in the cell. */
const step = /^(?:at\s)?(?:level|grade|band|stage|tier|category|class)\s?:?\s?(\d{1,2})\.?$/i;

/** Numbers that say what a figure is of, not how much: bases, ages, examinations. */
const standsBeside: readonly RegExp[] = [
  // "£000" gives a unit and is no nought
  /£\s?['’`]?0{3}(?:['’`]?s)?(?![\d,.])/gi,
  /\bper\s+(?:£\s?)?\d[\d,]*(?:\s?(?:k|thousand|million))?\b/gi,
  /(?<=\d\s?)\/\s?(?:1,000|10,000|100,000|100k)\b/gi,
  /(?<=\.\d+\s?)\/\s?(?:1000|10000|100000)\b/gi,
  /\b(?:aged?|ages)\s+(?:of\s+)?\d{1,2}(?:\s?(?:-|–|to|and)\s?\d{1,2}|\s?\+|\s(?:and|or)\s(?:over|under|above|below))?/gi,
  /(?<![\d.,])\d{1,2}(?:\s?(?:-|–|to)\s?\d{1,2}|\s?\+)?[\s-]?(?:years?|yrs?|month)[\s-]olds?\b/gi,
  /\b(?:under|over)[\s-]?\d{1,2}(?:'?s\b|(?=\s(?:conception|population|pupil|people|children)))/gi,
  /(?<=\b(?:people|persons?|adults|children|pupils|young people|females?|males?|women|men|girls|boys|residents|drivers|population|those|clients)\s)(?:aged\s)?(?:under|over)\s\d{1,2}\b/gi,
  /\b(?:level|grade|band|stage|ks)\s?\d{1,2}(?:\s?\+|\s(?:and|or)\s(?:above|over|below|higher|better|more))/gi,
];
/** `5+ A*-C`: its star is no note's mark. */
const examination =
  /\b5\s?\+?\s?(?:or more\s)?(?:good\s)?(?:GCSEs?\s)?(?:at\s)?(?:grades?\s)?A\*?\s?[-–]\s?[CG]\b/g;

const magnitudes: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mill: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

interface FoundNumber {
  readonly value: number;
  readonly percent: boolean;
  readonly pounds: boolean;
  readonly index: number;
  readonly end: number;
}

/** Reads a value cell: one number, or what stands there instead of one. */
export function parseCell(printed: string): CellValue {
  const text = printed.replace(/\s+/g, " ").trim();
  if (text.length > longestValue) return { value: null, unit: "", qualifiers: ["text"] };
  const words = wordsInstead(text, (said) => findNumbers(withoutPeriods(said)).length === 0);
  if (words) return { value: null, unit: "", qualifiers: words };
  const qualifiers: string[] = [];
  if (provisionalMark.test(text)) qualifiers.push("provisional");
  const dated = readYear(text);
  if (dated.dataYear) qualifiers.push(`data_year=${dated.dataYear}`);
  const ofPeriod = {
    ...(dated.period ? { period: dated.period } : {}),
    ...(dated.quarter ? { quarter: dated.quarter } : {}),
  };
  const bare = withoutPeriods(
    text.replace(examination, blanks).replace(provisionalMark, " ").replace(footnoteMarks, " "),
  );
  if (brokenFigure.test(bare) || formula.test(bare) || place.test(text))
    return { value: null, unit: "", qualifiers: [...qualifiers, "compound"], ...ofPeriod };
  const named = step.exec(bare.trim());
  if (named) return { value: Number(named[1]), unit: "", qualifiers, step: true, ...ofPeriod };
  const beside = withoutNames(bare);
  const numbers = findNumbers(beside);
  if (numbers.length === 0)
    return { value: null, unit: "", qualifiers: [...qualifiers, "text"], ...ofPeriod };
  const unit = unitOf(bare, numbers);
  const [number] = numbers;
  if (numbers.length > 1 || !number)
    return { value: null, unit, qualifiers: [...qualifiers, "compound"], ...ofPeriod };
  if (isLimit(beside, number))
    return { value: null, unit, qualifiers: [...qualifiers, "text"], bound: true, ...ofPeriod };
  return { value: signed(bare, number.value), unit, qualifiers, ...ofPeriod };
}

/** Codes, bases, ages and examinations name what is measured: their numbers do not count. */
function withoutNames(text: string): string {
  let rest = text;
  for (const { index, length } of findCodes(rest)) rest = blank(rest, index, length);
  for (const pattern of standsBeside) rest = rest.replace(pattern, blanks);
  return rest;
}

/** Whether words or signs beside the one number of a text make it a limit: `<5`, `95% or above`. */
const isLimit = (text: string, { index, end }: FoundNumber): boolean =>
  endOfBound.test(text.slice(0, index)) || startOfBound.test(text.slice(end));

/** An estimate or a change: its number is printed, but is not quite the figure itself. */
export const isEstimate = (text: string): boolean =>
  /^\s*[~±≈]/.test(text) ||
  /^\s*(?:approx(?:imately)?|about|around|circa|c\.|increase|decrease|reduce|reduction|improve|improvement)\b/i.test(
    text,
  ) ||
  /\b(?:increase|decrease|reduction|improvement)\s*$/i.test(text);

/** A whole percentage from here on is rather two cells run together: `1667%` is 16 and 67% (Durham 2007/08). */
const gluedPercent = 200;
export const looksGlued = ({ value, unit }: CellValue): boolean =>
  unit === "percent" && value !== null && value >= gluedPercent && Number.isInteger(value);

function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(printedNumber)) {
    const [
      whole_,
      sign = "",
      pound,
      innerSign = "",
      whole = "",
      decimals = "",
      percent,
      magnitude,
    ] = match;
    const before = text.slice(0, match.index);
    if (namedNumber.test(before)) continue;
    // "6-8 weeks", "0-19": the dash joins two numbers
    const joins = sign.trim() !== "" && /\d\s?$/.test(before);
    const negative = !joins && /[−–-]/.test(sign + innerSign);
    const size =
      Number(whole.replace(/,/g, "") + decimals) *
      (magnitudes[magnitude?.toLowerCase() ?? ""] ?? 1);
    const value = Number(size.toPrecision(15));
    found.push({
      value: negative && value !== 0 ? -value : value,
      percent: percent !== undefined,
      pounds: pound !== undefined,
      index: match.index,
      end: match.index + whole_.length,
    });
  }
  return found;
}

/** `(11)` is minus eleven, `(5.2%)` and `(5.2)%` minus 5.2: a figure wholly in brackets is negative. */
const signed = (text: string, value: number): number =>
  /^£?\s?\(\s?£?\s?[\d,.]+\s?(?:%|k|m|bn)?\s?\)\s?%?$/i.test(text.trim()) && value > 0
    ? -value
    : value;

function unitOf(text: string, numbers: readonly FoundNumber[]): Unit {
  if (
    /\bper\s+(?:\d[\d,]*(?:k\b)?|head|capita|thousand|million)(?![\d%])|\/\s?(?:1,?000|10,?000|100,?000|100k)\b/i.test(
      text,
    )
  )
    return numbers.some(({ pounds }) => pounds) ? "gbp" : "rate";
  if (numbers.some(({ percent }) => percent) || /^\(\s?[\d.,]+\s?\)\s?%$/.test(text.trim()))
    return "percent";
  if (/\(\s?£\s?['’]?000s?\s?\)/.test(text)) return "gbp_thousand";
  if (numbers.some(({ pounds }) => pounds)) return "gbp";
  if (/\d\s?(?:points?|pts)\b/i.test(text)) return "points";
  if (/^\s*\d+(?:\.\d+)?\s?:\s?\d+(?:\.\d+)?\s*$/.test(text)) return "ratio";
  return "";
}
