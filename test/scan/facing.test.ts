import { describe, expect, it } from "vitest";
import { boxOnPaper } from "../../src/extract/pdf/scan/doubts.ts";
import { facing } from "../../src/scan/facing.ts";
import { cutAt, findGutter } from "../../src/scan/picture/gutter.ts";
import type { Grey, Picture } from "../../src/scan/picture/raster.ts";
import type { ScannedPage } from "../../src/scan/scanned.ts";
import { blank, fill, turned } from "./pictures.ts";

/** Lines of something like words, from one side to another. */
function print(page: Grey, left: number, right: number, value = 0): void {
  for (let top = 120; top < page.height - 120; top += 30) {
    for (let x = left; x + 24 <= right; x += 34) fill(page, [x, top, x + 24, top + 12], value);
  }
}

/** A3 lying at 100 dots an inch, 1190 by 842 points, or as wide as said. */
function spread(points = 1190): Picture {
  const grey = blank(1654, 1170);
  print(grey, 100, 740);
  print(grey, 920, 1560);
  return { grey, pixelsPerPoint: 1654 / points };
}

describe("two pages on one picture", () => {
  it("are parted where no print runs across, also where they lie askew", () => {
    expect(findGutter(spread())).toBeGreaterThan(780);
    expect(findGutter(spread())).toBeLessThan(880);
    for (const degrees of [-2, 2]) {
      const askew = { ...turned(spread().grey, degrees), pixelsPerPoint: 1654 / 1190 };
      expect(Math.abs((findGutter(askew) ?? 0) - 827)).toBeLessThan(60);
    }
    const [first, second] = cutAt(spread(), 827);
    expect([first.grey.width, second.grey.width]).toEqual([827, 827]);
    expect(second.grey.data[126 * 827 + (925 - 827)]).toBe(0);
  });

  it("are no two where print or a rule runs across, one half is empty, or the page stands upright", () => {
    const headed = spread();
    fill(headed.grey, [700, 60, 960, 80]);
    expect(findGutter(headed)).toBeUndefined();
    const ruled = spread();
    for (const y of [110, 500, 900]) fill(ruled.grey, [90, y, 1570, y + 2]);
    expect(findGutter(ruled)).toBeUndefined();
    const half = { ...spread(), grey: blank(1654, 1170) };
    print(half.grey, 100, 740);
    expect(findGutter(half)).toBeUndefined();
    const upright = { grey: blank(1170, 1654), pixelsPerPoint: 100 / 72 };
    print(upright.grey, 80, 500);
    print(upright.grey, 670, 1090);
    expect(findGutter(upright)).toBeUndefined();
  });

  it("are told from one page of the size of a desk's paper by the shadow of the fold", () => {
    expect(findGutter(spread(842))).toBeUndefined();
    const folded = spread(842);
    fill(folded.grey, [810, 0, 844, 1170], 190);
    expect(Math.abs((findGutter(folded) ?? 0) - 827)).toBeLessThan(60);
  });

  it("are read one below the other, and their places lead back to the paper", () => {
    const page = (text: string): ScannedPage => ({
      lean: { degrees: 0, middle: [297, 421] },
      words: [
        {
          text,
          box: [100, 50, 130, 60],
          baseline: 58,
          size: 10,
          bold: false,
          reading: { sure: true },
        },
      ],
      rules: [{ direction: "vertical", at: 90, from: 40, to: 80, width: 1 }],
      fills: [],
      marks: [],
      unread: [],
    });
    const both = facing(page("first"), page("second"), [595, 842]);
    expect(both.words.map(({ text }) => text)).toEqual(["first", "second"]);
    const [first, second] = both.words.map(({ box }) => boxOnPaper(box, both));
    expect(first).toEqual([100, 50, 130, 60]);
    expect(second).toEqual([695, 50, 725, 60]);
    expect(both.rules[1]).toMatchObject({ at: 90, from: both.facing ? 40 + both.facing.below : 0 });
  });

  it("are named and left where they lie on their sides", () => {
    const empty = {
      lean: { degrees: 0, middle: [0, 0] },
      words: [],
      rules: [],
      fills: [],
    } as const;
    const page: ScannedPage = { ...empty, marks: [], unread: [] };
    expect(facing({ ...page, turn: 90 }, page, [595, 842]).fault).toBe("two-pages");
    expect(facing({ ...page, fault: "photograph" }, page, [595, 842]).unread).toEqual([
      [0, 0, 595, 842],
    ]);
  });
});
