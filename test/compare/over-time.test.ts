import { expect, test } from "vitest";
import { compareOverTime } from "../../src/compare/over-time.ts";
import { budgetOf, milestonesOf, reportWith } from "./builders.ts";

const year = (from: number) => ({
  service: "Business Support",
  periodStart: `${from}-04-01`,
  periodEnd: `${from + 1}-03-31`,
  financialYears: [`${from}-${String(from + 1).slice(2)}`],
});
const impact = "Equality Impact Assessments";
const first = reportWith(
  "Halton",
  [
    [
      "LI8",
      `% of Service Areas subject to ${impact}`,
      ["actual 2007-08", "60%"],
      ["target 2008-09", "80%"],
    ],
    ["LI16", "% of Schools with a School Travel Plan", ["actual 2007-08", "18%"]],
  ],
  {
    doc: "plan-2008",
    facts: year(2008),
    milestones: milestonesOf("plan-2008", [
      ["Agree the capital strategy by March 2009", "2009-03"],
    ]),
    budget: budgetOf("plan-2008", "2008-09", [["Costs", "Employees", 1000]]),
  },
);
const second = reportWith(
  "Halton",
  [
    ["LI8", `% of ${impact} completed`, ["actual 2007-08", "70%"], ["actual 2008-09", "90%"]],
    ["LI16", "Number of CAFs completed", ["actual 2007-08", "214"]],
  ],
  {
    doc: "plan-2009",
    facts: year(2009),
    milestones: milestonesOf("plan-2009", [
      ["Agree the capital strategy by September 2009", "2009-09"],
    ]),
    budget: budgetOf("plan-2009", "2008-09", [["Costs", "Employees", 1200]]),
  },
);
const followed = compareOverTime("Halton", [second, first]);

test("a retitled indicator is one, a reused code is two", () => {
  expect(followed.indicators.map(({ title, series }) => [title, series.length])).toEqual([
    ["% of Schools with a School Travel Plan", 1],
    [`% of Service Areas subject to ${impact}`, 4],
    ["Number of CAFs completed", 1],
  ]);
});

test("the same year printed differently in two reports is restated", () => {
  const [, indicator] = followed.indicators;
  expect(
    indicator?.restated.map(({ period, figures }) => [period, figures.map(({ raw }) => raw)]),
  ).toEqual([["2007-08", ["60%", "70%"]]]);
  expect(followed.budget[0]).toMatchObject({ line: "Employees", restated: ["2008-09"] });
});

test("a promise is followed from report to report with how far it slipped", () => {
  expect(followed.reports).toEqual(["plan-2008", "plan-2009"]);
  expect(followed.milestones).toMatchObject([{ slipped_months: 6, dropped: false }]);
  expect(followed.milestones[0]?.steps.map(({ due }) => due)).toEqual(["2009-03", "2009-09"]);
});
