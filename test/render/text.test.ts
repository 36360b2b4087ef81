import fc from "fast-check";
import { expect, test } from "vitest";
import { tableLayout, textTable } from "../../src/render/text.ts";

test("columns that do not fit beside each other stand one below another", () => {
  const columns = ["council", "period", "measure", "raw", "value", "unit", "doc"];
  const row = ["Halton", "2008-09", "target", "86%", 86, "percent", "halton-bsc-qmr-2008-09-q4"];
  expect(textTable(columns, [row, row], 60)).toBe(`council  Halton
period   2008-09
measure  target
raw      86%
value    86
unit     percent
doc      halton-bsc-qmr-2008-09-q4
─────────
council  Halton
period   2008-09
measure  target
raw      86%
value    86
unit     percent
doc      halton-bsc-qmr-2008-09-q4
`);
  expect(textTable(columns.slice(0, 2), [row.slice(0, 2)], 60)).toBe(
    "council  period\n───────  ───────\nHalton   2008-09\n",
  );
});

test("no line is wider than the terminal, whatever the table holds", () => {
  const texts = fc.array(fc.string({ maxLength: 90 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 40, max: 200 }), (row, width) => {
      const columns = row.map((_, index) => `column ${index}`);
      for (const line of textTable(columns, [row], width).split("\n"))
        expect(line.length).toBeLessThanOrEqual(width);
    }),
  );
});

test("sets a table out by its first rows, and cuts no number that comes later", () => {
  const { head, linesOf } = tableLayout(["n", "raw"], [[1, "86%"]], 20);
  expect(head + linesOf([[1, "86%"]], true)).toBe("n  raw\n─  ───\n1  86%\n");
  expect(linesOf([[300000, "a longer text"]], false)).toBe("300000  a …\n");
  const wide = tableLayout(["n", "raw"], [[1, "86%"]]);
  expect(wide.linesOf([[2, "a longer text"]], false)).toBe("2  a longer text\n");
});

test("shows more rows than the stack has places", () => {
  const table = textTable(["n"], new Array(150_000).fill([1]));
  expect(table.split("\n").length).toBe(150_003);
});
