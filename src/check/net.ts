import type { Finding } from "../problem.ts";
import type { BudgetLine, BudgetMeasure } from "../records.ts";
import { amountOf, type BudgetRow, type Statement } from "./budget-rows.ts";
import { quoted, toFinding } from "./finding.ts";
import { inPounds } from "./pounds.ts";
import { under } from "./under.ts";

/** Three printed parts and the net, half a unit each. */
const roundedUnits = 2;
/** Income is printed negative or positive; most lines of a statement must agree on which before one is doubted. */
const leastFitting = 0.7;
const leastRows = 3;

/** Lines where gross, grant and other income do not give the printed net. */
export function findNetMismatches(statements: readonly Statement[]): Finding[] {
  return statements.flatMap(({ rows, unit, name }) => {
    const parts = rows.flatMap((row) => partsOf(row) ?? []);
    for (const sign of [1, -1] as const) {
      const sums = parts.map((part) => ({ ...part, sum: part.gross + sign * part.income }));
      const misses = sums.filter(({ sum, net }) => Math.abs(sum - net) > roundedUnits * unit);
      const fitting = sums.length - misses.length;
      if (fitting < leastRows || fitting < leastFitting * sums.length) continue;
      return misses.map(({ row, records, printed, sum }) =>
        toFinding({
          code: "net-mismatch",
          sure: "certain",
          records,
          printed: printed.raw,
          expected: inPounds(sum, unit),
          message: `In ${row.label === "" ? "a line" : quoted(row.label)} of ${quoted(name)}, ${shown(row, records.slice(1))} make ${inPounds(sum, unit)}, but "${printed.raw}" is printed${under(row, printed)}.`,
        }),
      );
    }
    return [];
  });
}

const shown = (row: BudgetRow, parts: readonly BudgetLine[]): string =>
  parts.map((part) => `"${part.raw}"${under(row, part)}`).join(" and ");

function partsOf(row: BudgetRow) {
  const printed = (measure: BudgetMeasure) => row.amounts.filter((one) => one.measure === measure);
  const [gross] = printed("gross");
  const [net] = printed("net");
  const incomes = [...printed("grant_income"), ...printed("other_income")];
  if (!gross || !net || incomes.length === 0) return undefined;
  // One set of columns a row: a row with two years side by side is not this simple.
  if (printed("gross").length > 1 || printed("net").length > 1) return undefined;
  const amounts = { gross: amountOf(gross), net: amountOf(net) };
  let income = 0;
  for (const one of incomes) {
    const amount = amountOf(one);
    if (amount === undefined) return undefined;
    income += amount;
  }
  if (amounts.gross === undefined || amounts.net === undefined) return undefined;
  return {
    row,
    gross: amounts.gross,
    net: amounts.net,
    income,
    printed: net,
    records: [net, gross, ...incomes],
  };
}
