import {
  financialYear,
  financialYearOf,
  findMonths,
  findYearSpans,
  parseFinancialYear,
  parseQuarter,
  type YearSpan,
} from "../printed/period.ts";
import type { ReportFacts } from "../records.ts";
import type { PrintedFacts } from "../rows.ts";

interface Period {
  readonly start: string;
  readonly end: string;
  readonly years: readonly string[];
}

const none: Period = { start: "", end: "", years: [] };
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const lastDay = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    ? 29
    : (lastDays[month - 1] ?? 30);
const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** The report's facts with its period as dates and financial years. */
export function factsOf(printed: PrintedFacts): ReportFacts {
  const label = printed.periodLabel;
  const period = parsePeriod(label);
  return {
    council: printed.council,
    directorate: printed.directorate,
    service: printed.service,
    docType: printed.docType,
    title: printed.title,
    periodLabel: label,
    periodStart: period.start,
    periodEnd: period.end,
    financialYears: period.years,
  };
}

/** `Quarter 4 to year-end 31st March 2009`, `April 2008 to March 2011`, `2009-12`, `2007-8`, `Q3 2007/08`. */
export function parsePeriod(label: string): Period {
  const months = findMonths(label).filter((month) => month.year !== undefined);
  const quarter = parseQuarter(label);
  if (quarter !== undefined) {
    const last = months.at(-1);
    const year =
      parseFinancialYear(label) ??
      (last?.year !== undefined ? financialYearOf(last.year, last.month) : undefined);
    return year ? quarterPeriod(year, quarter) : none;
  }
  const [first, second] = [months[0], months.at(-1)];
  const half = halfOf(label);
  if (half !== undefined) {
    const year =
      parseFinancialYear(label) ??
      (first?.year !== undefined ? financialYearOf(first.year, first.month) : undefined);
    return year ? halfPeriod(Number(year.slice(0, 4)), half) : none;
  }
  const opening = yearlessOpening(label);
  if (opening) return opening;
  if (first?.year !== undefined && second?.year !== undefined && first !== second) {
    return monthsPeriod(first.year, first.month, second.year, second.month);
  }
  const spans = findYearSpans(label);
  const span = spans[0];
  if (span) {
    const to = lastYearOf(spans, label);
    const part = span.to - span.from === 1 && to === span.to ? partOfYear(label, span.from) : none;
    if (part !== none) return part;
    const years = Array.from({ length: to - span.from }, (_, index) =>
      financialYear(span.from + index),
    );
    return { start: iso(span.from, 4, 1), end: iso(to, 3, 31), years };
  }
  if (first?.year !== undefined && untilThen.test(label)) {
    const start = first.month >= 4 ? first.year : first.year - 1;
    return {
      start: iso(start, 4, 1),
      end: iso(first.year, first.month, lastDay(first.year, first.month)),
      years: [financialYear(start)],
    };
  }
  return none;
}

/** Words before a month that make it the end of what the report covers, from April on. */
const untilThen =
  /\byear[- ]end\b|\byear ended\b|\bas at\b|\bto (?:the )?end\b|\bup to\b|\bto date\b|\by\.?t\.?d\b|\bcumulative\b|\bposition at\b|\bperiod (?:to|end(?:ing|ed)?)\b|\b(?:six|nine|6|9) months (?:to|ended|ending)\b/i;

/** `Half year 2008/09`, `mid-year`, `second half of 2008/09`. */
function halfOf(label: string): number | undefined {
  if (/\b(?:second|2nd) half\b/i.test(label)) return 2;
  return /\b(?:first|1st) half\b|\b(?:half|mid)[- ]?year(?:ly)?\b|\b(?:six|6)[- ]month(?:ly)?\b/i.test(
    label,
  )
    ? 1
    : undefined;
}

const halfPeriod = (start: number, half: number): Period =>
  half === 1 ? monthsPeriod(start, 4, start, 9) : monthsPeriod(start, 10, start + 1, 3);

/** `April to September 2008`: the first month is of the last one's year, or of the year before. */
function yearlessOpening(label: string): Period | undefined {
  const [first, last, ...more] = findMonths(label);
  if (!first || !last || more.length > 0 || first.year !== undefined || last.year === undefined)
    return undefined;
  if (findYearSpans(label).length > 0) return undefined;
  const between = label.slice(first.index + first.length, last.index);
  if (!/^\s*(?:-|–|—|\/|to|until|through)\s*(?:the\s)?(?:end\s(?:of\s)?)?$/i.test(between))
    return undefined;
  const year = first.month <= last.month ? last.year : last.year - 1;
  return monthsPeriod(year, first.month, last.year, last.month);
}

/** `2008/09 – 2010/11` ends where its last year does; years that are only listed are not joined. */
function lastYearOf(spans: readonly YearSpan[], label: string): number {
  const [first, second] = spans;
  if (!first) return 0;
  const joined =
    second !== undefined &&
    second.to > first.to &&
    /^\s*(?:-|–|—|to|until)\s*$/i.test(label.slice(first.index + first.length, second.index));
  return joined ? second.to : first.to;
}

/** `April-September 2009-10` is a part of the year that is named beside it. */
function partOfYear(label: string, year: number): Period {
  const [first, last, ...more] = findMonths(label);
  if (!first || !last || more.length > 0 || first.month !== 4) return none;
  const between = label.slice(first.index + first.length, last.index);
  if (!/^\s*(?:-|–|—|to)\s*$/i.test(between)) return none;
  return monthsPeriod(year, 4, last.month >= 4 ? year : year + 1, last.month);
}

function quarterPeriod(year: string, quarter: number): Period {
  const start = Number(year.slice(0, 4));
  const month = ((quarter * 3) % 12) + 1;
  const calendar = quarter === 4 ? start + 1 : start;
  return {
    start: iso(calendar, month, 1),
    end: iso(calendar, month + 2, lastDay(calendar, month + 2)),
    years: [year],
  };
}

function monthsPeriod(
  fromYear: number,
  fromMonth: number,
  toYear: number,
  toMonth: number,
): Period {
  const from = Number(financialYearOf(fromYear, fromMonth).slice(0, 4));
  const to = Number(financialYearOf(toYear, toMonth).slice(0, 4));
  if (to < from || to - from > 15) return none;
  const years = Array.from({ length: to - from + 1 }, (_, index) => financialYear(from + index));
  return {
    start: iso(fromYear, fromMonth, 1),
    end: iso(toYear, toMonth, lastDay(toYear, toMonth)),
    years,
  };
}
