import { append } from "../../long-lists.ts";
import { findYearSpans, parseFinancialYear } from "../../printed/period.ts";
import type { AsideRow, MilestoneRow } from "../../rows.ts";
import type { LogicalRow, LogicalTable } from "../axes/logical-table.ts";
import {
  blockLabelsOf,
  isLabelBlock,
  milestoneLabel,
  objectiveLabel,
} from "../evidence/label-block.ts";
import { oneLine } from "../table/grid.ts";
import { type AssembledRow, asidesOf, assembleRows, startsInside, textAt } from "./assemble.ts";
import { type Commitments, commitmentOf, objectiveOver, splitList } from "./commitment.ts";

/** Labels that end a list of milestones. */
const otherLabel =
  /^(?:risk assessment|residual|initial|responsible officer|lead officer|linked indicators?|corporate priority|key area|ecm)/i;
const officerLabel = /^(?:responsible|lead|accountable) officer|^officer responsible|^owner\b/i;

/** Whether the first column holds the labels of an objective's block, one below another. */
export function isObjectiveBlock(table: LogicalTable): boolean {
  const rows = [...table.titles, ...table.headerRows, ...table.rows];
  return isLabelBlock(rows) && blockLabelsOf(rows).some((label) => milestoneLabel.test(label));
}

/**
 * An objective printed as a block of labels and texts: the objective, its milestones by year, its
 * officer (Halton service plan 2008-11, 5.1). A label cut before its year takes it from the row after
 * the break, and the list goes on there.
 */
export function readObjectiveBlock(table: LogicalTable): Commitments {
  const rows: LogicalRow[] = [...table.titles, ...table.headerRows].map((row) => ({
    ...row,
    afterBreak: false,
    headingAbove: "",
    fragmentStart: false,
  }));
  const assembled = assembleRows(
    [...rows, ...table.rows].sort((a, b) => a.table - b.table || a.row - b.row),
    goesOn,
  );
  let { reference, title } = objectiveOver(table);
  let responsible = "";
  const found: { row: AssembledRow; text: string; year: string; place: number }[] = [];
  const asides: AsideRow[] = [...assembled.asides];
  let year = "";
  let inMilestones = false;
  for (const row of assembled.rows) {
    const label = textAt(row, 0);
    const officer = officerIn(row);
    if (officer !== "") responsible = officer;
    if (objectiveLabel.test(label) && !milestoneLabel.test(label)) {
      const objective = textAfterLabel(row);
      const split = /^([A-Z]{1,6}\s?\d{1,3}[a-z]?|\d{1,2})\s*[:–.-]\s*(.+)$/.exec(objective);
      reference = split?.[1] ?? reference;
      title = split?.[2] ?? (objective || title);
      inMilestones = false;
      append(asides, asidesOf(row, "section", "the row names the objective"));
      continue;
    }
    if (milestoneLabel.test(label)) {
      year = parseFinancialYear(label) ?? "";
      inMilestones = true;
    } else if (otherLabel.test(label)) inMilestones = false;
    else if (label !== "" && findYearSpans(label).length === 1)
      year = parseFinancialYear(label) ?? year;
    const text =
      row.cells.find((cell, column) => column > 0 && !cell.fromAbove && oneLine(cell.text) !== "")
        ?.text ?? "";
    if (!inMilestones || text === "") {
      append(
        asides,
        asidesOf(row, "not-records", "a label of the objective's block that holds no milestone"),
      );
      continue;
    }
    splitList(text).forEach((item, place) => {
      found.push({ row, text: item, year, place });
    });
  }
  return {
    rows: found.map(({ row, text, year: planYear, place }) =>
      commitment(row, text, planYear, place, { reference, title, responsible }),
    ),
    asides,
  };
}

function commitment(
  row: AssembledRow,
  text: string,
  planYear: string,
  place: number,
  over: { reference: string; title: string; responsible: string },
): MilestoneRow {
  const column = Math.max(
    1,
    row.cells.findIndex((cell, index) => index > 0 && oneLine(cell.text) !== ""),
  );
  return commitmentOf(row, {
    milestoneKind: "milestone",
    objectiveRef: over.reference,
    objective: over.title,
    group: "",
    text,
    planYear,
    responsible: over.responsible,
    commentary: "",
    statuses: [],
    column,
    place,
  });
}

/** After a break, a row whose label is only the year the label above lacks, or none while the text goes on. */
function goesOn(row: LogicalRow, above: AssembledRow): boolean {
  const label = oneLine(row.cells[0]?.text ?? "");
  const yearOnly = /^\(?[\d/–-]+\)?$/.test(label) && milestoneLabel.test(textAt(above, 0));
  return yearOnly || (label === "" && startsInside(row));
}

const textAfterLabel = (row: AssembledRow): string =>
  row.cells
    .slice(1)
    .map((cell) => (cell.fromAbove ? "" : oneLine(cell.text)))
    .find((text) => text !== "") ?? "";

/** The officer stands in the cell after its label, in whichever row that is. */
function officerIn(row: AssembledRow): string {
  const at = row.cells.findIndex((cell) => officerLabel.test(oneLine(cell.text)));
  if (at < 0) return "";
  return (
    row.cells
      .slice(at + 1)
      .map((cell) => oneLine(cell.text))
      .find((text) => text !== "") ?? ""
  );
}
