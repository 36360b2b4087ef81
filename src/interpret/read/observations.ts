import { append } from "../../long-lists.ts";
import { parseQuarter } from "../../printed/period.ts";
import type { Measure } from "../../records.ts";
import type {
  AsideRow,
  ColumnReading,
  IndicatorRow,
  PrintedFacts,
  PrintedMark,
  PrintedValue,
} from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import type { ReadColumn, Reading } from "../axes/reading.ts";
import { lookOfText } from "../evidence/looks.ts";
import { labelMeasure, measureOf } from "../evidence/measure-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { oneLine } from "../table/grid.ts";
import {
  type AssembledRow,
  asidesOf,
  assembleRows,
  groupsUnder,
  mergedTextAt,
  textAt,
} from "./assemble.ts";
import { isKeyLine } from "./legend.ts";
import { joinLineRows } from "./line-rows.ts";
import {
  isTheme,
  type Layout,
  layoutOf,
  sectionOver,
  titleOver,
  type ValueColumn,
} from "./observation-layout.ts";
import {
  type FieldRow,
  fieldIn,
  goesOn,
  isNameLike,
  isSection,
  moveBack,
  partMark,
  remarkIn,
  withTitle,
} from "./observation-rows.ts";
import { splitStack } from "./stacked.ts";
import { joinTitlesOverRows } from "./titles-over-rows.ts";
import { councilMeasure } from "./value-measure.ts";

/** What a blank cell takes over from the rows above. */
interface Above {
  section: string;
  reference: string;
  responsible: string;
  title: string;
  /** A title whose values stand beside its parts below: "Household waste:" over "(a) recycled". */
  stem: string;
}

export interface Observations {
  readonly rows: readonly IndicatorRow[];
  readonly asides: readonly AsideRow[];
  /** Value columns whose measure neither word nor period tells: nothing of them is stored. */
  readonly unread: readonly ReadColumn[];
}

/** Tables of indicators to one row a printed indicator, with the value cells beside it. */
export function readObservations(
  table: LogicalTable,
  reading: Reading,
  indicatorTable: number,
  facts: PrintedFacts,
): Observations {
  const layout = layoutOf(table, reading, facts);
  const assembled = assembleRows(table.rows, (row, above) => goesOn(row, above, layout));
  const rows: IndicatorRow[] = [];
  const asides = [...assembled.asides];
  const above: Above = {
    section: sectionOver(table, layout, facts),
    reference: "",
    responsible: "",
    title: layout.title === undefined ? titleOver(table) : "",
    stem: "",
  };
  const onRows = layout.rowMeasure !== undefined || layout.rowPeriod !== undefined;
  const printedRows =
    onRows || layout.title === undefined
      ? joinTitlesOverRows(assembled.rows, layout)
      : joinLineRows(assembled.rows, {
          reference: layout.reference,
          title: layout.title,
          values: layout.values.map(({ column }) => column),
        });
  const under = layout.title === undefined ? undefined : groupsUnder(printedRows);
  for (const [index, printed] of printedRows.entries()) {
    const groupBelow = under?.[index];
    if (groupBelow !== undefined) above.section = groupBelow;
    if (groupBelow !== undefined && printed.lone === groupBelow) {
      append(asides, asidesOf(printed, "section", "the name of the group above it"));
      continue;
    }
    if (printed.headingAbove) {
      if (layout.title === undefined) above.title = printed.headingAbove;
      else above.section = printed.headingAbove;
    }
    if (printed.lone !== undefined && isKeyLine(printed.lone)) {
      append(asides, asidesOf(printed, "legend", "the report's own key"));
      continue;
    }
    const last = rows.at(-1);
    const field = last ? fieldIn(printed, layout) : undefined;
    if (field && last) {
      takeUpField(rows, last, field, printed);
      continue;
    }
    const remark =
      last && !isNameLike(printed, printedRows[0]) ? remarkIn(printed, layout) : undefined;
    if (remark !== undefined && last) {
      rows[rows.length - 1] = {
        ...last,
        commentary: oneLine(`${last.commentary} ${remark}`),
        places: [...last.places, ...printed.places],
      };
      continue;
    }
    if (
      !partMark.test(textAt(printedRows[index + 1] ?? printed, layout.title)) &&
      isSection(printed, layout, printedRows[index + 1])
    ) {
      const text = printed.lone ?? textAt(printed, layout.title);
      if (layout.title === undefined) above.title = text;
      else above.section = text;
      above.reference = "";
      above.responsible = "";
      append(asides, asidesOf(printed, "section", "a group row"));
      continue;
    }
    const moved = moveBack(printed, layout);
    const ownTitle = textAt(moved, layout.title);
    const below = textAt(printedRows[index + 1] ?? moved, layout.title);
    const isPart = partMark.test(ownTitle);
    if (!isPart && ownTitle !== "") above.stem = "";
    if (
      !isPart &&
      ownTitle !== "" &&
      partMark.test(below) &&
      layout.values.every(({ column }) => textAt(moved, column) === "")
    ) {
      above.stem = ownTitle;
      if (textAt(moved, layout.reference) !== "") above.reference = textAt(moved, layout.reference);
      append(asides, asidesOf(moved, "section", "a title whose values stand beside its parts"));
      continue;
    }
    const row =
      isPart && above.stem !== "" && layout.title !== undefined
        ? withTitle(
            moved,
            layout.title,
            `${above.stem} ${ownTitle}`,
            "title taken together with the heading over its parts",
          )
        : moved;
    const read = readRow(row, layout, above, indicatorTable, facts);
    if (read.length === 0) {
      append(
        asides,
        asidesOf(
          row,
          "not-records",
          textAt(row, layout.title) === ""
            ? "no indicator is named in the row"
            : "no value is printed in the row",
        ),
      );
      continue;
    }
    const [first] = read;
    if (
      layout.rowPeriod === undefined &&
      onRows &&
      last &&
      first &&
      last.title === first.title &&
      last.reference === first.reference
    )
      rows[rows.length - 1] = {
        ...last,
        places: [...last.places, ...first.places],
        values: [...last.values, ...first.values],
        statuses: last.statuses.length > 0 ? last.statuses : first.statuses,
      };
    else append(rows, read);
  }
  return {
    rows,
    asides,
    unread: layout.values.filter(
      ({ measure, profile, word }) =>
        measure === undefined &&
        word !== "forecast" &&
        layout.rowMeasure === undefined &&
        profile.filled > 0,
    ),
  };
}

/** What a row below an indicator says holds for all rows of that indicator. */
function takeUpField(
  rows: IndicatorRow[],
  last: IndicatorRow,
  { role, text }: FieldRow,
  { places }: AssembledRow,
): void {
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at];
    if (!row || row.title !== last.title || row.reference !== last.reference) return;
    rows[at] = {
      ...row,
      ...(role === "responsible"
        ? { responsible: text }
        : { commentary: oneLine(`${row.commentary} ${text}`) }),
      places: row === last ? [...row.places, ...places] : row.places,
    };
  }
}

/** Measures down the rows under one indicator: in a chart's figures the council's own row bears its name alone. */
const measureOfRow = (label: string, facts: PrintedFacts): ReturnType<typeof measureOf> =>
  // "Quarter 2" among "Target 2008/09" and "Actual 2007/08" is what was reached in it; a bare year may be either
  measureOf(label) ??
  councilMeasure(label, facts) ??
  (isPeriodHeader(label) && parseQuarter(label) !== undefined ? "actual" : undefined);

function readRow(
  row: AssembledRow,
  layout: Layout,
  above: Above,
  indicatorTable: number,
  facts: PrintedFacts,
): IndicatorRow[] {
  const evidence = [...row.evidence];
  const startsAnew = layout.group !== undefined && textAt(row, layout.group) !== "";
  if (startsAnew) {
    above.reference = "";
    above.responsible = "";
  }
  const onRows = layout.rowMeasure !== undefined || layout.rowPeriod !== undefined;
  const printedTitle = layout.title === undefined ? "" : cellText(row, layout.title);
  const carried =
    onRows && oneLine(printedTitle) === "" ? mergedTextAt(row, layout.title) || above.title : "";
  const title =
    oneLine(printedTitle) !== ""
      ? printedTitle
      : layout.title === undefined
        ? above.title
        : carried;
  if (oneLine(title) !== "" && onRows) {
    if (oneLine(title) !== above.title && textAt(row, layout.reference) === "")
      above.reference = "";
    above.title = oneLine(title);
  }
  const reference = inherit(row, layout.reference, above.reference, "reference", evidence).replace(
    /[,;]\s*$/,
    "",
  );
  const responsible = inherit(row, layout.responsible, above.responsible, "officer", evidence);
  above.reference = reference;
  above.responsible = responsible;
  if (oneLine(title) === "") return [];
  const group =
    layout.group === undefined ? "" : textAt(row, layout.group) || mergedTextAt(row, layout.group);
  if (group !== "" && isTheme(layout)) above.section = group;
  const rowLabel = [layout.rowMeasure, layout.rowPeriod]
    .map((column) => (column === undefined ? "" : textAt(row, column) || mergedTextAt(row, column)))
    .filter((text) => text !== "")
    .join(" ");
  const ofRow =
    layout.rowMeasure !== undefined
      ? measureOfRow(textAt(row, layout.rowMeasure) || mergedTextAt(row, layout.rowMeasure), facts)
      : layout.rowPeriod !== undefined
        ? labelMeasure(textAt(row, layout.rowPeriod) || mergedTextAt(row, layout.rowPeriod))
        : undefined;
  if (ofRow === "none" || (layout.rowMeasure !== undefined && ofRow === undefined)) return [];
  // "Value 2008/09" before the label "Target" is what its own head says, the label speaks of what follows it
  const labelled = layout.rowMeasure ?? -1;
  const values = layout.values.flatMap((column) =>
    column.column < labelled
      ? readValue(row, column, undefined, "")
      : readValue(row, column, ofRow, rowLabel),
  );
  if (values.length === 0) return [];
  // one indicator over several rows: what is printed once beside all of them is said of each
  const isPart =
    onRows && layout.title !== undefined && row.cells[layout.title]?.fromAbove === true;
  const base = {
    kind: "indicator" as const,
    places: row.places,
    indicatorTable,
    section: above.section,
    reference,
    referenceHeader: layout.referenceHeader,
    unit: textAt(row, layout.unit) || (isPart ? mergedTextAt(row, layout.unit) : ""),
    responsible,
    commentary: layout.commentaries
      .map((column) => textAt(row, column) || (isPart ? mergedTextAt(row, column) : ""))
      .filter((text) => text !== "")
      .join(" "),
    statuses: layout.statuses.flatMap((column) => readMark(row, column, isPart)),
    directions: layout.directions.flatMap((column) => readMark(row, column, isPart)),
  };
  const parts = onRows ? undefined : splitStack(title, values);
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

const cellText = (row: AssembledRow, column: number): string => {
  const cell = row.cells[column];
  return cell && !cell.fromAbove ? cell.text : "";
};

function inherit(
  row: AssembledRow,
  column: number | undefined,
  above: string,
  what: string,
  evidence: string[],
): string {
  if (column === undefined) return what === "reference" ? above : "";
  const own = textAt(row, column);
  if (own !== "") return own;
  const merged = mergedTextAt(row, column);
  const taken = merged !== "" ? merged : above;
  if (taken !== "") evidence.push(`${what} taken from above`);
  return taken;
}

function readValue(
  row: AssembledRow,
  column: ValueColumn,
  ofRow: Measure | undefined,
  rowLabel: string,
): PrintedValue[] {
  const measure = ofRow ?? column.measure;
  const cell = row.cells[column.column];
  if (!measure || !cell || cell.fromAbove) return [];
  const text =
    cell.text.trim() !== ""
      ? cell.text
      : (cell.marks.find(({ glyph }) => glyph !== undefined)?.glyph ?? "");
  if (text.trim() === "") return [];
  // a tick under "Target met" says that it was met; one under "Statutory" is all that is said
  if (measure === "target" && lookOfText(oneLine(text)) === "tick") return [];
  const words = `${rowLabel} ${column.header}`;
  return [
    {
      measure,
      header: oneLine(words),
      text,
      struck: cell.struck,
      baseline: measure === "actual" && saysBaseline.test(words),
      source: cell.source,
      place: cell.place,
    },
  ];
}

/** `Baseline 2007/08`, `Starting point`, `Base year figure`. */
const saysBaseline =
  /\bbase\s?line\b|\bbase (?:year|figure|level|position|value|data)\b|\bstart(?:ing)? (?:point|position|level|figure)\b|\bwhere (?:we|it|things) (?:start(?:ed)?|begin|began|were|stood)\b|\b(?:at|when) (?:the )?(?:start|outset|beginning)\b/i;

function readMark(row: AssembledRow, column: ColumnReading, isPart: boolean): PrintedMark[] {
  const cell = row.cells[column.column];
  if (!cell) return [];
  const marks = isPart && cell.fromAbove ? cell.marksAbove : cell.marks;
  if (oneLine(cell.text) === "" && marks.length === 0) return [];
  return [{ text: oneLine(cell.text), marks, header: column.header, source: cell.source }];
}
