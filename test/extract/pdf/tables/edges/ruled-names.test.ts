import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, tablesOf } from "../../read.ts";

const columns = [50, 200, 280, 360, 410, 460, 520, 600];
const heads = ["Indicator", "Priority", "Actual", "Top", "Middle", "Low", "Target", "Result"];
const rows = ["Staff turnover", "Schools buying", "Days lost", "Travel plans"].map((name, at) =>
  rowsAt(columns, 440 - 22 * at, 12, [[name, "CP6", `${10 + at}`, "", "", "", `${20 + at}`]], 9),
);

/** Column and width of a name over some columns, with rules under it. */
const reachOf = async (...rules: readonly string[]) => {
  const operators = [
    rowsAt(columns, 480, 12, [["", "", "", "Quartiles (All England)"]], 9, "F2"),
    rowsAt(columns, 462, 12, [heads], 9, "F2"),
    lineBetween(45, 455, 660, 455),
    ...rules,
    ...rows,
  ].join("\n");
  const [table] = tablesOf(await readMade([{ operators, width: 842, height: 595 }]));
  const name = table?.cells.find(({ text }) => text.startsWith("Quartiles"));
  return [name?.column, name?.columnSpan];
};

describe("a name with a rule under it as wide as its columns", () => {
  it("reaches over these alone, also where it stands in the middle of more", async () => {
    expect(await reachOf(lineBetween(352, 474, 512, 474))).toEqual([3, 3]);
    // Browsers draw a double rule as two.
    const double = [lineBetween(352, 474, 512, 474), lineBetween(352, 472, 512, 472)];
    expect(await reachOf(...double)).toEqual([3, 3]);
  });
});
