import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];
const read = (...blocks: Blocks) => readReport(...blocks).records;
const linesOf = (...blocks: Blocks) => recordLines(readReport(...blocks));

describe("indicators that are each named over their measures, under one row of periods", () => {
  const named = [
    " | 2006/07 | 2007/08",
    "NI 112 Under 18 conception rate |  | ",
    "Target | 10.4 | 9.4",
    "Result | 10.2 | 11.9",
    "NI 56 Obesity in primary school age children in Year 6 |  | ",
    "Target | 22% | 21%",
    "Result | 69 cases out of 316 | 20%",
  ];
  test("are read with the name that stands over them", () => {
    const lines = linesOf("## How did we perform?", named);
    expect(lines).toHaveLength(8);
    expect(lines).toEqual(
      expect.arrayContaining([
        "NI112 | Under 18 conception rate | target 2006-07 = 10.4 rate",
        "NI112 | Under 18 conception rate | actual 2007-08 = 11.9 rate",
        "NI56 | Obesity in primary school age children in Year 6 | target 2007-08 = 21 percent",
      ]),
    );
  });
  test("also where a row without a code is a group of them", () => {
    const records = read("## How did we perform?", [
      ...named.slice(0, 4),
      "Children First |  | ",
      ...named.slice(4),
    ]);
    expect(
      records.map((record) => (record.kind === "observation" ? record.section : "")),
    ).toContain("Children First");
    expect(records).toHaveLength(8);
  });
});

describe("what a value is", () => {
  const measures = (header: string, ...cells: readonly string[]) => [
    ...new Set(
      read("## Performance 2008/09", [
        `Ref | Indicator | Actual 2007/08 | ${header}`,
        ...["Core assessments in time", "Placements that lasted"].map(
          (title, at) => `NI 6${at} | ${title} | 81% | ${cells.join(" | ")}`,
        ),
      ]).flatMap((record) =>
        record.kind === "observation" && record.period !== "2007-08"
          ? [`${record.measure} ${record.period}`]
          : [],
      ),
    ),
  ];
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "What we said we would do | What we did",
      ["85%", "84%"],
      ["target 2008-09", "actual 2008-09"],
    ],
    ["What we have done by the end of 2008/09", ["85%"], ["actual 2008-09"]],
    ["Objective set [2008/09]", ["85%"], ["target 2008-09"]],
    ["Delivered twelve months to March 2009:", ["85%"], ["actual 2008-09"]],
    ["Stretch 2008/09", ["85%"], ["target 2008-09"]],
    ["Outturn (stretch): 2008/09", ["85%"], ["target 2008-09"]],
    ["Expected without stretch 2008/09", ["85%"], []],
    // what moved is no label of a measure, which would make the target beside it a result
    ["2008/09 Aim | Compared with last time", ["85%", "Improved performance"], ["target 2008-09"]],
  ])("%s", (header, cells, expected) => {
    expect(measures(header, ...cells)).toEqual(expected);
  });

  test("what stands under KPI names what is measured where it is words", () => {
    expect(
      linesOf("## Performance 2008/09", [
        "Line | KPI | KPI owner | KPI result 2007/08 | KPI target 2008/09",
        "1 | Manager feedback score of the year | Umpleby, D. | 71 | 68",
        "2 | Percentage of staff paid by BACS | Oduya, R. | 30% | 28%",
      ])[0],
    ).toBe("- | Manager feedback score of the year | actual 2007-08 = 71 points");
  });
  test("words for a trend are its direction and no remark", () => {
    const [first] = read("## Performance 2008/09", [
      "Ref | Indicator | Actual 2008/09 | Up or down",
      "NI 60 | Core assessments in time | 81% | Improved performance",
      "NI 61 | Placements that lasted | 71% | Reduced performance",
    ]);
    expect(first).toMatchObject({ direction: "better", commentary: "" });
  });
});

describe("commitments", () => {
  test("are due by what the heading right over their table says", () => {
    const dues = read("## Key actions for 2008/09", "Due in Quarter 1 of 2008/09", [
      "Milestone | Owner",
      "Publish the parking strategy | Head of Planning",
      "Let the cleaning contract | Head of Property",
    ]).map((record) => (record.kind === "milestone" ? record.due : []));
    expect(dues).toEqual([["2008-09 Q1"], ["2008-09 Q1"]]);
  });
  test("of two columns are no labels beside what they say", () => {
    expect(
      read("## Key actions for 2009/10", [
        "What we shall do this year | Month",
        "Train six hundred cyclists | Fourth quarter of 2009/10",
        "Bring parking enforcement in house | Third quarter of 2009/10",
        "Introduce smart cards on the park and ride | Second quarter of 2009/10",
        "Complete job evaluation for all grades | Second quarter of 2009/10",
        "Complete the safe route to Meadow School | First quarter of 2009/10",
      ]).map((record) => (record.kind === "milestone" ? record.due.join() : "")),
    ).toEqual(["2009-10 Q4", "2009-10 Q3", "2009-10 Q2", "2009-10 Q2", "2009-10 Q1"]);
  });
  test("have their own numbers, also where groups stand between them", () => {
    expect(
      read("## Actions", [
        "No. | Action | Lead officer | Timescale",
        "Affordable homes |  |  | ",
        "1.1 | Sign an agreement with three landlords | Housing Officer | September 2008",
        "1.2 | Survey the housing needs of 12 villages | Rural Enabler | March 2009",
        "Empty homes |  |  | ",
        "2.1 | Adopt a policy on empty homes | Head of Housing | January 2009",
      ]).map((record) => (record.kind === "milestone" ? record.objectiveRef : "")),
    ).toEqual(["1.1", "1.2", "2.1"]);
  });
  test("may be graded by their risk", () => {
    expect(
      read("## Key actions", [
        "Action to meet target | Risk | Responsibility of | Deadline set | Explanation",
        "Publish the parking strategy | Medium | Ms Wetherby | On or before 28 February 2007 | ",
        "Let the cleaning contract | Low | Mrs Pargeter | On or before 31 August 2006 | Due to begin later.",
      ]).map((record) => (record.kind === "milestone" ? record.due : [])),
    ).toEqual([["2007-02"], ["2006-08"]]);
  });
  test.each(["Commitment", "Key Result Area"])("stand under a heading of a %s", (kind) => {
    expect(
      read(`### ${kind} 1: Plan enough school places`, [
        "Milestone | Due | Owner",
        "Fund breakfast clubs in the four wards | March 2008 | Ian Fothergill",
        "Open the third phase of centres | February 2008 | Heather Wetherby",
      ])[0],
    ).toMatchObject({ objectiveRef: `${kind} 1`, objective: "Plan enough school places" });
  });
  test("may name two officers in brackets", () => {
    expect(
      read(
        "## Key actions 2009/10",
        "- Launch a community website by July 2009 (Nwosu and Vickers)",
        "- Mark Black History Month in every library by May 2009 (Kaur and Abbott)",
      )[0],
    ).toMatchObject({
      text: "Launch a community website by July 2009",
      responsible: "Nwosu and Vickers",
    });
  });
});

describe("amounts", () => {
  const amounts = (head: string, ...rows: readonly string[]) =>
    read("## Budget monitor £000", [head, ...rows]).flatMap((record) =>
      record.kind === "budget" ? [`${record.measure} ${record.period} ${record.amountGbp}`] : [],
    );
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "Source of income | Income budget 2010/11 | Actual income to 31 March 2011",
      ["Market tolls | 149 | 133"],
      ["annual_budget 2010-11 149000", "actual_to_date 2010-11 133000"],
    ],
    [
      "Service | Ledger actual to 31 December 2007 | Outturn expected 2007-08",
      ["Register | 345 | 438"],
      ["actual_to_date 2007-08 345000", "projection 2007-08 438000"],
    ],
    [
      "Service | Expenditure 2008/09 | Budget approved by Council 2009/10",
      ["Treasury | 670 | 652"],
      ["actual_to_date 2008-09 670000", "annual_budget 2009-10 652000"],
    ],
    [
      "Service | Expenditure 2008/09 | Income 2008/09 | Net budget 2008/09",
      ["Treasury | 670 | 20 | 650"],
      ["gross 2008-09 670000", "other_income 2008-09 20000", "net 2008-09 650000"],
    ],
    [
      "Service | Budget at 1 April 2008 | Budget 2008/09 | Variance forecast",
      ["Research | 653 | 660 | 23 (Cr)"],
      ["annual_budget 2008-09 653000", "annual_budget 2008-09 660000", "variance 2008-09 -23000"],
    ],
  ])("%s", (head, rows, expected) => {
    expect(amounts(head, ...rows, ...rows.map((row) => row.replace(/^\w+/, "Other")))).toEqual([
      ...expected,
      ...expected,
    ]);
  });
});
