import { describe, expect, test } from "vitest";
import { readReport } from "../builders.ts";

const totalsOf = (...lines: readonly string[]): string[] => [
  ...new Set(
    readReport("## Revenue budget (£000)", lines).records.flatMap((record) =>
      record.kind === "budget" && record.isTotal ? [record.line] : [],
    ),
  ),
];

describe("lines that are a total because they add up", () => {
  test("what stands above, and the total before with what comes between", () => {
    expect(
      totalsOf(
        "Service | Budget 2007/08 | Budget 2008/09",
        "Community | 2,814 | 2,902",
        "Environment | 4,120 | 4,378",
        "Gross spending | 6,934 | 7,280",
        "Interest | (690) | (705)",
        "Reserves | (210) | -",
        "Budget requirement | 6,034 | 6,575",
        "Formula grant | (4,902) | (4,989)",
      ),
    ).toEqual(["Gross spending", "Budget requirement"]);
  });

  test("the totals above, without a word for it", () => {
    expect(
      totalsOf(
        "Line | Budget 2007/08 | Budget 2008/09",
        "Primary | 62,104 | 63,988",
        "Middle | 21,870 | 22,406",
        "Total delegated | 83,974 | 86,394",
        "Support | 7,218 | 7,460",
        "Admissions | 612 | 628",
        "Total retained | 7,830 | 8,088",
        "Schools Budget | 91,804 | 94,482",
      ),
    ).toEqual(["Total delegated", "Total retained", "Schools Budget"]);
  });

  test("departments above their services", () => {
    expect(
      totalsOf(
        "Service | Budget 2007/08 | Budget 2008/09",
        "Chief Executive | 3,310 | 3,402",
        "Policy | 1,210 | 1,240",
        "Personnel | 2,100 | 2,162",
        "Environment | 9,120 | 9,480",
        "Refuse | 6,020 | 6,240",
        "Parks | 3,100 | 3,240",
      ),
    ).toEqual(["Chief Executive", "Environment"]);
  });

  test("not where one column does not add up, nor one line that is like another", () => {
    expect(
      totalsOf(
        "Service | Budget 2007/08 | Budget 2008/09",
        "Community | 2,814 | 2,902",
        "Environment | 4,120 | 4,378",
        "Planning | 6,934 | 7,180",
        "Highways | 6,934 | 7,180",
      ),
    ).toEqual([]);
  });
});
