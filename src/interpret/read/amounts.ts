import { append } from "../../long-lists.ts";
import { findMonths, findYearSpans, parseFinancialYear } from "../../printed/period.ts";
import type { Problem } from "../../problem.ts";
import type { BudgetMeasure } from "../../records.ts";
import type { AsideRow, BudgetRow, PrintedAmount, PrintedFacts } from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import type { ReadColumn, Reading } from "../axes/reading.ts";
import { lookOf, shareOf } from "../evidence/looks.ts";
import { isTotalsHeader, parseScale, readMoneyHeader } from "../evidence/money-word.ts";
import { isOfReport } from "../report/words.ts";
import { oneLine, rowText } from "../table/grid.ts";
import {
  type AssembledRow,
  asideOf,
  asidesOf,
  assembleRows,
  mergedTextAt,
  textAt,
} from "./assemble.ts";

/** Totals and net lines; an opening budget ("APPROVED NET BUDGET") is none. */
const totalLine =
  /^(?:sub-?\s?totals?|grand\s+totals?|totals?|net|overall\s+total)\b|\b(?:sub-?)?totals?$/i;
/** The total of a whole statement, where its groups have theirs. */
const grandTotal = /^(?:grand |overall |council )?totals?$/i;
/** List numbers that Word glued to a line (Halton 2011-12: `1.2.1 Total Expenditure`). */
const listNumber = /^\d{1,2}(?:\.\d{1,2})*\.?\s*(?=[A-Za-z]|$)/;
/** `(b) 3-Year Projection` */
const listLetter = /^\(?[a-z0-9]{1,3}\)\s+/i;
/** The second line of a statement's title says what it is and of when: `Revenue Budget as at 30 June 2011`. */
const statementLine =
  /\b(?:as at|to|position|statement|summary)\b.{0,200}\d{4}|\brevenue\b|\bcapital\b/i;
/** Rows of a money table that hold no money: head counts, rates, percentages. */
const noMoneyLine =
  /(?<!\d)%|\bper ?cent(?:age)?\b|\b(?:fte|wte|posts|head ?count|staff numbers?|number of|no\. of|days lost)\b/i;

interface MoneyColumn extends ReadColumn {
  readonly measure: BudgetMeasure;
  readonly known: boolean;
  readonly scale: number;
  readonly periodText: string;
}

interface Layout {
  readonly label: number;
  /** Columns before the label whose words are the section: portfolio, service. */
  readonly sections: readonly number[];
  readonly money: readonly MoneyColumn[];
}

export interface Amounts {
  readonly rows: readonly BudgetRow[];
  readonly asides: readonly AsideRow[];
  readonly problems: readonly Problem[];
}

/** Tables of money to one row a printed line, with the amounts beside it. */
export function readAmounts(
  table: LogicalTable,
  { columns }: Reading,
  facts: PrintedFacts,
): Amounts {
  const scales = scalesOf(table, columns);
  const title = titleOf(table, facts);
  const layout = layoutOf(table, columns, scales.scale, title);
  if (scales.contradiction)
    return noAmounts(
      table,
      "unit-contradiction",
      scales.contradiction,
      "two places disagree about the table's unit",
    );
  if (layout.money.every(({ known }) => !known))
    return noAmounts(
      table,
      "table-unrecognised",
      `A table of money says nowhere of what kind its amounts are ("${layout.money[0]?.header ?? ""}" …); its ${table.rows.length} rows were set aside.`,
      "nothing says of what kind its amounts are",
    );
  const unreadHead = table.rows.slice(0, headRows).find((row) => isHeadOfMoney(row, layout));
  if (unreadHead !== undefined)
    return noAmounts(
      table,
      "table-unrecognised",
      `A table of money prints its heads in a way that could not be read ("${rowText(unreadHead).slice(0, 80)}"); its ${table.rows.length} rows were set aside.`,
      "a row of heads stands among its rows, so what its columns hold is not known",
    );
  const problems: Problem[] = [];
  for (const column of layout.money) {
    if (column.known) continue;
    problems.push(
      aboutTable(
        table,
        "column-unrecognised",
        `The column "${column.header}" holds amounts, but nothing says of what kind (budget, spend, forecast …); they are stored without a measure.`,
        column.column,
      ),
    );
  }
  const groups = table.rows.some(({ headingAbove }) => headingAbove !== "");
  const assembled = assembleRows(table.rows, () => false);
  const rows: BudgetRow[] = [];
  const asides: AsideRow[] = [...assembled.asides];
  let group = "";
  let section = "";
  let closed = false;
  for (const printed of assembled.rows) {
    const row = moveRight(printed, layout);
    const moved = row !== printed;
    const labelOnItsLine =
      moved && printed.fragmentStart && printed.headingAbove !== "" ? printed.headingAbove : "";
    if (printed.headingAbove !== "" && labelOnItsLine === "") {
      group = printed.headingAbove;
      section = printed.headingAbove;
      closed = false;
    }
    const own = (labelOnItsLine || textAt(row, layout.label)).replace(listNumber, "").trim();
    const before = layout.sections
      .map((column) => textAt(row, column) || mergedTextAt(row, column))
      .filter((text) => text !== "");
    const line = own !== "" ? own : (before.at(-1) ?? "");
    const amounts = layout.money.flatMap((column) => readAmount(row, column));
    if (amounts.length === 0) {
      if (line === "")
        append(
          asides,
          asidesOf(row, "not-records", "the row holds a list number and nothing else"),
        );
      else {
        section = line;
        closed = false;
        if (groups) group = line;
        append(asides, asidesOf(row, "section", "a group row"));
      }
      continue;
    }
    if (noMoneyLine.test(line) && !/£/.test(line)) {
      append(
        asides,
        asidesOf(row, "not-records", "the row holds a number or a percentage, no money"),
      );
      continue;
    }
    const look = lookOf({ text: line, fromAbove: false, fromLeft: false });
    if (look === "figure") {
      append(
        asides,
        asidesOf(row, "unrecognised", "a figure stands where the line's name should be"),
      );
      continue;
    }
    // amounts without a name after lines that have one are their total
    const isTotal = line === "" ? rows.length > 0 : totalLine.test(line);
    const named = isTotal && line !== "";
    const ofColumns = own !== "" ? before.at(-1) : before.at(-2);
    rows.push({
      kind: "budget",
      places: row.places,
      // a total after its group's own total is the whole statement's
      statement:
        groups && group !== "" && !(closed && grandTotal.test(line))
          ? `${title} / ${group}`
          : title,
      section: ofColumns ?? (named && !ofSection(line, section) ? "" : section),
      line,
      isTotal,
      amounts,
      evidence: [
        ...row.evidence,
        ...(labelOnItsLine ? ["label stands alone on the line above"] : []),
      ],
    });
    // a section ends with its total
    if (named) section = "";
    closed = named;
  }
  return { rows, asides, problems };
}

/** `Total Libraries` under the group `Libraries` is that group's total. */
const ofSection = (line: string, section: string): boolean =>
  section !== "" &&
  !/^(?:expenditure|income|recharges)$/i.test(section) &&
  section.length > 2 &&
  line.toLowerCase().includes(section.toLowerCase());

/** A head that was not read as one stands among so many first rows. */
const headRows = 3;

/** Words for kinds of money where amounts should stand: amounts below them would get another column's meaning. */
const isHeadOfMoney = ({ cells }: LogicalTable["rows"][number], { money }: Layout): boolean =>
  money.filter(({ column }) => {
    const place = cells[column];
    const text = place && !place.fromAbove && !place.fromLeft ? oneLine(place.text) : "";
    return /[a-z]{3}/i.test(text) && !/\d,\d{3}/.test(text) && readMoneyHeader(text) !== undefined;
  }).length >= 2;

/** All rows of a table set aside, and why. */
const noAmounts = (
  table: LogicalTable,
  code: "table-unrecognised" | "unit-contradiction",
  message: string,
  why: string,
): Amounts => ({
  rows: [],
  asides: table.rows.map((row) => asideOf(row, "unrecognised", why)),
  problems: [aboutTable(table, code, message)],
});

function aboutTable(
  table: LogicalTable,
  code: "column-unrecognised" | "table-unrecognised" | "unit-contradiction",
  message: string,
  column?: number,
): Problem {
  const page = table.rows[0]?.page;
  return {
    severity: "warning",
    stage: "interpret",
    code,
    table: table.context.number,
    ...(column !== undefined ? { column } : {}),
    ...(page !== undefined ? { page } : {}),
    message,
  };
}

function layoutOf(
  table: LogicalTable,
  columns: readonly ReadColumn[],
  scale: (column: ReadColumn) => number,
  title: string,
): Layout {
  const money = columns.filter(({ is }) => is === "money");
  const named =
    columns.find(({ is }) => is === "entity")?.column ??
    columns.find(({ is }) => is !== "money" && is !== "blank")?.column ??
    0;
  const label = lineUnder(table, columns, named) ?? named;
  const sections = columns
    .filter(
      ({ is, column, profile }) =>
        (column === named || is === "group" || is === "reference" || is === "other") &&
        column < label &&
        profile.filled > 0 &&
        shareOf(profile, "figure", "code", "number-list") < 0.3,
    )
    .map(({ column }) => column);
  const said = sayings(table);
  const ofTable = said.map(tableMeasure).find((measure) => measure !== undefined);
  const nets = money.some(({ header }) =>
    ["gross", "grant_income", "other_income"].includes(readMoneyHeader(header) ?? ""),
  );
  let lastYear = "";
  const years = new Set(
    money.map(({ header }) => parseFinancialYear(header)).filter((year) => year !== undefined),
  );
  const onlyYear = yearOfAll(money, title);
  const isRepeated = (header: string) =>
    money.filter((other) => other.header === header).length >= 2;
  // departments or kinds of spending stand over the columns: then what the table is of holds for all
  const ofMatrix =
    ofTable !== undefined &&
    money.every(
      ({ header }) => readMoneyHeader(header) === undefined && findYearSpans(header).length === 0,
    ) &&
    !table.rows.some(({ cells }) => {
      const name = oneLine(cells[label]?.text ?? "");
      return findYearSpans(name).length > 0 && readMoneyHeader(name) !== undefined;
    })
      ? ofTable
      : undefined;
  const read = money.map((column): MoneyColumn => {
    const year = parseFinancialYear(column.header) ?? bareYear(column.header);
    if (year !== undefined) lastYear = year;
    const measure =
      measureOfColumn(column, ofTable, nets) ??
      ofMatrix ??
      (isTotalsHeader(column.header) && years.size > 0 ? ofTable : undefined);
    return {
      ...column,
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
  return { label, sections, money: read };
}

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
const namesNoTime = (header: string): boolean =>
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

const bareYear = (header: string): string | undefined =>
  findYearSpans(header).length === 1 ? parseFinancialYear(header) : undefined;

/** The measure of a money column: its own words before those over several columns, then what the table is of. */
function measureOfColumn(
  column: ReadColumn,
  ofTable: BudgetMeasure | undefined,
  nets: boolean,
): BudgetMeasure | undefined {
  const wide = column.parts.filter((part) => part.wide);
  if (wide.some(({ text }) => /\bcapital\b/i.test(text) && !/\brevenue\b/i.test(text)))
    return "capital";
  const own = readMoneyHeader(column.header);
  if (own === "net")
    return nets ? "net" : /\b(?:budget|estimate)\b/i.test(column.header) ? "annual_budget" : "net";
  if (own) return own;
  const isYear = column.isPeriod || findYearSpans(column.header).length > 0;
  return isYear ? ofTable : undefined;
}

/** What the columns of years of a table hold, by its title. */
function tableMeasure(text: string): BudgetMeasure | undefined {
  if (/\bprojections?\b|\bforecast\b|\bmedium term\b/i.test(text)) return "projection";
  if (/\bcapital\b/i.test(text)) return "capital";
  if (/\b(?:reserves?|balances)\b/i.test(text)) return "balance";
  return /\bbudgets?\b|\bestimates\b/i.test(text) ? "annual_budget" : undefined;
}

/**
 * The unit of each column: its own header, a unit row's cell, the first header cell, the table's title,
 * caption, the lines right above it, or a sentence that says so. Where two of these speak of the whole
 * table and disagree, none is right.
 */
function scalesOf(
  table: LogicalTable,
  columns: readonly ReadColumn[],
): { scale: (column: ReadColumn) => number; contradiction?: string } {
  const said: { scale: number; text: string }[] = [];
  const put = (text: string) => {
    const scale = parseScale(text);
    if (scale !== undefined && saysUnit(text)) said.push({ scale, text });
  };
  const headers = columns.filter(({ is }) => is !== "money").map(({ header }) => header);
  for (const header of headers) put(header);
  const own = columns
    .filter(({ is }) => is === "money")
    .flatMap(({ header }) => parseScale(header) ?? []);
  for (const row of table.titles) for (const { text } of row.cells) put(oneLine(text));
  const above = table.context.above.slice(-5);
  for (const { text } of [...above].reverse()) if (text.length < 400) put(text);
  if (said.length === 0) put(table.context.below);
  const first = said[0];
  const ofHeader = own[0];
  const other = said.find(
    ({ scale }) => first !== undefined && scale !== first.scale && scale !== 1 && first.scale !== 1,
  );
  const contradicting = own.length === 0 && other && first;
  return {
    scale: ({ header, parts }) => {
      const narrow = parts
        .filter(({ wide }) => !wide)
        .map(({ text }) => parseScale(text))
        .find((scale) => scale !== undefined);
      return narrow ?? parseScale(header) ?? ofHeader ?? first?.scale ?? 1;
    },
    ...(contradicting
      ? {
          contradiction: `"${first.text}" and "${other.text}" give different units for one table; its amounts were not stored.`,
        }
      : {}),
  };
}

/** A unit of the table, not an amount in a sentence: `£000`, `All figures in £m`, not `an overspend of £1.2m`. */
const saysUnit = (text: string): boolean =>
  (/£\s?['’`]?0{3}|£\s?[km]\b(?!\w)|['’`]0{3}s?|\b(?:in|are|of)\s+(?:thousands?|millions?)\b|£\s?(?:thousands?|millions?)\b/i.test(
    text,
  ) &&
    !/£\s?\d[\d,.]*\s?(?:m|k|million|thousand)\b/i.test(text.replace(/£\s?['’`]?0{3}s?/g, "£x"))) ||
  /^\(?\s?£\s?\)?$|\ball (?:figures|amounts) (?:are )?in (?:£|pounds)/i.test(text);

/** The table's own words about itself, the nearest first. */
const sayings = (table: LogicalTable): string[] => [
  table.header?.columns[0]?.header ?? "",
  ...table.titles.map((row) => oneLine(row.cells[0]?.text ?? "")),
  ...table.context.above
    .filter(({ isHeading }) => isHeading)
    .map(({ text }) => text)
    .reverse()
    .slice(0, 3),
];

function titleOf(table: LogicalTable, facts: PrintedFacts): string {
  const headings = table.context.above
    .filter(({ isHeading, isFootnote, text }) => isHeading && !isFootnote && !isUnitLine(text))
    .map(({ text }) => text.replace(listLetter, ""));
  const inside = table.titles
    .map((row) => oneLine(row.cells.find(({ text }) => text.trim() !== "")?.text ?? ""))
    .filter((text) => text !== "" && !isUnitLine(text));
  const last = inside.at(-1) ?? headings.at(-1) ?? "";
  const before = inside.length > 0 ? headings.at(-1) : headings.at(-2);
  const named =
    before !== undefined &&
    statementLine.test(last) &&
    !/^\d/.test(before) &&
    !isOfReport(before, facts) &&
    parseFinancialYear(last) === undefined;
  return named ? `${before} / ${last}` : last;
}

/** A line that gives the unit or numbers the table says nothing of what it is of. */
const isUnitLine = (text: string): boolean =>
  /^\(?\s?(?:all (?:figures|amounts) (?:are )?(?:shown )?in\s+)?£?\s?['’`]?(?:0{3}s?|m|k|thousands?|millions?)\s?\)?$|^table \d+\.?$/i.test(
    text,
  ) ||
  (text.length < 60 && /^(?:all )?(?:figures|amounts)\b.*£/i.test(text));

/** A row that lacks its first cell stands one column too far left. */
function moveRight(row: AssembledRow, layout: Layout): AssembledRow {
  const label = textAt(row, layout.label);
  const last = layout.money.at(-1)?.column;
  const look = lookOf({ text: label, fromAbove: false, fromLeft: false });
  if (layout.label !== 0 || last === undefined || look !== "figure" || textAt(row, last) !== "")
    return row;
  const first = row.cells[0];
  const filled = row.cells.filter((cell) => oneLine(cell.text) !== "").length;
  // a list number alone ("1.1") is no amount
  if (!first || filled < layout.money.length) return row;
  const cells = [{ ...first, text: "" }, ...row.cells.slice(0, last)];
  return {
    ...row,
    cells,
    evidence: [...row.evidence, "moved right one column: the row lacks its first cell"],
  };
}

function readAmount(row: AssembledRow, column: MoneyColumn): PrintedAmount[] {
  const cell = row.cells[column.column];
  const text = cell ? oneLine(cell.text) : "";
  if (!cell || cell.fromAbove || text === "" || /%\s?\)?$/.test(text)) return [];
  return [
    {
      measure: column.measure,
      header: column.header,
      scale: column.scale,
      ...(column.periodText !== "" ? { periodText: column.periodText } : {}),
      text,
      source: cell.source,
    },
  ];
}
