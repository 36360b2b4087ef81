import { isStillToCome, parseMissing } from "../printed/missing.ts";
import { findMonths, findYearSpans } from "../printed/period.ts";
import type { Unit } from "../records.ts";

/** What a value cell says. */
export interface CellValue {
  /** Null unless the cell holds exactly one number. */
  readonly value: number | null;
  /** From the cell alone: `86%` is percent, `£82.19` pounds; empty where the cell says none. */
  readonly unit: Unit;
  readonly qualifiers: readonly string[];
}

const provisionalMark =
  /\(\s?(?:p|prov\.?|provisional|unvalidated|draft)\s?\)|\bprov(?:isional)?\b\.?/i;

/** A separator, letter or fraction that no figure has (`1,23`, `1O0%`, `12½%`): extraction or printing broke it. */
const brokenFigure =
  /\d,\d{1,2}(?!\d)|\d,\d{4}|\d\s?[½¼¾⅓⅔]|\d\.\.+\d|\d\.\d+\.|\d[OIl](?=[\d%])|#(?:DIV|REF|VALUE|NAME)/;

/** Raised digits and signs that point to a footnote. */
const footnoteMarks = /[¹²³⁴⁵⁶⁷⁸⁹⁰†‡*]+/g;

/** `(2007 data)`, `(2003)`, `(June 2011)`, `(2008/09 latest data)`: the year a value is of. */
const yearInBrackets = /\(([^()]*?)\b((?:19|20)\d{2}(?:\s?[/–-]\s?\d{2,4})?)\b([^()]*)\)/;

/**
 * A number as printed: sign or bracket, pound, thousands, decimals, per cent, magnitude.
 * A dash after a digit or letter is a range, not a sign.
 */
const printedNumber =
  /(?<![A-Za-z\d.,])((?<![\d%)]\s?)[+−–-]\s?)?(£\s?)?([+−-])?(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?(?:\s?(%|per ?cent\b)|\s?(k|m|bn|million|thousand)\b(?!\w))?/gi;
/** Words that take the number after them: `Level 2`, `Band 3`. */
const namedNumber =
  /\b(?:level|grade|band|stage|phase|tier|key stage|ks|type|group|class|quarter|qtr|q|year|part)\s?$/i;

const magnitudes: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
};

interface FoundNumber {
  readonly value: number;
  readonly percent: boolean;
  readonly pounds: boolean;
  readonly pence: boolean;
}

/** Reads a value cell: one number, or what stands there instead of one. */
export function parseCell(printed: string): CellValue {
  const text = printed.replace(/\s+/g, " ").trim();
  const words = wordsInstead(text);
  if (words) return { value: null, unit: "", qualifiers: words };
  const qualifiers: string[] = [];
  if (provisionalMark.test(text)) qualifiers.push("provisional");
  const year = yearInBrackets.exec(text);
  const dataYear =
    year && !/\btarget\b|\bbaseline\b/i.test(`${year[1]}${year[3]}`)
      ? (year[2] ?? "").replace(/\s?[/–]\s?/, "-")
      : undefined;
  if (dataYear) qualifiers.push(`data_year=${dataYear}`);
  const bare = withoutPeriods(text.replace(provisionalMark, " ").replace(footnoteMarks, " "));
  if (brokenFigure.test(bare))
    return { value: null, unit: "", qualifiers: [...qualifiers, "compound"] };
  const numbers = findNumbers(bare);
  if (numbers.length === 0) return { value: null, unit: "", qualifiers: [...qualifiers, "text"] };
  const unit = unitOf(bare, numbers);
  if (numbers.length > 1) return { value: null, unit, qualifiers: [...qualifiers, "compound"] };
  return { value: signed(bare, numbers[0]?.value ?? 0), unit, qualifiers };
}

function wordsInstead(text: string): string[] | undefined {
  const missing = parseMissing(text);
  if (missing) return [missing];
  if (isStillToCome(text) && findNumbers(withoutPeriods(text)).length === 0) return ["tbc"];
  return undefined;
}

/** Dates, years and year spans are no values: their numbers do not count. A cell that is only a number is one. */
function withoutPeriods(text: string): string {
  if (/^\s*[+−–-]?£?\s?[\d,]+(?:\.\d+)?\s?%?\s*$/.test(text)) return text;
  let rest = text.replace(yearInBrackets, " ");
  for (const { index, length } of [...findMonths(rest)].reverse())
    rest = blank(rest, index, length);
  for (const { index, length } of [...findYearSpans(rest)].reverse())
    rest = blank(rest, index, length);
  return rest
    .replace(
      /\b(?:by|in|from|since|to|of|year|for|until|dec|december|\()\s?((?:19|20)\d{2})\b/gi,
      " ",
    )
    .replace(/\b\d{1,2}(?:st|nd|rd|th)\b/gi, " ");
}

/** A bound, an estimate or a change: its number is printed, but is not the figure itself. */
export const isBound = (text: string): boolean =>
  /^\s*[<>≤≥~±]|^\s*\*\s?<|\d\s?%?\s?\+\s*$/.test(text) ||
  /^\s*(?:less|more|fewer|greater|under|over|above|below|at least|at most|not (?:less|more)|up to|min(?:imum)?|max(?:imum)?|approx(?:imately)?|about|c\.|circa|increase|decrease|reduce|improve)\b/i.test(
    text,
  ) ||
  /\bor (?:more|less|fewer|above|below|better)\b|\b(?:increase|decrease|reduction|improvement)\s*$/i.test(
    text,
  );

/** A whole percentage from here on is rather two cells run together: `1667%` is 16 and 67% (Durham 2007/08). */
const gluedPercent = 200;
export const looksGlued = ({ value, unit }: CellValue): boolean =>
  unit === "percent" && value !== null && value >= gluedPercent && Number.isInteger(value);

const blank = (text: string, index: number, length: number): string =>
  text.slice(0, index) + " ".repeat(length) + text.slice(index + length);

function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(printedNumber)) {
    const [, sign = "", pound, innerSign = "", whole = "", decimals = "", percent, magnitude] =
      match;
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
      pence: false,
    });
  }
  return found;
}

/** `(11)` is minus eleven, `(5.2%)` minus 5.2: a figure wholly in brackets is negative. */
const signed = (text: string, value: number): number =>
  /^\(\s?£?[\d,.]+\s?%?\s?\)$/.test(text.trim()) && value > 0 ? -value : value;

function unitOf(text: string, numbers: readonly FoundNumber[]): Unit {
  if (/\bper\s+(?:1,?0{2,5}|10{2,5}|head|capita|thousand)\b/i.test(text)) return "rate";
  if (numbers.some(({ percent }) => percent)) return "percent";
  if (numbers.some(({ pounds }) => pounds)) return "gbp";
  if (/\d\s?(?:points?|pts)\b/i.test(text)) return "points";
  if (/^\s*\d+\s?:\s?\d+\s*$/.test(text)) return "ratio";
  return "";
}
