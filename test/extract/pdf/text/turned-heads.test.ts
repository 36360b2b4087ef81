import { describe, expect, it } from "vitest";
import type { Span } from "../../../../src/extract/pdf/drawing/drawing.ts";
import { layHeadsDown } from "../../../../src/extract/pdf/text/turned-heads.ts";

const size = 8;
const span = (text: string, box: Span["box"], turn: Span["turn"], baseline: number): Span => ({
  text,
  box,
  baseline,
  size,
  face: { name: "Arial", bold: false, italic: false, symbol: false },
  colour: "#000000",
  turn,
  tag: -1,
});

const upright = (text: string, x: number, y: number): Span =>
  span(text, [x, y - 6, x + 4 * text.length, y + 2], 0, y);
/** Words of one line that is read from the bottom up, each 20 points long, the first of them at the bottom. */
const upwards = (x: number, bottom: number, ...words: string[]): Span[] =>
  words.map((text, at) =>
    span(text, [x, bottom - 22 * at - 20, x + size, bottom - 22 * at], 270, x + 6),
  );
/** The same from the top down. */
const downwards = (x: number, top: number, ...words: string[]): Span[] =>
  words.map((text, at) =>
    span(text, [x, top + 22 * at, x + size, top + 22 * at + 20], 90, -(x + 2)),
  );

const rows = [0, 1, 2].flatMap((row) => [
  upright("Visits", 50, 112 + 12 * row),
  upright("41%", 206, 112 + 12 * row),
  upright("43%", 246, 112 + 12 * row),
]);
const laid = (...spans: readonly (readonly Span[])[]): string[] =>
  layHeadsDown([...spans.flat(), ...rows])
    .filter((one) => one.turn === 0 && !rows.includes(one))
    .sort((a, b) => a.box[0] - b.box[0])
    .map(({ text, box, baseline }) => `${text} ${box.join(" ")} ${baseline}`);

describe("heads turned on their side", () => {
  it("stand upright at the foot of the highest, whichever way they are read", () => {
    expect(laid(upwards(200, 100, "What", "we"), upwards(240, 90, "1st", "Qtr"))).toEqual([
      "What we 200 48 208 100 100",
      "1st Qtr 240 48 248 100 100",
    ]);
    expect(laid(downwards(200, 60, "What", "we"), downwards(240, 60, "Target"))).toEqual([
      "What we 200 60 208 102 102",
      "Target 240 60 248 102 102",
    ]);
  });

  it("are one text where it wraps, and two where a column lies between", () => {
    expect(
      laid(
        upwards(200, 100, "Target", "(2009–"),
        upwards(210, 100, "10)"),
        upwards(240, 100, "Is"),
      ),
    ).toEqual(["Target (2009–10) 200 58 218 100 100", "Is 240 58 248 100 100"]);
    expect(laid(upwards(216, 100, "Apr"), upwards(228, 100, "May"))).toHaveLength(2);
    // Right to left where they are read from the top down.
    expect(
      laid(downwards(210, 60, "Did", "we"), downwards(200, 60, "do"), downwards(240, 60, "Is")),
    ).toEqual(["Did we do 200 60 218 102 102", "Is 240 60 248 102 102"]);
  });

  it("are no heads alone, beside rows, or over nothing that has columns", () => {
    expect(laid(upwards(200, 100, "Homes"))).toEqual([]);
    expect(laid(upwards(20, 140, "Homes"), upwards(32, 140, "Schools"))).toEqual([]);
    expect(laid(upwards(200, 40, "Homes"), upwards(240, 40, "Schools"))).toEqual([]);
  });
});
