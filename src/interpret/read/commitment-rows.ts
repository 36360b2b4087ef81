import { findYearSpans, parseFinancialYear } from "../../printed/period.ts";
import type { ColumnReading, MilestoneRow, PrintedMark } from "../../rows.ts";
import type { ReadColumn } from "../axes/reading.ts";
import { lookOfText, ownNumber, tickText } from "../evidence/looks.ts";
import { oneLine } from "../table/grid.ts";
import { type AssembledRow, mergedTextAt, textAt } from "./assemble.ts";
import {
  commitmentOf,
  objectiveIn,
  objectiveInColumn,
  pointsElsewhere,
  splitList,
  withoutBullet,
} from "./commitment.ts";
import type { Layout } from "./commitment-layout.ts";
import { splitQuarters } from "./quarter-list.ts";
import { stackedLight } from "./stacked-lights.ts";

/** What rows say of the commitments below them. */
export interface Above {
  reference: string;
  objective: string;
  group: string;
  responsible: string;
  due: string;
}

export function readRow(
  row: AssembledRow,
  layout: Layout,
  above: Above,
  objectiveNumbered: boolean,
): MilestoneRow[] {
  const evidence: string[] = [];
  const reference = textAt(row, layout.reference) || mergedTextAt(row, layout.reference);
  const objective = textAt(row, layout.objective) || mergedTextAt(row, layout.objective);
  // an action's own number says which objective it is of only where no objective has one
  const isOwn = objectiveNumbered && ownNumber.test(reference);
  if (reference !== "" && !isOwn) {
    if (
      reference !== above.reference &&
      layout.kind === "milestone" &&
      layout.objective !== undefined
    )
      above.objective = "";
    above.reference = reference;
  } else if (layout.reference !== undefined && !isOwn) evidence.push("reference taken from above");
  if (objective !== "") {
    const named = objectiveInColumn(objective);
    above.objective = named?.title || objective;
    if (named && layout.reference === undefined) above.reference = named.reference;
    else if (
      layout.reference === undefined &&
      textAt(row, layout.objective) !== "" &&
      !objectiveNumbered
    )
      above.reference = "";
  }
  const group = textAt(row, layout.group) || mergedTextAt(row, layout.group);
  if (group !== "") {
    const named = objectiveIn(group);
    if (named && layout.objective === undefined) {
      above.objective = named.title;
      if (layout.reference === undefined) above.reference = named.reference;
    } else above.group = group;
  }
  const officer = textAt(row, layout.responsible) || mergedTextAt(row, layout.responsible);
  if (layout.responsible !== undefined) above.responsible = officer;
  const base = {
    objectiveRef: above.reference,
    objective: above.objective,
    group: above.group,
    responsible: above.responsible,
    commentary: [
      ...layout.commentaries.map((column) => textAt(row, column)),
      ...layout.statuses.map(({ column }) => textAt(row, column)).filter(isRemark),
    ]
      .filter((text) => text !== "")
      .join(" "),
    statuses: layout.statuses.flatMap((column) => readStatus(row, column)),
    evidence,
  };
  if (layout.grid.length > 0) return readGrid(row, layout, base);
  const cell = row.cells[layout.text];
  if (layout.ticks.length > 0) {
    const text = withoutBullet(textAt(row, layout.text) || mergedTextAt(row, layout.text));
    const ticks = tickedIn(row, layout);
    if (
      text === "" ||
      (ticks.length === 0 &&
        (pointsElsewhere(text) || row.cells.some((other) => pointsElsewhere(oneLine(other.text)))))
    )
      return [];
    return [
      commitmentOf(row, {
        ...base,
        milestoneKind: layout.kind,
        group: layout.group === undefined ? "" : above.group,
        text,
        ticks: ticks.map((column) => periodOver(column, layout)),
        planYear: layout.planYear,
        column: layout.text,
        place: 0,
      }),
    ];
  }
  if (!cell || cell.fromAbove || oneLine(cell.text) === "") return [];
  const look = lookOfText(cell.text);
  // a count or a date is no commitment
  if (look === "figure" || look === "missing" || look === "period" || look === "number-list")
    return [];
  const ownDue =
    textAt(row, layout.due) || mergedTextAt(row, layout.due) || textAt(row, layout.originalDue);
  // a date printed once, before what is due by it, holds for the blanks below it
  if (layout.due !== undefined && layout.due < layout.text && ownDue !== "") above.due = ownDue;
  const due =
    layout.due !== undefined
      ? { dueCell: ownDue || (layout.due < layout.text ? above.due : "") }
      : above.due !== ""
        ? { dueCell: above.due }
        : {};
  if (layout.kind !== "milestone") {
    const numbered = splitOwnNumber(withoutBullet(oneLine(cell.text)));
    const { text } = numbered;
    if (text === "" || pointsElsewhere(text)) return [];
    return [
      commitmentOf(row, {
        ...base,
        objectiveRef: base.objectiveRef || (layout.reference === undefined ? numbered.number : ""),
        milestoneKind: layout.kind,
        text,
        ...due,
        planYear: layout.planYear,
        column: layout.text,
        place: 0,
      }),
    ];
  }
  const items = splitQuarters(cell.text);
  const inQuarters = items.some(({ quarters }) => quarters.length > 0);
  const statements = inQuarters
    ? items
    : splitList(cell.text).map((text) => ({ text, quarters: [] }));
  return statements.flatMap(({ text: printed, quarters }, place) => {
    const { text, number } = splitOwnNumber(printed);
    if (text === "" || pointsElsewhere(text)) return [];
    return [
      commitmentOf(row, {
        ...base,
        statuses: base.statuses.map(stackedLight(place, statements.length)),
        objectiveRef: base.objectiveRef || (layout.reference === undefined ? number : ""),
        milestoneKind: "milestone",
        text,
        ...due,
        quarters,
        planYear: layout.planYear,
        column: layout.text,
        place,
      }),
    ];
  });
}

/** `1.2 Open the library`: an action's own number, which leaves its text. */
function splitOwnNumber(printed: string): { number: string; text: string } {
  const [, number = "", text = ""] =
    /^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[a-z]?|\d{1,2}[a-z])[.)]?\s+([A-Z].*)$/s.exec(printed) ?? [];
  return number === "" ? { number: "", text: printed } : { number, text };
}

/** A sentence under a head of states says how it goes, and is none: `Supplier's window booked.` */
const isRemark = (text: string): boolean => /[a-z\d)]{2}[.!]$/i.test(text);

/** The one year that a column's head names: `Quarter 1 2010/11`. */
const yearNamed = (header: string): string | undefined =>
  findYearSpans(header).length === 1 ? parseFinancialYear(header) : undefined;

/** Words under months or quarters are commitments due in that column. */
function readGrid(
  row: AssembledRow,
  layout: Layout,
  base: Omit<
    Parameters<typeof commitmentOf>[1],
    "milestoneKind" | "text" | "planYear" | "column" | "place"
  >,
): MilestoneRow[] {
  const label = oneLine(textAt(row, layout.text) || mergedTextAt(row, layout.text));
  // what the label says stands elsewhere in the record
  const isSaid = layout.text === layout.responsible || layout.text === layout.objective;
  return layout.grid.flatMap((column) => {
    const cell = row.cells[column.column];
    if (!cell || cell.fromAbove || oneLine(cell.text) === "") return [];
    return splitList(cell.text).flatMap((text, place) =>
      text === "" || pointsElsewhere(text) || /^[-–]$/.test(text)
        ? []
        : [
            commitmentOf(row, {
              ...base,
              milestoneKind: layout.kind,
              group: base.group || (isSaid ? "" : label),
              text,
              ticks: [periodOver(column, layout)],
              planYear: yearNamed(column.header) ?? layout.planYear,
              column: column.column,
              place,
            }),
          ],
    );
  });
}

function readStatus(row: AssembledRow, column: ColumnReading): PrintedMark[] {
  const cell = row.cells[column.column];
  if (!cell || (oneLine(cell.text) === "" && cell.marks.length === 0)) return [];
  return [
    { text: oneLine(cell.text), marks: cell.marks, header: column.header, source: cell.source },
  ];
}

const periodOver = ({ column, header }: ReadColumn, { months }: Layout): string =>
  months.get(column) ?? header;

/** The periods that a row ticks; a shaded cell is one only where the chart has no other marks and no stripes. */
export function tickedIn(row: AssembledRow, layout: Layout): readonly ReadColumn[] {
  const label = row.cells[layout.text];
  const stripe = label?.marks.find(({ kind }) => kind === "fill")?.colour;
  return layout.ticks.filter(({ column }) => {
    const cell = row.cells[column];
    if (!cell) return false;
    const text = oneLine(cell.text);
    if (tickText.test(text) || (text === "" && cell.marks.some(({ kind }) => kind !== "fill")))
      return true;
    return (
      layout.isShaded &&
      text === "" &&
      cell.marks.some(({ colour }) => isShade(colour) && colour !== stripe)
    );
  });
}

/** White, or nearly, shades nothing. */
const isShade = (colour: string | undefined): boolean =>
  colour !== undefined && !/^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/i.test(colour);
