import { describe, expect, it } from "vitest";
import { periodOf } from "../../src/normalise/observation-period.ts";
import type { ReportFacts } from "../../src/records.ts";
import type { PrintedValue } from "../../src/rows.ts";

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
  ["2006 - 2007 (April - December)", "2006-07"],
  ["April-September 2009-10", "2009-10"],
  ["April-December 2009-10", "2009-10"],
  ["Half-yearly 2009/10", "2009-10"],
  ["Mid year", "2008-09"],
  ["October - December 2008", "2008-09 Q3"],
  ["October - December2009", "2009-10 Q3"],
  ["Apr-Jun 08", "2008-09 Q1"],
  // four months are no quarter: the year is all that is sure
  ["September to December 2010", "2010-11"],
  ["Period 1 (April 2008)", "2008-09"],
  ["as at 31st December 2010", "2010-11"],
  ["Year ending 31 March 2009", "2008-09"],
  ["Last year", "2007-08"],
  ["Previous outturn", "2007-08"],
  ["Previous performance", "2007-08"],
  ["Last year 2008/09", "2007-08"],
  ["Last year 2007/08", "2007-08"],
  ["Next year's target", "2009-10"],
  ["Year end target", "2008-09"],
  ["Annual target", "2008-09"],
  ["September", "2008-09"],
  ["Sept 07", "2007-08"],
  ["YTD Sept 08", "2008-09"],
  ["to end of Q2", "2008-09 Q2"],
  ["Cumulative to Q2", "2008-09 Q2"],
  ["Q2 last year", "2007-08 Q2"],
  ["Q2 (July-Sept)", "2008-09 Q2"],
  ["2008/09-2010/11", ""],
  ["Actual", "2008-09"],
  // spans of three years are no financial year, nor is the report's own meant
  ["LAA 06/09 target", ""],
  ["LAA (08/11) target", ""],
  ["Target 2008-11", ""],
  ["Target by 2011", ""],
  ["2010", ""],
];

const valueUnder = (header: string, measure: "target" | "actual"): PrintedValue => ({
  measure,
  header,
  text: "1",
  struck: [],
  baseline: false,
  source: { block: 0 },
  place: 0,
});

describe("the period of a column", () => {
  it.each(headers)("%s is %s", (header, period) => {
    const measure = /target/i.test(header) ? "target" : "actual";
    expect(periodOf(valueUnder(header, measure), facts)).toBe(period);
  });
});

/** The same in a report of the second quarter of 2008-09: figures to date and of "the quarter" are that quarter's. */
const inSecondQuarter: readonly (readonly [string, string])[] = [
  ["Actual", "2008-09"],
  ["YTD Sept 08", "2008-09 Q2"],
  ["Year to date", "2008-09 Q2"],
  ["Cumulative", "2008-09 Q2"],
  ["April to September 2008", "2008-09 Q2"],
  ["April to June 2008", "2008-09 Q1"],
  ["April to July 2008", "2008-09"],
  ["April", "2008-09"],
  ["August", "2008-09"],
  ["Half year", "2008-09 Q2"],
  ["Actual this quarter", "2008-09 Q2"],
  ["Quarterly target", "2008-09 Q2"],
  ["Last quarter", "2008-09 Q1"],
  ["Same quarter last year", "2007-08 Q2"],
  ["Same period last year", "2007-08 Q2"],
  ["Last year", "2007-08"],
  ["Previous outturn", "2007-08"],
  ["Previous performance", ""],
  ["Year end target", "2008-09"],
  ["Annual target", "2008-09"],
  ["Target to date", "2008-09 Q2"],
  ["Control target", "2008-09 Q2"],
  ["Q1", "2008-09 Q1"],
  ["Outturn 2007/08", "2007-08"],
];

describe("the period of a column in a quarter's report", () => {
  it.each(inSecondQuarter)("%s is %s", (header, period) => {
    const measure = /target/i.test(header) ? "target" : "actual";
    const quarterly = { ...facts, periodLabel: "Quarter 2 2008/09" };
    expect(periodOf(valueUnder(header, measure), quarterly)).toBe(period);
  });
});

it.each([
  ["2008/09", { period: "2006-07" }, "2006-07"],
  ["Q2 2008/09", { period: "2008-09" }, "2008-09 Q2"],
  ["Actual", { quarter: 3 }, "2008-09 Q3"],
  ["Baseline", { period: "2005-06" }, "2005-06"],
])("under %s the year printed with the value goes first", (header, printed, period) => {
  expect(periodOf(valueUnder(header, "actual"), facts, printed)).toBe(period);
});
