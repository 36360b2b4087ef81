import type { MilestoneKind } from "../records.ts";
import type { MilestoneRow, PrintedFacts } from "../rows.ts";
import {
  type AssembledRow,
  asidesOf,
  assembleRows,
  mergedTextAt,
  startsInside,
  textAt,
} from "./assemble.ts";
import type { Classification } from "./classify.ts";
import {
  type Commitments,
  commitmentOf,
  objectiveIn,
  objectiveOver,
  pointsElsewhere,
  withoutBullet,
} from "./commitment.ts";
import { oneLine } from "./grid.ts";
import { columnOf, columnsOf } from "./header.ts";
import type { LogicalRow, LogicalTable } from "./logical-table.ts";
import { readStatus } from "./milestone-table.ts";
import { isOfReport } from "./report/words.ts";

/** Plans of actions with a date or timescale, equality plans, and risk control measures: one row an action. */
export function readActionTable(
  table: LogicalTable,
  classification: Classification,
  facts: PrintedFacts,
): Commitments {
  const { columns, kind } = classification;
  const isRisk = kind === "risk-measures";
  const action = isRisk ? columnOf(columns, "risk-measure") : columnOf(columns, "action");
  if (action === undefined) return { rows: [], asides: [] };
  const milestoneKind: MilestoneKind = isRisk
    ? "risk_measure"
    : kind === "equality-plan"
      ? "equality_action"
      : "action";
  const reference = columnOf(columns, "reference");
  const due = columnOf(columns, "due-and-officer", "due");
  const responsible = columnOf(columns, "responsible");
  const commentary = columnOf(columns, "commentary");
  const groupColumn = columnOf(columns, "group", "priority");
  const objectiveColumn = columnOf(columns, "objective");
  const statuses = columnsOf(columns, "status");
  const over = objectiveOver(table);
  // a plan that numbers no objective has its own title for one (Cumbria 2007-8, Learning and Development Plan)
  const planTitle =
    milestoneKind === "action" && over.reference === "" ? titleOver(table, facts) : "";
  const above = { reference: over.reference, objective: over.title || planTitle, group: "" };
  const assembled = assembleRows(table.rows, (row, before) => goesOn(row, before, action, due));
  const rows: MilestoneRow[] = [];
  const asides = [...assembled.asides];
  for (const row of assembled.rows) {
    if (row.headingAbove) above.group = row.headingAbove;
    if (row.lone !== undefined && row.loneFirst) {
      const named = objectiveIn(row.lone);
      if (named) Object.assign(above, { reference: named.reference, objective: named.title });
      else if (!pointsElsewhere(row.lone)) above.group = row.lone;
      asides.push(...asidesOf(row, "section", "a group row"));
      continue;
    }
    const ownReference = textAt(row, reference) || mergedTextAt(row, reference);
    const ownGroup = textAt(row, groupColumn) || mergedTextAt(row, groupColumn);
    const ownObjective = textAt(row, objectiveColumn) || mergedTextAt(row, objectiveColumn);
    if (ownReference) above.reference = ownReference;
    if (ownGroup) above.group = ownGroup;
    if (ownObjective) above.objective = ownObjective;
    const text = withoutBullets(row, action);
    if (text === "" || pointsElsewhere(text)) {
      asides.push(
        ...asidesOf(
          row,
          text === "" ? "not-records" : "pointer",
          text === "" ? "no action is printed in the row" : "the row only points elsewhere",
        ),
      );
      continue;
    }
    const officer =
      textAt(row, responsible) || (textAt(row, 0) === "" ? mergedTextAt(row, responsible) : "");
    rows.push(
      commitmentOf(row, {
        milestoneKind,
        objectiveRef: above.reference,
        objective: above.objective,
        group: above.group,
        text,
        ...(due !== undefined ? { dueCell: textAt(row, due) || mergedTextAt(row, due) } : {}),
        planYear: milestoneKind === "action" ? table.context.planYear : "",
        responsible: officer,
        commentary: textAt(row, commentary),
        statuses: statuses.flatMap((column) => readStatus(row, column)),
        column: action,
        place: 0,
      }),
    );
  }
  return { rows, asides };
}

const withoutBullets = (row: AssembledRow, column: number): string =>
  withoutBullet(textAt(row, column));

function titleOver(table: LogicalTable, facts: PrintedFacts): string {
  const inside = table.titles[0]?.cells[0]?.text;
  if (inside) return oneLine(inside);
  const headings = table.context.above.filter(
    ({ isHeading, isFootnote, text }) => isHeading && !isFootnote && !isOfReport(text, facts),
  );
  return headings.at(-1)?.text ?? "";
}

/** The rest of a row cut by a page break has no action or no date of its own, or starts inside a sentence. */
function goesOn(
  row: LogicalRow,
  above: AssembledRow,
  action: number,
  due: number | undefined,
): boolean {
  const own = (column: number | undefined): string => {
    const cell = column === undefined ? undefined : row.cells[column];
    return cell && !cell.fromAbove ? oneLine(cell.text) : "";
  };
  const filled = row.cells.filter(({ text, fromAbove }) => !fromAbove && text.trim() !== "");
  if (filled.length === 1 && own(0) !== "" && !startsInside(row)) return false;
  if (startsInside(row)) return true;
  if (own(action) === "") return true;
  // a date of its own, or an end above that is an end, makes it a row of its own
  return (
    own(due) === "" &&
    own(0) === "" &&
    !/[.;]$/.test(textAt(above, action)) &&
    filled.length < row.cells.length / 2
  );
}
