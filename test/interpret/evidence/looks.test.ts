import { expect, test } from "vitest";
import { type Look, lookOf, profileOf } from "../../../src/interpret/evidence/looks.ts";
import {
  isHalfYearText,
  isMonthText,
  isPeriodHeader,
  isPeriodText,
} from "../../../src/interpret/evidence/period-head.ts";
import type { GridCell } from "../../../src/interpret/table/grid.ts";

const placeOf = (text: string): GridCell => ({ text, fromAbove: false, fromLeft: false });

test.each<[Look, string[]]>([
  ["empty", ["", "  "]],
  ["figure", ["86%", "1,250", "(11)", "£4.2m", "12.5 days", "94.1%*", "-3", "3 out of 12"]],
  ["missing", ["N/A", "TBC", "Not available", "New indicator", "-"]],
  ["period", ["Q3", "2009/10 Q2", "Quarter 2 2009/10"]],
  ["date", ["March 2009", "By end of June 2010", "31/03/2009", "Complete by May 2009"]],
  ["code", ["NI 60", "BV 8", "LPI 12"]],
  ["number-list", ["3b", "1.2a", "(iv)"]],
  ["state", ["Green", "On target", "Amber/Red", "Not started"]],
  ["trend", ["Improving", "Unchanged"]],
  ["arrow", ["↑", "⇒", "▼"]],
  ["tick", ["✓", "x", "●"]],
  ["unit", ["Percentage", "Days"]],
  ["polarity", ["Higher", "Aim to Maximise"]],
  ["frequency", ["Quarterly", "Half-yearly"]],
  ["quartile", ["Top quartile", "Upper middle quartile"]],
  ["person", ["Jane Doe", "J. Smith", "AB/CD"]],
  ["post", ["Head of Libraries"]],
  ["indicator", ["Percentage of invoices paid in 30 days", "Number of visits to museums"]],
  ["commitment", ["Agree the plan by March 2009", "Publish a guide for tenants"]],
  ["budget", ["Employees", "Total Expenditure"]],
])("%s: %j", (look, texts) => {
  expect(texts.map((text) => [text, lookOf(placeOf(text))])).toEqual(
    texts.map((text) => [text, look]),
  );
});

test("a column's looks are shares of its filled cells", () => {
  const profile = profileOf(["86%", "71%", "", "N/A", "1,200"].map(placeOf));
  expect(profile).toMatchObject({
    filled: 4,
    total: 5,
    shares: { figure: 0.75, missing: 0.25 },
    percent: 2 / 3,
  });
});

test("what only continues a merged cell is no cell of the column", () => {
  const profile = profileOf([placeOf("Green"), { ...placeOf("Green"), fromAbove: true }]);
  expect(profile).toMatchObject({ filled: 1, total: 1 });
});

test.each([
  [["1", "2", "3"], { ordinal: true, numbered: false }],
  [["1.1", "1.2", "2.1"], { ordinal: false, numbered: true }],
  [["2.1", "1.9", "3.4"], { ordinal: false, numbered: false }],
])("the numbers %j", (texts, kind) => {
  expect(profileOf(texts.map(placeOf))).toMatchObject(kind);
});

test.each<[string, "year, quarter" | "month" | "half" | "none"]>([
  ["2008/09", "year, quarter"],
  ["Quarter ended 30 June 2008", "year, quarter"],
  ["3", "year, quarter"],
  ["2007", "year, quarter"],
  ["Apr-08", "month"],
  ["September", "month"],
  ["First half 2008/09", "half"],
  ["H2", "half"],
  ["Apr – Sept", "half"],
  ["Six months to 31 March 2009", "half"],
  ["First half of the financial year 2008/09", "half"],
  // longer than a head of a column gets, though no word but dates it
  ["First half of the financial year for the period to the year 2008/09", "none"],
  ["Half year target", "none"],
  ["6 months", "none"],
  ["Q1 target", "none"],
  ["", "none"],
])("%j is a period and nothing else: %s", (text, kind) => {
  expect(isPeriodText(text)).toBe(kind === "year, quarter");
  expect(isMonthText(text)).toBe(kind === "month");
  expect(isHalfYearText(text)).toBe(kind === "half");
  expect(isPeriodHeader(text)).toBe(kind !== "none");
});

test.each([
  [["2007", "2008"], { years: 1 }],
  [["2,007", "2008"], { years: 0.5 }],
  [["2007/08", "1207"], { years: 0 }],
  [["1", "2", "5"], { steps: 1 }],
])("the numbers %j are %j", (texts, kind) => {
  expect(profileOf(texts.map(placeOf))).toMatchObject(kind);
});
