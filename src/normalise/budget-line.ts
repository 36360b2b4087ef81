import { parseFinancialYear } from "../printed/period.ts";
import type { Problem } from "../problem.ts";
import type { BudgetLine } from "../records.ts";
import type { BudgetRow, PrintedAmount } from "../rows.ts";
import { recordId } from "./identity.ts";
import { meantAmount, parseAmount, toPounds } from "./money.ts";
import type { ObservationContext } from "./observation.ts";
import { problemAt } from "./place.ts";

/** A cell that stands for nothing to report. */
const nothing = /^(?:-|–|—|n\/?a|nil)$/i;

/** Budget rows of a whole report to lines, one an amount column. */
export function rowsToBudgetLines(
  rows: readonly BudgetRow[],
  context: ObservationContext,
): { records: BudgetLine[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const records = rows.flatMap((row, index) =>
    row.amounts.map(
      (amount): BudgetLine => ({
        kind: "budget",
        id: recordId(context.sha256, amount.source, 0),
        row: index + 1,
        statement: row.statement,
        section: row.section,
        line: row.line,
        column: amount.header,
        measure: amount.measure,
        period: periodOf(amount, row, context),
        raw: amount.text,
        amountGbp: poundsOf(amount, rows, problems),
        isTotal: row.isTotal,
        council: context.facts.council,
        source: amount.source,
        evidence: [...row.evidence, `column: ${amount.header}`],
      }),
    ),
  );
  return { records, problems };
}

/** The column's year, else the statement's, else the report's. A column of totals over years has none. */
function periodOf(
  { header, periodText }: PrintedAmount,
  { statement }: BudgetRow,
  { facts }: ObservationContext,
): string {
  if (/^\s*(?:grand\s+)?totals?\b/i.test(header)) return "";
  return (
    parseFinancialYear(header) ?? parseFinancialYear(periodText ?? "") ?? parseFinancialYear(statement) ?? facts.financialYears[0] ?? ""
  );
}

function poundsOf(
  amount: PrintedAmount,
  rows: readonly BudgetRow[],
  problems: Problem[],
): number | null {
  if (nothing.test(amount.text)) return null;
  const parsed = parseAmount(amount.text);
  if (!parsed) {
    problems.push(
      problemAt(
        amount.source,
        "warning",
        "money-unreadable",
        `"${amount.text}" is no amount that can be read; it was kept as printed.`,
      ),
    );
    return null;
  }
  if (!parsed.looksLikeSlip || amount.scale === 1_000_000)
    return toPounds(parsed.value, amount.scale);
  return readSlip(amount, rows, problems);
}

/**
 * `1.435` among thousands with commas: read as 1,435 where the statement's own figures confirm it, that
 * is, where two of the column's totals make it (Halton 2011-12, Net Departmental Total).
 */
function readSlip(
  amount: PrintedAmount,
  rows: readonly BudgetRow[],
  problems: Problem[],
): number | null {
  const meant = meantAmount(amount.text);
  const column = rows
    .filter((row) => row.amounts.some(({ source }) => source.table === amount.source.table))
    .flatMap((row) =>
      row.amounts
        .filter(
          ({ source }) =>
            source.column === amount.source.column && source.row !== amount.source.row,
        )
        .map(({ text }) => ({ value: parseAmount(text)?.value, isTotal: row.isTotal })),
    );
  const usesCommas = rows.some((row) =>
    row.amounts.some(
      ({ text, source }) => source.table === amount.source.table && /\d,\d{3}/.test(text),
    ),
  );
  const totals = column.flatMap(({ value, isTotal }) =>
    isTotal && value !== undefined ? [value] : [],
  );
  const lines = column.flatMap(({ value, isTotal }) =>
    !isTotal && value !== undefined ? [value] : [],
  );
  const pairs = totals.some((a, index) =>
    totals.slice(index + 1).some((b) => Math.abs(a + b - meant) <= 1),
  );
  const sum = Math.abs(lines.reduce((all, value) => all + value, 0) - meant) <= 1;
  const confirmed = usesCommas && (pairs || sum);
  problems.push(
    problemAt(
      amount.source,
      "warning",
      "number-slip",
      confirmed
        ? `"${amount.text}" stands among thousands with commas and the statement's own figures make ${meant}; it was read as meant.`
        : `"${amount.text}" stands among whole thousands and cannot be meant; the amount was left out.`,
    ),
  );
  return confirmed ? toPounds(meant, amount.scale) : null;
}
