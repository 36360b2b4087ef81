import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  financialYear,
  findMonths,
  findQuarters,
  findYearSpans,
  parseFinancialYear,
  parseQuarter,
} from "../../src/printed/period.ts";

describe("months", () => {
  it.each([
    ["31st March 2009", "2009-3"],
    ["Sept 07", "2007-9"],
    ["Dec-09", "2009-12"],
    ["end of August, 2009", "2009-8"],
    ["31/03/2009", "2009-3"],
    ["31.3.09", "2009-3"],
    ["December2009", "2009-12"],
    ["May 10", "2010-5"],
    ["this may help", ""],
    ["Marching band", ""],
    ["Decent homes", ""],
    ["Sept. 08", "2008-9"],
    ["MARCH 2009", "2009-3"],
    ["end march 09", "2009-3"],
    ["March 31st 2009", "2009-3"],
    ["March 31, 2009", "2009-3"],
    ["31-Mar-09", "2009-3"],
    ["31-03-2009", "2009-3"],
    ["2009-03-31", "2009-3"],
    ["03/2009", "2009-3"],
    ["Mar/09", "2009-3"],
    ["March '09", "2009-3"],
    ["30 Sept", "?-9"],
    ["Sept 30", "?-9"],
    ["June – 12 homes", "?-6"],
    ["on the march", ""],
    ["MAY be late", ""],
  ])("%s", (text, expected) => {
    expect(
      findMonths(text)
        .map(({ year, month }) => `${year ?? "?"}-${month}`)
        .join(","),
    ).toBe(expected);
  });
});

it.each([
  "16-18",
  "27/02",
  "0-19",
  "5-10%",
  "LAA 06/09",
  "1/4",
  "£12-13m",
])("%s is no financial year", (text) => {
  expect(parseFinancialYear(text)).toBeUndefined();
});

it("reads a financial year however it is printed", () => {
  const start = fc.integer({ min: 1998, max: 2020 });
  const two = (year: number) => String(year % 100).padStart(2, "0");
  fc.assert(
    fc.property(start, fc.constantFrom("/", "-", "–", " - "), (year, dash) => {
      for (const printed of [
        `${year}${dash}${two(year + 1)}`,
        `${year}${dash}${year + 1}`,
        `${two(year)}${dash}${two(year + 1)}`,
      ])
        expect(parseFinancialYear(printed), printed).toBe(financialYear(year));
      expect(findYearSpans(`${year}${dash}${two(year + 3)}`)[0]?.to).toBe(year + 3);
    }),
  );
});

it("reads a quarter however it is printed", () => {
  const names = ["", "first", "second", "third", "fourth"];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), (quarter) => {
      for (const printed of [
        `Q${quarter}`,
        `Qtr ${quarter}`,
        `Quarter ${quarter}`,
        `${names[quarter]} quarter`,
      ])
        expect(parseQuarter(printed), printed).toBe(quarter);
    }),
  );
});

it.each([
  ["2007/8", "2007-08"],
  ["2008-9", "2008-09"],
  ["'08/'09", "2008-09"],
  ["2008/2009", "2008-09"],
  ["2008 – 09", "2008-09"],
  ["2008\u201109", "2008-09"],
  ["2008\u204409", "2008-09"],
  ["2008/09-2010/11", "2008-09;2010-11"],
  ["31-03-2009", ""],
  ["08-09-2008", ""],
  ["2009-10-31", ""],
])("the financial years of %s are %s", (printed, years) => {
  const starts = findYearSpans(printed).map(({ from }) => financialYear(from));
  expect(starts.join(";")).toBe(years);
});

it.each([
  ["Qtr. 2", 2],
  ["2nd Qtr", 2],
  ["Quarter Two", 2],
  ["Quarter III", 3],
  ["Q2 (July-Sept)", 2],
  ["Quarter: 3", 3],
  ["final quarter", 4],
  ["second-quarter", 2],
  ["Apr–Jun 2008", 1],
  ["July – September 2008", 2],
  ["Oct 08 - Dec 08", 3],
  ["Jan, Feb and Mar", 4],
  ["Quarter ending 30 June 2008", 1],
  ["three months to September 2008", 2],
  ["first quarterly report", undefined],
  ["Q15", undefined],
  ["Q2.5", undefined],
  ["April to September 2008", undefined],
  ["quarterly", undefined],
])("the quarter of %s is %s", (printed, quarter) => {
  expect(parseQuarter(printed)).toBe(quarter);
});

it.each([
  ["Q1-Q3", "1,2,3"],
  ["Qtrs 2 & 4", "2,4"],
  ["Q1, Q2 and Q4 2008/09", "1,2,4"],
  ["Quarter 2 2008/09", "2"],
  ["Q1 2008/09, second quarter 2009/10", "1,2"],
  ["All quarters", ""],
])("the quarters of %s are %s", (printed, quarters) => {
  expect(
    findQuarters(printed)
      .map(({ quarter }) => quarter)
      .join(","),
  ).toBe(quarters);
});
