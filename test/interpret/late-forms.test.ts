import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];
const linesOf = (...blocks: Blocks): string[] => recordLines(readReport(...blocks));

/** The council of `readReport` is Halton. */
const figures = [
  " | 2006/07 | 2007/08 | 2008/09",
  "Halton | 40.7% | 45.6% | 47.9%",
  "England | 30.9% | 34.5% | 37.6%",
  "Target | 40% | 44% | 48%",
];
const ofFigures = (codes: string, title: string): string[] => [
  `${codes} | ${title} | actual 2006-07 = 40.7 percent`,
  `${codes} | ${title} | benchmark 2007-08 = 34.5 percent`,
  `${codes} | ${title} | target 2008-09 = 48 percent`,
];

describe("the figures of a chart under the name of its indicator", () => {
  test.each<[string, Blocks, string[]]>([
    [
      "by its code",
      ["### NI 192 Household waste recycled and composted", figures],
      ofFigures("NI192", "Household waste recycled and composted"),
    ],
    [
      "by its wording",
      ["### Percentage of town centre shops let", figures],
      ofFigures("-", "Percentage of town centre shops let"),
    ],
    [
      "with a line between",
      [
        "### NI 192 Household waste recycled and composted",
        "Chart 4 is drawn from these figures.",
        figures,
      ],
      ofFigures("NI192", "Household waste recycled and composted"),
    ],
  ])("%s", (_, blocks, lines) => {
    const read = linesOf("## Performance", ...blocks);
    expect(read).toEqual(expect.arrayContaining(lines));
    expect(read).toHaveLength(9);
  });
});

describe("letters under no word", () => {
  const quartiles = (head: string, ...marks: string[]) =>
    linesOf("## What we shall measure", [
      `Indicator | ${head} | Baseline | LAA Improvement Target |  |  | Lead partner`,
      " |  |  | 08/09 | 09/10 | 10/11 | ",
      ...marks.map(
        (mark, at) =>
          `NI 12${at} Mortality rate of kind ${at} | ${mark} | 8${at}3 (2006/07) | 75${at} | 73${at} | 70${at} | Halton PCT`,
      ),
    ]).filter((line) => line.includes("quartile"));

  test("are no quartiles where they are all the same", () => {
    expect(quartiles("", "D", "D", "", "D")).toEqual([]);
  });
  test("are quartiles under their word", () => {
    expect(quartiles("Quartile", "D", "D", "", "D")).toHaveLength(3);
  });
});

test("a tick under the target met is no target", () => {
  expect(
    linesOf("## Performance", [
      "Measure no. | Target met | Target nearly met | Target missed | Success measure | Level achieved 2008/09 | Level aimed for 2008/09",
      "NI 60 |  |  | ✓ | Core assessments in time | 81% | 86%",
      "NI 61 | ✓ |  |  | Placements that lasted | 71% | 70%",
      "NI 62 |  | ✓ |  | Homes let again | 12% | 13%",
    ]).filter((line) => line.includes("✓")),
  ).toEqual([]);
});

describe("money", () => {
  test.each<[string, Blocks, string[]]>([
    [
      "what reserves hold at days, also by estimate",
      [
        "## Reserves",
        [
          "Earmarked reserve £'000 | 31 March 2008 | 31 March 2009 | 31 March 2010 (est.)",
          "Insurance | 2,911 | 2,804 | 2,650",
        ],
      ],
      [
        "Insurance | balance 2007-08 = 2911000",
        "Insurance | balance 2008-09 = 2804000",
        "Insurance | balance 2009-10 = 2650000",
      ],
    ],
    [
      "what schools hold",
      [
        "## School balances",
        [
          "School | Balance at 31 March 2008 (£000s) | Balance at 31 March 2009 (£000s)",
          "Dene Park Junior | -83 | 75",
          "Gorse Hill Primary | -172 | 1,182",
        ],
      ],
      [
        "Dene Park Junior | balance 2007-08 = -83000",
        "Dene Park Junior | balance 2008-09 = 75000",
        "Gorse Hill Primary | balance 2007-08 = -172000",
        "Gorse Hill Primary | balance 2008-09 = 1182000",
      ],
    ],
    [
      "variations between the programme approved and the one revised",
      [
        "## Capital programme 2008/09",
        [
          "Department £000 | Original approval | Policy / other variations | Revised programme | Spend to 31 Dec 2008",
          "Adult Social Services | 1,400 | -150 | 1,250 | 618",
        ],
      ],
      ["Adult Social Services | capital 2008-09 = -150000"],
    ],
    [
      "what is expected by a day within the year, beside what was spent by it",
      [
        "## Revenue account 2008/09",
        [
          "Budget head | Budget 2008/09 (£000s) | Expected by 31 December 2008 (£000s) | Spent by 31 December 2008 (£000s)",
          "Hospital social work | 158 | 118 | 109",
        ],
      ],
      [
        "Hospital social work | budget_to_date 2008-09 = 118000",
        "Hospital social work | actual_to_date 2008-09 = 109000",
      ],
    ],
  ])("%s", (_, blocks, lines) => {
    expect(linesOf(...blocks)).toEqual(expect.arrayContaining(lines));
  });

  test("a variation behind the spending says how far that lies from the programme", () => {
    expect(
      linesOf("## Capital programme 2008/09", [
        "Department £000 | Programme | Spend to 31 Dec 2008 | Variation",
        "Adult Social Services | 1,400 | 618 | -150",
      ]),
    ).toContain("Adult Social Services | variance 2008-09 = -150000");
  });

  test("a list of schools with other figures is of no money", () => {
    expect(
      linesOf("## Our schools", [
        "School | Pupils | Places free",
        "Dene Park Junior | 183 | 75",
        "Gorse Hill Primary | 172 | 11",
      ]),
    ).toEqual([]);
  });
});

describe("commitments", () => {
  test("under what was promised", () => {
    expect(
      linesOf(
        "## From our conference",
        "You asked, and we have promised:",
        "• A play ranger in every ward by July 2010",
        "• Free swimming for under 16s by June 2009",
        "• Council meetings on the web by March 2011",
      ),
    ).toHaveLength(3);
  });
  test("with their target completion", () => {
    expect(
      linesOf("## Action plan", [
        "Action to be taken | Target completion",
        "Revise the constitution | Quarter 1, 2008/09",
      ]),
    ).toEqual(["- | Revise the constitution | due 2008-09 Q1"]);
  });
});
