import { expect, it } from "vitest";
import type { Span } from "../../../../../src/extract/pdf/drawing/drawing.ts";
import { findFootHeader } from "../../../../../src/extract/pdf/tables/over-pages/foot-header.ts";

const xs = [50, 220, 300, 380];
const heads = ["Task", "Person", "Timescale", "Monitor"];
const spansAt = (baseline: number): Span[] =>
  heads.map(
    (text, at) =>
      ({
        text,
        box: [xs[at], baseline - 7, (xs[at] ?? 0) + 40, baseline + 2],
        baseline,
        size: 9,
        turn: 0,
        face: { name: "Arial", bold: true },
      }) as unknown as Span,
  );

it("a header that is printed again overleaf is of rows told as those there, by white space", () => {
  const cells = spansAt(60).map((span, column) => ({
    row: 0,
    column,
    rowSpan: 1,
    columnSpan: 1,
    box: span.box,
    spans: [span],
  }));
  const below = { cells, columnEdges: [50, 210, 290, 370, 430], banded: true, lineStep: 10.5 };
  const drawing = { rulings: [], fills: [], page: 1 };
  const found = findFootHeader(spansAt(780), [], drawing as never, () => [below as never]);
  expect(found).toMatchObject({ page: 1, banded: true, lineStep: 10.5 });
  expect(found?.cells.map(({ spans: [head] }) => head?.text)).toEqual(heads);
});
