import type { Finding, Problem } from "../problem.ts";
import { adoptFindings } from "./adopted.ts";
import { toStatements } from "./budget-rows.ts";
import type { CheckedReport } from "./checked-report.ts";
import { findCodesOutOfYears } from "./code-years.ts";
import { findDueOutsidePlan } from "./due-in-plan.ts";
import { findNetMismatches } from "./net.ts";
import { findNoRecords } from "./no-records.ts";
import { findImpossiblePercentages } from "./percent-range.ts";
import { findCountMismatches } from "./printed-counts.ts";
import { findRowTotalMismatches } from "./row-totals.ts";
import { findRepeatedSections } from "./section-twice.ts";
import { findStatusContradictions } from "./status-figures.ts";
import { findTargetDirections } from "./target-direction.ts";
import { findTotalMismatches } from "./totals.ts";
import { findTwoFigures } from "./two-figures.ts";
import { findUnitChanges } from "./unit-changes.ts";
import { findVarianceMismatches } from "./variance.ts";
import { findWeightSums } from "./weights.ts";

export { type ArchivedReport, type ArchiveFinding, findArchiveFindings } from "./across.ts";
export type { CheckedReport } from "./checked-report.ts";

/** What an auditor would find in one report, in the order of the checks. */
export function findFindings(report: CheckedReport): Finding[] {
  const statements = toStatements(report.records);
  return [
    ...findTotalMismatches(statements),
    ...findRowTotalMismatches(statements),
    ...findNetMismatches(statements),
    ...findVarianceMismatches(statements),
    ...findImpossiblePercentages(report),
    ...findTwoFigures(report),
    ...findWeightSums(report),
    ...findStatusContradictions(report),
    ...findTargetDirections(report),
    ...findUnitChanges(report),
    ...findCodesOutOfYears(report),
    ...findDueOutsidePlan(report),
    ...findCountMismatches(report),
    ...findRepeatedSections(report),
    ...findNoRecords(report),
  ];
}

/** The report's problems with its findings among them: those of earlier stages, then those of the checks. */
export function withFindings(report: CheckedReport): Problem[] {
  return [...adoptFindings(report.problems, report.records), ...findFindings(report)];
}
