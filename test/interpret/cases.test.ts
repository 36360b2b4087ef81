import { describe, expect, test } from "vitest";
import { documentOf, type Reading, readingOf, readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];
const linesOf = (...blocks: Blocks): string[] => recordLines(readReport(...blocks));

/** Budget lines without their periods, which the cover gives. */
const amountsOf = ({ records }: Reading) =>
  records.flatMap((record) =>
    record.kind === "budget" ? [`${record.line} ${record.measure} ${record.amountGbp}`] : [],
  );

describe("where a table's unit of money stands", () => {
  const body = ["Parks | 1,204 | 1,190", "Markets | 310 | 322"];
  const inThousands = [
    "Parks annual_budget 1204000",
    "Parks actual_to_date 1190000",
    "Markets annual_budget 310000",
    "Markets actual_to_date 322000",
  ];
  test.each<[string, Blocks]>([
    ["a row of units", [["Service | Budget | Actual", " | £000 | £000", ...body]]],
    ["over several columns", [["Service | £000 | ", " | Budget | Actual", ...body]]],
    ["each header", [["Service | Budget £000 | Actual £000", ...body]]],
    ["the line above", ["## Revenue budget", "£'000", ["Service | Budget | Actual", ...body]]],
    [
      "a numbered caption",
      ["## Finance", "Table 7: Revenue budget (£000)", ["Service | Budget | Actual", ...body]],
    ],
    [
      "a sentence",
      [
        "## Revenue budget",
        "All figures in this table are in thousands of pounds.",
        ["Service | Budget | Actual", ...body],
      ],
    ],
  ])("%s", (_, blocks) => {
    expect(amountsOf(readReport(...blocks))).toEqual(inThousands);
  });
});

describe("layouts of indicators", () => {
  test("two header levels: a year over target and actual", () => {
    expect(
      linesOf([
        "Ref | Indicator | 2007/08 | | 2008/09 | ",
        " | | Target | Actual | Target | Actual",
        "NI 60 | Percentage of core assessments in time | 80% | 79% | 84% | 85%",
        "NI 62 | Percentage of children with three moves | 12% | 13% | 11% | 10%",
      ]).filter((line) => line.startsWith("NI60")),
    ).toEqual([
      "NI60 | Percentage of core assessments in time | target 2007-08 = 80 percent",
      "NI60 | Percentage of core assessments in time | actual 2007-08 = 79 percent",
      "NI60 | Percentage of core assessments in time | target 2008-09 = 84 percent",
      "NI60 | Percentage of core assessments in time | actual 2008-09 = 85 percent",
    ]);
  });

  test("field and value", () => {
    expect(
      linesOf([
        "Indicator | LI 9 Number of visits to museums",
        "Target 2008/09 | 41,000",
        "Actual 2008/09 | 40,210",
        "Responsible officer | Jane Doe",
      ]),
    ).toEqual([
      "LI9 | Number of visits to museums | target 2008-09 = 41000 count",
      "LI9 | Number of visits to museums | actual 2008-09 = 40210 count",
    ]);
  });

  test("measures down the rows under the heading of their indicator", () => {
    expect(
      linesOf("## NI 60 Core assessments in time", [
        " | Q1 | Q2",
        "Target | 80% | 82%",
        "Actual | 75% | 78%",
      ]),
    ).toEqual([
      "NI60 | Core assessments in time | target 2008-09 Q1 = 80 percent",
      "NI60 | Core assessments in time | target 2008-09 Q2 = 82 percent",
      "NI60 | Core assessments in time | actual 2008-09 Q1 = 75 percent",
      "NI60 | Core assessments in time | actual 2008-09 Q2 = 78 percent",
    ]);
  });

  test("a header printed again in other words is no row", () => {
    expect(
      linesOf([
        "Ref | Indicator | Target 2008/09 | Actual 2008/09",
        "LI 1 | Number of visits | 310 | 300",
        "Ref. | Indicator (continued) | Target 2008/09 | Actual 2008/09",
        "LI 2 | Number of loans | 41 | 44",
      ]),
    ).toHaveLength(4);
  });
});

test("a column a month is of the financial year, and a target beside them", () => {
  expect(
    linesOf([
      "PI | Indicator | Apr-08 | May-08 | Target 2008/09",
      "LI 4 | Letters answered in 10 days | 88% | 91% | 92%",
    ]),
  ).toEqual([
    "LI4 | Letters answered in 10 days | actual 2008-09 = 88 percent",
    "LI4 | Letters answered in 10 days | actual 2008-09 = 91 percent",
    "LI4 | Letters answered in 10 days | target 2008-09 = 92 percent",
  ]);
});

test("a fraction before its percentage is two values, and never a negative one", () => {
  const reading = readReport([
    "Ref | Indicator | Actual 2007/08 | Target 2008/09",
    "NI 58 | Children seen on time | 17/18 (94%) | 96%",
  ]);
  expect(recordLines(reading)).toEqual([
    'NI58 | Children seen on time | actual 2007-08 = "17/18 (94%)" percent [compound]',
    "NI58 | Children seen on time | target 2008-09 = 96 percent",
  ]);
  expect(reading.problems.map(({ code }) => code)).toEqual(["value-unreadable"]);
});

test("a card with its state beside its title and its values labelled in their cells", () => {
  expect(
    linesOf("## Key indicators", [
      "NI 62 Placements that lasted two years | | AMBER",
      "Latest: 64% | Target: 67%, Floor: 60% | Previous: 61% (Red)",
    ]),
  ).toEqual([
    "NI62 | Placements that lasted two years | actual 2008-09 = 64 percent amber",
    "NI62 | Placements that lasted two years | target 2008-09 = 67 percent amber",
  ]);
});

describe("quarters that are marked, without a year of their own", () => {
  const due = [
    "- | Adopt the housing strategy | due 2008-09 Q3",
    "- | Reopen the town museum | due 2008-09 Q2",
  ];

  test("by ticks", () => {
    expect(
      linesOf([
        "Key milestone | Q1 | Q2 | Q3 | Q4",
        "Adopt the housing strategy | | | ✓ | ",
        "Reopen the town museum | | ✓ | | ",
      ]),
    ).toEqual(due);
  });

  test("by grey cells", () => {
    const document = documentOf(
      "# Halton Borough Council",
      "# Service Plan 2008-09",
      "## Work programme",
      [
        "Action | Lead | Q1 | Q2 | Q3 | Q4",
        "Adopt the housing strategy | Head of Housing | | | grey | ",
        "Reopen the town museum | Head of Culture | | grey | | ",
      ],
    );
    const blocks = document.blocks.map((block) =>
      block.kind !== "table"
        ? block
        : {
            ...block,
            cells: block.cells.map((cell) =>
              cell.text === "grey"
                ? { ...cell, text: "", marks: [{ kind: "fill" as const, colour: "#bfbfbf" }] }
                : cell,
            ),
          },
    );
    expect(recordLines(readingOf({ ...document, blocks }))).toEqual(due);
  });
});

test("a member who is called like a council issues no report", () => {
  const { interpretation } = readingOf(
    documentOf(
      "# Quarterly Report, Quarter 2 2009/10",
      "Ashbourne Vale Parish Council",
      "PRESENT: Cllrs T White (Chair), A Halton and S Medway",
      "Cllr Halton reported on the allotments. Cllr Halton proposed and Cllr White seconded.",
    ),
  );
  expect(interpretation.facts.council).toBe("");
});

describe("tables that hold no records", () => {
  test.each<[string, string[]]>([
    [
      "a summary of states",
      ["Directorate | Green | Amber | Red", "Housing | 12 | 3 | 1", "Culture | 8 | 2 | 0"],
    ],
    [
      "counts of milestones",
      ["Milestones | Number | %", "On target | 14 | 70%", "Behind schedule | 6 | 30%"],
    ],
    ["posts", ["Grade | Posts", "Manager | 3", "Officer | 7"]],
  ])("%s", (_, rows) => {
    expect(linesOf(rows)).toEqual([]);
  });
});

test("of money and percentages only the money is read", () => {
  expect(
    amountsOf(
      readReport([
        "Line | Budget £000 | Actual £000 | Variance %",
        "Employees | 910 | 905 | 0.5%",
        "Premises | 120 | 131 | 9.2%",
      ]),
    ),
  ).toEqual([
    "Employees annual_budget 910000",
    "Employees actual_to_date 905000",
    "Premises annual_budget 120000",
    "Premises actual_to_date 131000",
  ]);
});
