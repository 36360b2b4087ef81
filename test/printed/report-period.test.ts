import { describe, expect, it } from "vitest";
import { parseReportPeriod } from "../../src/printed/report-period.ts";

describe("the period a report says it is about", () => {
  it.each([
    ["Quarter 2 2008/09 (July to September)", "quarter", "2008-07-01", "2008-09-30", "2008-09"],
    ["2008/09 Quarter 3", "quarter", "2008-10-01", "2008-12-31", "2008-09"],
    ["Third Quarter Monitoring 2008/09", "quarter", "2008-10-01", "2008-12-31", "2008-09"],
    ["Quarter Two 2010/11", "quarter", "2010-07-01", "2010-09-30", "2010-11"],
    ["for the quarter ended 31 December 2009", "quarter", "2009-10-01", "2009-12-31", "2009-10"],
    ["three months to June 2008", "quarter", "2008-04-01", "2008-06-30", "2008-09"],
    ["QUARTER 1 (APRIL TO JUNE 2010)", "quarter", "2010-04-01", "2010-06-30", "2010-11"],
    ["October - December2009", "quarter", "2009-10-01", "2009-12-31", "2009-10"],
    ["January to March 2009", "quarter", "2009-01-01", "2009-03-31", "2008-09"],
    ["01/04/2008 to 30/06/2008", "quarter", "2008-04-01", "2008-06-30", "2008-09"],
    ["Quarter 2 2009", "quarter", "2009-07-01", "2009-09-30", "2009-10"],
    // the January of which year?
    ["Quarter 4 2009", "quarter", "", "", ""],
    // a meeting's date is not in the quarter
    ["Quarter 4, Cabinet 23 June 2009", "quarter", "", "", ""],
    ["Quarterly Performance Report – Q3", "quarter", "", "", ""],
    ["1 April 2008 – 30 September 2008", "part", "2008-04-01", "2008-09-30", "2008-09"],
    ["1 April to 30 November 2008", "part", "2008-04-01", "2008-11-30", "2008-09"],
    ["April - September 2009-10", "part", "2009-04-01", "2009-09-30", "2009-10"],
    ["2006 - 2007 (April - December)", "part", "2006-04-01", "2006-12-31", "2006-07"],
    ["Quarters 1 and 2 2008/09", "part", "2008-04-01", "2008-09-30", "2008-09"],
    ["Half-year review 2009/10", "part", "2009-04-01", "2009-09-30", "2009-10"],
    ["six months to 30 September 2008", "part", "2008-04-01", "2008-09-30", "2008-09"],
    ["second half of 2008/09", "part", "2008-10-01", "2009-03-31", "2008-09"],
    ["Period 6 2009/10", "part", "2009-04-01", "2009-09-30", "2009-10"],
    ["Monthly report – Period 1 (April 2008)", "part", "2008-04-01", "2008-04-30", "2008-09"],
    ["2009/10, month 9", "part", "2009-04-01", "2009-12-31", "2009-10"],
    ["as at 30 September 2009", "to-date", "2009-04-01", "2009-09-30", "2009-10"],
    ["year ended 31 March 2009", "year", "2008-04-01", "2009-03-31", "2008-09"],
    ["Outturn report 2007/08", "year", "2007-04-01", "2008-03-31", "2007-08"],
    ["1 April 2008 to 31 March 2009", "year", "2008-04-01", "2009-03-31", "2008-09"],
    ["2009-12", "years", "2009-04-01", "2012-03-31", "2009-10;2010-11;2011-12"],
    ["April 2008 – March 2011", "years", "2008-04-01", "2011-03-31", "2008-09;2009-10;2010-11"],
    ["2009/10 to 2011/12", "years", "2009-04-01", "2012-03-31", "2009-10;2010-11;2011-12"],
    ["October 2009", "month", "2009-10-01", "2009-10-31", "2009-10"],
    ["2nd Quarter (July to September) 2007", "quarter", "2007-07-01", "2007-09-30", "2007-08"],
    ["Q4 (January to March) 2009", "quarter", "2009-01-01", "2009-03-31", "2008-09"],
    ["23 July 2009", "month", "2009-04-01", "2009-07-31", "2009-10"],
  ])("%s is a %s", (text, kind, start, end, years) => {
    const period = parseReportPeriod(text);
    expect([period?.kind, period?.start, period?.end, period?.years.join(";")]).toEqual([
      kind,
      start,
      end,
      years,
    ]);
  });

  it.each([
    "Service Plan",
    "pupils aged 16-18",
    "may improve",
    "Room 3, Town Hall",
  ])("%s names none", (text) => {
    expect(parseReportPeriod(text)).toBeUndefined();
  });

  it.each([
    ["Performance Report, Quarter 3 2008/09, Cabinet", "Quarter 3 2008/09"],
    ["Service Plan 2009-12: Libraries", "2009-12"],
    ["Performance for the quarter ended 30 June 2009 is good", "quarter ended 30 June 2009"],
  ])("the words for it stand in %s", (text, words) => {
    const { index = 0, length = 0 } = parseReportPeriod(text) ?? {};
    expect(text.slice(index, index + length)).toBe(words);
  });
});
