import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 100, 230, 390, 430];
/** Rules over and under the header and under the body, and between the columns, but none at the sides. */
const rules = `0.5 w 45 714 m 545 714 l S 45 696 m 545 696 l S 45 610 m 545 610 l S
${[95, 225, 385, 425].map((x) => `${x} 610 m ${x} 714 l S`).join("\n")}`;
const lines = (y: number, rows: string[][]): string => rowsAt(xs, y, 10, rows, 9);

describe("rows that no rule parts in a table without sides", () => {
  it("are told by the lines of text, beside a label that goes on", async () => {
    const operators = [
      rules,
      rowsAt(xs, 702, 10, [["Ref", "Objective", "Milestone", "Met", "Commentary"]], 9, "F2"),
      lines(685, [
        ["L1", "Consider the needs of", "Agree the strategy for all of", "Yes", "Has been agreed"],
        ["", "all in the development", "the schools in the borough", "", "by the board"],
        ["", "of new policies", "", "", ""],
      ]),
      lines(663, [
        ["", "", "Review the equality plan with", "No", "Is under way and will"],
        ["", "", "all of its partners", "", "be done by June"],
      ]),
      lines(641, [["L2", "Deploy resources", "Publish the accounts", "Yes", "Published on time"]]),
      lines(629, [["L3", "Manage absence", "Review the data", "Yes", "Reviewed"]]),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table).map((row) => row.slice(0, 3).join(" | ").replace(/\s+/g, " "))).toEqual([
      "Ref | Objective | Milestone",
      "L1 | Consider the needs of all in the development of new policies | Agree the strategy for all of the schools in the borough",
      " | | Review the equality plan with all of its partners",
      "L2 | Deploy resources | Publish the accounts",
      "L3 | Manage absence | Review the data",
    ]);
  });
});
