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

/** A narrow cell's text: each line ends so many points before its right edge. */
const narrow = (...lines: readonly (readonly [text: string, free: number])[]): string =>
  linesToText(
    lines.map(([text, free], at) => ({
      text,
      baseline: 100 + 10.5 * at,
      size: 9,
      bold: false,
      box: [80, 93 + 10.5 * at, 135 - free, 102 + 10.5 * at],
      spans: [],
    })) as never,
    [76, 90, 135, 300],
  );

describe("a word too long for its column", () => {
  it.each([
    ["organisatio", "ns with the", "organisations with the"],
    ["retirement", "s (excluding", "retirements (excluding"],
    ["(percentag", "e of checks", "(percentage of checks"],
    ["homeless", "ness application", "homelessness application"],
    ["descripti", "on", "description"],
  ])("goes on without a blank: %s over %s", (upper, lower, whole) => {
    expect(narrow([upper, 9], [lower, 9])).toBe(whole);
  });

  it.each([
    ["percentage", "of the"],
    ["distance", "km driven"],
    ["depend", "on care"],
    ["number", "a year"],
    ["payment", "by cash"],
    ["average", "hrs worked"],
  ])("is none where the next line begins with one: %s over %s", (upper, lower) => {
    expect(narrow([upper, 9], [lower, 9])).toBe(`${upper} ${lower}`);
  });

  it("is none where another letter had room, or where words stand before it", () => {
    expect(narrow(["organisatio", 20], ["ns with the", 9])).toBe("organisatio ns with the");
    expect(narrow(["to organisatio", 9], ["ns with the", 9])).toBe("to organisatio ns with the");
  });
});

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
