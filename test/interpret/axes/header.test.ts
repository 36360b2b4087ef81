import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../../builders.ts";

/** Which rows of the first table are its header, and what is printed over its columns. */
function headerOf(rows: readonly string[]): { rows: readonly number[]; over: string[] } {
  const [verdict] = readReport(rows).interpretation.verdicts;
  return {
    rows: verdict?.headerRows ?? [],
    over: verdict?.columns.map(({ header }) => header) ?? [],
  };
}

describe("header rows", () => {
  test.each<[string, string[], number[], string[]]>([
    [
      "of one level",
      ["Ref | Indicator | Target 2009/10", "LI 4 | Number of visits | 310"],
      [0],
      ["Ref", "Indicator", "Target 2009/10"],
    ],
    [
      "of two levels, the merge lost",
      [
        "Ref | Indicator | Targets | |",
        " | | 2009/10 | 2010/11 | 2011/12",
        "LI 4 | Number of visits | 310 | 320 | 330",
      ],
      [0, 1],
      ["Ref", "Indicator", "Targets 2009/10", "Targets 2010/11", "Targets 2011/12"],
    ],
    [
      "with a row of units",
      [
        "Service | Budget | Outturn",
        " | £000 | £000",
        "Parks | 1,204 | 1,190",
        "Markets | 310 | 322",
      ],
      [0, 1],
      ["Service", "Budget £000", "Outturn £000"],
    ],
    [
      "with a row that numbers the columns",
      [
        "Service | Budget £000 | Outturn £000",
        "1 | 2 | 3",
        "Parks | 1,204 | 1,190",
        "Markets | 310 | 322",
      ],
      [0, 1],
      ["Service", "Budget £000", "Outturn £000"],
    ],
    [
      "of three levels",
      [
        "Service | 2009/10 | |",
        " | Budget | Actual | Variance",
        " | £000 | £000 | £000",
        "Parks | 1,204 | 1,190 | (14)",
        "Markets | 310 | 322 | 12",
      ],
      [0, 1, 2],
      ["Service", "2009/10 Budget £000", "2009/10 Actual £000", "2009/10 Variance £000"],
    ],
  ])("%s", (_, rows, at, over) => {
    expect(headerOf(rows)).toEqual({ rows: at, over });
  });

  test("printed again with (cont) is no row of data", () => {
    const reading = readReport([
      "Ref | Indicator | Target 2009/10",
      "LI 4 | Number of visits | 310",
      "Ref | Indicator (cont) | Target 2009/10",
      "LI 5 | Number of loans | 41",
    ]);
    expect(recordLines(reading)).toEqual([
      "LI4 | Number of visits | target 2009-10 = 310 count",
      "LI5 | Number of loans | target 2009-10 = 41 count",
    ]);
    expect(reading.interpretation.verdicts[0]?.headerRows).toEqual([0, 2]);
  });
});
