import { isReference } from "../printed/code.ts";
import { parseQuarter } from "../printed/period.ts";
import type { Measure } from "../records.ts";
import type { AsideRow, ColumnReading, IndicatorRow, PrintedValue } from "../rows.ts";
import { type AssembledRow, asidesOf, assembleRows, mergedTextAt, textAt } from "./assemble.ts";
import type { GridCell } from "./grid.ts";
import { oneLine } from "./grid.ts";
import { readHeader } from "./header-word.ts";
import type { LogicalTable } from "./logical-table.ts";
import { isPeriodText } from "./profile.ts";

/** At least this part of a column's cells are words for a measure. */
const measureShare = 0.6;

const measures: Readonly<Record<string, Measure>> = {
  target: "target",
  actual: "actual",
  baseline: "actual",
  benchmark: "benchmark",
  quartile: "quartile",
};

const measureOf = (text: string): Measure | undefined => {
  const printed = oneLine(text);
  return printed.length <= 40 && !/\d{3,}/.test(printed)
    ? measures[readHeader(printed).role ?? ""]
    : undefined;
};

/** The columns of a table that prints measures one below another and periods side by side. */
export interface MeasureRows {
  readonly measure: number;
  readonly periods: readonly ColumnReading[];
  readonly title: number | undefined;
}

/**
 * `Target | 80% | 82%` over `Actual | 75% | 78%` under `Q1 | Q2`: an indicator printed on its side.
 * Undefined where the table is none.
 */
export function findMeasureRows(
  table: LogicalTable,
  columns: readonly ColumnReading[],
): MeasureRows | undefined {
  const periods = columns.filter(
    ({ column, header }) =>
      column > 0 &&
      header !== "" &&
      (isPeriodText(header) ||
        parseQuarter(header) !== undefined ||
        /^(?:year|ytd|year to date|annual|total)$/i.test(header)),
  );
  if (periods.length < 2) return undefined;
  const first = periods[0]?.column ?? 0;
  for (let column = Math.min(first - 1, 2); column >= 0; column--) {
    const cells = table.rows.flatMap(({ cells: own }): GridCell[] => {
      const cell = own[column];
      return cell && cell.text.trim() !== "" && !cell.fromAbove ? [cell] : [];
    });
    const named = cells.filter(({ text }) => measureOf(text) !== undefined);
    const kinds = new Set(named.map(({ text }) => measureOf(text)));
    if (kinds.size >= 2 && named.length >= cells.length * measureShare)
      return { measure: column, periods, title: column > 0 ? column - 1 : undefined };
  }
  return undefined;
}

/** Rows of one indicator, target over actual, to one row with all its values. */
export function readMeasureRows(
  table: LogicalTable,
  layout: MeasureRows,
  indicatorTable: number,
): { rows: IndicatorRow[]; asides: AsideRow[] } {
  const { rows: assembled, asides } = assembleRows(table.rows, () => false);
  const above =
    table.context.above.filter(({ isHeading, isFootnote }) => isHeading && !isFootnote).at(-1)
      ?.text ?? "";
  const inside = table.titles.map((row) => oneLine(row.cells[0]?.text ?? "")).at(-1);
  const groups: { title: string; rows: AssembledRow[] }[] = [];
  const rest: AsideRow[] = [...asides];
  let title = inside || above;
  for (const row of assembled) {
    const measure = measureOf(mergedTextAt(row, layout.measure));
    const own =
      layout.title === undefined
        ? ""
        : textAt(row, layout.title) || mergedTextAt(row, layout.title);
    if (row.headingAbove) title = row.headingAbove;
    if (row.lone !== undefined || measure === undefined) {
      if (row.lone !== undefined && (isReference(row.lone) || row.lone.split(" ").length > 1))
        title = row.lone;
      rest.push(
        ...asidesOf(
          row,
          row.lone !== undefined ? "section" : "unrecognised",
          row.lone !== undefined ? "a row that names an indicator" : "the row names no measure",
        ),
      );
      continue;
    }
    const name = own || title;
    const last = groups.at(-1);
    if (last && last.title === name) last.rows.push(row);
    else groups.push({ title: name, rows: [row] });
  }
  const rows = groups.flatMap(({ title: name, rows: printed }): IndicatorRow[] => {
    const values = printed.flatMap((row) => valuesOf(row, layout));
    if (name === "" || values.length === 0) {
      rest.push(
        ...printed.flatMap((row) =>
          asidesOf(row, "not-records", "no indicator is named over the row"),
        ),
      );
      return [];
    }
    return [
      {
        kind: "indicator",
        places: printed.flatMap(({ places }) => places),
        indicatorTable,
        section: "",
        reference: "",
        referenceHeader: "",
        title: name,
        unit: "",
        responsible: "",
        commentary: "",
        statuses: [],
        directions: [],
        values,
        evidence: ["measures stand one below another, periods side by side"],
      },
    ];
  });
  return { rows, asides: rest };
}

function valuesOf(row: AssembledRow, layout: MeasureRows): PrintedValue[] {
  const label = mergedTextAt(row, layout.measure);
  const measure = measureOf(label);
  if (!measure) return [];
  return layout.periods.flatMap(({ column, header }) => {
    const cell = row.cells[column];
    if (!cell || cell.fromAbove || oneLine(cell.text) === "") return [];
    return [
      {
        measure,
        header: `${label} ${header}`,
        text: cell.text,
        struck: cell.struck,
        baseline: readHeader(label).role === "baseline",
        source: cell.source,
        place: 0,
      },
    ];
  });
}
