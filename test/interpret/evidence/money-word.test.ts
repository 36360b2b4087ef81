import { expect, it } from "vitest";
import {
  isTotalsHeader,
  parseScale,
  readMoneyHeader,
} from "../../../src/interpret/evidence/money-word.ts";

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

it.each([
  ["£000", 1000],
  ["(£'000s)", 1000],
  ["in thousands", 1000],
  ["£k", 1000],
  ["£m", 1_000_000],
  ["£ million", 1_000_000],
  ["£", 1],
  ["000 visits", undefined],
  ["Budget", undefined],
])("%s is a unit of %s pounds", (text, scale) => {
  expect(parseScale(text)).toBe(scale);
});

it.each([
  ["Total", true],
  ["Grand totals", true],
  ["Whole cost", true],
  ["Overall scheme cost", true],
  ["Subtotal", false],
  ["Cost", false],
  ["The total", false],
])("%s heads totals over years: %s", (header, is) => {
  expect(isTotalsHeader(header)).toBe(is);
});
