import { describe, expect, it } from "vitest";
import { budgetPage, budgetRows, ruledInManyWays } from "../../../scripts/pdf/budget-pages.mjs";
import { gridOf, lineBetween, textAt } from "../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "./read.ts";

describe("rules, however they are drawn", () => {
  it.each(Object.entries(ruledInManyWays))("%s", async (_, rules) => {
    const tables = tablesOf(await readMade([budgetPage(rules)]));
    expect(tables).toHaveLength(1);
    expect(rowsOf(tables[0])).toEqual(budgetRows);
  });

  it("inside a form XObject", async () => {
    const form = ruledInManyWays.strokes as string;
    const object = `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length ${form.length} >>\nstream\n${form}\nendstream`;
    // The catalogue, the page tree and three fonts come before it.
    const resources = "/XObject << /X1 6 0 R >>";
    const page = { ...budgetPage("/X1 Do"), resources };
    const [table] = tablesOf(await readMade([page], [object]));
    expect(table?.method).toBe("ruled");
    expect(rowsOf(table)).toEqual(budgetRows);
  });

  it("no rule where it is white on white, or clipped away", async () => {
    const white = `1 G\n${ruledInManyWays.strokes}\n0 G`;
    const clipped = `q 0 0 20 20 re W n\n${ruledInManyWays.strokes}\nQ`;
    for (const rules of [white, clipped]) {
      const [table] = tablesOf(await readMade([budgetPage(rules)]));
      expect(table?.method).toBe("aligned");
      expect(rowsOf(table)).toEqual(budgetRows);
    }
  });

  it("a box round prose is no table", async () => {
    const operators = [
      gridOf([50, 500], [700, 600]),
      textAt(60, 680, "The council keeps its promises to children and young people."),
      textAt(60, 665, "Progress is reported to members in every quarter of the year."),
    ].join("\n");
    const outcome = await readMade([{ operators }]);
    expect(tablesOf(outcome)).toEqual([]);
    expect(outcome.value.blocks).toHaveLength(1);
  });

  it("joins wrapped lines of a cell and keeps its paragraphs and bullets apart", async () => {
    const operators = [
      gridOf([50, 150, 300], [700, 680, 600]),
      textAt(55, 686, "Objective"),
      textAt(155, 686, "Milestones"),
      textAt(55, 666, "To improve the"),
      textAt(55, 654, "attendance of all"),
      textAt(55, 642, "pupils"),
      textAt(155, 666, "\x95 Agree the strategy by"),
      textAt(155, 654, "June 2008"),
      textAt(155, 642, "\x95 Review it, March 2009"),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table)[1]).toEqual([
      "To improve the attendance of all pupils",
      "\u2022 Agree the strategy by June 2008\n\u2022 Review it, March 2009",
    ]);
  });

  it("finds the columns that the rules of a table leave out", async () => {
    const operators = [
      lineBetween(50, 700, 450, 700),
      lineBetween(50, 680, 450, 680),
      lineBetween(50, 620, 450, 620),
      lineBetween(150, 620, 150, 700),
      budgetPage("").operators,
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table)).toEqual(budgetRows);
  });
});
