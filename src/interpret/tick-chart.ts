import { parseFinancialYear } from "../printed/period.ts";
import type { Problem } from "../problem.ts";
import type { MilestoneKind } from "../records.ts";
import type { MilestoneRow } from "../rows.ts";
import {
  type AssembledCell,
  asidesOf,
  assembleRows,
  mergedTextAt,
  startsInside,
  textAt,
} from "./assemble.ts";
import { type Classification, equalityContext, tickColumns } from "./classify.ts";
import {
  type Commitments,
  commitmentOf,
  objectiveOver,
  pointsElsewhere,
  withoutBullet,
} from "./commitment.ts";
import { oneLine } from "./grid.ts";
import { columnOf, columnsOf } from "./header.ts";
import type { LogicalTable } from "./logical-table.ts";
import { readStatus } from "./milestone-table.ts";
import { profileColumn, tickText } from "./profile.ts";

/** Charts whose columns are years or quarters and whose cells are ticks. */
export function readTickChart(table: LogicalTable, { columns }: Classification): Commitments {
  const profiles = columns.map(({ column }) =>
    profileColumn(table.rows.flatMap(({ cells }) => cells[column] ?? [])),
  );
  const chart = tickColumns(columns, profiles);
  const label =
    columnOf(columns, "action", "milestone", "title") ??
    columns.find((column) => !chart.includes(column))?.column ??
    0;
  const about = equalityContext(table);
  const milestoneKind: MilestoneKind = about !== undefined ? "equality_action" : "activity";
  const groupColumn = columnOf(columns, "group", "priority");
  const responsible = columnOf(columns, "responsible");
  const over = objectiveOver(table);
  const assembled = assembleRows(
    table.rows,
    (row) =>
      startsInside(row) &&
      chart.every(({ column }) => (row.cells[column]?.text ?? "").trim() === ""),
  );
  const rows: MilestoneRow[] = [];
  const asides = [...assembled.asides];
  const problems: Problem[] = [];
  let group = "";
  for (const row of assembled.rows) {
    const ticks = chart.filter(({ column }) => isTick(row.cells[column]));
    const text = withoutBullet(textAt(row, label) || mergedTextAt(row, label));
    const ownGroup = textAt(row, groupColumn) || mergedTextAt(row, groupColumn);
    if (ownGroup) group = ownGroup;
    if (
      ticks.length === 0 &&
      (pointsElsewhere(text) || row.cells.some((cell) => pointsElsewhere(oneLine(cell.text))))
    ) {
      asides.push(...asidesOf(row, "pointer", "the row only points elsewhere"));
      continue;
    }
    if (row.lone !== undefined && ticks.length === 0 && row.loneFirst) {
      asides.push(...asidesOf(row, "section", "a group row without ticks"));
      group = row.lone;
      continue;
    }
    if (text === "") {
      asides.push(...asidesOf(row, "unrecognised", "ticks without words"));
      problems.push({
        severity: "warning",
        stage: "interpret",
        code: "tick-without-text",
        ...row.places[0],
        message: `${ticks.length} ticks stand in a row without words; no commitment was read from it.`,
      });
      continue;
    }
    rows.push(
      commitmentOf(row, {
        milestoneKind,
        objectiveRef: over.reference,
        objective: over.title,
        group: groupColumn === undefined ? "" : group,
        text,
        ticks: ticks.map(({ header }) => header),
        planYear: chart.some(({ header }) => parseFinancialYear(header))
          ? ""
          : table.context.planYear,
        responsible: textAt(row, responsible) || mergedTextAt(row, responsible),
        commentary: textAt(row, columnOf(columns, "commentary")),
        statuses: columnsOf(columns, "status").flatMap((column) => readStatus(row, column)),
        column: label,
        place: 0,
      }),
    );
  }
  return { rows, asides, problems };
}

const isTick = (cell: AssembledCell | undefined): boolean =>
  cell !== undefined &&
  (tickText.test(oneLine(cell.text)) ||
    (oneLine(cell.text) === "" && cell.marks.some(({ kind }) => kind !== "fill")));
