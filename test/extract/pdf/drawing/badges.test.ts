import { describe, expect, it } from "vitest";
import type { BoundingBox } from "../../../../src/document.ts";
import { badgesToShapes } from "../../../../src/extract/pdf/drawing/badges.ts";
import type { Fill, Ruling, Span } from "../../../../src/extract/pdf/drawing/drawing.ts";
import { findShape } from "../../../../src/extract/pdf/drawing/shape.ts";

const areaAt = (box: BoundingBox, colour = "#00a651"): Fill => ({
  box,
  colour,
  order: 1,
  opaque: true,
});

const wordAt = (x: number, y: number, text: string): Span => ({
  text,
  box: [x - 3 * text.length, y - 5, x + 3 * text.length, y + 5],
  baseline: y + 3,
  size: 10,
  face: { name: "Arial", bold: false, italic: false, symbol: false },
  colour: "#ffffff",
  turn: 0,
  tag: -1,
});

const uprightAt = (at: number): Ruling => ({
  direction: "vertical",
  at,
  from: 80,
  to: 130,
  width: 0.5,
  colour: "#000000",
});

const square = areaAt([100, 100, 114, 112]);
const initial = wordAt(107, 106, "G");

const badgesOf = (fills: readonly Fill[], spans = [initial], rulings: readonly Ruling[] = []) =>
  badgesToShapes({ fills, spans, rulings, shapes: [] }).shapes;

describe("badgesToShapes", () => {
  it("takes a square round a letter for a shape", () => {
    const found = badgesToShapes({ fills: [square], spans: [initial], rulings: [], shapes: [] });
    expect(found.fills).toEqual([]);
    expect(found.shapes).toMatchObject([{ box: square.box, colour: square.colour, filled: true }]);
    expect(findShape(found.shapes)).toBe("square");
  });

  it("takes one on the ground of its row for a shape, too", () => {
    expect(badgesOf([areaAt([40, 95, 500, 117], "#eeeeee"), square])).toHaveLength(1);
  });

  it("leaves cells that are filled", () => {
    expect(badgesOf([square], [initial], [uprightAt(100)])).toEqual([]);
    expect(badgesOf([square, areaAt([114, 100, 128, 112])])).toEqual([]);
    expect(badgesOf([square, areaAt([100, 112, 114, 124])])).toEqual([]);
    expect(badgesOf([areaAt([60, 100, 154, 112])])).toEqual([]);
  });

  it("leaves grey areas, those of words and figures, and those without any", () => {
    expect(badgesOf([areaAt(square.box, "#d9d9d9")])).toEqual([]);
    expect(badgesOf([square], [wordAt(107, 106, "Go")])).toEqual([]);
    expect(badgesOf([square], [wordAt(107, 106, "3")])).toEqual([]);
    expect(badgesOf([square], [initial, wordAt(118, 106, "on")])).toEqual([]);
    expect(badgesOf([square], [])).toEqual([]);
  });
});
