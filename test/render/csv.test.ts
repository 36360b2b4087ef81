import { expect, it } from "vitest";
import { csvHeader, csvRows, guardFormula, unguardFormula } from "../../src/render/csv.ts";
import { jsonRow } from "../../src/render/json.ts";
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
  ["＝cmd|x!A0", "'＝cmd|x!A0"],
  ["＋44", "'＋44"],
  ["＠SUM(1)", "'＠SUM(1)"],
  ["a;=1+1;b", "a;'=1+1;b"],
  ["a\t-cmd|' /C calc'!A0", "a\t'-cmd|' /C calc'!A0"],
  ["a\n@SUM(1)", "a\n'@SUM(1)"],
  ["Actions:\n- do this\n-12%;-3", "Actions:\n- do this\n-12%;-3"],
])("guards %j as %j", (text, guarded) => {
  expect(guardFormula(text)).toBe(guarded);
  expect(unguardFormula(guarded)).toBe(text);
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

it("keeps control codes of a received archive out of CSV and JSON, which says them in escapes", () => {
  const evil = "a\u001b]8;;http://x\u0007b\u009b31mc\u0085\u007f";
  const acting = /(?!\n)[\p{Cc}\u202e]/u;
  expect(csvRows([[evil]], true) + csvHeader([evil])).not.toMatch(acting);
  const json = jsonRow([`${evil}\u202e`], [`${evil}\u202e`]);
  expect(json).not.toMatch(acting);
  expect(JSON.parse(json)).toEqual({ [`${evil}\u202e`]: `${evil}\u202e` });
  expect(textTable([`${evil}\u202e`], [[`${evil}\u202e`]])).not.toMatch(acting);
});
