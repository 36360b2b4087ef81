import { describe, expect, it } from "vitest";
import { connectedBoxes } from "../../src/scan/picture/connected-boxes.ts";
import type { PixelBox } from "../../src/scan/picture/raster.ts";
import { eraseSpecks } from "../../src/scan/picture/specks.ts";
import { blank, fill } from "./pictures.ts";

/** A picture of lines of text: what is no blank is dark. */
function drawn(lines: readonly string[]) {
  const grey = blank(lines[0]?.length ?? 0, lines.length);
  for (const [y, line] of lines.entries())
    for (const [x, one] of [...line].entries()) if (one !== " ") fill(grey, [x, y, x + 1, y + 1]);
  return grey;
}

describe("what hangs together in a picture", () => {
  it("is one also where its parts meet only further down, by its first pixel", () => {
    const grey = drawn(["#   # #", "#   # #", "##### #", "       ", "# ##   "]);
    expect(connectedBoxes(grey, 128, "sides")).toEqual([
      [0, 0, 5, 3],
      [6, 0, 7, 3],
      [0, 4, 1, 5],
      [2, 4, 4, 5],
    ]);
  });

  it("is one by its corners where that is asked, to the picture's edges and not around them", () => {
    const grey = drawn(["#   #", " # # ", "  #  ", "#    ", "    #"]);
    expect(connectedBoxes(grey, 128, "corners")).toEqual([
      [0, 0, 5, 3],
      [0, 3, 1, 4],
      [4, 4, 5, 5],
    ]);
    expect(connectedBoxes(grey, 128, "sides")).toHaveLength(7);
  });

  it("is the same as filling it pixel by pixel gives, whatever its form", () => {
    let state = 7;
    const random = (): number => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    for (const part of [0.2, 0.4, 0.5, 0.6]) {
      const grey = blank(23, 19);
      for (let at = 0; at < grey.data.length; at += 1) if (random() < part) grey.data[at] = 0;
      for (const by of ["sides", "corners"] as const)
        expect(connectedBoxes(grey, 128, by)).toEqual(filled(grey.data, 23, by));
    }
  });
});

function filled(data: Uint8Array, width: number, by: "sides" | "corners"): PixelBox[] {
  const left = data.slice();
  const boxes: PixelBox[] = [];
  for (let start = 0; start < left.length; start += 1) {
    if (left[start] !== 0) continue;
    const box: [number, number, number, number] = [Infinity, Infinity, 0, 0];
    const open = [[start % width, Math.floor(start / width)] as const];
    left[start] = 255;
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const [x, y] = one;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x + 1);
      box[3] = Math.max(box[3], y + 1);
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) {
          if (by === "sides" && dx !== 0 && dy !== 0) continue;
          const at = (y + dy) * width + x + dx;
          if (x + dx < 0 || x + dx >= width || left[at] !== 0) continue;
          left[at] = 255;
          open.push([x + dx, y + dy]);
        }
      }
    }
    boxes.push(box);
  }
  return boxes;
}

describe("specks", () => {
  it("are taken out where they stand by themselves, and stay near print", () => {
    const page = (x: number) => {
      const grey = blank(80, 60);
      fill(grey, [10, 20, 14, 40]);
      fill(grey, [x, 30, x + 4, 33]);
      eraseSpecks(grey);
      return grey.data[31 * 80 + x + 1];
    };
    expect([page(20), page(40)]).toEqual([0, 255]);
  });

  it("go with their edges and no further, also at the picture's own", () => {
    const grey = blank(40, 40);
    fill(grey, [0, 0, 40, 40], 200);
    fill(grey, [0, 0, 2, 1], 20);
    eraseSpecks(grey);
    const white = [...grey.data.keys()].filter((at) => grey.data[at] === 255);
    expect(white).toEqual([0, 1, 2, 40, 41, 42]);
  });
});
