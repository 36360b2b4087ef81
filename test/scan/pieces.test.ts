import { describe, expect, it } from "vitest";
import type { Grey, PixelBox } from "../../src/scan/picture/raster.ts";
import type { PlacedWord } from "../../src/scan/regions/placed-word.ts";
import { onItsFeet } from "../../src/scan/regions/read.ts";
import { withNoughts } from "../../src/scan/trust/noughts.ts";
import { findPieces, setApart } from "../../src/scan/trust/pieces.ts";
import { readTwice } from "../../src/scan/trust/read-twice.ts";
import { isLostStroke } from "../../src/scan/trust/separators.ts";
import { lyingEngine } from "./lying-engine.ts";
import { blank, fill } from "./pictures.ts";

const region: PixelBox = [20, 20, 260, 110];

/** Two digits, the second with a hook over its foot as a 7 has, and a point under the hook. */
function hooked(): Grey {
  const grey = blank(300, 120);
  fill(grey, [40, 40, 60, 80]);
  fill(grey, [64, 40, 100, 46]);
  fill(grey, [90, 40, 100, 80]);
  fill(grey, [68, 72, 76, 80]);
  return grey;
}

describe("the pieces of a figure", () => {
  it("are its digits and points, also where a point stands under the digit beside it", () => {
    const [one, point, other] = findPieces(hooked(), region);
    expect([one?.left, point?.left, other?.left]).toEqual([40, 68, 64]);
  });

  it("are one where parts stand over each other, and none are specks", () => {
    const grey = blank(300, 120);
    fill(grey, [40, 40, 60, 80]);
    fill(grey, [50, 90, 52, 92]);
    fill(grey, [80, 40, 96, 56]);
    fill(grey, [90, 60, 112, 80]);
    expect(findPieces(grey, region)).toHaveLength(2);
  });

  it("set apart keep their ink, their order and white between them", () => {
    const apart = setApart(hooked(), region, 8);
    const columns = Array.from({ length: apart.width }, (_, x) =>
      Array.from({ length: apart.height }, (__, y) => apart.data[y * apart.width + x] as number),
    );
    const hasInk = columns.map((column) => column.some((value) => value < 150));
    const begins = hasInk.flatMap((is, x) => (is && hasInk[x - 1] !== true ? [x] : []));
    expect(begins).toHaveLength(3);
    const ink = (data: Uint8Array): number =>
      data.reduce((sum, one) => sum + (one < 150 ? 1 : 0), 0);
    expect(ink(apart.data)).toBe(ink(hooked().data));
  });
});

const word = (text: string, box: PixelBox, baseline = box[3]): PlacedWord => ({
  text,
  box,
  baseline,
  confidence: 90,
});

const engine = (plain: string, apart: string) => lyingEngine(plain, apart, 300);

describe("a point that both engines passed over", () => {
  const read = (one: string, other: string) =>
    readTwice(
      [word("17", [40, 40, 100, 80])],
      hooked(),
      { first: engine("17", one), second: engine("17", other) },
      () => {},
    )[0];

  it("is read once its pieces are set apart", () => {
    expect(read("1.7", "1.7")).toMatchObject({ text: "1.7", reading: { sure: true } });
  });

  it("leaves the figure in doubt where one of them does not see it, or reads other digits", () => {
    expect(read("1.7", "17")).toMatchObject({ text: "17", reading: { sure: false } });
    expect(read("1.9", "1.9")).toMatchObject({ text: "17", reading: { sure: false } });
  });
});

describe("a lone ring", () => {
  const drawn = blank(300, 120);
  fill(drawn, [40, 40, 60, 80]);
  const ring = word("oO", [40, 40, 60, 80]);
  const texts = (words: readonly PlacedWord[], figure: string): string[] =>
    withNoughts(words, drawn, engine(figure, figure)).map(({ text }) => text);

  it("is a nought where an engine takes it for one", () => {
    expect(texts([ring], "0")).toEqual(["0"]);
    expect(texts([ring], "6")).toEqual(["oO"]);
    expect(texts([word("to", ring.box)], "0")).toEqual(["to"]);
  });

  it("is none before the text of a list, nor where two pieces stand", () => {
    expect(texts([ring, word("Core", [90, 40, 180, 80])], "0")).toEqual(["oO", "Core"]);
    const two = blank(300, 120);
    fill(two, [40, 40, 60, 80]);
    fill(two, [66, 40, 86, 80]);
    const wide = word("oO", [40, 40, 86, 80]);
    expect(withNoughts([wide], two, engine("0", "0"))[0]?.text).toBe("oO");
  });
});

it("a word stands on its feet, whatever line an engine saw through its middle", () => {
  expect(onItsFeet(word("0", [10, 20, 20, 45], 32)).baseline).toBe(45);
  expect(onItsFeet(word("may", [10, 20, 60, 45], 38)).baseline).toBe(38);
  expect(onItsFeet(word("-", [10, 30, 20, 34], 31)).baseline).toBe(31);
});

it("a stroke between two years is missed where a 1 stands in its place", () => {
  expect(["200617", "2008109", "1999100", "200617 Actual"].map(isLostStroke)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["2006/7", "200618", "200917", "20061", "1,200617", "2006170"].map(isLostStroke)).toEqual([
    false,
    false,
    false,
    false,
    true,
    false,
  ]);
});
