import { expect, test } from "vitest";
import { splitQuarters, startsWithQuarter } from "../../src/interpret/read/quarter-list.ts";

/** Items as `quarters: text`. */
const items = (cell: string): string[] =>
  splitQuarters(cell).map(({ quarters, text }) => `${quarters.join(",")}: ${text}`);

test.each<[string, string[]]>([
  [
    "Q1 Agree plan. Q2 Publish it. Q3 Review.",
    ["1: Q1 Agree plan.", "2: Q2 Publish it.", "3: Q3 Review."],
  ],
  ["Qtr1: Agree\nQtr2: Publish", ["1: Qtr1: Agree", "2: Qtr2: Publish"]],
  ["Q1-3 Deliver training", ["1,2,3: Q1-3 Deliver training"]],
  ["Q1 to Q3 Consult", ["1,2,3: Q1 to Q3 Consult"]],
  ["Q,3,4 Evaluate", ["3,4: Q,3,4 Evaluate"]],
  ["Quarter 2. 3 and 4 Monitor", ["2,3,4: Quarter 2. 3 and 4 Monitor"]],
  ["Q1 & Q2 Consult", ["1,2: Q1 & Q2 Consult"]],
  ["Q1/Q2 Consult", ["1,2: Q1/Q2 Consult"]],
  ["Agree the plan", [": Agree the plan"]],
  ["Intro text\nQ1 Start", [": Intro text", "1: Q1 Start"]],
  ["Q2 Publish\nand print it\nQ3 Review", ["2: Q2 Publish and print it", "3: Q3 Review"]],
  ["a) Q1 Start b) Q2 Go on", ["1: a) Q1 Start", "2: b) Q2 Go on"]],
  // a quarter inside a sentence does not split; a label that starts a statement does, even backwards
  ["Q3 Review of Q1 and Q2 results", ["3: Q3 Review of Q1 and Q2 results"]],
  ["Q1 Agree the review of Q3 Budgets", ["1: Q1 Agree the review of Q3 Budgets"]],
  ["Q4 Report Q1 Begin again", ["4: Q4 Report", "1: Q1 Begin again"]],
  ["Q1", ["1: "]],
  ["Q15 rooms", [": Q15 rooms"]],
  ["Q4 90% of schools", ["4: Q4 90% of schools"]],
])("%j", (cell, expected) => {
  expect(items(cell)).toEqual(expected);
});

test("no word of a cell with labels and texts is lost", () => {
  const cell = "Before it all.\nQ1 Agree\nand sign\nQ2. Publish; Q3 Look back.";
  const words = (text: string) => text.split(/\s+/);
  expect(splitQuarters(cell).flatMap(({ text }) => words(text))).toEqual(words(cell));
});

test("a cell that starts with a quarter is told from one that names one", () => {
  expect(["Q1 a", "Quarter 2: b", "By Q1", "Quarterly"].map(startsWithQuarter)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
