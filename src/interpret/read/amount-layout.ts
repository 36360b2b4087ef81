import { findMonths, findYearSpans, parseFinancialYear } from "../../printed/period.ts";
import type { BudgetMeasure } from "../../records.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import type { ReadColumn } from "../axes/reading.ts";
import { namesFinancing, standsUnderCapital } from "../evidence/capital.ts";
import { lookOf, shareOf } from "../evidence/looks.ts";
import {
  isBudgetChange,
  isExpectedBy,
  isMoneyLabel,
  isOverYears,
  isProgrammeVariation,
  isTotalsHeader,
  readMoneyHeader,
  saysNoKind,
  saysPartOfYear,
} from "../evidence/money-word.ts";
import { oneLine } from "../table/grid.ts";
import { sayings } from "./amount-title.ts";

/** A column of amounts: of what kind they are, in what unit and, where its header leaves it open, of when. */
export interface MoneyColumn extends ReadColumn {
  readonly measure: BudgetMeasure;
  readonly known: boolean;
  readonly scale: number;
  readonly periodText: string;
}

/** Where the parts of a budget line lie. */
export interface Layout {
  readonly label: number;
  /** Columns before the label whose words are the section: portfolio, service. */
  readonly sections: readonly number[];
  readonly money: readonly MoneyColumn[];
  /** A column whose cells say of when the amounts of their row are. */
  readonly period: number | undefined;
}

export function layoutOf(
  table: LogicalTable,
  columns: readonly ReadColumn[],
  scale: (column: ReadColumn) => number,
  title: string,
  report: string,
): Layout {
  const money = columns.filter(({ is }) => is === "money");
  const named =
    columns.find(({ is }) => is === "entity")?.column ??
    columns.find(({ is }) => is !== "money" && is !== "blank")?.column ??
    0;
  const label = lineUnder(table, columns, named) ?? named;
  const sections = columns
    .filter(
      ({ is, column, profile, word }) =>
        (column === named ||
          is === "group" ||
          is === "reference" ||
          is === "other" ||
          // "Development Management" is a division, though it could be a post
          (is === "responsible" && word !== "responsible")) &&
        column < label &&
        profile.filled > 0 &&
        shareOf(profile, "figure", "code", "number-list") < 0.3,
    )
    .map(({ column }) => column);
  const said = sayings(table);
  const ofWords = said.map(tableMeasure).find((measure) => measure !== undefined);
  const over = [title, ...table.context.chapters, report];
  const lines = table.rows.flatMap(({ cells: { [label]: place } }) =>
    place && !place.fromAbove && place.text.trim() !== "" ? [oneLine(place.text)] : [],
  );
  const isFinancing = namesFinancing(lines);
  // what pays for a capital programme is its capital, whatever the heading is called
  const ofTable =
    ofWords !== "projection" && isFinancing
      ? "capital"
      : (ofWords ?? (standsUnderCapital(over) ? "capital" : undefined));
  const nets = money.some(({ header }) =>
    ["gross", "grant_income", "other_income"].includes(readMoneyHeader(header) ?? ""),
  );
  const kinds: KindsBeside = {
    nets,
    spends: money.some(({ header }) => /\b(?:expenditure|spend(?:ing)?|gross|net)\b/i.test(header)),
    earns: money.some(({ header }) => /\b(?:income|net|grants?|receipts?)\b/i.test(header)),
    budgets: money.some(({ header }) => readMoneyHeader(header) === "annual_budget"),
  };
  const isCapital =
    said.some((text) => /\bcapital\b/i.test(text) && !/\brevenue\b/i.test(text)) ||
    (ofWords === undefined && standsUnderCapital(over));
  const isOfBalances = money.filter(isBalance).length >= 2;
  // what was changed in a programme, not how far spending lies from it
  const isVariation = (column: ReadColumn) =>
    isCapital &&
    isProgrammeVariation(column.header) &&
    (!money.some(isSpending) || leadsToRevised(money, column));
  let lastYear = "";
  const years = new Set(
    money.map(({ header }) => parseFinancialYear(header)).filter((year) => year !== undefined),
  );
  const onlyYear = yearOfAll(money, title) || yearOfCaption(table);
  const isRepeated = (header: string) =>
    money.filter((other) => other.header === header).length >= 2;
  // departments or kinds of spending stand over the columns: then what the table is of holds for all
  const ofMatrix =
    (isFinancing || ofWords !== undefined) &&
    money.every(
      ({ header }) =>
        readMoneyHeader(header) === undefined &&
        findYearSpans(header).length === 0 &&
        !saysKindOrTime.test(header),
    ) &&
    !table.rows.some(({ cells }) => {
      const name = oneLine(cells[label]?.text ?? "");
      return (
        isMoneyLabel(name) ||
        (findYearSpans(name).length > 0 && readMoneyHeader(name) !== undefined)
      );
    })
      ? ofTable
      : undefined;
  const read = money.map((column): MoneyColumn => {
    const year = parseFinancialYear(column.header) ?? bareYear(column.header);
    if (year !== undefined) lastYear = year;
    const measure = isVariation(column)
      ? "capital"
      : saysNoKind(column.header)
        ? undefined
        : isBudgetChange(column.header)
          ? isCapital
            ? "capital"
            : undefined
          : isOfBalances && !isBalance(column) && movement.test(column.header)
            ? undefined
            : (measureOfColumn(column, ofTable, kinds) ??
              ofMatrix ??
              (isOverYears(column.header) && years.size > 0 ? ofTable : undefined));
    return {
      ...column,
      header: years.size >= 2 ? totalsHead(column) : column.header,
      measure: measure ?? "",
      known: measure !== undefined,
      scale: scale(column),
      // `Spent` after each year's budget belongs to the year on its left
      periodText:
        year === undefined && years.size >= 2 && lastYear !== "" && isRepeated(column.header)
          ? lastYear
          : namesNoTime(column.header)
            ? onlyYear
            : "",
    };
  });
  return {
    label,
    sections,
    money: read,
    period: columns.find(({ is }) => is === "period")?.column,
  };
}

/**
 * Words of kinds of money and of times that nobody listed as one: `Resources available`, `Used so far`, `Pressure`. No
 * department is called so, and no kind of spending.
 */
const saysKindOrTime =
  /\b(?:date|far|now|year|quarter|month|end|used?|left|remaining|available|anticipated|expected|likely|predicted|final|position|current|latest|revised|original|approved|agreed|requested|required|needed|claimed|paid|due|received|change|movement|saving|savings|pressures?|growth|gap|shortfall|excess|over|under|bids?|needs?|requirement)\b/i;

/** `Total` under `Expenditure by year`, beside years: of none of them, whatever stands over all. */
const totalsHead = ({ header, parts }: ReadColumn): string => {
  const own = parts
    .filter(({ wide }) => !wide)
    .map(({ text }) => text)
    .join(" ");
  return isTotalsHeader(own) ? own : header;
};

/** What is or will be spent: a variation beside it is a variance. */
const isSpending = ({ header }: ReadColumn): boolean =>
  ["actual_to_date", "projection", "budget_to_date", "committed"].includes(
    readMoneyHeader(header) ?? "",
  );

/** `Original Approval | Slippage | Variations | Revised Programme`: what makes one of the other is a part of the programme. */
function leadsToRevised(money: readonly ReadColumn[], { column }: ReadColumn): boolean {
  const revised = money.find((other) => other.column > column && /\brevised\b/i.test(other.header));
  return (
    revised !== undefined &&
    money.some((other) => other.column < column && /\b(?:original|approv)/i.test(other.header)) &&
    !money.some((other) => other.column < revised.column && isSpending(other))
  );
}

const isBalance = ({ header }: ReadColumn): boolean => readMoneyHeader(header) === "balance";

/** What moves a reserve between two balances: neither income nor spending of the council. */
const movement =
  /\bcontributions?\b|\btransfers?\b|\bused?\b|\bdraw\w*|\badded\b|\bincome\b|\breceipts?\b|\bmovements?\b|\brelease\w*/i;

/** The part of the rows that a column must name of its own to hold the lines. */
const namesEnough = 0.8;

/**
 * The column that names the lines, where the one before it reaches over several rows or stands blank in
 * them: `Portfolio` merged over Expenditure, Income and Net.
 */
function lineUnder(
  table: LogicalTable,
  columns: readonly ReadColumn[],
  named: number,
): number | undefined {
  const firstMoney = columns.find(({ is }) => is === "money")?.column ?? 0;
  const ownIn = (column: number) =>
    table.rows.filter(({ cells: { [column]: place } }) => {
      const look = place && !place.fromAbove && !place.fromLeft ? lookOf(place) : "empty";
      return look !== "empty" && look !== "figure" && look !== "code" && look !== "number-list";
    }).length;
  const namedRows = ownIn(named);
  const next = columns.find(
    ({ column, is }) => column > named && column < firstMoney && is !== "money",
  );
  if (next === undefined || namedRows * 2 > table.rows.length) return undefined;
  return ownIn(next.column) >= table.rows.length * namesEnough && ownIn(next.column) > namedRows
    ? next.column
    : undefined;
}

/** Whether a header leaves its year to what stands beside it. */
export const namesNoTime = (header: string): boolean =>
  findYearSpans(header).length === 0 &&
  findMonths(header).every(({ year }) => year === undefined) &&
  !/\b(?:last|previous|prior|earlier|next|following|future|later|all) years?\b|^\s*totals?\b/i.test(
    header,
  );

/**
 * The year of a table whose first column of money is its budget of one year, the only year it names:
 * `Budget 2008/09 | Budget to date | Actual`. Empty where another budget stands without a year, and where
 * the title has its own.
 */
function yearOfAll(money: readonly ReadColumn[], title: string): string {
  const [first, ...more] = money;
  const year = first ? parseFinancialYear(first.header) : undefined;
  if (first === undefined || year === undefined || findYearSpans(title).length > 0) return "";
  const isBudget = ({ header }: ReadColumn) => readMoneyHeader(header) === "annual_budget";
  return isBudget(first) &&
    more.every((column) =>
      namesNoTime(column.header)
        ? !isBudget(column)
        : (parseFinancialYear(column.header) ?? year) === year,
    )
    ? year
    : "";
}

/** `Table 3: Capital programme 2009/10` right over a table says of when its amounts are; nearer than any heading. */
function yearOfCaption({ context, titles }: LogicalTable): string {
  const last = context.above.findLast(({ isHeading, isCaption }) => isHeading || isCaption);
  return titles.length === 0 && last?.isCaption && findYearSpans(last.text).length === 1
    ? (parseFinancialYear(last.text) ?? "")
    : "";
}

const bareYear = (header: string): string | undefined =>
  findYearSpans(header).length === 1 ? parseFinancialYear(header) : undefined;

/** What the table's columns of money speak of, beside one of them. */
interface KindsBeside {
  readonly nets: boolean;
  readonly spends: boolean;
  readonly earns: boolean;
  readonly budgets: boolean;
}

/** The measure of a money column: its own words before those over several columns, then what the table is of. */
function measureOfColumn(
  column: ReadColumn,
  ofTable: BudgetMeasure | undefined,
  { nets, spends, earns, budgets }: KindsBeside,
): BudgetMeasure | undefined {
  const wide = column.parts.filter((part) => part.wide);
  if (wide.some(({ text }) => /\bcapital\b/i.test(text) && !/\brevenue\b/i.test(text)))
    return "capital";
  // "31 March 2010 (est.)" among reserves: what is held that day
  if (ofTable === "balance" && isDay(column.header)) return "balance";
  const own = readMoneyHeader(column.header);
  if (own === "net")
    return nets ? "net" : /\b(?:budget|estimate)\b/i.test(column.header) ? "annual_budget" : "net";
  // "Budget" under "Position to 30 September 2006" is that part's, beside the year's own
  if (own === "annual_budget" && wide.some(({ text }) => saysPartOfYear(text)))
    return "budget_to_date";
  // "Income budget" is a budget where no expenditure stands beside it
  if (
    own === "other_income" &&
    !spends &&
    /\bincome\s+(?:budget|target|estimate)/i.test(column.header)
  )
    return "annual_budget";
  // "Expenditure 2008/09" beside the budget of the year after is what was spent; beside income it is the gross
  if (own === "gross" && budgets && !earns && /^expenditure\b/i.test(column.header))
    return "actual_to_date";
  // "Expenditure by year" over the years of a capital programme
  if (own === "gross" && ofTable === "capital" && !/\bgross\b/i.test(column.header))
    return "capital";
  // what stands on the year's first day is its budget before anything moved
  if (own === "budget_to_date" && firstDay.test(column.header)) return "annual_budget";
  if (own) return own;
  // "Expected by 31 December 2009" beside "Spent by 31 December 2009": the part of the budget for that part of the year
  if (isExpectedBy(column.header)) return "budget_to_date";
  const isYear = column.isPeriod || findYearSpans(column.header).length > 0;
  return isYear ? ofTable : undefined;
}

/** `Budget at 1 April 2008`. */
const firstDay = /\b(?:budget|estimate)s?\s+(?:as )?at\s+(?:the\s+)?(?:start|1(?:st)?\s+april)\b/i;

/** A day and no more, but for how sure its figure is. */
const isDay = (header: string): boolean =>
  /^(?:(?:as )?at )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{2,4}(?: \(?(?:est\w*|estimated?|forecast|projected|expected|actual|audited|unaudited|provisional|draft)\.?\)?)?(?: \(?£?[’'0m]*\)?)?$/i.test(
    oneLine(header),
  );

/** What the columns of years of a table hold, by its title. */
function tableMeasure(text: string): BudgetMeasure | undefined {
  if (/\bprojections?\b|\bforecast\b|\bmedium term\b/i.test(text)) return "projection";
  if (/\bcapital\b/i.test(text)) return "capital";
  if (/\b(?:reserves?|balances)\b/i.test(text)) return "balance";
  // "Budget item" names the lines, whatever the years hold
  return /\bbudgets?\b(?! (?:item|head|heading|line|area|holder)s?\b)|\bestimates\b/i.test(text)
    ? "annual_budget"
    : undefined;
}
