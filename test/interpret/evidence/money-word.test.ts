import { expect, it } from "vitest";
import { readMoneyHeader } from "../../../src/interpret/evidence/money-word.ts";

it.each([
  ["Payments and receipts to 30 September 2009", "actual_to_date"],
  ["Receipts to date", "actual_to_date"],
  ["Receipts", "other_income"],
  ["Budget due by 31 December 2008", "budget_to_date"],
  ["Budget set by Council", "annual_budget"],
  ["Capital budget 2008/09", "annual_budget"],
  ["Capital 2008/09", "capital"],
  ["Slippage", "capital"],
])("%s is %s", (header, measure) => {
  expect(readMoneyHeader(header)).toBe(measure);
});
