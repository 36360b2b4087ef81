import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];

const linesOf = (...blocks: Blocks): string[] => recordLines(readReport(...blocks));
const NI = "NI 60 | Core assessments in time";

describe("indicators", () => {
  test.each<[string, Blocks, readonly string[]]>([
    [
      "states in words are no commentary",
      [
        [
          "Ref | Indicator | Target | Outturn | Met?",
          `${NI} | 86% | 81% | Red – off target`,
          "NI 61 | Placements that lasted | 70% | 71% | Green – on target",
        ],
      ],
      ["NI60 | Core assessments in time | target 2008-09 = 86 percent red"],
    ],
    [
      "a key in the last row",
      [
        [
          "Ref | Indicator | Target | Outturn | Comments",
          `${NI} | 86% | 81% | Staff left.`,
          "Key: G – target met or exceeded; A – just short of target; R – well short of target | | | |",
        ],
      ],
      ["NI60 | Core assessments in time | actual 2008-09 = 81 percent"],
    ],
    [
      "a survey's year",
      [["Ref | Indicator | 2006/07 User survey | Outturn 2007/08", `${NI} | 71% | 81%`]],
      ["NI60 | Core assessments in time | actual 2006-07 = 71 percent"],
    ],
    [
      "words for what was promised and what came of it",
      [["Ref | Indicator | We set ourselves | We managed", `${NI} | 86% | 81%`]],
      [
        "NI60 | Core assessments in time | target 2008-09 = 86 percent",
        "NI60 | Core assessments in time | actual 2008-09 = 81 percent",
      ],
    ],
  ])("%s", (_, blocks, lines) => {
    expect(linesOf("## Performance indicators", ...blocks)).toEqual(
      expect.arrayContaining([...lines]),
    );
  });

  test("the key of a last row is set aside, and no remark", () => {
    const { records, interpretation } = readReport("## Performance", [
      "Ref | Indicator | Target | Outturn | Comments",
      `${NI} | 86% | 81% | Staff left.`,
      "Key: G – target met or exceeded; A – just short of target; R – well short of target | | | |",
    ]);
    expect(records.map((record) => ("commentary" in record ? record.commentary : ""))).toEqual([
      "Staff left.",
      "Staff left.",
    ]);
    expect(interpretation.asides.some(({ reason }) => reason === "legend")).toBe(true);
  });

  test("numbers of a list that went on from another table are no codes", () => {
    const { records } = readReport("## Performance", [
      "No | Indicator | Target 2008/09",
      "6 | Young people's participation in positive activities | 86%",
      "7 | Households in temporary accommodation | 71%",
      "8 | Homes let again | 70%",
    ]);
    expect(records.flatMap((record) => ("codes" in record ? record.codes : []))).toEqual([]);
    expect(records).toHaveLength(3);
  });

  test("millions in words are figures, and no header", () => {
    expect(
      linesOf("## Performance", [
        "Performance measure | Performance 2007/08 | Target 2008/09 | Comment",
        "GRN-PI-05: Number of play areas | 34 | 36 | Subject to audit.",
        "EFF-PI-06: Capital receipts in the year | £3.7 million | £3.9 million |",
        "EFF-PI-07: Number of audits done | 12 | 14 | Fine.",
      ]),
    ).toHaveLength(6);
  });
});

describe("commitments", () => {
  test.each<[string, Blocks, string[]]>([
    [
      "a date printed once before what is due by it",
      [
        [
          "Due by | Key action | Lead officer",
          "May 2008 | Let the printing contract | Roger Hall",
          " | Introduce a contact centre | Colin Inch",
          "July 2008 | Survey all staff | Sheila Moss",
        ],
      ],
      [
        "- | Let the printing contract | due 2008-05",
        "- | Introduce a contact centre | due 2008-05",
        "- | Survey all staff | due 2008-07",
      ],
    ],
    [
      "the date of completion is no due date",
      [
        [
          "We will | By | Date completed | How are we doing?",
          "Retender the contract | End September 2008 | | Delayed",
          "Roll out collections | End June 2008 | 24/07/2008 | On target",
        ],
      ],
      [
        "- | Retender the contract | due 2008-09 amber",
        "- | Roll out collections | due 2008-06 green",
      ],
    ],
    [
      "a row that is a date",
      [
        [
          "Action | Lead",
          "By September 2008 |",
          "Open the depot | Jane Doe",
          "By March 2009 |",
          "Close the office | Jane Doe",
        ],
      ],
      ["- | Open the depot | due 2008-09", "- | Close the office | due 2009-03"],
    ],
    [
      "colours under another word",
      [
        [
          "What we'll deliver | When we'll deliver it | Confidence",
          "Open the depot | May 2008 | Green",
          "Close the office | June 2008 | Red",
        ],
      ],
      ["- | Open the depot | due 2008-05 green", "- | Close the office | due 2008-06 red"],
    ],
  ])("%s", (_, blocks, lines) => {
    expect(linesOf("## Action plan", ...blocks)).toEqual(lines);
  });

  test("the officer of a line over the table, and no weekday", () => {
    const officers = (...blocks: Blocks) =>
      readReport(...blocks).records.map((record) =>
        "responsible" in record ? record.responsible : "",
      );
    expect(
      officers("## Objective 1: Better homes", "Lead officer: Jane Doe", [
        "Milestone | Target date",
        "Open the depot | May 2008",
      ]),
    ).toEqual(["Jane Doe"]);
    expect(
      officers("## Action plan", [
        "Action | Target completion date",
        "Open the depot | Saturday 8 November 2008",
      ]),
    ).toEqual([""]);
  });
});

test("a budget under a part of the year is that part's", () => {
  expect(
    linesOf("## Budget monitoring (£000)", [
      "Service | Position to 30 September 2008 | | Full year 2008/09 |",
      " | Budget | Actual | Budget | Forecast",
      "Pools | 150 | 164 | 300 | 299",
      "Parks | 250 | 264 | 500 | 499",
    ])[0],
  ).toBe("Pools | budget_to_date 2008-09 = 150000");
});
