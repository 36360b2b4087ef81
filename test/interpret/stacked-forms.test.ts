import { describe, expect, test } from "vitest";
import type { Cell, Table } from "../../src/document.ts";
import { isPeriodHeader } from "../../src/interpret/evidence/period-head.ts";
import { documentOf, readingOf, recordLines } from "../builders.ts";

/** Rows of cells parted by `|`; `text >2` reaches over two columns. */
function tableOf(...rows: readonly string[]): Table {
  const cells: Cell[] = [];
  let columns = 0;
  for (const [row, line] of rows.entries()) {
    let column = 0;
    for (const printed of line.split(" | ")) {
      const [, text = "", span = "1"] = /^(.*?)(?: ?>(\d))?$/.exec(printed) ?? [];
      cells.push({
        row,
        column,
        rowSpan: 1,
        columnSpan: Number(span),
        text: text.trim(),
        marks: [],
      });
      column += Number(span);
    }
    columns = Math.max(columns, column);
  }
  return { kind: "table", method: "markup", rows: rows.length, columns, cells };
}

const linesOf = (table: Table): string[] => {
  const document = documentOf("## How are we performing?");
  return recordLines(readingOf({ ...document, blocks: [...document.blocks, table] }));
};

describe("indicators side by side over years", () => {
  const heads = "Year | LPI 1 Days to place a pupil >2 | LPI 2 Adult literacy passes >2";
  const body = ["2006-07 |  | 34.7 |  | 39", "2007-08 | 45 | 36.4 | 42 | 41"];

  test("each keep their name, and each year its target and actual", () => {
    expect(linesOf(tableOf(heads, " | Target | Result | Target | Result", ...body))).toEqual([
      "LPI1 | Days to place a pupil | actual 2006-07 = 34.7",
      "LPI1 | Days to place a pupil | target 2007-08 = 45",
      "LPI1 | Days to place a pupil | actual 2007-08 = 36.4",
      "LPI2 | Adult literacy passes | actual 2006-07 = 39",
      "LPI2 | Adult literacy passes | target 2007-08 = 42",
      "LPI2 | Adult literacy passes | actual 2007-08 = 41",
    ]);
  });

  test("are not guessed where the heads below them are no measures", () => {
    expect(linesOf(tableOf(heads, " | Boys | Girls | Boys | Girls", ...body))).toEqual([]);
  });
});

describe("cards one below another in one table", () => {
  const first = [
    "LPI 7 Meals delivered at home >2",
    "Actual 2007/08 | 5,482",
    "Target 2008/09 | 5,671",
  ];
  const second = ["NI 6 Volunteering >2", "Actual 2007/08 | 64.4%", "Target 2008/09 | 74%"];

  test("are one indicator each", () => {
    expect(linesOf(tableOf(...first, ...second))).toEqual([
      "LPI7 | Meals delivered at home | actual 2007-08 = 5482",
      "LPI7 | Meals delivered at home | target 2008-09 = 5671",
      "NI6 | Volunteering | actual 2007-08 = 64.4 percent",
      "NI6 | Volunteering | target 2008-09 = 74 percent",
    ]);
  });

  test("are none where what stands below the names says nothing of measures", () => {
    const plain = ["The Mill and its yard >2", "Built | 1970", "Floors | 7"];
    expect(
      linesOf(tableOf(...plain, "Willow Lodge and gardens >2", "Built | 1930", "Floors | 2")),
    ).toEqual([]);
  });
});

describe("the first and last month of a year", () => {
  test.each([
    ["Apr07-Mar08", true],
    ["April 2007 to March 2008", true],
    ["Yr 07/08", true],
    ["Mar08", true],
    ["Mary 08", false],
  ])("%s heads a column: %s", (text, heads) => expect(isPeriodHeader(text)).toBe(heads));
});

describe("a table that counts indicators", () => {
  test("by whether they are on target gives no figures of its own", () => {
    const table = tableOf(
      "Corporate objective | Number of performance indicators | On target | Not on target | Not reported",
      "Improving island communities | 14 | 9 | 3 | 2",
      "Better transport | 6 | 3 | 3 | 0",
    );
    expect(linesOf(table)).toEqual([]);
  });
});
