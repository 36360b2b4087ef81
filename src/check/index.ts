import type { Finding, Problem } from "../problem.ts";
import { adoptFindings } from "./adopted.ts";
import { findDoneAfterReport } from "./after-report.ts";
import { findBasisChanges } from "./basis.ts";
import { toStatements } from "./budget-rows.ts";
import type { CheckedReport } from "./checked-report.ts";
import { findCodeTitleMismatches } from "./code-title.ts";
import { findCodesOutOfYears } from "./code-years.ts";
import { findColumnSlips } from "./column-style.ts";
import { findFallingCumulatives } from "./cumulative.ts";
import { findDoneBeforeDue } from "./done-before-due.ts";
import { findDueOutsidePlan } from "./due-in-plan.ts";
import { toGrids } from "./grid.ts";
import { findFallingGrids } from "./grid-cumulative.ts";
import { findGridTotalMismatches } from "./grid-totals.ts";
import { findMovementContradictions } from "./movement.ts";
import { findNetMismatches } from "./net.ts";
import { findNoRecords } from "./no-records.ts";
import { doubtedLines, oneFindingASlip } from "./one-slip.ts";
import { findImpossiblePercentages } from "./percent-range.ts";
import { findFalsePredecessors } from "./predecessors.ts";
import { findCountMismatches } from "./printed-counts.ts";
import { findRowSumMismatches } from "./row-sums.ts";
import { findRowTotalMismatches } from "./row-totals.ts";
import { findProseAmounts } from "./said-budgets.ts";
import { findBareCountMismatches } from "./said-counts.ts";
import { findProseFigures } from "./said-figures.ts";
import { findSaidMoves } from "./said-moves.ts";
import { findProseShares } from "./said-shares.ts";
import { findProseSlips } from "./said-slips.ts";
import { findSaidSpends } from "./said-spends.ts";
import { findStateCountMismatches } from "./said-states.ts";
import { findSharesOfTotals } from "./said-whole.ts";
import { findRepeatedSections } from "./section-twice.ts";
import { findShareMismatches } from "./shares.ts";
import { findStatusContradictions } from "./status-figures.ts";
import { findTargetDirections } from "./target-direction.ts";
import { findTotalMismatches } from "./totals.ts";
import { findTwoFigures } from "./two-figures.ts";
import { findUnitChanges } from "./unit-changes.ts";
import { findUnitColumns } from "./unit-column.ts";
import { findTitleUnits } from "./unit-title.ts";
import { findVarianceMismatches } from "./variance.ts";
import { findWeightSums } from "./weights.ts";

export { type ArchivedReport, type ArchiveFinding, findArchiveFindings } from "./across.ts";
export type { CheckedReport } from "./checked-report.ts";

/** What an auditor would find in one report, in the order of the checks. */
export function findFindings(report: CheckedReport): Finding[] {
  const statements = toStatements(report.records);
  const grids = toGrids(report.document, report.verdicts);
  const along = [
    ...findRowTotalMismatches(statements),
    ...findNetMismatches(statements),
    ...findVarianceMismatches(statements),
    ...findRowSumMismatches(grids, report.records),
  ];
  const down = findTotalMismatches(statements, doubtedLines(along, report.records));
  return [
    ...oneFindingASlip({ down, along }, report.records),
    ...findColumnSlips(grids, report.records),
    ...findGridTotalMismatches(grids, report.records, along),
    ...findShareMismatches(grids, report.records),
    ...findImpossiblePercentages(report),
    ...findTwoFigures(report),
    ...findWeightSums(report),
    ...findStatusContradictions(report),
    ...findTargetDirections(report),
    ...oneARow([
      ...findUnitChanges(report),
      ...findTitleUnits(report),
      ...findUnitColumns(report),
      ...findBasisChanges(report),
    ]),
    ...findMovementContradictions(report),
    ...findSaidMoves(report),
    ...findFallingCumulatives(report),
    ...findFallingGrids(report.document, grids, report.records),
    ...findCodeTitleMismatches(report),
    ...findFalsePredecessors(report),
    ...findCodesOutOfYears(report),
    ...findDueOutsidePlan(report),
    ...findDoneBeforeDue(report),
    ...findDoneAfterReport(report),
    ...oneASentence([
      ...findCountMismatches(report),
      ...findStateCountMismatches(report),
      ...findBareCountMismatches(report),
    ]),
    ...findProseShares(report),
    ...findSharesOfTotals(report, statements),
    ...findProseFigures(report),
    ...findProseSlips(report),
    ...findProseAmounts(report, statements),
    ...findSaidSpends(report, statements),
    ...findRepeatedSections(report),
    ...findNoRecords(report),
  ];
}

/** A sentence that counts wrong is told once. */
const oneASentence = (findings: readonly Finding[]): Finding[] => {
  const told = new Set<string>();
  return findings.filter(({ finding }) => {
    const isNew = !told.has(finding.printed);
    told.add(finding.printed);
    return isNew;
  });
};

/** One unit out of place is told once, by the first check that sees it. */
const oneARow = (findings: readonly Finding[]): Finding[] => {
  const told = new Set<string>();
  return findings.filter(({ table, row }) => {
    const key = `${table} ${row}`;
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
};

/** The report's problems with its findings among them: those of earlier stages, then those of the checks. */
export function withFindings(report: CheckedReport): Problem[] {
  return [...adoptFindings(report.problems, report.records), ...findFindings(report)];
}
