import { describe, expect, it } from "vitest";
import { rowsAt, textAround, textAt, textBefore } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const edges = [50, 180, 310, 440, 570];
const middle = (column: number): number =>
  ((edges[column] as number) + (edges[column + 1] as number)) / 2;
const heads = [["Out-turn (2007-08)"], ["Q3", "Target"], ["Q3", "Out-turn"], ["Target (2008-09)"]];

/** A card's title, heads in the middle of their columns, and figures at the right, or words in the middle. */
const card = (y: number, title: string, values: readonly string[]): string =>
  [
    textAt(53, y, title, 8, "F2"),
    ...heads.flatMap((lines, at) =>
      lines.map((text, line) => textAround(middle(at), y - 11.3 * (line + 1), text, 8, "F2")),
    ),
    ...values.map((text, at) =>
      /\d/.test(text)
        ? textBefore((edges[at + 1] as number) - 4, y - 34, text, 8)
        : textAround(middle(at), y - 34, text, 8),
    ),
  ].join("\n");

const oneLine = (text: string): string => text.replace("\n", " ");

describe("figures at the right under heads in the middle, without labels", () => {
  it.each([
    ["76.0", "86.2", "94.6", "74.5"],
    ["50.9%", "N/A", "44.5%", "44%"],
    ["6,169", "8", "58,679", "6,221"],
  ])("are each their head's: %s %s %s %s", async (...values) => {
    const page = `${card(700, "Business registration rate", values)}\n${card(600, "Physical visits", values)}`;
    const tables = tablesOf(await readMade([{ operators: page }]));
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      expect(table.columns).toBe(4);
      expect(rowsOf(table).at(-1)).toEqual(values);
      expect(rowsOf(table).at(-2)).toEqual(heads.map((lines) => lines.join("\n")));
    }
  });
});

describe("measures at the right under heads in the middle", () => {
  const values = ["50.9 days", "51 days", "44.5 days", "44 days"];
  it("are each their head's, as figures are, in a box", async () => {
    const box = (y: number): string => `0.5 w 50 ${y - 40} 520 50 re S`;
    const page = [700, 600].map((y) => `${card(y, `Average days ${y}`, values)}\n${box(y)}`);
    const tables = tablesOf(await readMade([{ operators: page.join("\n") }]));
    expect(tables.map((table) => rowsOf(table).at(-1))).toEqual([values, values]);
  });
});

describe("cards of a code, its name, heads in the middle and what stands under them at the left", () => {
  const bold = (y: number, [first, second]: readonly string[], column: number): string =>
    [
      textAround(middle(column), y, first as string, 8, "F2"),
      ...(second === undefined ? [] : [textAround(middle(column), y - 11.3, second, 8, "F2")]),
    ].join("\n");
  const over = [["2007-2008", "Actual"], ["Target"], ["Actual"], ["2008-2009", "Target"]];
  const coded = (y: number, title: readonly string[], values: readonly string[]): string =>
    [
      ...title.map((line, at) => textAt(53, y - 11.3 * at, line, 8, "F2")),
      ...over.map((head, at) => bold(y - 11.3 * title.length, head, at)),
      ...values.map((text, at) =>
        textAt((edges[at] as number) + 4, y - 11.3 * (title.length + 2), text, 8),
      ),
    ].join("\n");
  const first = ["NI 166", "Median earnings of employees"];
  const second = ["LPI/EC/2", "Letters answered in ten", "working days"];
  it("have the code and the name in one cell over all columns, and a head with each figure", async () => {
    const values = [
      ["£818", "£1,056", "£983", "£1,045"],
      ["32.1%", "35%", "33.8%", "37%"],
    ] as const;
    const page = `${coded(700, first, values[0])}\n${coded(600, second, values[1])}`;
    const tables = tablesOf(await readMade([{ operators: page }]));
    expect(tables.map((table) => rowsOf(table).map((row) => row.map(oneLine)))).toEqual([
      [[first.join(" "), "", "", ""], over.map((head) => head.join(" ")), values[0]],
      [[second.join(" "), "", "", ""], over.map((head) => head.join(" ")), values[1]],
    ]);
    expect(tables[0]?.cells[0]?.columnSpan).toBe(4);
  });
  it("take no heading of the page for the first line of the name", async () => {
    const headed = ["Safe and strong", "Median earnings of employees"];
    const page = `${coded(700, headed, ["1", "2", "3", "4"])}\n${coded(600, ["Homes", "Rents"], ["5", "6", "7", "8"])}`;
    const tables = tablesOf(await readMade([{ operators: page }]));
    expect(
      tables.flatMap(({ cells }) => cells).filter(({ columnSpan }) => columnSpan === 4),
    ).toEqual([]);
  });
});

describe("figures in the middle of a table that names its levels of units", () => {
  it("are their heads', although a group's name stands between", async () => {
    const starts = [230, 308, 387, 466];
    const years = ["2010-11", "2011-12", "2012-13", "Total"];
    const rows = [
      ["Public buildings", "2,350", "2,100", "2,770", "7,220"],
      ["Energy fund", "1,350", "1,380", "1,090", "3,820"],
      ["Data centre", "1,760", "890", "2,980", "5,630"],
      ["All", "5,460", "4,370", "6,840", "16,670"],
    ];
    const page = [
      textAt(51, 700, "Project", 8, "F2"),
      ...years.flatMap((year, at) => [
        textAround((starts[at] as number) + 39, 700, year, 8, "F2"),
        textAround((starts[at] as number) + 39, 688.2, "£'000", 8, "F2"),
      ]),
      textAt(51, 676.4, "Corporate", 8, "F2"),
      rowsAt([51, ...starts], 664.6, 11.8, rows, 8),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators: page }]));
    expect(table?.columns).toBe(5);
    expect(rowsOf(table)[0]).toEqual(["Project", ...years]);
    expect(rowsOf(table).at(-1)).toEqual(rows[3]);
  });
});
