import { describe, expect, test } from "vitest";
import type { Document } from "../../src/document.ts";
import type { Milestone, Observation } from "../../src/records.ts";
import { documentOf, readingOf, readReport } from "../builders.ts";

const sections = (...blocks: readonly (string | readonly string[])[]): string[] => [
  ...new Set(
    (readReport(...blocks).records as readonly Observation[]).map(({ section }) => section),
  ),
];
const indicators = ["Ref | Indicator | Target | Actual", "NI 60 | Core assessments | 86% | 81%"];

describe("indicators under a heading of their own", () => {
  test.each([
    [["## Background", "## Performance indicators", indicators], ["Performance indicators"]],
    [["## Background", "### Performance indicators", indicators], ["Background"]],
    [
      ["## Parks", "## Indicators", indicators, "## Roads", "## Indicators", indicators],
      ["Parks", "Roads"],
    ],
    [
      [
        "## Priority 1: Safety",
        "Text.",
        "## Priority 2: Health",
        "Text.",
        "## Indicators",
        indicators,
      ],
      ["Indicators"],
    ],
  ])("%j", (blocks, expected) => {
    expect(sections(...blocks)).toEqual(expected);
  });
});

/** Every cell whose text is one of these reaches down two rows, or is bold over the table. */
function printed(document: Document, down: readonly string[], bold: readonly string[]): Document {
  const blocks = document.blocks.map((block) => {
    if (block.kind !== "table") return block;
    const cells = block.cells.flatMap((cell) => {
      const below = block.cells.find(
        ({ row, column, text }) =>
          row === cell.row - 1 && column === cell.column && down.includes(text),
      );
      if (below) return [];
      if (down.includes(cell.text)) return [{ ...cell, rowSpan: 2 }];
      return bold.includes(cell.text) ? [{ ...cell, bold: true }] : [cell];
    });
    return { ...block, cells };
  });
  return { ...document, blocks };
}

test.each([
  "Theme",
  "Outcome",
  "Priority",
  "Objective",
  "Aim",
])("%s merged over its indicators is their section", (head) => {
  const reading = readingOf(
    printed(
      documentOf("# Halton Borough Council", "# Plan 2008-09", "## How we measure", [
        `${head} | Ref | Indicator | 2007/08 actual | 2008/09 target`,
        "A cherished landscape | NI 1 | Percentage of moorland in favourable condition | 62% | 71%",
        " | NI 2 | Number of farms receiving advice | 188 | 214",
        "Vibrant communities | NI 3 | Number of affordable homes permitted | 31 | 18",
        " | NI 4 | Percentage of applications determined in time | 74% | 77%",
      ]),
      ["A cherished landscape", "Vibrant communities"],
      [],
    ),
  );
  expect([
    ...new Set((reading.records as readonly Observation[]).map(({ section }) => section)),
  ]).toEqual(["A cherished landscape", "Vibrant communities"]);
});

test("a long bold row is the next group as the first one is, and no remark", () => {
  const groups = [
    "Get people involved in their communities",
    "Develop the character and feel of the borough as a great place to live",
  ];
  const reading = readingOf(
    printed(
      documentOf("# Halton Borough Council", "# Plan 2008-09", [
        "Ref | Indicator | Target | Actual",
        `${groups[0]} | | | `,
        "NI 60 | Core assessments | 86% | 81%",
        `${groups[1]} | | | `,
        "NI 61 | Adoptions in time | 75% | 70%",
      ]),
      [],
      groups,
    ),
  );
  expect(
    (reading.records as readonly Observation[]).map(({ section, commentary }) => [
      section,
      commentary,
    ]),
  ).toEqual([groups[0], groups[0], groups[1], groups[1]].map((group) => [group, ""]));
});

describe("what is said of a milestone", () => {
  const commentaries = (...rows: readonly string[]) =>
    (readReport("## Action plan", rows).records as readonly Milestone[]).map(
      ({ commentary }) => commentary,
    );
  test.each([
    "Position",
    "Progress",
    "Progress at 31 March 2009",
    "Position at 31 March 2009",
  ])("%s beside a state", (head) => {
    expect(
      commentaries(
        `Milestone | By when | RAG | ${head}`,
        "Open the centre | September 2008 | Green | Opened in Stroud on 15 September.",
        "Launch the scheme | March 2009 | Red | Objections have delayed the scheme.",
      ),
    ).toEqual(["Opened in Stroud on 15 September.", "Objections have delayed the scheme."]);
  });

  test("sentences under Progress that are no states", () => {
    expect(
      commentaries(
        "Agreed action | Responsible officer | Target date | Progress",
        "Revise the guidance | Head of Housing | March 2009 | Not yet due.",
        "Reconcile machine counts | Head of Leisure | June 2008 | In place since 1 August.",
        "Separate duties | Head of Finance | May 2008 | System change requested.",
      ),
    ).toEqual(["Not yet due.", "In place since 1 August.", "System change requested."]);
  });
});

test("words under a quarter with its year are of that plan's year", () => {
  const read = readReport("## Actions", [
    "Priority action | Lead officer | Quarter 1 2010/11 | Quarter 2 2010/11",
    "Moorland | Moorland Manager | Contractors appointed | Helicopter lift of brash",
    "Cycling | Recreation Manager | Works contract let | Tunnels completed",
  ]).records as readonly Milestone[];
  expect(new Set(read.map(({ planYear }) => planYear))).toEqual(new Set(["2010-11"]));
});
