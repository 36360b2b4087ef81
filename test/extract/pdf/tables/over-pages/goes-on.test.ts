import { describe, expect, it } from "vitest";
import type { Cell } from "../../../../../src/document.ts";
import { goesOn } from "../../../../../src/extract/pdf/tables/over-pages/goes-on.ts";

const cell = (row: number, column: number, text: string, rowSpan = 1): Cell => ({
  page: row > 4 ? 2 : 1,
  row,
  column,
  rowSpan,
  columnSpan: 1,
  text,
  marks: [],
});

describe("a merged cell that a page's end tore", () => {
  const upper = cell(4, 1, "To ensure that diversity is considered in the");
  const lower = cell(0, 1, "development of new services", 3);
  const above = { cells: [cell(3, 1, "To deploy resources"), upper] };

  it("goes on in the middle of its sentence", () => {
    expect(goesOn(upper, lower, above, [cell(0, 0, "", 3), lower])).toBe(true);
  });

  it("is none where something begins: a label, a sentence, a row of its own", () => {
    expect(goesOn(upper, lower, above, [cell(0, 0, "BSC 9", 3), lower])).toBe(false);
    const next = cell(0, 1, "Develop new services", 3);
    expect(goesOn(upper, next, above, [next])).toBe(false);
    const one = { ...lower, rowSpan: 1 };
    expect(goesOn(upper, one, above, [one])).toBe(false);
    const ended = { ...upper, text: "To ensure equality." };
    expect(goesOn(ended, lower, above, [lower])).toBe(false);
  });

  it("is none among labels that all begin with a small letter", () => {
    const small = { cells: [cell(3, 1, "deployment of resources"), upper] };
    expect(goesOn(upper, lower, small, [lower])).toBe(false);
  });
});
