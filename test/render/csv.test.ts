import { expect, it } from "vitest";
import { csvRows, guardFormula } from "../../src/render/csv.ts";
import { plainDecimal, printable, textTable } from "../../src/render/text.ts";

it.each([
  ["=1+1", "'=1+1"],
  ["+44 151", "'+44 151"],
  ["-cmd", "'-cmd"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["-11", "-11"],
  ["-£11,000.50", "-£11,000.50"],
  ["+0.58%", "+0.58%"],
  ["+0.58% (2007 data)", "'+0.58% (2007 data)"],
  ["-", "-"],
  ["--", "--"],
  ["-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"],
  ["plain", "plain"],
])("guards %j as %j", (text, guarded) => {
  expect(guardFormula(text)).toBe(guarded);
});

it("quotes as RFC 4180 asks and ends lines with LF", () => {
  expect(csvRows([['a"b', "c,d", "e\nf", null, 8600000]], true)).toBe(
    '"a""b","c,d","e\nf",,8600000\n',
  );
});

it.each([
  [1e21, "1000000000000000000000"],
  [1.5e-7, "0.00000015"],
  [-2e-7, "-0.0000002"],
  [82.19, "82.19"],
])("prints %d without an exponent", (value, text) => {
  expect(plainDecimal(value)).toBe(text);
});

it("takes escape sequences and overrides out of what a terminal sees", () => {
  expect(printable("a\u001b[31mb\u202ec")).toBe("a[31mbc");
});

it("aligns a table and keeps it within the terminal", () => {
  const table = textTable(["name", "n"], [["a long text that has to be cut", 12]], 20);
  for (const line of table.trimEnd().split("\n")) expect(line.length).toBeLessThanOrEqual(20);
});
