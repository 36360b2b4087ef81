import { describe, expect, test } from "vitest";
import { readIndicator } from "../../src/normalise/indicator.ts";
import { parseUnit } from "../../src/normalise/unit.ts";
import { readReport } from "../builders.ts";

const assessments =
  "Initial assessments for children's social care carried out within seven working days of referral";

describe("which indicator a row is", () => {
  test.each<[string, string, string]>([
    ["NI59", assessments, "NI59"],
    ["NI112", "Under 18 conception rate", "NI112"],
    ["NI112", "Under 18 Conception Rate", "NI112"],
    ["NI112;BVPI197", "Under 18 conception rate", "NI112"],
    ["BVPI197;NI112", "Under 18 conception rate", "NI112"],
    ["", "Under 18 conception rate", "NI112"],
    [
      "NI175",
      "Access to services and facilities by public transport, walking and cycling",
      "NI175",
    ],
    ["LI13", "Number of visits to libraries", ""],
    ["NI999", "Number of visits to libraries", ""],
    ["", "", ""],
  ])("%s %s", (codes, title, indicator) => {
    const list = codes.split(";").filter((code) => code !== "");
    expect(readIndicator(list, title, ["2008-09"]).indicator).toBe(indicator);
  });

  test("NI 159 over NI 59's title is a finding with a place and joins neither (Herefordshire 2009-10)", () => {
    const { records, problems } = readReport([
      "Ref | Indicator | Target 2008/09 | Actual 2008/09",
      `NI 159 | ${assessments} | 80% | 71%`,
    ]);
    expect(records.map((record) => record.kind === "observation" && record.indicator)).toEqual([
      "",
      "",
    ]);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: "code-title-mismatch", table: 1, row: 1 }),
    );
  });
});

test.each([
  ["%", "percent"],
  ["Number", "count"],
  ["No.", "count"],
  ["Nos", "count"],
  ["£000", "gbp_thousand"],
  ["£", "gbp"],
  ["Rate", "rate"],
  ["per 1000", "rate"],
  ["Score", "points"],
  ["Ratio", "ratio"],
  ["Days", ""],
  ["", undefined],
  ["% age", "percent"],
  ["No", "count"],
  ["£m", ""],
  ["Per 100,000", "rate"],
])("a unit column's %s is %s", (cell, unit) => {
  expect(parseUnit(cell)).toBe(unit);
});
