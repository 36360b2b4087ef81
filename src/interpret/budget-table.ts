import { parseFinancialYear } from "../printed/period.ts";
import type { BudgetMeasure } from "../records.ts";
import type { AsideRow, BudgetRow, ColumnReading, PrintedAmount } from "../rows.ts";
import { type AssembledRow, asidesOf, assembleRows, textAt } from "./assemble.ts";
import { type Classification, moneyColumns } from "./classify.ts";
import { oneLine } from "./grid.ts";
import type { LogicalTable } from "./logical-table.ts";
import { parseScale, readMoneyHeader } from "./money-header.ts";
import { lookOf, profileColumn } from "./profile.ts";

/** Totals and net lines; an opening budget ("APPROVED NET BUDGET") is none. */
const totalLine = /^(?:sub-?\s?totals?|grand\s+totals?|totals?|net|overall\s+total)\b|\btotals?$/i;
/** The total of a whole statement, where its groups have theirs. */
const grandTotal = /^(?:grand |overall |council )?totals?$/i;
/** List numbers that Word glued to a line (Halton 2011-12: `1.2.1 Total Expenditure`). */
const listNumber = /^\d{1,2}(?:\.\d{1,2})*\.?\s*(?=[A-Za-z]|$)/;
/** `(b) 3-Year Projection` */
const listLetter = /^\(?[a-z0-9]{1,3}\)\s+/i;
/** The second line of a statement's title says what it is and of when: `Revenue Budget as at 30 June 2011`. */
const statementLine = /\b(?:as at|to|position|statement|summary)\b.*\d{4}|\brevenue\b|\bcapital\b/i;

interface Layout {
  readonly label: number;
  readonly money: readonly (ColumnReading & {
    readonly measure: BudgetMeasure;
    readonly scale: number;
  })[];
}

/** Budget statements to one row a printed line, with the amounts beside it. */
export function readBudgetTable(
  table: LogicalTable,
  { columns }: Classification,
): { rows: BudgetRow[]; asides: AsideRow[] } {
  const layout = layoutOf(table, columns);
  if (!layout) return { rows: [], asides: [] };
  const title = titleOf(table);
  const groups = hasGroups(table);
  const assembled = assembleRows(table.rows, () => false);
  const rows: BudgetRow[] = [];
  const asides = [...assembled.asides];
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
    const line = (labelOnItsLine || textAt(row, layout.label)).replace(listNumber, "").trim();
    const amounts = layout.money.flatMap((column) => readAmount(row, column));
    if (amounts.length === 0) {
      if (line === "")
        asides.push(
          ...asidesOf(row, "not-records", "the row holds a list number and nothing else"),
        );
      else {
        section = line;
        closed = false;
        if (groups) group = line;
        asides.push(...asidesOf(row, "section", "a group row"));
      }
      continue;
    }
    const isTotal = line === "" || totalLine.test(line);
    const named = isTotal && line !== "";
    rows.push({
      kind: "budget",
      places: row.places,
      // a total after its group's own total is the whole statement's
      statement:
        groups && group !== "" && !(closed && grandTotal.test(line))
          ? `${title} / ${group}`
          : title,
      section: named ? "" : section,
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
  return { rows, asides };
}

function layoutOf(table: LogicalTable, columns: readonly ColumnReading[]): Layout | undefined {
  const profiles = columns.map(({ column }) =>
    profileColumn(table.rows.flatMap(({ cells }) => cells[column] ?? [])),
  );
  const money = moneyColumns(table, columns, profiles);
  const label = columns.find((column) => !money.includes(column))?.column ?? 0;
  const titleScale = sayings(table)
    .map(parseScale)
    .find((scale) => scale !== undefined);
  const headerScale = columns
    .map(({ header }) => parseScale(header))
    .find((scale) => scale !== undefined);
  const ofTable = sayings(table)
    .map(tableMeasure)
    .find((measure) => measure !== undefined);
  const read = money.map((column) => ({
    ...column,
    measure: readMoneyHeader(column.header) ?? ofTable ?? "annual_budget",
    scale: parseScale(column.header) ?? headerScale ?? titleScale ?? 1,
  }));
  return read.length > 0 ? { label, money: read } : undefined;
}

/** What the columns of years of a table hold, by its title. */
function tableMeasure(text: string): BudgetMeasure | undefined {
  if (/\bprojections?\b|\bforecast\b|\bmedium term\b/i.test(text)) return "projection";
  if (/\bcapital\b/i.test(text)) return "capital";
  return undefined;
}

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

function titleOf(table: LogicalTable): string {
  const headings = table.context.above
    .filter(({ isHeading, isFootnote }) => isHeading && !isFootnote)
    .map(({ text }) => text.replace(listLetter, ""));
  const inside = table.titles
    .map((row) => oneLine(row.cells[0]?.text ?? ""))
    .filter((text) => text !== "");
  const last = inside.at(-1) ?? headings.at(-1) ?? "";
  const before = inside.length > 0 ? headings.at(-1) : headings.at(-2);
  const named =
    before !== undefined &&
    statementLine.test(last) &&
    !/^\d/.test(before) &&
    parseFinancialYear(last) === undefined;
  return named ? `${before} / ${last}` : last;
}

/** One header serves many groups where headings stand between the table's parts, or each group ends in its own total without a label. */
function hasGroups(table: LogicalTable): boolean {
  return table.rows.some(({ headingAbove }) => headingAbove !== "");
}

/** A row that lacks its first cell stands one column too far left. */
function moveRight(row: AssembledRow, layout: Layout): AssembledRow {
  const label = textAt(row, layout.label);
  const last = layout.money.at(-1)?.column;
  const look = lookOf({ text: label, fromAbove: false, fromLeft: false });
  if (layout.label !== 0 || last === undefined || look !== "number" || textAt(row, last) !== "")
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

function readAmount(row: AssembledRow, column: Layout["money"][number]): PrintedAmount[] {
  const cell = row.cells[column.column];
  if (!cell || cell.fromAbove || oneLine(cell.text) === "") return [];
  return [
    {
      measure: column.measure,
      header: column.header,
      scale: column.scale,
      text: oneLine(cell.text),
      source: cell.source,
    },
  ];
}
