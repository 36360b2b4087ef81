import { append } from "../long-lists.ts";

/** How councils print years, quarters and months; shared by interpret, normalise and check. */

const months: Readonly<Record<string, number>> = {
  jan: 1,
  january: 1,
  feb: 2,
  february: 2,
  mar: 3,
  march: 3,
  apr: 4,
  april: 4,
  may: 5,
  jun: 6,
  june: 6,
  jul: 7,
  july: 7,
  aug: 8,
  august: 8,
  sep: 9,
  sept: 9,
  september: 9,
  oct: 10,
  october: 10,
  nov: 11,
  november: 11,
  dec: 12,
  december: 12,
};

export const monthNames =
  "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";

const monthNumber = (name: string): number | undefined =>
  months[name.toLowerCase().replace(/\.$/, "")];

/** `07` is 2007, `98` is 1998: no report of these years looks further. */
const fullYear = (printed: string): number => {
  const year = Number(printed);
  if (printed.length >= 4) return year;
  return year % 100 >= 90 ? 1900 + (year % 100) : 2000 + (year % 100);
};

/** The financial year that begins in April of `start`: 2008 gives `2008-09`. */
export const financialYear = (start: number): string =>
  `${start}-${String((start + 1) % 100).padStart(2, "0")}`;

/** The financial year a month falls in. */
export const financialYearOf = (year: number, month: number): string =>
  financialYear(month >= 4 ? year : year - 1);

/** The quarter of the financial year a month falls in: April to June is 1. */
export const quarterOf = (month: number): number => Math.floor(((month + 8) % 12) / 3) + 1;

export interface YearSpan {
  /** Year in which the first financial year begins. */
  readonly from: number;
  /** Year in which the last financial year ends. */
  readonly to: number;
  readonly index: number;
  readonly length: number;
}

/** Dashes and slashes that join the two years of a span, as word processors print them. */
const joint = "[/\\\\\u2044\u2215\u2010-\u2015\u2212-]";

const yearPair = new RegExp(
  `(?<![\\d/.,£])['’]?(?:(\\d{4})|(0?\\d{2}))\\s?(?:${joint}|\\sto\\s)\\s?['’]?(\\d{4}|\\d{1,2})(?![\\d%]|[/.,]\\d)`,
  "gi",
);
/** `31-03-2009`, `2009-03-31`, `08-09-2008`: dates whose parts look like years. */
const wholeDate =
  /(?<!\d)(?:\d{1,2}([-./])\d{1,2}\1(?:\d{4}|\d{2})|(?:19|20)\d{2}([-./])\d{1,2}\2\d{1,2})(?!\d|[-./]\d)/g;

/**
 * Year spans as printed: `2008/09`, `2008-9`, `08/09`, `010/11`, `2007 - 08`, `2011/2012`, `'08/'09` span
 * one financial year, `2009-12` three. Dates such as `27/02` and plain ranges such as `16-18` are none.
 */
export function findYearSpans(text: string): YearSpan[] {
  if (!/\d/.test(text)) return [];
  const dates = [...text.matchAll(wholeDate)];
  const spans: YearSpan[] = [];
  for (const match of text.matchAll(yearPair)) {
    const [whole, long, short, end] = match;
    if (end === undefined) continue;
    const from = long !== undefined ? Number(long) : fullYear((short ?? "").slice(-2));
    if (from < 1990 || from > 2030) continue;
    const to =
      end.length === 4
        ? Number(end)
        : end.length === 1
          ? Math.floor(from / 10) * 10 + Number(end) + (Number(end) < from % 10 ? 10 : 0)
          : Math.floor(from / 100) * 100 + Number(end) + (Number(end) < from % 100 ? 100 : 0);
    const years = to - from;
    // two digits both sides might be ages, grades or a date: only neighbouring years count there
    const most = long === undefined ? 1 : 10;
    if (years < 1 || years > most) continue;
    const stop = match.index + whole.length;
    if (dates.some((date) => date.index < stop && match.index < date.index + date[0].length))
      continue;
    spans.push({ from, to, index: match.index, length: whole.length });
  }
  return spans;
}

/** The one financial year a text names, as `2008-09`; undefined if it names none, a longer span or several. */
export function parseFinancialYear(text: string): string | undefined {
  const years = new Set(
    findYearSpans(text)
      .filter((span) => span.to - span.from === 1)
      .map((span) => financialYear(span.from)),
  );
  return years.size === 1 ? [...years][0] : undefined;
}

const quarterNumbers: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  final: 4,
  "1st": 1,
  "2nd": 2,
  "3rd": 3,
  "4th": 4,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
};

const rangeSign =
  "(?:\\s?['’]?\\d{2,4})?\\s?(?:-|–|—|\u2011|/|to|until|through)\\s?(?:end\\s(?:of\\s)?)?";
const quarterMonths = (first: string, middle: string, last: string): RegExp =>
  new RegExp(
    `\\b${first}\\.?(?:${rangeSign}|,\\s?${middle}\\.?(?:,|\\s?&|\\sand)\\s?)${last}(?![A-Za-z])`,
    "i",
  );

/** `Apr-Jun`, `July to September`, `Oct 08 – Dec 08`: three months that are a quarter. */
const monthQuarters: readonly { readonly quarter: number; readonly pattern: RegExp }[] = [
  { quarter: 1, pattern: quarterMonths("apr(?:il)?", "may", "june?") },
  { quarter: 2, pattern: quarterMonths("july?", "aug(?:ust)?", "sept?(?:ember)?") },
  { quarter: 3, pattern: quarterMonths("oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?") },
  { quarter: 4, pattern: quarterMonths("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?") },
];

const quarterWord = "(?:q|qtr|qrtr|qu|quarter)";
const numberedQuarter = new RegExp(
  `\\b${quarterWord}\\.?\\s?(?:no\\.?\\s?|:\\s?|-)?([1-4])(?![\\d%]|[.,]\\d)`,
  "i",
);
const ordinalQuarter =
  /\b(?:the)?(first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-]?(?:quarter|qtr)(?!ly)/i;
const wordedQuarter = /\b(?:quarter|qtr\.?|q)\s(one|two|three|four|i{1,3}|iv)\b/i;
/** `Quarter ending 30 June 2008`, `3 months to September`: the quarter is the month's. */
const endingQuarter = new RegExp(
  `\\b(?:${quarterWord}|three months|3 months)\\s(?:end(?:ed|ing)?|to)\\s(?:the\\s)?(?:end\\s(?:of\\s)?)?(?:\\d{1,2}(?:st|nd|rd|th)?\\s)?(?:of\\s)?(mar|jun|sept?|dec)`,
  "i",
);

/** A quarter named as such: `Q1`, `Qtr. 2`, `Quarter 3`, `Quarter Two`, `3rd quarter`, `quarter ending June`. */
export function parseNamedQuarter(text: string): number | undefined {
  const number = numberedQuarter.exec(text)?.[1];
  if (number) return Number(number);
  const word = ordinalQuarter.exec(text)?.[1] ?? wordedQuarter.exec(text)?.[1];
  if (word) return quarterNumbers[word.toLowerCase()];
  const ending = endingQuarter.exec(text)?.[1];
  const month = ending ? monthNumber(ending) : undefined;
  return month ? quarterOf(month) : undefined;
}

/** A quarter of the financial year, named as such or by its three months: `Q1`, `4th Qtr`, `Jul – Sept`. */
export function parseQuarter(text: string): number | undefined {
  const number = numberedQuarter.exec(text)?.[1];
  if (number) return Number(number);
  return (
    monthQuarters.find(({ pattern }) => pattern.test(text))?.quarter ?? parseNamedQuarter(text)
  );
}

/** `First half`, `H1`, `Half-year`, `Six months to 30 September`, `Apr – Sept 2008`: half a financial year. */
const halves: readonly { readonly half: 1 | 2; readonly pattern: RegExp }[] = [
  {
    half: 1,
    pattern: new RegExp(
      `\\b(?:h1|(?:first|1st) (?:half|(?:six|6) months)|(?:half|mid)[ -]?year(?:ly)?|(?:six|6) months (?:to|ended|ending|until)(?: the)?(?: end(?: of)?)?(?: \\d{1,2}(?:st|nd|rd|th)?)? sept?(?:ember)?|apr(?:il)?\\.?${rangeSign}(?:\\d{1,2}(?:st|nd|rd|th)?\\s)?sept?(?:ember)?)\\b`,
      "i",
    ),
  },
  {
    half: 2,
    pattern: new RegExp(
      `\\b(?:h2|(?:second|2nd) (?:half|(?:six|6) months)|(?:six|6) months (?:to|ended|ending|until)(?: the)?(?: end(?: of)?)?(?: \\d{1,2}(?:st|nd|rd|th)?)? mar(?:ch)?|oct(?:ober)?\\.?${rangeSign}(?:\\d{1,2}(?:st|nd|rd|th)?\\s)?mar(?:ch)?)\\b`,
      "i",
    ),
  },
];

export interface PrintedHalf {
  readonly half: 1 | 2;
  readonly index: number;
  readonly length: number;
}

/** The half of a financial year that a text names; other six months are none. */
export function findHalfYear(text: string): PrintedHalf | undefined {
  for (const { half, pattern } of halves) {
    const match = pattern.exec(text);
    if (match) return { half, index: match.index, length: match[0].length };
  }
  return undefined;
}

export interface PrintedQuarter {
  readonly quarter: number;
  readonly index: number;
  readonly length: number;
}

const quarterList = new RegExp(
  `\\b(?:${quarterWord}|qtrs|quarters|qs)\\.?\\s?([1-4])((?:\\s?(?:,|-|–|&|and|to|/)\\s?(?:and\\s)?(?:${quarterWord}\\.?\\s?)?[1-4](?![\\d%]|[/–-]\\d))*)(?![\\d%])`,
  "gi",
);
const quarterByWord =
  /\b(?:(first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-]?(?:quarter|qtr)(?!ly)|(?:quarter|qtr\.?|q)\s(one|two|three|four|i{1,3}|iv)\b)/gi;

/** Every quarter a text names, in print order; `Q1-Q3` names three, `Qtrs 2 & 4` two. */
export function findQuarters(text: string): PrintedQuarter[] {
  const found: PrintedQuarter[] = [];
  for (const match of text.matchAll(quarterList)) {
    const place = { index: match.index, length: match[0].length };
    const more = match[2] ?? "";
    const numbers = [
      Number(match[1]),
      ...[...more.matchAll(/[1-4]/g)].map((digit) => Number(digit[0])),
    ];
    const [first = 1, last = 1] = numbers;
    const range = numbers.length === 2 && /^\s?(?:-|–|to)/i.test(more) && last > first;
    const quarters = range
      ? Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
      : numbers;
    append(
      found,
      quarters.map((quarter) => ({ quarter, ...place })),
    );
  }
  for (const match of text.matchAll(quarterByWord)) {
    const quarter = quarterNumbers[(match[1] ?? match[2] ?? "").toLowerCase()];
    if (quarter !== undefined) found.push({ quarter, index: match.index, length: match[0].length });
  }
  return found.sort((a, b) => a.index - b.index);
}

export interface PrintedMonth {
  readonly month: number;
  /** Absent where no year is printed. */
  readonly year?: number;
  readonly index: number;
  readonly length: number;
}

const monthDate = new RegExp(
  `(?:(?<![\\d.])(\\d{1,2})\\s?(?:st|nd|rd|th)?(?:\\s+|-)(?:of\\s+)?)?\\b(${monthNames})(?![A-Za-z])\\.?(?:\\s+\\d{1,2}(?:st|nd|rd|th)?,?(?=\\s+(?:19|20)\\d{2}))?(?:(?:\\s*,?\\s*|[-–/]|\\s[-–]\\s(?=(?:19|20)\\d{2}))(?:['’](\\d{2})|((?:19|20)\\d{2})|(\\d{2}))(?![\\d%]|:\\d|st\\b|nd\\b|rd\\b|th\\b|\\s?(?:${monthNames})\\b|[-–/]\\d))?`,
  "gi",
);
const numericDate = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d{2})(?![\d/.]|-\d)/g;
const isoDate = /(?<![\d/.-])((?:19|20)\d{2})-(\d{2})-\d{2}(?![\d/.-])/g;
/** `03/2009`, `3/2009`. */
const monthAndYear = /(?<![\d/.-])(0?[1-9]|1[0-2])\/((?:19|20)\d{2})(?![\d/.-])/g;

/** Two digits after a month that no report of these years means as a year: `Sept 30` is a day. */
const isDay = (printed: string): boolean => {
  const number = Number(printed);
  return printed.length === 2 && number > 25 && number < 90;
};

/** `may`, `march` and `mar` are words as well: in lower case they are no month without a day or a year, nor is `MAY`. */
const isWord = (name: string, day: string | undefined, year: string | undefined): boolean =>
  day === undefined &&
  year === undefined &&
  (/^(?:may|march|mar|dec|sep|jan|oct)$/.test(name) || name === "MAY" || name === "MAR");

/**
 * Months as printed, with their year where there is one: `31st March 2009`, `Sept. 07`, `end of August, 2009`,
 * `MARCH 31, 2009`, `31/03/2009`. The verb "may" is none.
 */
export function findMonths(text: string): PrintedMonth[] {
  const found: PrintedMonth[] = [];
  for (const match of text.matchAll(monthDate)) {
    const [whole, day, name = "", shortYear, longYear, bareYear] = match;
    const month = monthNumber(name);
    const year = shortYear ?? longYear ?? (bareYear && isDay(bareYear) ? undefined : bareYear);
    if (month === undefined || isWord(name, day, year)) continue;
    found.push({
      month,
      ...(year ? { year: fullYear(year) } : {}),
      index: match.index,
      length: whole.length,
    });
  }
  const add = (month: number, year: number, match: RegExpMatchArray) => {
    if (month < 1 || month > 12) return;
    found.push({ month, year, index: match.index ?? 0, length: match[0].length });
  };
  for (const match of text.matchAll(numericDate)) {
    if (Number(match[1]) <= 31) add(Number(match[3]), fullYear(match[4] ?? ""), match);
  }
  for (const match of text.matchAll(isoDate)) add(Number(match[2]), Number(match[1]), match);
  for (const match of text.matchAll(monthAndYear)) add(Number(match[1]), Number(match[2]), match);
  return found.sort((a, b) => a.index - b.index);
}
