import { describe, expect, it } from "vitest";
import { readReport, recordLines } from "../builders.ts";

const header = "Ref | Indicator | Weight | Target 2008-09 | Contact";

describe("a row whose lines were taken for rows", () => {
  it("is put together where the values of a list stand a line higher than its parts", () => {
    const lines = recordLines(
      readReport([
        header,
        "C13 | Raise value added scores | 10% | 99.7% | R. Corton",
        " | Value Added KS1 to KS2 | | TBC | ",
        " | Value Added KS2 to KS3 | | 93.5% | ",
        " | Value Added KS3 to GCSE | | | ",
        "C15 | Attendance of looked after children | 20% | 91% | F. Loveday",
      ]),
    );
    expect(lines).toEqual([
      "C13 | Raise value added scores Value Added KS1 to KS2 | weight 2008-09 = 10 percent",
      "C13 | Raise value added scores Value Added KS1 to KS2 | target 2008-09 = 99.7 percent",
      'C13 | Raise value added scores Value Added KS2 to KS3 | target 2008-09 = "TBC" points [tbc]',
      "C13 | Raise value added scores Value Added KS3 to GCSE | target 2008-09 = 93.5 percent",
      "C15 | Attendance of looked after children | weight 2008-09 = 20 percent",
      "C15 | Attendance of looked after children | target 2008-09 = 91 percent",
    ]);
  });

  it("stays as printed where only the last figure is missing", () => {
    const lines = recordLines(
      readReport([
        header,
        "C13 | Pupils with level 4 in English | 10% | 80% | R. Corton",
        " | Pupils with level 4 in mathematics | | 78% | ",
        " | Schools below floor target | | 4 | ",
        " | Permanent exclusions | | | ",
      ]),
    );
    expect(lines).toContain("C13 | Pupils with level 4 in English | target 2008-09 = 80 percent");
    expect(lines).toContain("C13 | Schools below floor target | target 2008-09 = 4");
  });

  it("is put together where its title breaks off inside a phrase", () => {
    const lines = recordLines(
      readReport([
        header,
        "C15 | Increase the achievement of | As above | 52.9% | ",
        " | looked after children. Leaving care with 1 GCSE Leaving care with 5 GCSEs | (C15) | 22.8% | ",
      ]),
    );
    const title = "Increase the achievement of looked after children.";
    expect(lines).toContain(
      `C15 | ${title} Leaving care with 1 GCSE | target 2008-09 = 52.9 percent`,
    );
    expect(lines).toContain(
      `C15 | ${title} Leaving care with 5 GCSEs | target 2008-09 = 22.8 percent`,
    );
  });

  it("keeps a first part that stands behind the heading", () => {
    const lines = recordLines(
      readReport([
        header,
        "P32 | timeliness of social care (PAF C64)– Initial assessments • Core assessments | | 80% 75% | ",
      ]),
    );
    expect(lines.filter((line) => line.includes("Core assessments"))).toHaveLength(1);
  });
});
