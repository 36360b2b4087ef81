import type { SourceFile } from "../document.ts";
import { append } from "../long-lists.ts";
import type { Outcome, Problem } from "../problem.ts";
import type { CouncilRecord, Milestone, Observation, ReportFacts } from "../records.ts";
import type { BudgetRow, IndicatorRow, Interpretation, MilestoneRow } from "../rows.ts";
import { rowsToBudgetLines } from "./budget-line.ts";
import { factsOf } from "./facts.ts";
import { findCodeHabits } from "./indicator-name.ts";
import { rowToMilestone } from "./milestone.ts";
import { type LeftOut, rowToObservations } from "./observation.ts";
import { withStatesOfColumns } from "./state-columns.ts";
import { impliedKeys, readKeys } from "./status.ts";

export interface Normalised {
  readonly facts: ReportFacts;
  /** Observations, then milestones, then budget lines, each in document order. */
  readonly records: readonly CouncilRecord[];
  /** Cells of read tables that hold no value by rule: a dash alone, struck text, a percentage among money. */
  readonly leftOut: readonly LeftOut[];
}

/** Printed text to values: codes, periods, numbers, units, dates, money, statuses. */
export function normalise(interpretation: Interpretation, source: SourceFile): Outcome<Normalised> {
  const facts = factsOf(interpretation.facts);
  const problems: Problem[] = factProblems(facts);
  const observations: Observation[] = [];
  const milestones: Milestone[] = [];
  const indicatorRows = withStatesOfColumns(
    interpretation.rows.filter((row): row is IndicatorRow => row.kind === "indicator"),
    interpretation.keys,
  );
  const milestoneRows = withStatesOfColumns(
    interpretation.rows.filter((row): row is MilestoneRow => row.kind === "milestone"),
    interpretation.keys,
  );
  const budgetRows = interpretation.rows.filter((row): row is BudgetRow => row.kind === "budget");
  const codes = findCodeHabits(indicatorRows);
  const shown = indicatorRows.flatMap(({ statuses }) => statuses);
  const own = readKeys(interpretation.keys);
  const keys = [...own, ...impliedKeys(shown, own)];
  const context = { sha256: source.sha256, facts, keys, codes };
  const leftOut: LeftOut[] = [];
  indicatorRows.forEach((row, index) => {
    const read = rowToObservations(row, index + 1, context);
    append(observations, read.records);
    append(problems, read.problems);
    append(leftOut, read.leftOut);
  });
  milestoneRows.forEach((row, index) => {
    const read = rowToMilestone(row, index + 1, context);
    milestones.push(read.record);
    append(problems, read.problems);
  });
  const budget = rowsToBudgetLines(budgetRows, context);
  append(problems, budget.problems);
  append(leftOut, budget.leftOut);
  return {
    value: { facts, records: [...observations, ...milestones, ...budget.records], leftOut },
    problems,
  };
}

function factProblems(facts: ReportFacts): Problem[] {
  const problems: Problem[] = [];
  if (facts.council === "") {
    problems.push({
      severity: "warning",
      stage: "normalise",
      code: "council-unknown",
      message: "The report names no council, or several as often; its records carry none.",
    });
  }
  if (facts.financialYears.length === 0) {
    problems.push({
      severity: "warning",
      stage: "normalise",
      code: "period-unknown",
      message:
        "The report names no period that could be read; figures without a year of their own have none.",
    });
  }
  return problems;
}
