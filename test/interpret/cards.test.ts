import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];

/** Without states, which are of no concern here. */
const said = (reading: Parameters<typeof recordLines>[0]) =>
  recordLines(reading).map((line) => line.replace(/ (?:green|amber|red|blue)$/, ""));

const linesOf = (blocks: Blocks) =>
  said(
    readReport(
      "# Halton Borough Council",
      "# Performance Monitor 2009-10 Quarter 3",
      "## Indicators",
      ...blocks,
    ),
  );

describe("cards of one layout are read alike, whatever stands in one of their cells", () => {
  test.each(["Met", "Missed", "No", "Nearly", "G", "Amber", ""])("status %s", (state) => {
    expect(
      linesOf([
        [
          "NI 34 – Domestic violence: murder |  |  | ",
          "Planned performance (2008–09) | 66.2 | Actual performance (2008–09) | 57.6",
          `Variance status | ${state} | Planned performance (2010–11) | 51.9`,
        ],
      ]),
    ).toEqual([
      "NI34 | Domestic violence: murder | target 2008-09 = 66.2",
      "NI34 | Domestic violence: murder | actual 2008-09 = 57.6",
      "NI34 | Domestic violence: murder | target 2010-11 = 51.9",
    ]);
  });

  test.each([
    "Leisure Manager",
    "Head of Regeneration",
    "Policy Manager",
    "KC",
    "Borough Treasurer",
  ])("officer %s", (officer) => {
    expect(
      linesOf([
        [
          "NI / Local ref | LA/01",
          "Indicator | Cost of home to school transport for each pupil",
          `Lead partner | ${officer}`,
          "Outturn for 2009–2010 | £59.30",
          "Improvement target for 2010–2011 | £55.52",
        ],
      ]),
    ).toEqual([
      "LA/1 | Cost of home to school transport for each pupil | actual 2009-10 = 59.3 gbp",
      "LA/1 | Cost of home to school transport for each pupil | target 2010-11 = 55.52 gbp",
    ]);
  });

  test.each(["No data", "Annual indicator", "51.2"])("value %s", (value) => {
    expect(
      linesOf([
        [
          "Ind. | LPI002",
          "Description of indicator | Days from referral to first contact",
          "2009/10: Target | 35",
          `Position – Quarter 2 2009/10 | ${value}`,
          "Alert | ",
          "2008/09: Position | 33.8",
          "Officer comment | This measure is under review.",
        ],
      ]).filter((line) => !line.includes("Q2")),
    ).toEqual([
      "LPI2 | Days from referral to first contact | target 2009-10 = 35",
      "LPI2 | Days from referral to first contact | actual 2008-09 = 33.8",
    ]);
  });

  test.each(["KC", ""])("a value that is missing beside %s", (officer) => {
    expect(
      linesOf([
        [
          "NI 75 – Achievement of 5 or more A*-C grades at GCSE |  |  | ",
          `Accountable officer | ${officer} | Actual performance – 2009/10 | No data`,
          "National median – 2009/10 | 92.0% | Planned performance – 2010/11 | 94%",
          "Reason for variance |  |  | ",
        ],
      ]),
    ).toEqual([
      'NI75 | Achievement of 5 or more A*-C grades at GCSE | actual 2009-10 = "No data" [not_available]',
      "NI75 | Achievement of 5 or more A*-C grades at GCSE | benchmark 2009-10 = 92 percent",
      "NI75 | Achievement of 5 or more A*-C grades at GCSE | target 2010-11 = 94 percent",
    ]);
  });

  test("a card whose code is the report's own", () => {
    expect(
      linesOf([
        [
          "CP 1.12 – External funding secured for regeneration |  |  | ",
          "Baseline position | £6.3m (2006/07) | Target for 2008-2009 | £5.2m",
          "Target for 2009-2010 | £6.2m | Target for 2010-2011 | £5.9m",
          "Officer comment |  |  | ",
        ],
      ]),
    ).toEqual(
      [
        "actual 2006-07 = 6300000 gbp [baseline]",
        "target 2008-09 = 5200000 gbp",
        "target 2009-10 = 6200000 gbp",
        "target 2010-11 = 5900000 gbp",
      ].map((value) => `- | CP 1.12 – External funding secured for regeneration | ${value}`),
    );
  });
});
