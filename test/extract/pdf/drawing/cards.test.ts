import { describe, expect, it } from "vitest";
import { budgetPage, budgetRows } from "../../../../scripts/pdf/budget-pages.mjs";
import { gridOf, roundedBox, textAt } from "../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../read.ts";

const lefts = [50, 150, 250, 350];
const feet = [680, 660, 640, 620];

/** A card a cell, 3 points apart. */
const cards = (paint: (row: number) => string): string =>
  feet
    .flatMap((y, row) => lefts.map((x) => `${roundedBox(x + 1.5, y + 1.5, 97, 17)} ${paint(row)}`))
    .join("\n");

describe("cells drawn as cards with rounded corners", () => {
  it.each([
    ["with borders", "ruled", () => "S"],
    [
      "with borders, the header tinted",
      "ruled",
      (row: number) => (row === 0 ? "0.85 g b 0 g" : "S"),
    ],
    ["tinted alone", "aligned", (row: number) => `0.${8 + (row % 2)} g f 0 g`],
  ])("are the cells of a table: %s", async (_, told, paint) => {
    const tables = tablesOf(await readMade([budgetPage(cards(paint))]));
    expect(tables.map(({ method }) => method)).toEqual([told]);
    expect(rowsOf(tables[0])).toEqual(budgetRows);
  });

  it("merged cells among them reach over what they reach over", async () => {
    const operators = [
      ...[50, 150].map((x) => `${roundedBox(x + 1.5, 681.5, 97, 17)} S`),
      `${roundedBox(51.5, 661.5, 197, 17)} S`,
      ...[640, 620].flatMap((y) =>
        [50, 150].map((x) => `${roundedBox(x + 1.5, y + 1.5, 97, 17)} S`),
      ),
      textAt(55, 686, "Milestone"),
      textAt(155, 686, "Due"),
      textAt(55, 666, "Children in care, by the end of the year"),
      textAt(55, 646, "Agree the plan"),
      textAt(155, 646, "June 2008"),
      textAt(55, 626, "Review it"),
      textAt(155, 626, "March 2009"),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(table?.cells.find(({ row }) => row === 1)).toMatchObject({ columnSpan: 2 });
    expect(rowsOf(table).slice(2)).toEqual([
      ["Agree the plan", "June 2008"],
      ["Review it", "March 2009"],
    ]);
  });

  it("a state's badge in each row of a table stays its mark", async () => {
    const rows = ["Agree the plan", "Open the centre", "Train the staff", "Report to members"];
    const operators = [
      gridOf([50, 200, 300], [700, 680, 660, 640, 620, 600]),
      textAt(55, 686, "Milestone"),
      textAt(205, 686, "Progress"),
      ...rows.map((text, row) => textAt(55, 666 - 20 * row, text)),
      ...rows.map((_, row) => `0 0.6 0 rg ${roundedBox(230, 664 - 20 * row, 30, 12)} f 0 g`),
      ...rows.map((_, row) => textAt(235, 666 - 20 * row, "On")),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    const states = table?.cells.filter(({ row, column }) => row > 0 && column === 1) ?? [];
    expect(states.map(({ marks }) => marks[0]?.colour)).toEqual(rows.map(() => "#009900"));
  });

  it("bars without words, and rounded boxes that stand alone, are none", async () => {
    const bars = [30, 45, 38, 60, 52, 20, 41].map(
      (height, at) => `0.4 g ${roundedBox(60 + 24 * at, 400, 20, height)} f 0 g`,
    );
    const outcome = await readMade([
      {
        operators: [
          ...bars,
          `${roundedBox(50, 600, 300, 60)} S`,
          textAt(60, 640, "The council keeps its promises to children and young people."),
          textAt(60, 625, "Progress is reported to members in every quarter of the year."),
        ].join("\n"),
      },
    ]);
    expect(tablesOf(outcome)).toEqual([]);
  });
});
