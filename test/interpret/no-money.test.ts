import { describe, expect, test } from "vitest";
import { readMoneyHeader } from "../../src/interpret/evidence/money-word.ts";
import { type Reading, readReport } from "../builders.ts";

/** What is stored: `Parks: annual_budget 1204000`. */
const amountsOf = ({ records }: Reading): string[] =>
  records.flatMap((record) =>
    record.kind === "budget" ? [`${record.line}: ${record.measure} ${record.amountGbp}`] : [],
  );

describe("lines of a table of money that hold none", () => {
  test.each([
    ["Average weekly rent (£)", "54.31"],
    ["Mean cost of a placement", "594"],
    ["Cost per meal", "2.41"],
    ["Weekly charge", "61"],
    ["Unit cost", "12"],
    ["Tax base (Band D equivalents)", "35,450.21"],
    ["Council taxbase", "35,450"],
    ["Council tax at Band D", "£137.47"],
    ["Band C council tax", "122.20"],
    ["Number of dwellings", "19,204"],
    ["Rent collected (%)", "98.2"],
    ["Lettings (£)", "812"],
  ])("%s", (line, figure) => {
    const reading = readReport("## Revenue budget (£000)", [
      "Service | Budget 2008/09 | Forecast 2008/09",
      "Parks | 1,204 | 1,250",
      `${line} | ${figure} | ${figure}`,
      "Markets | 310 | 322",
    ]);
    expect(amountsOf(reading)).toEqual([
      "Parks: annual_budget 1204000",
      "Parks: projection 1250000",
      "Markets: annual_budget 310000",
      "Markets: projection 322000",
    ]);
    expect(reading.interpretation.asides.filter(({ text }) => text.startsWith(line))).not.toEqual(
      [],
    );
  });

  test("a line's own thousands or millions hold for it, and words of money stay", () => {
    expect(
      amountsOf(
        readReport("## Revenue budget", [
          "Service | Budget 2008/09 £ | Forecast 2008/09 £",
          "Capital expenditure (£m) | 42.1 | 55",
          "Savings per annum | 31,200 | 33,000",
          "Council tax | 4,663,400 | 4,700,000",
        ]),
      ).filter((line) => /annual/.test(line)),
    ).toEqual([
      "Capital expenditure (£m): annual_budget 42100000",
      "Savings per annum: annual_budget 31200",
      "Council tax: annual_budget 4663400",
    ]);
  });
});

describe("columns of a table of money that hold none", () => {
  test.each([
    ["Schools in deficit at 31 March 2009", "9", "16"],
    ["Tenants with arrears", "212", "870"],
    ["Number of accounts", "212", "870"],
    ["Accounts", "212", "1,870"],
    ["No. of meals", "212", "870"],
    ["Tax base", "1,812.4", "6,904.1"],
    ["Band D", "17.21", "12.85"],
    ["Cost per head £", "23.41", "15.36"],
    ["Average cost £", "23.41", "15.36"],
    ["Note", "1", "2"],
    ["See para.", "3.2", "3.3"],
    ["Cost centre", "41205", "41210"],
    ["Ledger code", "41205", "41210"],
  ])("%s", (header, first, second) => {
    for (const behind of [true, false]) {
      const put = (text: string, line: string, rest: string) =>
        behind ? `${line} | ${rest} | ${text}` : `${text} | ${line} | ${rest}`;
      const reading = readReport("## Revenue budget (£000)", [
        put(header, "Service", "Budget 2008/09 | Forecast 2008/09"),
        put(first, "Parks", "1,204 | 1,250"),
        put(second, "Markets", "310 | 322"),
      ]);
      expect(amountsOf(reading)).toEqual([
        "Parks: annual_budget 1204000",
        "Parks: projection 1250000",
        "Markets: annual_budget 310000",
        "Markets: projection 322000",
      ]);
    }
  });

  test("numbers under an unknown word before the line's name are none", () => {
    expect(
      amountsOf(
        readReport("## Revenue budget (£000)", [
          "Zorb | Service | Budget 2008/09",
          "41205 | Parks | 1,204",
          "41210 | Markets | 310",
        ]),
      ),
    ).toEqual(["Parks: annual_budget 1204000", "Markets: annual_budget 310000"]);
  });

  test("a deficit in pounds stays one", () => {
    expect(
      amountsOf(
        readReport("## School balances", [
          "Phase | Balance at 31 March 2009 £ | Deficit £",
          "Primary | 1,204,100 | 3,100",
          "Special | 310,400 | 0",
        ]),
      ).filter((line) => /variance/.test(line)),
    ).toEqual(["Primary: variance 3100", "Special: variance 0"]);
  });
});

test.each([
  ["Quarter 2 budget", "budget_to_date"],
  ["Budget Q1", "budget_to_date"],
  ["Budget for the quarter", "budget_to_date"],
  ["Third quarter estimate", "budget_to_date"],
  ["2008/09 Q3 Budget", "budget_to_date"],
  ["Monthly budget", "budget_to_date"],
  ["Full year budget", "annual_budget"],
  ["Revised budget", "annual_budget"],
  ["Budget 2008/09", "annual_budget"],
])("%s is %s", (header, measure) => {
  expect(readMoneyHeader(header)).toBe(measure);
});
