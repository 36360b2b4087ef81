import { describe, expect, it } from "vitest";
import { rowsAt, textAround, textAt, textBefore } from "../../../../../scripts/pdf/make-pdf.mjs";
import type { Document } from "../../../../../src/document.ts";
import type { Outcome } from "../../../../../src/problem.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const edges = [50, 190, 270, 350, 430];
const heads = [
  ["Estimate to", "31", "December", "2009"],
  ["Difference", "to date"],
  ["Probable", "Outturn", "2009-10"],
];
const middle = (column: number): number =>
  ((edges[column] as number) + (edges[column + 1] as number)) / 2;

/** A header that is filled cell by cell, with heads of two to four lines, and a level of units below it. */
const page = (note: readonly [y: number, text: string]): string =>
  [
    ...[
      [660, 52],
      [644, 15],
    ].flatMap(([y, height]) =>
      edges
        .slice(0, -1)
        .map((x, at) => `0.9 g ${x} ${y} ${(edges[at + 1] as number) - x} ${height} re f 0 g`),
    ),
    textAt(54, 702, "Head of expenditure", 9, "F2"),
    ...heads.flatMap((lines, at) =>
      lines.map((text, line) => textAround(middle(at + 1), 702 - 10.5 * line, text, 9, "F2")),
    ),
    ...heads.map((_, at) => textAround(middle(at + 1), 648, "£000's", 9, "F2")),
    ...[
      ["School crossings", "6,248", "566", "8,386"],
      ["Gullies", "892", "60", "1,152"],
      ["Parking", "1,066", "59", "1,484"],
      ["Traffic", "301", "20", "409"],
    ].flatMap(([label = "", ...values], row) => [
      rowsAt([54], 632 - 12 * row, 12, [[label]], 9),
      ...values.map((value, at) =>
        textBefore((edges[at + 2] as number) - 4, 632 - 12 * row, value, 9),
      ),
    ]),
    textAt(54, note[0], note[1], 9),
  ].join("\n");
const paragraphs = (outcome: Outcome<Document>): string[] =>
  outcome.value.blocks.flatMap((block) => (block.kind === "table" ? [] : [block.text]));

describe("heads of many lines beside shorter ones", () => {
  it("are one row over that of their units", async () => {
    const outcome = await readMade([{ operators: page([540, "Approved in March"]) }]);
    expect(rowsOf(tablesOf(outcome)[0]).slice(0, 3)).toEqual([
      [
        "Head of expenditure",
        "Estimate to 31 December 2009",
        "Difference to date",
        "Probable Outturn 2009-10",
      ],
      ["", "£000's", "£000's", "£000's"],
      ["School crossings", "6,248", "566", "8,386"],
    ]);
  });
});

describe("plain words under a table", () => {
  it("are said of it where there is more white over them than over its rows", async () => {
    const outcome = await readMade([{ operators: page([574, "Figures are in thousands"]) }]);
    expect(paragraphs(outcome)).toContain("Figures are in thousands");
  });
  it("are its last row's where there is not", async () => {
    const outcome = await readMade([{ operators: page([584, "Parks and cemeteries"]) }]);
    expect(paragraphs(outcome)).not.toContain("Parks and cemeteries");
  });
});
