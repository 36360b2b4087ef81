import { describe, expect, it } from "vitest";
import type { Cell } from "../../../../../src/document.ts";
import {
  partsToTable,
  type TablePart,
} from "../../../../../src/extract/pdf/tables/over-pages/stitch.ts";
import { joinTornCells } from "../../../../../src/extract/pdf/tables/over-pages/torn-cells.ts";
import { caption } from "../../../../../src/extract/pdf/tables/region/captions.ts";

const toCells = (rows: readonly (readonly string[])[], boldRows = 1): Cell[] =>
  rows.flatMap((texts, row) =>
    texts.map((text, column) => ({
      page: 1,
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text,
      marks: [],
      ...(row < boldRows ? { bold: true } : {}),
    })),
  );
const textsOf = (cells: readonly Cell[], row: number): string[] =>
  cells.filter((cell) => cell.row === row).map(({ text }) => text);

describe("a merged cell beside labels that come again", () => {
  const rows = (rest: string, later = "") => [
    ["Measure", "", "2007-08", "2008-09"],
    ["Streets cleaned every week of", "Actual", "63", ""],
    [rest, "Target", "", "65"],
    ["Lamps mended", "Actual", "18", ""],
    [later, "Target", "", "19"],
    ["Bins emptied", "Actual", "12", ""],
    ["", "Target", "", "14"],
  ];
  it("is whole again where a page's end tore it", () => {
    const cells = joinTornCells(toCells(rows("the year")), [2]);
    expect(textsOf(cells, 1)).toEqual([
      "Streets cleaned every week of the year",
      "Actual",
      "63",
      "",
    ]);
    expect(textsOf(cells, 2)).toEqual(["", "Target", "", "65"]);
  });
  it("is whole again where its last words stand at the page's foot", () => {
    expect(textsOf(joinTornCells(toCells(rows("the year")), [3]), 2)[0]).toBe("");
  });
  it("stays as it is where no page ends there", () => {
    expect(textsOf(joinTornCells(toCells(rows("the year")), [5]), 2)[0]).toBe("the year");
  });
  it("is no merged cell where the second label has texts of its own elsewhere", () => {
    const cells = joinTornCells(toCells(rows("the year", "Lamps of the parish")), [2]);
    expect(textsOf(cells, 2)[0]).toBe("the year");
  });
});

describe("a header that is printed again overleaf without the title over it", () => {
  const part = (
    page: number,
    rows: readonly (readonly string[])[],
    boldRows: number,
  ): TablePart => ({
    kind: "part",
    page,
    method: "aligned",
    box: [50, 50, 350, 90],
    columnEdges: [50, 150, 250, 350],
    rows: rows.length,
    cells: toCells(rows, boldRows),
    scanned: false,
    weak: false,
    banded: false,
    first: true,
    last: true,
  });
  const title = ["Local indicators", "", ""];
  it("is dropped where it names three columns", () => {
    const header = ["Measure", "Actual", "Target"];
    const above = part(1, [title, header, ["Streets", "12", "14"]], 2);
    const below = part(2, [header, ["Lamps", "18", "19"]], 1);
    expect(partsToTable([above, below]).rows).toBe(4);
  });
  it("stays where it is one name: a group's", () => {
    const group = ["Safe streets", "", ""];
    const above = part(1, [title, group, ["Streets", "12", "14"]], 2);
    const below = part(2, [group, ["Lamps", "18", "19"]], 1);
    expect(partsToTable([above, below]).rows).toBe(5);
  });
});

describe("a caption", () => {
  it.each(["Table C", "Table 4: Staff", "Figure b: Staff", "Annex A – Staff"])("is %s", (text) => {
    expect(caption.test(text)).toBe(true);
  });
  it.each([
    "Table a motion",
    "Boxes mended",
    "Chart a course",
    "Table CAB",
  ])("is not %s", (text) => {
    expect(caption.test(text)).toBe(false);
  });
});
