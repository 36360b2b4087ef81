import type { CouncilComparison } from "./across.ts";
import type { LeftOut } from "./left-out.ts";
import type { CouncilOverTime } from "./over-time.ts";
import type { ComparedReport, Verdict } from "./report.ts";
import type { ReportComparison } from "./reports.ts";
import type { Copy } from "./twins.ts";

/** Everything a comparison can be, as one value for every format. */
export type Comparison = WholeComparison | ArchiveSurveyed;

/** What every format can show; a survey is text only. */
export type WholeComparison = CouncilsCompared | ReportsCompared | CouncilFollowed;

/** Every group of a large archive, without its figures: nobody reads a hundred councils at once. */
export interface ArchiveSurveyed {
  readonly kind: "survey";
  readonly councils: readonly string[];
  readonly groups: readonly SurveyedGroup[];
}

export interface SurveyedGroup {
  readonly indicator: string;
  readonly related: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly why: string;
  readonly councils: number;
  readonly standing: string;
}

export interface CouncilsCompared extends CouncilComparison {
  readonly kind: "councils";
  readonly left_out: readonly LeftOut[];
  readonly twins: readonly Copy[];
}

export interface ReportsCompared extends ReportComparison {
  readonly kind: "reports";
  readonly heads: readonly [ComparedReport, ComparedReport];
}

export interface CouncilFollowed extends CouncilOverTime {
  readonly kind: "over-time";
  readonly twins: readonly Copy[];
}

/** Whether anything in it is otherwise on one side than on another. */
export function comparisonDiffers(comparison: Comparison): boolean {
  switch (comparison.kind) {
    case "reports": {
      const { milestones, indicators, budget } = comparison;
      return [...milestones, ...indicators, ...budget].some(({ relation }) => relation !== "same");
    }
    case "councils":
      return comparison.groups.some(({ standings }) =>
        standings.some(({ order }) => order.some(({ value }) => value !== order[0]?.value)),
      );
    case "survey":
      return comparison.groups.length > 0;
    case "over-time":
      return (
        comparison.indicators.some(({ restated }) => restated.length > 0) ||
        comparison.budget.some(({ restated }) => restated.length > 0) ||
        comparison.milestones.some(({ slipped_months }) => (slipped_months ?? 0) !== 0)
      );
  }
}
