import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const frame = "0.8 w 45 560 495 154 re S";

/** Heads in the middle of wide columns, their units as paragraphs of their own, over figures at the columns' right. */
const heads = [
  rowsAt([50], 700, 12, [["Function"]], 9, "F2"),
  rowsAt([236], 700, 11, [["Budget set by"]], 9, "F2"),
  rowsAt([248], 689, 11, [["Council"]], 9, "F2"),
  rowsAt([253], 676, 11, [["£'000"]], 9, "F2"),
  rowsAt([345, 452], 700, 11, [["Working budget", "Estimated variance"]], 9, "F2"),
  rowsAt([363, 480], 687, 11, [["£'000", "£'000"]], 9, "F2"),
].join("\n");

const figures = rowsAt(
  [50, 288, 400, 516],
  663,
  11,
  [
    ["Primary schools", "7,266", "7,350", "+123"],
    ["Special schools", "7,381", "7,315", "-54"],
    ["Youth offending", "1,380", "1,353", "+80"],
    ["Fostering allowances", "1,466", "1,462", "+12"],
    ["Fieldwork teams", "1,389", "1,396", "-16"],
  ],
  9,
);

const read = async (operators: string): Promise<string[][]> =>
  tablesOf(await readMade([{ operators, height: 842 }])).flatMap((table) =>
    rowsOf(table).map((row) => row.map((text) => text.replace(/\s+/g, " "))),
  );

describe("heads in the middle over figures at the right", () => {
  it("are of one column with them, units and all", async () => {
    const rows = await read([frame, heads, figures].join("\n"));
    expect(rows.slice(0, 2)).toEqual([
      [
        "Function",
        "Budget set by Council £'000",
        "Working budget £'000",
        "Estimated variance £'000",
      ],
      ["Primary schools", "7,266", "7,350", "+123"],
    ]);
  });
});
