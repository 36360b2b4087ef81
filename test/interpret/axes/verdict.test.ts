import { expect, test } from "vitest";
import { readReport } from "../../builders.ts";

test.each<[string, string[]]>([
  [
    "indicator",
    ["Ref | Indicator | Target 2008/09 | Actual 2008/09", "NI 60 | Reviews | 80% | 71%"],
  ],
  [
    "milestone",
    ["Objective | Key Milestones | Progress", "1 | Agree the plan by March 2009 | Green"],
  ],
  [
    "action-plan",
    ["Action | Responsible Officer | Timescale", "Agree the plan | Jane Doe | March 2009"],
  ],
  [
    "risk-measures",
    [
      "Risk Control Measures | Responsible Officer | Timescale",
      "Train all staff | Jane Doe | March 2009",
    ],
  ],
  [
    "budget",
    [
      "Line | Annual Budget £'000 | Actual to Date £'000",
      "Employees | 7,152 | 7,100",
      "Premises | 120 | 119",
    ],
  ],
  [
    "legend",
    [
      "Green | Indicates that the target is on course to be achieved",
      "Amber | Indicates that it is uncertain whether it is",
      "Red | Indicates that the target will not be achieved",
    ],
  ],
  ["none", ["Grade | Posts", "Manager | 3", "Officer | 7"]],
  ["none", ["Section | Page", "Introduction | 1", "Budget | 7"]],
])("%s: %j", (kind, rows) => {
  const { interpretation } = readReport(rows);
  expect(interpretation.verdicts).toMatchObject([{ table: 1, kind }]);
  expect(interpretation.verdicts[0]?.why.length).toBeGreaterThan(0);
});
