import { describe, expect, it } from "vitest";
import type { ReadWord, Recogniser } from "../../src/scan/engine/recogniser.ts";
import type { Grey, PixelBox } from "../../src/scan/picture/raster.ts";
import { readTwice } from "../../src/scan/trust/read-twice.ts";
import { contradictsPoints, hidesPoint } from "../../src/scan/trust/separators.ts";
import { lyingEngine } from "./lying-engine.ts";
import { blank, fill } from "./pictures.ts";

const region: PixelBox = [10, 10, 200, 60];

/** Four digits with room between the last two, and what is drawn at the foot of it. */
function digits(foot?: PixelBox, value = 110): Grey {
  const grey = blank(220, 80);
  for (const left of [20, 46, 72, 108]) fill(grey, [left, 20, left + 20, 50]);
  if (foot !== undefined) fill(grey, foot, value);
  return grey;
}

describe("a point that is a few pixels to a scanner", () => {
  it("is seen where it stands free between two digits, however thin", () => {
    expect(hidesPoint("9935", digits([98, 45, 100, 49]), region)).toBe(true);
    expect(hidesPoint("9935", digits([98, 45, 100, 49], 180), region)).toBe(true);
    expect(contradictsPoints("9935", digits([98, 45, 100, 49]), region)).toBe(true);
  });

  it("leaves the figure in doubt where it was too small to be shown to engines apart", () => {
    const reader: Recogniser = {
      name: "fake",
      show() {},
      read: (box): readonly ReadWord[] => [{ text: "9935", box, baseline: box[3], confidence: 90 }],
    };
    const read = (foot?: PixelBox) =>
      readTwice(
        [{ text: "9935", box: [20, 20, 128, 50], baseline: 50, confidence: 90 }],
        digits(foot),
        { first: reader, second: reader },
        () => {},
      )[0]?.reading.sure;
    expect(read()).toBe(true);
    expect(read([98, 45, 100, 49])).toBe(false);
    expect(read([98, 45, 100, 47])).toBe(true);
  });

  it("is not taken from a figure in which both engines read it", () => {
    const read = (foot?: PixelBox) => {
      const reader = lyingEngine("993.5", "9935", 220);
      const word = {
        text: "993.5",
        box: [20, 20, 128, 50] as const,
        baseline: 50,
        confidence: 90,
      };
      const [judged] = readTwice([word], digits(foot), { first: reader, second: reader }, () => {});
      return [judged?.text, judged?.reading.sure];
    };
    expect(read([98, 45, 100, 47])).toEqual(["993.5", false]);
    expect(read([98, 46, 100, 48])).toEqual(["993.5", false]);
    expect(read([98, 45, 100, 49])).toEqual(["993.5", true]);
  });

  it("is seen beside a 1, whose serif is joined to it", () => {
    expect(hidesPoint("9915", digits([98, 45, 100, 49]), region)).toBe(true);
    expect(hidesPoint("9915", digits([92, 47, 96, 50]), region)).toBe(false);
  });

  it("is none where the gap is white, holds a speck, or ink that stands high in it", () => {
    expect(hidesPoint("9935", digits(), region)).toBe(false);
    expect(hidesPoint("9935", digits([98, 47, 99, 49]), region)).toBe(false);
    expect(hidesPoint("9935", digits([98, 28, 100, 32]), region)).toBe(false);
  });
});
