import { describe, expect, test } from "vitest";
import { findSentenceAsides } from "../../src/interpret/lists/sentences.ts";
import { documentOf, readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];
const read = (...blocks: Blocks) => readReport(...blocks).records;
const linesOf = (...blocks: Blocks) => recordLines(readReport(...blocks));

describe("two kinds of rows in one grid", () => {
  const indicators = [
    "Ref | Indicator | Actual 2007/08 | Target 2008/09 | Quarter 2 | Status",
    "NI 191 | Residual household waste | 640 | 620 | 310 | Green",
    "NI 192 | Household waste recycled | 36.1% | 40% | 39% | Amber",
  ];
  const milestones = [
    "Milestone |  | Due date |  | Progress | Status",
    "Start the food waste collection |  | November 2008 |  | Vehicles ordered | Green",
    "Agree the lease of the depot |  | January 2009 |  | Terms agreed | Amber",
  ];
  const inOneGrid = (...rows: string[]) => linesOf("## Waste and recycling 2008/09", rows);
  test.each([
    ["milestones under indicators", [...indicators, ...milestones]],
    ["indicators under milestones", [...milestones, ...indicators]],
  ])("%s are read each by their own heads", (_, rows) => {
    const lines = inOneGrid(...rows);
    expect(lines.filter((line) => line.includes("due"))).toHaveLength(2);
    expect(lines.filter((line) => /^NI/.test(line))).toHaveLength(6);
  });
});

describe("lists and sentences", () => {
  test("a bullet behind a sentence goes on with the list under the same words", () => {
    const texts = read(
      "## Next steps",
      "- Agree the waste strategy by January 2009",
      "- Consult on parking charges by February 2009",
      "More staff were recruited.",
      "- Publish the annual report by March 2009",
    ).map((record) => (record.kind === "milestone" ? record.text : ""));
    expect(texts).toContain("Publish the annual report by March 2009");
    expect(texts).toHaveLength(3);
  });
  test.each([
    "In the quarter NI 75 was 86% for girls and 82% for boys.",
    "NI 75: 86% of girls, 82% of boys",
  ])("figures of parts are set aside: %s", (sentence) => {
    expect(read("## Headline results", sentence)).toEqual([]);
    expect(
      findSentenceAsides(documentOf("## Headline results", sentence)).map(({ why }) => why),
    ).toEqual([expect.stringMatching(/parts|told apart/)]);
  });
});
