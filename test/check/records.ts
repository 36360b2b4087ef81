import type { CheckedReport } from "../../src/check/index.ts";
import type { BudgetLine, BudgetMeasure, Milestone, Observation } from "../../src/records.ts";
import { budgetLineOf, milestoneOf, observationOf, reportOf } from "../report-builders.ts";

/** A report of the given records and nothing else. */
export function checked(
  records: CheckedReport["records"],
  over: Partial<CheckedReport> = {},
): CheckedReport {
  return { ...reportOf("checked.txt"), records, ...over };
}

type Amounts = readonly [label: string, ...printed: string[]];

/** A statement in £000s: a label and its amounts a line, totals told by their label. */
export function statementOf(
  measures: readonly BudgetMeasure[],
  lines: readonly Amounts[],
): BudgetLine[] {
  return lines.flatMap(([label, ...printed], row) =>
    printed.map((raw, column) => {
      const digits = Number(raw.replace(/[(),]/g, ""));
      return budgetLineOf("s", {
        id: `b${row}.${column}`,
        row: row + 1,
        line: label,
        isTotal: /^(?:net |total)/i.test(label),
        measure: measures[column] ?? "annual_budget",
        column: `${measures[column]} £000`,
        raw,
        amountGbp: (raw.startsWith("(") ? -digits : digits) * 1000,
        source: { block: 0, table: 1, row: row + 1, column: column + 1 },
      });
    }),
  );
}

let number = 0;

/** One indicator row: what its values have in common, then each value. */
export function indicatorRow(
  common: Partial<Observation>,
  ...values: readonly Partial<Observation>[]
): Observation[] {
  const row = ++number;
  return values.map((value, column) =>
    observationOf("s", {
      row,
      id: `o${row}.${column}`,
      status: "",
      qualifiers: [],
      indicator: "",
      section: "",
      source: { block: 0, table: 1, row, column },
      ...common,
      ...value,
    }),
  );
}

export const promised = (over: Partial<Milestone>): Milestone => milestoneOf("s", over);
