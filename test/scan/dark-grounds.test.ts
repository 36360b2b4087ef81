import { describe, expect, it } from "vitest";
import { withDarkGroundsTurned } from "../../src/scan/picture/dark-grounds.ts";
import type { Grey } from "../../src/scan/picture/raster.ts";
import { blank, fill } from "./pictures.ts";

type Box = readonly [number, number, number, number];

/** A page with a band across it and print on the band: uprights like those of letters. */
function band(ground: number, print: number): { readonly page: Grey; readonly letters: Box[] } {
  const page = blank(900, 400);
  fill(page, [100, 100, 800, 172], ground);
  const letters: Box[] = [];
  for (let x = 200; x < 440; x += 24) letters.push([x, 122, x + 6, 152]);
  for (const letter of letters) fill(page, letter, print);
  return { page, letters };
}

const at = ({ width, data }: Grey, x: number, y: number): number => data[y * width + x] as number;

describe("dark grounds", () => {
  it("with white print become paper with ink on it, edges and all", () => {
    const { page, letters } = band(90, 255);
    const { grey, grounds } = withDarkGroundsTurned(page);
    for (const [left, top] of letters) expect(at(grey, left + 3, top + 10)).toBeLessThan(20);
    for (const [x, y] of [
      [150, 130],
      [101, 101],
      [799, 171],
      [600, 140],
    ] as const)
      expect(at(grey, x, y)).toBe(255);
    expect(grounds).toEqual([[100, 100, 800, 172]]);
  });

  it("may be as pale as black is on a faint page, and are none with dark print", () => {
    expect(withDarkGroundsTurned(band(174, 250).page).grounds).toEqual([[100, 100, 800, 172]]);
    expect(withDarkGroundsTurned(band(174, 60).page).grounds).toEqual([]);
  });

  it("take with them the blurred edge that would pass for a rule", () => {
    const { page } = band(90, 255);
    fill(page, [100, 172, 800, 177], 170);
    const { grey } = withDarkGroundsTurned(page);
    expect(at(grey, 600, 174)).toBe(255);
  });

  it("with dark print, with none, or that are letters and rules, are left as they are", () => {
    for (const { page } of [band(150, 20), band(90, 90), band(255, 0)]) {
      expect(withDarkGroundsTurned(page)).toEqual({ grey: page, grounds: [] });
    }
    const both = band(150, 20).page;
    for (let x = 500; x < 560; x += 20) fill(both, [x, 122, x + 6, 152], 255);
    expect(withDarkGroundsTurned(both).grounds).toEqual([]);
    const specked = band(90, 90).page;
    fill(specked, [300, 130, 306, 136], 255);
    expect(withDarkGroundsTurned(specked).grounds).toEqual([]);
    // Three letters of a heavy heading, whose strokes fill more of their box than the gaps between them.
    const heading = blank(900, 400);
    for (const left of [100, 165, 230]) {
      fill(heading, [left, 100, left + 18, 160]);
      fill(heading, [left + 18, 130, left + 30, 160]);
      fill(heading, [left + 30, 100, left + 48, 160]);
    }
    expect(withDarkGroundsTurned(heading).grounds).toEqual([]);
    const rules = blank(900, 400);
    fill(rules, [100, 100, 800, 106]);
    fill(rules, [100, 100, 106, 300]);
    expect(withDarkGroundsTurned(rules).grounds).toEqual([]);
  });
});
