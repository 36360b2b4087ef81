import { describe, expect, test } from "vitest";
import { readHeader } from "../../src/interpret/evidence/header-word.ts";
import { readMoneyHeader } from "../../src/interpret/evidence/money-word.ts";
import { findSentenceAsides } from "../../src/interpret/lists/sentences.ts";
import { wordStatus } from "../../src/normalise/status.ts";
import { findYearSpans } from "../../src/printed/period.ts";
import { documentOf, readingOf, readReport, recordLines, sourceOf } from "../builders.ts";
import { tableOf } from "../report-builders.ts";

type Blocks = readonly (string | readonly string[])[];
const read = (...blocks: Blocks) => readReport(...blocks).records;
const linesOf = (...blocks: Blocks) => recordLines(readReport(...blocks));

describe("two kinds of rows in one grid", () => {
  const indicators = [
    "Ref | Indicator | Actual 2007/08 | Target 2008/09 | Quarter 2 | Status",
    "NI 191 | Residual household waste | 640 | 620 | 310 | Green",
    "NI 192 | Household waste recycled | 36.1% | 40% | 39% | Amber",
  ];
  const milestones = [
    "Milestone |  | Due date |  | Progress | Status",
    "Start the food waste collection |  | November 2008 |  | Vehicles ordered | Green",
    "Agree the lease of the depot |  | January 2009 |  | Terms agreed | Amber",
  ];
  const inOneGrid = (...rows: string[]) => linesOf("## Waste and recycling 2008/09", rows);
  test.each([
    ["milestones under indicators", [...indicators, ...milestones]],
    ["indicators under milestones", [...milestones, ...indicators]],
  ])("%s are read each by their own heads", (_, rows) => {
    const lines = inOneGrid(...rows);
    expect(lines.filter((line) => line.includes("due"))).toHaveLength(2);
    expect(lines.filter((line) => /^NI/.test(line))).toHaveLength(6);
  });
});

describe("lists and sentences", () => {
  test("a bullet behind a sentence goes on with the list under the same words", () => {
    const texts = read(
      "## Next steps",
      "- Agree the waste strategy by January 2009",
      "- Consult on parking charges by February 2009",
      "More staff were recruited.",
      "- Publish the annual report by March 2009",
    ).map((record) => (record.kind === "milestone" ? record.text : ""));
    expect(texts).toContain("Publish the annual report by March 2009");
    expect(texts).toHaveLength(3);
  });
  test.each([
    "In the quarter NI 75 was 86% for girls and 82% for boys.",
    "NI 75: 86% of girls, 82% of boys",
  ])("figures of parts are set aside: %s", (sentence) => {
    expect(read("## Headline results", sentence)).toEqual([]);
    expect(
      findSentenceAsides(documentOf("## Headline results", sentence)).map(({ why }) => why),
    ).toEqual([expect.stringMatching(/parts|told apart/)]);
  });
});

describe("what a head says", () => {
  test.each<[string, string | undefined]>([
    ["Targeted result for 2008/09", "target"],
    ["Our goal for 09-10", "target"],
    ["Target met for the third time running.", undefined],
    ["New PI", undefined],
    ["Short Name", "title"],
    ["What this tells us", "commentary"],
    // where the figure should go is no direction that it took
    ["Desired trend", "other"],
    ["Direction of travel", "direction"],
  ])("%s", (head, role) => {
    expect(readHeader(head).role).toBe(role);
  });
  test("what was expected to be spent by a day is the budget to date", () => {
    expect(readMoneyHeader("Expected spend to date £")).toBe("budget_to_date");
    expect(readMoneyHeader("Expected outturn £")).toBe("projection");
  });
  test("a financial year may be joined in capitals", () => {
    expect(findYearSpans("2006 TO 2007 ACTUAL")).toHaveLength(1);
  });
  test.each([
    ["Missed target by a small margin", "amber"],
    ["Missed target by a wide margin", "red"],
    ["Target missed by a little", "amber"],
    // few words for progress are no small margin
    ["Not met, little progress", "red"],
    ["Not achieved, limited resources", "red"],
  ])("%s is %s", (words, state) => {
    expect(wordStatus(words)).toBe(state);
  });
});

describe("columns told by what stands in them", () => {
  test("words for a quartile name no measure of their row", () => {
    const lines = linesOf("## Performance 2008/09", [
      "Indicator | Quartile position 2007/08 | Outturn 2007/08 | Target 2008/09",
      "Vacant land developed (NI 170) | Below median | 53.4% | 55%",
      "Net additional homes provided (NI 154) | Highest | 370 | 450",
    ]);
    expect(lines).toContain(
      "NI154 | Net additional homes provided (NI 154) | actual 2007-08 = 370",
    );
  });
  test("a measure and its period stand beside each indicator, row by row", () => {
    const rows = ["LP 1 | Roads in need of repair", "LP 2 | Stands for cycles let"].flatMap(
      (name) => [
        `${name} | Where we started for 07-08 | 8.6`,
        " |  | Our goal for 08-09 | 8",
        " |  | Quarter 2 | 8.3",
      ],
    );
    const lines = linesOf("# Monitoring 2008/09", "## Performance indicators", [
      "Ref | What we measure | Period | Figure",
      ...rows,
    ]);
    expect(lines.filter((line) => line.startsWith("LP1"))).toEqual([
      "LP1 | Roads in need of repair | actual 2007-08 = 8.6 [baseline]",
      "LP1 | Roads in need of repair | target 2008-09 = 8",
      expect.stringMatching(/actual 2008-09 Q2 = 8\.3/),
    ]);
  });
  test("1/01 under Action no. numbers the actions", () => {
    const refs = read("# Service plan 2008/09", [
      "Action no. | What we will do | When we will do it by | Who will lead",
      "1/01 | Consult on the pattern of school holidays | March 2009 | Head of Schools",
      "1/02 | Move the referral unit to larger premises | January 2009 | Head of Schools",
      "2/01 | Provide laptops for children in care | May 2008 | Head of Care",
    ]).map((record) => (record.kind === "milestone" ? record.objectiveRef : ""));
    expect(refs).toEqual(["1/01", "1/02", "2/01"]);
  });
  test("roads under Description are no indicators", () => {
    const kinds = read("## Schemes 2008/09", [
      "Description | Budget | Actual",
      "A57 Link road | 1,200 | 600",
      "B6210 Bridge strengthening | 450 | 210",
    ]).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["budget"]));
  });
  test("a bare year among measures with their periods may be either, and gives nothing", () => {
    const lines = linesOf("# Monitoring 2008/09", "## Performance indicators", [
      "Ref | What we measure | Period | Figure",
      ...["LP 1 | Roads in need of repair", "LP 2 | Stands for cycles let"].flatMap((name) => [
        `${name} | Result for 2007/08 | 8.6`,
        " |  | Target for 2008/09 | 8",
        " |  | 2009/10 | 7",
      ]),
    ]);
    expect(lines).toHaveLength(4);
    expect(lines.every((line) => !line.includes("2009-10"))).toBe(true);
  });
  test("a code alone in the column of names has its name in the line below", () => {
    const lines = linesOf("## Performance 2008/09", [
      "Measure description | Outturn 2007/08 | Target 2008/09",
      "LAA 101 | 249 | 226",
      "Number of journeys by community transport |  | ",
      "LAA 102 | 70.5% | 75%",
      "Percentage of buses running on time |  | ",
    ]);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/Number of journeys by community transport \| actual 2007-08 = 249/);
  });
  test("a portfolio that is no member's divides the table", () => {
    const sections = read("## Indicators 2008/09", [
      "Portfolio | Short Name | PI Code | 2007/08 Value | 2008/09 Target",
      "Resources and People | Online payments received | LPI 1 | 549 | 600",
      "Resources and People | Calls answered in time | LPI 2 | 81% | 85%",
      "Housing and Planning | Empty homes brought back | LPI 3 | 12 | 15",
    ]).map((record) => (record.kind === "observation" ? record.section : ""));
    expect(sections).toContain("Housing and Planning");
  });
});

describe("one indicator a table", () => {
  test("names turned over the columns may hold words of headers", () => {
    const lines = linesOf("## Results 2008/09", [
      "Indicator and definition | Flood and coastal erosion risk management | Looked after children cases reviewed in time",
      "Indicator number | NI 189 | NI 66",
      "2007/08 Performance achieved | 71.3% | 80.0%",
      "2008/09 Target set | 77% | 83%",
    ]);
    expect(lines).toEqual([
      "NI189 | Flood and coastal erosion risk management | actual 2007-08 = 71.3 percent",
      "NI189 | Flood and coastal erosion risk management | target 2008-09 = 77 percent",
      "NI66 | Looked after children cases reviewed in time | actual 2007-08 = 80 percent",
      "NI66 | Looked after children cases reviewed in time | target 2008-09 = 83 percent",
    ]);
  });
  test("pounds under a name with a code of the report's own are its values", () => {
    const lines = linesOf("## Healthier communities 2008/09", [
      "Short Name | TE/07 Cost of street cleansing for each resident",
      "2008/09 Target | £2,551",
      "Year to date value at 3rd Quarter | £2,563",
      "Managed By | J Haslam",
      "Latest Note | Just below target; the backlog will be cleared.",
    ]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/target 2008-09 = 2551 gbp/);
  });
  test("a title that hopes for something is not asked for where its figure stood at something", () => {
    expect(
      linesOf(
        "## Exceptions",
        "NI 142: Percentage of people supported to maintain independent living stood at 59.8% in Quarter 4 2009/10 compared with a target of 40% for 2009/10.",
      ),
    ).toHaveLength(2);
  });
});

describe("money by years", () => {
  const kinds = (heading: string, ...rows: string[]) => [
    ...new Set(
      read("# Budget 2010/11", heading, rows).map((record) =>
        record.kind === "budget" ? `${record.measure} ${record.period}` : "",
      ),
    ),
  ];
  test("is capital under one head of expenditure in a programme, and its total of no year", () => {
    const table = tableOf(
      [
        "Portfolio|Expenditure by year (£'000)||",
        "|2010/11|2011/12|Total",
        "Children's Services|14,377|11,240|25,617",
        "Healthy City|5,035|3,460|8,495",
      ].map((row) => row.split("|")),
    );
    const cells = table.cells
      .filter(({ row, column }) => row !== 0 || column < 2)
      .map((cell) => (cell.row === 0 && cell.column === 1 ? { ...cell, columnSpan: 3 } : cell));
    const { records } = readingOf({
      source: sourceOf("a"),
      format: "docx",
      blocks: [
        { kind: "heading", level: 1, text: "Capital programme 2010/11 to 2012/13" },
        { ...table, cells },
      ],
      running: [],
    });
    expect([
      ...new Set(
        records.map((one) => (one.kind === "budget" ? `${one.measure} ${one.period}` : "")),
      ),
    ]).toEqual(["capital 2010-11", "capital 2011-12", "capital "]);
  });
  test("is projected where the heading says so, whatever names the lines", () => {
    expect(
      kinds(
        "## Medium term projection",
        "Budget item | 2011/12 £m | 2012/13 £m",
        "Inflation and pensions | 2.8 | 3.1",
        "Demography | 3.2 | 2.7",
      ),
    ).toEqual(["projection 2011-12", "projection 2012-13"]);
  });
});

describe("what was expected", () => {
  test.each([
    "NI 59: the expected outturn was 62.1% against a target of 75%.",
    "NI 59: performance planned for the year was 62.1% against a target of 75%.",
    "NI 59 is predicted to have reached 62.1% against a target of 75%.",
  ])("is not taken for what was reached: %s", (sentence) => {
    expect(
      linesOf("## Headline results 2008/09", sentence).filter((line) => /actual/.test(line)),
    ).toEqual([]);
  });
});

describe("marks", () => {
  /** A report of one table in which some cells are merged down and some hold marks. */
  const withMarks = (
    rows: readonly string[],
    marks: Readonly<Record<string, string>>,
    merged: readonly number[] = [],
  ) => {
    const table = tableOf(rows.map((row) => row.split(" | ").map((text) => text.trim())));
    const isUnder = (row: number, column: number) =>
      merged.includes(column) && row > 0 && row % 2 === 0;
    const cells = table.cells
      .filter(({ row, column }) => !isUnder(row, column))
      .map((cell) => ({
        ...cell,
        rowSpan: merged.includes(cell.column) && cell.row > 0 ? 2 : 1,
        marks: Object.entries(marks).flatMap(([place, colour]) =>
          place === `${cell.row},${cell.column}` ? [{ kind: "fill" as const, colour }] : [],
        ),
      }));
    return recordLines(
      readingOf({
        source: sourceOf("a"),
        format: "docx",
        blocks: [
          { kind: "heading", level: 1, text: "Performance report 2008/09" },
          { kind: "heading", level: 2, text: "Performance indicators" },
          { ...table, cells },
        ],
        running: [],
      }),
    );
  };
  test("a light beside several rows of one indicator is said of each", () => {
    const lines = withMarks(
      [
        "Ref | Indicator | Period | Target | Actual | RAG",
        "NI 59 | Assessments in time | 2007/08 | 80% | 81% | ",
        " |  | 2008/09 | 82% | 79% | ",
        "NI 60 | Core assessments | 2007/08 | 70% | 71% | ",
        " |  | 2008/09 | 72% | 75% | ",
      ],
      { "1,5": "#ff0000", "3,5": "#00b050" },
      [0, 1, 5],
    );
    expect(lines.filter((line) => line.endsWith("red"))).toHaveLength(4);
    expect(lines.filter((line) => line.endsWith("green"))).toHaveLength(4);
  });
  test("an empty cell in a light's colour beside the label of a card is its state", () => {
    const lines = withMarks(
      [
        "Measure of success | Street cleanliness (BV199a)",
        "2007/08 Actual outturn | 17.3%",
        "2008/09 Agreed target | 17%",
        "RAG rating | ",
        "Narrative | The new contract is giving good results.",
      ],
      { "3,1": "#00b050" },
    );
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => line.endsWith("green"))).toBe(true);
  });
});

describe("one head over results and targets", () => {
  /** Two header rows, the upper merged over three years. */
  const under = (...heads: readonly string[]) => {
    const table = tableOf([
      ["Ref", "Indicator", "Results and targets", "", ""],
      ["", "", ...heads],
      ["NI 191", "Residual household waste", "640", "620", "600"],
      ["NI 192", "Household waste recycled", "36%", "40%", "41%"],
    ]);
    const cells = table.cells
      .filter(({ row, column }) => row !== 0 || column < 3)
      .map((cell) => (cell.row === 0 && cell.column === 2 ? { ...cell, columnSpan: 3 } : cell));
    return recordLines(
      readingOf({
        source: sourceOf("a"),
        format: "docx",
        blocks: [
          { kind: "heading", level: 1, text: "Performance report Quarter 2 2008/09" },
          { kind: "heading", level: 2, text: "Performance indicators" },
          { ...table, cells },
        ],
        running: [],
      }),
    );
  };
  test("says nothing of bare years: they may be either", () => {
    expect(under("2007/08", "2008/09", "2009/10")).toEqual([]);
  });
  test("leaves it to heads that say which is which", () => {
    expect(under("Actual 2007/08", "Target 2008/09", "Q2 2008/09")).toHaveLength(6);
  });
});
