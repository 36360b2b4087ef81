import { describe, expect, test } from "vitest";
import { monthsOfLetters } from "../../src/interpret/read/month-letters.ts";
import type { Milestone } from "../../src/records.ts";
import { documentOf, type Reading, readingOf, readReport, recordLines } from "../builders.ts";

const milestonesOf = ({ records }: Reading): Milestone[] =>
  records.filter((record) => record.kind === "milestone");

describe("two tables printed in one grid", () => {
  const indicators = [
    "Indicator | Target | Actual",
    "NI 157 Major applications | 65% | 64%",
    "NI 195 Litter | 6% | 7%",
  ];
  const readIndicators = [
    "NI157 | Major applications | target 2008-09 = 65 percent",
    "NI157 | Major applications | actual 2008-09 = 64 percent",
    "NI195 | Litter | target 2008-09 = 6 percent",
    "NI195 | Litter | actual 2008-09 = 7 percent",
  ];

  test.each([
    ["with heads of its own", []],
    ["with a title above its heads", ["What it costs"]],
  ])("the second %s is read for itself", (_, title) => {
    const reading = readReport("## Planning", [
      ...indicators,
      ...title,
      "Service | Budget £000 | Forecast £000",
      "Planning | 1,200 | 1,250",
    ]);
    expect(recordLines(reading)).toEqual([
      ...readIndicators,
      "Planning | annual_budget 2008-09 = 1200000",
      "Planning | projection 2008-09 = 1250000",
    ]);
    expect(reading.interpretation.verdicts.map(({ table }) => table)).toEqual([1]);
  });

  test("a row of words under figures begins none where the columns go on", () => {
    expect(
      recordLines(
        readReport("## Planning", [...indicators, "NI 196 Fly tipping | Not set | Improved"]),
      ).slice(0, 4),
    ).toEqual(readIndicators);
  });
});

describe("a unit where a figure would stand", () => {
  test("is no nought", () => {
    const { records } = readReport("## Planning", [
      "Indicator | Target | Actual",
      "NI 157 Major applications | 65% | 64%",
      "Costs | £000 | £000",
    ]);
    expect(
      records.flatMap((record) => (record.kind === "observation" ? [record.value] : [])),
    ).not.toContain(0);
  });
});

describe("letters over the columns of a chart", () => {
  const monthsOver = (letters: string) =>
    [
      ...monthsOfLetters(
        [...letters].map((text, column) => ({
          column,
          header: text,
          role: "",
          how: "none",
          parts: [{ text, wide: false }],
        })),
      ).values(),
    ].join(" ");

  test.each([
    ["a year's from April", "AMJJASONDJFM", /^April May June July .* January February March$/],
    ["two years'", "AMJJASONDJFMAMJJASONDJFM", /^April .* March April .* March$/],
    ["a few that stand at one place of the year", "JAS", /^July August September$/],
    ["a few over the turn of the year", "DJF", /^December January February$/],
    ["letters that stand nowhere in that order", "JJF", /^$/],
    ["two", "AM", /^$/],
  ])("%s", (_, letters, months) => {
    expect(monthsOver(letters)).toMatch(months);
  });
});

describe("what stands over or under a table", () => {
  test("the names of groups under their last commitments are theirs", () => {
    const reading = readReport("## Actions", [
      "Action | Due | Lead",
      "Appoint two wardens | June 2008 | J Smith",
      "Publish the strategy | July 2008 | A Jones",
      "Safer streets",
      "Buy three sweepers | May 2008 | J Smith",
      "Let the contract | March 2009 | A Jones",
      "Cleaner streets",
    ]);
    expect(milestonesOf(reading).map(({ group }) => group)).toEqual([
      "Safer streets",
      "Safer streets",
      "Cleaner streets",
      "Cleaner streets",
    ]);
  });

  test("a caption's year is that of its amounts", () => {
    expect(
      recordLines(
        readReport("## Capital spending", "Table 3: Budget 2009/10", [
          "Scheme | Budget £",
          "Rewiring | 1,200,000",
          "Lighting | 240,000",
        ]),
      ),
    ).toEqual([
      "Rewiring | annual_budget 2009-10 = 1200000",
      "Lighting | annual_budget 2009-10 = 240000",
    ]);
  });

  test("a heading of a plan's parts dates what stands under it", () => {
    const plan = [
      "Action | By when",
      "Publish the strategy | June",
      "Complete the review | December",
    ];
    expect(
      milestonesOf(
        readReport(
          "## Corporate plan actions 2009/10",
          plan,
          "## Service plan milestones 2010/11",
          ["Milestone | By when", "Open the library | February"],
        ),
      ).map(({ due, planYear }) => `${due} ${planYear}`),
    ).toEqual(["2009-06 2009-10", "2009-12 2009-10", "2011-02 2010-11"]);
  });
});

describe("money", () => {
  test("the first group row in the lines' column is no second row of heads", () => {
    const { records } = readReport("## Housing Revenue Account", [
      "Line | | Budget 2008/09 £000",
      " | INCOME | ",
      "1 | Dwelling rents | (12,200)",
      "2 | Charges | (240)",
      " | EXPENDITURE | ",
      "3 | Repairs | 2,200",
    ]);
    expect(
      records.flatMap((record) =>
        record.kind === "budget" ? [`${record.section}: ${record.line}`] : [],
      ),
    ).toEqual(["INCOME: Dwelling rents", "INCOME: Charges", "EXPENDITURE: Repairs"]);
  });

  test.each([
    "£1,750,000",
    "£1,750k",
    "£1.75m",
  ])("a programme whose only unit is %s in its cells", (amount) => {
    expect(
      recordLines(
        readReport("## Capital programme", [
          "Scheme | 2009/10 | 2010/11 | Total",
          `Rewiring | ${amount} | 0 | ${amount}`,
          `Roofs | ${amount} | ${amount} | ${amount}`,
        ]),
      ).slice(0, 3),
    ).toEqual([
      "Rewiring | capital 2009-10 = 1750000",
      "Rewiring | capital 2010-11 = 0",
      "Rewiring | capital = 1750000",
    ]);
  });

  test("fees are no budget", () => {
    expect(
      recordLines(
        readReport("## Charges", [
          "Item | 2008/09 | 2009/10",
          "Swim | £3.20 | £3.30",
          "Gym | £5.10 | £5.20",
        ]),
      ),
    ).toEqual([]);
  });
});

describe("one indicator a table", () => {
  test("with its name in the corner, measures below and years beside", () => {
    expect(
      recordLines(
        readReport("## Performance", [
          "BV 12 – Average days to fill a vacancy | 2006/07 | 2007/08 | 2008/09",
          "Target level | | 24 | 25",
          "Performance level | 22.6 | 23.6 | ",
          "Mean for all authorities | 22.3 | |",
        ]),
      ),
    ).toEqual([
      "BV12 | Average days to fill a vacancy | target 2007-08 = 24",
      "BV12 | Average days to fill a vacancy | target 2008-09 = 25",
      "BV12 | Average days to fill a vacancy | actual 2006-07 = 22.6",
      "BV12 | Average days to fill a vacancy | actual 2007-08 = 23.6",
      "BV12 | Average days to fill a vacancy | benchmark 2006-07 = 22.3",
    ]);
  });

  test("names of parts below it are no measures", () => {
    expect(
      recordLines(
        readReport("## Performance", [
          "NI 33 Arson incidents | 2006/07 | 2007/08",
          "Deliberate | 12 | 14",
          "Vehicles | 8 | 9",
        ]),
      ).filter((line) => line.includes("Arson")),
    ).toEqual([]);
  });
});

describe("heads", () => {
  test("targets and results under quarters, each by its first letter", () => {
    expect(
      recordLines(
        readReport("## Performance", [
          "Ref | Indicator | First quarter | | Second quarter | ",
          " | | T | A | T | A",
          "NI 157 | Major applications | 65% | 64% | 66% | 61%",
        ]),
      ),
    ).toEqual([
      "NI157 | Major applications | target 2008-09 Q1 = 65 percent",
      "NI157 | Major applications | actual 2008-09 Q1 = 64 percent",
      "NI157 | Major applications | target 2008-09 Q2 = 66 percent",
      "NI157 | Major applications | actual 2008-09 Q2 = 61 percent",
    ]);
  });

  test.each([
    ["Result obtained", "Result expected"],
    ["Level reached", "Level aimed for"],
    ["Performance achieved", "Performance sought"],
  ])("%s is what was reached, %s is not", (actual, target) => {
    const { records } = readReport("## Performance", [
      `Indicator | ${actual} | ${target}`,
      "NI 157 Major applications | 64% | 65%",
    ]);
    expect(
      records.flatMap((record) =>
        record.kind === "observation" ? [`${record.raw} ${record.measure}`] : [],
      ),
    ).toEqual(["64% actual", "65% target"]);
  });

  test.each([
    "Qu. 2",
    "Quarter to September",
    "Qtr ending September",
  ])("%s alone is over what was reached in it", (quarter) => {
    expect(
      recordLines(
        readReport("## Performance", [
          `Indicator | Target | ${quarter}`,
          "NI 157 Major applications | 65% | 64%",
        ]),
      ),
    ).toContain("NI157 | Major applications | actual 2008-09 Q2 = 64 percent");
  });

  test("names across the table under two rows of heads", () => {
    const cells = (
      [
        [0, 0, "Performance 2007/08", 2, 1],
        [0, 1, "2008/09", 1, 2],
        [0, 3, "Direction", 2, 1],
        [1, 1, "Target", 1, 1],
        [1, 2, "Performance", 1, 1],
        [2, 0, "NI 195 Streets that are dirty", 1, 4],
        [3, 0, "9%", 1, 1],
        [3, 1, "8%", 1, 1],
        [3, 2, "7%", 1, 1],
        [3, 3, "Low", 1, 1],
        [4, 0, "NI 157 Major applications decided", 1, 4],
        [5, 0, "61%", 1, 1],
        [5, 1, "65%", 1, 1],
        [5, 2, "64%", 1, 1],
        [5, 3, "High", 1, 1],
      ] as const
    ).map(([row, column, text, rowSpan, columnSpan]) => ({
      row,
      column,
      text,
      rowSpan,
      columnSpan,
      marks: [],
    }));
    const { blocks, ...document } = documentOf("# Halton Borough Council", "# Plan 2008-09");
    expect(
      recordLines(
        readingOf({
          ...document,
          blocks: [...blocks, { kind: "table", method: "markup", rows: 6, columns: 4, cells }],
        }),
      ).map((line) => line.replace(/ (?:up|down)$/, "")),
    ).toEqual([
      "NI195 | Streets that are dirty | actual 2007-08 = 9 percent",
      "NI195 | Streets that are dirty | target 2008-09 = 8 percent",
      "NI195 | Streets that are dirty | actual 2008-09 = 7 percent",
      "NI157 | Major applications decided | actual 2007-08 = 61 percent",
      "NI157 | Major applications decided | target 2008-09 = 65 percent",
      "NI157 | Major applications decided | actual 2008-09 = 64 percent",
    ]);
  });

  test("a row that numbers the columns and says how they are worked out is none of amounts", () => {
    expect(
      recordLines(
        readReport("## Budget", [
          "Service | Budget £000 | Budget so far £000 | Spent so far £000 | Variance £000",
          " | (1) | (2) | (3) | (4) = (3) – (2)",
          "Parks | 120 | 60 | 58 | (2)",
        ]),
      ),
    ).toEqual([
      "Parks | annual_budget 2008-09 = 120000",
      "Parks | budget_to_date 2008-09 = 60000",
      "Parks | actual_to_date 2008-09 = 58000",
      "Parks | variance 2008-09 = -2000",
    ]);
  });
});

describe("what is paid with and planned by others", () => {
  test("borrowing and receipts by year pay for the capital programme", () => {
    expect(
      recordLines(
        readReport("## Resources available", [
          "Source | 2008/09 £000 | 2009/10 £000",
          "Prudential borrowing | 9,406 | 7,100",
          "Capital receipts | 1,200 | 0",
          "Lottery | 300 | 20",
        ]),
      ).slice(0, 2),
    ).toEqual([
      "Prudential borrowing | capital 2008-09 = 9406000",
      "Prudential borrowing | capital 2009-10 = 7100000",
    ]);
  });

  test.each([
    ["Capital Programme 2008/09: Monitor Two", "Scheme", 4],
    ["Revenue estimates 2008/09", "Scheme", 0],
  ])("schemes by year under %s, headed %s, are capital: %i", (chapter, head, count) => {
    const lines = recordLines(
      readReport(`# ${chapter}`, "## Leisure and Heritage", [
        `${head} | 2008/09 £000 | 2009/10 £000`,
        "York High pool | 1,410 | 4,120",
        "Acomb Library | 1,602 | 90",
      ]),
    );
    expect(lines.filter((line) => / capital 20/.test(line))).toHaveLength(count);
  });

  test("the calendar of inspections promises nothing", () => {
    const reading = readReport("## Inspection timetable", [
      "Inspection | When expected | Carried out by",
      "Annual audit | July 2009 | District Auditor",
      "Fostering inspection | November 2009 | Ofsted",
    ]);
    expect(recordLines(reading)).toEqual([]);
  });
});
