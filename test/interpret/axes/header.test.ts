import { describe, expect, test } from "vitest";
import { documentOf, readingOf, readReport, recordLines } from "../../builders.ts";

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

  test("a merged name reaches as far as it was merged: heads beside it have their own years", () => {
    const document = documentOf("# Halton Borough Council", "# Service Plan 2008-09", [
      "Ref | Indicator | 2006/07 Quartiles | | | 2007/08 Target | Targets |",
      " | | Top | Middle | Bottom | | 08/09 | 09/10",
      "LI 4 | Days lost to sickness | 8 | 9 | 11 | 10 | 9 | 8",
      "LI 5 | Staff turnover | 4 | 5 | 7 | 6 | 5 | 5",
    ]);
    const merged = new Map([
      [2, 3],
      [6, 2],
    ]);
    const blocks = document.blocks.map((block) => {
      if (block.kind !== "table") return block;
      // The head beside the merged name stands at the bottom, with the others.
      const cells = block.cells.flatMap((cell) => {
        if (cell.row === 0) {
          if ([3, 4, 7].includes(cell.column)) return [];
          const text = cell.column === 5 ? "" : cell.text;
          return [{ ...cell, text, columnSpan: merged.get(cell.column) ?? 1 }];
        }
        return cell.row === 1 && cell.column === 5 ? [{ ...cell, text: "2007/08 Target" }] : [cell];
      });
      return { ...block, cells };
    });
    const lines = recordLines(readingOf({ ...document, blocks }));
    expect(lines.filter((line) => line.includes("target"))).toEqual([
      "LI4 | Days lost to sickness | target 2007-08 = 10",
      "LI4 | Days lost to sickness | target 2008-09 = 9",
      "LI4 | Days lost to sickness | target 2009-10 = 8",
      "LI5 | Staff turnover | target 2007-08 = 6",
      "LI5 | Staff turnover | target 2008-09 = 5",
      "LI5 | Staff turnover | target 2009-10 = 5",
    ]);
  });
});
