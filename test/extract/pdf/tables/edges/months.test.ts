import { describe, expect, it } from "vitest";
import { gridOf, rowsAt, textAround, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const months = "Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar".split(" ");
const middleOf = (month: number): number => 246 + 25 * month;
const header = [
  gridOf([47, 541], [612, 711]),
  textAt(51, 700, "Activity", 9, "F2"),
  textAround(middleOf(4), 700, "2010", 9, "F2"),
  textAround(middleOf(10), 700, "2011", 9, "F2"),
  ...months.map((month, at) => textAround(middleOf(at), 688, month, 9, "F2")),
];

describe("months as close to each other as words", () => {
  it("head a column each, also where few have a tick", async () => {
    const rows: [string, readonly number[]][] = [
      ["Adopt a code for all who complain", [4]],
      ["Open a centre for the old trades", [1]],
      ["Carry out an audit of kitchens", [4]],
      ["Hold a meeting of heads", [1, 7]],
    ];
    const operators = [
      ...header,
      ...rows.flatMap(([action, ticks], at) => [
        rowsAt([51], 675 - 14 * at, 12, [[action]], 9),
        ...ticks.map((month) => textAround(middleOf(month), 675 - 14 * at, "X", 9)),
      ]),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators, height: 842 }])).map(rowsOf);
    expect(table?.[1]).toEqual(["", ...months]);
    expect(table?.slice(2)).toEqual(
      rows.map(([action, ticks]) => [
        action,
        ...months.map((_, month) => (ticks.includes(month) ? "X" : "")),
      ]),
    );
  });
});
