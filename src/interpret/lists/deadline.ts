import { findMonths, findYearSpans, type PrintedMonth } from "../../printed/period.ts";

/** A date in a list is looked for in this many characters; what follows is prose. */
const longestDated = 2_000;

const yearSpanOrQuarter = /\b(?:q|qtr|quarter)\.?\s?[1-4]\b/i;
/** Before a month, a deadline: `by`, `no later than the end of`. */
const deadlineBefore =
  /\b(?:by|before|no later than|end(?:\s+of)?)\s+(?:the\s+)?(?:(?:end|beginning|start|middle)\s+(?:of\s+)?)?(?:the\s+)?$/i;
const startBefore = /\bfrom\s+(?:the\s+)?(?:(?:beginning|start)\s+of\s+)?$/i;
/** Between two months these make a range, which is no deadline. */
const rangeBetween =
  /^\s*(?:to|–|-|until|through)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?$/i;

/** Whether running text names a month as its deadline, the way commitments are read: normalise finds the date itself. */
export function namesDeadline(printed: string): boolean {
  const text = printed.slice(0, longestDated);
  const months = withoutRanges(findMonths(text), text);
  const before = ({ index }: PrintedMonth) => text.slice(Math.max(0, index - 40), index);
  if (months.some((month) => deadlineBefore.test(before(month)))) return true;
  const last = months.at(-1);
  if (!last) return false;
  const after = text.slice(last.index + last.length).trim();
  const closes =
    /^[.;:]?$/.test(after) && /,\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?$/.test(before(last));
  const bracketed = /^\)\s*[.;]?$/.test(after) && /\(\s*$/.test(before(last));
  return closes || bracketed || (months.length === 1 && startBefore.test(before(last)));
}

function withoutRanges(months: readonly PrintedMonth[], text: string): PrintedMonth[] {
  const inRange = new Set<PrintedMonth>();
  months.forEach((month, index) => {
    const next = months[index + 1];
    if (next && rangeBetween.test(text.slice(month.index + month.length, next.index)))
      inRange.add(month).add(next);
  });
  return months.filter((month) => !inRange.has(month));
}

/** Whether text prints a date at all: a month with its year, a deadline, a quarter. */
export function hasDate(printed: string): boolean {
  const text = printed.slice(0, longestDated);
  return (
    findMonths(text).some(({ year }) => year !== undefined) ||
    namesDeadline(text) ||
    (yearSpanOrQuarter.test(text) && findYearSpans(text).length > 0)
  );
}

/** Words that may stand around a date in a place of its own: `Target date: end of March 2010`, `Q3 – revised to Q4`. */
const aroundDates =
  /\b(?:by|due|target|date|deadline|timescale|before|end|of|the|start|beginning|early|mid|middle|late|in|on|from|to|until|till|and|or|for|completion|complete|revised|original|originally|now|financial|calendar|year|no later than|spring|during)\b|[-–—,/().:;&\s]+/gi;
/** Words of a date's place that say there is no date. */
const noDate =
  /^(?:ongoing|on-going|continuous|tbc|to be confirmed|monthly|quarterly|annually|annual|weekly|n\/a)[.)]?$/i;

/** Whether a text is a date and nothing else: `March 2010`, `31/03/10`, `Q3 2009/10`, `By end of June`, `2009/10`. */
export function isDateAlone(printed: string): boolean {
  const text = printed.trim();
  if (text === "" || text.length > 60) return false;
  if (noDate.test(text)) return true;
  let rest = text;
  let found = false;
  const blank = (pattern: RegExp) => {
    rest = rest.replace(pattern, (match) => {
      found = true;
      return " ".repeat(match.length);
    });
  };
  for (const span of [...findMonths(rest), ...findYearSpans(rest)].reverse()) {
    found = true;
    rest = `${rest.slice(0, span.index)}${" ".repeat(span.length)}${rest.slice(span.index + span.length)}`;
  }
  blank(
    /\b(?:quarters?|qtrs?|q)\.?\s?[1-4](?:\s?(?:[-–/&,]|and|to)\s?(?:q|quarter)?\s?[1-4])*\b/gi,
  );
  blank(/\b(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter\b/gi);
  if (!found) return false;
  return (
    rest
      .replace(aroundDates, "")
      .replace(/\b(?:19|20)\d{2}\b/g, "")
      .trim() === ""
  );
}

/** A deadline that names a quarter: `by the end of Quarter 3`, `by Q2 2009/10`; undefined where there is none. */
export function quarterDeadline(printed: string): string | undefined {
  const text = printed.slice(0, longestDated);
  return /\b(?:by|before|end of)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?((?:(?:quarter|qtr|q)\.?\s?[1-4]|(?:first|second|third|fourth)\s+quarter)(?:\s*,?\s*(?:of\s+)?\(?(?:19|20)?\d{2}\s?[/–-]\s?(?:20)?\d{2}\)?)?)/i.exec(
    text,
  )?.[1];
}
