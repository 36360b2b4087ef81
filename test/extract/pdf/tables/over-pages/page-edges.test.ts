import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [56, 256, 336, 416];
const schools = [
  ["Insurance", "1,055", "638", "417"],
  ["Capital charges", "16,913", "12", "16,913"],
  ["Procurement", "191", "44", "191"],
  ["Savings", "17,777", "55", "17,139"],
];
const youth = [
  ["Youth grants", "67", "31", "67"],
  ["School governors", "5", "24", "5"],
  ["Free meals", "861", "789", "72"],
  ["Transport", "512", "480", "32"],
];

const rulesUnder = (top: number, rows: number): string =>
  Array.from({ length: rows + 1 }, (_, row) =>
    lineBetween(50, top - 20 * row, 500, top - 20 * row),
  ).join("\n");

/** Rows with a rule under each, in a box of their width. */
const boxed = (top: number, rows: readonly (readonly string[])[]): string =>
  [
    rowsAt(xs, top - 14, 20, rows),
    rulesUnder(top, rows.length),
    lineBetween(50, top - 20 * rows.length, 50, top),
    lineBetween(500, top - 20 * rows.length, 500, top),
  ].join("\n");

describe("a bold line at the top of a page", () => {
  it("is the heading of another table where that one's box begins below it", async () => {
    const outcome = await readMade([
      { operators: boxed(140, schools) },
      { operators: [textAt(56, 790, "Youth", 10, "F2"), boxed(780, youth)].join("\n") },
    ]);
    expect(tablesOf(outcome).map(rowsOf)).toEqual([schools, youth]);
  });
});

describe("a title that stands at a page's foot under a header", () => {
  const header = [
    rowsAt(
      xs,
      80,
      20,
      [
        ["Measure", "Actual", "Target", "Target"],
        ["", "2009-10", "2010-11", "2011-12"],
      ],
      10,
      "F2",
    ),
    lineBetween(50, 94, 500, 94),
    lineBetween(256, 74, 500, 74),
    lineBetween(50, 54, 500, 54),
    textAt(56, 40, "Service objectives", 10, "F2"),
  ].join("\n");

  it("is a row where the next page goes on in the header's columns, under a title of its own", async () => {
    const overleaf = [
      textAt(56, 726, "Local indicators", 10, "F2"),
      rulesUnder(740, 5),
      rowsAt(xs, 706, 20, youth),
    ].join("\n");
    const tables = tablesOf(await readMade([{ operators: header }, { operators: overleaf }]));
    expect(tables).toHaveLength(1);
    expect(rowsOf(tables[0]).map(([label]) => label)).toEqual([
      "Measure",
      "",
      "Service objectives",
      "Local indicators",
      ...youth.map(([label]) => label),
    ]);
  });
});
