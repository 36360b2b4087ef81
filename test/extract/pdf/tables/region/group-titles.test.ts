import { describe, expect, it } from "vitest";
import { rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 110, 300, 380, 460];
const heads = rowsAt(
  xs,
  760,
  12,
  [["Ref", "Description", "2006/07", "2007/08", "2008/09"]],
  9,
  "F2",
);
/** Rows of two lines, their figures in the middle of them. */
const rows = (top: number, from: number): string =>
  [0, 1, 2]
    .map((at) => {
      const y = top - 28 * at;
      return [
        rowsAt(
          xs,
          y,
          11,
          [
            ["LI", "% of services that have been"],
            [`${from + at}`, "reviewed"],
          ],
          9,
        ),
        rowsAt(xs, y - 5.5, 11, [["", "", `${at + 1}4`, `${at + 2}5`, `${at + 3}6`]], 9),
      ].join("\n");
    })
    .join("\n");
const group = (y: number, name: string): string => textAt(50, y, name, 9, "F2");

const tablesIn = async (operators: readonly string[]): Promise<string[][][]> =>
  tablesOf(await readMade([{ operators: operators.join("\n") }])).map(rowsOf);

describe("a group's title over rows whose figures stand in their middle", () => {
  it("begins no table, under a header with years and between rows", async () => {
    const tables = await tablesIn([
      heads,
      group(736, "Corporate health"),
      rows(712, 1),
      group(622, "Fair access"),
      rows(598, 4),
    ]);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.map(([ref]) => ref?.replace("\n", " "))).toEqual([
      "Ref",
      "Corporate health",
      "LI 1",
      "LI 2",
      "LI 3",
      "Fair access",
      "LI 4",
      "LI 5",
      "LI 6",
    ]);
  });

  it("begins one where a bold header stands under it", async () => {
    const tables = await tablesIn([
      heads,
      rows(736, 1),
      group(646, "Fair access"),
      rowsAt([50, 160, 340, 420], 628, 12, [["Code", "Indicator", "Actual", "Target"]], 9, "F2"),
      ...[0, 1, 2].map((at) =>
        rowsAt(
          [50, 160, 340, 420],
          610 - 18 * at,
          12,
          [[`L${at}`, "Days lost", `${at}7`, `${at}8`]],
          9,
        ),
      ),
    ]);
    expect(tables.map((table) => table[0]?.[0])).toEqual(["Ref", "Code"]);
  });
});
