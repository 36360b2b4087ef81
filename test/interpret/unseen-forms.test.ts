import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/document.ts";
import { documentOf, readingOf, readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];

/** A report whose one table is given cell by cell, so that cells may reach over others. */
function readCells(
  cells: readonly (Pick<Cell, "row" | "column" | "text"> &
    Partial<Pick<Cell, "rowSpan" | "columnSpan">>)[],
) {
  const { blocks, ...document } = documentOf(
    "# Halton Borough Council",
    "# Service Plan 2008-09",
    "## Results",
  );
  const rows = 1 + Math.max(...cells.map(({ row }) => row));
  const columns = Math.max(...cells.map(({ column, columnSpan = 1 }) => column + columnSpan));
  const whole = cells.map((cell) => ({ rowSpan: 1, columnSpan: 1, marks: [], ...cell }));
  return recordLines(
    readingOf({
      ...document,
      blocks: [...blocks, { kind: "table", method: "markup", rows, columns, cells: whole }],
    }),
  );
}

describe("forms told by their shape, whatever their words are", () => {
  test.each<[string, Blocks, string[]]>([
    [
      "a small table under the heading of its indicator",
      [
        "## NI 60 – Core assessments in time",
        ["Attained 2007/08 | Goal 2008/09 | Goal reached?", "81% | 86% | Missed"],
      ],
      [
        "NI60 | Core assessments in time | actual 2007-08 = 81 percent",
        "NI60 | Core assessments in time | target 2008-09 = 86 percent",
      ],
    ],
    [
      "a table for each year under a heading that says no more than the year",
      [
        "## Results and targets for 2007/08",
        ["Ref | Indicator | Level achieved", "NI 60 | Core assessments in time | 81%"],
        "## Results and targets for 2009/10",
        ["Ref | Indicator | Target", "NI 60 | Core assessments in time | 86%"],
      ],
      [
        "NI60 | Core assessments in time | actual 2007-08 = 81 percent",
        "NI60 | Core assessments in time | target 2009-10 = 86 percent",
      ],
    ],
    [
      "outcomes in figures",
      [
        "## Performance indicators",
        [
          "Ref | What we count | Target outcome | Outcome",
          "NI 60 | Core assessments in time | 86% | 81%",
        ],
      ],
      [
        "NI60 | Core assessments in time | target 2008-09 = 86 percent",
        "NI60 | Core assessments in time | actual 2008-09 = 81 percent",
      ],
    ],
    [
      "labels of measures beside quarters of one year",
      [
        [
          "NI 60 | Core assessments in time | | ",
          "2008/09 | Q1 | Q2 | Q3",
          "Tgt | 80% | 82% | 84%",
          "Perf. | 75% | 78% | ",
        ],
      ],
      [
        "NI60 | Core assessments in time | target 2008-09 Q1 = 80 percent",
        "NI60 | Core assessments in time | target 2008-09 Q2 = 82 percent",
        "NI60 | Core assessments in time | target 2008-09 Q3 = 84 percent",
        "NI60 | Core assessments in time | actual 2008-09 Q1 = 75 percent",
        "NI60 | Core assessments in time | actual 2008-09 Q2 = 78 percent",
      ],
    ],
    [
      "years of values in square brackets or behind a word",
      [
        "## Performance indicators",
        [
          "Ref | Indicator | Starting level | Outturn 2007/08",
          "NI 60 | Core assessments in time | 71% in 2004/05 | 81% [2006/07]",
        ],
      ],
      [
        "NI60 | Core assessments in time | actual 2004-05 = 71 percent [baseline]",
        "NI60 | Core assessments in time | actual 2006-07 = 81 percent",
      ],
    ],
    [
      "columns named by councils",
      [
        "## Performance indicators",
        [
          "Ref | Indicator | Halton 2007/08 | Wigan 2007/08",
          "NI 60 | Core assessments in time | 81% | 79%",
          "NI 59 | Initial assessments in time | 62% | 69%",
        ],
      ],
      [
        "NI60 | Core assessments in time | actual 2007-08 = 81 percent",
        "NI60 | Core assessments in time | benchmark 2007-08 = 79 percent",
        "NI59 | Initial assessments in time | actual 2007-08 = 62 percent",
        "NI59 | Initial assessments in time | benchmark 2007-08 = 69 percent",
      ],
    ],
    [
      "counts of indicators by their state",
      [
        "## Performance indicators",
        [
          "Rating | Q1 | Q2",
          "Number of green indicators | 22 | 24",
          "Number of amber indicators | 2 | 5",
          "Number of red indicators | 4 | 8",
        ],
      ],
      [],
    ],
    [
      "a card of one commitment",
      [
        "## Aim 1: Safer streets",
        [
          "Steps to be taken | Light the underpass at Canal Street",
          "Finishing | 31 March 2009",
          "Handled by | Jane Doe",
          "State of play | In progress",
        ],
      ],
      ["Aim 1 | Light the underpass at Canal Street | due 2009-03"],
    ],
    [
      "how far a value lies from its target",
      [
        [
          "Ref | Indicator | Actual 2008/09 | Goal 2008/09 | Gap to goal | +/- target",
          "NI 60 | Percentage of core assessments in time | 81% | 86% | -5 | -5",
          "NI 62 | Percentage of children with three moves | 12% | 10% | 2 | 2",
        ],
      ],
      [
        "NI60 | Percentage of core assessments in time | actual 2008-09 = 81 percent",
        "NI60 | Percentage of core assessments in time | target 2008-09 = 86 percent",
        "NI62 | Percentage of children with three moves | actual 2008-09 = 12 percent",
        "NI62 | Percentage of children with three moves | target 2008-09 = 10 percent",
      ],
    ],
    [
      "a code in square brackets before its title",
      [
        [
          "Indicator | Actual 2008/09",
          "[NI 60] Percentage of core assessments in time | 81%",
          "[NI 62] Percentage of children with three moves | 12%",
        ],
      ],
      [
        "NI60 | Percentage of core assessments in time | actual 2008-09 = 81 percent",
        "NI62 | Percentage of children with three moves | actual 2008-09 = 12 percent",
      ],
    ],
    [
      "an objective's code over its actions",
      [
        "## HS1 – Bring estates up to standard",
        [
          "No. | Action | By when",
          "1 | Reline the flues in Tower Court | March 2009",
          "2 | Demolish the garages at Fern Close | June 2009",
        ],
      ],
      [
        "HS1 | Reline the flues in Tower Court | due 2009-03",
        "HS1 | Demolish the garages at Fern Close | due 2009-06",
      ],
    ],
    [
      "what a council has committed itself to",
      [
        "## Priority 1 – Get more residents moving",
        "We have committed ourselves to:",
        "a) Hold a road show on sun safety, October 2008",
        "b) Brief all governors on vending, June 2008",
        "c) Map clinics for the over 16s, July 2008",
      ],
      [
        "Priority 1 | Hold a road show on sun safety, October 2008 | due 2008-10",
        "Priority 1 | Brief all governors on vending, June 2008 | due 2008-06",
        "Priority 1 | Map clinics for the over 16s, July 2008 | due 2008-07",
      ],
    ],
    [
      "counts under states, which are no indicators",
      [
        [
          " | On target | Within tolerance | Below target",
          "National indicators | 4 | 1 | 1",
          "Local indicators | 8 | 0 | 14",
        ],
      ],
      [],
    ],
  ])("%s", (_, blocks, expected) => {
    const lines = recordLines(readReport(...blocks));
    expect(lines.map((line) => line.replace(/ (?:red|amber|green)$/, ""))).toEqual(expected);
  });

  test("heads that reach down make the row beside them header, and of two measures the lower counts", () => {
    expect(
      readCells([
        { row: 0, column: 0, text: "Ref", rowSpan: 2 },
        { row: 0, column: 1, text: "Indicator", rowSpan: 2 },
        { row: 0, column: 2, text: "This year" },
        { row: 0, column: 3, text: "Earlier" },
        { row: 1, column: 2, text: "Goal 2008/09" },
        { row: 1, column: 3, text: "Reached 2007/08" },
        { row: 2, column: 0, text: "NI 60" },
        { row: 2, column: 1, text: "Percentage of core assessments in time" },
        { row: 2, column: 2, text: "86%" },
        { row: 2, column: 3, text: "81%" },
        { row: 3, column: 0, text: "NI 62" },
        { row: 3, column: 1, text: "Percentage of children with three moves" },
        { row: 3, column: 2, text: "10%" },
        { row: 3, column: 3, text: "12%" },
      ]),
    ).toEqual([
      "NI60 | Percentage of core assessments in time | target 2008-09 = 86 percent",
      "NI60 | Percentage of core assessments in time | actual 2007-08 = 81 percent",
      "NI62 | Percentage of children with three moves | target 2008-09 = 10 percent",
      "NI62 | Percentage of children with three moves | actual 2007-08 = 12 percent",
    ]);
  });

  test("rows over the header give the objective of all commitments below", () => {
    expect(
      readCells([
        { row: 0, column: 0, text: "Service Objective 2" },
        { row: 0, column: 1, text: "Deal quickly with nuisance", columnSpan: 2 },
        { row: 1, column: 0, text: "Responsible officer" },
        { row: 1, column: 1, text: "Borough Treasurer", columnSpan: 2 },
        { row: 2, column: 0, text: "Milestone" },
        { row: 2, column: 1, text: "Due by" },
        { row: 2, column: 2, text: "Progress" },
        { row: 3, column: 0, text: "Swear in three new street pastors" },
        { row: 3, column: 1, text: "March 2009" },
        { row: 3, column: 2, text: "Running to timetable." },
        { row: 4, column: 0, text: "Write the nuisance action plan" },
        { row: 4, column: 1, text: "June 2009" },
        { row: 4, column: 2, text: "" },
      ]),
    ).toEqual([
      "Service Objective 2 | Swear in three new street pastors | due 2009-03",
      "Service Objective 2 | Write the nuisance action plan | due 2009-06",
    ]);
  });
});

test("cards of a commitment with two pairs of label and value in a row", () => {
  const card = (text: string, officer: string, due: string, progress: string) => [
    `Action | ${text} |  | `,
    `Responsible officer | ${officer} | Completion date | ${due}`,
    `Progress | ${progress} | RAG status | Green`,
  ];
  const lines = recordLines(
    readReport(
      "# Halton Borough Council",
      "# Service Plan 2008-09",
      "## Highlight report",
      card("Finish the window replacement programme", "S Upjohn", "June 2008", "Tender let."),
      "Then the next.",
      card("Join the regional procurement hub", "J Tregear", "March 2009", "Nothing yet."),
    ),
  );
  expect(lines).toEqual([
    expect.stringContaining("Finish the window replacement programme | due 2008-06"),
    expect.stringContaining("Join the regional procurement hub | due 2009-03"),
  ]);
});

test("a code of one digit beside a card's name is no head with a note behind it", () => {
  const lines = readCells([
    { row: 0, column: 0, text: "NI-9" },
    { row: 0, column: 1, text: "Use of public libraries", columnSpan: 2 },
    { row: 1, column: 0, text: "" },
    { row: 1, column: 1, text: "Outturn 2007/8" },
    { row: 1, column: 2, text: "Target 2007/8" },
    { row: 2, column: 0, text: "Result" },
    { row: 2, column: 1, text: "78.6%" },
    { row: 2, column: 2, text: "74%" },
  ]);
  expect(lines).toEqual([
    "NI9 | Use of public libraries | actual 2007-08 = 78.6 percent",
    "NI9 | Use of public libraries | target 2007-08 = 74 percent",
  ]);
});
