import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { widerColumns } from "../../../../../src/extract/pdf/tables/over-pages/wider-columns.ts";
import { conformingLines } from "../../../../../src/extract/pdf/tables/region/conforming.ts";
import { spansToLines } from "../../../../../src/extract/pdf/text/lines.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 150, 300, 460];
const header = rowsAt(xs, 560, 12, [["Service", "Action", "Measured by", "Funded by"]], 9, "F2");
const page = (rows: readonly (readonly string[])[]): string =>
  [
    header,
    ...rows.map((row, at) =>
      rowsAt(
        xs,
        535 - 36 * at,
        11,
        [row, ["", "and by the teams", "", ""], ["", "in each area", "", ""]],
        9,
      ),
    ),
  ].join("\n");
const short = (from: number, count: number): string[][] =>
  Array.from({ length: count }, (_, at) => [
    `Team ${from + at}`,
    "Agree a plan for it",
    "Plan agreed",
    "Base budget",
  ]);

describe("columns overleaf", () => {
  it("are as wide as their texts there, up to where the texts of the next begin", async () => {
    const long = ["Team 5", "Agree a plan for it", "A plan that all of them agreed to", "Grant"];
    const pages = [page(short(1, 4)), page([long, ...short(6, 3)])];
    const tables = tablesOf(
      await readMade(pages.map((operators) => ({ operators, width: 842, height: 595 }))),
    );
    expect(tables).toHaveLength(1);
    expect(rowsOf(tables[0])[5]).toEqual([
      "Team 5",
      "Agree a plan for it and by the teams in each area",
      "A plan that all of them agreed to",
      "Grant",
    ]);
    expect(rowsOf(tables[0])).toHaveLength(9);
  });

  it("are as wide in the last of them, whose right side is not drawn", async () => {
    const long = [
      "Team 6",
      "Agree a plan for it",
      "Plan agreed",
      "Grant of the ministry and our reserves",
    ];
    const pages = [page(short(1, 4)), page([...short(5, 1), long, ...short(7, 2)])];
    const tables = tablesOf(
      await readMade(pages.map((operators) => ({ operators, width: 842, height: 595 }))),
    );
    expect(tables.map((table) => table.rows)).toEqual([9]);
    expect(rowsOf(tables[0])[6]?.[3]).toBe(long[3]);
  });

  const face = { name: "Helvetica", bold: false, italic: false, symbol: false };
  const line = (y: number, words: readonly (readonly [number, number])[]) =>
    words.map(([from, to]) => ({
      text: "word",
      box: [from, y - 8, to, y + 2] as const,
      baseline: y,
      size: 10,
      face,
      colour: "#000000",
      turn: 0 as const,
      tag: -1,
    }));
  const edges = [50, 200, 400];
  const linesOf = (reach: number, begin: number) =>
    spansToLines([
      ...line(100, [
        [50, 90],
        [begin, begin + 60],
      ]),
      ...line(120, [
        [50, reach],
        [begin, begin + 60],
      ]),
    ]);

  it("are no wider where two texts stand in the last of them", () => {
    const reaching = (...texts: readonly (readonly [number, number])[]) =>
      spansToLines([
        ...line(100, [[50, 90], ...texts]),
        ...line(120, [[50, 90], ...texts.slice(0, -1), [texts.at(-1)?.[0] ?? 0, 430]]),
      ]);
    expect(conformingLines(reaching([210, 390]), edges, [], [])).toHaveLength(2);
    expect(conformingLines(reaching([210, 260], [300, 390]), edges, [], [])).toHaveLength(1);
  });

  it("are moved to the middle of the white that is left", () => {
    expect(widerColumns(linesOf(220, 240), 1, edges, [])).toEqual([50, 230, 400]);
  });

  it.each([
    ["a text reaches to where the next column begins", linesOf(239, 240), []],
    ["a text reaches over all of it", linesOf(300, 240), []],
    [
      "the edge is drawn",
      linesOf(220, 240),
      [
        {
          direction: "vertical" as const,
          at: 201,
          from: 0,
          to: 300,
          width: 1,
          colour: "#000000",
        },
      ],
    ],
  ])("stay where %s", (_, lines, rulings) => {
    expect(widerColumns(lines, 1, edges, rulings)).toBeUndefined();
  });
});
