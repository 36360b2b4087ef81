import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBound, looksGlued, parseCell } from "../../src/normalise/number.ts";

/** As printed, its value, unit and qualifiers. */
const cells: readonly (readonly [string, number | null, string, string])[] = [
  ["86%", 86, "percent", ""],
  ["86.0 %", 86, "percent", ""],
  ["85 per cent", 85, "percent", ""],
  ["-16% (2008 data)", -16, "percent", "data_year=2008"],
  ["+0.58% (2007 data)", 0.58, "percent", "data_year=2007"],
  ["48% (2003)", 48, "percent", "data_year=2003"],
  ["85% (p)", 85, "percent", "provisional"],
  ["85% prov", 85, "percent", "provisional"],
  ["85%*", 85, "percent", ""],
  ["85.2²", 85.2, "", ""],
  ["(11)", -11, "", ""],
  ["(5.2%)", -5.2, "percent", ""],
  ["−5", -5, "", ""],
  ["£745,000", 745000, "gbp", ""],
  ["£854", 854, "gbp", ""],
  ["£82.19", 82.19, "gbp", ""],
  ["8.6m", 8600000, "", ""],
  ["£1.2bn", 1200000000, "gbp", ""],
  ["1,234,567", 1234567, "", ""],
  ["5,666", 5666, "", ""],
  ["2334.36", 2334.36, "", ""],
  ["12.5 days", 12.5, "", ""],
  ["<5", 5, "", ""],
  ["90% by March 2010", 90, "percent", ""],
  ["381 schools (percentage to be confirmed)", 381, "", ""],
  ["Level 4+ 80%", 80, "percent", ""],
  ["0", 0, "", ""],
  ["62 - (69%)", null, "percent", "compound"],
  ["22 - (24%)", null, "percent", "compound"],
  ["8(16%)", null, "percent", "compound"],
  ["19 (38%)", null, "percent", "compound"],
  ["93.5/91.3%", null, "percent", "compound"],
  ["60%61%", null, "percent", "compound"],
  ["97.99% (target 99%)", null, "percent", "compound"],
  ["39.45 days (target 23)", null, "", "compound"],
  ["6.29% (1,319 dwellings)", null, "percent", "compound"],
  ["50.31% against a target of 50%", null, "percent", "compound"],
  ["71.3% compared with an IPF group average of 65.2%", null, "percent", "compound"],
  ["4.6 % obese (2002) 15.1% overweight (2002)", null, "percent", "data_year=2002;compound"],
  ["109=/152", null, "", "compound"],
  ["85-90%", null, "percent", "compound"],
  ["1,23", null, "", "compound"],
  ["85,5", null, "", "compound"],
  ["1O0%", null, "", "compound"],
  ["12½%", null, "", "compound"],
  ["8.5.", null, "", "compound"],
  ["#DIV/0!", null, "", "compound"],
  ["N/A", null, "", "not_available"],
  ["N/a", null, "", "not_available"],
  ["N\\A", null, "", "not_available"],
  ["N/A (Autumn 2007)", null, "", "not_available"],
  ["Not applicable", null, "", "not_available"],
  ["–", null, "", "not_available"],
  ["No data", null, "", "not_available"],
  ["TBC", null, "", "tbc"],
  ["To be set", null, "", "tbc"],
  ["to be confirmed Sept 09", null, "", "tbc"],
  ["Awaiting data", null, "", "tbc"],
  ["New", null, "", "new"],
  ["new indicator", null, "", "new"],
  ["No target set", null, "", "no_target"],
  ["High", null, "", "text"],
  ["Level 2", null, "", "text"],
  ["Yes", null, "", "text"],
  ["✓", null, "", "text"],
  ["As above", null, "", "text"],
  ["Available October 2011", null, "", "text"],
  ["31/03/2009", null, "", "text"],
  ["31st March 2009", null, "", "text"],
  ["Dec-09", null, "", "text"],
  ["2008/09", null, "", "text"],
  ["3rd", null, "", "text"],
  ["unranked due to confidentiality", null, "", "text"],
];

describe("value cells", () => {
  it.each(cells)("%s is %s %s %s", (printed, value, unit, qualifiers) => {
    const read = parseCell(printed);
    expect([read.value, read.unit, read.qualifiers.join(";")]).toEqual([value, unit, qualifiers]);
  });
});

it.each(["1667%", "729%"])("%s looks like two cells run together", (printed) => {
  expect(looksGlued(parseCell(printed))).toBe(true);
});

it.each(["86%", "120%", "1667", "250.5%"])("%s does not", (printed) => {
  expect(looksGlued(parseCell(printed))).toBe(false);
});

it.each([
  "<5",
  "≤ 3",
  ">95%",
  "~85%",
  "85%+",
  "under 10%",
  "At least 90%",
  "5 or fewer",
  "5% reduction",
  "Increase of 5%",
])("%s is a bound, an estimate or a change", (printed) => {
  expect(isBound(printed)).toBe(true);
});

it.each(["86%", "+5%", "-5%", "4 (C)", "(11)"])("%s is plain", (printed) => {
  expect(isBound(printed)).toBe(false);
});

it("reads a figure back as it was printed", () => {
  const figure = fc.record({
    hundredths: fc.integer({ min: -99_999_999, max: 99_999_999 }),
    decimals: fc.constantFrom(0, 1, 2),
    suffix: fc.constantFrom("", "%", " %"),
    commas: fc.boolean(),
  });
  fc.assert(
    fc.property(figure, ({ hundredths, decimals, suffix, commas }) => {
      const value = Number((hundredths / 100).toFixed(decimals));
      const printed = commas
        ? value.toLocaleString("en-GB", { minimumFractionDigits: decimals })
        : value.toFixed(decimals);
      expect(parseCell(printed + suffix).value).toBe(value === 0 ? 0 : value);
    }),
  );
});
