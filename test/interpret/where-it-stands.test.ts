import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];
const read = (...blocks: Blocks) => readReport(...blocks).records;
const commitment = (...blocks: Blocks) => {
  const [first] = read(...blocks).filter(({ kind }) => kind === "milestone");
  return first;
};
const plan = [
  "Action | By when | Lead officer",
  "Publish the parking strategy | June 2008 | Head of Planning",
  "Let the cleaning contract | July 2008 | Head of Property",
];

describe("what a commitment is for", () => {
  test.each(["Pledge", "Promise", "Challenge", "Priority"])("a row that names a %s", (kind) => {
    expect(
      commitment("## Action plan", [
        "Expected benefit | Key milestones | Deadline | Delivery lead",
        `${kind} 1: Attract visitors all year round |  |  | `,
        "More journeys by bus | Let the last units at the park | Qtr 4 2008/09 | B Haworth",
        "Safer playgrounds | Hold the first Christmas market | Qtr 2 2008/09 | G Rawnsley",
      ]),
    ).toMatchObject({
      objectiveRef: `${kind} 1`,
      objective: "Attract visitors all year round",
      commentary: "",
    });
  });

  test("a sub-heading that comes under each does not end it", () => {
    const blocks: Blocks = [
      "### Priority 1: Use less energy",
      "Next steps",
      plan,
      "### Priority 2: Get more people active",
      "Next steps",
      plan,
    ];
    expect(
      read(...blocks).map((record) => (record.kind === "milestone" ? record.objectiveRef : "")),
    ).toEqual(["Priority 1", "Priority 1", "Priority 2", "Priority 2"]);
  });

  test("a heading that only says that tasks follow is no objective", () => {
    expect(commitment("## 2. Service plan tasks", plan)).toMatchObject({ objective: "" });
    expect(commitment("## What are we going to do?", plan)).toMatchObject({ objective: "" });
  });

  test("how urgent it is is no group of it", () => {
    expect(
      commitment("## Action plan", [
        "Priority | Task | Task owner | Finish by",
        "High | Publish the parking strategy | Head of Planning | June 2008",
        "Low | Let the cleaning contract | Head of Property | July 2008",
      ]),
    ).toMatchObject({ group: "" });
  });
});

describe("who is responsible", () => {
  test.each<[string, string]>([
    ["No later than 31 January 2007", ""],
    ["Q4 2010/11 (Jan–Mar)", ""],
    ["Umpleby, L. October 2007", "Umpleby, L."],
    ["Head of Planning, October 2007", "Head of Planning"],
  ])("%j in the cell of the date", (due, responsible) => {
    expect(
      commitment("## Action plan", [
        "Action | By whom and by when",
        `Publish the parking strategy | ${due}`,
        `Let the cleaning contract | ${due}`,
      ]),
    ).toMatchObject({ responsible });
  });

  test("the portfolio holder where no officer is named", () => {
    const of = (officer: string, name: string) =>
      read("## Performance", [
        `Indicator | Portfolio holder | ${officer} | Actual 2008/09 | Target 2008/09`,
        `NI 60 Core assessments in time | Cllr A Bell | ${name} | 81% | 86%`,
        `NI 61 Placements that lasted | Cllr C Dunn | ${name} | 71% | 70%`,
      ])[0];
    expect(of("Frequency", "Annual")).toMatchObject({ responsible: "Cllr A Bell" });
    expect(of("Lead officer", "J Smith")).toMatchObject({ responsible: "J Smith" });
  });
});

describe("what a header says of its column", () => {
  const indicator = (header: string, cells: readonly [string, string]) =>
    recordLines(
      readReport("## Performance 2008/09", [
        `Ref | Indicator | ${header} | Actual 2008/09`,
        `NI 60 | Core assessments in time | ${cells[0]} | 81%`,
        `NI 61 | Placements that lasted | ${cells[1]} | 71%`,
      ]),
    ).filter((line) => !line.includes("actual 2008-09 = 81") && !line.includes("= 71"));
  test.each<[string, readonly [string, string], string]>([
    ["Where we started", ["32% in 2004/05", "40% in 2005/06"], "actual 2004-05 = 32 percent"],
    ["Standard to be reached 2008/09", ["85%", "70%"], "target 2008-09 = 85 percent"],
    [
      "The best quarter of councils 1.4.05 – 31.3.06",
      ["85%", "70%"],
      "quartile 2005-06 = 85 percent",
    ],
    ["Target for April 2009 to March 2010", ["85%", "70%"], "target 2009-10 = 85 percent"],
    ["1.4.07 – 31.3.08", ["85%", "70%"], "actual 2007-08 = 85 percent"],
    ["2008/09 Three months to March", ["85%", "70%"], "actual 2008-09 Q4 = 85 percent"],
  ])("%j", (header, cells, expected) => {
    expect(indicator(header, cells)[0]).toContain(expected);
  });

  test.each<[string, string]>([
    ["Reasons for variance and remedial action", "Staff shortages put this back."],
    ["Update from partner", "The data come from the police."],
  ])("%j is a remark", (header, remark) => {
    expect(
      read("## Performance 2008/09", [
        `Ref | Indicator | Actual 2008/09 | ${header}`,
        `NI 60 | Core assessments in time | 81% | ${remark}`,
        `NI 61 | Placements that lasted | 71% | ${remark}`,
      ])[0],
    ).toMatchObject({ commentary: remark });
  });

  test.each([
    "What success will look like",
    "How we shall prove it",
    "Evidence",
    "Outcome expected",
  ])("%j is no remark on how it goes", (header) => {
    expect(
      commitment("## Action plan", [
        `Action | By when | ${header}`,
        "Publish the parking strategy | June 2008 | Cabinet minutes",
        "Let the cleaning contract | July 2008 | Monitoring reports",
      ]),
    ).toMatchObject({ commentary: "" });
  });
});

describe("sentences", () => {
  test.each<[string, readonly string[]]>([
    [
      "NI 145 – Adults in settled accommodation: against a target for 2010/11 of 68%, the result for Quarter 4, 2010/11 was 54.4%.",
      ["actual 2010-11 Q4 = 54.4 percent", "target 2010-11 = 68 percent"],
    ],
    [
      "- SP 3.3 Number of playbuilder sites opened: actual 2008/09 86, target 2009/10 75",
      ["actual 2008-09 = 86 count", "target 2009-10 = 75 count"],
    ],
    [
      "- G4-1 Number of casualties – target for 2007/08: 36; outturn for 2007/08: 41",
      ["actual 2007-08 = 41 count", "target 2007-08 = 36 count"],
    ],
    [
      "- NI 168 Principal roads where maintenance should be considered: actual 2008/09 21.5%, target 2009/10 20%",
      ["actual 2008-09 = 21.5 percent", "target 2009-10 = 20 percent"],
    ],
  ])("%s", (sentence, expected) => {
    const lines = recordLines(readReport("## Other results", sentence));
    expect(lines.map((line) => line.split(" | ").at(-1))).toEqual(expected);
  });
});

describe("lines of a budget", () => {
  const budget = (...rows: readonly string[]) =>
    read("## Revenue budget £000", [
      "Cost centre | Description | Budget 2008/09 | Actual 2008/09",
      ...rows,
    ]).flatMap((record) =>
      record.kind === "budget" && record.measure === "annual_budget"
        ? [`${record.section || "–"} | ${record.line} | ${record.isTotal ? "total" : "line"}`]
        : [],
    );
  test("a group that stands in the column of the codes", () => {
    expect(
      budget(
        "Libraries |  |  | ",
        "L1 | Book fund | 12 | 13",
        "L2 | Mobile libraries | 5 | 6",
        "Heritage |  |  | ",
        "H1 | Museums | 7 | 8",
      ),
    ).toEqual([
      "Libraries | Book fund | line",
      "Libraries | Mobile libraries | line",
      "Heritage | Museums | line",
    ]);
  });
  test("parts of a total have no section, and a total may say of what before a dash", () => {
    expect(
      budget(
        " | Net total | 24 | 27",
        " | of which: |  | ",
        "L1 | Book fund | 12 | 13",
        "L2 | Mobile libraries | 12 | 14",
        " | Service total – Libraries | 24 | 27",
      ),
    ).toEqual([
      "– | Net total | total",
      "– | Book fund | line",
      "– | Mobile libraries | line",
      "– | Service total – Libraries | total",
    ]);
  });
  test.each<[string, string]>([
    ["Purchase orders raised", "committed"],
    ["Period ended December 2009 Budget", "budget_to_date"],
  ])("%j", (header, measure) => {
    expect(
      read("## Revenue budget £000", [
        `Service | Annual budget 2009/10 | ${header}`,
        "Book fund | 12 | 9",
        "Museums | 7 | 5",
      ]).flatMap((record) => (record.kind === "budget" ? [record.measure] : [])),
    ).toEqual(["annual_budget", measure, "annual_budget", measure]);
  });
  test("a schedule's number is no name of a statement", () => {
    expect(
      read("### Leisure: statement of estimates", "Schedule 4", [
        "Service | Budget 2009/10 £000",
        "Book fund | 12",
        "Museums | 7",
      ])[0],
    ).toMatchObject({ statement: "Leisure: statement of estimates" });
  });
});

test("a theme printed over its table says more than the part's heading", () => {
  const sections = (...blocks: Blocks) =>
    read(...blocks).map((record) => (record.kind === "observation" ? record.section : ""));
  const table = ["Ref | Indicator | Actual 2008/09", "NI 60 | Core assessments in time | 81%"];
  expect(sections("## Schedule of indicators", "Getting About", table)).toEqual(["Getting About"]);
  expect(sections("## How did we perform?", "### Local indicators", table)).toEqual([
    "Local indicators",
  ]);
  expect(sections("## Healthier Lives", "### Performance indicators", table)).toEqual([
    "Healthier Lives",
  ]);
});
