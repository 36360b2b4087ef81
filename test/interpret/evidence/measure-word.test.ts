import { expect, test } from "vitest";
import { measureOf, measureShare } from "../../../src/interpret/evidence/measure-word.ts";

test.each([
  ["Target 2008/09", "target"],
  ["Where we want to be", "target"],
  ["Trajectory", "target"],
  ["Outturn 2007/08", "actual"],
  ["How we did", "actual"],
  ["Baseline", "actual"],
  ["England average", "benchmark"],
  ["Top quartile", "quartile"],
  ["Weighting", "weight"],
  ["Forecast outturn", undefined],
  ["2008/09", undefined],
  ["Parks", undefined],
])("%s measures %s", (header, measure) => {
  expect(measureOf(header)).toBe(measure);
});

test.each<[number, string[]]>([
  [1, ["Target", "Actual"]],
  [1, ["Target", "Achieved"]],
  [0.5, ["Target", "Parks"]],
  [0, ["Achieved", "Met"]],
  [0, ["No data"]],
  [0, ["Number of visits to museums", "Rent collected"]],
  [0, []],
])("%d of the labels %j are words for measures", (share, labels) => {
  expect(measureShare(labels)).toBe(share);
});
