import { describe, expect, it } from "vitest";
import { mendedHeadWord } from "../../src/scan/trust/head-words.ts";

describe("a header's word whose letters were misread", () => {
  it.each([
    ["Tarnot", "Target"],
    ["Tarot", "Target"],
    ["Actiial", "Actual"],
    ["Acrtiial", "Actual"],
    ["TARGFT", "TARGET"],
    ["Budoet", "Budget"],
    ["Outtum", "Outtum"],
    ["Quartcr", "Quarter"],
    ["Variancc", "Variancc"],
  ])("%s is read as %s", (read, meant) => expect(mendedHeadWord(read)).toBe(meant));

  it.each([
    "Annual",
    "Action",
    "Targets",
    "Targeted",
    "Quartet",
    "Quartile",
    "Variant",
    "Gadget",
    "Budgeted",
    "Carpet",
    "Estate",
    "Forest",
    "Accrual",
    "Taught",
    "Variable",
    "Bridget",
    "Mutual",
    "Talent",
    "Amount",
    "Arrival",
    "2008",
    "Tar",
  ])("%s is a word of its own", (word) => expect(mendedHeadWord(word)).toBe(word));
});
