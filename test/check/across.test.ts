import { describe, expect, it } from "vitest";
import { findArchiveFindings } from "../../src/check/index.ts";
import type { Observation } from "../../src/records.ts";
import { reportOf } from "../report-builders.ts";
import { indicatorRow } from "./records.ts";

const report = (doc: string, periodEnd: string, observations: readonly Observation[]) => ({
  report: { doc, facts: { ...reportOf(doc).facts, periodEnd } },
  observations,
});
const local = (title: string) => indicatorRow({ title, codes: ["LI16"], ref: "LI16" }, {});
const actual = (value: number) =>
  indicatorRow(
    { indicator: "NI60", codes: ["NI60"] },
    { measure: "actual", period: "2008-09", raw: `${value}%`, value, unit: "percent" },
  );

describe("findings over several reports of one council", () => {
  const found = (
    earlier: readonly Observation[],
    later: readonly Observation[],
    end = "2010-03-31",
  ) =>
    findArchiveFindings([report("late", end, later), report("early", "2009-03-31", earlier)]).map(
      ({ doc, finding }) => `${doc}: ${finding.code}`,
    );

  it.each([
    [
      "a code used again",
      local("School travel plans"),
      local("Assessments completed"),
      ["late: code-reused"],
    ],
    ["a code kept", local("School travel plans"), local("Number of school travel plans"), []],
    ["an actual restated", actual(83), actual(81), ["late: figure-differs"]],
    ["an actual repeated", actual(83), actual(83), []],
  ])("%s", (_, earlier, later, expected) => {
    expect(found(earlier, later)).toEqual(expected);
  });

  it("leaves copies of one report to the comparison of twins", () => {
    expect(found(actual(83), actual(81), "2009-03-31")).toEqual([]);
  });
});
