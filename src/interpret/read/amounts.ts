import { append } from "../../long-lists.ts";
import type { Problem } from "../../problem.ts";
import type { AsideRow, BudgetRow, PrintedAmount, PrintedFacts } from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import type { Reading } from "../axes/reading.ts";
import { lookOfText } from "../evidence/looks.ts";
import { parseScale, readMoneyHeader } from "../evidence/money-word.ts";
import { isCount, isRate } from "../evidence/no-money.ts";
import { oneLine, rowText } from "../table/grid.ts";
import { type Layout, layoutOf, type MoneyColumn, namesNoTime } from "./amount-layout.ts";
import { titleOf } from "./amount-title.ts";
import { scalesOf } from "./amount-unit.ts";
import {
  type AssembledRow,
  asideOf,
  asidesOf,
  assembleRows,
  mergedTextAt,
  textAt,
} from "./assemble.ts";
import { type UnitOfTable, unitOfTable } from "./sister-unit.ts";
import { markSums } from "./sums.ts";

/** Totals and net lines; an opening budget ("APPROVED NET BUDGET") is none. */
const totalLine =
  /^(?:sub-?\s?totals?|grand\s+totals?|totals?|net|overall\s+total)\b|\b(?:sub-?)?totals?$|^(?:[a-z]+\s)?totals?\s[–—-]\s|^sum of\b|^all (?:departments|directorates|services|portfolios|divisions|schemes|funds|groups)$/i;

/** A row that leads from a total to its parts. */
const partsFollow =
  /^(?:of which|which includes?|which (?:is|are) made up of|comprising|comprises|consisting of|made up (?:of|as follows)|including|analysed (?:by|as follows)|split (?:by|as follows))\s*[:–-]?$/i;

/** The total of a whole statement, where its groups have theirs. */
const grandTotal = /^(?:grand |overall |council )?totals?$/i;

/** List numbers that Word glued to a line (Halton 2011-12: `1.2.1 Total Expenditure`). */
const listNumber = /^\d{1,2}(?:\.\d{1,2})*\.?\s*(?=[A-Za-z]|$)/;

/** Years without their second half (`2007`) in more than this part of a column say nothing of when its amounts are. */
const calendarShare = 0.5;

export interface Amounts {
  readonly rows: readonly BudgetRow[];
  readonly asides: readonly AsideRow[];
  readonly problems: readonly Problem[];
  readonly unit?: UnitOfTable;
}

/** Tables of money to one row a printed line, with the amounts beside it. */
export function readAmounts(
  table: LogicalTable,
  { columns }: Reading,
  facts: PrintedFacts,
): Amounts {
  const scales = scalesOf(table, columns);
  const title = titleOf(table, facts);
  const layout = layoutOf(table, columns, scales.scale, title, facts.title);
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
  const ofYears = columns.find(
    ({ is, profile }) => is === "period" && profile.years > calendarShare,
  );
  if (ofYears)
    return noAmounts(
      table,
      "table-unrecognised",
      `The years under "${ofYears.header}" are no financial years, so it is not known of when the amounts beside them are; the table's ${table.rows.length} rows were set aside.`,
      "its year is no financial year",
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
  let period = "";
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
    period = textAt(row, layout.period) || mergedTextAt(row, layout.period) || period;
    const amounts = layout.money.flatMap((column) => readAmount(row, column, period));
    if (amounts.length === 0) {
      // a heading over lines may stand in the column of their codes
      const lone = row.lone !== undefined && /[A-Za-z]{3}/.test(row.lone) ? oneLine(row.lone) : "";
      const name = line || lone;
      if (partsFollow.test(name))
        // "of which:" says that what follows is part of the line above, and is no group
        append(asides, asidesOf(row, "not-records", "it only says that parts follow"));
      else if (name === "")
        append(
          asides,
          asidesOf(row, "not-records", "the row holds a list number and nothing else"),
        );
      else {
        section = name;
        closed = false;
        if (groups) group = name;
        append(asides, asidesOf(row, "section", "a group row"));
      }
      continue;
    }
    const against = reasonAgainst(line, amounts);
    if (against !== undefined) {
      append(asides, asidesOf(row, "not-records", against));
      continue;
    }
    const look = lookOfText(line);
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
      amounts: inUnitOf(line, amounts),
      evidence: [
        ...row.evidence,
        ...(labelOnItsLine ? ["label stands alone on the line above"] : []),
      ],
    });
    // a section ends with its total
    if (named) section = "";
    closed = named;
  }
  const headers = layout.money.map(({ header }) => header);
  return {
    rows: markSums(rows),
    asides,
    problems,
    unit: unitOfTable(headers, rows, scales.stated),
  };
}

/** Its like prints a unit, and the table prints none: in what its amounts are is not known. */
export const withoutUnit = (table: LogicalTable, unit: number): Amounts =>
  noAmounts(
    table,
    "unit-unknown",
    `A table of money prints no unit, but another of this report under the same heads is in ${unit === 1000 ? "thousands" : "millions"} of pounds; its ${table.rows.length} rows were set aside.`,
    "nothing says in what unit its amounts are",
  );

/** A unit in brackets is no longer than this, in characters. */
const longestUnit = 40;
/** A unit of a line's own at the end of its name: `Average weekly rent (£)`, `Capital expenditure (£m)`. */
const ownUnit = /(?:\(|,\s*)\s*(£\s?['’]?(?:0{3}s?|k|m|millions?|thousands?)?)\s*\)?$/i;

/** Why the figures of a line are no amounts of the table: they count, are a rate, or have another unit. */
function reasonAgainst(line: string, amounts: readonly PrintedAmount[]): string | undefined {
  if (isRate(line)) return "the row holds a rate, no money";
  if (isCount(line)) return "the row holds a number or a percentage, no money";
  const unit = parseScale(ownUnit.exec(line.slice(-longestUnit))?.[1] ?? "");
  return unit === 1 && amounts.some(({ scale }) => scale > 1)
    ? "the row is in another unit than its table"
    : undefined;
}

/** A line that names thousands or millions is in them, whatever its table says. */
function inUnitOf(line: string, amounts: readonly PrintedAmount[]): readonly PrintedAmount[] {
  const unit = parseScale(ownUnit.exec(line.slice(-longestUnit))?.[1] ?? "");
  return unit !== undefined && unit > 1 ? amounts.map((one) => ({ ...one, scale: unit })) : amounts;
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
  code: "table-unrecognised" | "unit-contradiction" | "unit-unknown",
  message: string,
  why: string,
): Amounts => ({
  rows: [],
  asides: table.rows.map((row) => asideOf(row, "unrecognised", why)),
  problems: [aboutTable(table, code, message)],
});

function aboutTable(
  table: LogicalTable,
  code: "column-unrecognised" | "table-unrecognised" | "unit-contradiction" | "unit-unknown",
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

/** A row that lacks its first cell stands one column too far left. */
function moveRight(row: AssembledRow, layout: Layout): AssembledRow {
  const label = textAt(row, layout.label);
  const last = layout.money.at(-1)?.column;
  const look = lookOfText(label);
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

/** A unit where an amount would stand: `£000`, `(£)`. */
const isUnit = (text: string): boolean =>
  /^\(?\s?£\s?(?:['’`]?0{3}(?:['’`]?s)?|k|m|thousands?|millions?)?\s?\)?$/i.test(text);

function readAmount(row: AssembledRow, column: MoneyColumn, ofRow: string): PrintedAmount[] {
  const cell = row.cells[column.column];
  const text = cell ? oneLine(cell.text) : "";
  if (!cell || cell.fromAbove || text === "" || /%\s?\)?$/.test(text) || isUnit(text)) return [];
  // a column that names its own time keeps it
  const periodText = ofRow !== "" && namesNoTime(column.header) ? ofRow : column.periodText;
  return [
    {
      measure: column.measure,
      header: column.header,
      scale: column.scale,
      ...(periodText !== "" ? { periodText } : {}),
      text,
      source: cell.source,
    },
  ];
}
