import { describe, expect, it } from "vitest";
import { linesToText } from "../../../../src/extract/pdf/text/cell-text.ts";

/** A cell's text, of lines as wide as the cell with so much between one baseline and the next. */
const textOf = (texts: readonly string[], steps: readonly number[]): string => {
  let baseline = 100;
  const lines = texts.map((text, at) => {
    baseline += at === 0 ? 0 : (steps[at - 1] as number);
    return {
      text,
      baseline,
      size: 9,
      bold: false,
      box: [52, baseline - 7, 148, baseline + 2],
      spans: [],
    };
  });
  return linesToText(lines as never, [50, 90, 150, 300]);
};

const texts = [
  "Put in place a plan",
  "for the whole sector",
  "of care",
  "Recommission all",
  "advice for people",
  "who ask",
  "Enter into a pooled",
  "budget",
];

describe("paragraphs of a cell", () => {
  it("are told by a little more white space where it comes again and no other does", () => {
    expect(textOf(texts, [11, 11, 13.2, 11, 11, 13.2, 11]).split("\n")).toHaveLength(3);
  });

  it("are one where steps vary, or a line goes on in small letters", () => {
    expect(textOf(texts, [11, 11, 13.2, 11.9, 11, 12.6, 11]).split("\n")).toHaveLength(1);
    expect(textOf(texts, [11, 13.2, 11, 11, 13.2, 11, 11]).split("\n")).toHaveLength(1);
    expect(textOf(texts, [11, 11, 13.2, 11, 11, 11, 11]).split("\n")).toHaveLength(1);
  });
});
