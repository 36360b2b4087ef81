import { describe, expect, it } from "vitest";
import type { Grey, PixelBox } from "../../src/scan/picture/raster.ts";
import { contradictsPoints, hidesPoint } from "../../src/scan/trust/separators.ts";
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
