import { describe, expect, it } from "vitest";
import { boxOnPaper, cellDoubts } from "../../../src/extract/pdf/scan/doubts.ts";

describe("a cell read off a picture", () => {
  it("is in doubt where print in it gave no word: a period that is lost must not be guessed", () => {
    const box = [0, 0, 100, 20] as const;
    expect(cellDoubts(box, [], [[40, 5, 60, 15]]).doubts).toMatchObject([{ text: "", other: "" }]);
    expect(cellDoubts(box, [], [[140, 5, 160, 15]])).toEqual({});
  });

  it("lies on the paper as the page was scanned", () => {
    const [left, top] = boxOnPaper([200, 90, 220, 110], {
      lean: { degrees: 1, middle: [100, 100] },
    });
    expect(left).toBeCloseTo(200, 1);
    expect(top).toBeCloseTo(91.9, 1);
    expect(boxOnPaper([1, 2, 3, 4], {})).toEqual([1, 2, 3, 4]);
  });
});
