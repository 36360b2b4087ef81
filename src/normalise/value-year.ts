import { financialYear, findMonths, findYearSpans, parseNamedQuarter } from "../printed/period.ts";

/** `(2007 data)`, `(2003)`, `(June 2011)`, `(2008/09 latest data)`: the year a value is of. */
const yearInBrackets =
  /\(([^()]*?)\b((?:19|20)\d{2}(?:\s?[/–-]\s?\d{2,4})?|\d{2}\s?[/–-]\s?\d{2})\b([^()]*)\)/;
const calendarInBrackets =
  /(?<=\([^()]{0,200})\b(?:19|20)\d{2}\b(?!\s?[\d%]|,\d)(?=[^()]{0,200}\))/g;
/** Reports of these years look no further: `19/20` is a share, not a year. */
const latestShortYear = 2015;

export interface PrintedYear {
  readonly dataYear?: string;
  readonly period?: string;
  readonly quarter?: number;
}

/** The year printed with a value: a financial year is the value's period, a calendar or survey year its data_year. */
export function readYear(printed: string): PrintedYear {
  const text = printed.replace(/\[/g, "(").replace(/\]/g, ")");
  const bracket = yearInBrackets.exec(text);
  const said = bracket ? `${bracket[1]}${bracket[3]}` : "";
  const quarter = /^[^()]*\(\s?((?:q|qtr|quarter)[^()]*)\)\s*$/i.exec(text)?.[1];
  const ofQuarter = quarter !== undefined ? parseNamedQuarter(quarter) : undefined;
  const financial = financialYears(text);
  if (financial.length === 1 && !isShare(text) && isOfValue(text, bracket?.[0])) {
    const [year = ""] = financial;
    const inside = bracket?.[0] ?? text;
    const named = parseNamedQuarter(inside);
    return { period: named ? `${year} Q${named}` : year };
  }
  if (ofQuarter !== undefined && financial.length === 0) return { quarter: ofQuarter };
  if (!bracket || financial.length > 0 || /\btarget\b|\bbaseline\b/i.test(said)) return {};
  const year = bracket[2] ?? "";
  return /^\d{4}/.test(year) ? { dataYear: year.replace(/\s?[/–]\s?/, "-") } : {};
}

/** The financial years a cell names; years of two digits only as far as reports of this kind look. */
const financialYears = (text: string): string[] => [
  ...new Set(
    findYearSpans(text)
      .filter(
        ({ from, to, index, length }) =>
          to - from === 1 &&
          (/\d{4}/.test(text.slice(index, index + length)) || from <= latestShortYear),
      )
      .map(({ from }) => financialYear(from)),
  ),
];

/** `19/20 (95%)`, `10/11 (91%)`: a part, its whole and the share they make are no year. */
function isShare(text: string): boolean {
  const match = /(?<![\d/])(\d{1,4})\s?\/\s?(\d{1,4})\)?\s*[(=–-]*\s*(\d{1,3}(?:\.\d+)?)\s?%/.exec(
    text,
  );
  const turned = /(\d{1,3}(?:\.\d+)?)\s?%\s*[(=–-]*\s*(\d{1,4})\s?\/\s?(\d{1,4})(?![\d/])/.exec(
    text,
  );
  const share = (
    part: string | undefined,
    whole: string | undefined,
    percent: string | undefined,
  ) => Number(whole) > 0 && Math.abs((100 * Number(part)) / Number(whole) - Number(percent)) <= 1;
  return (
    (match !== null && share(match[1], match[2], match[3])) ||
    (turned !== null && share(turned[2], turned[3], turned[1]))
  );
}

/** Whether a year is the value's own: in brackets, as a label before it or a phrase after it, not what it is compared with. */
function isOfValue(text: string, bracket: string | undefined): boolean {
  if (
    /\b(?:from|since|than|compared|against|on|versus|vs|over)\s+(?:the\s+)?(?:FY\s*)?['’]?\d{2,4}\s?[/–-]/i.test(
      text,
    )
  )
    return false;
  if (bracket !== undefined) return findYearSpans(bracket).length > 0;
  return /^[^\d(]{0,12}['’]?\d{2,4}\s?[/–-]\s?\d{2,4}\s?[:=–-]|(?:\b(?:in|for|at|during)\s|[\d%]\s?[,;:–-]?\s)(?:FY\s*)?['’]?\d{2,4}\s?[/–-]\s?\d{1,4}\.?$/i.test(
    text,
  );
}

/** Blanks as long as the text they stand for, so that places stay. */
export const blanks = (text: string): string => " ".repeat(text.length);

export const blank = (text: string, index: number, length: number): string =>
  text.slice(0, index) + " ".repeat(length) + text.slice(index + length);

/** Dates, years and year spans are no values: their numbers do not count. A cell that is only a number is one. */
export function withoutPeriods(text: string): string {
  if (/^\s*[+−–-]?£?\s?[\d,]+(?:\.\d+)?\s?%?\s*$/.test(text)) return text;
  const share = isShare(text);
  let rest = text;
  for (const { index, length, from } of share ? [] : findYearSpans(rest)) {
    if (/\d{4}/.test(rest.slice(index, index + length)) || from <= latestShortYear)
      rest = blank(rest, index, length);
  }
  for (const { index, length } of findMonths(rest)) rest = blank(rest, index, length);
  if (!share) rest = rest.replace(calendarInBrackets, blanks);
  return rest
    .replace(/\(\s?(?:q|qtr\.?|quarter)\s?[1-4]\s?\)/gi, blanks)
    .replace(
      /\b(?:by|(?<!\d\s)in|from|since|to|(?<!\d\s)of|on|year|for|until|than|dec|december|spring|summer|autumn|winter|academic|FY|\()\s?((?:19|20)\d{2})\b/gi,
      blanks,
    )
    .replace(/(?<=[A-Za-z]{3,}\s)(?:19|20)\d{2}\b(?!\s?[A-Za-z%.,\d])/g, blanks)
    .replace(/^(?:19|20)\d{2}\s?[:=](?=\s?\S)/, blanks)
    .replace(/\b\d{1,2}(?:st|nd|rd|th)\b/gi, blanks);
}
