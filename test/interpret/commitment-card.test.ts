import { describe, expect, test } from "vitest";
import type { Milestone } from "../../src/records.ts";
import { readReport } from "../builders.ts";

const linesOf = (...blocks: readonly (string | readonly string[])[]) =>
  readReport("## Action plan", ...blocks).records.map((record) => {
    const { milestoneKind, objectiveRef, text, due, status, responsible, commentary } =
      record as Milestone;
    return [milestoneKind, objectiveRef, text, due, status, responsible, commentary].join(" | ");
  });

describe("a card of one commitment, two labels in a row", () => {
  test.each<[string, string[], string]>([
    [
      "labels of several words, a state that is a word of headers",
      [
        "Ref no. | 1.1 | Deliver by | 30.06.2008",
        "Actions to deliver the objective | Sign off the dementia strategy",
        "Delivery lead | City Solicitor | Progress RAG | On target",
        "Progress report | Contract awarded.",
      ],
      "action | 1.1 | Sign off the dementia strategy | 2008-06 | green | City Solicitor | Contract awarded.",
    ],
    [
      "labels that nobody listed",
      [
        "Task ref | 1.2 | Finish by | Sep-2008",
        "Specific task | Move adult classes to the mill",
        "Task owner | Market Superintendent",
        "What has been done | ",
      ],
      "action | 1.2 | Move adult classes to the mill | 2008-09 |  | Market Superintendent | ",
    ],
    [
      "its number beside a word for what it is, an officer by first name",
      [
        "Mstone | 2.1 | When | JULY 2008",
        "Key milestones | Appoint school partners",
        "Person leading | Sylvia H | Milestone RAG | ✓",
      ],
      "milestone | 2.1 | Appoint school partners | 2008-07 | green | Sylvia H | ",
    ],
    [
      "an action that holds a word of headers",
      [
        "Action no. | 1.1 | Date for completion | by 28/2/09",
        "Business plan action | Install average speed cameras",
        "Named lead | S. Horrocks | Standing | Amber",
      ],
      "action | 1.1 | Install average speed cameras | 2009-02 | amber | S. Horrocks | ",
    ],
  ])("%s", (_, rows, expected) => {
    expect(linesOf(rows)).toEqual([expected]);
  });

  test.each([
    "OCTOBER 2008",
    "Dec-2008",
    "by 30/11/08",
    "28th November",
  ])("and another of its layout, due %s", (due) => {
    const card = (number: string, task: string) => [
      `Action no. | ${number} | When | ${due}`,
      `Key action | ${task}`,
      "Person leading | Arthur B",
    ];
    expect(
      linesOf(
        card("1.3", "Appoint school partners"),
        card("1.4", "Adopt the litter action plan"),
      ).map((line) => line.split(" | ").slice(0, 3)),
    ).toEqual([
      ["action", "1.3", "Appoint school partners"],
      ["action", "1.4", "Adopt the litter action plan"],
    ]);
  });

  test.each<[string, string[]]>([
    [
      "a contact's card without a date",
      ["Name | Jane Doe | Post | Clerk", "Task | Answer the telephone", "Telephone | 01632 960230"],
    ],
    [
      "a list of contents",
      ["Actions | 4 | Dates | 5", "Money | 6 | Officers | 7", "Milestones | 8 | Notes | 9"],
    ],
  ])("%s gives none", (_, rows) => {
    expect(linesOf(rows)).toEqual([]);
  });
});

const planOf = (...rows: readonly string[]) =>
  readReport("## Action plan", rows).records.map((record) => {
    const { objectiveRef, objective, group, text, due } = record as Milestone;
    return [objectiveRef, objective, group, text, due].join(" | ");
  });

describe("a plan says which objective its commitments are of", () => {
  test("short objectives before quarters, numbered or not", () => {
    expect(
      planOf(
        "Objective | Q1 2008-09 | Q2 2008-09 | Q3 2008-09",
        "Objective 1: Better parks | Plant bulbs on the ring road |  | • Publish the strategy • Install dog bins",
        "Objective 2: Safer streets | Recruit street pastors | Adopt the procedure | ",
      ),
    ).toEqual([
      "Objective 1 | Better parks |  | Plant bulbs on the ring road | 2008-09 Q1",
      "Objective 1 | Better parks |  | Publish the strategy | 2008-09 Q3",
      "Objective 1 | Better parks |  | Install dog bins | 2008-09 Q3",
      "Objective 2 | Safer streets |  | Recruit street pastors | 2008-09 Q1",
      "Objective 2 | Safer streets |  | Adopt the procedure | 2008-09 Q2",
    ]);
  });

  test("by a number in a column of its own, which rows below leave out", () => {
    expect(
      planOf(
        "Obj. no. | Objective | Key milestones | When",
        "1 | Be an employer of choice | Test the payroll interface | February 2009",
        " |  | Open the programme office | June 2008",
        "2 | Take pride in the streets | Hold the bloom competition | July 2008",
        "3 | Make journeys safe | Recruit street pastors | May 2008",
      ),
    ).toEqual([
      "1 | Be an employer of choice |  | Test the payroll interface | 2009-02",
      "1 | Be an employer of choice |  | Open the programme office | 2008-06",
      "2 | Take pride in the streets |  | Hold the bloom competition | 2008-07",
      "3 | Make journeys safe |  | Recruit street pastors | 2008-05",
    ]);
  });

  test("and notes on progress are words about the row", () => {
    const { records } = readReport("## Action plan", [
      "Key milestones | When | Notes on progress | Milestone RAG",
      "Test the payroll interface | February 2009 | Contract awarded. | Green",
      "Hold the bloom competition | July 2008 | Sponsor found. | Red",
    ]);
    expect(
      records.map((record) => [(record as Milestone).commentary, (record as Milestone).status]),
    ).toEqual([
      ["Contract awarded.", "green"],
      ["Sponsor found.", "red"],
    ]);
  });
});
