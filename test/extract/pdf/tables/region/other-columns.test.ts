import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { conformingLines } from "../../../../../src/extract/pdf/tables/region/conforming.ts";
import { spansToLines } from "../../../../../src/extract/pdf/text/lines.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

/** How many lines of a page's top stand in columns from the page before. */
const countTaken = (xs: readonly number[], rows: readonly (readonly string[])[]): number => {
  const spans = rows.flatMap((row, at) =>
    row.flatMap((text, column) => {
      const [x, baseline] = [xs[column] as number, 100 + 14 * at];
      const words = text === "" ? [] : text.split(" ");
      return words.map((word, index) => ({
        text: word,
        box: [x + 30 * index, baseline - 9, x + 30 * index + 27, baseline + 2],
        baseline,
        size: 10,
        face: { bold: false, italic: false },
        turn: 0,
      }));
    }),
  );
  return conformingLines(spansToLines(spans as never), [50, 300, 360, 420, 480, 540], [], [])
    .length;
};

describe("lines under a table of the page before", () => {
  const rows = [
    ["School Budgets", "246", "-246", "0", "0"],
    ["Teachers Pay", "10", "-9", "0", "1"],
    ["School Grants", "13", "-13", "0", "0"],
  ];

  it("are none of its rows where their first figures stand in its labels' column", () => {
    expect(countTaken([55, 240, 320, 380, 500], rows)).toBe(0);
  });

  it("are its rows where each figure has a column, or a label is a figure", () => {
    expect(countTaken([55, 320, 380, 440, 500], rows)).toBe(3);
    const years = rows.map(([, ...figures], at) => [
      `${201 + at}`,
      ...figures.slice(0, 2),
      "",
      "7",
    ]);
    expect(countTaken([55, 320, 380, 440, 500], years)).toBe(3);
    const open = rows.map(([label, one, two]) => [
      label as string,
      one as string,
      "",
      two as string,
      "",
    ]);
    expect(countTaken([55, 320, 380, 440, 500], open)).toBe(3);
  });

  it("begin a table of their own on the page", async () => {
    const page = (xs: readonly number[]) =>
      rowsAt(xs, 780, 14, [...rows, ...rows, ...rows, ...rows], 10);
    const pages = [page([55, 320, 380, 440, 500]), page([55, 240, 320, 380, 500])];
    const tables = tablesOf(await readMade(pages.map((operators) => ({ operators, height: 842 }))));
    expect(tables.flatMap(rowsOf).map((row) => row.length)).toEqual(Array(24).fill(5));
    expect(tables.flatMap(rowsOf).at(-1)).toEqual(rows[2]);
  });
});
