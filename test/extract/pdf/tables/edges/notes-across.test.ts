import { expect, it } from "vitest";
import type { Span } from "../../../../../src/extract/pdf/drawing/drawing.ts";
import { findRivers } from "../../../../../src/extract/pdf/tables/edges/text-columns.ts";
import { withHeaderLevels } from "../../../../../src/extract/pdf/tables/rows/header-levels.ts";
import type { TextRow } from "../../../../../src/extract/pdf/tables/rows/placed-lines.ts";
import { toPiece } from "../../../../../src/extract/pdf/text/pieces.ts";

/** A text of one word from one place to another, on a line of its own size. */
const piece = (text: string, from: number, to: number, baseline: number, bold = false) =>
  toPiece([
    {
      text,
      box: [from, baseline - 8, to, baseline + 2],
      baseline,
      size: 8.5,
      turn: 0,
      face: { name: "Verdana", bold, italic: false },
    } as unknown as Span,
  ]);

it("notes under each measure that reach over two columns of figures do not make them one", () => {
  const measures = Array.from({ length: 13 }, (_, at) => 700 - 24 * at);
  const lines = (notes: readonly number[]) =>
    [
      ...measures.map((y) => ({
        baseline: y,
        pieces: [
          piece("LPI", 51, 130, y),
          piece("64", 180, 213, y),
          piece("70", 270, 302, y),
          piece("62", 360, 392, y),
          piece("73", 442, 461, y),
        ],
      })),
      ...notes.map((y) => ({
        baseline: y,
        pieces: [piece("Comment", 51, 134, y), piece("NoEffect", 245, 428, y)],
      })),
    ].map((line) => ({ ...line, size: 8.5 }));
  const parts = (notes: readonly number[]): boolean =>
    findRivers(lines(notes)).some(({ from, to }) => from >= 301 && to <= 361);
  expect(parts(measures.map((y) => y - 12))).toBe(true);
  // More than the figures are: they are what the table is of.
  expect(parts([...measures, ...measures].map((y, at) => y - 8 - (at % 2) * 8))).toBe(false);
});

it("a year in the middle of two heads is the name of both, beside one that reaches over two", () => {
  const row = (baseline: number, cells: TextRow["cells"]): TextRow => ({
    baseline,
    top: baseline - 8,
    bottom: baseline + 2,
    size: 8.5,
    cells,
  });
  const cell = (column: number, text: string, from: number, to: number, columnSpan = 1) => ({
    column,
    columnSpan,
    piece: piece(text, from, to, 100, true),
  });
  const years = row(100, [cell(1, "2008-2009", 216, 267, 2), cell(3, "2009-2010", 381.4, 432.2)]);
  const heads = row(110, [
    cell(1, "Achieved", 175, 218),
    cell(2, "Q1", 280, 293),
    cell(3, "Q1", 369.4, 382.5),
    cell(4, "Target", 435.9, 467.5),
  ]);
  const body = row(124, [{ ...cell(1, "64", 191, 202), piece: piece("64", 191, 202, 124) }]);
  const groups = withHeaderLevels([[years, heads], [body]], undefined);
  const texts = groups.map((group) =>
    group.flatMap(({ cells }) => cells.map((one) => one.piece.text)),
  );
  expect(texts).toEqual([["2008-2009", "2009-2010"], ["Achieved", "Q1", "Q1", "Target"], ["64"]]);
});
