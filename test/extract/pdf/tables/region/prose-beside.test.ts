import { describe, expect, it } from "vitest";
import type { Span } from "../../../../../src/extract/pdf/drawing/drawing.ts";
import { findProseBeside } from "../../../../../src/extract/pdf/tables/region/prose-beside.ts";

const wordAt = (text: string, x: number, baseline: number, size = 9): Span => ({
  text,
  box: [x, baseline - 0.77 * size, x + 0.5 * size * text.length, baseline + 0.23 * size],
  baseline,
  size,
  face: { name: "Arial", bold: false, italic: false, symbol: size > 9 },
  colour: "#000000",
  turn: 0,
  tag: -1,
});

/** A line of words that fills a column. */
const proseAt = (baseline: number): Span[] => {
  let x = 50;
  return ["Number", "of", "empty", "shops", "in", "use"].map((text) => {
    const word = wordAt(text, x, baseline);
    x = word.box[2] + 2.5;
    return word;
  });
};
const figuresAt = (baseline: number, sign: Span[]): Span[] => [
  wordAt("33", 250, baseline),
  wordAt("32", 290, baseline),
  wordAt("35", 370, baseline),
  ...sign,
];
const sixTimes = <Made>(make: (at: number) => readonly Made[]): Made[] =>
  Array.from({ length: 6 }, (_, at) => make(at)).flat();

/** Texts of two lines each. */
const texts = sixTimes((at) => [...proseAt(100 + 23 * at), ...proseAt(110.5 + 23 * at)]);

describe("words beside rows of figures", () => {
  it("are prose where the rows stand on baselines of their own", () => {
    const rows = sixTimes((at) => figuresAt(106 + 21 * at, []));
    expect(findProseBeside([...texts, ...rows], [], []).size).toBe(texts.length);
  });

  it("are a column where a sign of another font pulls their rows down a little", () => {
    const rows = sixTimes((at) => {
      const baseline = 100 + 23 * at;
      return figuresAt(baseline, [wordAt("☺", 430, baseline + 0.7, 13)]);
    });
    expect(findProseBeside([...texts, ...rows], [], []).size).toBe(0);
  });
});
