import { describe, expect, it } from "vitest";
import { findHeader } from "../../../src/interpret/axes/header.ts";
import { repeatsHeader } from "../../../src/interpret/axes/repeated-header.ts";
import { type GridRow, nothing } from "../../../src/interpret/table/grid.ts";

const rowOf = (line: string): GridRow => ({
  table: 1,
  block: 0,
  row: 0,
  cells: line.split("|").map((text) => ({ ...nothing, text: text.trim() })),
});

/** The names of narrow columns stand a line lower than the others. */
const grid = [
  "Ref | Measure of success | | | ",
  " | | Baseline | Target 2009-10 | Target 2010-11",
  "LPI001 | Homes that are not decent | 7.3% | 7% | 6%",
  "LPI002 | Gas safety checks completed | 96.3% | 97% | 98%",
  "LPI003 | Days to relet a home | 16.2 | 16 | 15",
].map(rowOf);
const header = findHeader(grid);
const repeats = (line: string): boolean =>
  header !== undefined && repeatsHeader(rowOf(line), header);

describe("a header of two lines that is printed again in one", () => {
  it("is known by each of its texts standing over its own column", () => {
    expect(header?.headerRows).toEqual([0, 1]);
    expect(
      repeats("Ref | Measure of success | Bas elin e | Tar get 200 9-10 | Tar get 201 0-11"),
    ).toBe(true);
    expect(repeats("Ref | Measure of success | | | ")).toBe(true);
    expect(repeats(" | Measure of success | Baseline | | ")).toBe(true);
  });

  it("is no row with one text of its own, nor one text alone", () => {
    expect(repeats("LPI004 | Measure of success | Baseline | | ")).toBe(false);
    expect(repeats(" | Baseline | Measure of success | | ")).toBe(false);
    expect(repeats(" | | Baseline | | ")).toBe(false);
  });
});
