import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const fill = (x: number, y: number, width: number): string =>
  `0.85 g ${x} ${y} ${width} 11 re f 0 g`;
const first = [50, 200, 320, 400];
const widths = [148, 118, 78, 100];
const indicators = (top: number, year = "2008"): string[] => [
  ...first.map((x, at) => fill(x, top - 3, widths[at] as number)),
  rowsAt(
    first.map((x) => x + 2),
    top,
    12,
    [["Priority", "Indicator", "Target", "Officer"]],
    9,
    "F2",
  ),
  rowsAt(
    first.map((x) => x + 2),
    top - 13,
    12,
    [
      [`Attendance ${year}`, "Days lost", "12%", "A. Smith"],
      [`Schools ${year}`, "Schools buying", "90%", "B. Jones"],
      [`Roads ${year}`, "Roads mended", "80%", "C. Brown"],
    ],
    9,
  ),
];
/** Four narrow cells beside a wide one, each filled, and crosses under some of them. */
const quarters = [0, 1, 2, 3].map((at) => 330 + 13.5 * at);
const activities = (top: number): string[] => [
  fill(50, top - 3, 277),
  ...quarters.map((x) => fill(x, top - 3, 11)),
  rowsAt(
    [52, ...quarters.map((x) => x + 3)],
    top,
    12,
    [["Activities", "1", "2", "3", "4"]],
    9,
    "F2",
  ),
  rowsAt(
    [52, ...quarters.map((x) => x + 3)],
    top - 13,
    12,
    [
      ["Work with partners in the area", "X", "", "", "X"],
      ["Agree the procedures", "", "X", "", ""],
      ["Improve the support", "X", "X", "", ""],
    ],
    9,
  ),
];
const tablesIn = async (...pages: readonly (readonly string[])[]) =>
  tablesOf(await readMade(pages.map((one) => ({ operators: one.join("\n") }))));

describe("a filled header right under a table", () => {
  it("begins another where its cells end elsewhere, narrow ones among them", async () => {
    const tables = await tablesIn([...indicators(700), ...activities(651)]);
    expect(tables.map((table) => rowsOf(table)[0])).toEqual([
      ["Priority", "Indicator", "Target", "Officer"],
      ["Activities", "1", "2", "3", "4"],
    ]);
    expect(rowsOf(tables[1])[2]).toEqual(["Agree the procedures", "", "X", "", ""]);
  });
  it("begins another overleaf, too, under rows of the table of the page before", async () => {
    const tables = await tablesIn(indicators(90), [...indicators(740, "2009"), ...activities(691)]);
    expect(tables.map((table) => table.rows)).toEqual([7, 4]);
  });
  it("is a row of the same table where its cells end where those of the header do", async () => {
    const total = [
      ...first.map((x, at) => fill(x, 648, widths[at] as number)),
      rowsAt(
        first.map((x) => x + 2),
        651,
        12,
        [["Total", "All of them", "82%", "D. Green"]],
        9,
        "F2",
      ),
    ];
    const tables = await tablesIn([...indicators(700), ...total]);
    expect(tables.map((table) => table.rows)).toEqual([5]);
  });
});
