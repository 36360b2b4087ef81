import { describe, expect, it } from "vitest";
import type { ReadWord, Recogniser } from "../../src/scan/engine/recogniser.ts";
import type { Grey, PixelBox } from "../../src/scan/picture/raster.ts";
import { readLeftOver } from "../../src/scan/regions/left-over.ts";
import type { PlacedWord } from "../../src/scan/regions/placed-word.ts";
import { blank, fill } from "./pictures.ts";

/** An engine that reads the same wherever it is asked, and remembers where. */
function engine(text: string): Recogniser & { readonly asked: PixelBox[] } {
  const asked: PixelBox[] = [];
  return {
    name: "fake",
    asked,
    show() {},
    read(region): readonly ReadWord[] {
      asked.push(region);
      return [{ text, box: region, baseline: region[3], confidence: 90 }];
    },
  };
}

/** A ring, which is a nought. */
function nought(grey: Grey, x: number, y: number): void {
  fill(grey, [x, y, x + 20, y + 30]);
  fill(grey, [x + 5, y + 5, x + 15, y + 25], 255);
}

const beside: PlacedWord = {
  text: "Grants",
  box: [100, 70, 200, 100],
  baseline: 101,
  confidence: 96,
};

describe("print that was passed over", () => {
  it("is read piece by piece, and stands on the line of what is beside it", () => {
    const grey = blank(600, 200);
    fill(grey, beside.box);
    nought(grey, 400, 70);
    const reader = engine("0");
    const words = readLeftOver(grey, [beside], reader, () => {});
    expect(words.map(({ text, baseline }) => [text, baseline])).toEqual([["0", 101]]);
    expect(reader.asked).toEqual([[388, 58, 432, 112]]);
  });

  it("is one piece where figures stand close, and two where they stand apart", () => {
    const grey = blank(600, 200);
    for (const x of [300, 326, 450]) nought(grey, x, 70);
    expect(readLeftOver(grey, [], engine("0"), () => {})).toHaveLength(2);
  });

  it("is not what was read, nor rules, blots and specks; where nothing is left no engine is asked", () => {
    const grey = blank(600, 200);
    fill(grey, beside.box);
    fill(grey, [50, 150, 550, 153]);
    fill(grey, [300, 60, 340, 100]);
    fill(grey, [400, 80, 404, 84]);
    const reader = engine("0");
    expect(readLeftOver(grey, [beside], reader, () => {})).toEqual([]);
    expect(reader.asked).toEqual([]);
  });

  it("is no word of its own where it touches one: the leg of a letter, or a figure's digit", () => {
    const grey = blank(600, 200);
    fill(grey, beside.box);
    nought(grey, 207, 70);
    expect(readLeftOver(grey, [beside], engine("0"), () => {})).toEqual([]);
    const apart = blank(600, 200);
    fill(apart, beside.box);
    nought(apart, 214, 70);
    expect(readLeftOver(apart, [beside], engine("0"), () => {})).toHaveLength(1);
  });

  it("of which an engine makes no letter or digit gives no word", () => {
    const grey = blank(600, 200);
    nought(grey, 400, 70);
    expect(readLeftOver(grey, [], engine("~"), () => {})).toEqual([]);
  });
});
