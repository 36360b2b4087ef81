import {
  findMonths,
  findYearSpans,
  type PrintedMonth,
  parseFinancialYear,
  parseQuarter,
} from "../printed/period.ts";

/** Words that make a timescale no date, whatever month follows `from`. */
const continuous = /\b(?:continuous(?:ly)?|ongoing|on-going|rolling)\b/i;
/** Between two months these make a range, which is no deadline. */
const rangeBetween =
  /^\s*(?:to|–|-|until|through)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?$/i;

/**
 * The months of a completion-date or timescale cell, whatever stands before them: `Review December 07`,
 * `May/June and Sept/Oct 07`. A missing year comes from the plan. Frequencies and ranges give none.
 */
export function parseDueCell(cell: string, planYear: string): string[] {
  const text = cell.replace(/\s+/g, " ").trim();
  if (text === "" || (continuous.test(text) && /\bfrom\b/i.test(text))) return [];
  const months = withYearAfter(withoutRanges(findMonths(text), text))
    .map((month) => dated(month, planYear))
    .filter((due) => due !== undefined);
  if (months.length > 0) return unique(months);
  return parseQuarterDue(text, planYear);
}

/** `Q3 2009/10`, `Quarter 2`, `2009/10`: a quarter or financial year named as the deadline. */
function parseQuarterDue(text: string, planYear: string): string[] {
  const quarters = [...text.matchAll(/\b(?:q|qtr|quarter)\.?\s?([1-4])\b/gi)].map((match) =>
    Number(match[1]),
  );
  const spans = findYearSpans(text).filter((span) => span.to - span.from === 1);
  const year = parseFinancialYear(text) ?? planYear;
  if (quarters.length > 0 && year !== "")
    return unique(quarters.map((quarter) => `${year} Q${quarter}`));
  const named = parseQuarter(text);
  if (named !== undefined && year !== "") return [`${year} Q${named}`];
  if (spans.length === 1 && text.length <= 24) return [`FY ${parseFinancialYear(text)}`];
  return [];
}

/**
 * The deadline in running text: "by" or "end of" a month, a month after a comma or in brackets at the
 * end, or "from" a month if that is the only date.
 */
export function findDue(text: string, planYear: string): string[] {
  const months = withoutRanges(findMonths(text), text);
  const before = ({ index }: PrintedMonth) => text.slice(Math.max(0, index - 40), index);
  const deadlines = months.filter((month) =>
    /\b(?:by|before|no later than|end(?:\s+of)?)\s+(?:the\s+)?(?:(?:end|beginning|start|middle)\s+(?:of\s+)?)?(?:the\s+)?$/i.test(
      before(month),
    ),
  );
  const found = deadlines.map((month) => dated(month, planYear)).filter((due) => due !== undefined);
  if (found.length > 0) return unique(found);
  const last = months.at(-1);
  if (last) {
    const after = text.slice(last.index + last.length).trim();
    const closes =
      /^[.;:]?$/.test(after) && /,\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?$/.test(before(last));
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

/** The quarter or financial year that a ticked column's header names: `… 08/09 3` is `2008-09 Q3`. */
export function parseTick(header: string): string | undefined {
  const year = parseFinancialYear(header);
  if (!year) return undefined;
  const lone = /(?:^|\s)(?:q|qtr|quarter)?\.?\s?([1-4])$/i.exec(header.trim())?.[1];
  const quarter = lone ? Number(lone) : parseQuarter(header);
  return quarter ? `${year} Q${quarter}` : `FY ${year}`;
}

const unique = (dues: readonly string[]): string[] => [...new Set(dues)];
