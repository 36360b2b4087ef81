import { describe, expect, it } from "vitest";
import { withoutIdleParts } from "../../src/scan/engine/trained-data.ts";
import { readingKey } from "../../src/scan/keep.ts";
import { whitenBorders } from "../../src/scan/picture/borders.ts";
import { type Layer, layersToPicture } from "../../src/scan/picture/layers.ts";
import type { Grey } from "../../src/scan/picture/raster.ts";
import { withoutScreens } from "../../src/scan/picture/screen.ts";
import { eraseSpecks } from "../../src/scan/picture/specks.ts";
import { turnGrey, turnPicture } from "../../src/scan/picture/turned.ts";
import { findTurn, looksUpright } from "../../src/scan/regions/orientation.ts";
import { blank, fill } from "./pictures.ts";

/** Rows of "#" and "." as a picture of bits. */
function bits(...rows: readonly string[]) {
  const width = rows[0]?.length ?? 0;
  const rowBytes = (width + 7) >> 3;
  const data = new Uint8Array(rowBytes * rows.length);
  for (const [y, row] of rows.entries()) {
    for (const [x, one] of [...row].entries()) {
      if (one === ".")
        data[y * rowBytes + (x >> 3)] = (data[y * rowBytes + (x >> 3)] ?? 0) | (128 >> (x & 7));
    }
  }
  return { width, height: rows.length, kind: 1, data };
}

const shown = (layers: readonly Layer[], width: number, height: number): string[] => {
  const { grey } = layersToPicture(layers, width, height);
  return Array.from({ length: grey.height }, (_, y) =>
    [...grey.data.subarray(y * grey.width, (y + 1) * grey.width)]
      .map((value) => (value < 128 ? "#" : "."))
      .join(""),
  );
};

/** A picture over a box of the page, in points from its top left. */
const at = (left: number, top: number, width: number, height: number) =>
  [width, 0, 0, -height, left, top + height] as const;

describe("a page's pictures", () => {
  it("are put together from strips", () => {
    const strips = [
      { pixels: bits("#..#"), placement: at(0, 0, 4, 1) },
      { pixels: bits(".##."), placement: at(0, 1, 4, 1) },
    ];
    expect(shown(strips, 4, 2)).toEqual(["#..#", ".##."]);
  });

  it("are turned as the page is", () => {
    // The unit square's bottom runs down the page's left side: a quarter turn clockwise.
    const pixels = bits("#...", "....");
    expect(shown([{ pixels, placement: [0, 4, 2, 0, 0, 0] }], 2, 4)).toEqual([
      ".#",
      "..",
      "..",
      "..",
    ]);
  });

  it("let a mask paint its colour over what lies below", () => {
    const ground = {
      width: 2,
      height: 1,
      kind: 2,
      data: Uint8Array.of(200, 200, 200, 200, 200, 200),
    };
    const layers = [
      { pixels: ground, placement: at(0, 0, 2, 1) },
      { pixels: bits("#."), placement: at(0, 0, 2, 1), paint: "#102030" },
    ];
    const { grey } = layersToPicture(layers, 2, 1);
    expect(grey.data[0]).toBeLessThan(60);
    expect(grey.data[1]).toBe(200);
  });

  it("lose the screens of a black and white scan, not its full stops", () => {
    const grey = blank(64, 64);
    for (let y = 0; y < 32; y += 4)
      for (let x = 0; x < 64; x += 4) fill(grey, [x, y, x + 1, y + 1]);
    fill(grey, [40, 50, 43, 53]);
    const { data } = withoutScreens(grey);
    expect(data.subarray(0, 64 * 32).every((value) => value === 255)).toBe(true);
    expect(data[50 * 64 + 40]).toBe(0);
    const shaded = { ...grey, data: grey.data.map((value) => (value === 0 ? 80 : value)) };
    expect(withoutScreens(shaded)).toBe(shaded);
  });
});

it("a dark screen goes, whose dots touch by their corners; a rule that fell into dots stays", () => {
  const grey = blank(64, 64);
  for (let y = 0; y < 32; y += 1)
    for (let x = y % 2; x < 64; x += 2) fill(grey, [x, y, x + 1, y + 1]);
  for (let x = 0; x < 64; x += 2) fill(grey, [x, 40, x + 1, 41]);
  const { data } = withoutScreens(grey);
  expect(data.subarray(0, 64 * 32).every((value) => value === 255)).toBe(true);
  expect(data.subarray(64 * 40, 64 * 41)).toEqual(grey.data.subarray(64 * 40, 64 * 41));
});

it("white dots on a ground nearly black are filled, and white letters on it stay", () => {
  const grey = blank(96, 96);
  fill(grey, [0, 0, 96, 64]);
  for (let y = 3; y < 64; y += 9)
    for (let x = 2; x < 96; x += 7) fill(grey, [x, y, x + 1, y + 1], 255);
  fill(grey, [40, 20, 43, 40], 255);
  const { data } = withoutScreens(grey);
  const lightOn = [...data.subarray(0, 96 * 64)].filter((value) => value === 255);
  expect(lightOn.length).toBeGreaterThanOrEqual(60);
  expect(lightOn.length).toBeLessThan(70);
  // The hole of a letter is as small, and has white paper round the letter.
  const letter = blank(96, 96);
  fill(letter, [40, 40, 50, 50]);
  fill(letter, [44, 44, 46, 46], 255);
  expect(withoutScreens(letter).data[44 * 96 + 44]).toBe(255);
});

it("a screen goes to its last row; a dash of dots beside letters of dots stays", () => {
  const grey = blank(96, 64);
  for (let y = 0; y < 32; y += 4) for (let x = 0; x < 96; x += 4) fill(grey, [x, y, x + 1, y + 1]);
  for (let x = 0; x < 96; x += 4) fill(grey, [x, 33, x + 1, 34]);
  expect(withoutScreens(grey).data.every((value) => value === 255)).toBe(true);
  const letters = blank(96, 64);
  for (let y = 16; y < 32; y += 4)
    for (let x = 16; x < 32; x += 4) fill(letters, [x, y, x + 1, y + 1]);
  for (let x = 32; x < 46; x += 3) fill(letters, [x, 24, x + 1, 25]);
  expect(withoutScreens(letters).data[24 * 96 + 32]).toBe(0);
});

describe("a kept reading", () => {
  const layer: Layer = { pixels: bits("#."), placement: at(0, 0, 2, 1) };
  const named = (name: string) => ({ name, show() {}, read: () => [] });
  const engines = { first: named("one"), second: named("other") };
  const key = readingKey([layer], [2, 1], engines, "1");

  it("is known by its picture, its engines and the code that read it", () => {
    expect(readingKey([layer], [2, 1], engines, "1")).toBe(key);
    const others = [
      readingKey([{ ...layer, pixels: bits(".#") }], [2, 1], engines, "1"),
      readingKey([{ ...layer, placement: at(0, 1, 2, 1) }], [2, 1], engines, "1"),
      readingKey([layer], [2, 1], { ...engines, second: named("third") }, "1"),
      readingKey([layer], [2, 1], engines, "2"),
    ];
    expect(new Set([key, ...others]).size).toBe(5);
  });
});

describe("a page that lies on its side", () => {
  const drawn = () => {
    const grey = blank(30, 20);
    fill(grey, [20, 2, 28, 5]);
    return grey;
  };
  it("is turned by quarters, and comes back after four of them", () => {
    const once = turnGrey(drawn(), 90);
    expect([once.width, once.height]).toEqual([20, 30]);
    // What was at its right edge is at the top.
    expect([once.data[2 + 2 * 20], once.data[2 + 28 * 20]]).toEqual([0, 255]);
    expect(turnGrey(turnGrey(drawn(), 90), 270)).toEqual(drawn());
    expect(turnGrey(turnGrey(drawn(), 180), 180)).toEqual(drawn());
    expect(turnGrey(once, 90)).toEqual(turnGrey(drawn(), 180));
  });

  it("carries its colours with it", () => {
    const grey = drawn();
    const colour = { width: 30, height: 20, data: new Uint8Array(1800) };
    colour.data.set([9, 8, 7], 29 * 3);
    const turned = turnPicture({ grey, colour, pixelsPerPoint: 1 }, 90);
    expect([...(turned.colour?.data.subarray(0, 3) ?? [])]).toEqual([9, 8, 7]);
  });

  const words = (text: string, count: number) =>
    Array.from({ length: count }, () => ({
      text,
      box: [0, 0, 3, 1] as const,
      baseline: 1,
      confidence: text === "Budget" ? 95 : 20,
    }));
  /** Reads words on a picture that is `way` up and nothing that is any on another. */
  const reader = (right: Grey) => {
    let shown = blank(1, 1);
    return {
      name: "fake",
      show(grey: Grey) {
        shown = grey;
      },
      read: () => words(isSame(shown, right) ? "Budget" : "|~", 12),
    };
  };
  const isSame = (a: Grey, b: Grey) =>
    a.width === b.width && a.data.every((value, at) => value === b.data[at]);

  it("is found by trying which way gives words", () => {
    const lying = turnGrey(drawn(), 270);
    expect(findTurn(lying, words("|~", 9), reader(drawn()), () => {})).toBe(90);
    expect(findTurn(turnGrey(drawn(), 180), [], reader(drawn()), () => {})).toBe(180);
    expect(findTurn(lying, words("|~", 9), reader(blank(3, 3)), () => {})).toBeUndefined();
    const upwards = words("Budget", 20).map((one) => ({ ...one, box: [0, 0, 1, 3] as const }));
    expect(findTurn(lying, upwards, reader(drawn()), () => {})).toBe(90);
  });

  it("is not looked for where most words are sure", () => {
    expect(looksUpright([...words("Budget", 5), ...words("|~", 4)])).toBe(true);
    expect(looksUpright([...words("Budget", 4), ...words("|~", 5)])).toBe(false);
  });
});

describe("dirt and borders", () => {
  it("are taken out, and what is near print is not", () => {
    const grey = blank(120, 60);
    fill(grey, [20, 20, 30, 40]);
    fill(grey, [34, 37, 38, 41]);
    fill(grey, [80, 20, 83, 23]);
    eraseSpecks(grey);
    expect(grey.data[38 * 120 + 35]).toBe(0);
    expect(grey.data[21 * 120 + 81]).toBe(255);
  });

  it("whiten the lid round a page, not a band of its own or a rule at its edge", () => {
    const lid = blank(200, 300);
    fill(lid, [0, 0, 12, 300], 20);
    whitenBorders({ grey: lid, pixelsPerPoint: 1 });
    expect(lid.data.every((value) => value === 255)).toBe(true);
    const band = blank(200, 300);
    fill(band, [0, 0, 12, 100], 20);
    fill(band, [198, 0, 200, 300], 20);
    const before = band.data.slice();
    whitenBorders({ grey: band, pixelsPerPoint: 1 });
    expect(band.data).toEqual(before);
  });
});

describe("trained data", () => {
  it("keep every part but the neural network's and the pairs of words, each in its place", () => {
    const count = 24;
    const header = 4 + 8 * count;
    const data = new Uint8Array(header + 8);
    const view = new DataView(data.buffer);
    view.setUint32(0, count, true);
    for (let part = 0; part < count; part += 1) view.setBigInt64(4 + 8 * part, -1n, true);
    view.setBigInt64(4 + 8 * 1, BigInt(header), true);
    view.setBigInt64(4 + 8 * 14, BigInt(header + 2), true);
    view.setBigInt64(4 + 8 * 17, BigInt(header + 4), true);
    view.setBigInt64(4 + 8 * 23, BigInt(header + 6), true);
    data.set([1, 1, 14, 14, 17, 17, 23, 23], header);
    const kept = withoutIdleParts(data);
    const at = (part: number) => Number(new DataView(kept.buffer).getBigInt64(4 + 8 * part, true));
    expect([at(0), at(14), at(17)]).toEqual([-1, -1, -1]);
    expect([...kept.subarray(at(1), at(1) + 2), ...kept.subarray(at(23), at(23) + 2)]).toEqual([
      1, 1, 23, 23,
    ]);
  });
});
