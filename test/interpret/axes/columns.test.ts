import { describe, expect, test } from "vitest";
import { columnsOf } from "../../../src/interpret/axes/columns.ts";
import type { HeadedColumn } from "../../../src/interpret/axes/header-stack.ts";
import type { GridCell } from "../../../src/interpret/table/grid.ts";

type HeaderPart = HeadedColumn["parts"][number];

const placeOf = (text: string): GridCell => ({ text, fromAbove: false, fromLeft: false });

/** What a column under these heads, with these cells, gives for one feature that is worth 2 for one role. */
function evidenceOf(feature: string, heads: readonly HeaderPart[], cells: readonly string[]) {
  const header = heads.map(({ text }) => text).join(" ");
  const [column] = columnsOf(
    [{ column: 0, header, role: "", how: "none", parts: heads }],
    cells.map((text) => ({ cells: [placeOf(text)] })),
    { [feature]: { entity: 2 } },
  );
  return column?.evidence.map(({ role, weight, why }) => `${role} ${weight.toFixed(2)} ${why}`);
}

const under = (text: string): HeaderPart[] => [{ text, wide: false }];
const figures = ["81", "79"];

describe("what a header says", () => {
  test.each<[string, string, readonly string[], string]>([
    ["word:reference", "Ref", ["NI 60"], 'entity 2.00 its header "Ref" says reference'],
    [
      "word:commentary",
      "Comentary",
      ["Good"],
      'entity 1.40 its header "Comentary" says commentary',
    ],
    ["word:actual", "Outcome", figures, 'entity 2.00 its header "Outcome" says actual'],
    ["word:other", "Outcome", ["Clean streets"], 'entity 2.00 its header "Outcome" says other'],
    ["word:line", "Cost centre", ["Parks"], 'entity 2.00 its header "Cost centre" names lines'],
    ["word:money", "Budget", figures, 'entity 2.00 its header "Budget" speaks of money'],
    [
      "word:difference",
      "Gap to target",
      figures,
      'entity 2.00 its header "Gap to target" says how far values lie from another',
    ],
    [
      "word:rate",
      "(per 1,000)",
      figures,
      'entity 2.00 its header "(per 1,000)" gives the base of a rate',
    ],
    [
      "word:start",
      "Start date",
      ["May 2008"],
      'entity 2.00 its header "Start date" says when it begins',
    ],
    [
      "word:complete",
      "% complete",
      ["60%"],
      'entity 2.00 its header "% complete" says how far it is',
    ],
    ["header:scale", "£000", figures, 'entity 2.00 its header "£000" gives a unit of money'],
    ["header:period", "2008/09", figures, 'entity 2.00 its header "2008/09" names a period'],
    ["header:month", "Apr", figures, "entity 2.00 a month stands over it"],
    ["header:unit", "Rate", figures, "entity 2.00 its header names a unit"],
    ["header:none", "", figures, "entity 2.00 nothing stands over it"],
  ])("%s: %s", (feature, header, cells, said) => {
    expect(evidenceOf(feature, under(header), cells)).toEqual([said]);
  });

  test("a word over several columns says less of one", () => {
    const heads = [{ text: "Target", wide: true }, ...under("2008/09")];
    expect(evidenceOf("word:target", heads, figures)).toEqual([
      'entity 2.00 its header "Target 2008/09" says target',
    ]);
    expect(evidenceOf("word:target", [{ text: "Target", wide: true }], figures)).toEqual([
      'entity 1.10 its header "Target" says target',
    ]);
  });
});

describe("what cells look like", () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ["cells:code", "Zorb", ["NI 60", "BV 8"], ["entity 2.00 100 % of its cells look like code"]],
    ["cells:date", "Zorb", ["May 2008", "x"], ["entity 1.00 50 % of its cells look like date"]],
    ["cells:percent", "Zorb", ["81%", "79"], ["entity 1.00 its figures have per cent signs"]],
    ["cells:money", "Zorb", ["1,204", "(31)"], ["entity 2.00 its figures are printed like money"]],
    ["cells:money", "(per 1,000)", ["1,204"], []],
    ["cells:ordinal", "Zorb", ["1", "2", "3"], ["entity 2.00 it counts the rows"]],
    ["cells:numbered", "Zorb", ["1.1", "1.2"], ["entity 2.00 its cells are numbers of a list"]],
    ["cells:distinct", "Zorb", ["Safer", "Safer"], ["entity 1.00 its cells differ"]],
    ["cells:repeated", "Zorb", ["Safer", "Safer"], ["entity 1.00 its cells repeat"]],
  ])("%s under %s: %j", (feature, header, cells, said) => {
    expect(evidenceOf(feature, under(header), cells)).toEqual(said);
  });

  test("a merged cell is one cell of several rows", () => {
    const [column] = columnsOf(
      [{ column: 0, header: "", role: "", how: "none", parts: under("") }],
      [{ cells: [placeOf("Safer")] }, { cells: [{ ...placeOf("Safer"), fromAbove: true }] }],
      { "cells:merged": { group: 2 } },
    );
    expect(column?.evidence).toEqual([
      { role: "group", weight: 1, why: "its cells reach over rows" },
    ]);
  });
});

test.each([
  ["place:first-text", 1, "it is the first column of words"],
  ["place:first", 0, "it is the first column"],
  ["place:last", 2, "it is the last column"],
])("%s", (feature, place, why) => {
  const columns = columnsOf(
    ["Ref", "Indicator", "Actual"].map((text, column) => ({
      ...{ column, header: text, role: "", how: "none" as const },
      parts: under(text),
    })),
    [{ cells: ["8", "Invoices paid in time", "81%"].map(placeOf) }],
    { [feature]: { entity: 2 } },
  );
  expect(columns.map(({ evidence }) => evidence.map((one) => one.why))).toEqual(
    columns.map((_, at) => (at === place ? [why] : [])),
  );
});

test("the weights of a role are added up, and the heaviest is named first", () => {
  const [column] = columnsOf(
    [{ column: 0, header: "Target", role: "", how: "none", parts: under("Target") }],
    [{ cells: [placeOf("81")] }],
    { "word:target": { value: 1.5, due: 0.2 }, "cells:figure": { value: 2, due: -3 } },
  );
  expect(column?.scores).toEqual({ value: 3.5, due: -2.8 });
  expect(column?.evidence.map(({ role, weight }) => `${role} ${weight}`)).toEqual([
    "due -3",
    "value 2",
    "value 1.5",
  ]);
});
