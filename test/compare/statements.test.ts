import { describe, expect, test } from "vitest";
import { compareCouncils } from "../../src/compare/across.ts";
import { leftOutOf } from "../../src/compare/left-out.ts";
import type { ReportRecords } from "../../src/compare/report.ts";
import { compareReports } from "../../src/compare/reports.ts";
import type { Observation, Unit } from "../../src/records.ts";
import { penOf, yearsChart } from "../../src/render/chart.ts";
import { milestonesOf, reportWith } from "./builders.ts";

/** Statements that were once false or misleading, and their like. */

type Rows = Parameters<typeof reportWith>[1];

const withUnit = (report: ReportRecords, unit: Unit): ReportRecords => ({
  ...report,
  observations: report.observations.map((one) => ({ ...one, unit })),
});

const over = (report: ReportRecords, row: number, given: Partial<Observation>): ReportRecords => ({
  ...report,
  observations: report.observations.map((one) => (one.row === row ? { ...one, ...given } : one)),
});

function only(...reports: readonly ReportRecords[]) {
  const { groups } = compareCouncils(reports);
  expect(groups.length).toBe(1);
  const [group] = groups;
  if (!group) throw new Error("no group");
  return group;
}

const two = (a: Rows, b: Rows): readonly [ReportRecords, ReportRecords] => [
  reportWith("Wigan", a),
  reportWith("Rotherham", b),
];

describe("polarity", () => {
  const killed = "People killed or seriously injured in road traffic accidents";
  const [wigan, rotherham] = two(
    [["NI 47", killed, ["actual 2008-09", "85"], ["actual 2009-10", "93"]]],
    [["NI 47", killed, ["actual 2008-09", "110"], ["actual 2009-10", "99"]]],
  );

  test("of a printed count: fewer casualties are better", () => {
    const group = only(withUnit(wigan, "count"), withUnit(rotherham, "count"));
    expect(group.polarity).toBe("lower_better");
    expect(group.trends.map(({ council, says }) => [council, says])).toEqual([
      ["Rotherham", "improving"],
      ["Wigan", "worsening"],
    ]);
    expect(group.standings[0]?.says).toMatch(/^Bare numbers/);
  });

  test("of a printed reduction in per cent: more is better", () => {
    expect(only(withUnit(wigan, "percent"), withUnit(rotherham, "percent")).polarity).toBe(
      "higher_better",
    );
  });

  test("of a code whose parts differ, and of titles alone, is not known: increasing, not better", () => {
    const rows: Rows = [
      ["NI 187", "Fuel poverty", ["actual 2008-09", "8%"], ["actual 2009-10", "9%"]],
    ];
    const group = only(...two(rows, rows));
    expect([group.polarity, group.trends[0]?.says]).toEqual(["", "increasing"]);
    expect(group.standings[0]?.says).toBe("Which way is better is not known: not ranked.");
  });
});

test("both print a percentage for a rate: comparable with each other, with care against the definition", () => {
  const title = "People supported to live independently through social services";
  const group = only(
    ...two(
      [["NI 136", title, ["actual 2009-10", "63.0%"]]],
      [["NI 136", title, ["actual 2009-10", "59.9%"]]],
    ),
  );
  expect(group.verdict).toBe("comparable");
  expect(group.why).toBe(
    "Rotherham and Wigan print NI136 on the same basis (2009-10 actual). Both print a percentage where the definition has a rate: comparable with each other, with care against the definition.",
  );
});

test("a baseline year that one title names and the definition does not is another basis", () => {
  const emissions = "Per capita reduction in CO2 emissions in the LA area";
  const rows = (words: string): Rows => [["NI 186", words, ["actual 2009-10", "6.0%"]]];
  expect(only(...two(rows(emissions), rows(`${emissions} (2005 baseline)`))).why).toMatch(
    /different bases: .*Rotherham has baseline 2005/,
  );
});

describe("code and title that disagree join nothing", () => {
  const compost = "Percentage of household waste sent for composting";

  test.each([
    ["BV 82a", compost],
    [
      "NI 62",
      "Timeliness of placements of looked after children for adoption following an agency decision",
    ],
  ])("%s over %s", (ref, title) => {
    const reports = two(
      [[ref, title, ["actual 2009-10", "14.1%"]]],
      [[ref, title, ["actual 2009-10", "15%"]]],
    );
    const compared = compareCouncils(reports);
    expect(compared.groups).toEqual([]);
    expect(leftOutOf(compared, reports, []).map(({ why }) => why)).toEqual([
      expect.stringMatching(/^The code .* name different indicators: the title reads as .*\.$/),
      expect.stringMatching(/^The code/),
    ]);
  });
});

test("a row without a reference of its own is not joined by the code of the row above", () => {
  const rows: Rows = [
    ["NI 187", "Homes with a low energy efficiency rating", ["actual 2009-10", "8%"]],
    ["NI 187", "Homes with a high energy efficiency rating", ["actual 2009-10", "38%"]],
  ];
  const borrowed = two(rows, rows).map((report) =>
    over(report, 2, { evidence: ["reference taken from above"] }),
  );
  const { groups } = compareCouncils(borrowed);
  expect(groups.map(({ indicator, series }) => [indicator, series.length])).toEqual([
    ["NI187", 2],
    ["", 2],
  ]);
  expect(groups.flatMap(({ series }) => series).flatMap(({ contradicts }) => contradicts)).toEqual(
    [],
  );
});

test("a figure that was read off a scan in two ways is compared with care, and marked", () => {
  const rows: Rows = [
    ["NI 187", "Homes with a low energy efficiency rating", ["actual 2009-10", "8%"]],
  ];
  const [one, other] = two(rows, rows) as [ReportRecords, ReportRecords];
  const doubted = over(one, 1, { evidence: ["ocr", 'ocr: read "8%", again "6%"'] });
  const notes = (reports: readonly ReportRecords[]) =>
    compareCouncils(reports).groups.flatMap(({ series }) =>
      series.map(({ comparability, note }) => [comparability, /in two ways/.test(note)]),
    );
  expect(notes([one, other])).toEqual([
    ["comparable", false],
    ["comparable", false],
  ]);
  expect(notes([doubted, other])).toContainEqual(["with_care", true]);
  expect(notes([over(one, 1, { evidence: ["ocr"] }), other])).not.toContainEqual([
    "with_care",
    true,
  ]);
});

describe("a cumulative figure is not one of a year", () => {
  const homes = "Net additional homes provided";
  const year: Rows = [["NI 154", homes, ["actual 2008-09", "210"], ["actual 2009-10", "198"]]];

  test.each([
    [
      [
        [
          "NI 154",
          homes,
          ["actual 2008-09", "310 (cumulative)"],
          ["actual 2009-10", "655 (cumulative)"],
        ],
      ],
    ],
    [[["NI 154", `${homes} (cumulative)`, ["actual 2008-09", "310"], ["actual 2009-10", "655"]]]],
    [
      [
        [
          "NI 154",
          homes,
          ["actual 2008-09", "310 over two years"],
          ["actual 2009-10", "655 over three years"],
        ],
      ],
    ],
  ] as [Rows][])("%j", (rows) => {
    const group = only(...two(rows, year));
    expect(group.verdict).toBe("not_comparable");
    expect(group.why).toContain("cumulative");
    const marked = group.series.filter(({ basis }) => basis === "cumulative");
    expect(marked.map(({ council }) => council)).toEqual(["Wigan", "Wigan"]);
    expect(group.trends.find(({ council }) => council === "Wigan")?.says).toBe("");
  });

  test("two running totals compare with care", () => {
    const rows: Rows = [["NI 154", homes, ["actual 2009-10", "655 (cumulative)"]]];
    expect(only(...two(rows, rows)).verdict).toBe("with_care");
  });
});

test("reports of different councils have no target changed and nothing restated, and say so", () => {
  const title = "Number of affordable homes delivered (gross)";
  const [havant, wigan] = two(
    [["NI 155", title, ["actual 2009-10", "84"], ["target 2010-11", "70"]]],
    [["NI 155", title, ["actual 2009-10", "87"], ["target 2010-11", "100"]]],
  );
  const { notes, indicators } = compareReports(havant, wigan);
  expect(notes).toEqual([
    "wigan-report is a report of Wigan, rotherham-report of Rotherham: these are two councils.",
  ]);
  expect(indicators).toMatchObject([{ relation: "same", targets: [], restated: [] }]);
});

test.each([
  ["NI 191", "Residual household waste per household (kg)", "498", "541"],
  [
    "NI 181",
    "Time taken to process Housing Benefit/Council Tax Benefit new claims and change events (days)",
    "12",
    "14",
  ],
])("%s does not grow with a council's size: it is ranked", (code, title, best, worst) => {
  const group = only(
    ...two([[code, title, ["actual 2009-10", worst]]], [[code, title, ["actual 2009-10", best]]]),
  );
  expect(group.standings[0]?.says).toMatch(new RegExp(`^Rotherham does best \\(${best}\\)`));
});

describe("standings", () => {
  const core = "Core assessments completed within 35 working days";
  const of = (council: string, raw: string) =>
    reportWith(council, [["NI60", core, ["actual 2009-10", raw]]]);

  test('"all" is said only where all of them print it', () => {
    const says = (...reports: ReportRecords[]) => only(...reports).standings[0]?.says;
    expect(says(of("Wigan", "80%"), of("Bury", "80%"))).toBe("Both print 80%.");
    expect(says(of("Wigan", "80%"), of("Bury", "80%"), of("Halton", "80%"))).toBe("All print 80%.");
    expect(says(of("Wigan", "80%"), of("Bury", "80%"), of("Halton", "N/A"))).toBe(
      "Bury and Wigan print 80%.",
    );
    expect(says(of("Wigan", "80.0%"), of("Bury", "80%"))).toBe(
      "Bury (80%) and Wigan (80.0%) print the same figure.",
    );
  });

  test.each(["<5", "5*", "under 5"])("a withheld count is not ranked: %s", (raw) => {
    const group = only(of("Wigan", "80%"), of("Bury", "70%"), of("Halton", raw));
    expect(group.standings[0]?.order.map(({ council }) => council)).toEqual(["Wigan", "Bury"]);
    expect(group.standings[0]?.unranked).toEqual([
      { council: "Halton", why: `printed as "${raw}", a small count that is not told` },
    ]);
  });

  test('"on the same basis" is said only of figures of one period', () => {
    const later = reportWith("Bury", [["NI60", core, ["actual 2010-11", "80%"]]]);
    const group = only(of("Wigan", "80%"), later);
    expect(group.compared_in).toEqual([]);
    expect(group.why).toBe(
      "Bury and Wigan print NI60. No period has figures of two councils that compare.",
    );
  });

  test("a quarter is set against the same quarter of the year before", () => {
    const quarters = (council: string) =>
      reportWith(council, [
        [
          "NI60",
          core,
          ["actual 2010-11 Q1", "89%"],
          ["actual 2010-11 Q4", "95%"],
          ["actual 2011-12 Q1", "91%"],
        ],
      ]);
    const [trend] = only(quarters("Wigan"), quarters("Bury")).trends;
    expect(trend?.quarter).toMatchObject({
      from: { period: "2010-11 Q1", printed: "89%" },
      to: { period: "2011-12 Q1", printed: "91%" },
      says: "improving",
    });
  });
});

describe("titles", () => {
  test("are the pages' own, beside the catalogue's with the difference", () => {
    const group = only(
      ...two(
        [["NI 59", "Initial assessments within 10 working days", ["actual 2009-10", "80%"]]],
        [["NI 59", "Initial Assessments within ten working days", ["actual 2009-10", "70%"]]],
      ),
    );
    expect(group.title).toMatch(/10|ten/);
    expect(group.catalogue_title).toContain("7 working days");
    expect(group.titles[0]?.difference).toBe(
      "The time limit is 10 days as printed and 7 days in the catalogue.",
    );
  });

  test("that the catalogue only remembers are shown to nobody", () => {
    const rows: Rows = [
      ["NI 18", "Adult re-offending rates for those on probation", ["actual 2009-10", "5%"]],
    ];
    expect(only(...two(rows, rows)).catalogue_title).toBe("");
  });
});

test("two figures for one thing are both drawn, ringed, and say where they are", () => {
  const core = "Core assessments completed within 35 working days";
  const twice: Rows = [
    ["NI60", core, ["target 2009-10", "75%"]],
    ["NI60", core, ["target 2009-10", "80%"]],
    ["NI60", core, ["target 2010-11", "80.4%"]],
    ["NI60", core, ["target 2010-11", "80%"]],
  ];
  const group = only(...two(twice, [["NI60", core, ["target 2009-10", "90%"]]]));
  const marked = group.series.filter(({ contradicts }) => contradicts.length > 0);
  // 80 is 80.4 to fewer decimals.
  expect(marked.map(({ raw }) => raw)).toEqual(["75%", "80%"]);
  const pens = new Map([["Wigan", penOf(0)]]);
  const chart = yearsChart(group.series, { namedBy: "x", unit: "percent", pens })?.markup ?? "";
  expect(chart).toContain("Wigan, target 2009-10: 75%≠");
  expect(chart).toContain("Wigan, target 2009-10: 80%≠");
  expect(chart).toMatch(/href="#figure-wigan-report-1-0"/);
  expect(chart.match(/r="9"|stroke-dasharray="1 2"/g)).not.toBeNull();
});

test("a commitment whose objective or year the later report leaves out is not covered, not dropped", () => {
  const plan = reportWith("Halton", [], {
    milestones: milestonesOf("plan", [
      ["Agree the strategy by June 2009", "2009-06", "Improve services", "SP1"],
      ["Appoint an officer by July 2009", "2009-07", "Improve services", "SP1"],
      ["Open the depot by August 2009", "2009-08", "Develop ICT", "SP2"],
      ["Review it by June 2012", "2012-06", "Improve services", "SP1"],
    ]),
  });
  const report = reportWith("Halton", [], {
    milestones: milestonesOf("report", [
      ["Agree the strategy by June 2009", "2009-06", "Improve services", "SP1"],
    ]),
  });
  const { milestones } = compareReports(plan, report);
  expect(milestones.map(({ relation, note }) => [relation, note])).toEqual([
    ["same", ""],
    ["dropped", ""],
    ["not_covered", 'The later report does not report on "SP2 Develop ICT".'],
    ["not_covered", "It is of 2012-13, which the later report does not reach."],
  ]);
});
