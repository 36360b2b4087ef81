import { expect, it } from "vitest";
import { inPounds } from "../../src/check/pounds.ts";

it.each([
  [1_435_000, 1, "£1,435,000"],
  [-1_435.4, 1, "-£1,435"],
  [999, 999, "£999"],
  [1_435_000, 1000, "1,435 (£000)"],
  [-1_435_250, 9999, "-1,435.25 (£000)"],
  [1_435_000, 10_000, "1.435 (£m)"],
  [1_435_000_499, 1_000_000, "1,435 (£m)"],
  [0, 1000, "0 (£000)"],
])("%d in units of %d is %s", (pounds, unit, said) => {
  expect(inPounds(pounds, unit)).toBe(said);
});
