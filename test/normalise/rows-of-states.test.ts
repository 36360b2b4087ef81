import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/normalise/facts.ts";
import { normalise } from "../../src/normalise/index.ts";
import { findCodeHabits } from "../../src/normalise/indicator-name.ts";
import { rowToMilestone } from "../../src/normalise/milestone.ts";
import { readYear } from "../../src/normalise/value-year.ts";
import type { Observation } from "../../src/records.ts";
import type { IndicatorRow, PrintedMark, PrintedValue } from "../../src/rows.ts";

const source = { block: 0 };
const mark = (said: string): PrintedMark => {
  const [header = "", text = ""] = said.split(": ");
  return { text, header, marks: [], source };
};
const value = (said: string): PrintedValue => {
  const [, target, header = ""] = /^(target )?(.*)$/.exec(said) ?? [];
  const measure = target ? "target" : "actual";
  return { measure, header, text: "12", struck: [], baseline: false, source, place: 0 };
};

/** The states of a row's values, one after another. */
function statesOf(statuses: readonly string[], values: readonly string[]): string {
  const row: IndicatorRow = {
    kind: "indicator",
    places: [],
    evidence: [],
    indicatorTable: 1,
    ...{ section: "", reference: "", referenceHeader: "", title: "Visits", unit: "" },
    ...{ responsible: "", commentary: "", directions: [] },
    statuses: statuses.map(mark),
    values: values.map(value),
  };
  const facts = { council: "", directorate: "", service: "", docType: "other", title: "" } as const;
  const { records } = normalise(
    {
      facts: { ...facts, periodLabel: "2008-09" },
      keys: [],
      verdicts: [],
      rows: [row],
      asides: [],
    },
    { file: "a.txt", doc: "a", sha256: "0", bytes: 1 },
  ).value;
  return (records as Observation[]).map(({ status }) => status || "-").join(" ");
}

describe("the states of a row's columns, for its values", () => {
  const [year, q1, q2, target] = ["Actual 2008/09", "Q1", "Q2", "target Target 2008/09"];
  it.each<[string, string[], string[], string]>([
    ["one of the row is every value's", ["Status: Red"], [year, q1, q2, target], "red red red red"],
    ["one of a quarter is that quarter's", ["Q1 status: Red"], [q1, q2], "red -"],
    ["and the year's target's", ["Q1 status: Red"], [q1, target], "red red"],
    [
      "the latest is the target's",
      ["Q1 status: Red", "Q2 status: Green"],
      [q1, q2, target],
      "red green green",
    ],
    [
      "in whatever order they stand",
      ["Q2 status: Green", "Q1 status: Red"],
      [q1, q2, target],
      "red green green",
    ],
    [
      "one of a quarter over no quarters is the row's",
      ["Q2 status: Green"],
      [year, target],
      "green green",
    ],
    [
      "beside one of the row, each has its own",
      ["Status: Amber", "Q1 status: Red"],
      [year, q1, q2, target],
      "amber red amber amber",
    ],
    [
      "also after it",
      ["Q1 status: Red", "Status: Amber"],
      [year, q1, q2, target],
      "amber red amber amber",
    ],
    [
      "one of another year is another's",
      ["Status 2008/09: Red", "Status 2009/10: Green"],
      [year, "Actual 2009/10"],
      "red green",
    ],
    [
      "one of a year alone is the row's",
      ["Status 2008/09: Red"],
      [year, "Actual 2009/10"],
      "red red",
    ],
    ["a blank one says nothing", ["Status: ", "Status: Green"], [year], "green"],
    ["none says nothing", [], [year, q1, target], "- - -"],
  ])("%s", (_, statuses, values, states) => {
    expect(statesOf(statuses, values)).toBe(states);
  });
});

describe("an officer in the cell of a date", () => {
  const read = (dueCell: string, responsible = "") => {
    const facts = factsOf({
      ...{ council: "", directorate: "", service: "", docType: "other", title: "" },
      periodLabel: "2008-09",
    });
    const { record } = rowToMilestone(
      {
        ...{
          kind: "milestone",
          milestoneKind: "action",
          text: "Agree the plan",
          planYear: "2008-09",
        },
        ...{ objectiveRef: "", objective: "", group: "", commentary: "" },
        ...{ places: [], evidence: [], ticks: [], quarters: [], statuses: [] },
        ...{ responsible, dueCell, source, place: 0 },
      },
      1,
      { sha256: "", facts, keys: [], codes: findCodeHabits([]) },
    );
    return [record.due.join(";"), record.responsible];
  };
  it.each([
    990, 3,
  ])("is read where the cell has no more than a thousand characters (%i)", (length) => {
    const officer = `D${"m".repeat(length - 1)}`;
    expect(read(`March 09, ${officer}`)).toEqual(["2009-03", officer]);
  });
  it("and not in a longer one, nor where the row names one", () => {
    expect(read(`March 09, D${"m".repeat(990)}`)).toEqual(["2009-03", ""]);
    expect(read("March 09, DM Finance", "A. Clark")).toEqual(["2009-03", "A. Clark"]);
  });
});

describe("the year of a value", () => {
  it.each<[string, object]>([
    ["12 (08/09)", { period: "2008-09" }],
    ["12 (2008)", { dataYear: "2008" }],
    ["12 (Q2)", { quarter: 2 }],
    ["12 (Q2 08/09)", { period: "2008-09 Q2" }],
    // A part of a whole, and the share that they make.
    ["05/06 (83%)", {}],
    ["05/06 (84%)", {}],
    ["05/06 (85%)", {}],
    ["08/09 (12%)", {}],
    ["00/01 (0%)", {}],
    ["83% (05/06)", {}],
    ["12% (05/06)", { period: "2005-06" }],
    ["0% (00/01)", {}],
    ["12% (14/15)", { period: "2014-15" }],
    ["12% (15/16)", { period: "2015-16" }],
    ["12% (16/17)", {}],
    ["12% (2016/17)", { period: "2016-17" }],
    ["target 12 (2008)", { dataYear: "2008" }],
    ["12 (2008 baseline)", {}],
    ["up on 08/09", {}],
  ])("%s: %j", (printed, year) => {
    expect(readYear(printed)).toEqual(year);
  });
});
