import { describe, expect, test } from "vitest";
import { readReport } from "../builders.ts";

type Blocks = readonly (string | readonly string[])[];

/** Title and state of each first value, or text and state of each commitment. */
const statesOf = (...blocks: Blocks): string[] => [
  ...new Set(
    readReport(...blocks).records.flatMap((record) =>
      record.kind === "observation"
        ? [`${record.title}: ${record.status || "none"}`]
        : record.kind === "milestone"
          ? [`${record.text}: ${record.status || "none"}`]
          : [],
    ),
  ),
];
const names = ["Core assessments in time", "Placements that lasted", "Homes let again"];
const rowOf = (at: number, ...cells: readonly string[]) =>
  `NI ${60 + at} | ${names[at]} | 7${at}% | 71% | ${cells.join(" | ")}`;
const head = "Ref | Indicator | Actual 2008/09 | Target 2008/09";
const inTurn = (...states: readonly string[]) =>
  states.map((state, at) => `${names[at]}: ${state}`);

describe("a tick says what its column's header says", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "met, nearly met, missed",
      "Target met | Target nearly met | Target missed",
      ["green", "amber", "red"],
    ],
    ["colours", "Green | Amber | Red", ["green", "amber", "red"]],
    [
      "the middle of three, whatever it is called",
      "On target or complete | Behind but recoverable | Will not be achieved",
      ["green", "amber", "red"],
    ],
    ["from bad to good", "Missed | Nearly | Met", ["red", "amber", "green"]],
  ])("%s", (_, headers, states) => {
    expect(
      statesOf("## Performance", [
        `${head} | ${headers}`,
        rowOf(0, "✓", "", ""),
        rowOf(1, "", "✓", ""),
        rowOf(2, "", "", "✓"),
      ]),
    ).toEqual(inTurn(...states));
  });

  test("also where the sign is a cross", () => {
    expect(
      statesOf("## Performance", [
        `${head} | Target met | Target missed`,
        rowOf(0, "X", ""),
        rowOf(1, "", "X"),
        rowOf(2, "X", ""),
      ]),
    ).toEqual(inTurn("green", "red", "green"));
  });

  test("a tick in the one column of misses is a miss, and under a column of states a success", () => {
    expect(
      statesOf("## Performance", [
        `${head} | Target missed`,
        rowOf(0, "✓"),
        rowOf(1, ""),
        rowOf(2, ""),
      ]),
    ).toEqual(inTurn("red", "none", "none"));
    expect(
      statesOf("## Performance", [
        `${head} | Target met?`,
        rowOf(0, "✓"),
        rowOf(1, "✗"),
        rowOf(2, "✓"),
      ]),
    ).toEqual(inTurn("green", "red", "green"));
  });
});

describe("a key says what its signs mean", () => {
  const table = (header: string, ...signs: readonly string[]) => [
    `${head} | ${header}`,
    ...signs.map((sign, at) => rowOf(at, sign)),
  ];
  test.each<[string, readonly [string, string, string], readonly string[]]>([
    ["words", ["Met or bettered", "Narrowly missed", "Clearly missed"], ["green", "amber", "red"]],
    ["stars by their number", ["★★★", "★★", "★"], ["green", "amber", "red"]],
    ["words that nobody knows", ["Sunny", "Cloudy", "Stormy"], ["green", "amber", "red"]],
  ])("%s, under a header that says nothing", (_, signs, states) => {
    expect(
      statesOf(
        "## What the symbols mean",
        [
          "Symbol | Meaning",
          `${signs[0]} | Target met or bettered`,
          `${signs[1]} | Missed the target by less than 5%`,
          `${signs[2]} | Missed the target by 5% or more`,
        ],
        "## Performance",
        table("Weather", ...signs),
      ),
    ).toEqual(inTurn(...states));
  });

  test("directions are none of the states", () => {
    const [first] = readReport(
      "## Key",
      [
        "Symbol | Meaning",
        "Up a bit | Performance has gone up",
        "Down a bit | Performance has gone down",
      ],
      "## Performance",
      table("Since then", "Up a bit", "Down a bit", "Up a bit"),
    ).records;
    expect(first).toMatchObject({ status: "", direction: "up", commentary: "" });
  });

  test("also in a line of colours", () => {
    expect(
      statesOf(
        "## Actions",
        "Did we do it? Yes = green: done or on course. Partly = amber: slipping. No = red: not done.",
        [
          "Action we said we would take | Did we do it? | By when",
          "Publish the parking strategy | Yes | June 2008",
          "Let the cleaning contract | Partly | July 2008",
          "Test the continuity plan | No | May 2008",
        ],
      ),
    ).toEqual([
      "Publish the parking strategy: green",
      "Let the cleaning contract: amber",
      "Test the continuity plan: red",
    ]);
  });

  test("a table that puts the state first and then when and what is no key", () => {
    expect(
      statesOf("## Actions 2008/09", [
        "Progress | Completion date | Improvement action | Update",
        "Green | Qtr 3 2008/09 | Publish the needs assessment of the county | ",
        "Green | Qtr 1 2008/09 | Appoint a dignity champion in every home | Done.",
        "Amber | Qtr 1 2008/09 | Launch the healthy walks scheme | Bids came in above the estimate.",
        "Red | Qtr 3 2008/09 | Adopt the carbon management plan | ",
      ]),
    ).toEqual([
      "Publish the needs assessment of the county: green",
      "Appoint a dignity champion in every home: green",
      "Launch the healthy walks scheme: amber",
      "Adopt the carbon management plan: red",
    ]);
  });
});
