import { describe, expect, it, test } from "vitest";
import { compareCouncils } from "../../src/compare/across.ts";
import { unitsAgree } from "../../src/compare/basis.ts";
import { comparisonDiffers } from "../../src/compare/comparison.ts";
import { agree } from "../../src/compare/contradiction.ts";
import { foundCouncil, foundReport, refuseUnknown } from "../../src/compare/found.ts";
import { neighboursOf } from "../../src/compare/neighbours.ts";
import { compareOverTime, inPeriodOrder } from "../../src/compare/over-time.ts";
import { backwards, compareReports } from "../../src/compare/reports.ts";
import { budgetOf, reportWith } from "./builders.ts";

describe("whether two printed figures may be one", () => {
  it.each<[string, string, boolean]>([
    ["85", "85", true],
    ["85", "85.4", true],
    ["85", "85.5", false],
    ["85.24", "85.2", true],
    ["85.25", "85.2", false],
    ["85.25", "85.3", true],
    ["85.19", "85.2", true],
    ["85.14", "85.2", false],
    ["1,234", "1,234.4", true],
    ["1,234", "1,235", false],
    ["-3.2", "-3", true],
  ])("%s and %s: %s", (left, right, is) => {
    const [a, b] = [left, right].map((raw) => ({ raw, value: Number(raw.replace(",", "")) }));
    if (!a || !b) throw new Error("two figures");
    expect([agree(a, b), agree(b, a)]).toEqual([is, is]);
  });

  it("says nothing against a figure without a value", () => {
    expect(agree({ value: null, raw: "n/a" }, { value: 3, raw: "3" })).toBe(true);
  });
});

test("a council is measured against those of its type, its region's first, by name", () => {
  const councils = ["Wigan", "Halton", "Durham", "Bury", "Camden", "Bury", "Nowhere", "Leicester"];
  const near = neighboursOf("Bury", councils, 9);
  expect(near).toEqual(["Wigan"]);
  expect(neighboursOf("Halton", [...councils, "Blackpool", "Derby"], 9)).toEqual([
    "Blackpool",
    "Derby",
    "Durham",
    "Leicester",
  ]);
  expect(neighboursOf("Halton", [...councils, "Blackpool", "Derby"], 1)).toEqual(["Blackpool"]);
  expect(neighboursOf("Nowhere", councils, 9)).toEqual([]);
});

test("reports stand in the order their periods begin, then end, then by name", () => {
  const named = (doc: string, facts: object) => reportWith("Halton", [], { doc, facts });
  const years = (...financialYears: string[]) => ({
    periodStart: "",
    periodEnd: "",
    financialYears,
  });
  const reports = [
    named("e", { periodStart: "2009-04-01", periodEnd: "2010-03-31" }),
    named("d", { periodStart: "2009-04-01", periodEnd: "2009-06-30" }),
    named("c", { periodStart: "2008-04-01", periodEnd: "2009-03-31" }),
    named("b", years("2007-08", "2009-10")),
    named("a", years("2007-08", "2008-09")),
    named("0", years()),
    named("f", { periodStart: "2009-04-01", periodEnd: "2010-03-31" }),
  ];
  const inOrder = [...reports].sort(inPeriodOrder).map(({ report }) => report.doc);
  expect(inOrder).toEqual(["0", "a", "b", "c", "d", "e", "f"]);
  expect([...reports].reverse().sort(inPeriodOrder)[0]?.report.doc).toBe("0");
});

test("an amount that two reports print alike is not restated, two that they do not are", () => {
  const printed = (doc: string, amounts: readonly number[]) =>
    reportWith("Halton", [], {
      doc,
      budget: amounts.flatMap((amount) =>
        budgetOf(doc, "2008-09", [["Costs", "Employees", amount]]),
      ),
    });
  const restated = (...reports: ReturnType<typeof printed>[]) =>
    compareOverTime("Halton", reports).budget.map((line) => line.restated);
  expect(restated(printed("a", [1000]), printed("b", [1000]))).toEqual([[]]);
  expect(restated(printed("a", [1000]), printed("b", [1200]))).toEqual([["2008-09"]]);
  // what could not be read restates nothing
  const unread = printed("c", [1000]);
  const lines = unread.budget.map((line) => ({ ...line, amountGbp: null }));
  expect(restated(printed("a", [1000]), { ...unread, budget: lines })).toEqual([[]]);
  // columns of one report are its own affair
  expect(restated(printed("a", [1000, 1200]))).toEqual([[]]);
  expect(restated(printed("a", [1000, 1200]), printed("b", [1200, 1000]))).toEqual([[]]);
});

describe("indicators of two reports", () => {
  const title = "% of reviews held in time";
  const sections = (doc: string, rows: readonly (readonly [string, string, string, string])[]) => {
    const made = reportWith(
      "Halton",
      rows.map(([ref, name, , raw]) => [ref, name, ["target 2008-09", raw]]),
      { doc },
    );
    return {
      ...made,
      observations: made.observations.map((observation, at) => ({
        ...observation,
        section: rows[at]?.[2] ?? "",
      })),
    };
  };

  test.each([
    ["of its own section", [["LI1", title, "Adults", "1%"]], "2%"],
    ["of its own code where the section is another", [["LI2", title, "Adults", "1%"]], "3%"],
  ] as const)("of several with one title the one %s is it", (_, rows, meant) => {
    const to = sections("b", [
      ["LI1", title, "Children", "0%"],
      ["LI1", title, "Adults", "2%"],
      ["LI2", title, "Children", "3%"],
    ]);
    const { indicators } = compareReports(sections("a", rows), to);
    const [pair] = indicators.filter(({ from, to }) => from && to);
    expect(pair?.targets.map(({ to }) => to)).toEqual([meant]);
  });

  test("a target is set against a target, an actual against an actual, and nothing against no value", () => {
    const row = (...figures: [string, string][]) =>
      reportWith("Halton", [["LI1", title, ...figures]], { doc: `r${figures.length}` });
    const { indicators } = compareReports(
      row(["target 2008-09", "80%"], ["actual 2008-09", "70%"]),
      row(["target 2008-09", "80%"], ["actual 2008-09", "75%"], ["target 2009-10", "N/A"]),
    );
    expect(indicators).toHaveLength(1);
    expect(indicators[0]?.relation).toBe("same");
    expect(indicators[0]?.targets).toEqual([]);
    expect(indicators[0]?.restated.map(({ from, to }) => [from, to])).toEqual([["70%", "75%"]]);
    const missing = compareReports(
      row(["target 2008-09", "80%"]),
      row(["target 2008-09", "N/A"], ["actual 2008-09", "75%"]),
    );
    expect(missing.indicators[0]?.targets).toEqual([]);
  });
});

test("of two lines of one name, the one with an equal amount is it", () => {
  const from = reportWith("Halton", [], {
    doc: "a",
    budget: budgetOf("a", "2008-09", [["Costs", "Employees", 1000]]),
  });
  const to = reportWith("Halton", [], {
    doc: "b",
    budget: budgetOf("b", "2008-09", [
      ["Costs", "Employees", 5],
      ["Costs", "Employees", 1000],
    ]),
  });
  const { budget } = compareReports(from, to);
  expect(budget.map(({ relation, to }) => [relation, to?.amount_gbp])).toEqual([
    ["same", 1000],
    ["added", 5],
  ]);
});

test("two measures that look alike are shown where as many councils print them as were asked for", () => {
  const rows = (names: readonly string[], ref: string, title: string) =>
    names.map((name) => reportWith(name, [[ref, title, ["actual 2008-09", "50%"]]]));
  const ni75 =
    "Achievement of 5 or more A*-C grades at GCSE or equivalent including English and Maths";
  const reports = [
    ...rows(["Halton", "Wigan"], "NI 75", ni75),
    ...rows(["Durham"], "BV 38", "Pupils achieving 5 or more GCSEs at grades A*-C or equivalent"),
  ];
  const related = (minCouncils: number) =>
    compareCouncils(reports, { minCouncils }).groups.filter((group) => group.related !== undefined);
  expect([2, 3, 4].map((least) => related(least).length)).toEqual([1, 1, 0]);
});

test("a code printed without its part is that of the title's part, and of no other", () => {
  const title = "Percentage of household waste arisings which have been sent for recycling";
  const keys = (ref: string, codes: string) =>
    compareCouncils([
      reportWith("Halton", [[ref, title, ["actual 2006-07", "20%"]]]),
      reportWith("Wigan", [[codes, title, ["actual 2006-07", "21%"]]]),
    ]).groups.map(({ indicator, verdict }) => `${indicator} ${verdict}`);
  expect([keys("BV 82a", "BV 82a"), keys("BV 82b", "BV 82b")]).toEqual([
    ["BVPI82a(i) with_care"],
    [],
  ]);
});

describe("councils by their titles alone", () => {
  const local = "Complaints answered within agreed timescales";
  const group = (left: string, right: string, name = local) =>
    compareCouncils([
      reportWith("Halton", [["LI3", name, ["actual 2008-09", left]]]),
      reportWith("Wigan", [["LPI7", name, ["actual 2008-09", right]]]),
    ]).groups.map(({ verdict, why }) => [verdict, why]);

  test.each([
    ["90%", "80%", "with_care", /titles/i],
    ["90", "80", "not_comparable", /no unit is printed/],
  ])("%s and %s: %s", (left, right, verdict, why) => {
    const [found] = group(left, right);
    expect(found?.[0]).toBe(verdict);
    expect(found?.[1]).toMatch(why);
    expect(found?.[1]).not.toContain("same code");
  });
});

test("a unit goes with itself, with none, and pounds with thousands of them", () => {
  expect(
    (
      [
        ["percent", "percent"],
        ["percent", ""],
        ["", "count"],
        ["gbp", "gbp_thousand"],
        ["percent", "count"],
        ["gbp", "count"],
      ] as const
    ).map(([left, right]) => unitsAgree(left, right)),
  ).toEqual([true, true, true, true, false, false]);
});

describe("names that an archive does not hold", () => {
  const refusal = (refuse: () => unknown) => {
    try {
      refuse();
    } catch (error) {
      const { status, message } = error as { status?: number; message: string };
      return [status, message];
    }
    return undefined;
  };
  const names = { names: ["NI60", "NI59"], texts: ["Core assessments completed in time"] };

  test.each([
    [() => foundCouncil("Haltn", ["Halton", "Wigan", ""], "a.sqlite"), /Halton, Wigan.*Halton\?$/],
    [() => foundCouncil("Halton", [], "a.sqlite"), /no report whose council is known/],
    [() => foundCouncil("Durham", ["Halton"], "a.sqlite"), /there is Halton/],
    [() => foundReport("plan-208", [{ doc: "plan-2008", file: "a.pdf" }], "a.sqlite"), /plan-2008/],
    [() => refuseUnknown("--indicator", "NI6O", names, "a.sqlite"), /indicator "NI6O".*mean NI60/],
    [() => refuseUnknown("--indicator", "core asessments", names, "a.sqlite"), /mean Core/],
    [() => refuseUnknown("--theme", "xyzzy", names, "a.sqlite"), /Its themes are NI60; NI59\.$/],
    [() => refuseUnknown("--indicator", "xyzzy", names, "a.sqlite"), /"xyzzy"\.$/],
  ])("%s", (refuse, sentence) => {
    const [status, message] = refusal(refuse) ?? [];
    expect(status).toBe(2);
    expect(message).toMatch(sentence);
  });

  test("a council by another of its names, a report by its doc or its file", () => {
    expect(foundCouncil("halton ", ["Halton"], "a")).toBe("Halton");
    expect(foundCouncil("Halton Borough Council", ["Wigan", "Halton"], "a")).toBe("Halton");
    const reports = [
      { doc: "b", file: "a" },
      { doc: "a", file: "c.pdf" },
    ];
    expect(foundReport("a", reports, "x")).toBe("a");
    expect(foundReport("c.pdf", reports, "x")).toBe("a");
  });
});

test.each([
  [
    "2009-04-01",
    "2008-04-01",
    "a begins 2009-04-01, after b (2008-04-01): the later report stands first.",
  ],
  ["2008-04-01", "2009-04-01", ""],
  ["2009-04-01", "2009-04-01", ""],
  ["2009-04-01", "", ""],
  ["", "2009-04-01", ""],
])("a report of %s as the earlier of one of %s: %s", (earlier, later, said) => {
  const of = (doc: string, periodStart: string) =>
    reportWith("Halton", [], { doc, facts: { periodStart, financialYears: [] } }).report;
  expect(backwards(of("a", earlier), of("b", later))).toBe(said);
});

test("a group that one council leads alone shows no difference, two figures do", () => {
  const group = (...values: number[]) => ({
    kind: "councils",
    groups: [{ standings: [{ order: values.map((value) => ({ value })) }] }],
  });
  const differs = (...values: number[]) =>
    comparisonDiffers(group(...values) as unknown as Parameters<typeof comparisonDiffers>[0]);
  expect([differs(5), differs(5, 5), differs(5, 6), differs(5, 5, 6)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
