import { describe, expect, it } from "vitest";
import { findFindings } from "../../src/check/index.ts";
import { pairOf } from "../../src/check/status-pair.ts";
import type { Observation } from "../../src/records.ts";
import { findingsIn } from "./read-report.ts";
import { checked, indicatorRow, promised } from "./records.ts";

describe("dues and the plan they are printed under", () => {
  const due = (of: string | readonly string[], over = {}) =>
    findFindings(checked([promised({ due: [of].flat(), planYear: "2009-10", ...over })])).map(
      ({ finding, message }) =>
        `${finding.sure}: ${/(before|after) the plan year/.exec(message)?.[1]}`,
    );
  it.each([
    ["2009-03", ["certain: before"]],
    ["2009-04", []],
    ["2010-03", []],
    ["2010-04", ["likely: after"]],
    ["2008-09 Q4", ["certain: before"]],
    ["2009-10 Q1", []],
    ["2009-10 Q2", []],
    ["2009-10 Q3", []],
    ["2009-10 Q4", []],
    ["2010-11 Q1", ["likely: after"]],
    ["2008-09 Q3", ["certain: before"]],
    ["FY 2010-11", []],
    [["2010-04", "2010-03"], []],
    [["2010-04", "2010-05"], ["likely: after"]],
    [["2010-04", "FY 2010-11"], []],
  ])("%s", (of, expected) => {
    expect(due(of)).toEqual(expected);
  });
  it("says which, of which objective", () => {
    const [finding] = findFindings(
      checked([
        promised({ due: ["2010-04", "2010-05"], planYear: "2009-10", objectiveRef: "CP1" }),
      ]),
    );
    expect(finding?.message).toContain("is due 2010-04 and 2010-05, after the plan year 2009-10");
    expect(finding?.message).toContain("(CP1)");
    const [none] = findFindings(
      checked([promised({ due: ["2010-04"], planYear: "2009-10", objectiveRef: "" })]),
    );
    expect(none?.message).not.toContain("(");
  });
});

describe("the figure a state is judged by", () => {
  const value = (measure: "target" | "actual", period: string, of: number, over = {}) =>
    ({
      measure,
      period,
      value: of,
      raw: `${of}`,
      unit: "",
      ...over,
    }) satisfies Partial<Observation>;
  const judged = (...values: readonly Partial<Observation>[]) => {
    const rows = indicatorRow({ title: "Visits", codes: [], ref: "" }, ...values);
    const pair = pairOf({
      ...{ ref: "", title: "Visits", codes: [], section: "", commentary: "", indicator: "" },
      values: rows,
    } as never);
    return pair && `${pair.actual.raw} of ${pair.target.raw}`;
  };
  it.each([
    ["the year's", [value("target", "2009-10", 10), value("actual", "2009-10", 8)], "8 of 10"],
    [
      "the latest year's",
      [
        value("actual", "2008-09", 7),
        value("target", "2008-09", 9),
        value("actual", "2009-10", 8),
        value("target", "2009-10", 10),
      ],
      "8 of 10",
    ],
    [
      "the latest quarter's against the year's target",
      [
        value("actual", "2009-10 Q1", 2),
        value("actual", "2009-10 Q2", 4),
        value("target", "2009-10", 10),
      ],
      "4 of 10",
    ],
    [
      "a quarter's against its own target",
      [
        value("actual", "2009-10 Q2", 4),
        value("target", "2009-10 Q2", 5),
        value("target", "2009-10", 10),
      ],
      "4 of 5",
    ],
    [
      "the year's after its fourth quarter",
      [
        value("actual", "2009-10", 9),
        value("actual", "2009-10 Q4", 3),
        value("target", "2009-10", 10),
      ],
      "9 of 10",
    ],
    [
      "the quarter's before it",
      [
        value("actual", "2009-10", 9),
        value("actual", "2009-10 Q3", 3),
        value("target", "2009-10", 10),
      ],
      "3 of 10",
    ],
    ["none without a period", [value("target", "", 10), value("actual", "", 8)], undefined],
    [
      "none with two targets",
      [
        value("target", "2009-10", 10),
        value("target", "2009-10", 11),
        value("actual", "2009-10", 8),
      ],
      undefined,
    ],
    [
      "none of another unit",
      [
        value("target", "2009-10", 10, { unit: "percent" }),
        value("actual", "2009-10", 8, { unit: "gbp" }),
      ],
      undefined,
    ],
    [
      "no baseline",
      [value("target", "2009-10", 10), value("actual", "2009-10", 8, { qualifiers: ["baseline"] })],
      undefined,
    ],
    [
      "nothing compound",
      [value("target", "2009-10", 10), value("actual", "2009-10", 8, { qualifiers: ["compound"] })],
      undefined,
    ],
  ] as const)("%s", (_, values, expected) => {
    expect(judged(...values)).toBe(expected);
  });
});

describe("things told as done on a date after the report was made", () => {
  const told = (sentence: string) => findingsIn("12 March 2010", "## Progress", sentence);
  const expected = ["done-before-due: a date up to 2010-03, or what is still to come"];
  it.each([
    ["The hall was opened in April 2010.", expected],
    ["The hall was opened in March 2010.", []],
    ["The hall was opened in February 2010.", []],
    ["The hall will be opened in April 2010.", []],
    ["The hall opens in April 2010.", []],
    ["The hall was opened in April.", []],
    ["The hall was opened in April 2010 and closed in May 2010.", []],
    ["Completed in April 2010.", expected],
  ])("%s", (sentence, findings) => {
    expect(told(sentence)).toEqual(findings);
  });
  it("is of no report that says two dates, or only that of its period", () => {
    const opened = "The hall was opened in April 2010.";
    expect(findingsIn("12 March 2010", "14 January 2010", "## Progress", opened)).toEqual([]);
    expect(findingsIn("Position to 31 March 2010", "## Progress", opened)).toEqual([]);
  });
  it("is of its cover, and of no date further down", () => {
    const opened = "The hall was opened in April 2010.";
    const chapters = (count: number) => Array.from({ length: count }, (_, at) => `Chapter ${at}`);
    expect(findingsIn(...chapters(5), "12 March 2010", opened)).toEqual(expected);
    expect(findingsIn(...chapters(6), "12 March 2010", opened)).toEqual([]);
    expect(findingsIn(...chapters(11), "12 March 2010", opened)).toEqual([]);
  });
});

describe("percentages of a whole", () => {
  const of = (title: string, value: number, over = {}) =>
    findFindings(
      checked(
        indicatorRow(
          { title, codes: [], ref: "" },
          {
            measure: "actual",
            period: "2009-10",
            raw: `${value}%`,
            value,
            unit: "percent",
            ...over,
          },
        ),
      ),
    ).map(({ code, finding }) => `${code} ${finding.sure}`);
  it.each([
    ["% of pupils at school", 100, []],
    ["% of pupils at school", 100.1, ["percent-range certain"]],
    ["% of pupils at school", 0, []],
    ["% of pupils at school", -0.1, ["percent-range certain"]],
    ["The average proportion of pupils at school", 101, ["percent-range certain"]],
    ["Pupils at school", 101, []],
    ["% change in pupils", 101, []],
    ["Pupils at school", 999, []],
    ["Pupils at school", 1000, ["number-slip certain"]],
    ["% change in pupils", -1000, ["number-slip certain"]],
  ])("%s: %d", (title, value, expected) => {
    expect(of(title, value)).toEqual(expected);
  });
  it("are less sure without their sign, and nothing where they are several figures", () => {
    const title = "% of pupils at school";
    expect(of(title, 101, { raw: "101" })).toEqual(["percent-range likely"]);
    expect(of(title, 1010, { raw: "1010" })).toEqual(["percent-range likely"]);
    expect(of(title, 101, { qualifiers: ["compound"] })).toEqual([]);
    expect(of(title, 101, { unit: "count" })).toEqual([]);
    expect(of("Pupils at school", 101, { measure: "weight" })).toEqual(["percent-range certain"]);
  });
  it("are what the catalogue says of a code, however its title is printed", () => {
    expect(of("Waste recycled", 101, { indicator: "NI192" })).toEqual(["percent-range certain"]);
    expect(of("Waste recycled", 101, { indicator: "NI191" })).toEqual([]);
    expect(of("Waste recycled", 101)).toEqual([]);
  });
});
