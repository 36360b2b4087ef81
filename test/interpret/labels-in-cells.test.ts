import { describe, expect, test } from "vitest";
import { readReport, recordLines } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];

const linesOf = (...blocks: Blocks): string[] => recordLines(readReport(...blocks));

describe("labels in the cells of what they say", () => {
  const both = [
    "NI60 | Core assessments in time | target 2008-09 = 86 percent",
    "NI60 | Core assessments in time | actual 2008-09 = 81 percent",
  ];

  test.each<[string, Blocks]>([
    ["one below another", [["NI 60 Core assessments in time", "Target: 86%", "Actual: 81%"]]],
    [
      "one cell a card, a line each",
      [["NI 60 Core assessments in time\nTarget: 86%\nActual: 81%"]],
    ],
    [
      "beside each other under the name",
      [["NI 60 Core assessments in time | |", "Target: 86% | Actual: 81% | Owner: Jane Doe"]],
    ],
    [
      "a word before each figure, and no header",
      [
        [
          "NI 60 | Core assessments in time | Target 86% | Actual 81%",
          "NI 61 | Placements that lasted | Target 70% | Actual 64%",
        ],
      ],
    ],
    [
      "two measures in one cell",
      [
        [
          "Ref | Indicator | Target and result",
          "NI 60 | Core assessments in time | Target 86%, actual 81%",
        ],
      ],
    ],
  ])("of indicators: %s", (_, blocks) => {
    expect(linesOf("## Performance", ...blocks)).toEqual(expect.arrayContaining(both));
  });

  test.each<[string, Blocks]>([
    [
      "one below another",
      [["Action: Open the depot", "Due: May 2008", "Lead: Jane Doe", "Status: Green"]],
    ],
    [
      "one cell a card",
      [
        [
          "Action: Open the depot\nDue: May 2008\nStatus: Green",
          "Action: Close the office\nDue: June 2008\nStatus: Red",
        ],
      ],
    ],
    [
      "cards side by side",
      [
        [
          "Action: Open the depot | Action: Close the office",
          "Due: May 2008 | Due: June 2008",
          "Status: Green | Status: Red",
        ],
      ],
    ],
  ])("of commitments: %s", (_, blocks) => {
    const lines = linesOf("## Action plan", ...blocks);
    expect(lines[0]).toBe("- | Open the depot | due 2008-05 green");
    if (lines.length > 1) expect(lines[1]).toBe("- | Close the office | due 2008-06 red");
  });

  test("figures that share a cell have ids of their own", () => {
    const { records } = readReport("## Performance", [
      "NI 60 Core assessments in time\nTarget: 86%\nActual: 81%",
    ]);
    expect(new Set(records.map(({ id }) => id)).size).toBe(2);
  });

  test("a second card below the first has its own values", () => {
    expect(
      linesOf("## Performance", [
        "Indicator | NI 60 Core assessments in time",
        "Target 2008/09 | 86%",
        "Actual | 81%",
        "Indicator | NI 61 Placements that lasted",
        "Target 2008/09 | 70%",
        "Actual | 64%",
      ]),
    ).toEqual([
      ...both,
      "NI61 | Placements that lasted | target 2008-09 = 70 percent",
      "NI61 | Placements that lasted | actual 2008-09 = 64 percent",
    ]);
  });

  test("words with colons under a header are no labels", () => {
    expect(
      linesOf("## Performance", [
        "Ref | Indicator | Target | Actual",
        "NI 60 | Children: core assessments in time | 86% | 81%",
        "NI 61 | Care: placements that lasted | 70% | 64%",
      ]),
    ).toHaveLength(4);
  });
});
