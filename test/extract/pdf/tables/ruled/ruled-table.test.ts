import { describe, expect, it } from "vitest";
import { gridOf, lineBetween, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

describe("ruled tables", () => {
  it("reads a grid of strokes cell by cell, with the merged ones", async () => {
    const operators = [
      lineBetween(50, 700, 350, 700),
      lineBetween(150, 680, 350, 680),
      lineBetween(50, 660, 350, 660),
      lineBetween(50, 640, 350, 640),
      lineBetween(50, 640, 50, 700),
      lineBetween(150, 640, 150, 700),
      lineBetween(250, 640, 250, 680),
      lineBetween(350, 640, 350, 700),
      textAt(55, 675, "Service"),
      textAt(155, 686, "Budget"),
      textAt(155, 666, "2008/09"),
      textAt(255, 666, "2009/10"),
      textAt(55, 646, "Schools"),
      textAt(155, 646, "1,234"),
      textAt(255, 646, "2,345"),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table)).toEqual([
      ["Service", "Budget", ""],
      ["", "2008/09", "2009/10"],
      ["Schools", "1,234", "2,345"],
    ]);
    expect(table?.method).toBe("ruled");
    expect(table?.cells[0]).toMatchObject({ rowSpan: 2, columnSpan: 1, box: [50, 142, 150, 182] });
    expect(table?.cells[1]).toMatchObject({ rowSpan: 1, columnSpan: 2 });
  });

  it("joins a table that goes on over a page, its repeated header once", async () => {
    const page = (rows: readonly (readonly [string, string])[]): string => {
      const ys = Array.from({ length: rows.length + 1 }, (_, index) => 700 - 20 * index);
      return [
        gridOf([50, 150, 350], ys),
        ...rows.flatMap(([a, b], index) => [
          textAt(55, 686 - 20 * index, a),
          textAt(155, 686 - 20 * index, b),
        ]),
      ].join("\n");
    };
    const header = ["Code", "Title"] as const;
    const outcome = await readMade([
      { operators: page([header, ["1", "Attendance"], ["2", "Attainment"]]) },
      { operators: page([header, ["3", "Absence"]]) },
    ]);
    const tables = tablesOf(outcome);
    expect(tables).toHaveLength(1);
    expect(rowsOf(tables[0])).toEqual([
      ["Code", "Title"],
      ["1", "Attendance"],
      ["2", "Attainment"],
      ["3", "Absence"],
    ]);
    expect(tables[0]?.cells.map((cell) => cell.page)).toEqual([1, 1, 1, 1, 1, 1, 2, 2]);
  });
});
