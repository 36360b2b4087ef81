import { describe, expect, it } from "vitest";
import type { BoundingBox } from "../../../../src/document.ts";
import type { Drawing, Shape, Span } from "../../../../src/extract/pdf/drawing/drawing.ts";
import { cellMarks } from "../../../../src/extract/pdf/drawing/marks.ts";
import { movedLights } from "../../../../src/extract/pdf/text/lights-of-rows.ts";

const [green, red] = ["#00a651", "#d8232a"];

const lightAt = (x: number, y: number, colour: string | undefined): Shape => ({
  box: [x - 4.5, y - 4.5, x + 4.5, y + 4.5],
  colour: colour ?? "",
  filled: true,
  curved: true,
  outline: [],
  order: 0,
});

const wordAt = (x: number, top: number): Span => ({
  text: "Visit",
  box: [x, top, x + 60, top + 9],
  baseline: top + 7,
  size: 9,
  face: { name: "Arial", bold: false, italic: false, symbol: false },
  colour: "#000000",
  turn: 0,
  tag: -1,
});

const cellAt = (row: number, column: number, box: BoundingBox, spans: readonly Span[] = []) => ({
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  box,
  spans,
});

/** Two rows of an objective, a milestone and a light; the first row's objective ends below the second's first line. */
const cells = [
  cellAt(0, 0, [0, 100, 100, 145], [wordAt(5, 105), wordAt(5, 141)]),
  cellAt(0, 1, [100, 100, 200, 145], [wordAt(105, 105)]),
  cellAt(0, 2, [200, 100, 240, 145]),
  cellAt(1, 0, [0, 145, 100, 180]),
  cellAt(1, 1, [100, 145, 200, 180], [wordAt(105, 138)]),
  cellAt(1, 2, [200, 145, 240, 180]),
] as const;
const lightColumn = [cells[2], cells[5]];

/** The colours of the lights of each row. */
function lightsOf(
  shapes: readonly Shape[],
  table: readonly (typeof cells)[number][] = cells,
): (string | undefined)[][] {
  const drawing = { shapes, pictures: [], fills: [] } as unknown as Drawing;
  const moved = movedLights(table, drawing);
  return table
    .filter(({ column }) => column === 2)
    .map((cell) =>
      cellMarks(cell.box, cell.spans, drawing, new Map(), moved.get(cell)).map(
        ({ colour }) => colour,
      ),
    );
}

describe("movedLights", () => {
  it("gives a row its light, which lies in the box above", () => {
    const shapes = [lightAt(220, 110, green), lightAt(220, 142, red)];
    expect(lightsOf(shapes)).toEqual([[green], [red]]);
  });

  it("leaves lights where the lower row has its own, or none stands on its line", () => {
    const both = [lightAt(220, 110, green), lightAt(220, 142, red), lightAt(220, 165, red)];
    expect(lightsOf(both)).toEqual([[green, red], [red]]);
    const beside = [lightAt(210, 110, green), lightAt(228, 110, red)];
    expect(lightsOf(beside)).toEqual([[green, red], []]);
    const above = [lightAt(220, 110, green), lightAt(220, 128, red)];
    expect(lightsOf(above)).toEqual([[green, red], []]);
    const beginning = [lightAt(210, 142, green), lightAt(228, 142, red)];
    expect(lightsOf(beginning)).toEqual([[green, red], []]);
  });

  it("leaves dots beside words, which are bullets", () => {
    const dots = [lightAt(220, 110, green), lightAt(220, 142, green)];
    const [upper] = lightColumn;
    const written = cells.map((cell) =>
      cell === upper ? { ...cell, spans: [wordAt(226, 106), wordAt(226, 138)] } : cell,
    );
    const moved = movedLights(written, { shapes: dots, pictures: [], fills: [] });
    expect(moved.size).toBe(0);
  });
});
