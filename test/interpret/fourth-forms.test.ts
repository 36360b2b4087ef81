import { describe, expect, test } from "vitest";
import { isKey } from "../../src/interpret/evidence/key.ts";
import { measureOf } from "../../src/interpret/evidence/measure-word.ts";
import { tableToGrid } from "../../src/interpret/table/grid.ts";
import { readingOf, readReport, recordLines, sourceOf } from "../builders.ts";
import { tableOf } from "../report-builders.ts";

type Blocks = readonly (string | readonly string[])[];
const read = (...blocks: Blocks) => readReport(...blocks).records;
const linesOf = (...blocks: Blocks) => recordLines(readReport(...blocks));

describe("words over figures", () => {
  test.each([
    ["Planned outturn", "target"],
    ["Budgeted performance", "target"],
    ["Aspiration 2008/09", "target"],
    ["Level at Q2", "actual"],
    ["2007/08 level (%)", "actual"],
    ["Value to date", "actual"],
    ["Latest score (%)", "actual"],
    ["Verified result", "actual"],
    ["Likely outturn", undefined],
    ["Anticipated year end outturn", undefined],
    ["% of target", undefined],
    ["Percentage of target achieved", undefined],
    ["Target variance", undefined],
    ["Amber threshold", undefined],
    ["Red trigger level", undefined],
  ])("%s: %s", (header, measure) => {
    // what is said of a column of no measure is left to the reading of the whole table
    const said = linesOf("# Performance report 2008/09", "## Performance indicators", [
      `Ref | Indicator | Target | Outturn | ${header}`,
      "LP 1 | Household waste recycled | 43% | 41% | 39%",
      "LP 2 | Council tax collected | 97% | 96% | 95%",
    ]).filter((line) => line.endsWith("= 39 percent"));
    expect(said).toHaveLength(measure === undefined ? 0 : 1);
    if (measure !== undefined) {
      expect(said[0]).toContain(`${measure} 200`);
      expect(measureOf(header)).toBe(measure);
    }
  });
  test.each([
    "Latest position",
    "Delivered",
    "Achievement",
  ])("%s is what was reached over nothing but figures", (header) => {
    const lines = linesOf("# Performance report 2008/09", "## Performance indicators", [
      `Ref | Indicator | Target | ${header}`,
      "LP 1 | Household waste recycled | 43% | 41%",
      "LP 2 | Council tax collected | 97% | 96%",
    ]);
    expect(lines.filter((line) => line.includes("actual 2008-09"))).toHaveLength(2);
  });
  test("what has been achieved in sentences is a remark", () => {
    const [first] = read("# Service plan 2008/09", "## Actions", [
      "Action | By when | Lead officer | What has been achieved",
      "Open the new library | March 2009 | Jane Doe | Finished and signed off by the project board.",
      "Adopt the tree strategy | June 2009 | John Roe | Members approved the proposals.",
    ]);
    expect(first?.kind === "milestone" && first.commentary).toBe(
      "Finished and signed off by the project board.",
    );
  });
  test.each([
    ["Target for the coming year", "2009-10"],
    ["Target for the year ahead", "2009-10"],
  ])("%s is of the year after", (header, year) => {
    expect(
      linesOf("# Performance report 2008/09", "## Performance indicators", [
        `Ref | Indicator | Outturn | ${header}`,
        "LP 1 | Household waste recycled | 41% | 43%",
        "LP 2 | Council tax collected | 96% | 97%",
      ]).filter((line) => line.includes(`target ${year}`)),
    ).toHaveLength(2);
  });
  test("a value at the last day of the quarter is of the quarter", () => {
    const lines = linesOf("# Performance report Quarter 2 2008/09", "## Performance indicators", [
      "Ref | Indicator | Actual at 30 September 2008 | Target at 31 March 2009",
      "LP 1 | Household waste recycled | 41% | 43%",
      "LP 2 | Council tax collected | 56% | 97%",
    ]);
    expect(lines.filter((line) => line.includes("actual 2008-09 Q2"))).toHaveLength(2);
    expect(lines.filter((line) => line.includes("target 2008-09 "))).toHaveLength(2);
    expect(lines.filter((line) => line.includes("target 2008-09 Q"))).toEqual([]);
  });
});

describe("bare years", () => {
  const under = (...above: readonly string[]) =>
    linesOf("# Performance plan 2008/09", ...above, [
      "Ref | Indicator | 2006/07 | 2007/08",
      "NI 191 | Residual household waste | 640 | 620",
      "NI 192 | Household waste recycled | 36% | 40%",
    ]).map((line) => /target|actual/.exec(line)?.[0]);
  test("right under the word targets they are of targets, whatever stands further up", () => {
    expect(new Set(under("## Performance", "Targets"))).toEqual(new Set(["target"]));
  });
  test.each([
    "## Where targets were missed",
    "## Performance against targets",
  ])("under %s they are not", (heading) => {
    expect(under(heading)).not.toContain("target");
  });
});

describe("measures down the rows", () => {
  test("a value before the labels is what its own head says", () => {
    const lines = linesOf("# Performance report Quarter 2 2008/09", "## Performance indicators", [
      "Code | Indicator | Value for 2007/08 |  | Q1 2008/09 | Q2 2008/09",
      "LP 1 | Household waste recycled | 40% | Target | 43% | 44%",
      " |  |  | Value | 41% | 42%",
      "LP 2 | Council tax collected | 90% | Target | 27% | 56%",
      " |  |  | Value | 26% | 54%",
    ]);
    expect(lines.filter((line) => line.includes("actual 2007-08"))).toHaveLength(2);
    expect(lines.filter((line) => line.includes("target 2007-08"))).toEqual([]);
    expect(lines).toHaveLength(10);
  });
  test("how often it is measured heads no figures", () => {
    const lines = linesOf("# Performance report Quarter 2 2008/09", "## Performance indicators", [
      "What we measure | NI 195: Acceptable waiting times",
      "How often measured | Half-yearly",
      "How we did (2007/08) | 24.5%",
      "What we aimed for (2008/09) | 23%",
      "How we did to Q2 | 25.2%",
    ]);
    expect(lines.map((line) => /(?:actual|target) \S+(?: Q2)?/.exec(line)?.[0])).toEqual([
      "actual 2007-08",
      "target 2008-09",
      "actual 2008-09 Q2",
    ]);
  });
});

describe("names across the table", () => {
  test("the row below begins with its code, and whatever words a name has it is no group", () => {
    const table = tableOf([
      ["ID", "Reported", "Value for 2007/08", "Target for 2008/09"],
      ["Migrants' English language skills and knowledge", "", "", ""],
      ["NI 13", "Each quarter", "19.79", "18"],
      ["People supported to live independently through social services", "", "", ""],
      ["NI 136", "Each month", "30.92", "35.26"],
      ["Subsidy for each theatre seat sold", "", "", ""],
      ["PI 201", "Each month", "£38.65", "£39.20"],
    ]);
    const cells = table.cells
      .filter(({ row, column }) => ![1, 3, 5].includes(row) || column === 0)
      .map((cell) => ([1, 3, 5].includes(cell.row) ? { ...cell, columnSpan: 4 } : cell));
    const lines = recordLines(
      readingOf({
        source: sourceOf("a"),
        format: "docx",
        blocks: [
          { kind: "heading", level: 1, text: "Performance report 2008/09" },
          { ...table, cells },
        ],
        running: [],
      }),
    );
    expect(lines.map((line) => line.split(" | ").slice(0, 2).join(": "))).toEqual(
      [
        "NI13: Migrants' English language skills and knowledge",
        "NI136: People supported to live independently through social services",
        "PI201: Subsidy for each theatre seat sold",
      ].flatMap((one) => [one, one]),
    );
  });
});

describe("headings", () => {
  test("a name with its code in brackets heads the table of its one indicator", () => {
    const lines = linesOf(
      "# Performance report 2008/09",
      "## Performance indicators",
      "### Days to relet a void property (HSG 006)",
      ["Year | Target | Result", "2007/08 | 31 | 33.6", "2008/09 | 30 | 29.8"],
      "### Rent collected (HSG 007)",
      ["Year | Target | Result", "2007/08 | 98% | 97.1%", "2008/09 | 99% | 98.2%"],
    );
    expect(lines).toHaveLength(8);
    expect(lines.filter((line) => line.includes("Rent collected (HSG 007)"))).toHaveLength(4);
  });
  test("a heading's number is no footnote's", () => {
    const [first] = read(
      "# Corporate performance plan 2010/11",
      "Produced by the Corporate Policy and Performance Unit",
      "# 2 What are we going to do?",
      [
        "Action No. | Actions we will take | When by | Lead person",
        "CS1.1 | Hold the ballot of tenants | 31.10.10 | T Swales",
        "CS1.2 | Set up a rent deposit scheme | 31.03.11 | I Dearden",
      ],
    );
    expect(first?.kind === "milestone" && first.objective).toBe("");
  });
});

describe("two columns of commitments under their objective", () => {
  test("the objective and the officer over the heads are all rows' own", () => {
    const records = read(
      "# Service plan 2010/11",
      "## Milestones",
      [
        "Service Objective 1 | Support families at an early stage",
        "Lead officer | Norma Metcalfe",
        "Timescale | Milestone",
        "July 2010 | Publish the refreshed plan for young people",
        "December 2010 | Establish a virtual school for looked after pupils",
      ],
      [
        "Service Objective 2 | Raise standards",
        "Lead officer | Jane Doe",
        "Timescale | Milestone",
        "May 2010 | Appoint a contractor for planned maintenance",
        "June 2010 | Set up a rent deposit scheme",
      ],
    );
    expect(
      records.map((record) =>
        record.kind === "milestone"
          ? [record.objectiveRef, record.objective, record.responsible, record.due[0]]
          : record.kind,
      ),
    ).toEqual([
      ["Service Objective 1", "Support families at an early stage", "Norma Metcalfe", "2010-07"],
      ["Service Objective 1", "Support families at an early stage", "Norma Metcalfe", "2010-12"],
      ["Service Objective 2", "Raise standards", "Jane Doe", "2010-05"],
      ["Service Objective 2", "Raise standards", "Jane Doe", "2010-06"],
    ]);
  });
  test("a corporate aim with its code is the objective", () => {
    const [first] = read("# Service plan 2010/11", "## Actions", [
      "Corporate aim | Action | Due",
      "SO1 Make services easier to reach | Procure a new payroll system | June 2010",
      "SO2 Send less waste to landfill | Open a recycling centre | July 2010",
    ]);
    expect(first).toMatchObject({
      objectiveRef: "SO1",
      objective: "Make services easier to reach",
    });
  });
});

describe("lists and sentences", () => {
  test("a post with its holder in brackets answers for it", () => {
    const [first] = read(
      "# Service plan 2008/09",
      "## Priority 1: Improve the look of our streets",
      "Milestones for the year:",
      "- Resurface the car park by the end of January 2009 (Head of Property (K Eccles))",
      "- Plant five thousand trees by the end of February 2009 (Head of Parks (J Roe))",
    );
    expect(first).toMatchObject({
      text: "Resurface the car park by the end of January 2009",
      responsible: "Head of Property (K Eccles)",
    });
  });
  test("a slight delay behind a dash is the state", () => {
    const [first] = read(
      "# Monitoring report 2010/11",
      "## Priority 1: Support families",
      "Key milestones",
      "- Revise the fostering scheme, May 2010 – slightly delayed",
      "- Pilot the new model in two clusters, July 2010 – on track",
    );
    expect(first).toMatchObject({ due: ["2010-05"], status: "amber" });
  });
  test("the year behind the months in brackets is the quarter's", () => {
    const lines = linesOf(
      "# Performance report 2008/09",
      "## Exceptions",
      "NI 59 (Initial assessments that were previously late) was 21.2% for Quarter 3 (October–December) 2007-2008 against a 2007-2008 target of 29%.",
    );
    expect(lines.filter((line) => line.includes("actual 2007-08 Q3"))).toHaveLength(1);
    expect(lines.filter((line) => line.includes("target 2007-08"))).toHaveLength(1);
  });
  test("a value with its year in brackets is of that year", () => {
    const lines = linesOf("# Performance report 2009/10", "## Performance indicators", [
      "Ref | Indicator | Baseline value | Target 2009/10",
      "LP 1 | Days to relet a home | 37 (FY 2007/08) | 28 working days",
      "LP 2 | Landlords accredited | 22 (FY 2008/09) | 38",
    ]);
    expect(lines.filter((line) => /actual 2007-08|actual 2008-09/.test(line))).toHaveLength(2);
  });
});

test("spending over and under is a variance", () => {
  const lines = linesOf("# Budget monitoring 2007/08", "## Technical Services (£000)", [
    "Type of spending | Original Estimate 2007/08 | Probable Outturn 2007/08 | Over / under spend (-)",
    "Employees | 1,747 | 1,656 | -62",
    "Premises | 1,717 | 1,790 | +41",
  ]);
  expect(lines.filter((line) => line.includes("variance"))).toHaveLength(2);
});

describe("money without commas", () => {
  const under = (header: string) =>
    read("# Budget monitoring report Quarter 2 2008/09", "## Environment services revenue budget", [
      `Service (£000) | Budget | ${header}`,
      "Employees and training | 312 | 340",
      "Premises | 413 | 347",
      "Transport | 514 | 354",
    ]).map((record) => (record.kind === "budget" ? record.measure : record.kind));
  test.each([
    ["Variance", "variance"],
    ["Favourable/(adverse)", "variance"],
    ["Forecast outturn", "projection"],
    ["Spend to date", "actual_to_date"],
  ])("Budget is money beside %s, and no code", (header, measure) => {
    expect(under(header)).toEqual(
      Array.from({ length: 3 }, () => ["annual_budget", measure]).flat(),
    );
  });
  test("what nobody knows beside it is no budget", () => {
    expect(new Set(under("Orders"))).toEqual(new Set(["annual_budget", ""]));
  });
  test("a number of a budget is a code", () => {
    expect(
      new Set(
        read("# Budget monitoring report 2008/09", "## Environment services (£000)", [
          "Budget no. | Service | Estimate",
          "4120 | Employees | 312",
          "4121 | Premises | 413",
        ]).map((record) => (record.kind === "budget" ? record.measure : record.kind)),
      ),
    ).toEqual(new Set(["annual_budget"]));
  });
});

describe("a letter alone", () => {
  test.each(["Frequency", "Interval", "M/Q/A"])("A under %s is no amber", (header) => {
    const lines = linesOf("# Performance report 2008/09", "## Performance indicators", [
      `Ref | Indicator | ${header} | Outturn | Target`,
      "NI 33 | Arson incidents | A | 95 | 86",
    ]);
    expect(lines).toHaveLength(2);
    expect(lines.filter((line) => line.includes("amber"))).toEqual([]);
  });
  test("a month that is ticked twice is a month", () => {
    const records = read("# Delivery plan 2006/07", "## Objective 1 – Help tenants to have a say", [
      "Activity | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec | Jan | Feb | Mar",
      "Introduce a rent deposit scheme |  |  | ● |  | ● |  |  |  |  |  |  | ",
      "Rewire the tower blocks |  |  |  | ● |  |  |  |  |  |  |  | ",
      "Ballot tenants on stock transfer |  |  |  | ● |  |  |  |  |  |  |  | ",
      "Appoint a rural housing enabler | ● |  |  |  |  |  |  |  |  |  |  | ",
      "Set up a scrutiny panel | ● |  |  |  |  |  |  |  |  |  |  | ",
    ]);
    expect(records.map((record) => record.kind === "milestone" && record.due.join())).toEqual([
      "2006-06,2006-08",
      "2006-07",
      "2006-07",
      "2006-04",
      "2006-04",
    ]);
  });
});

describe("a key in one row", () => {
  test("each mark has the meaning beside it", () => {
    const records = read(
      "# Performance report Quarter 3 2008/09",
      "## Performance indicators",
      [
        "Ref | Indicator | Outturn | Target | Direction of change",
        "NI 33 | Arson incidents | 95 | 86 | ⇧",
        "NI 34 | Domestic violence | 62 | 60 | ⇩",
        "NI 35 | Cohesion | 62 | 60 | ⇔",
      ],
      ["⇧ | Better than the time before | ⇔ | As the time before | ⇩ | Worse than the time before"],
    );
    expect(records.map((record) => record.kind === "observation" && record.direction)).toEqual([
      "better",
      "better",
      "worse",
      "worse",
      "level",
      "level",
    ]);
  });
});

test("where the aim should go is no target, and a word in a column of values is kept", () => {
  expect(measureOf("Desired direction of travel")).toBeUndefined();
  expect(measureOf("Desired level")).toBe("target");
  const raws = read("# Performance report 2008/09", "## Performance indicators", [
    "Ref | Indicator | Outturn | Target",
    "NI 1 | Cohesion | 44% | Annual",
    "NI 2 | Crime | 31% | 30%",
    "NI 3 | Fires | 31% | 30%",
  ]).map((record) => (record.kind === "observation" ? record.raw : record.kind));
  expect(raws).toEqual(["44%", "Annual", "31%", "30%", "31%", "30%"]);
});

test("marks and their meanings side by side in one row are a key", () => {
  const grid = (cells: readonly string[]) => tableToGrid(tableOf([cells]), 1, 0);
  expect(isKey(grid(["●", "Target met or exceeded", "▲", "Just short of target"]))).toBe(true);
  expect(isKey(grid(["Green", "Target met", "Red", "Target missed"]))).toBe(true);
  expect(
    isKey(
      grid(["Yes", "Meeting target", "Almost", "Just below target", "No", "Well below target"]),
    ),
  ).toBe(true);
  expect(isKey(grid(["▲", "Better than last time", "►", "Much the same"]))).toBe(true);
  expect(isKey(grid(["Green", "Red", "Amber", "Green"]))).toBe(false);
  expect(isKey(grid(["NI 1", "Perceptions", "NI 2", "Crime"]))).toBe(false);
});
