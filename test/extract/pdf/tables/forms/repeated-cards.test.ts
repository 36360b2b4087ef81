import { describe, expect, it } from "vitest";
import { circleAt, textAround, textAt, textBefore } from "../../../../../scripts/pdf/make-pdf.mjs";
import { findRepeatedCards } from "../../../../../src/extract/pdf/tables/forms/repeated-cards.ts";
import type { Line } from "../../../../../src/extract/pdf/text/lines.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const labels = ["Ref No.", "Description", "Position for 2005/06", "Position for 2006/07", "Travel"];
const step = 11;

type Place = (y: number, text: string) => string;
const atLeft: Place = (y, text) => textAt(180, y, text, 8);
const inMiddle: Place = (y, text) => textAround(330, y, text, 8);
const atRight: Place = (y, text) => textBefore(480, y, text, 8);

/** A card's labels in bold, codes and names at the left of the second column, figures where they are put. */
const card = (top: number, values: readonly string[], place: Place, names = labels): string =>
  names
    .flatMap((label, row) => {
      const y = top - step * row;
      const text = values[row] ?? "";
      const beside = row < 2 ? atLeft(y, text) : place(y, text);
      return [textAt(50, y, label, 8, "F2"), ...(text === "" ? [] : [beside])];
    })
    .join("\n");

const first = ["BV-179", "Standard land searches", "91.8%", "99.9%", "Better"];
const second = ["KI 1", "Grants made to voluntary groups", "51", "62", ""];
const rows = (values: readonly string[]): string[][] =>
  labels.map((label, row) => [label, values[row] as string]);
const read = async (...pages: string[]): Promise<string[][][]> =>
  tablesOf(await readMade(pages.map((operators) => ({ operators })))).map(rowsOf);

describe.each([
  ["at the left", atLeft],
  ["in the middle", inMiddle],
  ["at the right", atRight],
])("cards of bold labels with what they say %s", (_, place) => {
  it("are each a table of labels and texts", async () => {
    const page = `${card(700, first, place)}\n${card(620, second, place)}`;
    expect(await read(page)).toEqual([rows(first), rows(second)]);
  });

  it("are each their own over a page's end", async () => {
    const page = `${card(200, second, place)}\n${card(120, first, place)}`;
    const next = `${card(780, second, place)}\n${card(700, first, place)}`;
    expect(await read(page, next)).toEqual([second, first, second, first].map(rows));
  });
});

describe("cards whose name is as bold as their labels", () => {
  /** The name wraps, a label goes on in brackets below itself, and a light higher than a line stands beside another. */
  const named = (top: number, name: readonly string[], said: string, ...figures: string[]) => {
    const bold = (x: number, y: number, text: string) => textAt(x, y, text, 8, "F2");
    return [
      bold(50, top, "What we measure"),
      ...name.map((line, at) => bold(180, top - step * at, line)),
      bold(50, top - 22, "How we did (2006/07)"),
      textAround(330, top - 22, figures[0] ?? "", 8),
      bold(50, top - 33, "What we aimed for"),
      textAround(330, top - 33, figures[1] ?? "", 8),
      bold(50, top - 44, "(2007/08)"),
      bold(50, top - 55, "Did we do it?"),
      `1 0 0 rg ${circleAt(187, top - 56, 7)} f 0 g`,
      bold(50, top - 74, "What this means"),
      textAt(180, top - 74, said, 8),
    ].join("\n");
  };
  const rowsOfCard = (name: string, said: string, ...figures: readonly string[]) => [
    ["What we measure", name],
    ["How we did (2006/07)", figures[0]],
    ["What we aimed for (2007/08)", figures[1]],
    ["Did we do it?", ""],
    ["What this means", said],
  ];

  it("are whole", async () => {
    const page = [
      named(700, ["BVPI 195: Assessments in", "two days"], "A strong result.", "24.5%", "23%"),
      named(600, ["BVPI 215b: Days to repair", "a light"], "Above the average.", "33.5", "29"),
    ].join("\n");
    expect(await read(page)).toEqual([
      rowsOfCard("BVPI 195: Assessments in two days", "A strong result.", "24.5%", "23%"),
      rowsOfCard("BVPI 215b: Days to repair a light", "Above the average.", "33.5", "29"),
    ]);
  });
});

describe("bold labels that come again", () => {
  it("make no card in the middle of a table's rows", async () => {
    const group = (top: number, name: string, own: string): string =>
      [
        textAt(50, top, name, 8),
        ...["Recorded", "Top quartile", "Average", "Agreed target"].flatMap((label, row) => [
          textAt(150, top - step * row, label, 8, "F2"),
          textBefore(330, top - step * row, `${own}${row}.4`, 8),
          ...(row === 0 ? [textBefore(400, top, `${own}7.1`, 8)] : []),
        ]),
      ].join("\n");
    const found = await read([group(700, "Waste", "2"), group(656, "Roads", "3")].join("\n"));
    expect(found.flat().filter(([label]) => label === "Top quartile")).toEqual([]);
  });

  it("are looked for past a bold line of leaders, which has no words", () => {
    const leaders = (left: number) => ({
      text: "..........",
      box: [left, 40, left + 60, 48],
      face: { bold: true },
    });
    const line = { spans: [leaders(50), leaders(200)], bold: true, size: 8 } as unknown as Line;
    expect(findRepeatedCards([line, line], 1)).toEqual([]);
  });
});

describe("labels of two lines, one of which says when and the other what", () => {
  const name = (at: number): string => `Measure of the service number ${at}`;
  const draw = (names: string[], values: readonly string[], top = 700, from = 1): string =>
    [0, 1]
      .map((at) =>
        card(
          top - at * (step * names.length + 14),
          [name(from + at), ...values.map((value) => (value === "" ? "" : `${from + at}${value}`))],
          inMiddle,
          names,
        ),
      )
      .join("\n");
  const rowsWith = (names: string[], values: readonly string[], from = 1): string[][][] =>
    [0, 1].map((at) =>
      names.map((label, row) => {
        const value = values[row - 1] ?? "";
        return [label, row === 0 ? name(from + at) : value === "" ? "" : `${from + at}${value}`];
      }),
    );

  it.each([
    ["a quarter", ["Measure", "Actual outturn", "Qtr1 07-08", "07-08 Target"], ["79", "", "67"]],
    ["a month", ["Indicator", "How we did", "To December 2009", "Our aim"], ["7.5%", "", "6%"]],
    [
      "a year",
      ["Name", "Unit cost", "2006/07", "Last year's cost", "Travel"],
      [".5", "", "7", "8"],
    ],
  ])("are one where %s stands below what it dates", async (_, names, values) => {
    const [what = "", when = ""] = names.slice(1);
    const joined = [names[0] as string, `${what}\n${when}`, ...names.slice(3)];
    const left = [values[0] as string, ...values.slice(2)];
    expect(await read(draw(names, values))).toEqual(rowsWith(joined, left));
  });

  it("are one where years stand over what is said of them", async () => {
    const names = ["Measure", "2007 - 2008", "Starting point", "2009 - 2010", "Agreed target"];
    const joined = ["Measure", "2007 - 2008\nStarting point", "2009 - 2010\nAgreed target"];
    expect(await read(draw(names, ["8", "", "9", ""]))).toEqual(rowsWith(joined, ["8", "9"]));
  });

  it.each([
    [
      "years down a column, over a target not set",
      ["Measure", "2007 - 2008", "2009 - 2010", "Target"],
      ["8", "9", ""],
    ],
    ["a year alone over a target", ["Measure", "Travel", "2009 - 2010", "Target"], ["8", "9", ""]],
    [
      "quarters to come",
      ["Measure", "Year's target", "Quarter 1", "Quarter 2", "Officer"],
      ["8", "", "", "9"],
    ],
    [
      "a period that has its figure in one of the cards",
      ["Measure", "Actual outturn", "Qtr1 07-08", "Target"],
      ["8", "#", "9"],
    ],
  ])("are two rows: %s", async (_, names, values) => {
    const drawn = draw(names, values)
      .replace(/\(1#\)[^\n]*/, "() Tj ET")
      .replaceAll("#", "");
    const found = (await read(drawn)).map((table) => table.map(([label]) => label));
    expect(found).toEqual([names, names]);
  });

  it("are known in the last card, alone on a page after the others'", async () => {
    const names = ["Measure", "Actual outturn", "Qtr1 07-08", "07-08 Target"];
    const values = ["79", "", "67"];
    const cut = card(90, [name(3), "379", ""], inMiddle, names.slice(0, 3));
    const rest = card(780, ["367"], inMiddle, names.slice(3));
    const alone = card(740, [name(4), "479", "", "467"], inMiddle, names);
    const joined = ["Measure", "Actual outturn\nQtr1 07-08", "07-08 Target"];
    expect(await read(`${draw(names, values)}\n${cut}`, `${rest}\n${alone}`)).toEqual([
      ...rowsWith(joined, ["79", "67"]),
      ...rowsWith(joined, ["79", "67"], 3),
    ]);
  });

  it("are known in the rest of a card, alone on a page after the others'", async () => {
    const names = ["Measure", "Actual outturn", "Qtr1 07-08", "07-08 Target", "Travel"];
    const cut = card(90, [name(3), "379"], inMiddle, names.slice(0, 2));
    const rest = card(780, ["", "367", "Down"], inMiddle, names.slice(2));
    const joined = ["Measure", "Actual outturn Qtr1 07-08", "07-08 Target", "Travel"];
    const found = await read(`${draw(names, ["79", "", "67", "Up"])}\n${cut}`, rest);
    const last = found.at(-1)?.map(([label = "", said]) => [label.replace("\n", " "), said]);
    expect(found).toHaveLength(3);
    expect(last).toEqual(joined.map((label, at) => [label, [name(3), "379", "367", "Down"][at]]));
  });
});

it("takes a year on a line of its own for the rest of a label that ends in a word for it", async () => {
  const names = ["Measure", "Family average - 2008 to", "2009", "Aim for 2009 and", "2010", "Q4"];
  const found = await read(
    [700, 620]
      .map((top) => card(top, [`Service at ${top}`, "51", "", "52", "", "54"], inMiddle, names))
      .join("\n"),
  );
  expect(found.map((table) => table.map(([label]) => label?.replace("\n", " ")))).toEqual(
    [0, 1].map(() => ["Measure", "Family average - 2008 to 2009", "Aim for 2009 and 2010", "Q4"]),
  );
});
