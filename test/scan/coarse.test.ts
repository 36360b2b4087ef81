import { describe, expect, it } from "vitest";
import type { Grey, PixelBox } from "../../src/scan/picture/raster.ts";
import { doubtCoarse, withPercent } from "../../src/scan/trust/coarse.ts";
import type { JudgedWord } from "../../src/scan/trust/judged-word.ts";
import { blank, fill } from "./pictures.ts";

const box: PixelBox = [10, 20, 190, 50];
const word = (text: string, other?: string): JudgedWord => ({
  text,
  box,
  baseline: 50,
  confidence: 90,
  reading: other === undefined ? { sure: true } : { sure: false, other },
});

/** Signs of these widths with so much white between them, 30 pixels high. */
function signs(widths: readonly number[], gaps: readonly number[]): Grey {
  const grey = blank(200, 70);
  let left = 14;
  for (const [at, wide] of widths.entries()) {
    fill(grey, [left, 20, left + wide, 50]);
    left += wide + (gaps[at] ?? 0);
  }
  return grey;
}

/** 9 of the scan's own pixels where 30 are looked at. */
const coarse = 9 / 30;
const isSure = (text: string, grey: Grey, scale = coarse): boolean =>
  doubtCoarse([word(text)], grey, scale)[0]?.reading.sure ?? false;

describe("a figure of a coarse scan that two engines read alike", () => {
  it("is sure where its digits stand close", () => {
    expect(isSure("997", signs([18, 18, 18], [4, 4]))).toBe(true);
    expect(isSure("997", signs([18, 40], [4]))).toBe(true);
  });

  it("is doubted where two of them stand as far apart as with a point between them", () => {
    expect(isSure("997", signs([18, 18, 18], [4, 9]))).toBe(false);
    expect(isSure("82%", signs([18, 18, 24], [9, 3]))).toBe(false);
  });

  it("may have more room before and behind a 1", () => {
    expect(isSure("117", signs([8, 8, 18], [13, 9]))).toBe(true);
    expect(isSure("117", signs([8, 8, 18], [16, 9]))).toBe(false);
    expect(isSure("71", signs([18, 8], [8]))).toBe(true);
    expect(isSure("71", signs([18, 8], [10]))).toBe(false);
  });

  it("is doubted where a point was read and no two of them stand so far apart", () => {
    expect(isSure("99.7", signs([18, 18, 18], [4, 9]))).toBe(true);
    expect(isSure("99.7", signs([18, 18, 18], [4, 4]))).toBe(false);
    expect(isSure("1,997", signs([8, 18, 18, 18], [6, 4, 4]))).toBe(true);
  });

  it("is doubted where its last digit was taken for the number of a note", () => {
    const raised = signs([18, 18, 18], [4, 4]);
    expect([isSure("5 ²", raised), isSure("63% ²", raised)]).toEqual([false, true]);
  });

  it("is doubted where it ends like a per cent sign that was taken for digits", () => {
    const close = signs([18, 18, 18, 18], [4, 4, 4]);
    expect(isSure("5096", close)).toBe(false);
    expect(isSure("5095", close)).toBe(true);
    expect(isSure("96", signs([18, 18], [4]))).toBe(true);
  });

  it("is doubted where it is so low that nothing shows how its digits stand, and no finer one is", () => {
    const close = signs([18, 18, 18], [4, 4]);
    expect(isSure("997", close, 5 / 30)).toBe(false);
    expect(isSure("997", signs([18, 18, 18], [4, 9]), 12 / 30)).toBe(true);
  });

  it("is doubted where one engine alone saw a minus, also before one digit", () => {
    const close = signs([18, 18], [4]);
    const read = (text: string, other: string): boolean | undefined =>
      doubtCoarse([{ ...word(text), reading: { sure: true, other } }], close, coarse)[0]?.reading
        .sure;
    expect([read("61", "-61"), read("6", "-6"), read("-61", "61")]).toEqual([false, false, false]);
    expect([read("61", "61"), read("-61", "−61"), read("6", "6")]).toEqual([true, true, true]);
  });

  it("is sure where it is one digit or a word, however it stands", () => {
    const far = signs([18, 18], [12]);
    expect([isSure("5", far), isSure("P32", far)]).toEqual([true, true]);
  });
});

describe("a per cent sign of a coarse scan", () => {
  it.each([
    ["20%", "2096", true],
    ["53.6%", "53.696", true],
    ["(95%)", "(9574)", true],
    ["50%", "501", true],
    ["%", "96", true],
    ["20%", "2034", false],
    ["20%", "2196", false],
    ["20", "2096", false],
    ["5096", "50%", false],
    ["20%", "20", false],
    ["20% 5%", "20% 596", false],
  ])("read as %s and as %s is sure: %s", (text, other, sure) => {
    expect(withPercent(word(text, other), coarse).reading.sure).toBe(sure);
  });

  it("is one to both engines where it is finer", () => {
    expect(withPercent(word("20%", "2096"), 13 / 30).reading.sure).toBe(false);
  });
});
