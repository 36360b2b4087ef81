import { describe, expect, test } from "vitest";
import { dueYears, monthsMoved, sameDue, withoutDue } from "../../src/compare/due.ts";

test.each([
  ["Agree strategy by March 2009", "Agree strategy"],
  ["Agree strategy, Mar 09", "Agree strategy"],
  ["Populate the database by January 2009 with details", "Populate the database with details"],
  ["Publish by the end of September 2008", "Publish"],
  ["Review the plan (June 2008)", "Review the plan"],
  ["Deliver training by 2010/11", "Deliver training"],
  ["Schools may opt in", "Schools may opt in"],
  ["March to the town hall", "March to the town hall"],
])("%j is %j without its date", (text, wording) => {
  expect(withoutDue(text)).toBe(wording);
});

describe("dues", () => {
  test.each([
    [["2009-03"], ["2009-03"], true],
    [["2009-03"], ["2009-04"], false],
    [["FY 2008-09"], ["2009-03"], true],
    [["FY 2008-09"], ["2009-04"], false],
    [["2009-10 Q2"], ["2009-09"], true],
    [["FY 2008-09", "FY 2009-10"], ["2008-09", "2010-03"], true],
    [[], [], true],
    [["2009-03"], [], false],
  ])("%j against %j: same is %j", (from, to, same) => {
    expect([sameDue(from, to), sameDue(to, from)]).toEqual([same, same]);
  });

  test("how far one moved, and the years they fall in", () => {
    expect(monthsMoved(["2009-03"], ["2009-06"])).toBe(3);
    expect(monthsMoved(["2009-03"], [])).toBeUndefined();
    expect(dueYears(["2009-03", "2009-04", "2009-10 Q4", "FY 2010-11"])).toEqual([
      "2008-09",
      "2009-10",
      "2009-10",
      "2010-11",
    ]);
  });
});
