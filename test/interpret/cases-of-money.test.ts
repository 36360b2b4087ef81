import { expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];
const linesOf = (...blocks: Blocks): string[] => recordLines(readReport(...blocks));

test("a running number before the lines names none of them", () => {
  expect(
    linesOf("## Revenue budget", [
      "No. | Budget head | Budget £000 | Spend to date £000",
      "1 | Staffing | 2,310 | 1,140",
      "2 | Buildings | 405 | 219",
      "3 | Total | 2,715 | 1,359",
    ]),
  ).toEqual([
    "Staffing | annual_budget 2008-09 = 2310000",
    "Staffing | actual_to_date 2008-09 = 1140000",
    "Buildings | annual_budget 2008-09 = 405000",
    "Buildings | actual_to_date 2008-09 = 219000",
    "Total | annual_budget 2008-09 = 2715000 total",
    "Total | actual_to_date 2008-09 = 1359000 total",
  ]);
});

test("pounds before the bracket of a negative amount", () => {
  expect(
    linesOf("## Revenue budget", [
      "Budget head | Budget £000 | Variance £000",
      "Staffing | 2,310 | £(15)",
      "Buildings | 405 | £17",
    ]).filter((line) => line.includes("variance")),
  ).toEqual(["Staffing | variance 2008-09 = -15000", "Buildings | variance 2008-09 = 17000"]);
});

test.each([
  "Total cost",
  "Whole cost",
  "Overall scheme cost",
])("a capital programme by year over a row of units, with its %s of no year", (header) => {
  expect(
    linesOf("## Capital programme 2008/09 to 2010/11", [
      `Project | ${header} | 2008/09 | 2009/10 | 2010/11`,
      " | £'000 | £'000 | £'000 | £'000",
      "New sports hall | 2,400 | 300 | 1,500 | 600",
      "Car park lifts | 90 | 90 | 0 | 0",
      "Total | 2,490 | 390 | 1,500 | 600",
    ]).slice(0, 8),
  ).toEqual([
    "New sports hall | capital = 2400000",
    "New sports hall | capital 2008-09 = 300000",
    "New sports hall | capital 2009-10 = 1500000",
    "New sports hall | capital 2010-11 = 600000",
    "Car park lifts | capital = 90000",
    "Car park lifts | capital 2008-09 = 90000",
    "Car park lifts | capital 2009-10 = 0",
    "Car park lifts | capital 2010-11 = 0",
  ]);
});

test("shares and posts among amounts are no money", () => {
  const reading = readReport("## Financial indicators", [
    " | 2007/08 Actual £000 | 2008/09 Budget £000",
    "Capital expenditure | 3,400 | 2,900",
    "Financing costs as a share of income (%) | 3.1 | 3.4",
    "Number of posts | 118 | 121",
  ]);
  expect(recordLines(reading)).toEqual([
    "Capital expenditure | actual_to_date 2007-08 = 3400000",
    "Capital expenditure | annual_budget 2008-09 = 2900000",
  ]);
  expect(
    reading.interpretation.asides.flatMap(({ reason, row }) =>
      reason === "not-records" ? [row] : [],
    ),
  ).toEqual([2, 3]);
});

test("amounts under departments, whose lines are drafts of two years, are not read and say so", () => {
  const reading = readReport("## Revenue budget 2008/09", [
    " | Adults | Highways | Total",
    "Approved base budget 2007/08 | £31.2m | £12.4m | £43.6m",
    "Pay and prices | +£1.1m | +£0.3m | +£1.4m",
    "Proposed budget 2008/09 | £31.5m | £12.2m | £43.7m",
  ]);
  expect(recordLines(reading)).toEqual([]);
  expect(reading.problems.map(({ code }) => code)).toEqual(["table-unrecognised"]);
});

test("what was spent belongs to the budget on its left", () => {
  expect(
    linesOf("## Budget 2008/09", [
      "Item | Budget 2007/08 £ | Spent £ | Budget 2008/09 £ | Spent £",
      "Grounds | 3,100 | 2,945 | 3,200 | 1,510",
      "Total | 3,100 | 2,945 | 3,200 | 1,510",
    ]),
  ).toEqual([
    "Grounds | annual_budget 2007-08 = 3100",
    "Grounds | actual_to_date 2007-08 = 2945",
    "Grounds | annual_budget 2008-09 = 3200",
    "Grounds | actual_to_date 2008-09 = 1510",
    "Total | annual_budget 2007-08 = 3100 total",
    "Total | actual_to_date 2007-08 = 2945 total",
    "Total | annual_budget 2008-09 = 3200 total",
    "Total | actual_to_date 2008-09 = 1510 total",
  ]);
});
