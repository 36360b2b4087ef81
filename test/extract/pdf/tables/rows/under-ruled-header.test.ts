import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 130, 300, 430];
const rule = (y: number): string => lineBetween(45, y, 550, y);
const rowAt = (top: number, name: string): string =>
  rowsAt(xs, top, 12, [
    [name, `Agree the plan of ${name} and`, "Head of Service", "By the end of"],
    ["Strategy", "report it to the board", "Support", "June 2009"],
  ]);
const heads = [
  rowsAt(xs, 700, 12, [["Project", "Action", "Who", "When"]], 10, "F2"),
  rule(695),
  rowsAt(xs, 683, 12, [["What", "How", "Responsible", "Milestones"]], 10, "F2"),
  rule(678),
];

describe("rules round the rows of a header alone", () => {
  it("leave the rows to white space", async () => {
    const operators = [
      ...heads,
      rowsAt(xs, 664, 12, [
        ["", "", "", "opened and used by"],
        ["", "", "", "young people"],
      ]),
      rowAt(634, "Places"),
      rowAt(604, "Schools"),
      rule(586),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table).map(([label]) => label)).toEqual([
      "Project",
      "What",
      "",
      "Places Strategy",
      "Schools Strategy",
    ]);
  });
  it("say that all under them is one row where nothing else begins there", async () => {
    const operators = [
      ...heads,
      rowsAt(xs, 664, 12, [
        ["Places", "Agree the plan and", "Head of Service", "By the end of"],
        ["Strategy", "report it to the board", "Support", "June 2009"],
        ["", "and to all of the schools", "", "at the latest"],
      ]),
      rule(634),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table).map(([label]) => label)).toEqual(["Project", "What", "Places Strategy"]);
  });
});
