import { describe, expect, it } from "vitest";
import { isStillToCome, parseMissing } from "../../src/printed/missing.ts";

describe("what stands where a figure should", () => {
  it.each([
    ["N/A", "not_available"],
    ["n \\ a", "not_available"],
    ["N/A (Autumn 2007)", "not_available"],
    ["Not yet assessed", "not_available"],
    ["---", "not_available"],
    ["unknown.", "not_available"],
    ["T.B.C.", "tbc"],
    ["To be agreed", "tbc"],
    ["Pending", "tbc"],
    ["New", "new"],
    ["New for 2009/10", "new"],
    ["No target set.", "no_target"],
    ["Target not set", "no_target"],
    ["", undefined],
    ["Nairobi", undefined],
    ["Newton", undefined],
    ["To be confirmed Sept 09", "tbc"],
    ["Not available before 2010", "not_available"],
    ["Available on request", undefined],
    ["Confirmed in September 2009", undefined],
  ])("%j is %s", (text, missing) => {
    expect(parseMissing(text)).toBe(missing);
  });

  it.each([
    ["To be confirmed Sept 09", true],
    ["Awaiting data", true],
    ["TBC", true],
    ["To become a trust", false],
  ])("%j is still to come: %s", (text, is) => {
    expect(isStillToCome(text)).toBe(is);
  });
});
