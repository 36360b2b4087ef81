import { describe, expect, test } from "vitest";
import { documentOf, readReport, recordLines } from "../builders.ts";
import { lostFigures } from "./laws.ts";

type Blocks = readonly (string | readonly string[])[];
const linesOf = (...blocks: Blocks): string[] => recordLines(readReport(...blocks));

describe("half a year over figures is what was reached in its financial year", () => {
  const actual = (header: string): string[] =>
    linesOf([
      `Ref | Indicator | Target 2008/09 | ${header}`,
      "NI 60 | Core assessments in time | 86% | 81%",
    ]).slice(1);

  test.each([
    ["April to September", "2008-09"],
    ["Apr - Sep 08", "2008-09"],
    ["Half year", "2008-09"],
    ["Half-year 2007/08", "2007-08"],
    ["Six months to 30 September", "2008-09"],
    ["6 months ended 31 March 2008", "2007-08"],
    ["First half", "2008-09"],
    ["H1 2008/09", "2008-09"],
    ["Second half of 2007/08", "2007-08"],
  ])("%s", (header, period) => {
    expect(actual(header)).toEqual([
      `NI60 | Core assessments in time | actual ${period} = 81 percent`,
    ]);
  });

  test("a half that is called a target is one", () => {
    expect(actual("First half target")).toEqual([
      "NI60 | Core assessments in time | target 2008-09 = 81 percent",
    ]);
  });

  test.each([
    "6 months",
    "Six months to 31 December 2008",
    "April to September 2009",
  ])("%s is no half of a year that has been, so its column is set aside", (header) => {
    const { problems } = readReport([
      `Ref | Indicator | Target 2008/09 | ${header}`,
      "NI 60 | Core assessments in time | 86% | 81%",
    ]);
    expect(actual(header)).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["column-unrecognised"]);
  });

  test("halves stand over several columns", () => {
    expect(
      linesOf([
        "Indicator | April to September | | October to March | ",
        " | Target | Actual | Target | Actual",
        "NI 60 Core assessments in time | 81% | 82% | 86% | 84%",
      ]),
    ).toHaveLength(4);
  });

  test("a tick under one is no state, and its date is said to be missing", () => {
    const reading = readReport([
      "Activity | Apr-Sep | Oct-Mar | Lead",
      "Review the licensing policy | x | | Jane Doe",
    ]);
    expect(recordLines(reading)).toEqual(["- | Review the licensing policy | due -"]);
    expect(reading.problems.map(({ code }) => code)).toEqual(["due-unreadable"]);
  });
});

describe("the period of a row, wherever its column stands", () => {
  test("as the last column", () => {
    expect(
      linesOf([
        "Actual | Target | Indicator | Year",
        "76% | 80% | NI 60 Core assessments in time | 2006/07",
        "81% | 82% | NI 60 Core assessments in time | 2007/08",
      ]),
    ).toEqual([
      "NI60 | Core assessments in time | actual 2006-07 = 76 percent",
      "NI60 | Core assessments in time | target 2006-07 = 80 percent",
      "NI60 | Core assessments in time | actual 2007-08 = 81 percent",
      "NI60 | Core assessments in time | target 2007-08 = 82 percent",
    ]);
  });

  test("calendar years that look like counts", () => {
    expect(
      linesOf(["Actual | Indicator | Year", "76% | NI 60 Core assessments in time | 2007"]),
    ).toEqual(["NI60 | Core assessments in time | actual = 76 percent [data_year=2007]"]);
  });

  test.each<[string, readonly string[]]>([
    [
      "last",
      [
        "Actual | Budget | Service | Year",
        "1,200 | 1,300 | Parks | 2006/07",
        "300 | 310 | Markets | 2007/08",
      ],
    ],
    [
      "first",
      [
        "Year | Service | Actual | Budget",
        "2006/07 | Parks | 1,200 | 1,300",
        "2007/08 | Markets | 300 | 310",
      ],
    ],
  ])("of a budget line, where it stands %s", (_, rows) => {
    const blocks = ["## Revenue budget £000", rows];
    const reading = readReport(...blocks);
    expect(recordLines(reading)).toEqual([
      "Parks | actual_to_date 2006-07 = 1200000",
      "Parks | annual_budget 2006-07 = 1300000",
      "Markets | actual_to_date 2007-08 = 300000",
      "Markets | annual_budget 2007-08 = 310000",
    ]);
    const document = documentOf("# Halton Borough Council", "# Service Plan 2008-09", ...blocks);
    expect(lostFigures(document, reading)).toEqual([]);
    expect(reading.interpretation.asides.map(({ reason }) => reason)).toEqual(["header"]);
  });

  test("a blank year is the one above", () => {
    expect(
      linesOf("## Revenue budget £000", [
        "Year | Service | Budget",
        "2006/07 | Parks | 1,200",
        " | Markets | 300",
        "2007/08 | Parks | 1,300",
      ]),
    ).toEqual([
      "Parks | annual_budget 2006-07 = 1200000",
      "Markets | annual_budget 2006-07 = 300000",
      "Parks | annual_budget 2007-08 = 1300000",
    ]);
  });

  test("of a budget line that names a calendar year nothing is stored", () => {
    const reading = readReport("## Revenue budget £000", [
      "Service | Budget | Year",
      "Parks | 1,200 | 2007",
      "Markets | 300 | 2007",
    ]);
    expect(recordLines(reading)).toEqual([]);
    expect(reading.problems.map(({ code }) => code)).toEqual(["table-unrecognised"]);
  });
});

describe("a rate's base in the header", () => {
  test.each<[string, Blocks]>([
    [
      "beside a year",
      [
        "## Local measures",
        [
          "Local measure | 2007/08 (per 1,000) | 2008/09 (per 1,000)",
          "Library visits | 5,212 | 5,180",
        ],
      ],
    ],
    [
      "with whom it counts",
      [
        [
          "Local measure | 2007/08 (per 1,000 population) | 2008/09 (per 1,000 population)",
          "Library visits | 5,212 | 5,180",
        ],
      ],
    ],
    [
      "as a rate",
      [
        [
          "Local measure | Rate (per 100,000) 2007/08 | Rate (per 100,000) 2008/09",
          "Library visits | 5,212 | 5,180",
        ],
      ],
    ],
  ])("makes no money of thousands, %s", (_, blocks) => {
    expect(linesOf(...blocks)).toEqual([
      "- | Library visits | actual 2007-08 = 5212 rate",
      "- | Library visits | actual 2008-09 = 5180 rate",
    ]);
  });

  test("pounds are money all the same", () => {
    expect(
      linesOf([
        "Local measure | 2007/08 (£ per 1,000) | 2008/09 (£ per 1,000)",
        "Cost of libraries | 1,212 | 1,180",
      ]),
    ).toEqual([
      "- | Cost of libraries | actual 2007-08 = 1212 gbp",
      "- | Cost of libraries | actual 2008-09 = 1180 gbp",
    ]);
  });
});
