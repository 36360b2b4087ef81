import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareCouncils } from "../../src/compare/across.ts";
import { reportWith } from "./builders.ts";

const core = "Core assessments completed within 35 working days";

/** `NI60 comparable` for every group. */
function verdicts(...reports: Parameters<typeof compareCouncils>[0]): readonly string[] {
  return compareCouncils(reports).groups.map(
    ({ indicator, related, title, verdict }) =>
      `${[indicator || title, related].filter(Boolean).join("/")} ${verdict}`,
  );
}

describe("compareCouncils joins", () => {
  test("the same current code on the same basis: comparable", () => {
    expect(
      verdicts(
        reportWith("Halton", [["NI060", core, ["target 2011-12", "92%"]]]),
        reportWith("Wigan", [["NI 60", core, ["target 2011-12", "86%"]]]),
      ),
    ).toEqual(["NI60 comparable"]);
  });

  test("a predecessor the crosswalk calls the same basis: with care, its reason said", () => {
    const { groups } = compareCouncils([
      reportWith("Cumbria", [
        ["C14", "Children on CPR for two years or more (PAF C21)", ["target 2007-08", "5%"]],
      ]),
      reportWith("Wigan", [
        ["NI 64", "Child Protection Plans lasting 2 years or more", ["actual 2008-09", "1.1%"]],
      ]),
    ]);
    expect(groups.map(({ indicator, verdict }) => [indicator, verdict])).toEqual([
      ["NI64", "with_care"],
    ]);
    expect(groups[0]?.why).toContain("register became plan");
  });

  test("two names of one old measure: comparable", () => {
    expect(
      verdicts(
        reportWith("Durham", [
          ["BV163", "Adoptions of looked after children", ["actual 2006-07", "8%"]],
        ]),
        reportWith("Leicester", [
          ["PAF C23", "Adoptions of children looked after", ["actual 2006-07", "9%"]],
        ]),
      ),
    ).toEqual(["BVPI163 comparable"]);
  });

  test("a printed description without a code: with care", () => {
    expect(
      verdicts(
        reportWith("Cumbria", [
          ["C16", "% of young people aged 16-18 who are NEET", ["target 2007-08", "5.8%"]],
        ]),
        reportWith("Wigan", [["NI 117", "NEET", ["actual 2008-09", "8.5"]]]),
      ),
    ).toEqual(["NI117 with_care"]);
  });

  test("an indicator told by the title alone: with care, whoever told it", () => {
    const wigan = reportWith("Wigan", [
      ["NI 57", "High quality PE and sport", ["actual 2008-09", "74%"]],
    ]);
    const halton = reportWith("Halton", [
      ["LI9", "PE and sport of high quality", ["actual 2008-09", "80%"]],
    ]);
    const told = halton.observations.map((figure) => ({ ...figure, indicator: "NI57" }));
    expect(verdicts(wigan, { ...halton, observations: told })).toEqual(["NI57 with_care"]);
  });

  test("titles alone, where they agree word for word and a unit is printed", () => {
    expect(
      verdicts(
        reportWith("Halton", [
          ["LI3", "Complaints answered within agreed timescales", ["actual 2008-09", "90%"]],
        ]),
        reportWith("Wigan", [
          ["LPI7", "Complaints answered within agreed timescales", ["actual 2008-09", "80%"]],
        ]),
        reportWith("Cumbria", [
          ["X1", "Complaints answered within 10 days", ["actual 2008-09", "70%"]],
        ]),
      ),
    ).toEqual(["Complaints answered within agreed timescales with_care"]);
  });

  test("a national code that the catalogue has no entry of: with care, if the titles state the same", () => {
    const leaders = "Leaders of integrated settings with a qualification";
    expect(
      verdicts(
        reportWith("Halton", [["BV222", leaders, ["actual 2006-07", "20%"]]]),
        reportWith("Wigan", [
          ["BVPI 222", "Qualified leaders in integrated settings", ["actual 2006-07", "25%"]],
        ]),
        reportWith("Bury", [["BV222", `${leaders} at level 4`, ["actual 2006-07", "25%"]]]),
      ),
    ).toEqual(["BVPI222 with_care"]);
  });

  test("never a local code alone", () => {
    expect(
      verdicts(
        reportWith("Halton", [["LI16", "Number of CAFs completed", ["actual 2008-09", "214"]]]),
        reportWith("Wigan", [["LI16", "Schools with a travel plan", ["actual 2008-09", "64%"]]]),
      ),
    ).toEqual([]);
  });
});

describe("compareCouncils refuses", () => {
  test("another time limit under one code", () => {
    expect(
      verdicts(
        reportWith("Halton", [
          ["NI059", "Initial assessments within 10 working days", ["target 2011-12", "85%"]],
        ]),
        reportWith("Wigan", [
          ["NI 59", "Initial assessments within 7 working days", ["target 2009-10", "80%"]],
        ]),
      ),
    ).toEqual(["NI59 not_comparable"]);
  });

  test("a code whose definition changed in between, where the title does not say which", () => {
    const later = { financialYears: ["2011-12"], periodEnd: "2012-03-31" };
    expect(
      verdicts(
        reportWith("Halton", [["NI59", "Initial assessments in time", ["actual 2011-12", "85%"]]], {
          facts: later,
        }),
        reportWith("Wigan", [["NI 59", "Initial assessments in time", ["actual 2008-09", "80%"]]]),
      ),
    ).toEqual(["NI59 not_comparable"]);
  });

  test("an indicator printed in several units, where no unit is printed", () => {
    expect(
      verdicts(
        reportWith("Halton", [["NI111", "First time entrants", ["actual 2008-09", "1290"]]]),
        reportWith("Wigan", [["NI 111", "First time entrants", ["actual 2008-09", "20%"]]]),
      ),
    ).toEqual(["NI111 not_comparable"]);
  });

  test("part of a year against a year, but not quarter against quarter", () => {
    const quarter = reportWith("Halton", [["NI60", core, ["actual 2009-10 Q1", "90%"]]]);
    expect(
      verdicts(quarter, reportWith("Wigan", [["NI60", core, ["actual 2009-10", "80%"]]])),
    ).toEqual(["NI60 not_comparable"]);
    expect(
      verdicts(quarter, reportWith("Wigan", [["NI60", core, ["actual 2009-10 Q1", "80%"]]])),
    ).toEqual(["NI60 comparable"]);
  });

  test("a narrower measure of the crosswalk", () => {
    expect(
      verdicts(
        reportWith("Halton", [
          ["NI075", "5+ GCSE A*-C including English and Maths", ["target 2011-12", "54%"]],
        ]),
        reportWith("Cumbria", [
          ["BVPI 38", "Pupils that achieve 5 GCSE A*-C", ["target 2007-08", "63.6%"]],
        ]),
      ),
    ).toEqual(["NI75/BVPI38 not_comparable"]);
  });

  test("a code whose title reads as another indicator", () => {
    const { groups } = compareCouncils([
      reportWith("Halton", [["NI 60", core, ["actual 2009-10", "90%"]]]),
      reportWith("Cumbria", [
        [
          "P32",
          "timeliness of social care (PAF C64) - Initial assessments",
          ["target 2007-08", "80%"],
        ],
      ]),
    ]);
    expect(groups).toEqual([]);
  });
});

describe("a group tells", () => {
  const { groups } = compareCouncils([
    reportWith("Halton", [
      [
        "NI62",
        "Stability of placements: number of moves",
        ["target 2009-10", "7.5%"],
        ["actual 2008-09", "8%"],
        ["actual 2009-10", "7%"],
      ],
    ]),
    reportWith("Wigan", [
      [
        "NI62",
        "Stability of placements: number of moves",
        ["target 2009-10", "9%"],
        ["actual 2009-10", "N/A"],
      ],
    ]),
  ]);
  const [group] = groups;

  test("who aims higher, in the direction that is better", () => {
    expect(group?.standings).toEqual([
      {
        measure: "target",
        period: "2009-10",
        order: [
          { council: "Halton", value: 7.5, printed: "7.5%", rank: 1, gap: 0 },
          { council: "Wigan", value: 9, printed: "9%", rank: 2, gap: 1.5 },
        ],
        unranked: [],
        says: "Halton aims lowest (7.5%); Wigan is 1.5 behind.",
      },
    ]);
  });

  test("each council's own trend and how far it is from its target", () => {
    expect(group?.trends.find(({ council }) => council === "Halton")).toEqual({
      council: "Halton",
      from: { period: "2008-09", value: 8, printed: "8%" },
      to: { period: "2009-10", value: 7, printed: "7%" },
      change: -1,
      says: "improving",
      quarter: null,
      target: { period: "2009-10", target: 7.5, actual: 7, printed: "7.5%", short: 0 },
    });
  });

  test("a figure that is not there with the reason", () => {
    expect(group?.series.find(({ raw }) => raw === "N/A")).toMatchObject({
      value: null,
      qualifier: "not_available",
    });
  });
});

test("a council that does not deliver the service is shown and never ranked", () => {
  const homes = "Percentage of household waste sent for recycling";
  const { groups } = compareCouncils([
    reportWith("Halton", [["NI60", core, ["actual 2009-10", "90%"]]]),
    reportWith("Wigan", [["NI60", core, ["actual 2009-10", "80%"]]]),
    reportWith("Worcester", [
      ["NI60", core, ["actual 2009-10", "70%"]],
      ["BV82a", homes, ["actual 2009-10", "30%"]],
    ]),
  ]);
  expect(groups[0]?.standings[0]?.unranked).toEqual([
    { council: "Worcester", why: "does not deliver this service" },
  ]);
});

test.each([
  ["NI 47", "People killed or seriously injured in road traffic accidents", "Worcester"],
  ["NI 198", "Children travelling to school, mode of transport usually used", "Worcester"],
  ["NI 181", "Time taken to process Housing Benefit/Council Tax Benefit new claims", "Cumbria"],
])("%s is not ranked for a council of a type that does not deliver it", (ref, title, council) => {
  const of = (name: string, raw: string) =>
    reportWith(name, [[ref, title, ["actual 2009-10", raw]]]);
  const { groups } = compareCouncils([of("Halton", "9%"), of("Wigan", "8%"), of(council, "7%")]);
  expect(groups[0]?.standings[0]?.unranked).toEqual([
    { council, why: "does not deliver this service" },
  ]);
});

test("two figures of one report for one year are ranked by neither", () => {
  const { groups } = compareCouncils([
    reportWith("Halton", [
      ["NI60", core, ["target 2009-10", "75%"]],
      ["NI60", core, ["target 2009-10", "80%"]],
    ]),
    reportWith("Wigan", [["NI60", core, ["target 2009-10", "90%"]]]),
    reportWith("Bury", [["NI60", core, ["target 2009-10", "91%"]]]),
  ]);
  expect(groups[0]?.standings[0]?.unranked).toEqual([
    { council: "Halton", why: "printed with different figures in one report" },
  ]);
});

test("the order of import changes nothing", () => {
  const reports = [
    reportWith("Halton", [
      ["NI60", core, ["target 2009-10", "75%"]],
      ["LI3", "Complaints answered in time by staff", ["actual 2009-10", "90%"]],
    ]),
    reportWith("Wigan", [
      ["NI60", core, ["target 2009-10", "90%"]],
      ["LI4", "Complaints answered in time by staff", ["actual 2009-10", "80%"]],
    ]),
    reportWith("Cumbria", [["PAF C64", "Core assessments in 35 days", ["target 2007-08", "80%"]]]),
  ];
  const turned = compareCouncils(reports.toReversed());
  expect(turned).toEqual(compareCouncils(reports));
});

const printed = fc.constantFrom(
  ["NI60", core] as const,
  ["PAF C64", core] as const,
  ["NI59", "Initial assessments within 10 working days"] as const,
  ["NI 59", "Initial assessments within 7 working days"] as const,
  ["BV38", "Pupils that achieve 5 GCSE A*-C"] as const,
  ["NI75", "5+ GCSE A*-C including English and Maths"] as const,
  ["LI3", "Complaints answered in time by staff"] as const,
);
const what = fc.constantFrom(
  "target 2009-10",
  "actual 2009-10",
  "actual 2008-09",
  "actual 2009-10 Q1",
);
const raw = fc.constantFrom("75%", "80%", "12", "N/A");
const row = fc
  .tuple(printed, what, raw)
  .map(([[ref, title], when, text]) => [ref, title, [when, text] as const] as const);
const archive = fc
  .array(
    fc.tuple(
      fc.constantFrom("Halton", "Wigan", "Cumbria", "Worcester"),
      fc.array(row, { maxLength: 6 }),
    ),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map(([council, rows], at) => reportWith(council, rows, { doc: `report-${at}` })),
  );

test("whatever is printed, the order of import changes nothing and every figure stands in its group once", () => {
  fc.assert(
    fc.property(archive, fc.infiniteStream(fc.nat()), (reports, chance) => {
      const groups = compareCouncils(reports).groups;
      const shuffled = [...reports]
        .map((report) => ({ report, at: chance.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ report }) => report);
      expect(compareCouncils(shuffled).groups).toEqual(groups);
      for (const { series } of groups) {
        expect(new Set(series.map(({ id }) => id)).size).toBe(series.length);
      }
    }),
  );
});
