import { expect, it } from "vitest";
import { edgesBeforeHeads } from "../../../../../src/extract/pdf/tables/edges/ends-before-heads.ts";

type Text = readonly [text: string, from: number, to: number];

const line = (baseline: number, bold: boolean, ...texts: readonly Text[]) => {
  const pieces = texts.map(([text, from, to]) => {
    const box = [from, baseline - 7, to, baseline + 2];
    return { text, box, spans: [{ text, box, size: 8.5, face: { bold } }] };
  });
  const box = [texts[0]?.[1] ?? 0, baseline - 7, texts.at(-1)?.[2] ?? 0, baseline + 2];
  return { line: { baseline, size: 8.5, bold, box, spans: [] }, pieces, framed: false };
};
/** Heads at the left of columns whose figures end 10 points before the next head; titles begin where it is said. */
const edges = (title: number): number[] | undefined =>
  edgesBeforeHeads({
    lines: [
      line(
        0,
        true,
        ["Ref", 51, 91],
        ["Definition", 143, 198],
        ["Base", 251, 276],
        ["Target", 299, 344],
        ["Actual", 359, 397],
      ),
      line(
        12,
        false,
        ["LPI 1", 51, 80],
        ["Savings made", title, 227],
        ["£5.1m", 262, 289],
        ["£5.9m", 322, 349],
      ),
      line(
        24,
        false,
        ["LPI 2", 51, 80],
        ["Days to decide", title, 219],
        ["119", 274, 289],
        ["23", 338, 349],
      ),
      line(
        36,
        false,
        ["LPI 3", 51, 80],
        ["Requests in time", title, 221],
        ["76.6", 270, 289],
        ["68", 338, 349],
      ),
    ],
  } as never);

it("figures that end before the next head say where columns end", () => {
  expect(edges(143)).toEqual([138, 246, 294, 354]);
});

it("but not where the titles of rows stand over such an edge: their head is in the middle", () => {
  expect(edges(110)).toBeUndefined();
});
