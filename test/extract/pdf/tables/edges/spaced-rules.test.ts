import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import type { Ruling } from "../../../../../src/extract/pdf/drawing/drawing.ts";
import { closeEvenGaps } from "../../../../../src/extract/pdf/tables/edges/spaced-rules.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const level = (at: number, ...ends: readonly (readonly [number, number])[]): Ruling[] =>
  ends.map(([from, to]) => ({
    direction: "horizontal",
    at,
    from,
    to,
    width: 0.5,
    colour: "#000000",
  }));
const endsOf = (rulings: readonly Ruling[]): (readonly [number, number])[] =>
  rulings.map(({ from, to }) => [from, to]);
const sides = [52, 298] as const;

describe("rules under each cell", () => {
  const row = (at: number): Ruling[] => level(at, [50, 150], [156, 194], [200, 300]);
  it("meet in the middle of gaps that are the same in several rows", () => {
    const closed = [
      [50, 153],
      [153, 197],
      [197, 300],
    ];
    expect(endsOf(closeEvenGaps([...row(100), ...row(120)], sides))).toEqual([
      ...closed,
      ...closed,
    ]);
  });
  it("meet, too, in rows beside a merged cell", () => {
    const rest = level(110, [156, 194], [200, 300]);
    const found = closeEvenGaps([...row(100), ...rest, ...row(120)], sides);
    expect(endsOf(found.slice(3, 5))).toEqual([
      [156, 197],
      [197, 300],
    ]);
  });
  it("stay apart where one row alone has them, under figures alone, as dashes and with other gaps", () => {
    const sums = [100, 120].flatMap((at) => level(at, [156, 194], [200, 300]));
    const dashes = [100, 120].flatMap((at) =>
      level(at, [50, 110], [116, 176], [182, 242], [248, 308]),
    );
    const uneven = [100, 120].flatMap((at) => level(at, [50, 150], [156, 190], [200, 300]));
    for (const rulings of [row(100), sums, dashes, uneven]) {
      expect(endsOf(closeEvenGaps(rulings, sides))).toEqual(endsOf(rulings));
    }
  });
});

/** A label and twelve quarters, ruled under each cell with gaps between. */
const ends: readonly (readonly [number, number])[] = [
  [45, 290],
  ...Array.from({ length: 12 }, (_, at) => [296 + 19 * at, 309 + 19 * at] as const),
];
const xs = ends.map(([from]) => from + 2);
const under = (y: number, columns = ends): string =>
  columns.map(([from, to]) => lineBetween(from, y, to, y)).join("\n");
const years = [0, 4, 8].map((at): readonly [number, number] => [
  296 + 19 * at,
  309 + 19 * (at + 3),
]);
const quarters = ["1", "2", "3", "4"];

describe("columns without a text", () => {
  it("are told by the rules under their cells", async () => {
    const operators = [
      rowsAt([47, 298], 736, 12, [["Activities", "Target Delivery Date"]], 10, "F2"),
      under(730, [[296, 518]]),
      rowsAt(
        years.map(([from]) => from + 2),
        718,
        12,
        [["07/08", "08/09", "09/10"]],
        10,
        "F2",
      ),
      under(712, years),
      rowsAt(xs, 700, 12, [["", ...quarters, ...quarters, ...quarters]], 10, "F2"),
      under(694),
      rowsAt(xs, 682, 18, [
        ["Work with partners in the area", "X", "", "", "X"],
        ["Agree the procedures by 2008", "", "", "", "", "X"],
        ["Improve the support for them", "", "", "", "X", "", "X"],
      ]),
      ...[676, 658, 640].map((y) => under(y)),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(table?.columns).toBe(13);
    expect(rowsOf(table)[2]?.slice(1)).toEqual([...quarters, ...quarters, ...quarters]);
  });
});

describe("heads so close that they read as one sentence", () => {
  it("are heads where each edge that is drawn parts them", async () => {
    const three = [
      [45, 114],
      [120, 430],
      [436, 480],
      [486, 560],
    ] as const;
    const rule = (y: number): string =>
      three.map(([from, to]) => lineBetween(from, y, to, y)).join("\n");
    const columns = [47, 122, 438, 489];
    const operators = [
      rowsAt([47, 122], 700, 12, [["Key Objective", "Risk Control Measures of all"]], 10, "F2"),
      rowsAt([438, 489], 700, 12, [["Progress", "Commentary"]], 10, "F2"),
      rowsAt(columns, 688, 12, [["(Ref. Only)"]], 10, "F2"),
      rule(682),
      rowsAt(columns, 668, 12, [
        ["BPR1", "The project is agreed and monitored by all of the", "Green", "The team is in"],
        ["", "schools in the area", "", "place now"],
      ]),
      rule(650),
      rowsAt(columns, 636, 12, [
        ["BPR5", "Interviews are held and the strategy is revised", "Green", "The strategy"],
        ["", "in all of the areas", "", "is agreed"],
      ]),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table)[0]?.[0]).toBe("Key Objective (Ref. Only)");
  });
});
