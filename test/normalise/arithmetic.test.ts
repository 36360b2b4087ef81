import { describe, expect, it } from "vitest";
import type { BudgetLine, BudgetMeasure } from "../../src/records.ts";
import { fixtures, readFixture } from "../fixtures.ts";

/** What the reports' own sums say: amounts in one row or column must make the ones printed beside them. */

/** Rounding of the printed thousands, in pounds, a figure. */
const rounding = 1_000;

async function budgetOf(name: string): Promise<BudgetLine[]> {
  const fixture = fixtures().find((candidate) => candidate.name === name);
  if (!fixture) throw new Error(`no fixture ${name}`);
  const { records } = await readFixture(fixture);
  return records.filter((record): record is BudgetLine => record.kind === "budget");
}

/** The amounts of each printed line, by measure. */
function linesOf(records: readonly BudgetLine[]): Map<BudgetMeasure, number>[] {
  const lines = new Map<number, Map<BudgetMeasure, number>>();
  for (const { row, measure, amountGbp } of records) {
    const line = lines.get(row) ?? new Map<BudgetMeasure, number>();
    if (amountGbp !== null) line.set(measure, amountGbp);
    lines.set(row, line);
  }
  return [...lines.values()];
}

describe("sums that the reports print", () => {
  it("Cumbria: gross, grants and other income make the net", async () => {
    const lines = linesOf(await budgetOf("cumbria-cs-service-plan-2007-08.txt")).filter(
      (line) => line.has("gross") && line.has("net"),
    );
    const wrong = lines.filter((line) => {
      const sum =
        (line.get("gross") ?? 0) +
        (line.get("grant_income") ?? 0) +
        (line.get("other_income") ?? 0);
      return Math.abs(sum - (line.get("net") ?? 0)) > 2 * rounding;
    });
    expect(lines.length).toBeGreaterThan(50);
    expect(wrong.map((line) => Object.fromEntries(line))).toEqual([]);
  });

  it("Cumbria: a group's lines add up to its total: within the rounding of each, exactly in projection and capital", async () => {
    const columns = new Map<string, { lines: number[]; totals: number[] }>();
    const exact = new Set<string>();
    for (const { statement, column, measure, isTotal, amountGbp } of await budgetOf(
      "cumbria-cs-service-plan-2007-08.txt",
    )) {
      const key = `${statement} ${column}`;
      if (measure === "projection" || measure === "capital") exact.add(key);
      const sums = columns.get(key) ?? { lines: [], totals: [] };
      (isTotal ? sums.totals : sums.lines).push(amountGbp ?? 0);
      columns.set(key, sums);
    }
    const single = [...columns].filter(
      ([, { lines, totals }]) => totals.length === 1 && lines.length > 1,
    );
    const wrong = single.filter(([key, { lines, totals }]) => {
      const sum = lines.reduce((all, amount) => all + amount, 0);
      const allowed = exact.has(key) ? 0 : (lines.length * rounding) / 2;
      return Math.abs(sum - (totals[0] ?? 0)) > allowed;
    });
    expect(single.length).toBeGreaterThanOrEqual(28);
    expect(exact.size).toBe(9);
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("Halton 2011: budget to date less actual is the variance", async () => {
    const lines = linesOf(await budgetOf("halton-ce-overview-2011-12-q1.txt")).filter(
      (line) => line.has("budget_to_date") && line.has("actual_to_date") && line.has("variance"),
    );
    const wrong = lines.filter(
      (line) =>
        Math.abs(
          (line.get("budget_to_date") ?? 0) -
            (line.get("actual_to_date") ?? 0) -
            (line.get("variance") ?? 0),
        ) >
        2 * rounding,
    );
    expect(lines.length).toBeGreaterThan(20);
    expect(wrong.map((line) => Object.fromEntries(line))).toEqual([]);
  });
});
