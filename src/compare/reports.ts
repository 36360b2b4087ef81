import { type BudgetChange, compareBudgets } from "./budget.ts";
import { compareIndicators, type IndicatorChange } from "./indicators.ts";
import { compareMilestones, type MilestoneChange } from "./milestones.ts";
import type { ObjectiveChange } from "./objectives.ts";
import type { ReportRecords } from "./report.ts";

/** Two reports against each other: plan against report, quarter against quarter, year against year. */
export interface ReportComparison {
  readonly from: string;
  readonly to: string;
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
    objectives,
    milestones,
    indicators: compareIndicators(from, to),
    budget: compareBudgets(from, to),
  };
}
