import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

type Rows = readonly string[];

const linesOf = (heading: string, rows: Rows): string[] =>
  recordLines(readReport(`## ${heading}`, rows));

describe("kinds of money down the rows", () => {
  const read = [
    "Employees | annual_budget 2008-09 = 1200000",
    "Employees | actual_to_date 2008-09 = 610000",
    "Premises | annual_budget 2008-09 = 340000",
    "Premises | actual_to_date 2008-09 = 150000",
  ];

  test.each<[string, Rows]>([
    [
      "under the lines' names",
      ["| Employees | Premises", "Budget | 1,200 | 340", "Spent to date | 610 | 150"],
    ],
    [
      "beside the lines' names",
      [
        "Service | Measure | £000",
        "Employees | Budget | 1,200",
        "| Actual to date | 610",
        "Premises | Budget | 340",
        "| Actual to date | 150",
      ],
    ],
    [
      "cards",
      [
        "Service | Employees",
        "Budget | 1,200",
        "Spent to date | 610",
        "Service | Premises",
        "Budget | 340",
        "Spent to date | 150",
      ],
    ],
  ])("%s", (_, rows) => {
    expect(linesOf("Budget monitoring 2008/09 (£000)", rows)).toEqual(read);
  });

  test("lines that are called like kinds of income stay lines", () => {
    expect(
      linesOf("Revenue budget 2008/09 (£000)", [
        "Line | Schools | Libraries",
        "Gross expenditure | 1,200 | 340",
        "Income | 610 | 150",
        "Net | 590 | 190",
      ])[0],
    ).toBe("Gross expenditure | annual_budget 2008-09 = 1200000");
  });
});

describe("words of money that name no kind that is stored", () => {
  const rows = (header: string): Rows => [
    `Service | Budget | Spent so far | ${header}`,
    "Employees | 1,200 | 610 | 590",
    "Premises | 340 | 150 | 190",
  ];

  test.each([
    "Left to spend",
    "Remaining budget",
    "Budget pressures",
    "Unspent",
  ])("%s", (header) => {
    expect(linesOf("Budget monitoring 2008/09 (£000)", rows(header))).toContain(
      "Employees |  2008-09 = 590000",
    );
  });

  test("columns of a matrix are names, and no kinds or times that nobody knows", () => {
    expect(
      linesOf("Revenue budget 2008/09 (£000)", [
        "Cost type | Resources available | Pressure",
        "Employees | 1,200 | 10",
        "Premises | 340 | 20",
      ]),
    ).toEqual([]);
  });

  test.each([
    ["Planned spending", "annual_budget"],
    ["Approved net expenditure", "annual_budget"],
    ["Used to date", "actual_to_date"],
    ["Anticipated year end", "projection"],
  ])("%s is %s", (header, measure) => {
    expect(linesOf("Budget monitoring 2008/09 (£000)", rows(header))).toContain(
      `Employees | ${measure} 2008-09 = 590000`,
    );
  });
});

test("periods over heads of money reach over blanks where merged cells were lost", () => {
  expect(
    linesOf("Budget monitoring (£000)", [
      "| 2007/08 | | 2008/09",
      "Service | Budget | Forecast | Budget",
      "Employees | 1,200 | 1,210 | 1,300",
    ]),
  ).toEqual([
    "Employees | annual_budget 2007-08 = 1200000",
    "Employees | projection 2007-08 = 1210000",
    "Employees | annual_budget 2008-09 = 1300000",
  ]);
});
