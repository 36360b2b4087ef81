import { describe, expect, it } from "vitest";
import { rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 120, 220, 300, 380];
const header = (top: number): string =>
  [
    rowsAt(xs, top, 11, [["Measure", "Owner", "", "", "Target"]], 9, "F2"),
    textAt(222, top, "Actual result for the years", 9, "F2"),
    rowsAt(xs, top - 11, 11, [["in words", "", "2007/08", "2008/09", ""]], 9, "F2"),
  ].join("\n");
const row = (top: number, name: string): string =>
  rowsAt(
    xs,
    top,
    11,
    [
      [name, "Mr Nuttall", "97.6", "78.9", "89.5"],
      ["of pools", "of Sports", "", "", ""],
    ],
    9,
  );

describe("a header that is printed again among the rows", () => {
  it("has the levels of the first", async () => {
    const operators = [
      header(780),
      ...[754, 730, 706].map((top) => row(top, "Visits")),
      header(682),
      ...[656, 632, 608].map((top) => row(top, "Users")),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators, height: 842 }])).map(rowsOf);
    const first = table?.slice(0, 2);
    expect(first?.[1]?.slice(2, 4)).toEqual(["2007/08", "2008/09"]);
    expect(table?.slice(5, 7)).toEqual(first);
  });
});
