import { describe, expect, it } from "vitest";
import { gridOf, rowsAt, textAround } from "../../../../../scripts/pdf/make-pdf.mjs";
import type { TextRow } from "../../../../../src/extract/pdf/tables/rows/placed-lines.ts";
import { joinWordyLines } from "../../../../../src/extract/pdf/tables/rows/rows-of-words.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const read = async (...operators: string[]): Promise<string[][][]> =>
  tablesOf(await readMade([{ operators: operators.join("\n"), height: 842 }])).map(rowsOf);

const xs = [50, 165, 460];
const heads = rowsAt(
  xs,
  700,
  13,
  [["Lead person", "Milestones to be achieved", "To be done by"]],
  9,
  "F2",
);
const promised = [
  ["Ada Marsh", "Reopen the covered market hall", "May 07"],
  ["Ben Holt", "Draft a play strategy for the county", "July 07"],
  ["Cora Lyle", "Promote the town at the tourism fair", "Autumn"],
  ["Dan Pike", "Carry out an audit of school kitchens", "March 08"],
  ["Eve Stone", "Invite bids for the arts centre", "April 07"],
];

describe("rows of words of which none wraps", () => {
  it("are a row for every line, and titles between them", async () => {
    const title = rowsAt([50], 687, 13, [["Objective 1: The town thrives for all"]], 9, "F2");
    const [table] = await read(heads, title, rowsAt(xs, 674, 13, promised, 9));
    expect(table?.slice(2)).toEqual(promised);
  });

  it("are not told where a cell goes on in small letters", async () => {
    const wrapped = [
      ...promised,
      ["and Flo Grant", "with all its partners in it", "at the latest"],
    ];
    const tables = await read(heads, rowsAt(xs, 687, 13, wrapped, 9));
    expect(tables.flat().some((row) => row.includes("and Flo Grant"))).toBe(false);
  });

  it("begin with the first texts where a status stands for itself", async () => {
    const lights = promised.map((_, at) => `0 0.6 0 rg 50 ${664 - 16 * at} 40 14 re f`).join("\n");
    const statusHeads = rowsAt(
      [50, 100, 300, 400],
      700,
      10,
      [
        ["Rating", "Milestone", "To be done", "Latest position"],
        ["", "", "by", ""],
      ],
      8,
      "F2",
    );
    const rows = promised.map(([, what = "", when = ""]) => ["", what, when, "Staff are in post."]);
    const [table] = await read(
      gridOf([46, 545], [592, 712]),
      statusHeads,
      `q ${lights} Q`,
      rowsAt([50, 100, 300, 400], 668, 16, rows, 8),
    );
    expect(table?.slice(1).map((row) => row.slice(1))).toEqual(rows.map((row) => row.slice(1)));
  });
});

describe("a name over several heads", () => {
  it("is a level of its own over cells of sentences", async () => {
    const quarters = [50, 160, 260, 360, 460];
    const texts = [
      [
        "Objective 1: All are",
        "Put in place a plan",
        "Expand the scheme",
        "Develop a unit",
        "Agree on paths",
      ],
      [
        "well led and safe",
        "for the whole sector",
        "to all of the area",
        "for care at Ferndale",
        "to prevent falls",
      ],
    ];
    const [table] = await read(
      gridOf([46, 545], [630, 712]),
      rowsAt([50], 700, 13, [["Objective"]], 9, "F2"),
      textAround(350, 700, "Milestones 2007/08", 9, "F2"),
      rowsAt(
        quarters,
        687,
        13,
        [["", "Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"]],
        9,
        "F2",
      ),
      rowsAt(quarters, 674, 11, texts, 9),
      rowsAt(quarters, 648, 11, [texts[1] as string[], texts[0] as string[]].reverse(), 9),
    );
    expect(table?.[0]).toEqual(["Objective", "Milestones 2007/08", "", "", ""]);
    expect(table?.[1]).toEqual(["", "Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"]);
  });
});

describe("the second lines of two heads", () => {
  const wordAt = (text: string, left: number, right: number, column: number) => ({
    column,
    columnSpan: 1,
    piece: { text, box: [left, 0, right, 8], spans: [{ face: { bold: true } }] },
  });
  const lineAt = (baseline: number, ...cells: readonly ReturnType<typeof wordAt>[]) =>
    ({ baseline, top: baseline - 7, bottom: baseline + 2, size: 9, cells }) as unknown as TextRow;
  const never = () => false;

  it("are no level under the head that happens to stand in the middle between them", () => {
    const heads = lineAt(
      100,
      wordAt("Service", 50, 90, 0),
      wordAt("Objective", 120, 170, 1),
      wordAt("2008/09 Milestone", 180, 300, 2),
      wordAt("Progress", 400, 440, 3),
    );
    const rests = lineAt(110, wordAt("Plan Ref.", 50, 95, 0), wordAt("to date", 400, 430, 3));
    expect(joinWordyLines([heads, rests], 10, never, never)).toEqual([[heads, rests]]);
    const level = lineAt(110, wordAt("Quarter 1", 130, 190, 1), wordAt("Quarter 2", 280, 340, 3));
    const name = lineAt(100, wordAt("Service", 50, 90, 0), wordAt("Milestones", 200, 270, 2));
    expect(joinWordyLines([name, level], 10, never, never)).toEqual([[name], [level]]);
  });
});
