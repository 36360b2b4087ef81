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

export const monthNumber = (name: string): number | undefined =>
  months[name.toLowerCase().replace(/\.$/, "")];

/** `07` is 2007, `98` is 1998: no report of these years looks further. */
export const fullYear = (printed: string): number => {
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

const yearPair =
  /(?<![\d/.,£])(?:(\d{4})|(0?\d{2}))\s?(?:[/\\–—-]|\sto\s)\s?(\d{4}|\d{1,2})(?![\d%]|[/.,]\d)/g;

/**
 * Year spans as printed: `2008/09`, `2008-9`, `08/09`, `010/11`, `2007 - 08`, `2011/2012` span one
 * financial year, `2009-12` three. Dates such as `27/02` and plain ranges such as `16-18` are none.
 */
export function findYearSpans(text: string): YearSpan[] {
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

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  "1st": 1,
  "2nd": 2,
  "3rd": 3,
  "4th": 4,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
};

/** `Apr-Jun`, `July to September`: three months that are a quarter. */
const monthQuarters: readonly { readonly quarter: number; readonly pattern: RegExp }[] = [
  { quarter: 1, pattern: /\bapr(?:il)?\s?(?:-|–|to)\s?june?\b/i },
  { quarter: 2, pattern: /\bjuly?\s?(?:-|–|to)\s?sept?(?:ember)?\b/i },
  { quarter: 3, pattern: /\boct(?:ober)?\s?(?:-|–|to)\s?dec(?:ember)?\b/i },
  { quarter: 4, pattern: /\bjan(?:uary)?\s?(?:-|–|to)\s?mar(?:ch)?\b/i },
];

/** `Q1`, `Qtr 2`, `Quarter 3`, `3rd quarter`, `fourth quarter` name a quarter of the financial year. */
export function parseQuarter(text: string): number | undefined {
  const number = /\b(?:q|qtr|quarter)\.?\s?([1-4])(?!\d)/i.exec(text)?.[1];
  if (number) return Number(number);
  const months = monthQuarters.find(({ pattern }) => pattern.test(text))?.quarter;
  if (months) return months;
  const ordinal =
    /\b(?:the)?(first|second|third|fourth|1st|2nd|3rd|4th)\s?(?:quarter|qtr)/i.exec(text)?.[1] ??
    /\bquarter\s(one|two|three|four)\b/i.exec(text)?.[1];
  return ordinal ? ordinals[ordinal.toLowerCase()] : undefined;
}

export interface PrintedMonth {
  readonly month: number;
  /** Absent where no year is printed. */
  readonly year?: number;
  readonly index: number;
  readonly length: number;
}

const monthDate = new RegExp(
  `(?:(?<![\\d.])(\\d{1,2})\\s?(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?\\b(${monthNames})(?![A-Za-z])\\.?(?:(?:\\s*,?\\s*|[-–])(?:['’](\\d{2})|((?:19|20)\\d{2})|(\\d{2}))(?![\\d%:]|\\s?(?:${monthNames})|[-–/]\\d))?`,
  "g",
);
const numericDate = /(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)?\d{2})(?![\d/.])/g;
const yearlessMay = /\bmay\b/;

/**
 * Months as printed, with their year where there is one: `31st March 2009`, `Sept 07`, `end of August, 2009`,
 * `31/03/2009`. The verb "may" is none.
 */
export function findMonths(text: string): PrintedMonth[] {
  const found: PrintedMonth[] = [];
  for (const match of text.matchAll(monthDate)) {
    const month = monthNumber(match[2] ?? "");
    if (month === undefined || yearlessMay.test(match[2] ?? "")) continue;
    const printed = match[3] ?? match[4] ?? match[5];
    found.push({
      month,
      ...(printed ? { year: fullYear(printed) } : {}),
      index: match.index,
      length: match[0].length,
    });
  }
  for (const match of text.matchAll(numericDate)) {
    const month = Number(match[2]);
    if (month < 1 || month > 12 || Number(match[1]) > 31) continue;
    found.push({
      month,
      year: fullYear(match[3] ?? ""),
      index: match.index,
      length: match[0].length,
    });
  }
  return found.sort((a, b) => a.index - b.index);
}
