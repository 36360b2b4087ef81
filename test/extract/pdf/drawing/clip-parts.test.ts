import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../scripts/pdf/make-pdf.mjs";
import { clipParts, partsInside } from "../../../../src/extract/pdf/drawing/clip-parts.ts";
import { readMade, rowsOf, tablesOf } from "../read.ts";

const rectangle = (left: number, top: number, right: number, bottom: number) => ({
  points: [left, top, right, top, right, bottom, left, bottom],
  closed: true,
  curved: false,
});
const page = [0, 0, 600, 800] as const;

describe("a clip of several rectangles", () => {
  const cells = [rectangle(50, 100, 150, 120), rectangle(150, 100, 300, 140)];

  it("is all of them, as far as they lie in what was clipped before", () => {
    expect(clipParts(cells, page)).toEqual([
      [50, 100, 150, 120],
      [150, 100, 300, 140],
    ]);
    expect(partsInside(clipParts(cells, page) ?? [], [0, 0, 100, 110])).toEqual([
      [50, 100, 100, 110],
    ]);
  });

  it.each([
    ["it is one", cells.slice(0, 1)],
    ["they lie on each other", [...cells, rectangle(60, 105, 200, 130)]],
    [
      "one is a curve",
      [cells[0] as (typeof cells)[0], { ...rectangle(200, 1, 210, 9), curved: true }],
    ],
    ["one is a triangle", [...cells, { points: [1, 1, 9, 1, 5, 9], closed: true, curved: false }]],
    [
      "no row has so many cells",
      Array.from({ length: 41 }, (_, at) => rectangle(10 * at, 10, 10 * at + 9, 20)),
    ],
  ])("is its box where %s", (_, subpaths) => {
    expect(clipParts(subpaths, page)).toBeUndefined();
  });
});

const lefts = [50, 130, 330, 400];
const widths = [80, 200, 70, 140];
/** A row's background in one, seen through its cells; the first two reach over `over` rows. */
const shaded = (foot: number, over = 1): string =>
  [
    "q",
    ...lefts.map((left, at) => {
      const height = at < 2 ? 24 * over : 24;
      return `${left} ${foot + 24 - height} ${widths[at]} ${height} re`;
    }),
    "W n",
    `q 0.95 g ${lefts[0]} ${foot + 24 - 24 * over} 490 ${24 * over} re W n 0 0 600 800 re f Q`,
    "Q",
  ].join("\n");
const status = (y: number, text: string): string =>
  `q 0 0.6 0.3 rg 362 ${y - 2} ${text.length > 1 ? 27 : 13} 9.5 re f Q ${rowsAt([365], y, 10, [[text]], 8, "F2")}`;

describe("rows that are shaded through their cells", () => {
  const rows = [
    ["A1", "Agree the strategy", "G", "Agreed by the board"],
    ["", "Publish the strategy", "R", "Later this year"],
    ["A2", "Review all services", "G", "Reviewed"],
    ["A3", "Train all staff", "G", "Training goes on"],
  ];
  const texts = (words: Readonly<Record<string, string>>) =>
    rows.map(([code = "", action = "", light = "", comment = ""], at) => {
      const y = 708 - 24 * at;
      const cells = rowsAt([56, 136, 0, 406], y, 10, [[code, action, "", comment]], 8);
      return `${cells}\n${status(y, words[light] ?? light)}`;
    });
  const heads = rowsAt(
    [56, 136, 336, 406],
    732,
    10,
    [["Ref", "Milestone", "Progress", "Note"]],
    8,
    "F2",
  );

  it.each([
    ["a letter", {}],
    ["a word", { G: "Done", R: "Late" }],
  ])("end where each cell does, whatever stands behind %s in it", async (_, words: Readonly<
    Record<string, string>
  >) => {
    const operators = [shaded(700, 2), shaded(652), heads, ...texts(words)].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table)).toEqual([
      ["Ref", "Milestone", "Progress", "Note"],
      ...rows.map((row) => row.map((cell) => words[cell] ?? cell)),
    ]);
    const merged = table?.cells.find((cell) => cell.text === "A1");
    expect(merged?.rowSpan).toBe(2);
  });

  it("have the fills of whole cells as columns, however small", async () => {
    const full = (y: number): string =>
      `q 0 0.6 0.3 rg 330 ${y} 13 24 re f Q ${rowsAt([334], y + 8, 10, [["G"]], 8)}`;
    const operators = [
      ...[700, 652].map((foot) => shaded(foot)),
      ...[700, 676, 652, 628].map(full),
      rowsAt([56, 136, 345], 732, 10, [["Ref", "Milestone", "Note"]], 8, "F2"),
      ...rows.map(([code = "", action = "", , comment = ""], at) =>
        rowsAt([56, 136, 345], 708 - 24 * at, 10, [[code, action, comment]], 8),
      ),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table).slice(1)).toEqual(
      rows.map(([code, action, , comment]) => [code, action, "G", comment]),
    );
  });
});
