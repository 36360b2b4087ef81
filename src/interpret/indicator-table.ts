import { isReference } from "../printed/code.ts";
import type { Measure } from "../records.ts";
import type {
  AsideRow,
  ColumnReading,
  IndicatorRow,
  PrintedFacts,
  PrintedMark,
  PrintedValue,
} from "../rows.ts";
import {
  type AssembledRow,
  asidesOf,
  assembleRows,
  mergedTextAt,
  startsInside,
  textAt,
} from "./assemble.ts";
import { type Classification, isQuarterHeader, titleColumn, valueColumns } from "./classify.ts";
import { oneLine } from "./grid.ts";
import { columnOf, columnsOf } from "./header.ts";
import { joinLineRows } from "./line-rows.ts";
import type { LogicalRow, LogicalTable } from "./logical-table.ts";
import { lookOf, profileColumn } from "./profile.ts";
import { isOfReport } from "./report/words.ts";
import { splitTitle, splitValues } from "./stacked.ts";

interface Layout {
  readonly columns: readonly ColumnReading[];
  readonly values: readonly ColumnReading[];
  readonly reference: number | undefined;
  readonly title: number;
  readonly priority: number | undefined;
  readonly responsible: number | undefined;
  readonly commentary: number | undefined;
  readonly unit: number | undefined;
  readonly statuses: readonly ColumnReading[];
  readonly directions: readonly ColumnReading[];
}

/** What a blank cell takes over from the rows above. */
interface Above {
  section: string;
  reference: string;
  responsible: string;
}

/** Indicator tables to one row a printed indicator, with the value cells beside it. */
export function readIndicatorTable(
  table: LogicalTable,
  classification: Classification,
  indicatorTable: number,
  facts: PrintedFacts,
): { rows: IndicatorRow[]; asides: AsideRow[] } {
  const layout = layoutOf(table, classification);
  if (!layout) return { rows: [], asides: [] };
  const assembled = assembleRows(table.rows, (row, above) => goesOn(row, above, layout));
  const rows: IndicatorRow[] = [];
  const asides = [...assembled.asides];
  const above: Above = { section: themeOf(table, facts), reference: "", responsible: "" };
  const printedRows = joinLineRows(assembled.rows, {
    ...layout,
    values: layout.values.map(({ column }) => column),
  });
  for (const [index, printed] of printedRows.entries()) {
    if (printed.headingAbove) above.section = printed.headingAbove;
    if (isSection(printed, layout, printedRows[index + 1])) {
      above.section = printed.lone ?? textAt(printed, layout.title);
      above.reference = "";
      above.responsible = "";
      asides.push(...asidesOf(printed, "section", "a group row"));
      continue;
    }
    const row = moveBack(printed, layout);
    const read = readRow(row, layout, above, indicatorTable);
    if (read.length > 0) rows.push(...read);
    else
      asides.push(
        ...asidesOf(
          row,
          "not-records",
          textAt(row, layout.title) === ""
            ? "no indicator is named in the row"
            : "no value is printed in the row",
        ),
      );
  }
  return { rows, asides };
}

function layoutOf(table: LogicalTable, { columns }: Classification): Layout | undefined {
  const profiles = columns.map(({ column }) =>
    profileColumn(table.rows.flatMap(({ cells }) => cells[column] ?? [])),
  );
  const title = titleColumn(columns, profiles);
  if (title === undefined) return undefined;
  const reference = columnOf(columns, "reference");
  return {
    columns,
    values: valueColumns(columns).filter(({ column }) => column !== title),
    reference: reference === title ? undefined : reference,
    title,
    priority: columnOf(columns, "priority", "objective", "group"),
    responsible: columnOf(columns, "responsible"),
    commentary: columnOf(columns, "commentary"),
    unit: columnOf(columns, "unit"),
    statuses: columnsOf(columns, "status"),
    directions: columnsOf(columns, "direction"),
  };
}

/** The theme over a table: its numbered objective's heading, else the heading it stands under. */
function themeOf(table: LogicalTable, facts: PrintedFacts): string {
  const { objectiveHeading, theme, above } = table.context;
  if (objectiveHeading) return objectiveHeading;
  const headings = above.filter(({ isHeading }) => isHeading).map(({ text }) => text);
  return (
    [theme, ...headings.reverse()].find((text) => text !== "" && !isOfReport(text, facts)) ?? ""
  );
}

/** A row after a page break goes on with the one above where it starts inside a sentence or brings no indicator of its own. */
function goesOn(row: LogicalRow, above: AssembledRow, layout: Layout): boolean {
  const own = (column: number | undefined) => {
    const cell = column === undefined ? undefined : row.cells[column];
    return cell && !cell.fromAbove ? oneLine(cell.text) : "";
  };
  const hasValues = layout.values.some(({ column }) => own(column) !== "");
  if (hasValues) return false;
  if (startsInside(row)) return true;
  // a title without reference and values, under a row that has both, is the rest of that row's title
  return (
    layout.reference !== undefined &&
    own(layout.reference) === "" &&
    own(layout.title) !== "" &&
    own(0) === "" &&
    !/[.;]$/.test(textAt(above, layout.title))
  );
}

function isSection(row: AssembledRow, layout: Layout, next: AssembledRow | undefined): boolean {
  if (row.lone === undefined) return false;
  if (
    row.loneFirst &&
    (layout.title !== 0 || next === undefined || next.lone === undefined || next.loneFirst)
  ) {
    // in a table whose first column is the title, a lone title is a group row too: an indicator has values
    return !isReference(row.lone);
  }
  const inTitle = textAt(row, layout.title) === row.lone;
  return (
    inTitle &&
    layout.reference !== undefined &&
    row.lone.split(" ").length <= 6 &&
    next !== undefined &&
    textAt(next, layout.reference) !== ""
  );
}

/** Where a merged cell was lost, the row stands one column too far left; a row that fits as printed stays. */
function moveBack(row: AssembledRow, layout: Layout): AssembledRow {
  const { reference, title } = layout;
  if (reference === undefined || title !== reference + 1) return row;
  const inReference = textAt(row, reference);
  const inTitle = textAt(row, title);
  const titleLook = lookOf({ text: inTitle, fromAbove: false, fromLeft: false });
  const slipped =
    inReference.split(" ").length >= 3 &&
    !isReference(inReference) &&
    (titleLook === "number" || titleLook === "missing" || titleLook === "tick");
  if (!slipped) return row;
  const cells = row.cells.map((cell, column) => {
    if (column < reference) return cell;
    if (column === reference) return { ...cell, text: "", marks: [] };
    return row.cells[column - 1] ?? cell;
  });
  return {
    ...row,
    cells,
    evidence: [...row.evidence, "moved back one column: the reference cell held the title"],
  };
}

function readRow(
  row: AssembledRow,
  layout: Layout,
  above: Above,
  indicatorTable: number,
): IndicatorRow[] {
  const evidence = [...row.evidence];
  const startsAnew = layout.priority !== undefined && textAt(row, layout.priority) !== "";
  if (startsAnew) {
    above.reference = "";
    above.responsible = "";
  }
  const reference = inherit(row, layout.reference, above.reference, "reference", evidence).replace(
    /[,;]\s*$/,
    "",
  );
  const responsible = inherit(row, layout.responsible, above.responsible, "officer", evidence);
  above.reference = reference;
  above.responsible = responsible;
  const titleCell = row.cells[layout.title];
  const title = titleCell && !titleCell.fromAbove ? titleCell.text : "";
  if (oneLine(title) === "") return [];
  const values = layout.values.flatMap((column) => readValue(row, column));
  if (values.length === 0) return [];
  const base = {
    kind: "indicator" as const,
    places: row.places,
    indicatorTable,
    section: above.section,
    reference,
    referenceHeader: layout.columns[layout.reference ?? -1]?.header ?? "",
    unit: textAt(row, layout.unit),
    responsible,
    commentary: textAt(row, layout.commentary),
    statuses: layout.statuses.flatMap((column) => readMark(row, column)),
    directions: layout.directions.flatMap((column) => readMark(row, column)),
  };
  const parts = splitStack(title, values);
  if (parts) {
    return parts.map((part, index) => ({
      ...base,
      title: part.title,
      values: part.values,
      evidence: [...evidence, `part ${index + 1} of ${parts.length} stacked in one row`],
    }));
  }
  return [{ ...base, title: oneLine(title), values, evidence }];
}

function inherit(
  row: AssembledRow,
  column: number | undefined,
  above: string,
  what: string,
  evidence: string[],
): string {
  if (column === undefined) return "";
  const own = textAt(row, column);
  if (own !== "") return own;
  const merged = mergedTextAt(row, column);
  const taken = merged !== "" ? merged : above;
  if (taken !== "") evidence.push(`${what} taken from above`);
  return taken;
}

const measures: Readonly<Record<string, Measure>> = {
  target: "target",
  actual: "actual",
  baseline: "actual",
  benchmark: "benchmark",
  quartile: "quartile",
  weight: "weight",
};

function readValue(row: AssembledRow, column: ColumnReading): PrintedValue[] {
  const cell = row.cells[column.column];
  if (!cell || cell.fromAbove) return [];
  const text =
    cell.text.trim() !== ""
      ? cell.text
      : (cell.marks.find(({ glyph }) => glyph !== undefined)?.glyph ?? "");
  if (text.trim() === "") return [];
  const measure = isQuarterHeader(column) ? "actual" : (measures[column.role] ?? "actual");
  return [
    {
      measure,
      header: column.header,
      text,
      struck: cell.struck,
      baseline: column.role === "baseline",
      source: cell.source,
      place: 0,
    },
  ];
}

function readMark(row: AssembledRow, column: ColumnReading): PrintedMark[] {
  const cell = row.cells[column.column];
  if (!cell || (oneLine(cell.text) === "" && cell.marks.length === 0)) return [];
  return [
    { text: oneLine(cell.text), marks: cell.marks, header: column.header, source: cell.source },
  ];
}

/**
 * Where a title lists parts and the value cells hold as many values, each part is an indicator of its
 * own; a cell that holds one value goes to the first part.
 */
function splitStack(
  title: string,
  values: readonly PrintedValue[],
): { title: string; values: PrintedValue[] }[] | undefined {
  const split = values.map((value) => splitValues(value.text));
  const counts = new Set(split.flatMap((list) => (list ? [list.length] : [])));
  const [count] = counts;
  if (counts.size !== 1 || count === undefined) return undefined;
  const parts = splitTitle(title, count);
  if (!parts) return undefined;
  return parts.parts.map((part, index) => ({
    title: oneLine(`${parts.heading} ${part}`),
    values: values.flatMap((value, at) => {
      const list = split[at];
      if (list) return [{ ...value, text: list[index] ?? "", place: index }];
      return index === 0 ? [value] : [];
    }),
  }));
}
