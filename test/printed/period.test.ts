import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { periodOf } from "../../src/normalise/observation.ts";
import {
  financialYear,
  findFinancialYears,
  findMonths,
  findQuarters,
  findYearSpans,
  parseFinancialYear,
  parseQuarter,
} from "../../src/printed/period.ts";
import type { ReportFacts } from "../../src/records.ts";

const facts: ReportFacts = {
  council: "Halton",
  directorate: "",
  service: "",
  docType: "other",
  title: "",
  periodLabel: "2008-09",
  periodStart: "2008-04-01",
  periodEnd: "2009-03-31",
  financialYears: ["2008-09"],
};

/** A column's header, in a report about 2008-09, and the period of the figures under it. */
const headers: readonly (readonly [string, string])[] = [
  ["Target 08/09", "2008-09"],
  ["Actual 06/07", "2006-07"],
  ["Top Quartile 06/07", "2006-07"],
  ["2005-06 Actual", "2005-06"],
  ["2006-07 Target Actual", "2006-07"],
  ["2001 - 2002", "2001-02"],
  ["Target 2008/9", "2008-09"],
  ["Target 2010-2011", "2010-11"],
  ["08-09 Target", "2008-09"],
  ["FY08/09", "2008-09"],
  ["y/e 06/07", "2006-07"],
  ["Quarter 4 - 2009/10", "2009-10 Q4"],
  ["2009-10 Quarter 4", "2009-10 Q4"],
  ["Quarter 3 2007 - 08", "2007-08 Q3"],
  ["Q3 2007/08", "2007-08 Q3"],
  ["Q1 Target", "2008-09 Q1"],
  ["Qtr.3", "2008-09 Q3"],
  ["1st Qtr", "2008-09 Q1"],
  ["Quarter Two Actual", "2008-09 Q2"],
  ["3rdQuarter", "2008-09 Q3"],
  ["thethirdquarter 2008/09", "2008-09 Q3"],
  ["Q1 - Q3 2009/10", "2009-10 Q3"],
  ["2006 - 2007 (April - December)", "2006-07 Q3"],
  ["April-September 2009-10", "2009-10 Q2"],
  ["April-December 2009-10", "2009-10 Q3"],
  ["Half-yearly 2009/10", "2009-10 Q2"],
  ["Mid year", "2008-09 Q2"],
  ["October - December 2008", "2008-09 Q3"],
  ["October - December2009", "2009-10 Q3"],
  ["Apr-Jun 08", "2008-09 Q1"],
  // four months are no quarter: the year is all that is sure
  ["September to December 2010", "2010-11"],
  ["Period 1 (April 2008)", "2008-09"],
  ["as at 31st December 2010", "2010-11"],
  ["Year ending 31 March 2009", "2008-09"],
  ["Last year", "2007-08"],
  ["Actual", "2008-09"],
  // spans of three years are no financial year, nor is the report's own meant
  ["LAA 06/09 target", ""],
  ["LAA (08/11) target", ""],
  ["Target 2008-11", ""],
  ["Target by 2011", ""],
  ["2010", ""],
];

describe("the period of a column", () => {
  it.each(headers)("%s is %s", (header, period) => {
    const measure = /target/i.test(header) ? "target" : "actual";
    const value = {
      measure,
      header,
      text: "1",
      struck: [],
      baseline: false,
      source: { block: 0 },
      place: 0,
    } as const;
    expect(periodOf(value, facts)).toBe(period);
  });
});

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
  expect(findFinancialYears(printed).join(";")).toBe(years);
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
