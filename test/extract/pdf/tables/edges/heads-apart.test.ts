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

describe("heads in the middle that end before the figures at the right begin", () => {
  const rows = (left: number, body: readonly string[][]): string =>
    rowsAt([50, left], 664, 11, body, 9);
  const labels = ["Corporate strategy", "Communications", "Member support", "Partnerships"];
  const head = [
    rowsAt([50], 700, 11, [["Cost centre"]], 9, "F2"),
    rowsAt([300], 700, 11, [["Latest Approved"], ["Budget £k"]], 9, "F2"),
  ].join("\n");
  it("are of them, also where there is one column of figures", async () => {
    const figures = ["2,287", "4,641", "5,394", "3,351"];
    const body = labels.map((label, at) => [label, figures[at] as string]);
    expect(await read([frame, head, rows(430, body)].join("\n"))).toEqual([
      ["Cost centre", "Latest Approved Budget £k"],
      ...body,
    ]);
  });
  it("are not of words beside them", async () => {
    const body = labels.map((label) => [label, "Under review"]);
    const [header] = await read([frame, head, rows(430, body)].join("\n"));
    expect(header).toEqual(["Cost centre", "Latest Approved Budget £k", ""]);
  });
  it("are of them, where years stand under heads that reach over the next column's figures", async () => {
    const bold = (x: number, y: number, text: string): string =>
      rowsAt([x], y, 11, [[text]], 8, "F2");
    const over = [
      bold(50, 700, "Type"),
      ...[bold(241, 700, "Base Budget"), bold(248, 689, "2007 / 08"), bold(261, 675, "£k")],
      ...[bold(312, 700, "Working Budget"), bold(326, 689, "2007 / 08"), bold(339, 675, "£k")],
      ...[bold(386, 700, "Projection for 2007"), bold(415, 689, "/ 08"), bold(418, 675, "£k")],
      bold(50, 661, "Expenditure"),
    ];
    const body = [
      ["Employees", "372", "372", "386"],
      ["Premises", "520", "518", "531"],
      ["Transport", "801", "822", "800"],
      ["Support services", "74", "76", "73"],
    ];
    const page = [frame, ...over, rowsAt([50, 287, 366, 445], 648, 11, body, 8)].join("\n");
    const found = await read(page);
    expect(found[0]).toEqual(["Type", "Base Budget", "Working Budget", "Projection for 2007"]);
    expect(found.slice(-4)).toEqual(body);
  });
});
