import { describe, expect, it } from "vitest";
import type { JudgedWord } from "../../src/scan/trust/judged-word.ts";
import { withNotes } from "../../src/scan/trust/notes.ts";
import { blank, fill } from "./pictures.ts";

/** Three figures, the last of them on the line or raised, and smaller. */
function figures(top: number, bottom: number) {
  const grey = blank(300, 120);
  fill(grey, [20, 40, 40, 80]);
  fill(grey, [50, 40, 70, 80]);
  fill(grey, [80, top, 92, bottom]);
  return grey;
}

const word = (text: string, more: Partial<JudgedWord> = {}): JudgedWord => ({
  text,
  box: [18, 34, 96, 82],
  baseline: 80,
  confidence: 90,
  reading: { sure: true, other: text },
  ...more,
});

describe("the number of a note", () => {
  it("is no digit of the figure that it stands behind", () => {
    expect(withNotes([word("571")], figures(36, 60))[0]?.text).toBe("57 ¹");
    expect(withNotes([word("571")], figures(40, 80))[0]?.text).toBe("571");
    // An old figure that is low stands on the line.
    expect(withNotes([word("571")], figures(54, 80))[0]?.text).toBe("571");
    // Nor is it one behind a point: a coarse scan may have lost the foot of the figure's own digit.
    expect(withNotes([word("5.1")], figures(36, 60))[0]?.text).toBe("5.1");
  });

  it("is none where a bracket hangs below the line of all figures", () => {
    const bracketed = figures(40, 80);
    fill(bracketed, [4, 34, 10, 104]);
    const box = [2, 34, 96, 104] as const;
    expect(withNotes([word("(571", { box })], bracketed)[0]?.text).toBe("(571");
    const noted = figures(36, 60);
    fill(noted, [4, 34, 10, 104]);
    expect(withNotes([word("(571", { box })], noted)[0]?.text).toBe("(57 ¹");
  });

  it("is raised where it was read as a word of its own", () => {
    const percent = word("63.6%", { box: [18, 40, 120, 80] });
    const note = word("2", { box: [128, 34, 140, 58] });
    const texts = (own: JudgedWord) =>
      withNotes([percent, own], blank(200, 120)).map(({ text }) => text);
    expect(texts(note)).toEqual(["63.6%", "²"]);
    expect(texts({ ...note, box: [128, 40, 140, 80] })).toEqual(["63.6%", "2"]);
    expect(texts({ ...note, box: [180, 34, 192, 58] })).toEqual(["63.6%", "2"]);
  });
});
