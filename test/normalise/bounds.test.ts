import { describe, expect, it } from "vitest";
import type { Mark } from "../../src/document.ts";
import { rowsToBudgetLines } from "../../src/normalise/budget-line.ts";
import { readDirection } from "../../src/normalise/direction.ts";
import { findDue, parseDueCell } from "../../src/normalise/due.ts";
import { factsOf } from "../../src/normalise/facts.ts";
import { readIndicator } from "../../src/normalise/indicator.ts";
import { findCodeHabits } from "../../src/normalise/indicator-name.ts";
import { rowToMilestone } from "../../src/normalise/milestone.ts";
import { isNoMoney, toPounds } from "../../src/normalise/money.ts";
import { parseCell } from "../../src/normalise/number.ts";
import { calendarYear, periodOf } from "../../src/normalise/observation-period.ts";
import { hueOf, readStatus } from "../../src/normalise/status.ts";
import { unitOfHeader } from "../../src/normalise/unit.ts";
import type { BudgetRow, KeyEntry, MilestoneRow, PrintedValue } from "../../src/rows.ts";

describe("a colour is a state from one hue to the next", () => {
  it.each([
    // red ends at 18 degrees, amber at 70, green at 175; red begins again at 335
    ["#ff4c00", "red"],
    ["#ff4d00", "amber"],
    ["#d5ff00", "amber"],
    ["#d4ff00", "green"],
    ["#00ffe9", "green"],
    ["#00ffea", undefined],
    ["#ff006b", undefined],
    ["#ff006a", "red"],
    ["#0000ff", undefined],
    ["#8000ff", undefined],
    ["#00ff80", "green"],
    // too dark, and too grey
    ["#3b0000", undefined],
    ["#3c0000", "red"],
    ["#806060", "red"],
    ["#806161", undefined],
    ["#608060", "green"],
    ["red", undefined],
  ])("%s is %s", (colour, status) => {
    expect(hueOf(colour)).toBe(status);
  });
});

const markWith = (...marks: Partial<Mark>[]) => ({
  text: "",
  header: "",
  source: { block: 0 },
  marks: marks.map((mark) => ({ kind: "image" as const, ...mark })),
});
const entryWith = (of: "status" | "direction", meaning: string, mark: Partial<Mark>): KeyEntry => ({
  word: "",
  meaning,
  of,
  marks: [{ kind: "image" as const, ...mark }],
});

describe("a mark that the report's key shows", () => {
  const missed = (mark: Partial<Mark>) => [entryWith("status", "Target not met", mark)];
  it.each<[Partial<Mark>, Partial<Mark>, string | undefined]>([
    [{ hash: "a" }, { hash: "a" }, "red"],
    [{ hash: "a" }, { hash: "b" }, undefined],
    [{ hash: "a", glyph: "●" }, { hash: "b", glyph: "●" }, undefined],
    [{ hash: "a" }, {}, undefined],
    [{}, {}, undefined],
    [{ glyph: "◊" }, { glyph: "◊" }, "red"],
    [{ glyph: "◊" }, { glyph: "◘" }, undefined],
    [{ glyph: "◊", colour: "#0000ff" }, { glyph: "◊", colour: "#0000ff" }, "red"],
    [{ glyph: "◊", colour: "#0000ff" }, { glyph: "◊", colour: "#000000" }, undefined],
    [{ glyph: "◊" }, { glyph: "◊", colour: "#000000" }, undefined],
  ])("%j beside %j is %s", (ofKey, printed, status) => {
    expect(readStatus(markWith(printed), missed(ofKey))).toBe(status);
  });

  it.each<[Partial<Mark>, string | undefined]>([
    [{ shape: "arrow-up" }, "up"],
    [{ shape: "arrow-down" }, "down"],
    [{ shape: "arrow-level" }, "level"],
    [{ shape: "circle" as "arrow-up" }, undefined],
    [{}, undefined],
    [{ glyph: "↓" }, "down"],
    [{ kind: "fill" }, ""],
  ])("a direction drawn as %j is %s", (mark, direction) => {
    expect(readDirection(markWith(mark), [])).toBe(direction);
  });

  it("a direction that the key gives a picture goes before its shape", () => {
    const key = [entryWith("direction", "Performance has declined", { hash: "a" })];
    expect(readDirection(markWith({ hash: "a", shape: "arrow-up" }), key)).toBe("worse");
    expect(readDirection(markWith({ hash: "b", shape: "arrow-up" }), key)).toBe("up");
  });
});

describe("the unit that a header puts over its values", () => {
  it.each([
    ["Actual (No.)", "count"],
    ["Target (number)", "count"],
    ["Actual 2008/09 (%)", "percent"],
    ["Actual %", "percent"],
    ["Budget £000", "gbp_thousand"],
    ["Budget £k", "gbp_thousand"],
    ["Budget £m", ""],
    ["Cost (£)", "gbp"],
    ["Actual (rate)", "rate"],
    ["Actual (per 1,000)", "rate"],
    ["Number of visits", undefined],
    ["Actual", undefined],
    ["No. 4", undefined],
  ])("%s: %s", (header, unit) => {
    expect(unitOfHeader(header)).toBe(unit);
  });
});

describe("a value cell of so many characters is prose", () => {
  const cellOf = (length: number) => `86% ${"x".repeat(length - 4)}`;
  it.each([
    [400, 86],
    [401, null],
  ])("%i: %s", (length, value) => {
    const cell = cellOf(length);
    expect(parseCell(cell).value).toBe(value);
  });
});

describe("periods at the edge of a year", () => {
  const under = (header: string): PrintedValue => ({
    measure: "actual",
    header,
    text: "1",
    struck: [],
    baseline: false,
    source: { block: 0 },
    place: 0,
  });
  const inQuarter = (quarter: number) =>
    factsOf({
      council: "",
      directorate: "",
      service: "",
      docType: "other",
      title: "",
      periodLabel: `Quarter ${quarter} 2008/09`,
    });
  it.each([
    [1, "Last quarter", "2007-08 Q4"],
    [2, "Last quarter", "2008-09 Q1"],
    [4, "Last quarter", "2008-09 Q3"],
    [1, "Year to date", "2008-09 Q1"],
    [3, "Nine months", "2008-09 Q3"],
    [2, "Six months to September", "2008-09 Q2"],
    [3, "Half year", "2008-09"],
    [4, "As at 31 March 2009", "2008-09"],
  ])("in a report of quarter %i %s is %s", (quarter, header, period) => {
    expect(periodOf(under(header), inQuarter(quarter))).toBe(period);
  });

  it.each([
    ["2008", [], ["data_year=2008"]],
    ["Actual 2008", ["estimate"], ["data_year=2008"]],
    ["2008/09", [], []],
    ["March 2008", [], []],
    ["2008", ["data_year=2007"], []],
    ["Actual", [], []],
  ])("%s with %j names the year of the data: %j", (header, qualifiers, named) => {
    expect(calendarYear(under(header), qualifiers)).toEqual(named);
  });
});

describe("dates that name no year", () => {
  it.each([
    ["Publish the plan, September", ""],
    ["Publish the plan (September)", ""],
    ["Publish the plan by September", ""],
    ["Publish the plan from September", ""],
    ["Publish the plan from September 2008", "2008-09"],
    ["Publish the plan from the start of September 2008", "2008-09"],
    ["From May 2008 and September 2008", ""],
  ])("in text without a plan's year: %s", (text, due) => {
    expect(findDue(text, "").join(";")).toBe(due);
  });

  it.each([
    ["03/09", "", ""],
    ["03/07", "2008-09", ""],
    ["03/08", "2008-09", "2008-03"],
    ["03/12", "2008-09", "2012-03"],
    ["03/13", "2008-09", ""],
    ["Q2", "", ""],
    ["Year end", "", ""],
    ["2008/09", "", "FY 2008-09"],
    ["Q1 and Q2 2009/10", "2008-09", "2009-10 Q1;2009-10 Q2"],
    ["Q4 2008/09, Q1", "2008-09", "2008-09 Q4;2008-09 Q1"],
  ])("%s in a plan of %j is %s", (cell, planYear, due) => {
    expect(parseDueCell(cell, planYear).join(";")).toBe(due);
  });
});

describe("what is said of a commitment without a date", () => {
  const milestone = (over: Partial<MilestoneRow>): MilestoneRow => ({
    kind: "milestone",
    places: [],
    evidence: [],
    milestoneKind: "action",
    objectiveRef: "",
    objective: "",
    group: "",
    text: "Agree the plan",
    dueCell: "",
    ticks: [],
    quarters: [],
    planYear: "2008-09",
    responsible: "",
    commentary: "",
    statuses: [],
    source: { block: 0 },
    place: 0,
    ...over,
  });
  it.each<[Partial<MilestoneRow>, string, number]>([
    [{}, "", 0],
    [{ ticks: ["Q3"] }, "2008-09 Q3", 0],
    [{ ticks: ["Lead officer"] }, "", 1],
    [{ dueCell: "when it can be done" }, "", 0],
    [{ dueCell: "in 45 weeks" }, "", 1],
    [{ dueCell: "2 per month" }, "", 1],
    [{ dueCell: "" }, "", 0],
    [{ dueCell: "March 2009" }, "2009-03", 0],
  ])("%j: %s, %i problems", (over, due, count) => {
    const { record, problems } = rowToMilestone(milestone(over), 1, {
      sha256: "",
      facts: factsOf({
        council: "",
        directorate: "",
        service: "",
        docType: "other",
        title: "",
        periodLabel: "2008-09",
      }),
      keys: [],
      codes: findCodeHabits([]),
    });
    expect(record.due.join(";")).toBe(due);
    expect(problems.filter(({ code }) => code === "due-unreadable")).toHaveLength(count);
  });
});

describe("pounds", () => {
  it.each([
    [1.0005, 1000, 1001],
    [-1.0005, 1000, -1001],
    [0.5, 1, 1],
    [-0.5, 1, -1],
    [0.4, 1, 0],
    [-0.4, 1, 0],
    [1.435, 1_000_000, 1_435_000],
    [0, 1000, 0],
  ])("%s times %i is %i", (value, scale, pounds) => {
    expect(toPounds(value, scale)).toBe(pounds);
  });

  it.each([
    ["4.2%", true],
    ["(4.2%)", true],
    ["212 posts", true],
    ["12.5 fte", true],
    ["4.2", false],
    ["£212", false],
  ])("%s is no money: %s", (text, is) => {
    expect(isNoMoney(text)).toBe(is);
  });
});

describe("a point for a comma among thousands", () => {
  type Line = readonly [line: string, text: string, isTotal?: boolean];
  const facts = factsOf({
    council: "",
    directorate: "",
    service: "",
    docType: "other",
    title: "",
    periodLabel: "2008-09",
  });
  const read = (lines: readonly Line[], scale = 1000) =>
    rowsToBudgetLines(
      lines.map(
        ([line, text, isTotal = false], row): BudgetRow => ({
          kind: "budget",
          places: [],
          evidence: [],
          statement: "Revenue budget",
          section: "",
          line,
          isTotal,
          amounts: [
            {
              measure: "annual_budget",
              header: "Budget",
              scale,
              text,
              source: { block: 0, table: 0, row, column: 1 } as BudgetRow["amounts"][0]["source"],
            },
          ],
        }),
      ),
      { sha256: "", facts, keys: [], codes: findCodeHabits([]) },
    );
  const amounts = (lines: readonly Line[], scale?: number) =>
    read(lines, scale).records.map(({ amountGbp }) => amountGbp);

  it.each<[string, readonly Line[], number | null]>([
    [
      "the lines make it",
      [
        ["A", "1,200"],
        ["B", "235"],
        ["Net", "1.435", true],
      ],
      1_435_000,
    ],
    [
      "the lines make it but for one",
      [
        ["A", "1,200"],
        ["B", "234"],
        ["Net", "1.435", true],
      ],
      1_435_000,
    ],
    [
      "the lines make it but for two",
      [
        ["A", "1,200"],
        ["B", "233"],
        ["Net", "1.435", true],
      ],
      null,
    ],
    [
      "two totals make it",
      [
        ["A", "7,000"],
        ["X", "1,500", true],
        ["Y", "(65)", true],
        ["Net", "1.435", true],
      ],
      1_435_000,
    ],
    [
      "two totals make it but for one",
      [
        ["A", "7,000"],
        ["X", "1,500", true],
        ["Y", "(66)", true],
        ["Net", "1.435", true],
      ],
      1_435_000,
    ],
    [
      "two totals make it but for two",
      [
        ["A", "7,000"],
        ["X", "1,500", true],
        ["Y", "(67)", true],
        ["Net", "1.435", true],
      ],
      null,
    ],
    [
      "nothing makes it",
      [
        ["A", "7,000"],
        ["X", "1,500", true],
        ["Net", "1.435", true],
      ],
      null,
    ],
  ])("%s", (_, lines, pounds) => {
    expect(amounts(lines).at(-1)).toBe(pounds);
    expect(read(lines).problems.map(({ code }) => code)).toEqual(["number-slip"]);
  });

  it("is a decimal among millions", () => {
    expect(
      amounts(
        [
          ["A", "1,200"],
          ["Net", "1.435"],
        ],
        1_000_000,
      ).at(-1),
    ).toBe(1_435_000);
  });
});

describe("which entry of the catalogue a title alone names", () => {
  it.each([
    ["Under 18 conception rate", ["2008-09"], "NI112"],
    ["Under 18 conception rate", ["2007-08"], ""],
    // the next entry is .19 behind, .14, .09 and level
    [
      "Percentage of vulnerable people who are supported to maintain independent living",
      [],
      "NI142",
    ],
    ["Principal roads where maintenance should be considered", [], "NI168"],
    ["People killed or seriously injured in road traffic accidents", [], ""],
    ["Obesity in primary school age children in Year 6", [], ""],
    ["Young people", ["2008-09"], ""],
  ])("%s in %j: %s", (title, years, code) => {
    expect(readIndicator([], title, years).indicator).toBe(code);
  });
});
