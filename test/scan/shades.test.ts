import { describe, expect, it } from "vitest";
import { findShades } from "../../src/scan/lines/shades.ts";
import type { Colour, PixelBox } from "../../src/scan/picture/raster.ts";

const paper = [250, 250, 250] as const;
const pale = 232;

function page(valueAt: (x: number, y: number) => number = () => paper[0]): Colour {
  const [width, height] = [400, 300];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      data.fill(valueAt(x, y), at, at + 3);
    }
  }
  return { width, height, data };
}

const isIn = ([left, top, right, bottom]: PixelBox, x: number, y: number): boolean =>
  x >= left && x < right && y >= top && y < bottom;

const boxes = (colours: Colour): number[][] =>
  findShades(colours, paper, []).map(({ box }) => box.map(Math.round));

describe("shades", () => {
  it("are found to the pixel, also with print on them", () => {
    const band: PixelBox = [37, 50, 350, 73];
    const isPrint = (x: number, y: number) => y > 58 && y < 66 && x % 9 < 3 && x > 60 && x < 200;
    const colours = page((x, y) => (isIn(band, x, y) ? (isPrint(x, y) ? 40 : pale) : paper[0]));
    expect(boxes(colours)).toEqual([[...band]]);
  });

  it("end where they do and not at a line of close print that runs through them", () => {
    const band: PixelBox = [37, 50, 350, 83];
    const isPrint = (x: number, y: number) => y > 54 && y < 62 && x % 9 < 6;
    const colours = page((x, y) => (isIn(band, x, y) ? (isPrint(x, y) ? 40 : pale) : paper[0]));
    expect(boxes(colours)).toEqual([[...band]]);
  });

  it("are parted where a filled column runs down beside bands of rows", () => {
    const column: PixelBox = [30, 40, 130, 200];
    const bands: PixelBox[] = [
      [130, 40, 360, 80],
      [130, 120, 360, 160],
    ];
    const colours = page((x, y) =>
      [column, ...bands].some((box) => isIn(box, x, y)) ? pale : paper[0],
    );
    const found = boxes(colours).sort(
      (a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0),
    );
    expect(found).toHaveLength(3);
    for (const [at, box] of [column, ...bands].entries()) {
      for (const [side, value] of box.entries())
        expect(Math.abs((found[at]?.[side] ?? 0) - value)).toBeLessThanOrEqual(2);
    }
  });

  it("are not the shadow of a fold, which fades", () => {
    const colours = page((x) => paper[0] - Math.max(0, 60 - Math.abs(x - 200)));
    expect(boxes(colours)).toEqual([]);
  });
});
