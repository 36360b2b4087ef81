import { expect, it } from "vitest";
import { titleToTerms } from "../../src/catalogue/title.ts";
import { compareBudgets } from "../../src/compare/budget.ts";
import { rowsToShownGroup } from "../../src/compare/group.ts";
import { figuresFrom, isSharedAtSight } from "../../src/compare/kept-schema.ts";
import { matchItems } from "../../src/compare/match.ts";
import { placeRows } from "../../src/compare/placed.ts";
import { inSeriesOrder, type SeriesPoint } from "../../src/compare/series.ts";
import { wordDifference } from "../../src/compare/words.ts";
import { measures } from "../../src/records.ts";
import { budgetLineOf } from "../report-builders.ts";
import { reportWith } from "./builders.ts";

const manyOf = <One>(count: number, make: (at: number) => One): One[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** Whether of so many items of one wording on each side the first is found in a place of the other. */
function isFoundAt(place: number, count: number): boolean {
  const side = (name: string) =>
    manyOf(count, (at) => ({ id: `${name}${at}`, key: "care", terms: titleToTerms("care"), at }));
  const { pairs } = matchItems(side("a"), side("b"), {
    atLeast: 1.01,
    mayPair: (from, to) => from.at === 0 && to.at === place,
    favour: () => 0,
  });
  return pairs.length === 1;
}

it.each([
  [150, 149, true],
  [200, 199, true],
  [201, 199, false],
  [210, 40, true],
  [210, 50, true],
  [210, 51, false],
  [210, 60, false],
])("of %i of one wording the first is looked for %i places on: %s", (count, place, found) => {
  expect(isFoundAt(place, count)).toBe(found);
});

it("says word by word what differs in texts of up to 400 words, and as a whole in longer ones", () => {
  const text = (count: number) => manyOf(count, (at) => `word${at}`).join(" ");
  for (const count of [300, 400]) {
    const stretches = wordDifference(text(count), `${text(count - 1)} other`);
    expect(stretches.map((one) => one.in)).toEqual(["both", "from", "to"]);
  }
  for (const [left, right] of [
    [401, 2],
    [2, 401],
    [500, 500],
  ] as const) {
    const stretches = wordDifference(text(left), text(right));
    expect(stretches).toEqual([
      { in: "from", text: text(left) },
      { in: "to", text: text(right) },
    ]);
  }
});

it("shows of each council the actuals, then targets, benchmarks, quartiles and weights, each by period, report and place", () => {
  const point = (over: Partial<SeriesPoint>) =>
    ({
      council: "A",
      measure: "actual",
      period: "2008-09",
      doc: "a",
      id: "1",
      ...over,
    }) as SeriesPoint;
  const inOrder: readonly Partial<SeriesPoint>[] = [
    { id: "0" },
    { row: 1, id: "0" },
    { row: 2, id: "0" },
    { row: 10, id: "0" },
    { row: 10, id: "1" },
    { table: 1, row: 1 },
    { table: 2 },
    { page: 1, table: 1 },
    { page: 2 },
    { doc: "b" },
    { period: "2009-10", doc: "a", page: 0 },
    { measure: "target", period: "2007-08" },
    { measure: "benchmark", period: "2006-07" },
    { measure: "quartile", period: "2005-06" },
    { measure: "weight", period: "2004-05" },
    { council: "B" },
  ];
  const points = inOrder.map(point);
  expect(points.toReversed().sort(inSeriesOrder)).toEqual(points);
  expect(points.toSorted(inSeriesOrder)).toEqual(points);
  expect(measures.length).toBe(new Set(inOrder.map((one) => one.measure ?? "actual")).size);
});

it("ranks on a page the last three periods, and none where councils are not compared", () => {
  const years = ["2005-06", "2006-07", "2007-08", "2008-09", "2009-10"];
  const rowsOf = (council: string, by: number) => {
    const [rows = []] = placeRows([
      reportWith(council, [
        [
          "NI 60",
          "Core assessments within 35 days",
          ...years.map((year, at) => [`actual ${year}`, `${50 + at + by}%`] as const),
        ],
      ]),
    ]).values();
    return rows;
  };
  const [one, other] = [rowsOf("Halton", 0), rowsOf("Wigan", 5)];
  const both = rowsToShownGroup([one, other]);
  expect(both.standings.map(({ period }) => period)).toEqual(["2007-08", "2008-09", "2009-10"]);
  expect(both.series).toHaveLength(10);
  expect(rowsToShownGroup([one, other])).toEqual(both);
  expect(rowsToShownGroup([one]).standings).toEqual([]);
  expect(rowsToShownGroup([one, []]).series).toHaveLength(5);
  const apart = rowsToShownGroup([one, other], { verdict: "not_comparable", why: "Two measures." });
  expect([apart.standings, apart.why]).toEqual([[], "Two measures."]);
  expect(rowsToShownGroup([one, other]).standings).toEqual(both.standings);
});

it.each([
  [25, true],
  [40, true],
  [41, false],
])("a kept figure has a period of %i signs: %s", (length, isRead) => {
  const kept = JSON.stringify({
    figures: [[0, "x".repeat(length), "actual", "2009-03-31", [[1, "percent"]]]],
    units: [],
  });
  const read = () => figuresFrom(kept).figures.length;
  if (isRead) expect(read()).toBe(1);
  else expect(read).toThrow();
});

it.each([
  [1, true],
  [10, true],
  [12, true],
  [13, false],
  [20, false],
])("the %ith figure of a council tells at sight that another has its period: %s", (place, isSeen) => {
  const kept = (periods: readonly string[]) =>
    JSON.stringify({ figures: periods.map((period) => [0, period, "actual", "2009", [[1, ""]]]) });
  const own = manyOf(25, (at) => `period ${at + 1}.`);
  expect(isSharedAtSight([kept(own), kept([`period ${place}.`])])).toBe(isSeen);
});

type Line = readonly [line: string, statement: string, section: string, amount: number];
const money = (doc: string, lines: readonly Line[]) =>
  reportWith("Halton", [], {
    doc,
    budget: lines.map(([line, statement, section, amountGbp], at) =>
      budgetLineOf(doc, {
        id: `${doc}${at}`,
        row: at + 1,
        line,
        statement,
        section,
        amountGbp,
        raw: String(amountGbp),
        period: "2009-10",
      }),
    ),
  });

it.each<[Line, Line, string]>([
  // Statement and section weigh alike: the first in order is it.
  [["Staff", "Revenue", "", 5], ["Staff", "", "Costs", 6], "b0"],
  [["Staff", "", "Costs", 5], ["Staff", "Revenue", "", 6], "b0"],
  // Either weighs more than an equal amount.
  [["Staff", "", "", 100], ["Staff", "Revenue", "", 6], "b1"],
  [["Staff", "", "", 100], ["Staff", "", "Costs", 6], "b1"],
  // An equal amount weighs more than order.
  [["Staff", "", "", 5], ["Staff", "", "", 100], "b1"],
  [["Staff", "", "", 5], ["Staff", "Revenue", "Costs", 6], "b1"],
])("of two lines %j and %j the one of its statement, section and amount is found again", (one, other, found) => {
  const changes = compareBudgets(
    money("a", [["Staff", "Revenue", "Costs", 100]]),
    money("b", [one, other]),
  );
  expect(changes.filter(({ from }) => from).map(({ to }) => to?.id)).toEqual([found]);
});
