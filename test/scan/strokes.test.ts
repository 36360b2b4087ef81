import { describe, expect, it } from "vitest";
import type { Grey } from "../../src/scan/picture/raster.ts";
import type { JudgedWord } from "../../src/scan/trust/judged-word.ts";
import { withStroke } from "../../src/scan/trust/strokes.ts";
import { blank, fill } from "./pictures.ts";

/** Six figures; the fifth stands upright, or leans. */
function figures(leaning: number): Grey {
  const grey = blank(300, 120);
  for (const at of [0, 1, 2, 3, 5]) fill(grey, [20 + 30 * at, 40, 40 + 30 * at, 80]);
  for (let y = 40; y < 80; y += 1) {
    const x = 150 + Math.round((leaning * (60 - y)) / 40);
    fill(grey, [x, y, x + 5, y + 1]);
  }
  return grey;
}

const word = (text: string, other: string): JudgedWord => ({
  text,
  box: [18, 38, 194, 82],
  baseline: 80,
  confidence: 80,
  reading: { sure: false, other, why: "two years without the stroke between them" },
});

describe("the stroke between two years", () => {
  it("is seen where engines read a 1, and the figures stay", () => {
    const { text, reading } = withStroke(word("200718", "2007/8"), figures(16));
    expect([text, reading.sure]).toEqual(["2007/8", true]);
    expect(withStroke(word("200718", "200718"), figures(16)).text).toBe("2007/8");
  });

  it("is none where a 1 stands upright, or years do not follow each other", () => {
    expect(withStroke(word("200718", "2007/8"), figures(0)).text).toBe("200718");
    expect(withStroke(word("200719", "200719"), figures(16)).text).toBe("200719");
  });

  it("leaves the word in doubt where the other engine read other figures", () => {
    expect(withStroke(word("200718", "2001/8"), figures(16)).reading.sure).toBe(false);
  });
});
