import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark } from "../../src/document.ts";
import { budgetPeriodOf, rowsToBudgetLines } from "../../src/normalise/budget-line.ts";
import { readDirection } from "../../src/normalise/direction.ts";
import { findDue, findQuarterDue, parseDueCell, parseTick } from "../../src/normalise/due.ts";
import { factsOf, parsePeriod } from "../../src/normalise/facts.ts";
import { findCodeHabits } from "../../src/normalise/indicator-name.ts";
import { rowToMilestone } from "../../src/normalise/milestone.ts";
import { parseAmount, toPounds } from "../../src/normalise/money.ts";
import { hueOf, impliedKeys, readStatus } from "../../src/normalise/status.ts";
import { unitOfTitle } from "../../src/normalise/unit.ts";
import type { MilestoneRow, PrintedAmount } from "../../src/rows.ts";

const markOf = (text: string) => ({ text, marks: [], header: "", source: { block: 0 } });

const reportFacts = factsOf({
  council: "",
  directorate: "",
  service: "",
  docType: "other",
  title: "",
  periodLabel: "2008-09",
});

describe("status words", () => {
  it.each([
    ["GREEN", "green"],
    ["Green", "green"],
    ["G", "green"],
    ["RED", "red"],
    ["Red / Amber", "amber"],
    ["Red/Amber", "amber"],
    ["Amber", "amber"],
    ["missed by lt10.", "amber"],
    ["missed by <10%", "amber"],
    ["missed by gt10.", "red"],
    ["AHEAD", "green"],
    ["ON COURSE", "green"],
    ["On course", "green"],
    ["SLIPPAGE", "amber"],
    ["NO PROGRESS", "red"],
    ["NOT YET ASSESSED", ""],
    ["N/A", ""],
    ["✓", "green"],
    ["☹", "red"],
    ["R", "red"],
    ["A", "amber"],
    ["!", "amber"],
    ["✗", "red"],
    ["Achieved", "green"],
    ["Target met", "green"],
    ["Target exceeded", "green"],
    ["On or above target", "green"],
    ["On schedule", "green"],
    ["On schedule or complete", "green"],
    ["Ahead of schedule", "green"],
    ["Complete", "green"],
    ["Currently on track", "green"],
    ["Good progress", "green"],
    ["Green – all sites are open and the contract is signed", "green"],
    ["Slipping", "amber"],
    ["Some concerns", "amber"],
    ["Near target", "amber"],
    ["Slightly behind schedule", "amber"],
    ["Within 5% of target", "amber"],
    ["Below target but within 10%", "amber"],
    ["Partly met", "amber"],
    ["At risk", "amber"],
    ["Missed", "red"],
    ["Target not met", "red"],
    ["Not on track", "red"],
    ["Off track", "red"],
    ["More than 5% below target", "red"],
    ["Serious delay", "red"],
    ["Behind schedule", "red"],
    ["Overdue", "red"],
    ["No data", ""],
    ["Not due", ""],
    ["Not yet due", ""],
    ["Not assessed", ""],
    ["Grey", ""],
    ["-", ""],
    ["Under way", undefined],
    ["Under budget", undefined],
    ["Over budget", undefined],
    ["A good result", undefined],
    ["Blue", undefined],
    ["«", undefined],
    ["+", undefined],
  ])("%s is %s", (text, status) => {
    expect(readStatus(markOf(text), [])).toBe(status);
  });
});

describe("directions", () => {
  it.each([
    ["ñ", "up"],
    ["ð", "level"],
    ["ò", "down"],
    ["↑", "up"],
    ["Improved", "better"],
    ["Static", "same"],
    ["Deteriorated", "worse"],
    ["-", ""],
    ["Improving", "better"],
    ["Performance is improving", "better"],
    ["Slightly worse", "worse"],
    ["Worsening", "worse"],
    ["No change", "same"],
    ["Stable", "same"],
    ["↔", "level"],
    ["Up", "up"],
    ["New indicator", ""],
    ["No data", ""],
    ["«", undefined],
  ])("%s is %s", (text, direction) => {
    expect(readDirection(markOf(text), [])).toBe(direction);
  });
});

const keyOf = (of: "status" | "direction", ...lines: [string, string][]) =>
  lines.map(([word, meaning]) => ({ word, meaning, marks: [], of }));

describe("the report's own key", () => {
  const key = keyOf(
    "status",
    ["●", "Within 5% of target"],
    ["A", "Achieved"],
    ["B", "Target not met"],
    ["Blue", "Completed"],
    ["Slipping", "Target not met in the quarter"],
  );
  it.each([
    ["●", "amber"],
    ["A", "green"],
    ["B", "red"],
    ["Blue", "green"],
    ["Slipping", "amber"],
    ["Red", "red"],
  ])("%s is %s", (text, status) => {
    expect(readStatus(markOf(text), key)).toBe(status);
  });

  it.each([
    ["↑", "Performance better than the same period last year", "better"],
    ["↑", "Figure has gone up", "up"],
    ["W", "Performance has declined", "worse"],
    ["=", "No change since last year", "same"],
  ])("%s, %s, is %s", (text, meaning, direction) => {
    expect(readDirection(markOf(text), keyOf("direction", [text, meaning]))).toBe(direction);
  });

  it.each([
    [["✔", "●", "✘"], "●=amber"],
    [["✔", "●"], ""],
    [["✔", "●", "✘", "◆"], ""],
    [["✔", "○", "✘"], ""],
    [["Green", "●", "Red"], ""],
  ])("implied by %j: %s", (signs, implied) => {
    expect(
      impliedKeys(signs.map(markOf), [])
        .map(({ word, meaning }) => `${word}=${meaning}`)
        .join(";"),
    ).toBe(implied);
  });

  it("reads a picture by its colour, then by its description", () => {
    const picture = (mark: Partial<Mark>) => ({
      ...markOf(""),
      marks: [{ kind: "image" as const, ...mark }],
    });
    expect(readStatus(picture({ colour: "#00b050" }), [])).toBe("green");
    expect(readStatus(picture({ alternative: "red triangle alert" }), [])).toBe("red");
    expect(readStatus(picture({ alternative: "traffic light showing amber" }), [])).toBe("amber");
    expect(readStatus(picture({ alternative: "logo" }), [])).toBeUndefined();
  });
});

it.each([
  ["#ff0000", "red"],
  ["#c00000", "red"],
  ["#ffc000", "amber"],
  ["#ffff00", "amber"],
  ["#00b050", "green"],
  ["#92d050", "green"],
  ["#0070c0", undefined],
  ["#d9d9d9", undefined],
  ["#ffffff", undefined],
])("the hue of %s is %s", (colour, status) => {
  expect(hueOf(colour)).toBe(status);
});

describe("due cells in a plan of 2008-09", () => {
  it.each([
    ["March 2009", "2009-03"],
    ["31/03/2009", "2009-03"],
    ["Dec-08", "2008-12"],
    ["Review December 07", "2007-12"],
    ["May/June and Sept/Oct 07", "2007-05;2007-06;2007-09;2007-10"],
    ["November and March 09", "2008-11;2009-03"],
    ["March", "2009-03"],
    ["Q3 2009/10", "2009-10 Q3"],
    ["Quarter 2", "2008-09 Q2"],
    ["2009/10", "FY 2009-10"],
    ["April 2008 to March 2009", ""],
    ["Ongoing", ""],
    ["TBC", ""],
    ["Monthly", ""],
    ["Monthly from April 2008", ""],
    ["31.03.2009", "2009-03"],
    ["31/03/09", "2009-03"],
    ["31-Mar-09", "2009-03"],
    ["End March 09", "2009-03"],
    ["by end of September", "2008-09"],
    ["MARCH 2009", "2009-03"],
    ["03/2009", "2009-03"],
    ["03/09", "2009-03"],
    ["08/09", "FY 2008-09"],
    ["March 2008/09", "2009-03"],
    ["Mar/Jun/Sept 09", "2009-03;2009-06;2009-09"],
    ["Q3 2008/09", "2008-09 Q3"],
    ["by end of Q2", "2008-09 Q2"],
    ["Qtr. 4", "2008-09 Q4"],
    ["third quarter", "2008-09 Q3"],
    ["Q2 (July-Sept)", "2008-09 Q2"],
    ["Q1-Q3", "2008-09 Q1;2008-09 Q2;2008-09 Q3"],
    ["Q4 2008/09 and Q1 2009/10", "2008-09 Q4;2009-10 Q1"],
    ["Year end", "FY 2008-09"],
    ["By end of the financial year", "FY 2008-09"],
    ["By end of 2009/10", "FY 2009-10"],
    ["2008/09 and 2009/10", "FY 2008-09;FY 2009-10"],
    ["2008/09 – 2010/11", ""],
    ["2008-2011", ""],
    ["April – June 2008", ""],
    ["01/04/08 - 31/03/09", ""],
    ["2010", ""],
    ["by 2010", ""],
    ["During the year", ""],
  ])("%s is %s", (cell, due) => {
    expect(parseDueCell(cell, "2008-09").join(";")).toBe(due);
  });

  it.each([
    ["Agree the strategy by March 2009.", "2009-03"],
    ["Complete by the end of June 2008", "2008-06"],
    ["Publish the plan, September 2008", "2008-09"],
    ["Since March 2007 figures rose", ""],
    ["Open the new library – May 2009", "2009-05"],
    ["Open the new library (May 2009)", "2009-05"],
    ["Agree the plan by the end of Q2", ""],
  ])("in text: %s", (text, due) => {
    expect(findDue(text, "2008-09").join(";")).toBe(due);
  });
});

it.each([
  ["Agree the plan by the end of Q2", "2008-09 Q2"],
  ["Agree the plan by the second quarter of 2009/10", "2009-10 Q2"],
  ["Deliver savings by the end of 2009/10", "FY 2009-10"],
  ["Review the Q2 figures", ""],
  ["Deliver the 2009/10 programme", ""],
])("a quarter or year as the deadline in: %s", (text, due) => {
  expect(findQuarterDue(text, "2008-09").join(";")).toBe(due);
});

it.each([
  ["Services 08/09 3", "2008-09 Q3"],
  ["Q3", "2008-09 Q3"],
  ["2", "2008-09 Q2"],
  ["2009/10 Q1", "2009-10 Q1"],
  ["Apr-Jun", "2008-09 Q1"],
  ["May", "2008-05"],
  ["Jan 09", "2009-01"],
  ["2009/10", "FY 2009-10"],
  ["Lead", undefined],
])("a tick under %s is %s", (header, due) => {
  expect(parseTick(header, "2008-09")).toBe(due);
});

it.each([
  ["March 09 DM Finance & Resources", "2009-03", "DM Finance & Resources"],
  ["31/03/09 J Smith", "2009-03", "J Smith"],
  ["J Smith 31/03/09", "2009-03", "J Smith"],
  ["Head of Housing – March 2009", "2009-03", "Head of Housing"],
  ["(J Smith) Sept 2008", "2008-09", "J Smith"],
  ["Review December 07", "2007-12", ""],
  ["March 2009 Complete", "2009-03", ""],
  ["June 2008 Draft, Sept 2008 Final", "2008-06;2008-09", ""],
  ["By March 2009", "2009-03", ""],
])("the date and officer of %s", (dueCell, due, officer) => {
  const row: MilestoneRow = {
    kind: "milestone",
    places: [],
    evidence: [],
    milestoneKind: "action",
    objectiveRef: "",
    objective: "",
    group: "",
    text: "Agree the plan",
    dueCell,
    ticks: [],
    quarters: [],
    planYear: "2008-09",
    responsible: "",
    commentary: "",
    statuses: [],
    source: { block: 0 },
    place: 0,
  };
  const { record } = rowToMilestone(row, 1, {
    sha256: "",
    facts: reportFacts,
    keys: [],
    codes: findCodeHabits([]),
  });
  expect([record.due.join(";"), record.responsible]).toEqual([due, officer]);
});

describe("amounts", () => {
  it.each([
    ["7,152", 7152],
    ["(11)", -11],
    ["-8,226", -8226],
    ["£1.2m", 1_200_000],
    ["£12k", 12_000],
    ["1,234.50", 1234.5],
    ["0", 0],
    ["1,234.56", 1234.56],
    ["11-", -11],
    ["11 –", -11],
    ["-11", -11],
    ["−£11", -11],
    ["£-11", -11],
    ["(£11)", -11],
    ["£(11)", -11],
    ["11 CR", -11],
    ["11CR", -11],
    ["11 DR", 11],
    ["Cr 11", -11],
    ["CR. £11", -11],
    ["Dr 11", 11],
    ["£10k cr", -10_000],
    ["+11", 11],
    ["£1.2 million", 1_200_000],
    ["(£1.2m)", -1_200_000],
    ["7,152*", 7152],
    ["7,152 [1]", 7152],
  ])("%s is %s", (text, value) => {
    expect(parseAmount(text)?.value).toBe(value);
  });

  it.each([
    "-",
    "",
    "n/a",
    "1,23",
    "(11",
    "11)",
    "12 34",
    "March",
    "4.2%",
    "£",
    "-(11",
    "Cr 11 CR",
    "Crew 11",
  ])("%j is none", (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });

  it("survive printing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.boolean(), (pounds, income) => {
        const printed = pounds.toLocaleString("en-GB");
        expect(parseAmount(income ? `(${printed})` : printed)?.value).toBe(
          income ? -pounds : pounds,
        );
        expect(toPounds(pounds, 1000)).toBe(pounds * 1000);
      }),
    );
  });
});

const lineOf = (amount: Partial<PrintedAmount>, line = "Employees", statement = "Revenue budget") =>
  rowsToBudgetLines(
    [
      {
        kind: "budget",
        places: [],
        evidence: [],
        statement,
        section: "",
        line,
        isTotal: false,
        amounts: [
          {
            measure: "annual_budget",
            header: "Budget",
            scale: 1000,
            text: "11",
            source: { block: 0 },
            ...amount,
          },
        ],
      },
    ],
    { sha256: "", facts: reportFacts, keys: [], codes: findCodeHabits([]) },
  );

describe("cells of a money column", () => {
  it.each([
    ["-", 0],
    ["–", 0],
    ["£-", 0],
    ["Nil", 0],
    ["0", 0],
    ["N/A", null],
    ["TBC", null],
    ["(11)", -11_000],
    ["£1.2m", 1_200_000],
  ])("%s under £000 is %s, printed as it stands", (text, pounds) => {
    const { records, problems } = lineOf({ text });
    expect(records.map(({ raw, amountGbp }) => [raw, amountGbp])).toEqual([[text, pounds]]);
    expect(problems).toEqual([]);
  });

  it.each([
    ["4.2%", "Budget", "Employees"],
    ["(4.2%)", "Budget", "Employees"],
    ["212 posts", "Budget", "Employees"],
    ["4.2", "Variance %", "Employees"],
    ["4.2", "% spent", "Employees"],
    ["12.5", "FTE", "Employees"],
    ["212", "Budget", "Number of posts"],
    ["4.2", "Budget", "Net cost as % of budget"],
  ])("%s under %s for %s is no amount", (text, header, line) => {
    const { records, problems, leftOut } = lineOf({ text, header }, line);
    expect([records, problems]).toEqual([[], []]);
    expect(leftOut.map((cell) => cell.text)).toEqual([text]);
  });

  it.each([
    ["Budget", "Revenue budget", "2008-09"],
    ["Budget 2009/10", "Revenue budget 2008/09", "2009-10"],
    ["Budget", "Revenue budget 2007/08", "2007-08"],
    ["Slippage to 2010/11", "Capital programme 2009/10", "2010-11"],
    ["Last year's actual", "Revenue budget", "2007-08"],
    ["Actual to Sept 08", "Revenue budget", "2008-09"],
    ["Balance at 31 March 2008", "Reserves", "2007-08"],
    ["TOTALS", "Capital programme 2008/09", ""],
    ["Total £000", "Capital programme", ""],
    ["Total scheme cost", "Capital programme", ""],
    ["Later years", "Capital programme", ""],
    ["2008-2011", "Capital programme 2008/09", ""],
    ["Total budget", "Revenue budget", "2008-09"],
    ["Total 2009/10", "Revenue budget", "2009-10"],
  ])("%s in %s is of %s", (header, statement, period) => {
    expect(budgetPeriodOf(header, statement, reportFacts)).toBe(period);
  });
});

describe("units of titles", () => {
  it.each([
    ["Percentage of core assessments", "percent"],
    ["% of schools", "percent"],
    ["Proportion of children", "percent"],
    ["Number of visits", "count"],
    ["No. of visits", "count"],
    ["Under 18 conception rate", "rate"],
    ["Admissions per 1,000 population", "rate"],
    ["Cost of collection £", "gbp"],
    ["Staff survey score", "points"],
    ["Stability of placements", ""],
  ])("%s", (title, unit) => {
    expect(unitOfTitle(title)).toBe(unit);
  });
});

describe("a report's period", () => {
  it.each([
    ["Quarter 4 to year-end 31st March 2009", "2009-01-01", "2009-03-31"],
    ["4th quarter of 2003/04", "2004-01-01", "2004-03-31"],
    ["Year End to 31 March 2004", "2003-04-01", "2004-03-31"],
    ["April 2008 to March 2011", "2008-04-01", "2011-03-31"],
    ["2009-12", "2009-04-01", "2012-03-31"],
    ["2007-8", "2007-04-01", "2008-03-31"],
    ["Q3 2007/08", "2007-10-01", "2007-12-31"],
    ["thethirdquarter 2008/09", "2008-10-01", "2008-12-31"],
    ["2008/09 – 2010/11", "2008-04-01", "2011-03-31"],
    ["2008/09 to 2010/11", "2008-04-01", "2011-03-31"],
    ["April-September 2009-10", "2009-04-01", "2009-09-30"],
    ["April-December 2009-10", "2009-04-01", "2009-12-31"],
    ["2006 - 2007 (April - December)", "2006-04-01", "2006-12-31"],
    ["April to March 2009/10", "2009-04-01", "2010-03-31"],
    ["as at 31st December 2010", "2010-04-01", "2010-12-31"],
    ["Quarter 2 2008/09 (July to September)", "2008-07-01", "2008-09-30"],
    ["Qtr. 2 2008/09", "2008-07-01", "2008-09-30"],
    ["Quarter Two 2008/09", "2008-07-01", "2008-09-30"],
    ["July – September 2008", "2008-07-01", "2008-09-30"],
    ["Quarter ending 31 December 2008", "2008-10-01", "2008-12-31"],
    ["April to September 2008", "2008-04-01", "2008-09-30"],
    ["April - November 2008", "2008-04-01", "2008-11-30"],
    ["October 2008 to January 2009", "2008-10-01", "2009-01-31"],
    ["Half year 2008/09", "2008-04-01", "2008-09-30"],
    ["Mid-year report 2008/09", "2008-04-01", "2008-09-30"],
    ["Six months to 30 September 2008", "2008-04-01", "2008-09-30"],
    ["to the end of November 2008", "2008-04-01", "2008-11-30"],
    ["2008/9", "2008-04-01", "2009-03-31"],
    ["2008/09-2010/11", "2008-04-01", "2011-03-31"],
    ["LAA 06/09", "", ""],
    ["rolling year", "", ""],
  ])("%s", (label, start, end) => {
    const period = parsePeriod(label);
    expect([period.start, period.end]).toEqual([start, end]);
  });
});
