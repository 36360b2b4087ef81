import { describe, expect, it } from "vitest";
import { namesFinancing, standsUnderCapital } from "../../../src/interpret/evidence/capital.ts";

describe("lines that name what pays for a capital programme", () => {
  it.each([
    [["Prudential borrowing", "Capital receipts", "Government grants", "Total"], true],
    [["Supported borrowing", "Major repairs allowance", "Lottery", "Revenue contributions"], true],
    [
      ["Supported capital expenditure (revenue)", "Prudential borrowing", "Other contributions"],
      true,
    ],
    // one alone is no list of sources, and other income is none of capital
    [["Prudential borrowing", "Parks", "Markets"], false],
    [["Government grants", "Fees and charges", "Contributions"], false],
    // what is held, owed or paid back
    [["Capital receipts reserve", "Capital grants unapplied"], false],
    [["External borrowing", "Prudential borrowing", "Operational boundary"], false],
    [["Interest on prudential borrowing", "Capital receipts", "Supported borrowing"], false],
  ])("%j: %s", (lines, is) => {
    expect(namesFinancing(lines)).toBe(is);
  });
});

describe("headings over a table, the nearest first", () => {
  it.each([
    [["Financing", "Capital Programme 2009/10 Third Review"], true],
    [["Capital programme"], true],
    [["Revenue consequences", "Capital Programme 2009/10"], false],
    [["Prudential indicators", "Capital Programme 2009/10"], false],
    [["Financing", "Revenue and Capital Budget 2009/10"], false],
    [["Financing", "Budget 2009/10"], false],
    [[], false],
  ])("%j: %s", (headings, is) => {
    expect(standsUnderCapital(headings)).toBe(is);
  });
});
