import { describe, expect, it } from "vitest";
import type { Grey } from "../../src/scan/picture/raster.ts";
import type { JudgedWord } from "../../src/scan/trust/judged-word.ts";
import { isTick, withTicks } from "../../src/scan/trust/ticks.ts";
import { blank } from "./pictures.ts";

/** A stroke from one place to another, as thick as a pen's. */
function stroke(grey: Grey, [x0, y0]: readonly number[], [x1, y1]: readonly number[]): void {
  for (let step = 0; step <= 200; step += 1) {
    const x = Math.round((x0 as number) + (((x1 as number) - (x0 as number)) * step) / 200);
    const y = Math.round((y0 as number) + (((y1 as number) - (y0 as number)) * step) / 200);
    for (let dy = 0; dy < 4; dy += 1)
      grey.data.fill(0, (y + dy) * grey.width + x, (y + dy) * grey.width + x + 4);
  }
}

function drawn(...places: readonly (readonly number[])[]): Grey {
  const grey = blank(200, 200);
  for (const [at, place] of places.slice(1).entries()) stroke(grey, places[at] ?? [], place);
  return grey;
}

const tick = drawn([60, 84], [70, 98], [94, 64]);
const letterV = drawn([60, 68], [77, 98], [94, 64]);
const slash = drawn([60, 98], [94, 64]);

const word = (text: string, more: Partial<JudgedWord> = {}): JudgedWord => ({
  text,
  box: [58, 62, 100, 104],
  baseline: 102,
  confidence: 50,
  reading: { sure: true },
  ...more,
});
const texts = (words: readonly JudgedWord[], grey: Grey) =>
  withTicks(words, grey).map(({ text, reading }) => [text, reading.sure]);

describe("ticks", () => {
  it("are known by their shape, whatever letter they were taken for", () => {
    expect([tick, letterV, slash].map((grey) => isTick(grey, [50, 50, 110, 110]))).toEqual([
      true,
      false,
      false,
    ]);
    expect(texts([word("v")], tick)).toEqual([["✓", true]]);
    expect(texts([word("v")], letterV)).toEqual([["v", true]]);
    const wavering = word("4", { reading: { sure: false, other: "v" } });
    expect(texts([wavering], tick)).toEqual([["✓", true]]);
  });

  it("are none where both engines read a figure, or where words stand beside", () => {
    const four = word("4", { reading: { sure: true, other: "4" } });
    expect(texts([four], tick)).toEqual([["4", true]]);
    const beside = word("of", { box: [110, 62, 140, 104] });
    expect(texts([word("v"), beside], tick)[0]).toEqual(["v", true]);
  });
});
