import { describe, expect, it } from "vitest";
import { firstObject, stream, textAt } from "../../../../scripts/pdf/make-pdf.mjs";
import { readMade } from "../read.ts";

describe("a page that draws more than a page can hold", () => {
  it("is read up to the limit, says so, and costs the other pages nothing", async () => {
    // A form that draws a form a hundred times that draws a hundred words: ten thousand words each time.
    const form = (operators: string, resources: string): string =>
      stream(
        `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${resources} >>`,
        operators,
      );
    const word = form(`${textAt(50, 700, "again", 10)}\n`.repeat(100), "/Font << /F1 3 0 R >>");
    const words = form("/Word Do ".repeat(100), `/XObject << /Word ${firstObject} 0 R >>`);
    const bomb = {
      operators: `${textAt(50, 740, "Budget 1,234")}\n${"/Words Do ".repeat(60)}`,
      resources: `/XObject << /Words ${firstObject + 1} 0 R >>`,
    };
    const after = { operators: textAt(50, 740, "The page after it") };
    const { value, problems } = await readMade([bomb, after], [word, words]);
    expect(problems).toMatchObject([{ code: "part-unreadable", severity: "warning", page: 1 }]);
    const texts = value.blocks.map((block) => ("text" in block ? block.text : ""));
    expect(texts[0]).toBe("Budget 1,234");
    expect(texts.at(-1)).toBe("The page after it");
  });
});
