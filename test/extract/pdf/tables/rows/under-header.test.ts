import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import type { TextRow } from "../../../../../src/extract/pdf/tables/rows/placed-lines.ts";
import { splitUnderHeads } from "../../../../../src/extract/pdf/tables/rows/rows-under-heads.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

/** A line with a text in each column that has one; bold ones begin with a star. */
const line = (baseline: number, texts: readonly string[]): TextRow => ({
  baseline,
  top: baseline - 8,
  bottom: baseline + 2,
  size: 10,
  cells: texts.flatMap((printed, column) => {
    if (printed === "") return [];
    const bold = printed.startsWith("*");
    const text = printed.replace("*", "");
    const box = [column * 100, baseline - 8, column * 100 + 60, baseline + 2] as const;
    const face = { name: "Arial", bold, italic: false, symbol: false };
    const span = {
      text,
      box,
      baseline,
      size: 10,
      face,
      colour: "#000000",
      turn: 0,
      tag: -1,
    } as const;
    return [{ column, columnSpan: 1, piece: { text, box, spans: [span] } }];
  }),
});
const header = [
  line(100, ["*Service", "*Objective", "*Milestone", "*Progress"]),
  line(112, ["*Plan", "", "", "*to date"]),
];
const partsOf = (groups: readonly (readonly TextRow[])[]): number[] =>
  splitUnderHeads(groups).map(({ length }) => length);

describe("a header in one band with the rows below it", () => {
  it("ends where they are plain, but for a status' letter", () => {
    const row = [line(130, ["", "", "Agree it", "*G"]), line(142, ["", "", "by May", ""])];
    expect(partsOf([[...header, ...row]])).toEqual([2, 2]);
    const sign = [line(130, ["", "", "Agree it", ""]), line(136, ["", "", "", "*G"])];
    expect(partsOf([[...header, ...sign]])).toEqual([2, 2]);
  });

  it("goes on where what is plain under it is a unit or close by", () => {
    expect(partsOf([[...header, line(124, ["", "", "(%)", "(£)"])]])).toEqual([3]);
    expect(partsOf([[...header, line(124, ["", "", "as agreed", ""])]])).toEqual([3]);
  });

  it("is told at the top of a table alone, and where several are bold", () => {
    const row = line(130, ["", "", "Agree it", "Done"]);
    expect(partsOf([[line(80, ["x"])], [...header, row]])).toEqual([1, 3]);
    expect(partsOf([[line(100, ["*Lead", "*Due"]), line(112, ["Head", "May"])]])).toEqual([2]);
  });
});

describe("a header whose heads stand at its bottom", () => {
  it("is one where its first line has a head or two alone", async () => {
    const xs = [50, 150, 330, 420];
    const rows = ["Access", "Language", "Posters", "Places"].map((name, at) =>
      rowsAt(
        xs,
        700 - 36 * at,
        11,
        [
          [`${name} in all of the`, "Publish all there is in all", "Heads of the", "Beginning of"],
          ["formats there are", "of the languages", "services", "January 2008"],
        ],
        9,
      ),
    );
    const operators = [
      rowsAt(xs, 746, 11, [["", "", "", "Proposed"]], 9, "F2"),
      rowsAt(xs, 735, 11, [["", "", "", "completion"]], 9, "F2"),
      rowsAt(xs, 724, 11, [["Key activity", "Actions required", "Lead officers", "date"]], 9, "F2"),
      ...rows,
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }])).map(rowsOf);
    expect(table?.map(([first]) => first)).toEqual([
      "Key activity",
      "Access in all of the formats there are",
      "Language in all of the formats there are",
      "Posters in all of the formats there are",
      "Places in all of the formats there are",
    ]);
  });
});
