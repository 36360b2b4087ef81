import { largest, smallest } from "../long-lists.ts";
import {
  financialYear,
  financialYearOf,
  findMonths,
  findYearSpans,
  monthNames,
  type PrintedMonth,
  quarterOf,
  type YearSpan,
} from "./period.ts";

/** The period a report says it is about, as its title, its cover or a sentence prints it. */
export interface ReportPeriod {
  /** quarter; part: several quarters or months of a year; year; years; to-date: a year up to a day; month. */
  readonly kind: "quarter" | "part" | "year" | "years" | "to-date" | "month";
  /** ISO dates; empty where the text names no year. */
  readonly start: string;
  readonly end: string;
  /** `2008-09`, in order. */
  readonly years: readonly string[];
  /** Where in the text the words for the period stand, from 0. */
  readonly index: number;
  readonly length: number;
}

interface Found {
  readonly index: number;
  readonly length: number;
}

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  "1st": 1,
  one: 1,
  i: 1,
  second: 2,
  "2nd": 2,
  two: 2,
  ii: 2,
  third: 3,
  "3rd": 3,
  three: 3,
  iii: 3,
  fourth: 4,
  "4th": 4,
  four: 4,
  iv: 4,
  final: 4,
  last: 4,
};

/** `Quarters 1 and 2`, `Q1-Q3`, `Quarters 1 to 3`. */
const severalQuarters =
  /\b(?:q|qtrs?|quarters?)\.?\s?([1-4])\s?(?:-|–|to|and|&|\+|\/)\s?(?:q|qtr|quarter)?\.?\s?([1-4])(?![\d/])/i;
const numberedQuarter = /\b(?:q|qtr|quarter)(?:\.|:|\s[-–])?\s{0,2}([1-4])(?![\d])/i;
const wordedQuarter =
  /\b(?:the\s?)?(first|second|third|fourth|final|last|1st|2nd|3rd|4th)\s?(?:financial\s)?(?:quarter|qtr)|\bquarter\s(one|two|three|four|i{1,3}|iv)\b/i;
/** `quarter ended 31 December 2009`, `three months to June 2008`: the months after it say which. */
const endedQuarter =
  /\b(?:quarter|qtr|(?:three|3)[- ]months?)(?:\s+period)?\s+(?:ended|ending|end|to|up to)\b/i;
/** A half or nine months of a year, and the last month of it. */
const partsOfYear: readonly {
  readonly pattern: RegExp;
  readonly from: number;
  readonly to: number;
}[] = [
  { pattern: /\b(?:second|2nd)[- ]half(?:[- ]year)?\b/i, from: 10, to: 3 },
  {
    pattern:
      /\b(?:half|mid)[- ]?year(?:ly)?\b|\bfirst half\b|\bsix[- ]month(?:s|ly)?\b|\b6[- ]months?\b|\bfirst (?:six|6) months\b/i,
    from: 4,
    to: 9,
  },
  { pattern: /\b(?:nine|9)[- ]months?\b/i, from: 4, to: 12 },
];
/** Period 6 and month 6 of a financial year both end in September; 13 is the accounts' closing. */
const accountingPeriod = /\b(?:period|month|p|m)\s?(1[0-3]|0?[1-9])(?![\d/]|\s?(?:%|months?\b))/i;
const toDate =
  /\b(?:as at|as of|at|to|ended|ending|end of|(?:up )?until|year[- ]end|position at|to the end of)\s+(?:the\s+)?(?:end of\s+)?(?:year[- ]end\s+)?$/i;
const wholeYear =
  /\byear[- ]?end(?:ed|ing)?\b|\byear to\b|\b(?:12|twelve) months\b|\bfull year\b|\boutturn\b/i;
const joins = /^\s*(?:\(?\s*)?(?:-|–|—|to|until|through to|and)\s*(?:the\s+)?(?:end of\s+)?$/i;

/** Titles in capitals print their months so. */
const capitals = new RegExp(`\\b(?:${monthNames.toUpperCase()})\\b`, "g");

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lastDay = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    ? 29
    : (lastDays[month - 1] ?? 30);
const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/**
 * `Quarter 4 to year-end 31st March 2009`, `2008/09 Quarter 3`, `April 2008 to March 2011`, `2009-12`,
 * `for the quarter ended 31 December 2009`, `half-year review 2009/10`, `Period 6 2009/10`, `as at 30
 * September 2009`. The most special reading wins: a quarter before its months, months before a year.
 */
export function parseReportPeriod(printed: string): ReportPeriod | undefined {
  const text = printed.replace(
    capitals,
    (name) => `${name[0] ?? ""}${name.slice(1).toLowerCase()}`,
  );
  const months = findMonths(text);
  const spans = findYearSpans(text);
  return (
    severalQuartersOf(text, months, spans) ??
    quarterIn(text, months, spans) ??
    monthRange(text, months, spans) ??
    partIn(text, months, spans) ??
    accountingPeriodIn(text, months, spans) ??
    toDateIn(text, months) ??
    yearsIn(text, spans) ??
    monthIn(text, months)
  );
}

/** The financial year that begins or is under way in a bare year: quarters 1 to 3 leave no doubt. */
function yearOf(
  text: string,
  quarter: number,
  months: readonly PrintedMonth[],
): { year?: string; at: readonly Found[] } {
  const spans = findYearSpans(text).filter(({ from, to }) => to - from === 1);
  const years = new Set(spans.map(({ from }) => financialYear(from)));
  if (years.size === 1) return { year: [...years][0] ?? "", at: spans };
  const dated = months.filter(
    ({ month, year }) => year !== undefined && quarterOf(month) === quarter,
  );
  const last = dated.at(-1);
  if (last?.year !== undefined)
    return { year: financialYearOf(last.year, last.month), at: [...dated] };
  const bare = /(?<![\d/–-])(20\d{2}|19\d{2})(?![\d/–-])/.exec(text);
  // "3rd Quarter (October to December) 2010": its own months say which of two years
  const own = months.filter(
    ({ month, year: of }) => of === undefined && quarterOf(month) === quarter,
  );
  if (bare?.[1] && own[0] && own.length === months.length)
    return {
      year: financialYearOf(Number(bare[1]), own[0].month),
      at: [...own, { index: bare.index, length: bare[0].length }],
    };
  if (bare?.[1] && quarter < 4 && months.length === 0)
    return {
      year: financialYear(Number(bare[1])),
      at: [{ index: bare.index, length: bare[0].length }],
    };
  return { at: [] };
}

const around = (parts: readonly Found[]): Found => {
  const index = smallest(parts.map((part) => part.index));
  const end = largest(parts.map((part) => part.index + part.length));
  return { index, length: end - index };
};

const foundBy = (match: RegExpExecArray): Found => ({
  index: match.index,
  length: match[0].length,
});

function severalQuartersOf(
  text: string,
  months: readonly PrintedMonth[],
  spans: readonly YearSpan[],
): ReportPeriod | undefined {
  const several = severalQuarters.exec(text);
  const [from, to] = [Number(several?.[1]), Number(several?.[2])];
  if (!several || from >= to) return undefined;
  const { year, at } = yearOf(text, to, months);
  const place = around([foundBy(several), ...at, ...joinedSpans(spans)]);
  return { kind: "part", ...quarters(year, from, to), ...place };
}

function quarterIn(
  text: string,
  months: readonly PrintedMonth[],
  spans: readonly YearSpan[],
): ReportPeriod | undefined {
  const numbered = numberedQuarter.exec(text);
  const worded = numbered ? null : wordedQuarter.exec(text);
  const named = numbered ?? worded;
  const ended = endedQuarter.exec(text);
  const triple = quarterOfMonths(text, months);
  const endMonth = ended && months.find(({ index }) => index > ended.index);
  const quarter = numbered
    ? Number(numbered[1])
    : worded
      ? ordinals[(worded[1] ?? worded[2] ?? "").toLowerCase()]
      : (triple?.quarter ?? (endMonth ? quarterOf(endMonth.month) : undefined));
  if (quarter === undefined) return undefined;
  const { year, at } = yearOf(text, quarter, months);
  const own = months.filter(({ month }) => quarterOf(month) === quarter);
  const place = around([
    ...(named ? [foundBy(named)] : []),
    ...(ended && !named ? [foundBy(ended)] : []),
    ...(triple && !named ? [triple] : []),
    ...own,
    ...at,
    ...(year === undefined ? [] : joinedSpans(spans)),
  ]);
  return { kind: "quarter", ...quarters(year, quarter, quarter), ...place };
}

/** Year spans of one financial year: part of the words for the period. */
const joinedSpans = (spans: readonly YearSpan[]): YearSpan[] =>
  spans.filter(({ from, to }) => to - from === 1).slice(0, 1);

/** `July to September`, `1 October 2008 – 31 December 2008`: three months that are a quarter. */
function quarterOfMonths(
  text: string,
  months: readonly PrintedMonth[],
): (Found & { quarter: number }) | undefined {
  for (const [at, first] of months.entries()) {
    const last = months[at + 1];
    if (!last || last.month !== first.month + 2 || first.month % 3 !== 1) continue;
    if (first.year !== undefined && last.year !== undefined && first.year !== last.year) continue;
    if (!joins.test(text.slice(first.index + first.length, last.index))) continue;
    return { ...around([first, last]), quarter: quarterOf(first.month) };
  }
  return undefined;
}

/** A quarter of a financial year: its dates. */
export const quarterPeriod = (
  year: string | undefined,
  quarter: number,
): Pick<ReportPeriod, "start" | "end" | "years"> => quarters(year, quarter, quarter);

function quarters(
  year: string | undefined,
  from: number,
  to: number,
): Pick<ReportPeriod, "start" | "end" | "years"> {
  if (year === undefined || year === "") return { start: "", end: "", years: [] };
  const opens = Number(year.slice(0, 4));
  const first = ((from * 3) % 12) + 1;
  const last = ((to * 3) % 12) + 3;
  const [startYear, endYear] = [from === 4 ? opens + 1 : opens, to === 4 ? opens + 1 : opens];
  return {
    start: iso(startYear, first, 1),
    end: iso(endYear, last, lastDay(endYear, last)),
    years: [year],
  };
}

/** `April 2008 to March 2011`, `1 April – 30 September 2008`, `April-September 2009-10`. */
function monthRange(
  text: string,
  months: readonly PrintedMonth[],
  spans: readonly YearSpan[],
): ReportPeriod | undefined {
  for (const [at, first] of months.entries()) {
    const last = months[at + 1];
    if (!last || !joins.test(text.slice(first.index + first.length, last.index))) continue;
    const single = spans.filter(({ from, to }) => to - from === 1);
    const within = single.length === 1 ? single[0] : undefined;
    const inYear = (month: number) => within && (month >= 4 ? within.from : within.to);
    const toYear = last.year ?? inYear(last.month);
    if (toYear === undefined) continue;
    const fromYear =
      first.year ??
      (last.year === undefined ? inYear(first.month) : undefined) ??
      (first.month <= last.month ? toYear : toYear - 1);
    const range = monthsOf(fromYear, first.month, toYear, last.month);
    if (!range) continue;
    const place = around([first, last, ...(last.year === undefined && within ? [within] : [])]);
    return { ...range, ...place };
  }
  return undefined;
}

function monthsOf(
  fromYear: number,
  fromMonth: number,
  toYear: number,
  toMonth: number,
): Omit<ReportPeriod, "index" | "length"> | undefined {
  const from = Number(financialYearOf(fromYear, fromMonth).slice(0, 4));
  const to = Number(financialYearOf(toYear, toMonth).slice(0, 4));
  if (to < from || to - from > 15) return undefined;
  if (toYear * 12 + toMonth < fromYear * 12 + fromMonth) return undefined;
  const whole = fromMonth === 4 && toMonth === 3;
  return {
    kind: whole ? (to > from ? "years" : "year") : to > from ? "years" : "part",
    start: iso(fromYear, fromMonth, 1),
    end: iso(toYear, toMonth, lastDay(toYear, toMonth)),
    years: Array.from({ length: to - from + 1 }, (_, index) => financialYear(from + index)),
  };
}

/** `Half-year review 2009/10`, `six months to 30 September 2008`. */
function partIn(
  text: string,
  months: readonly PrintedMonth[],
  spans: readonly YearSpan[],
): ReportPeriod | undefined {
  for (const { pattern, from, to } of partsOfYear) {
    const match = pattern.exec(text);
    if (!match) continue;
    const single = spans.filter((span) => span.to - span.from === 1);
    const end = months.find(({ year, month }) => year !== undefined && month === to);
    const opens =
      single.length > 0
        ? single[0]?.from
        : end?.year !== undefined
          ? Number(financialYearOf(end.year, end.month).slice(0, 4))
          : undefined;
    const place = around([foundBy(match), ...single.slice(0, 1), ...(end ? [end] : [])]);
    if (opens === undefined) return { kind: "part", start: "", end: "", years: [], ...place };
    const calendar = (month: number) => (month >= 4 ? opens : opens + 1);
    const range = monthsOf(calendar(from), from, calendar(to), to);
    return range && { ...range, kind: "part", ...place };
  }
  return undefined;
}

/** `Period 6 2009/10`, `month 9`: the year up to that month. */
function accountingPeriodIn(
  text: string,
  months: readonly PrintedMonth[],
  spans: readonly YearSpan[],
): ReportPeriod | undefined {
  const match = accountingPeriod.exec(text);
  if (!match) return undefined;
  const month = ((Math.min(12, Number(match[1])) + 2) % 12) + 1;
  const span = spans.find(({ from, to }) => to - from === 1);
  const dated = months.find((own) => own.month === month && own.year !== undefined);
  const opens =
    span?.from ??
    (dated?.year === undefined
      ? undefined
      : Number(financialYearOf(dated.year, dated.month).slice(0, 4)));
  if (opens === undefined) return undefined;
  const range = monthsOf(opens, 4, month >= 4 ? opens : opens + 1, month);
  const place = around([foundBy(match), ...(span ? [span] : []), ...(dated ? [dated] : [])]);
  return range && { ...range, ...place };
}

/** `as at 30 September 2009`, `year ended 31 March 2009`: the year up to that day. */
function toDateIn(text: string, months: readonly PrintedMonth[]): ReportPeriod | undefined {
  const end = months.find(
    ({ year, index }) =>
      year !== undefined && (toDate.test(text.slice(0, index)) || wholeYear.test(text)),
  );
  if (end?.year === undefined) return undefined;
  const opens = Number(financialYearOf(end.year, end.month).slice(0, 4));
  const range = monthsOf(opens, 4, end.year, end.month);
  const before = toDate.exec(text.slice(0, end.index));
  const place = around([end, ...(before ? [foundBy(before)] : [])]);
  return range && { ...range, kind: wholeYear.test(text) ? range.kind : "to-date", ...place };
}

/** `2008/09`, `2009-12`, `2008/09 – 2010/11`, `2009/10 to 2011/12`; years that are only listed are not joined. */
function yearsIn(text: string, spans: readonly YearSpan[]): ReportPeriod | undefined {
  const [first, second] = spans;
  if (!first) return undefined;
  const joined =
    second !== undefined &&
    second.to > first.to &&
    /^\s*(?:-|–|—|to|until)\s*$/i.test(text.slice(first.index + first.length, second.index));
  const to = joined ? second.to : first.to;
  return {
    kind: to - first.from > 1 ? "years" : "year",
    start: iso(first.from, 4, 1),
    end: iso(to, 3, 31),
    years: Array.from({ length: to - first.from }, (_, index) => financialYear(first.from + index)),
    ...around(joined ? [first, second] : [first]),
  };
}

/**
 * A month alone is when a report was written as often as what it is about. A day of it is the last of the year
 * so far; a whole month is itself.
 */
function monthIn(text: string, months: readonly PrintedMonth[]): ReportPeriod | undefined {
  const dated = months.filter(({ year }) => year !== undefined);
  const [only] = dated;
  if (dated.length !== 1 || only?.year === undefined) return undefined;
  const opens = Number(financialYearOf(only.year, only.month).slice(0, 4));
  const printed = text.slice(only.index, only.index + only.length);
  const isDay =
    /\d(?:st|nd|rd|th)?\s*(?:of\s+)?$|[/.-]$/i.test(text.slice(0, only.index)) ||
    /^\d{1,2}(?:st|nd|rd|th)?(?:\s|[/.-]\d{1,2}[/.-])/.test(printed);
  const range = isDay
    ? monthsOf(opens, 4, only.year, only.month)
    : monthsOf(only.year, only.month, only.year, only.month);
  return range && { ...range, kind: "month", index: only.index, length: only.length };
}
