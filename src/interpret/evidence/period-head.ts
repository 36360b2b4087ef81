import { findHalfYear, findMonths, findYearSpans, parseQuarter } from "../../printed/period.ts";
import { oneLine } from "../table/grid.ts";

/** `Quarter ended 30 September Year 2007/08` is about as long as a period gets. */
const longestPeriod = 40;

/** A financial year by its first and last month: `Apr07-Mar08`, `April 2007 to March 2008`. */
const monthsOfYear =
  /^apr(?:il)?\.?\s?['’]?(?:20)?\d{2}\s?(?:[-–—/]|to)\s?mar(?:ch)?\.?\s?['’]?(?:20)?\d{2}$/i;

/** `Year ending March 2009`, `12 months to 31 March 2009`. */
const yearToMarch =
  /^(?:(?:financial )?year|(?:12|twelve) months)\s(?:to|end(?:ed|ing)?)\s(?:the )?(?:end of )?(?:31(?:st)?\s)?(?:of )?mar(?:ch)?\.?\s(?:19|20)?\d{2}$/i;

/** `1.4.08 – 31.3.09`, `01/04/2009 to 31/03/2010`: a financial year by its first and last day. */
const isYearOfDates = (printed: string): boolean => {
  const [first, last, third] = findMonths(printed);
  return (
    first?.month === 4 &&
    last?.month === 3 &&
    third === undefined &&
    first.year !== undefined &&
    last.year === first.year + 1 &&
    (
      printed.slice(0, first.index) +
      printed.slice(first.index + first.length, last.index) +
      printed.slice(last.index + last.length)
    ).replace(/[-–—\s]|\b(?:to|until)\b/gi, "") === ""
  );
};

/** A year, a quarter or a quarter's number and nothing else: `2008-09`, `07/08`, `Q1`, `Quarter 4`, `3`. */
export function isPeriodText(text: string): boolean {
  const printed = oneLine(text);
  if (/^[1-4]$/.test(printed)) return true;
  if (printed.length > longestPeriod) return false;
  if (/^(?:19|20)\d{2}$/.test(printed) || monthsOfYear.test(printed)) return true;
  if (yearToMarch.test(printed) || isYearOfDates(printed)) return true;
  const span = findYearSpans(printed)[0];
  const rest = span
    ? printed.slice(0, span.index) + printed.slice(span.index + span.length)
    : printed;
  if (parseQuarter(printed) !== undefined)
    return (
      rest
        .replace(
          /\b(?:q|qu|qtr|quarter)\.?\s?(?:[1-4]|one|two|three|four|i{1,3}|iv)\b|\b(?:[1-4](?:st|nd|rd|th)|first|second|third|fourth) (?:quarter|qtr)\b|\b(?:quarter|qtr|three months|3 months)\.? (?:end(?:ed|ing)?|to)\b|\b(?:year|end|of|for|in|the|at|to|by|fy)\b|[^a-z]/gi,
          "",
        )
        .replace(
          /apr(il)?|june?|july?|sept?(ember)?|oct(ober)?|dec(ember)?|jan(uary)?|mar(ch)?|to/gi,
          "",
        ).length === 0
    );
  return (
    span !== undefined &&
    rest.replace(/^\s*(?:(?:financial )?ye?a?r|fy)\b|[^a-z\d]/gi, "").length === 0
  );
}

/** A month, with or without a year: the head of a month's column. */
export function isMonthText(text: string): boolean {
  const printed = oneLine(text);
  if (printed.length > 18) return false;
  return /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?:[\s'’-]*(?:\d{2}|\d{4}))?$/i.test(
    printed,
  );
}

/** Half a financial year and no other word than what dates it: `First half 2008/09`, `Six months to 30 September`. */
export function isHalfYearText(text: string): boolean {
  const printed = oneLine(text);
  if (printed.length > longestPeriod) return false;
  const half = findHalfYear(printed);
  if (!half) return false;
  const rest = printed.slice(0, half.index) + printed.slice(half.index + half.length);
  return rest.replace(/\b(?:of|for|in|the|to|year|fy|financial|period)\b|[^a-z]/gi, "") === "";
}

/** A period and nothing else, as stands over a column: a year, half of one, a quarter or a month. */
export const isPeriodHeader = (text: string): boolean =>
  isPeriodText(text) || isMonthText(text) || isHalfYearText(text);
