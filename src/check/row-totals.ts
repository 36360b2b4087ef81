import type { Finding } from "../problem.ts";
import { amountOf, type BudgetRow, type Statement } from "./budget-rows.ts";
import { quoted, toFinding } from "./finding.ts";
import { inPounds } from "./pounds.ts";
import { under } from "./under.ts";

/** A column of totals over years. */
const totalsColumn = /^\s*(?:grand\s+)?totals?\b/i;
/** This share of a statement's rows must add up before one that does not is a finding. */
const leastFitting = 0.6;
const leastRows = 3;

/** Rows whose columns do not add up to the TOTALS column at their end. */
export function findRowTotalMismatches(statements: readonly Statement[]): Finding[] {
  return statements.flatMap((statement) => {
    const sums = statement.rows.flatMap((row) => rowSum(row, statement.unit) ?? []);
    const misses = sums.filter(({ fits }) => !fits);
    const confirmed = sums.length - misses.length;
    if (confirmed < leastRows || confirmed < leastFitting * sums.length) return [];
    return misses.map(({ row, total, sum, parts }) =>
      toFinding({
        code: "total-mismatch",
        sure: "certain",
        records: [total, ...parts],
        printed: total.raw,
        expected: inPounds(sum, statement.unit),
        message: `The ${parts.length} amounts of ${row.label === "" ? "a row" : quoted(row.label)} add up to ${inPounds(sum, statement.unit)}, but "${total.raw}" is printed${under(row, total)}.`,
      }),
    );
  });
}

function rowSum(row: BudgetRow, unit: number) {
  const total = row.amounts.at(-1);
  if (!total || !totalsColumn.test(total.column)) return undefined;
  const parts = row.amounts.filter(({ column }) => !totalsColumn.test(column));
  const amounts = parts.map(amountOf);
  const wanted = amountOf(total);
  if (wanted === undefined || parts.length < 2) return undefined;
  if (parts.some(({ measure }) => measure !== total.measure)) return undefined;
  let sum = 0;
  for (const amount of amounts) {
    if (amount === undefined) return undefined;
    sum += amount;
  }
  const fits = Math.abs(sum - wanted) <= 0.5 * (parts.length + 1) * unit;
  return { row, total, parts, sum, fits };
}
