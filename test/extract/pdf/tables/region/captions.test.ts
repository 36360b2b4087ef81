import { describe, expect, it } from "vitest";
import { rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 110, 300, 380, 460];
const heads = ["Ref", "Indicator", "Result", "Target", "Status"];
const rows = [
  ["LA 1", "Homes repaired in time", "81.2%", "80.0%", "Met"],
  ["LA 2", "Days to mend a street light", "4.5", "4.0", "Missed"],
  ["LA 3", "Calls answered", "77.0%", "75.0%", "Met"],
  ["LA 4", "Visits to libraries", "5,310", "5,000", "Met"],
];
const table = [
  textAt(50, 674, "Table B", 9, "F2"),
  rowsAt(xs, 656, 14, [heads], 9, "F2"),
  rowsAt(xs, 642, 14, rows, 9),
].join("\n");

const read = async (above: string): Promise<readonly (readonly string[])[][]> =>
  tablesOf(await readMade([{ operators: [above, table].join("\n"), height: 842 }])).map(rowsOf);

describe("a caption under what is no table", () => {
  it("begins a table whose header is its first row", async () => {
    const key = rowsAt(
      [80, 220, 380],
      700,
      10,
      [
        ["Target met", "Missed by no more than", "Missed by more than 5%"],
        ["", "5%", ""],
      ],
      8,
    );
    expect(await read(key)).toEqual([[heads, ...rows]]);
  });

  it("leaves a table over it as it is", async () => {
    const other = rowsAt(
      [50, 300],
      740,
      12,
      [
        ["How many are", "This time"],
        ["Green", "12"],
        ["Red", "3"],
      ],
      9,
    );
    const tables = await read(other);
    expect(tables.map(({ length }) => length)).toEqual([3, 5]);
  });
});
