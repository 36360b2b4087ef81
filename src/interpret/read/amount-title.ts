import { parseFinancialYear } from "../../printed/period.ts";
import type { PrintedFacts } from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import { isUnitLine } from "../evidence/money-unit.ts";
import { bareNumber } from "../report/heading-words.ts";
import { isOfReport } from "../report/words.ts";
import { oneLine } from "../table/grid.ts";

/** `(b) 3-Year Projection` */
const listLetter = /^\(?[a-z0-9]{1,3}\)\s+/i;

/** The second line of a statement's title says what it is and of when: `Revenue Budget as at 30 June 2011`. */
const statementLine =
  /\b(?:as at|to|position|statement|summary)\b.{0,200}\d{4}|\brevenue\b|\bcapital\b/i;

/** The table's own words about itself, the nearest first. */
export const sayings = (table: LogicalTable): string[] => [
  table.header?.columns[0]?.header ?? "",
  ...table.titles.map((row) => oneLine(row.cells[0]?.text ?? "")),
  ...table.context.above
    .filter(({ isHeading, isCaption }) => isHeading || isCaption)
    .map(({ text }) => text)
    .reverse()
    .slice(0, 3),
];

/** What a statement is called: its title row or the heading over it, and what that is the second line of. */
export function titleOf(table: LogicalTable, facts: PrintedFacts): string {
  const headings = table.context.above
    .filter(
      ({ isHeading, isFootnote, text }) =>
        isHeading && !isFootnote && !isUnitLine(text) && !bareNumber.test(text),
    )
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
