import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEstimate, looksGlued, parseCell } from "../../src/normalise/number.ts";
import { isEmptyCell } from "../../src/printed/missing.ts";

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
  ["@SUM(1)", null, "", "compound"],
  ["＝cmd(7)", null, "", "compound"],
  ["=5", 5, "", ""],
  ["@ 12%", 12, "percent", ""],
  ["12½%", null, "", "compound"],
  ["8.5.", null, "", "compound"],
  ["#DIV/0!", null, "", "compound"],
  ["N/A", null, "", "not_available"],
  ["N/a", null, "", "not_available"],
  ["N\\A", null, "", "not_available"],
  ["N/A (Autumn 2007)", null, "", "not_available"],
  ["Not applicable", null, "", "not_available"],
  ["No data", null, "", "not_available"],
  ["TBC", null, "", "tbc"],
  ["To be set", null, "", "tbc"],
  ["to be confirmed Sept 09", null, "", "tbc"],
  ["Awaiting data", null, "", "tbc"],
  ["New", null, "", "new"],
  ["new indicator", null, "", "new"],
  ["No target set", null, "", "no_target"],
  ["High", null, "", "text"],
  ["Yes", null, "", "text"],
  ["✓", null, "", "text"],
  ["As above", null, "", "text"],
  ["Available October 2011", null, "", "text"],
  ["31/03/2009", null, "", "text"],
  ["31st March 2009", null, "", "text"],
  ["Dec-09", null, "", "text"],
  ["2008/09", null, "", "text"],
  ["3rd", null, "", "text"],
  // limits hide the number
  ["<5", null, "", "text"],
  ["< 5", null, "", "text"],
  ["under 5", null, "", "text"],
  ["Fewer than 10", null, "", "text"],
  [">95%", null, "percent", "text"],
  ["≥ 95%", null, "percent", "text"],
  ["10+", null, "", "text"],
  ["90%+", null, "percent", "text"],
  ["at least 90%", null, "percent", "text"],
  ["Not more than 12", null, "", "text"],
  ["No more than 12 days", null, "", "text"],
  ["95% or above", null, "percent", "text"],
  ["5 working days or less", null, "", "text"],
  ["Minimum of 80%", null, "percent", "text"],
  ["90% minimum", null, "percent", "text"],
  ["within 10 days", null, "", "text"],
  ["Reduce to less than £500", null, "gbp", "text"],
  ["Level 3+", null, "", "text"],
  [">95% (p)", null, "percent", "provisional;text"],
  ["+5%", 5, "percent", ""],
  // exactly one number is the figure
  ["-12% from 2001", -12, "percent", ""],
  ["8.4 per 1,000 pupils aged 5–10", 8.4, "rate", ""],
  ["32.0 per 1000 females under 18", 32, "rate", ""],
  ["12.5 per 100,000", 12.5, "rate", ""],
  ["4.2/1,000", 4.2, "rate", ""],
  ["£2.50 per head", 2.5, "gbp", ""],
  ["Level 2", 2, "", ""],
  ["Band 3", 3, "", ""],
  ["Key stage 2", null, "", "text"],
  ["Quarter 2", null, "", "text"],
  ["58% (5+ A*-C)", 58, "percent", ""],
  ["16-18 year olds: 5.4%", 5.4, "percent", ""],
  ["34 aged 65+", 34, "", ""],
  ["NI 45: 76%", 76, "percent", ""],
  ["Level 4 and above 80%", 80, "percent", ""],
  ["45% (note 2)", 45, "percent", ""],
  ["45% [1]", 45, "percent", ""],
  ["60²", 60, "", ""],
  ["12 days", 12, "", ""],
  ["3 weeks", 3, "", ""],
  ["£1.2m", 1200000, "gbp", ""],
  ["£1.2 million", 1200000, "gbp", ""],
  ["£450k", 450000, "gbp", ""],
  ["(5.2)%", -5.2, "percent", ""],
  ["86.2%p", 86.2, "percent", "provisional"],
  ["86.2% (unaudited)", 86.2, "percent", "provisional"],
  ["48% (Autumn 2007)", 48, "percent", "data_year=2007"],
  ["Score 3.1", 3.1, "", ""],
  ["2007: 45%", 45, "percent", ""],
  ["4:1", null, "ratio", "compound"],
  ["24/187 (12.8%)", null, "percent", "compound"],
  ["19/20 (95%)", null, "percent", "compound"],
  ["10/11 (91%)", null, "percent", "compound"],
  ["91% (10/11)", null, "percent", "compound"],
  ["22 (24%)", null, "percent", "compound"],
  ["1 in 4", null, "", "compound"],
  ["1 in 2000", null, "", "compound"],
  ["1500 of 2000", null, "", "compound"],
  ["9 out of 10", null, "", "compound"],
  ["12 (10-15)", null, "", "compound"],
  ["45% (target 50% 2009/10)", null, "percent", "compound"],
  ["-95 (11)", null, "", "compound"],
  // words instead
  ["Not yet available", null, "", "not_available"],
  ["Not available until September 2009", null, "", "not_available"],
  ["Data not available", null, "", "not_available"],
  ["Figures not yet available (Sept 09)", null, "", "not_available"],
  ["No survey", null, "", "not_available"],
  ["Not measured", null, "", "not_available"],
  ["n.a.", null, "", "not_available"],
  ["(N/A)", null, "", "not_available"],
  ["No comparable data", null, "", "not_available"],
  ["No target", null, "", "no_target"],
  ["No target set for 2008/09", null, "", "no_target"],
  ["Target not set", null, "", "no_target"],
  ["None set", null, "", "no_target"],
  ["To be agreed", null, "", "tbc"],
  ["To be determined", null, "", "tbc"],
  ["Target to be set March 2009", null, "", "tbc"],
  ["Baseline to be established in 2008/09", null, "", "tbc"],
  ["Awaited", null, "", "tbc"],
  ["Data awaited", null, "", "tbc"],
  ["Pending", null, "", "tbc"],
  ["TBA", null, "", "tbc"],
  ["TBC (Oct 09)", null, "", "tbc"],
  ["Not yet set", null, "", "tbc"],
  ["New PI", null, "", "new"],
  ["New measure", null, "", "new"],
  ["New for 2009", null, "", "new"],
  ["New indicator for 2008/09", null, "", "new"],
  ["New in April 2008", null, "", "new"],
  ["N/A – new indicator", null, "", "new"],
  ["New website launched", null, "", "text"],
  ["Available 2010", null, "", "text"],
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
  ["3.1 (2007/08)", 3.1, "2007-08"],
  ["48% (08/09)", 48, "2008-09"],
  ["48% (2008/09 latest data)", 48, "2008-09"],
  ["48% (Q2 2008/09)", 48, "2008-09 Q2"],
  ["2007/08: 48%", 48, "2007-08"],
  ["48% in 2007/08", 48, "2007-08"],
  ["48%, 2007/08", 48, "2007-08"],
  ["N/A (2007/08)", null, undefined],
  ["48% (2003)", 48, undefined],
  ["5% reduction on 2007/08", 5, undefined],
  ["45% (2006/07) 50% (2007/08)", null, undefined],
  ["91% (10/11)", null, undefined],
])("the period printed in %s", (printed, value, period) => {
  const read = parseCell(printed);
  expect([read.value, read.period]).toEqual([value, period]);
  if (period) expect(read.qualifiers).toEqual([]);
});

it.each(["", " ", "-", "–", "—", "--", "- -"])("%j is an empty cell", (printed) => {
  expect(isEmptyCell(printed)).toBe(true);
});

it.each(["0", "-5", "N/A", "..", "%"])("%j is none", (printed) => {
  expect(isEmptyCell(printed)).toBe(false);
});

it.each([
  "~85%",
  "approx 85%",
  "5% reduction",
  "Increase of 5%",
])("%s is an estimate or a change", (printed) => {
  expect(isEstimate(printed)).toBe(true);
});

it.each(["86%", "+5%", "-5%", "4 (C)", "(11)"])("%s is plain", (printed) => {
  expect(isEstimate(printed)).toBe(false);
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
