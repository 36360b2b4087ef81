import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

const read = (...rows: readonly string[]) =>
  recordLines(readReport("## Performance indicators", rows));

describe("what a value is, by the words beside it", () => {
  test.each<[string, string[], string[]]>([
    [
      "targets below the years of one indicator",
      [
        "Indicator | | Q1 | Q2 | Q3",
        "NI 60 Core assessments in time | 2007/08 | 61% | 63% | 66%",
        " | 2008/09 | 71% | 69% | ",
        " | Target | 72% | 74% | 75%",
      ],
      [
        "NI60 | Core assessments in time | actual 2007-08 Q1 = 61 percent",
        "NI60 | Core assessments in time | actual 2007-08 Q2 = 63 percent",
        "NI60 | Core assessments in time | actual 2007-08 Q3 = 66 percent",
        "NI60 | Core assessments in time | actual 2008-09 Q1 = 71 percent",
        "NI60 | Core assessments in time | actual 2008-09 Q2 = 69 percent",
        "NI60 | Core assessments in time | target 2008-09 Q1 = 72 percent",
        "NI60 | Core assessments in time | target 2008-09 Q2 = 74 percent",
        "NI60 | Core assessments in time | target 2008-09 Q3 = 75 percent",
      ],
    ],
    [
      "an average and a difference below the years of one indicator",
      [
        "Indicator | | Q1 | Q2",
        "NI 60 Core assessments in time | 2007/08 | 61% | 63%",
        " | 2008/09 | 71% | 69%",
        " | England average | 70% | 72%",
        " | Variance | 10% | 6%",
      ],
      [
        "NI60 | Core assessments in time | actual 2007-08 Q1 = 61 percent",
        "NI60 | Core assessments in time | actual 2007-08 Q2 = 63 percent",
        "NI60 | Core assessments in time | actual 2008-09 Q1 = 71 percent",
        "NI60 | Core assessments in time | actual 2008-09 Q2 = 69 percent",
        "NI60 | Core assessments in time | benchmark = 70 percent",
        "NI60 | Core assessments in time | benchmark = 72 percent",
      ],
    ],
    [
      "the year before, cut short",
      [
        "Ref | Indicator | Actual | Target | Prev. yr",
        "LI 7 | Visits to the baths | 41,210 | 40,000 | 39,880",
        "LI 8 | Books lent | 7,310 | 7,500 | 7,288",
      ],
      [
        "LI7 | Visits to the baths | actual 2008-09 = 41210",
        "LI7 | Visits to the baths | target 2008-09 = 40000",
        "LI7 | Visits to the baths | actual 2007-08 = 39880",
        "LI8 | Books lent | actual 2008-09 = 7310",
        "LI8 | Books lent | target 2008-09 = 7500",
        "LI8 | Books lent | actual 2007-08 = 7288",
      ],
    ],
    [
      "what was expected without an agreement",
      [
        "Indicator | Expected without stretch | Stretch target 2008/09 | Actual 2008/09",
        "NI 60 Core assessments in time | 70% | 86% | 81%",
        "NI 61 Adoptions in time | 60% | 75% | 70%",
      ],
      [
        "NI60 | Core assessments in time | target 2008-09 = 86 percent",
        "NI60 | Core assessments in time | actual 2008-09 = 81 percent",
        "NI61 | Adoptions in time | target 2008-09 = 75 percent",
        "NI61 | Adoptions in time | actual 2008-09 = 70 percent",
      ],
    ],
  ])("%s", (_, rows, expected) => {
    expect(read(...rows)).toEqual(expected);
  });

  test.each([
    "Prev. year",
    "Prev yr",
    "Last yr",
    "Last yr's outturn",
    "PY actual",
  ])("%s is the year before", (header) => {
    expect(
      read(`Ref | Indicator | Target | ${header}`, "LI 7 | Visits to the baths | 40,000 | 39,880"),
    ).toContain("LI7 | Visits to the baths | actual 2007-08 = 39880");
  });
});
