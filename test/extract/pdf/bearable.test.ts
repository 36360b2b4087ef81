import { describe, expect, it } from "vitest";
import { stream, textAt } from "../../../scripts/pdf/make-pdf.mjs";
import { withoutCrowds } from "../../../src/extract/pdf/bearable.ts";
import { readMade } from "./read.ts";

const kept = textAt(50, 700, "Kept");

describe("a page that would cost minutes", () => {
  it.each([
    ["a million saved states", { operators: `${"q ".repeat(1_000_000)}\n${kept}` }, []],
    [
      "a hundred thousand annotations",
      { operators: kept, entries: `/Annots [${"3 0 R ".repeat(100_000)}]` },
      ["part-unreadable"],
    ],
  ])("is read in spite of %s", async (_, page, codes) => {
    const { value, problems } = await readMade([page]);
    expect(value.blocks).toMatchObject([{ text: "Kept" }]);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it("is read in spite of thousands of fonts", async () => {
    const font =
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    const names = Array.from({ length: 3000 }, (_, index) => `X${index}`);
    const operators = names
      .map((name, index) => `BT /${name} 9 Tf 1 0 0 1 50 ${800 - index / 4} Tm (x) Tj ET`)
      .join("\n");
    const fonts = names.map((name) => `/${name} ${font}`).join(" ");
    const { problems } = await readMade([{ operators, fonts }]);
    expect(problems).toEqual([]);
  });
});

describe("a page of the usual kind", () => {
  it("stays as it is", () => {
    const bytes = Buffer.from(
      `${stream("/Annots [3 0 R 4 0 R]", `${"q ".repeat(60)}${"Q ".repeat(60)}`)}`,
    );
    expect(withoutCrowds(bytes).bytes).toBe(bytes);
  });
});
