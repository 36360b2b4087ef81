import { describe, expect, test } from "vitest";
import { labelMeaning } from "../../../src/interpret/lists/label.ts";
import { readReport, recordLines } from "../../builders.ts";

describe("what the words over a list say of it", () => {
  test.each([
    "Integrated Risk Management Plan: Milestones for 2006/07",
    "Risk and Emergency Management – key tasks",
    "Actions agreed at the last meeting",
    "Actions arising from the minutes",
    "Consultation: next steps",
    "What happens next",
    "What comes next?",
    "Plans for next quarter",
    "Work for the coming six months",
  ])("%s: commitments", (label) => {
    expect(labelMeaning(label)).toBe("commitments");
  });

  test.each([
    "Risk management",
    "Strategic risks: mitigating actions",
    "Minutes of the last meeting",
    "Actions taken since the last meeting",
    "Achievements: key milestones last year",
    "Key dates",
  ])("%s: none", (label) => {
    expect(labelMeaning(label)).toBe("something-else");
  });
});

test("key dates are commitments where the items say what is to be done", () => {
  const read = (...items: readonly string[]) =>
    recordLines(readReport("## Key dates", ...items.map((item) => `• ${item}`)));
  expect(
    read("Publish the tree strategy by June 2008", "Open the new baths by March 2009"),
  ).toHaveLength(2);
  expect(read("Annual meeting, 14 May 2008", "Local elections, 1 May 2008")).toEqual([]);
});
