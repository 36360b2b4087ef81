import { describe, expect, test } from "vitest";
import { documentOf, readReport, recordLines } from "../builders.ts";
import { lostFigures, lostRows } from "./laws.ts";

type Blocks = readonly (string | readonly string[])[];

const forms: readonly (readonly [string, Blocks, readonly string[], readonly string[]])[] = [
  [
    "a table of actions",
    [
      [
        "Action | Due | Comments",
        "Open the new library at Upton | June 2009 | On target",
        "Comments | July 2009 | ",
        "Target | March 2010 | ",
      ],
    ],
    ["- | Open the new library at Upton | due 2009-06 green"],
    ["row Comments | July 2009", "row Target | March 2010"],
  ],
  [
    "a grid whose other cells are read",
    [["Objective | Q1 | Q2 | Q3", "Clean streets | Progress | Buy two sweepers | Train all crews"]],
    ["- | Buy two sweepers | due 2008-09 Q2", "- | Train all crews | due 2008-09 Q3"],
    ["cell Progress"],
  ],
  [
    "a list",
    ["## Key milestones", "- Open the library by June 2009", "- Comments: June 2009"],
    ["- | Open the library by June 2009 | due 2009-06"],
    ["list-item Comments: June 2009"],
  ],
];

describe("a label is no commitment", () => {
  test.each(forms)("in %s", (_, blocks, records, asides) => {
    const reading = readReport(...blocks);
    expect(recordLines(reading)).toEqual(records);
    expect(
      reading.interpretation.asides
        .filter(({ why }) => why === "its text is no more than a label")
        .map(({ of, text }) => `${of} ${text}`),
    ).toEqual(asides);
  });

  test.each(forms)("and nothing is lost with it in %s", (_, blocks) => {
    const document = documentOf("# Halton Borough Council", "# Service Plan 2008-09", ...blocks);
    const reading = readReport(...blocks);
    expect([...lostRows(document, reading), ...lostFigures(document, reading)]).toEqual([]);
  });
});
