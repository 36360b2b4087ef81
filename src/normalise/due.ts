import {
  financialYear,
  findMonths,
  findQuarters,
  findYearSpans,
  type PrintedMonth,
  type PrintedQuarter,
  parseFinancialYear,
  parseQuarter,
} from "../printed/period.ts";

/** Words that make a timescale no date, whatever month it starts from. */
const continuous =
  /\b(?:continu(?:ous(?:ly)?|ing|al(?:ly)?)|ongoing|on-going|rolling|monthly|weekly|fortnightly|daily|quarterly|annual(?:ly)?|termly|bi-?annual(?:ly)?|regular(?:ly)?)\b/i;
/** Between two months these make a range, which is no deadline. */
const rangeBetween =
  /^\s*(?:to|–|—|-|\u2011|until|till|through|and ending(?: in)?)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?$/i;
/** `Year end`, `by end of financial year`: the year the plan is for, and no month of it. */
const yearEnd =
  /^(?:by\s|before\s|at\s)?(?:the\s)?(?:(?:financial\s)?year[- ]?end|end(?:\sof)?(?:\sthe)?(?:\sfinancial)?\syear)\.?$/i;
/** Between two years: years that are listed, not a span of several. */
const listed = /^\s*(?:,|;|&|and|\+)\s*(?:and\s*)?$/i;
/** A cell that names a year says little else. */
const longestYearCell = 32;

/**
 * The months of a completion-date or timescale cell, whatever stands before them: `Review December 07`,
 * `May/June and Sept/Oct 07`. A missing year comes from the plan. Frequencies and ranges give none.
 */
export function parseDueCell(cell: string, planYear: string): string[] {
  const text = cell.replace(/\s+/g, " ").trim();
  if (
    text === "" ||
    (continuous.test(text) && /\b(?:from|starting|commencing|since)\b/i.test(text))
  )
    return [];
  const months = withYearAfter(
    withoutRanges([...findMonths(text), ...shortDate(text, planYear)], text),
  )
    .map((month) => dated(month, yearNamed(text) || planYear))
    .filter((due) => due !== undefined);
  if (months.length > 0) return unique(months);
  return parseQuarterDue(text, planYear);
}

/** `March 2008/09`: the month of a financial year. */
const yearNamed = (text: string): string => parseFinancialYear(text) ?? "";

/** `03/09` alone: a month and a year near the plan's, where it is no financial year. */
function shortDate(text: string, planYear: string): PrintedMonth[] {
  const match = /^(0?[1-9]|1[0-2])[/.-](\d{2})$/.exec(text);
  const start = Number(planYear.slice(0, 4));
  if (!match || planYear === "" || findYearSpans(text).length > 0) return [];
  const year = 2000 + Number(match[2]);
  return year >= start && year <= start + 4
    ? [{ month: Number(match[1]), year, index: 0, length: text.length }]
    : [];
}

/** `Q3 2009/10`, `Quarter 2`, `2009/10`, `Year end`: a quarter or financial year named as the deadline. */
function parseQuarterDue(text: string, planYear: string): string[] {
  const quarters = findQuarters(text);
  if (quarters.length > 0) return unique(withYears(quarters, text, planYear));
  if (yearEnd.test(text)) return planYear === "" ? [] : [`FY ${planYear}`];
  const spans = findYearSpans(text);
  const single = spans.every(({ from, to }) => to - from === 1);
  const apart = spans.slice(1).every(({ index }, place) => {
    const before = spans[place];
    return before !== undefined && listed.test(text.slice(before.index + before.length, index));
  });
  if (spans.length === 0 || !single || !apart || text.length > longestYearCell) return [];
  return unique(spans.map(({ from }) => `FY ${financialYear(from)}`));
}

/** Quarters with the year printed nearest after them, else before them, else the plan's. */
function withYears(quarters: readonly PrintedQuarter[], text: string, planYear: string): string[] {
  const spans = findYearSpans(text).filter(({ from, to }) => to - from === 1);
  return quarters.flatMap(({ quarter, index }) => {
    const span = spans.find((candidate) => candidate.index > index) ?? spans.at(-1);
    const year = span ? financialYear(span.from) : planYear;
    return year === "" ? [] : [`${year} Q${quarter}`];
  });
}

const deadline =
  /\b(?:by|before|no later than|not later than|end(?:\s+of)?)\s+(?:the\s+)?(?:(?:end|beginning|start|middle)\s+(?:of\s+)?)?(?:the\s+)?$/i;
/** `by the end of Q2`, `by quarter 3 2008/09`, `by the end of 2008/09`, `by year end`. */
const quarterDeadline =
  /\bby\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:the\s+)?((?:(?:first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-](?:quarter|qtr)|(?:q|qtr|quarter)\.?\s?[1-4](?!\d))(?:\s*(?:of|,|in|\()?\s*\d{2,4}\s?[/–-]\s?\d{2,4})?)/i;
const yearDeadline =
  /\bby\s+(?:the\s+)?end\s+(?:of\s+)?(?:the\s+)?(?:(?:financial\s+)?year\s+)?((?:19|20)\d{2}\s?[/–-]\s?\d{1,4}|\d{2}\s?\/\s?\d{2})(?!\d)/i;

/**
 * The deadline in running text: "by" or "end of" a month, a month after a comma or dash or in brackets at
 * the end, or "from" a month if that is the only date.
 */
export function findDue(text: string, planYear: string): string[] {
  const months = withoutRanges(findMonths(text), text);
  const before = ({ index }: PrintedMonth) => text.slice(Math.max(0, index - 40), index);
  const deadlines = months.filter((month) => deadline.test(before(month)));
  const found = deadlines.map((month) => dated(month, planYear)).filter((due) => due !== undefined);
  if (found.length > 0) return unique(found);
  const last = months.at(-1);
  if (last) {
    const after = text.slice(last.index + last.length).trim();
    const closes =
      /^[.;:]?$/.test(after) &&
      /(?:,|\s[–—-])\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?$/.test(before(last));
    const bracketed = /^\)\s*[.;]?$/.test(after) && /\(\s*$/.test(before(last));
    const due = closes || bracketed ? dated(last, planYear) : undefined;
    if (due) return [due];
  }
  const all = unique(
    months.map((month) => dated(month, planYear)).filter((due) => due !== undefined),
  );
  const starts = months.some((month) =>
    /\bfrom\s+(?:the\s+)?(?:beginning\s+of\s+|start\s+of\s+)?$/i.test(before(month)),
  );
  return all.length === 1 && starts ? all : [];
}

/** The quarter or financial year that running text names as the deadline, where it names no month. */
export function findQuarterDue(text: string, planYear: string): string[] {
  const quarter = quarterDeadline.exec(text)?.[1];
  if (quarter !== undefined) return parseQuarterDue(quarter, planYear);
  const year = yearDeadline.exec(text)?.[1];
  const named = year !== undefined ? parseFinancialYear(year) : undefined;
  return named ? [`FY ${named}`] : [];
}

/** `May/June and Sept/Oct 07`: a month without a year takes that of the dated month after it, the year before if it is later in the year. */
const withYearAfter = (months: readonly PrintedMonth[]): PrintedMonth[] =>
  months.map((month, index) => {
    if (month.year !== undefined) return month;
    const dated = months.slice(index + 1).find(({ year }) => year !== undefined);
    if (dated?.year === undefined) return month;
    return { ...month, year: month.month <= dated.month ? dated.year : dated.year - 1 };
  });

/** Months that are an end of a range are no deadlines: `April 2007 to March 2010`. */
function withoutRanges(months: readonly PrintedMonth[], text: string): PrintedMonth[] {
  const inRange = new Set<PrintedMonth>();
  months.forEach((month, index) => {
    const next = months[index + 1];
    if (next && rangeBetween.test(text.slice(month.index + month.length, next.index)))
      inRange.add(month).add(next);
  });
  return months.filter((month) => !inRange.has(month));
}

/** `2009-03`; a missing year is the one of that month in the plan's year. */
function dated({ month, year }: PrintedMonth, planYear: string): string | undefined {
  const start = Number(planYear.slice(0, 4));
  const known = year ?? (planYear !== "" ? (month >= 4 ? start : start + 1) : undefined);
  return known === undefined ? undefined : `${known}-${String(month).padStart(2, "0")}`;
}

/** The month, quarter or financial year that a ticked column's header names: `… 08/09 3` is `2008-09 Q3`. */
export function parseTick(header: string, planYear = ""): string | undefined {
  const named = parseFinancialYear(header);
  const year = named ?? planYear;
  const lone = named
    ? /(?:^|\s)(?:q|qtr|quarter)?\.?\s?([1-4])$/i.exec(header.trim())?.[1]
    : /^(?:q|qtr|quarter)?\.?\s?([1-4])$/i.exec(header.trim())?.[1];
  const quarter = lone ? Number(lone) : parseQuarter(header);
  if (quarter !== undefined) return year === "" ? undefined : `${year} Q${quarter}`;
  const months = findMonths(header);
  const [month] = months;
  if (month && months.length === 1) return dated(month, year);
  return named ? `FY ${named}` : undefined;
}

const unique = (dues: readonly string[]): string[] => [...new Set(dues)];
