import {
  financialYear,
  findMonths,
  findYearSpans,
  type PrintedMonth,
  parseFinancialYear,
  parseNamedQuarter,
  parseQuarter,
  quarterOf,
} from "../printed/period.ts";
import type { ReportFacts } from "../records.ts";
import type { PrintedValue } from "../rows.ts";
import type { CellValue } from "./number.ts";

/** A figure for the year so far: its quarter is the one the report or the column names, if any. */
const toDate =
  /\by\.?t\.?d\b|\bto[- ]date\b|\bcumulative\b|\bcum\b|\byear so far\b|\bas at\b|\bat (?:the )?(?:end of |3[01](?:st|th)? )|\bto (?:the )?end\b|\b(?:half|mid)[- ]year(?:ly)?\b|\b(?:six|nine|6|9) months?\b|\bsince april\b/i;
/** A target for the year so far (Rotherham 2010/11 has one beside the year-end target). */
const targetToDate = /\bcontrol\b|\bprofiled?\b|\bmilestone target\b/i;
const before = "(?:last|previous|prior|preceding)";
const yearBefore = new RegExp(
  `\\b${before}\\s(?:financial\\s|full\\s)?year|\\b${before}\\s(?:year[- ]end|annual\\s)?\\s?out-?turn|\\b(?:a year|12 months|twelve months|one year) (?:ago|earlier|before)\\b|\\b(?:the )?year before\\b`,
  "i",
);
const yearAfter =
  /\b(?:next|following|coming|forthcoming|ensuing) (?:financial )?year|\byear (?:ahead|to come)\b/i;
/** `Future target`: of a year that nobody can tell. */
const someYearAfter = /\bfuture\b/i;
const quarterBefore = new RegExp(`\\b${before}\\s(?:quarter|qtr)`, "i");
/** `Previous performance`: the year before in an annual report, and not to be told in a quarterly one. */
const somethingBefore = new RegExp(`\\b${before}\\b`, "i");
/** A quarter without its number is the report's own: `Quarterly target`, `Actual this quarter`, `Same quarter last year`. */
const someQuarter =
  /\b(?:quarter|qtr)(?:ly)?\b|\b(?:same|corresponding|equivalent|comparable) period\b|\b(?:this|same) (?:time|point) (?:last|in the previous|the previous) year\b/i;
/** Words for the whole year: `Year-end target`, `Annual target`. */
const wholeYear =
  /\byear[- ]end\b|\bend[- ]of[- ](?:the[- ])?year\b|\bannual(?:ly)?\b|\bfull[- ]year\b|\bwhole year\b|\byearly\b/i;

/** Words cut short, as columns print them: `Prev. yr`, `Last yr's outturn`, `PY actual`. */
const inFull = (header: string): string =>
  header
    .replace(/\bp\/?y\b\.?/gi, "previous year")
    .replace(/\bprev\b\.?/gi, "previous")
    .replace(/\blst\b\.?/gi, "last")
    .replace(/\byr\b\.?(?:['’]?s\b)?/gi, "year")
    .replace(/\bfin(?:anc)?\.?(?=\s+year)/gi, "financial");

interface Placed {
  readonly year: string;
  readonly quarter?: number | undefined;
}

/**
 * The period of a value: the one printed with it, else its column's. A target, weight or actual column
 * without a year of its own takes the report's; a benchmark, quartile or baseline without a year has none.
 */
export function periodOf(
  value: PrintedValue,
  facts: ReportFacts,
  cell?: Pick<CellValue, "period" | "quarter">,
): string {
  const { year, quarter } = columnPeriod(value, facts);
  if (cell?.period) {
    const sameYear = cell.period === year && quarter !== undefined;
    return sameYear ? `${year} Q${quarter}` : cell.period;
  }
  const named = cell?.quarter ?? quarter;
  if (year === "") return "";
  return named !== undefined ? `${year} Q${named}` : year;
}

function columnPeriod(value: PrintedValue, facts: ReportFacts): Placed {
  const { measure, baseline } = value;
  const header = inFull(value.header);
  const reportYear = facts.financialYears[0] ?? "";
  const reportQuarter = parseQuarter(facts.periodLabel);
  const own = parseFinancialYear(header);
  const months = findMonths(header);
  const inherits =
    !baseline && (measure === "target" || measure === "weight" || measure === "actual");
  const offset = relativeYear(header, reportQuarter);
  if (offset === undefined && own === undefined) return { year: "" };
  const shifted = offset && reportYear !== "" ? addYears(reportYear, offset) : undefined;
  // "Last year" under a heading that names the report's own year is still the year before
  const ownYear = own !== undefined && !(shifted && own === reportYear) ? own : undefined;
  const year =
    ownYear ??
    (own === undefined ? monthYear(months) : undefined) ??
    shifted ??
    (inherits && isSilent(header, own) ? reportYear : "");
  if (year === "") return { year };
  const named = lastQuarter(header) ?? parseQuarter(header);
  if (named !== undefined) return { year, quarter: named };
  if (quarterBefore.test(header) && reportQuarter !== undefined) {
    return reportQuarter > 1
      ? { year, quarter: reportQuarter - 1 }
      : { year: addYears(year, -1), quarter: 4 };
  }
  if (reportQuarter === undefined || wholeYear.test(header)) return { year };
  const ofReport = year === reportYear || shifted !== undefined;
  if (ofReport && someQuarter.test(header) && months.length === 0)
    return { year, quarter: reportQuarter };
  const isToDate =
    toDate.test(header) ||
    (measure === "target" && targetToDate.test(header)) ||
    isFromApril(months);
  return ofReport && isToDate && reachesQuarter(header, months, reportQuarter)
    ? { year, quarter: reportQuarter }
    : { year };
}

const addYears = (year: string, years: number): string =>
  financialYear(Number(year.slice(0, 4)) + years);

/** Years from the report's own that a header's words go: -1 for `Last year`; undefined where they cannot be told. */
function relativeYear(header: string, reportQuarter: number | undefined): number | undefined {
  if (yearBefore.test(header)) return -1;
  if (yearAfter.test(header)) return 1;
  if (someYearAfter.test(header)) return undefined;
  if (quarterBefore.test(header) || !somethingBefore.test(header)) return 0;
  return reportQuarter === undefined ? -1 : parseNamedQuarter(header) !== undefined ? 0 : undefined;
}

/** A header without a year or span of its own: `LAA 06/09` spans three years, which is not the report's year either. */
const isSilent = (header: string, own: string | undefined): boolean =>
  !/(?<!\d)(?:19|20)\d{2}(?!\d)/.test(header) &&
  findYearSpans(header).length <= (own === undefined ? 0 : 1) &&
  (own !== undefined || !/(?<![\d/])\d{2}\s?[/–-]\s?\d{2}(?![\d/%])/.test(header));

/** `as at 31 March 2009` dates a column too. */
function monthYear(months: readonly PrintedMonth[]): string | undefined {
  const last = months.filter(({ year }) => year !== undefined).at(-1);
  if (!last?.year) return undefined;
  return financialYear(last.month >= 4 ? last.year : last.year - 1);
}

/** `Q1 - Q3 2009/10` is the year to its third quarter. */
function lastQuarter(header: string): number | undefined {
  const last =
    /\b(?:q|quarters?|qtrs?)\s?[1-4]\s?(?:-|–|to)\s?(?:q|quarter|qtr)?\s?([1-4])\b(?![/-])/i.exec(
      header,
    )?.[1];
  return last ? Number(last) : undefined;
}

/** Months from April; both Aprils and Marches with their years (`April 2009 to March 2010`) name the year itself. */
const isFromApril = ([first, last]: readonly PrintedMonth[]): boolean =>
  first?.month === 4 &&
  last !== undefined &&
  !(last.month === 3 && first.year !== undefined && last.year === first.year + 1);

/** Whether the year so far, as printed, ends with the report's quarter; words without a month end there. */
function reachesQuarter(header: string, months: readonly PrintedMonth[], quarter: number): boolean {
  const last = months.at(-1);
  // a figure as at 31 March is the year's own
  if (last?.month === 3 && /\bat\b/i.test(header)) return false;
  if (last) return last.month % 3 === 0 && quarterOf(last.month) === quarter;
  if (/\b(?:half|mid)[- ]year|\b(?:six|6) months?\b/i.test(header)) return quarter === 2;
  return /\b(?:nine|9) months?\b/i.test(header) ? quarter === 3 : true;
}

/** A header with a calendar year alone (`2008`) names the year of the data, no financial year. */
export function calendarYear({ header }: PrintedValue, qualifiers: readonly string[]): string[] {
  if (
    parseFinancialYear(header) ||
    findMonths(header).length > 0 ||
    qualifiers.some((qualifier) => qualifier.startsWith("data_year"))
  )
    return [];
  const year = /(?<![\d/–-])((?:19|20)\d{2})(?![\d/–-])/.exec(header)?.[1];
  return year ? [`data_year=${year}`] : [];
}
