import { expect, test } from "vitest";
import { isKey } from "../../../src/interpret/evidence/key.ts";
import { isBlockTail, isLabelBlock } from "../../../src/interpret/evidence/label-block.ts";
import { tableToGrid } from "../../../src/interpret/table/grid.ts";
import { rowsOf, tableOf } from "../../builders.ts";

const gridOf = (lines: readonly string[]) => tableToGrid(tableOf(rowsOf(lines)), 1, 0);

test.each<[string, boolean, string[]]>([
  [
    "states beside what they mean",
    true,
    ["Green | The target was met in full", "Red | The target was missed by far"],
  ],
  ["marks under a head", true, ["Symbol | Meaning", "✓ | Done", "x | Not done"]],
  ["arrows and sentences", true, ["↑ | Better than before", "↓ | Worse than before"]],
  [
    "states over four columns",
    true,
    ["Green | The target was met in full | All | Year", "Red | It was missed by far | All | Year"],
  ],
  [
    "states with their meaning and how many there are",
    false,
    ["Green | The target was met in full | 12", "Red | The target was missed by far | 3"],
  ],
  ["states beside figures", false, ["Green | 12 | 14", "Red | 3 | 4"]],
  ["one mark alone", false, ["✓ | Done"]],
  ["words beside words", false, ["Parks | Open all year", "Markets | Closed on Mondays"]],
])("%s: a key is %s", (_, is, lines) => {
  expect(isKey(gridOf(lines))).toBe(is);
});

test.each<[string, boolean, string[]]>([
  [
    "labels of an objective",
    true,
    [
      "Service Objective: BSC 1 | Better schools",
      "Key Milestone(s) | Open two",
      "Responsible officer | Jane Doe",
    ],
  ],
  [
    "a row of heads",
    false,
    ["Objective | Milestone | Responsible officer", "Objective | a | b", "Milestone | c | d"],
  ],
  [
    "a name over heads of quarters",
    false,
    [
      "Objective | Milestones",
      " | Quarter 1 | Quarter 2",
      "Objective 1: All learn | Open two | Open three",
    ],
  ],
  [
    "a card with a date",
    false,
    ["Objective | Better schools", "Milestone | Open two", "Due date | May 2009"],
  ],
  ["few labels among rows", false, ["Objective | a", "Parks | b", "Markets | c", "Milestone | d"]],
  ["one label", false, ["Objective | Better schools"]],
])("%s: a block of labels is %s", (_, is, lines) => {
  expect(isLabelBlock(gridOf(lines))).toBe(is);
});

test.each<[string, boolean, string[]]>([
  ["labels that go on", true, ["Risk assessment | Low", "Responsible officer | Jane Doe"]],
  ["the year a label lacks", true, ["(2008/09) | ", "Key milestone | Open two"]],
  ["another objective", false, ["Service objective 2 | Safer streets", "Key milestone | Open"]],
  ["rows of a table", false, ["Parks | 12", "Key milestone | Open"]],
  ["no label at all", false, [" | Open two schools"]],
])("%s: the end of a block after a page break is %s", (_, is, lines) => {
  expect(isBlockTail(gridOf(lines))).toBe(is);
});
