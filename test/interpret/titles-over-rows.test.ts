import { describe, expect, it } from "vitest";
import { observationLine, readReport } from "../builders.ts";

const titles = (...rows: readonly string[]): string[] =>
  readReport("## Economy", [
    "Ref | Indicator | | 1st Qtr 2008-09 | 2nd Qtr 2008-09",
    ...rows,
  ]).records.map((record) =>
    record.kind === "observation" ? observationLine(record) : record.kind,
  );

const parks = ["LPI 5 | Spending on parks | Target | 484 | 443", " | | Achieved | 505 | 572"];

describe("a title beside rows of a measure each", () => {
  it("goes on beside the later rows of its indicator", () => {
    expect(
      titles(
        "NI 111 | First time entrants to the Youth Justice System aged | Target | 47.1 | 40.6",
        " | 10-17 | Achieved | 38.6 | 44.3",
        ...parks,
        "LPI 10 | Residents of working age claiming | Target | 42 | 43",
        " | Jobseeker’s Allowance | Achieved | 36 | 41",
      ),
    ).toEqual(
      [
        [
          "NI111",
          "First time entrants to the Youth Justice System aged 10-17",
          47.1,
          40.6,
          38.6,
          44.3,
        ],
        ["LPI5", "Spending on parks", 484, 443, 505, 572],
        ["LPI10", "Residents of working age claiming Jobseeker’s Allowance", 42, 43, 36, 41],
      ].flatMap(([code, title, ...values]) =>
        ["target", "actual"].flatMap((measure, at) =>
          ["Q1", "Q2"].map(
            (quarter, part) =>
              `${code} | ${title} | ${measure} 2008-09 ${quarter} = ${values[2 * at + part]}`,
          ),
        ),
      ),
    );
  });

  it("is another's where rows without a reference begin with the first measure, too", () => {
    expect(
      titles(
        ...parks,
        "NI 111 | First time entrants | Target | 47.1 | 40.6",
        " | | Achieved | 38.6 | 44.3",
        " | Visits to museums | Target | 42 | 43",
        " | | Achieved | 36 | 41",
      ).filter((line) => /museums/.test(line)),
    ).toHaveLength(4);
  });

  it("is a group's name where it stands alone in its row", () => {
    const lines = titles(
      ...parks,
      "Museums | | | | ",
      "NI 10 | Visits | Target | 42 | 43",
      " | | Achieved | 36 | 41",
    );
    expect(lines.filter((line) => /\| Visits \|/.test(line))).toHaveLength(4);
  });
});
