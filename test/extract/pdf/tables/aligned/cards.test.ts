import { describe, expect, it } from "vitest";
import {
  lineBetween,
  textAround,
  textAt,
  textBefore,
} from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const edges = [50, 150, 240, 330, 420, 510];
const heads = ["Outturn 2007/08", "Target", "Outturn 2008/09", "Trend"];
const level = (y: number): string => `0.5 w ${lineBetween(50, y, 510, y)}`;
const upright = (x: number, top: number, bottom: number): string => lineBetween(x, top, x, bottom);
const middle = (column: number): number =>
  ((edges[column] as number) + (edges[column + 1] as number)) / 2;

/** A card's texts from its title's baseline down: its heads in the middle, what stands under them at the left. */
const texts = (y: number, title: string, values: readonly string[], note: string): string =>
  [
    textAt(54, y, title, 9, "F2"),
    textAt(54, y - 12, "Lead", 9),
    textAt(154, y - 12, "Head of Service", 9),
    ...heads.map((head, at) => textAround(middle(at + 1), y - 24, head, 9, "F2")),
    textAt(54, y - 36, "Result", 9),
    ...values.map((value, at) => textAt((edges[at + 1] as number) + 4, y - 36, value, 9)),
    textAt(54, y - 48, "Notes", 9),
    textAt(154, y - 48, note, 9),
  ].join("\n");

/** Upright rules stand only between cells, and level ones only round the card. */
const uprightCard = (y: number, title: string, values: readonly string[], note: string): string =>
  [
    texts(y, title, values, note),
    level(y + 9),
    level(y - 51),
    upright(150, y - 3, y - 51),
    ...edges.slice(2, -1).map((x) => upright(x, y - 15, y - 39)),
  ].join("\n");

/** Level rules stand under every row, and no upright ones. */
const levelCard = (y: number, title: string, values: readonly string[], note: string): string =>
  [texts(y, title, values, note), ...[9, -3, -15, -27, -39, -51].map((by) => level(y + by))].join(
    "\n",
  );

const rows = (title: string, values: readonly string[], note: string): string[][] => [
  [title, "", "", "", ""],
  ["Lead", "Head of Service", "", "", ""],
  ["", ...heads],
  ["Result", ...values],
  ["Notes", note, "", "", ""],
];
const first = ["NI 1 Streets cleaned every week", ["18.6%", "19%", "16.4%", "Worse"]] as const;
const second = ["NI 2 Lamps mended", ["3,882", "3,918", "3,778", "Better"]] as const;
const long = "The definition has been made clearer this year and the last.";
const short = "Figures are checked by audit.";

const filled = (table: Parameters<typeof rowsOf>[0]): string[] =>
  rowsOf(table).map((row) => row.filter((text) => text !== "").join("|"));
const expected = (of: readonly string[][]): string[] =>
  of.map((row) => row.filter((text) => text !== "").join("|"));

describe.each([
  ["upright rules that texts over several columns interrupt", uprightCard],
  ["level rules alone", levelCard],
])("cards with %s", (_, card) => {
  it("have a row for each of their lines and a column for each head", async () => {
    const page = `${card(700, ...first, long)}\n${card(610, ...second, short)}`;
    const tables = tablesOf(await readMade([{ operators: page }]));
    expect(tables.map(filled)).toEqual([
      expected(rows(...first, long)),
      expected(rows(...second, short)),
    ]);
    const result = tables[0]?.cells.filter(({ row }) => row === 3) ?? [];
    expect(result.map(({ column }) => column)).toEqual([0, 1, 2, 3, 4]);
  });
  it("are each their own over a page break", async () => {
    const tables = tablesOf(
      await readMade([
        { operators: card(60, ...first, long) },
        { operators: card(780, ...second, short) },
      ]),
    );
    expect(tables.map(filled)).toEqual([
      expected(rows(...first, long)),
      expected(rows(...second, short)),
    ]);
  });
});

describe("a card of which heads and figures stand apart", () => {
  const page = [
    textAt(54, 700, "LPI 5", 9, "F2"),
    textAt(154, 700, "Average wait for an assessment of somebody's needs at home", 9, "F2"),
    ...heads.map((head, at) => textAround(middle(at + 1), 688, head, 9, "F2")),
    textAt(54, 676, "Result", 9),
    ...["46.8", "44", "40.1"].map((value, at) =>
      textBefore((edges[at + 2] as number) - 4, 676, value, 9),
    ),
    textAt(424, 676, "Improving", 9),
    textAt(54, 664, "Notes", 9),
    textAt(154, 664, "On course to exceed the target for the whole of the year.", 9),
    ...[709, 697, 685, 673, 661].map(level),
  ].join("\n");
  it("gives each head its figure, however narrow the white before the next", async () => {
    const [table] = tablesOf(await readMade([{ operators: page }]));
    expect(rowsOf(table).slice(1, 3)).toEqual([
      ["", ...heads],
      ["Result", "46.8", "44", "40.1", "Improving"],
    ]);
  });
});

describe("a header that is filled cell by cell", () => {
  const fill = (left: number, bottom: number, right: number, top: number): string =>
    `0.8 0.9 1 rg ${left} ${bottom} ${right - left} ${top - bottom} re f 0 g`;
  const bold = (x: number, y: number, text: string): string => textAt(x, y, text, 9, "F2");
  const page = [
    fill(50, 700, 250, 712),
    fill(50.2, 688, 150, 700),
    fill(150.2, 688, 250, 700),
    fill(250.2, 688, 350, 712),
    bold(54, 703, "2007/08"),
    bold(54, 691, "Target"),
    bold(154, 691, "Actual"),
    bold(270, 703, "Short"),
    bold(270, 691, "Trend"),
    ...["A", "B", "C", "D"].flatMap((name, at) => [
      textAt(54, 678 - 12 * at, `${at + 20}%`, 9),
      textAt(154, 678 - 12 * at, `${at + 30}%`, 9),
      textAt(270, 678 - 12 * at, `${name} better`, 9),
    ]),
  ].join("\n");
  it("has one head on each fill", async () => {
    const [table] = tablesOf(await readMade([{ operators: page }]));
    expect(table?.cells.find(({ text }) => text === "Short\nTrend")).toMatchObject({ rowSpan: 2 });
    expect(table?.cells.find(({ text }) => text === "Actual")).toMatchObject({ rowSpan: 1 });
  });
});
