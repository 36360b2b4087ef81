import { describe, expect, it } from "vitest";
import { isLooseRow } from "../../src/interpret/report/loose-rows.ts";

describe("a line that lost its table", () => {
  it.each([
    ["School Delegated Budgets 246,970 -246,970 0 0", true],
    ["Employees 1,204 (35) 1,169", true],
    ["Premises £12.5k - 14%", true],
    ["Schools and Learning", false],
    ["Corporate Centre revenue position 2006–07 – £000", false],
    ["Capital programme monitoring 2009/10 - £'000s", false],
    ["Revenue Budget 2008-09", false],
    ["Key milestones for 2008-09 and 2009-10", false],
    ["Objective BPR 1", false],
    ["Figures are for April 2008 to March 2009", false],
    ["Joint Performance and Finance Report Quarter 3 2007 - 08", false],
    ["Employees Quarter 3 1,204 1,169", true],
  ])("%s", (text, expected) => expect(isLooseRow(text)).toBe(expected));
});
