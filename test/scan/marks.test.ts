import { describe, expect, it } from "vitest";
import { findMarks, isRimOf } from "../../src/scan/lines/marks.ts";
import type { Colour } from "../../src/scan/picture/raster.ts";

const green = [0, 166, 81] as const;
const blue = [0, 88, 124] as const;

function page(): Colour {
  return { width: 300, height: 100, data: new Uint8Array(300 * 100 * 3).fill(255) };
}

/** A disc, as lights are; or a heavy letter, as full as one. */
function paint(
  { width, data }: Colour,
  [left, top, right, bottom]: readonly [number, number, number, number],
  colour: readonly number[],
): void {
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) data.set(colour, (y * width + x) * 3);
  }
}

describe("coloured blobs", () => {
  it("are marks where they stand alone, or two side by side", () => {
    const colours = page();
    paint(colours, [20, 20, 32, 32], green);
    paint(colours, [100, 20, 112, 32], [210, 35, 42]);
    paint(colours, [116, 20, 128, 32], green);
    const marks = findMarks(colours, []);
    expect(marks.map(({ box }) => box[0] / 3)).toEqual([20, 100, 116]);
    expect(marks[0]?.colour).toBe("#00a651");
  });

  it("are letters of a word where more of one colour stand in a row, or thin ones beside them", () => {
    const colours = page();
    for (let letter = 0; letter < 5; letter += 1)
      paint(colours, [20 + 10 * letter, 20, 27 + 10 * letter, 30], blue);
    paint(colours, [150, 20, 158, 32], blue);
    paint(colours, [161, 20, 163, 32], blue);
    expect(findMarks(colours, [])).toEqual([]);
  });
});

it("what is left of a light's rim is no word, and a dash beside a light is", () => {
  const light = [{ box: [100, 100, 160, 160] as const, colour: "#00a651" }];
  const rim = (text: string, box: readonly [number, number, number, number]) =>
    isRimOf({ text, box }, light);
  expect(rim("_", [110, 162, 150, 166])).toBe(true);
  expect(rim("'", [161, 104, 164, 120])).toBe(true);
  expect(rim("4", [110, 162, 150, 166])).toBe(false);
  expect(rim("-", [175, 128, 195, 132])).toBe(false);
});
