import { describe, expect, it } from "vitest";
import {
  figuresFrom,
  isSharedAtSight,
  milestoneFrom,
  partFrom,
} from "../../src/compare/kept-schema.ts";
import { WorkFailed } from "../../src/problem.ts";

const part = {
  join: "code",
  code: "NI60",
  line: "NI60",
  titles: [["Core assessments", 2, 0, "a-report", "ab", 0]],
  bases: [["NI60", "", "year", "percent"]],
};
const figures = {
  figures: [[0, "2008-09", "actual", "2009-03-31", [[81.5, "percent"]]]],
  units: [["percent", 4]],
};
const milestone = {
  text: "Agree the strategy",
  steps: [
    { doc: "a-report", text: "Agree", due: "2009-03", status: "amber", id: "m1", corrected: [] },
  ],
  slipped_months: null,
  dropped: false,
};

/** More than a number of JavaScript holds. */
const huge = '[0,"2008-09","actual","2009-03-31",[[1e999,"percent"]]]';

describe("what an archive keeps of its comparison", () => {
  it("is read as it was written", () => {
    expect(partFrom(JSON.stringify(part))).toEqual(part);
    expect(figuresFrom(JSON.stringify(figures))).toEqual(figures);
    expect(milestoneFrom(JSON.stringify(milestone))).toEqual(milestone);
  });

  it("is kept once where councils print it alike, with the wordings of each", () => {
    const other = [['Core; ","bases":" assessments', 3, 1, "another", "cd", 4]] as const;
    const [one, two, three] = [
      partFrom(JSON.stringify(part)),
      partFrom(JSON.stringify({ ...part, titles: other })),
      partFrom(JSON.stringify({ ...part, code: "NI59" })),
    ];
    expect(two).toEqual({ ...part, titles: other });
    expect(two.bases).toBe(one.bases);
    expect(three).toEqual({ ...part, code: "NI59" });
    // A verdict is known by its bases: what is of another code must have its own.
    expect(three.bases).not.toBe(one.bases);
  });

  it("may name its fields in another order, and have more of them", () => {
    const { titles, bases, ...beside } = part;
    expect(partFrom(JSON.stringify({ bases, titles, ...beside }))).toEqual(part);
    const more = { more: {}, ...part, last: [1] };
    expect(partFrom(JSON.stringify(more))).toEqual(more);
  });

  it.each([
    ["wordings within another field", partFrom, `{"x":${JSON.stringify(part)}}`],
    ["no JSON", partFrom, "{"],
    ["nothing", partFrom, "null"],
    ["a list", partFrom, "[]"],
    ["a field left out", partFrom, { ...part, line: undefined }],
    ["a join there is not", partFrom, { ...part, join: "magic" }],
    ["a title too short", partFrom, { ...part, titles: [["Core", 2, 0, "a", "b"]] }],
    ["a third side", partFrom, { ...part, titles: [["Core", 2, 2, "a", "b", 0]] }],
    ["half a row", partFrom, { ...part, titles: [["Core", 1.5, 0, "a", "b", 0]] }],
    ["fewer rows than none", partFrom, { ...part, titles: [["Core", -1, 0, "a", "b", 0]] }],
    ["a basis too long", partFrom, { ...part, bases: [["NI60", "", "year", "percent", ""]] }],
    ["a unit there is not", partFrom, { ...part, bases: [["NI60", "", "year", "acres"]] }],
    ["words for figures", figuresFrom, { ...figures, figures: "many" }],
    ["a period of any length", figuresFrom, with0("period")],
    ["a measure there is not", figuresFrom, with0("measure")],
    ["words for a value", figuresFrom, with0("value")],
    ["a value beyond all numbers", figuresFrom, `{"figures":[${huge}],"units":[]}`],
    ["a figure of no known unit", figuresFrom, { ...figures, units: [["unknown", 1]] }],
    ["a light there is not", milestoneFrom, withStep({ status: "blue" })],
    ["markup for a correction", milestoneFrom, withStep({ corrected: ["<b>"] })],
    ["words for months", milestoneFrom, { ...milestone, slipped_months: "3" }],
    ["no answer whether it was dropped", milestoneFrom, { ...milestone, dropped: 0 }],
  ])("is refused with %s", (_, read, kept) => {
    const text = typeof kept === "string" ? kept : JSON.stringify(kept);
    expect(() => (read as (text: string) => unknown)(text)).toThrow(WorkFailed);
  });
});

describe("figures that are seen to share a date", () => {
  const kept = (...own: (readonly [period: string, measure: string, reported?: string])[]) =>
    JSON.stringify({
      figures: own.map(([period, measure, reported = "2009-03-31"]) => [
        0,
        period,
        measure,
        reported,
        [[1, "percent"]],
      ]),
      units: [["percent", own.length]],
    });

  it("are told by the first of either", () => {
    const [one, two] = [kept(["2007-08", "actual"]), kept(["2008-09", "actual"])];
    const both = kept(["2008-09", "actual"], ["2007-08", "actual"]);
    expect(isSharedAtSight([one, both])).toBe(true);
    expect(isSharedAtSight([both, two])).toBe(true);
    expect(isSharedAtSight([one, one])).toBe(true);
    expect(isSharedAtSight([one, two])).toBe(false);
    expect(isSharedAtSight([one])).toBe(false);
  });

  it("are not seen in other texts", () => {
    const one = kept(["2008-09", "actual"]);
    expect(isSharedAtSight([one, kept(["2008-09", "target"])])).toBe(false);
    expect(isSharedAtSight([one, kept(["2007-08", "target", ',"2008-09","actual","'])])).toBe(
      false,
    );
    expect(isSharedAtSight([kept(), kept(), "", "no JSON"])).toBe(false);
  });
});

function with0(what: "period" | "measure" | "value") {
  const period = what === "period" ? "2".repeat(41) : "2008-09";
  const measure = what === "measure" ? "hope" : "actual";
  const value = what === "value" ? "81.5" : 81.5;
  return { ...figures, figures: [[0, period, measure, "2009-03-31", [[value, "percent"]]]] };
}

function withStep(changes: object) {
  return { ...milestone, steps: milestone.steps.map((step) => ({ ...step, ...changes })) };
}
