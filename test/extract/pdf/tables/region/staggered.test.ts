import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 200];
/** A row whose label stands half way between the first and the last of four bullets. */
const row = (top: number, label: string, year: string): string =>
  [
    rowsAt(
      [200],
      top,
      12,
      [
        "Complete the actions by",
        "Enter the next wave by",
        "Agree all of it by",
        "Report it by",
      ].map((text) => [`• ${text} ${year}`]),
    ),
    rowsAt([50], top - 18, 12, [[label]], 10, "F2"),
  ].join("\n");
const rows = [
  row(680, "Key Milestones (08/09)", "March 2009"),
  row(622, "Key Milestones (09/10)", "May 2010"),
];

describe("labels in the middle of their rows", () => {
  it("are rows where they stand between two lines of what they head", async () => {
    const operators = [
      rowsAt(
        xs,
        700,
        12,
        [["Service Objective:", "To transform the learning community"]],
        10,
        "F2",
      ),
      ...rows,
      ...[715, 693, 635, 577].map(
        (y) => `${lineBetween(45, y, 195, y)}\n${lineBetween(195, y, 500, y)}`,
      ),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table).map(([label]) => label)).toEqual([
      "Service Objective:",
      "Key Milestones (08/09)",
      "Key Milestones (09/10)",
    ]);
    expect(rowsOf(table)[1]?.[1]).toContain("Report it by March 2009");
  });
  it("are no rows where nothing shows that both are columns", async () => {
    expect(tablesOf(await readMade([{ operators: rows.join("\n") }]))).toHaveLength(0);
  });
});
