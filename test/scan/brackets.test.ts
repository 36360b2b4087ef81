import { expect, it } from "vitest";
import type { PixelBox } from "../../src/scan/picture/raster.ts";
import type { JudgedWord } from "../../src/scan/trust/judged-word.ts";
import { toScannedWords } from "../../src/scan/trust/words.ts";
import { blank, fill } from "./pictures.ts";

const word = (text: string, box: PixelBox): JudgedWord => ({
  text,
  box,
  baseline: 60,
  confidence: 90,
  reading: { sure: true },
});

it("brackets that are taller than letters make no line of larger print", () => {
  const grey = blank(300, 120);
  const letters: readonly PixelBox[] = [
    [40, 30, 60, 60],
    [66, 30, 86, 60],
  ];
  for (const box of letters) fill(grey, box);
  const plain = toScannedWords([word("BM", [40, 30, 86, 60])], grey)[0]?.size;
  for (const box of [[30, 24, 34, 66] as const, [92, 24, 96, 66] as const]) fill(grey, box);
  const sizeOf = (text: string, box: PixelBox): number | undefined =>
    toScannedWords([word(text, box)], grey)[0]?.size;
  expect(sizeOf("(BM)", [30, 24, 96, 66])).toBe(plain);
  expect(sizeOf("BM)", [40, 24, 96, 66])).toBe(plain);
  fill(grey, [100, 56, 104, 60]);
  expect(sizeOf("(BM).", [30, 24, 104, 66])).toBe(plain);
});
