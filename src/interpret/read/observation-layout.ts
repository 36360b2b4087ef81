import type { Measure } from "../../records.ts";
import type { ColumnReading, PrintedFacts } from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import type { ReadColumn, Reading } from "../axes/reading.ts";
import { headingOver } from "../axes/telling.ts";
import { shareOf } from "../evidence/looks.ts";
import { bareNumber, ofPerformance } from "../report/heading-words.ts";
import { isOfReport } from "../report/words.ts";
import { oneLine, speakingCells } from "../table/grid.ts";
import { currentColumns } from "./current-columns.ts";
import { namesPeriod, periodOverTable, valueMeasure } from "./value-measure.ts";

/** A column of values, with what it measures; none where neither word nor period tells. */
export interface ValueColumn extends ReadColumn {
  readonly measure: Measure | undefined;
}

export interface Layout {
  readonly values: readonly ValueColumn[];
  readonly reference: number | undefined;
  readonly referenceHeader: string;
  /** Absent where the table is about one indicator that a heading or group row names. */
  readonly title: number | undefined;
  /** Columns of words for measures or of periods: one of the axes lies down the rows. */
  readonly rowMeasure: number | undefined;
  readonly rowPeriod: number | undefined;
  readonly group: number | undefined;
  readonly groupHeader: string;
  /** Whether the groups reach over their rows from the first column. */
  readonly groupReaches: boolean;
  readonly responsible: number | undefined;
  readonly commentaries: readonly number[];
  readonly unit: number | undefined;
  readonly statuses: readonly ColumnReading[];
  readonly directions: readonly ColumnReading[];
}

export function layoutOf(table: LogicalTable, { columns }: Reading, facts: PrintedFacts): Layout {
  const of = (...roles: readonly ReadColumn["is"][]) =>
    columns.filter(({ is }) => roles.includes(is));
  const first = (...roles: readonly ReadColumn["is"][]) => of(...roles)[0]?.column;
  const rowMeasure = first("measure");
  const values = of("value");
  const group = of("group", "objective")[0] ?? columns.find((column) => isOutcome(column, table));
  const periodOver = first("period") === undefined ? periodOverTable(table) : "";
  const onRows = rowMeasure !== undefined || first("period") !== undefined;
  return {
    values: values.map((column, at) => ({
      ...column,
      measure:
        !onRows && sharesHead(values, at, table)
          ? undefined
          : valueMeasure(column, values, table, facts),
      header:
        periodOver !== "" && !namesPeriod(column.header)
          ? `${periodOver} ${column.header}`
          : column.header,
    })),
    reference: first("reference"),
    referenceHeader: of("reference")[0]?.header ?? "",
    title: first("entity"),
    rowMeasure,
    rowPeriod: first("period"),
    group: group?.column,
    groupHeader: group?.header ?? "",
    // under an objective's own heading the column says what of it the indicators measure
    groupReaches:
      group !== undefined && table.context.objectiveHeading === "" && reachesOver(group, table),
    responsible: first("responsible"),
    commentaries: of("commentary").map(({ column }) => column),
    unit: first("unit"),
    statuses: currentColumns(of("status")),
    directions: of("direction"),
  };
}

/** So many rows with figures in both of two columns have not slipped from one into the other. */
const fewestBoth = 2;

/**
 * Whether one head stands over the figures of a column and over those beside it, perhaps beyond columns that are empty: it
 * does not say which are the targets.
 */
function sharesHead(
  values: readonly ReadColumn[],
  at: number,
  { rows, headerRows }: LogicalTable,
): boolean {
  const one = values[at];
  const figuresOfBoth = (left: number, right: number): number =>
    rows.filter(({ cells }) => {
      const [here, beside] = [cells[left], cells[right]];
      // One wide cell over both is one figure.
      return here && beside && !beside.fromLeft && /\d/.test(here.text) && /\d/.test(beside.text);
    }).length;
  const haveOneHead = (left: number, right: number): boolean =>
    right - left === 1 ||
    headerRows.some(({ cells }) => {
      const head = cells[left]?.cell;
      return head !== undefined && head === cells[right]?.cell;
    });
  return values.some((other) => {
    if (one === undefined || other === one) return false;
    const [left = 0, right = 0] = [one.column, other.column].sort((a, b) => a - b);
    return (
      one.header !== "" &&
      other.header === one.header &&
      haveOneHead(left, right) &&
      figuresOfBoth(left, right) >= fewestBoth
    );
  });
}

/** The theme over a table, unless it is the heading that names the table's one indicator. */
export function sectionOver(table: LogicalTable, layout: Layout, facts: PrintedFacts): string {
  const theme = themeOf(table, facts);
  if (layout.title !== undefined || theme !== titleOver(table)) return theme;
  const before = table.context.above
    .filter(({ isHeading, isFootnote, text }) => isHeading && !isFootnote && text !== theme)
    .at(-1)?.text;
  // under an indicator's own heading the theme is the one that heading stands under, below the report's part
  const [named, parent = "", ...parts] = table.context.chapters;
  const over = before ?? (named === theme && parts.length > 0 ? parent : "");
  return over !== "" && !isOfReport(over, facts) ? over : "";
}

/** A theme's name printed as plain text takes no more words. */
const mostThemeWords = 8;

/** The theme over a table: its numbered objective's heading, else the heading it stands under. */
function themeOf(table: LogicalTable, facts: PrintedFacts): string {
  const { objectiveHeading, theme, above } = table.context;
  if (objectiveHeading) return objectiveHeading;
  const headings = above.filter(({ isHeading }) => isHeading).map(({ text }) => text);
  // "Getting About" right over the table says more than the part's "Schedule of indicators"
  const last = above.filter(({ isCaption }) => !isCaption).at(-1);
  if (
    theme !== "" &&
    ofPerformance.test(theme) &&
    last?.isHeading &&
    last.text.split(" ").length <= mostThemeWords &&
    !ofPerformance.test(last.text) &&
    !bareNumber.test(last.text) &&
    !isOfReport(last.text, facts)
  )
    return last.text;
  return (
    [theme, ...headings.reverse()].find((text) => text !== "" && !isOfReport(text, facts)) ?? ""
  );
}

/** The indicator that a table without a column of titles is about. */
export function titleOver(table: LogicalTable): string {
  const inside = table.titles
    .filter((row) => speakingCells(row).length === 1)
    .map((row) => oneLine(row.cells.find(({ text }) => text.trim() !== "")?.text ?? ""))
    .at(-1);
  return inside || headingOver(table) || "";
}

/** Columns that divide the table; a priority or objective that the indicator serves is no section. */
const themeHeader =
  /\b(?:themes?|groups?|areas?|blocks?|portfolios?|services?|categor(?:y|ies)|sections?|perspectives?|departments?|directorates?|divisions?|committees?)\b/i;

/** What an indicator serves; over the rows of several it divides the table as well. */
const servedHeader = /\b(?:outcomes?|priorit(?:y|ies)|objectives?|aims?|goals?|ambitions?)\b/i;

export const isTheme = ({ groupHeader, groupReaches }: Layout): boolean =>
  (themeHeader.test(groupHeader) && !/\bpriorit|\bobjective/i.test(groupHeader)) ||
  (groupReaches && servedHeader.test(groupHeader));

/** The first column, each of whose cells is merged over several rows. */
const reachesOver = ({ column, profile }: ReadColumn, table: LogicalTable): boolean =>
  column === 0 &&
  profile.filled > 0 &&
  profile.total * 2 <= table.rows.length &&
  profile.distinct === 1;

/** `Outcome` merged over the indicators that measure it. */
const isOutcome = (column: ReadColumn, table: LogicalTable): boolean =>
  column.is === "other" &&
  servedHeader.test(column.header) &&
  profileOfWords(column) &&
  reachesOver(column, table);

const profileOfWords = ({ profile }: ReadColumn): boolean =>
  shareOf(profile, "figure", "missing", "code", "date", "period") < 0.3;
