import { describe, expect, it } from "vitest";
import { wholeFigure } from "../../src/printed/figure.ts";

describe("what is a figure from end to end", () => {
  it.each([
    ["1,234", "number"],
    ["-11", "number"],
    ["(11)", "number"],
    ["11-", "number"],
    ["<5", "number"],
    [".75", "number"],
    ["12.8*", "number"],
    ["3 (p)", "number"],
    ["1 234 567", "number"],
    ["£82.19", "amount"],
    ["(£1,234.50)", "amount"],
    ["-£3.2m", "amount"],
    ["8.6m", "amount"],
    ["84.5%", "percentage"],
    ["95% (prov)", "percentage"],
    ["12 per cent", "percentage"],
    ["31/03/2009", "date"],
    ["31st March 2009", "date"],
    ["Mar-09", "date"],
    ["by the end of March 2009", "date"],
    ["March", "date"],
    ["2009-03-31", "date"],
    ["2008/09", "date"],
    ["Q3 2009/10", "date"],
    ["Apr–Dec 2007", "date"],
    ["2009", "date"],
  ])("%s is a %s", (text, kind) => {
    expect(wholeFigure(text)).toBe(kind);
  });
  it.each([
    "",
    " ",
    "-",
    "N/A",
    "NI 60",
    "1.2.3",
    "12 of 24",
    "93.5/91.3%",
    "24/187 (12.8%)",
    "March to the town hall",
    "Report in March 2009",
    "may",
    "Level 2",
    "16-18",
    "1".repeat(60),
  ])("%s is none", (text) => {
    expect(wholeFigure(text)).toBeUndefined();
  });
});
