import type { ReadWord, Recogniser } from "../../src/scan/engine/recogniser.ts";

/** An engine that reads one thing in all that is shown as wide as the page, and another in what is set apart. */
export function lyingEngine(plain: string, apart: string, pageWidth: number): Recogniser {
  let wide = 0;
  return {
    name: "fake",
    show(grey) {
      wide = grey.width;
    },
    read: (box): readonly ReadWord[] => [
      { text: wide === pageWidth ? plain : apart, box, baseline: box[3], confidence: 90 },
    ],
  };
}
