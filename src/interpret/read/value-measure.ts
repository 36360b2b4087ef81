import { findCouncilsNamed } from "../../catalogue/index.ts";
import {
  financialYearOf,
  findMonths,
  findYearSpans,
  parseFinancialYear,
  parseQuarter,
} from "../../printed/period.ts";
import type { Measure } from "../../records.ts";
import type { PrintedFacts } from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import type { ReadColumn } from "../axes/reading.ts";
import { aboveOf, headingOver } from "../axes/telling.ts";
import { withoutRate } from "../evidence/header-word.ts";
import { measureOf } from "../evidence/measure-word.ts";
import { isHalfYearText, isPeriodHeader } from "../evidence/period-head.ts";
import { oneLine } from "../table/grid.ts";

/** Words beside the period of a heading that is about nothing else: `Results and targets for 2008/09`. */
const besidePeriod =
  /\b(?:results?|targets?|actuals?|performance|outturns?|figures|indicators?|period|and|for|in|during|position)\b/gi;

/** The period that the heading over a table names, where that is all it says. */
export function periodOverTable(table: LogicalTable): string {
  const heading = headingOver(table);
  if (heading === undefined || !namesPeriod(heading)) return "";
  const period = oneLine(heading.replace(besidePeriod, " ")).replace(/^[\s:–-]+/, "");
  return isBarePeriod(period) ? period : "";
}

export const namesPeriod = (text: string): boolean =>
  findYearSpans(text).length > 0 ||
  parseQuarter(text) !== undefined ||
  findMonths(text).length > 0 ||
  /\b(?:19|20)\d{2}\b|\b(?:last|previous|prior|next|following) (?:year|quarter)\b/i.test(text);

/** `Targets`, `Our targets for 2009 to 2012`: all years below it are of targets. */
const namesTargets =
  /^(?:(?:our|the|annual|key|future|performance|improvement) ){0,2}targets?(?: for .{0,40})?:?$/i;

/** A text above a table longer than this is no heading of it. */
const longestHeading = 90;

/**
 * What a value column measures: its own words, the words over several columns, or, where nothing but a
 * period stands over it, what periods up to the report's own can only be. A year yet to come without a
 * word is neither.
 */
export function valueMeasure(
  column: ReadColumn,
  values: readonly ReadColumn[],
  table: LogicalTable,
  facts: PrintedFacts,
): Measure | undefined {
  if (column.word === "forecast") return undefined;
  const parts = [
    ...column.parts.filter(({ wide }) => !wide).reverse(),
    ...column.parts.filter(({ wide }) => wide),
  ];
  for (const { text } of parts) {
    const measure = measureOf(text);
    if (measure) return measure;
  }
  const whole = measureOf(column.header);
  if (whole) return whole;
  const ofCouncil = councilMeasure(column.header, facts);
  if (ofCouncil) return ofCouncil;
  if ((column.profile.shares.quartile ?? 0) > 0.6 && isOfQuartiles(column, table))
    return "quartile";
  // Only a heading says that all years are targets: a sentence of it may speak of how they are met, and a column
  // that is called the target leaves the years beside it to what was reached.
  const above = aboveOf(table)
    .slice(-2)
    .filter((text) => text.length <= longestHeading);
  // "Targets" right over the table says more than "Performance" a line further up
  const said = namesTargets.test(above.at(-1) ?? "") ? "targets" : above.join(" ");
  const hasTarget = values.some(
    (other) => other !== column && measureOf(other.header) === "target",
  );
  const ofTargets =
    !hasTarget &&
    /\btargets?\b/i.test(said) &&
    !/\b(?:actuals?|outturns?|results?|performance|against|towards|missed|met|achieved|exceeded|reached|below|above)\b/i.test(
      said,
    );
  // beside its quarters the year is what they come to
  if (wholeYear.test(oneLine(column.header)) && values.filter(isQuarterColumn).length >= 2)
    return "actual";
  // other words beside the period say what it is, and nobody knows them
  if (!column.parts.every(({ text }) => isBarePeriod(withoutRate(text))))
    return values.length === 1 ? "actual" : undefined;
  const dated =
    column.isPeriod ||
    column.parts.some(({ text }) => isHalfYearText(text)) ||
    findYearSpans(column.header).length > 0 ||
    /\b(?:q|qtr|quarter)\s?[1-4]\b|\b(?:19|20)\d{2}\b/i.test(column.header);
  if (!dated) return values.length === 1 ? "actual" : undefined;
  const year = parseFinancialYear(column.header);
  if (ofTargets && year !== undefined && !isQuarterColumn(column)) return "target";
  const own = findYearSpans(facts.periodLabel).at(-1);
  const from = year === undefined ? lastYearIn(column.header) : Number(year.slice(0, 4));
  if (from !== undefined && own && from >= own.to) return undefined;
  return "actual";
}

/** One letter down a column without a word is a mark, as `D` for designated: quartiles are of several kinds. */
function isOfQuartiles({ column, header }: ReadColumn, table: LogicalTable): boolean {
  if (/[a-z]/i.test(header)) return true;
  const said = table.rows.map(({ cells: { [column]: place } }) => oneLine(place?.text ?? ""));
  const letters = new Set(said.filter((text) => /^[A-D]$/i.test(text)));
  return (
    letters.size !== 1 || said.some((text) => /\d|quartile|top|bottom|upper|lower/i.test(text))
  );
}

/** The year in which the financial year of a header's last month began: `April to September 2009`. */
function lastYearIn(header: string): number | undefined {
  const last = findMonths(header).at(-1);
  return last?.year === undefined
    ? undefined
    : Number(financialYearOf(last.year, last.month).slice(0, 4));
}

const wholeYear = /^(?:whole |the )?(?:year|yr|annual|year(?:'s)? total|annual total)$/i;

const isQuarterColumn = ({ header }: ReadColumn): boolean =>
  /\b(?:q|qtr|quarter)\s?[1-4]\b/i.test(header);

/** What stands under or beside a council's name, and no more but a period, is what it reached: another's is to compare with. */
export function councilMeasure(header: string, { council }: PrintedFacts): Measure | undefined {
  const named = findCouncilsNamed(header);
  const [mention] = named;
  if (named.length !== 1 || !mention || council === "") return undefined;
  const rest = oneLine(header.replace(mention.matched, " "))
    .replace(/\b(?:city|county|borough|district|metropolitan|london|royal|council|of)\b/gi, "")
    .trim();
  if (rest !== "" && !isBarePeriod(rest)) return undefined;
  return mention.council.shortName === council ? "actual" : "benchmark";
}

/** A year, half of one, a quarter, a month or a date and no other word. */
const isBarePeriod = (text: string): boolean =>
  isPeriodHeader(text) ||
  text.replace(
    /\b(?:at|as at|to|the|end|of|for|q|qtr|quarter|year|period|month|ended|ending|april|may|june|july|august|september|october|november|december|january|february|march|apr|jun|jul|aug|sept?|oct|nov|dec|jan|feb|mar|first|second|third|fourth|st|nd|rd|th|fy|financial)\b|[^a-z]|(?<=\d)(?:st|nd|rd|th)/gi,
    "",
  ) === "";
