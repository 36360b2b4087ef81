import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];

const linesOf = (blocks: Blocks) =>
  recordLines(
    readReport("# Halton Borough Council", "# Performance Monitor 2009-10 Quarter 2", ...blocks),
  );

describe("labels that take turns under each title are measures", () => {
  test("of which a word that nobody knows names no figure, and is not passed over", () => {
    const lines = linesOf([
      "## Results",
      [
        "Indicator |  | 2007/08 | 2008/09",
        "CP 3.1 Households accepted as homeless | Target | 17.3 | 18.8",
        " | Yonder | 17.9 | 16.9",
        "CP 3.2 Average days to relet a dwelling | Target | 31 | 30",
        " | Yonder | 33 | 29",
      ],
    ]);
    expect(lines).toEqual([
      "- | CP 3.1 Households accepted as homeless | target 2007-08 = 17.3",
      "- | CP 3.1 Households accepted as homeless | target 2008-09 = 18.8",
      "- | CP 3.2 Average days to relet a dwelling | target 2007-08 = 31",
      "- | CP 3.2 Average days to relet a dwelling | target 2008-09 = 30",
    ]);
  });

  test("as Required and Delivered are", () => {
    const lines = linesOf([
      "## Results",
      [
        "Indicator |  | 2007/08 | 2008/09",
        "CP 3.1 Households accepted as homeless | Required | 17.3 | 18.8",
        " | Delivered | 17.9 | 16.9",
        "CP 3.2 Average days to relet a dwelling | Required | 31 | 30",
        " | Delivered | 33 | 29",
      ],
    ]);
    expect(lines.filter((line) => line.includes("actual"))).toEqual([
      "- | CP 3.1 Households accepted as homeless | actual 2007-08 = 17.9",
      "- | CP 3.1 Households accepted as homeless | actual 2008-09 = 16.9",
      "- | CP 3.2 Average days to relet a dwelling | actual 2007-08 = 33",
      "- | CP 3.2 Average days to relet a dwelling | actual 2008-09 = 29",
    ]);
  });
});

describe("a table that counts indicators by their state", () => {
  test.each([
    ["Number of indicators | On target | Close to target | Off target"],
    ["Measures | Green | Amber | Red"],
    ["Indicators | Improving | Deteriorating | Off target"],
  ])("%s holds no figure of one", (header) => {
    expect(
      linesOf([
        "## Summary of performance",
        [header, "This quarter | 2 | 9 | 9", "Previous quarter | 8 | 5 | 0"],
      ]),
    ).toEqual([]);
  });
});

describe("what is to be done, by the period it is due in", () => {
  test.each([
    ["posts", "Assistant Director, Learning", "Head of Finance"],
    ["initials", "CJ", "ABD"],
    ["names", "Joanne Stainton", "Peter Utley"],
  ])("stands beside %s under quarters", (_, one, two) => {
    expect(
      linesOf([
        "## Milestones",
        [
          "Lead officer | Quarter 1 2009/10 | Quarter 2 2009/10 | Quarter 3 2009/10",
          `${one} |  | Upgrade the council website | Adopt the anti-fraud policy`,
          `${two} | Report on the use of consultants |  | Publish the forward plan`,
        ],
      ]),
    ).toEqual([
      "- | Upgrade the council website | due 2009-10 Q2",
      "- | Adopt the anti-fraud policy | due 2009-10 Q3",
      "- | Report on the use of consultants | due 2009-10 Q1",
      "- | Publish the forward plan | due 2009-10 Q3",
    ]);
  });

  test("stands under the word for it and each year", () => {
    expect(
      linesOf([
        "## Milestones",
        [
          "Lead officer | Milestones 2009/10 | Milestones 2010/11",
          "CJ | Revise the allocations policy | Publish the housing strategy",
          "Peter Utley |  | Upgrade the council website",
        ],
      ]),
    ).toEqual([
      "- | Revise the allocations policy | due FY 2009-10",
      "- | Publish the housing strategy | due FY 2010-11",
      "- | Upgrade the council website | due FY 2010-11",
    ]);
  });
});
