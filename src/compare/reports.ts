import { type BudgetChange, compareBudgets } from "./budget.ts";
import { compareIndicators, type IndicatorChange } from "./indicators.ts";
import { compareMilestones, type MilestoneChange } from "./milestones.ts";
import type { ObjectiveChange } from "./objectives.ts";
import type { ComparedReport, ReportRecords } from "./report.ts";

/** Two reports against each other: plan against report, quarter against quarter, year against year. */
export interface ReportComparison {
  readonly from: string;
  readonly to: string;
  /** Said where the two are of different councils, or stand in the wrong order; empty where all is well. */
  readonly notes: readonly string[];
  readonly objectives: readonly ObjectiveChange[];
  readonly milestones: readonly MilestoneChange[];
  readonly indicators: readonly IndicatorChange[];
  readonly budget: readonly BudgetChange[];
}

export function compareReports(from: ReportRecords, to: ReportRecords): ReportComparison {
  const { objectives, milestones } = compareMilestones(from, to);
  return {
    from: from.report.doc,
    to: to.report.doc,
    notes: notesOf(from, to),
    objectives,
    milestones,
    indicators: compareIndicators(from, to),
    budget: compareBudgets(from, to),
  };
}

/** Why the two are not an earlier and a later report of one council, in sentences. */
function notesOf(
  { report: from }: ReportRecords,
  { report: to }: ReportRecords,
): readonly string[] {
  return [differentCouncils(from, to), backwards(from, to), unknownCouncil(from, to)].filter(
    Boolean,
  );
}

/** Said where two councils are compared as if they were one; empty where not. */
export function differentCouncils(from: ComparedReport, to: ComparedReport): string {
  const [left, right] = [from.facts.council, to.facts.council];
  if (left === "" || right === "" || left === right) return "";
  return `${from.doc} is a report of ${left}, ${to.doc} of ${right}: these are two councils.`;
}

/** Said where the report given as the later one begins before the other; empty where not. */
export function backwards(from: ComparedReport, to: ComparedReport): string {
  const [earlier, later] = [startOf(from), startOf(to)];
  if (earlier === "" || later === "" || earlier <= later) return "";
  return `${from.doc} begins ${earlier}, after ${to.doc} (${later}): the later report stands first.`;
}

function unknownCouncil(from: ComparedReport, to: ComparedReport): string {
  const unknown = [from, to].filter(({ facts }) => facts.council === "").map(({ doc }) => doc);
  return unknown.length === 0 ? "" : `The council of ${unknown.join(" and ")} could not be told.`;
}

const startOf = ({ facts }: ComparedReport): string =>
  facts.periodStart || (facts.financialYears[0] ?? "");
