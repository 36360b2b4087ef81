import { describe, expect, it } from "vitest";
import type { ReadWord, Recogniser } from "../../src/scan/engine/recogniser.ts";
import type { PixelBox } from "../../src/scan/picture/raster.ts";
import { readTwice } from "../../src/scan/trust/read-twice.ts";
import { blank, fill } from "./pictures.ts";

const box: PixelBox = [40, 40, 100, 80];

const engine = (text: string): Recogniser => ({
  name: "fake",
  show() {},
  read: (region): readonly ReadWord[] => [
    { text, box: region, baseline: region[3], confidence: 90 },
  ],
});

/** Two digits and a letter, with a point between the first two or without it. */
function printed(point: boolean, last: PixelBox = [80, 52, 96, 80]) {
  const grey = blank(300, 120);
  fill(grey, [40, 40, 50, 80]);
  if (point) fill(grey, [53, 75, 57, 80]);
  fill(grey, [60, 40, 70, 80]);
  fill(grey, last);
  return grey;
}

const read = (one: string, other: string, grey = printed(true)) =>
  readTwice(
    [{ text: one, box, baseline: 80, confidence: 90 }],
    grey,
    { first: engine(one), second: engine(other) },
    () => {},
  ).map(({ text, reading }) => [text, reading.sure, reading.other])[0];

describe("a point that only the second engine saw", () => {
  it("is a code's where the picture shows it", () => {
    expect(read("41a", "4.1a")).toEqual(["4.1a", true, "41a"]);
    expect(read("41a", "4.1a", printed(false))).toEqual(["41a", false, "4.1a"]);
    expect(read("41a", "4.7a")).toEqual(["41a", false, "4.7a"]);
  });

  it("is the likelier reading of a figure and leaves it in doubt", () => {
    const digits = printed(true, [80, 40, 90, 80]);
    expect(read("415", "4.15", digits)).toEqual(["4.15", false, "415"]);
    expect(read("415", "4.15", printed(false, [80, 40, 90, 80]))).toEqual(["415", true, "4.15"]);
  });

  it("is believed of more than a hundred per cent, and never before three digits", () => {
    expect(read("529%", "52.9%", blank(300, 120))).toEqual(["52.9%", false, "529%"]);
    const wide = printed(true, [80, 40, 90, 80]);
    fill(wide, [94, 40, 104, 80]);
    expect(read("5290", "5.290", wide)?.slice(0, 2)).toEqual(["5290", false]);
  });
});
