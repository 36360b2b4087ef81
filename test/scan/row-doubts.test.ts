import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/document.ts";
import type { CouncilRecord } from "../../src/records.ts";
import { doubtsOfRows } from "../../src/scan/trust/row-doubts.ts";

const cell = (column: number, text: string): Cell => ({
  page: 1,
  row: 1,
  column,
  rowSpan: 1,
  columnSpan: 1,
  text,
  marks: [],
});

const roles = new Map([
  [0, "reference"],
  [1, "title"],
  [2, "actual"],
]);

const record = { kind: "observation", title: "Staff turnover" } as CouncilRecord;

const whys = (reference: string, value: string): (string | undefined)[] => {
  const cells = [cell(0, reference), cell(1, "Staff turnover"), cell(2, value)];
  return doubtsOfRows({ cells, roles }, record, 1, cells[2]).map(({ text }) => text);
};

describe("figures below each other in one cell", () => {
  it("are in doubt beside two references of one list, which are two rows", () => {
    expect(whys("BSC LI21\nQuality\nBSC LI5", "N/a\n278")).toEqual(["BSC LI21, BSC LI5"]);
  });

  it("are none beside one reference, however it wraps, or beside those of two lists", () => {
    expect(whys("BSC LI21", "52.9%\n22.8%")).toEqual([]);
    expect(whys("C15, LAA CYP\n2.2a & 2.2b", "52.9%\n22.8%")).toEqual([]);
    expect(whys("NI 112 /\nBVPI 197", "52.9%\n22.8%")).toEqual([]);
  });

  it("say nothing of one figure beside two references", () => {
    expect(whys("NI 51\nNI 52", "278")).toEqual([]);
  });
});
