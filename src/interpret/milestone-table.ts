import type { ColumnReading, MilestoneRow, PrintedMark } from "../rows.ts";
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
  planYearOver,
  pointsElsewhere,
  splitList,
} from "./commitment.ts";
import { oneLine } from "./grid.ts";
import { columnOf, columnsOf } from "./header.ts";
import type { LogicalRow, LogicalTable } from "./logical-table.ts";
import { splitQuarters } from "./quarter-list.ts";

interface Layout {
  readonly milestone: number;
  readonly reference: number | undefined;
  readonly objective: number | undefined;
  readonly group: number | undefined;
  readonly action: number | undefined;
  readonly due: number | undefined;
  readonly responsible: number | undefined;
  readonly commentary: number | undefined;
  readonly statuses: readonly ColumnReading[];
  readonly planYear: string;
}

interface Above {
  reference: string;
  objective: string;
  group: string;
  responsible: string;
}

/** Tables with a column of milestones: progress tables and delivery plans with quarter lists. */
export function readMilestoneTable(table: LogicalTable, { columns }: Classification): Commitments {
  const milestone = columnOf(columns, "milestone");
  if (milestone === undefined) return { rows: [], asides: [] };
  const layout: Layout = {
    milestone,
    reference: columnOf(columns, "reference"),
    objective: columnOf(columns, "objective", "priority"),
    group: columnOf(columns, "group"),
    action: columnOf(columns, "action"),
    due: columnOf(columns, "due", "due-and-officer"),
    responsible: columnOf(columns, "responsible"),
    commentary: columnOf(columns, "commentary"),
    statuses: columnsOf(columns, "status"),
    planYear: planYearOver(table, columns[milestone]?.header ?? ""),
  };
  const assembled = assembleRows(table.rows, (row, above) => goesOn(row, above, layout));
  const over = objectiveOver(table);
  const above: Above = {
    reference: over.reference,
    objective: over.title,
    group: "",
    responsible: "",
  };
  const rows: MilestoneRow[] = [];
  const asides = [...assembled.asides];
  for (const row of assembled.rows) {
    if (row.lone !== undefined && row.loneFirst && layout.milestone !== 0) {
      const named = objectiveIn(row.lone);
      if (named) Object.assign(above, { reference: named.reference, objective: named.title });
      above.group = named ? "" : row.lone;
      asides.push(
        ...asidesOf(row, "section", named ? "a row that names the objective" : "a group row"),
      );
      continue;
    }
    const read = readRow(row, layout, above);
    if (read.length > 0) rows.push(...read);
    else
      asides.push(
        ...asidesOf(
          row,
          pointsElsewhere(mergedTextAt(row, 0)) ? "pointer" : "not-records",
          "no milestone is printed in the row",
        ),
      );
  }
  return { rows, asides };
}

/** The rest of a row cut by a page break starts inside a sentence or brings neither action nor milestone of its own. */
function goesOn(row: LogicalRow, above: AssembledRow, layout: Layout): boolean {
  const own = (column: number | undefined): string => {
    const cell = column === undefined ? undefined : row.cells[column];
    return cell && !cell.fromAbove ? oneLine(cell.text) : "";
  };
  const identity = [layout.reference, layout.objective, layout.group, layout.action].filter(
    (column) => column !== undefined,
  );
  if (identity.some((column) => own(column) !== "" && column === 0))
    return startsInside(row) && own(layout.milestone) === "";
  if (startsInside(row)) return true;
  if (own(layout.milestone) === "") return true;
  // no action of its own and no label that starts anew: the cell above goes on
  const actionMissing = layout.action !== undefined && own(layout.action) === "";
  return actionMissing && textAt(above, layout.action) !== "";
}

function readRow(row: AssembledRow, layout: Layout, above: Above): MilestoneRow[] {
  const evidence: string[] = [];
  const startsAnew = textAt(row, 0) !== "";
  const reference = textAt(row, layout.reference) || mergedTextAt(row, layout.reference);
  const objective = textAt(row, layout.objective) || mergedTextAt(row, layout.objective);
  if (reference !== "") {
    if (reference !== above.reference) above.objective = "";
    above.reference = reference;
  } else if (layout.reference !== undefined) evidence.push("reference taken from above");
  if (objective !== "") above.objective = objective;
  const group = textAt(row, layout.group) || mergedTextAt(row, layout.group);
  if (group !== "") above.group = group;
  const officer = textAt(row, layout.responsible) || mergedTextAt(row, layout.responsible);
  above.responsible = officer !== "" || startsAnew ? officer : "";
  const cell = row.cells[layout.milestone];
  if (!cell || cell.fromAbove || oneLine(cell.text) === "") return [];
  const items = splitQuarters(cell.text);
  const inQuarters = items.some(({ quarters }) => quarters.length > 0);
  const statements = inQuarters
    ? items
    : splitList(cell.text).map((text) => ({ text, quarters: [] }));
  return statements.flatMap(({ text, quarters }, place) => {
    if (text === "" || pointsElsewhere(text)) return [];
    return [
      commitmentOf(row, {
        milestoneKind: "milestone",
        objectiveRef: above.reference,
        objective: above.objective,
        group: above.group,
        text,
        ...(layout.due !== undefined ? { dueCell: textAt(row, layout.due) } : {}),
        quarters,
        planYear: layout.planYear,
        responsible: above.responsible,
        commentary: textAt(row, layout.commentary),
        statuses: layout.statuses.flatMap((column) => readStatus(row, column)),
        column: layout.milestone,
        place,
        evidence,
      }),
    ];
  });
}

export function readStatus(row: AssembledRow, column: ColumnReading): PrintedMark[] {
  const cell = row.cells[column.column];
  if (!cell || (oneLine(cell.text) === "" && cell.marks.length === 0)) return [];
  return [
    { text: oneLine(cell.text), marks: cell.marks, header: column.header, source: cell.source },
  ];
}
