import { expect, test } from "vitest";
import { isBareLabel } from "../../../src/interpret/evidence/bare-label.ts";

test.each([
  "Progress",
  "Comments",
  "COMMENTS:",
  "Action",
  "Key actions",
  "Target",
  "Target: March 2010",
  "Target 2009/10",
  "Progress by March 2009",
  "Progress to date",
  "Action (June 2009)",
  "Comments and progress update",
  "Milestone no.",
  "Due by end of June 2009",
  "By when",
  "Lead officer",
  "Responsible person",
  "Reference",
])("%j is a label and nothing else", (text) => {
  expect(isBareLabel(text)).toBe(true);
});

test.each([
  "",
  "June 2009",
  "Completion",
  "Evaluation by June 2009",
  "Progress the sale of the depot",
  "Comments invited from residents",
  "Target young drivers",
  "Action plan agreed",
  "Update the priority list",
  "Officer appointed March 2009",
  "Lead on flood planning",
])("%j says something, or nothing", (text) => {
  expect(isBareLabel(text)).toBe(false);
});
