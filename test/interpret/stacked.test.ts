import { describe, expect, it, test } from "vitest";
import { splitTitle, splitValues } from "../../src/interpret/read/stacked.ts";
import { readReport, recordLines } from "../builders.ts";

test.each<[string, string[] | undefined]>([
  ["12\n13", ["12", "13"]],
  ["12\n\n13", ["12", "13"]],
  ["86% 87%", ["86%", "87%"]],
  ["£5 £6", ["£5", "£6"]],
  ["(11) 12", ["(11)", "12"]],
  ["14% (p) 15%", ["14% (p)", "15%"]],
  ["N/A TBC", ["N/A", "TBC"]],
  ["<5 6", ["<5", "6"]],
  ["12", undefined],
  ["", undefined],
  ["12 and 13", undefined],
  ["10-15", undefined],
  ["93.5/91.3%", undefined],
  ["22 (24%)", undefined],
  ["see note", undefined],
])("values %j", (cell, expected) => {
  expect(splitValues(cell)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ["Attainment • Maths • English", "Attainment", ["Maths", "English"]],
  ["Pass rate\nMaths\nEnglish", "Pass rate", ["Maths", "English"]],
  ["Maths\nEnglish", "", ["Maths", "English"]],
  [
    "Value Added KS1 to KS2 Value Added KS2-KS3",
    "",
    ["Value Added KS1 to KS2", "Value Added KS2-KS3"],
  ],
])("title %j", (title, heading, parts) => {
  expect(splitTitle(title, 2)).toEqual({ heading, parts });
});

describe("a row that stacks its parts", () => {
  const rows = (title: string, values: string) =>
    recordLines(readReport(["Ref | Indicator | Target 2008/09", `NI 60 | ${title} | ${values}`]));
  it("is an observation a part, with heading and code", () => {
    expect(rows("Reviews • on time • late", "86% 12%")).toEqual([
      "NI60 | Reviews on time | target 2008-09 = 86 percent",
      "NI60 | Reviews late | target 2008-09 = 12 percent",
    ]);
  });
  it("stays one where the title has other parts than values", () => {
    expect(rows("Reviews • on time", "86% 12% 2%")).toEqual([
      'NI60 | Reviews • on time | target 2008-09 = "86% 12% 2%" percent [compound]',
    ]);
  });
});
