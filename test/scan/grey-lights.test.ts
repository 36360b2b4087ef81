import { describe, expect, it } from "vitest";
import { findGreyLights } from "../../src/scan/lines/grey-lights.ts";
import { isOnMark } from "../../src/scan/lines/marks.ts";
import type { Grey } from "../../src/scan/picture/raster.ts";
import { blank, fill } from "./pictures.ts";

/** A disc, paler in its middle as drawn lights are, or a ring where its middle is white. */
function disc({ width, data }: Grey, x: number, y: number, radius: number, middle = 170): void {
  for (let dy = -radius; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1) {
      const away = Math.hypot(dx, dy) / radius;
      if (away <= 1) data[(y + dy) * width + x + dx] = away < 0.5 ? middle : 90;
    }
  }
}

const page = (): Grey => blank(600, 300);

describe("lights in grey print", () => {
  it("are discs, dark or pale, and nothing is said of what they mean", () => {
    const grey = page();
    disc(grey, 100, 100, 34);
    disc(grey, 300, 100, 20, 60);
    const lights = findGreyLights(grey);
    expect(lights).toHaveLength(2);
    for (const { colour } of lights) expect(colour).toMatch(/^#(..)\1\1$/);
    const [left, top, right, bottom] = lights[0]?.box ?? [0, 0, 0, 0];
    expect([left, top, right, bottom].map((value) => Math.round(value / 10))).toEqual([
      7, 7, 14, 14,
    ]);
  });

  it("are what was read on them, and not what stands beside", () => {
    const grey = page();
    disc(grey, 100, 100, 34);
    const lights = findGreyLights(grey);
    expect(isOnMark([70, 72, 130, 128], lights)).toBe(true);
    expect(isOnMark([120, 90, 190, 110], lights)).toBe(false);
  });

  it("are no rings, squares, bars, bullets, or letters with a hole", () => {
    const grey = page();
    disc(grey, 60, 60, 34, 255);
    fill(grey, [130, 30, 190, 90], 90);
    fill(grey, [220, 30, 340, 90], 90);
    disc(grey, 400, 60, 12, 60);
    disc(grey, 500, 60, 34, 60);
    fill(grey, [490, 40, 512, 52], 255);
    expect(findGreyLights(grey)).toEqual([]);
  });
});
