import { describe, expect, it } from "vitest";
import type { Span } from "../../../../../src/extract/pdf/drawing/drawing.ts";
import { withMiddleHeads } from "../../../../../src/extract/pdf/tables/rows/middle-heads.ts";
import {
  isOneRowUnder,
  standInMiddle,
} from "../../../../../src/extract/pdf/tables/rows/middle-stack.ts";
import type { TextRow } from "../../../../../src/extract/pdf/tables/rows/placed-lines.ts";
import { toPiece } from "../../../../../src/extract/pdf/text/pieces.ts";

/** A line of one text a column. */
const line = (y: number, texts: Readonly<Record<number, string>>, bold = false): TextRow => ({
  baseline: y,
  top: y - 8,
  bottom: y + 2,
  size: 10,
  cells: Object.entries(texts).map(([column, text]) => ({
    column: Number(column),
    columnSpan: 1,
    piece: toPiece([
      {
        text,
        box: [100 * Number(column), y - 8, 100 * Number(column) + 40, y + 2],
        baseline: y,
        size: 10,
        face: { bold, italic: false },
        turn: 0,
      } as unknown as Span,
    ]),
  })),
});

describe("figures below each other in the middle of a row", () => {
  const text = [100, 112, 124, 136].map((y, at) => line(y, { 0: `line ${at}` }));
  const at = (...ys: readonly number[]): TextRow[] =>
    [...text, ...ys.map((y) => line(y, { 1: "12%", 2: "14%" }))].sort(
      (a, b) => a.baseline - b.baseline,
    );
  it("are one cell's values", () => {
    expect(standInMiddle(at(112, 124), [1, 2])).toBe(true);
  });
  it("are rows at the top, at the bottom, or as far apart as the text's lines allow", () => {
    for (const ys of [
      [100, 112],
      [112, 136],
      [124, 136],
      [106, 130],
    ]) {
      expect(standInMiddle(at(...ys), [1, 2])).toBe(false);
    }
  });
});

describe("what stands under a header alone", () => {
  const header = [line(80, { 0: "Name", 1: "Code", 2: "Weight", 3: "Target", 4: "Officer" }, true)];
  it("is one row where several cells are one line in its middle", () => {
    const body = [
      line(100, { 0: "Raise the scores", 3: "100" }),
      line(112, { 0: "First stage", 1: "C13", 2: "NA", 3: "TBC", 4: "R. C." }),
      line(124, { 0: "Second stage", 3: "1000" }),
    ];
    expect(isOneRowUnder(header, body)).toBe(true);
    expect(isOneRowUnder([line(80, { 0: "Name", 1: "Code" })], body)).toBe(false);
  });
  it("is one row where these stand in its first line and the second reads on", () => {
    const under = (second: Readonly<Record<number, string>>): TextRow[] => [
      line(100, { 0: "Minimise", 1: "C13", 2: "NA", 3: "100", 4: "R. C.", 5: "agreed" }),
      line(112, second),
      line(124, { 3: "1000" }),
    ];
    expect(isOneRowUnder(header, under({ 0: "underachievement", 5: "by all", 3: "TBC" }))).toBe(
      true,
    );
    expect(isOneRowUnder(header, under({ 0: "Attendance", 3: "90" }))).toBe(false);
  });
});

describe("heads in the middle of their row", () => {
  const body = [line(160, { 0: "Attendance", 1: "C13", 2: "90", 3: "R. C." })];
  it("are one row with those of more lines, between whose lines they stand", () => {
    const upper = [line(100, { 1: "Lead", 2: "Weight" }, true)];
    const lower = [
      line(106, { 0: "Priorities", 3: "Reference" }, true),
      line(112, { 1: "Officer", 2: "within" }, true),
    ];
    expect(withMiddleHeads([upper, lower, body])).toEqual([[...upper, ...lower], body]);
  });
  it("are two levels where they are not level with each other", () => {
    const groups = [
      [line(100, { 1: "Target", 2: "Actual" }, true)],
      [line(112, { 0: "Priorities", 1: "2009", 2: "2009", 3: "Reference" }, true)],
      body,
    ];
    expect(withMiddleHeads(groups)).toEqual(groups);
  });
});
