import { expect, it } from "vitest";
import { readReport, recordLines } from "../builders.ts";

const cover = [
  "# Halton Borough Council",
  "# Quarter 4 and year-end performance, 2010/11",
  "## Results",
];
const short = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/^.*\| (?=actual|target)/, "").replace(/ amber$/, ""));

it("leaves bare years beside a column of targets to what was reached, whatever a sentence above says", () => {
  const lines = recordLines(
    readReport(
      ...cover,
      "Green: at target or better. Amber: not at target, yet better than the previous year.",
      [
        "Ref | Measure | 2009/10 | 2010/11 target | 2010/11",
        "HR 01 | Staff who had an appraisal | 71% | 85% | 83%",
        "HR 02 | Staff who left | 9% | 8% | 7%",
      ],
    ),
  );
  expect(short(lines)).toEqual([
    "actual 2009-10 = 71 percent",
    "target 2010-11 = 85 percent",
    "actual 2010-11 = 83 percent",
    "actual 2009-10 = 9 percent",
    "target 2010-11 = 8 percent",
    "actual 2010-11 = 7 percent",
  ]);
});

it.each(["Year", "Annual", "Year total"])("takes %s beside its quarters for the year", (head) => {
  const lines = recordLines(
    readReport(...cover, [
      `Ref | Indicator | Target | Q1 | Q2 | Q3 | Q4 | ${head} | RAG`,
      "HL 09 | Repairs completed in time | 90% | 86% | 88% | 90% | 91% | 89% | Amber",
      "HL 10 | Calls answered in time | 80% | 76% | 78% | 80% | 81% | 79% | Amber",
    ]),
  );
  expect(short(lines).filter((line) => !line.includes(" Q"))).toEqual([
    "target 2010-11 = 90 percent",
    "actual 2010-11 = 89 percent",
    "target 2010-11 = 80 percent",
    "actual 2010-11 = 79 percent",
  ]);
});
