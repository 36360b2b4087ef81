import { describe, expect, it } from "vitest";
import { rowsAt, textAround, textAt, textBefore } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const starts = [50, 180, 310];
const ends = [175, 305, 435];

/** A card's title, its heads at their columns' left, and figures at these columns' right. */
const card = (y: number, title: string, values: readonly (readonly string[])[]): string =>
  [
    textAt(50, y, title, 9, "F2"),
    rowsAt(starts, y - 12, 12, [["Period", "Target", "Actual"]], 9, "F2"),
    ...values.map((row, at) =>
      row
        .map((text, column) => textBefore(ends[column] as number, y - 24 - 12 * at, text, 9))
        .join("\n"),
    ),
    textAt(50, y - 24 - 12 * values.length, "Lead", 9, "F2"),
    textAt(180, y - 24 - 12 * values.length, "Head of Street Services", 9),
  ].join("\n");

const read = async (operators: string): Promise<string[][][]> =>
  tablesOf(await readMade([{ operators }])).map(rowsOf);

describe("figures that end right before the next column's head", () => {
  const first = [
    ["2007/08", "19%", "20.4%"],
    ["2008/09", "1,250", ""],
  ];
  it("are of the column that the head at its left begins", async () => {
    const page = `${card(700, "NI 1 Streets cleaned", first)}\n${card(620, "NI 2 Lamps mended in the parish within a day of a call", first)}`;
    const rows = [
      ["Period", "Target", "Actual"],
      ["2007/08", "19%", "20.4%"],
      ["2008/09", "1,250", ""],
      ["Lead", "Head of Street Services", ""],
    ];
    expect(await read(page)).toEqual([
      [["NI 1 Streets cleaned", "", ""], ...rows],
      [["NI 2 Lamps mended in the parish within a day of a call", "", ""], ...rows],
    ]);
  });
  it("are so, too, where all are as wide as each other and the last column is filled", async () => {
    const alike = [["2008/09", "1,250.5", "1,310.5"]];
    const [table] = await read(
      `${card(700, "NI 1 Streets cleaned", alike)}\n${card(620, "NI 2 Lamps mended", alike)}`,
    );
    expect(table?.[2]).toEqual(["2008/09", "1,250.5", "1,310.5"]);
  });
});

describe("figures that begin before the head in their own column's middle", () => {
  it("are that head's", async () => {
    const middles = [250, 350, 450];
    const heads = ["2007/08", "2008/09", "2009/10"];
    const page = [
      textAt(50, 700, "Indicator", 9, "F2"),
      ...heads.map((head, at) => textAround(middles[at] as number, 700, head, 9, "F2")),
      rowsAt(
        [50, 203, 303, 403],
        686,
        12,
        [
          ["Streets cleaned", "19.5%", "20.4%", "22.6%"],
          ["Lamps mended", "18.5%", "21.4%", "23.6%"],
          ["Bins emptied", "17.5%", "22.4%", "24.6%"],
        ],
        9,
      ),
    ].join("\n");
    const [table] = await read(page);
    expect(table?.[1]).toEqual(["Streets cleaned", "19.5%", "20.4%", "22.6%"]);
  });
});

describe("a title over the heads of a card", () => {
  it("is a row of its own, however short it is, where another card has the same heads", async () => {
    const values = [["2008/09", "18", "1,310"]];
    const titles = ["NI 112 Under 18 conceptions", "NI 113 Screening tests"];
    const tables = await read(
      `${card(700, titles[0] as string, values)}\n${card(620, titles[1] as string, values)}`,
    );
    expect(tables.map((rows) => rows[0]?.[0])).toEqual(titles);
    expect(tables.map((rows) => rows[1]?.[0])).toEqual(["Period", "Period"]);
  });
  it("is none where it is the same over both: a head that wraps", async () => {
    const values = [["2008/09", "18", "1,310"]];
    const page = `${card(700, "Reporting", values)}\n${card(620, "Reporting", values)}`;
    const tables = await read(page);
    expect(tables.map((rows) => rows[0])).not.toContainEqual(["Reporting", "", ""]);
  });
});
