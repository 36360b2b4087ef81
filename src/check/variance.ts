import type { Finding } from "../problem.ts";
import type { BudgetLine, BudgetMeasure } from "../records.ts";
import { amountOf, type BudgetRow, type Statement } from "./budget-rows.ts";
import { quoted, toFinding } from "./finding.ts";
import { inPounds } from "./pounds.ts";
import { under } from "./under.ts";

/** What councils print a variance between, the commonest first. */
const pairs: readonly (readonly [BudgetMeasure, BudgetMeasure])[] = [
  ["budget_to_date", "actual_to_date"],
  ["annual_budget", "projection"],
  ["annual_budget", "actual_to_date"],
];
/** Budget, actual and variance, half a unit each. */
const roundedUnits = 1.5;
/** How many of a statement's telling lines must agree on what a variance is before one is doubted. */
const leastFitting = 0.7;
const leastRows = 3;

interface Line {
  readonly row: BudgetRow;
  readonly budget: BudgetLine;
  readonly actual: BudgetLine;
  readonly variance: BudgetLine;
  readonly difference: number;
  readonly printed: number;
}

/** Lines whose printed variance is not budget less actual, with the sign the statement itself uses. */
export function findVarianceMismatches(statements: readonly Statement[]): Finding[] {
  return statements.flatMap((statement) => {
    for (const pair of pairs) {
      const lines = statement.rows.flatMap((row) => lineOf(row, pair) ?? []);
      const findings = checkLines(lines, statement);
      if (findings) return findings;
    }
    return [];
  });
}

/** Undefined where this pair is not what the statement's variance is made of. */
function checkLines(lines: readonly Line[], { unit, name }: Statement): Finding[] | undefined {
  const allowed = roundedUnits * unit;
  // Over- and underspending have opposite signs in half of all councils, and income often in between.
  const fits = ({ difference, printed }: Line) =>
    Math.abs(Math.abs(difference) - Math.abs(printed)) <= allowed;
  const telling = lines.filter(({ difference, printed }) => difference !== 0 || printed !== 0);
  const fitting = telling.filter(fits);
  if (fitting.length < leastRows || fitting.length < leastFitting * telling.length)
    return undefined;
  return telling
    .filter((line) => !fits(line))
    .map(({ row, budget, actual, variance, difference }) =>
      toFinding({
        code: "variance-mismatch",
        sure: "certain",
        records: [variance, budget, actual],
        printed: variance.raw,
        expected: inPounds(difference, unit),
        message: `${row.label === "" ? "A line" : quoted(row.label)} in ${quoted(name)} has "${budget.raw}"${under(row, budget)} and "${actual.raw}"${under(row, actual)}, a difference of ${inPounds(difference, unit)}, but "${variance.raw}" is printed${under(row, variance)}.`,
      }),
    );
}

function lineOf(row: BudgetRow, [first, second]: (typeof pairs)[number]): Line | undefined {
  const only = (measure: BudgetMeasure): BudgetLine | undefined => {
    const all = row.amounts.filter((one) => one.measure === measure);
    return all.length === 1 ? all[0] : undefined;
  };
  const budget = only(first);
  const actual = only(second);
  const variance = only("variance");
  if (!budget || !actual || !variance || /%/.test(variance.raw)) return undefined;
  const [a, b, printed] = [budget, actual, variance].map(amountOf);
  if (a === undefined || b === undefined || printed === undefined) return undefined;
  return { row, budget, actual, variance, difference: a - b, printed };
}
