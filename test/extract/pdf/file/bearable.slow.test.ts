import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { firstObject, stream, textAt } from "../../../../scripts/pdf/make-pdf.mjs";
import { withoutCrowds } from "../../../../src/extract/pdf/file/bearable.ts";
import { surveyStreams } from "../../../../src/extract/pdf/file/packed-streams.ts";
import { readMade } from "../read.ts";

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

/** A page that draws a form whose stream is packed, once or more. */
function packedPage(drawing: string, layers = 1): Parameters<typeof readMade> {
  let data = Buffer.from(drawing);
  for (let layer = 0; layer < layers; layer += 1) data = deflateSync(data);
  const filter = `/Filter [${"/FlateDecode ".repeat(layers)}]`;
  const entries = `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> ${filter}`;
  const page = {
    operators: `${kept}\n/Drawing Do`,
    resources: `/XObject << /Drawing ${firstObject} 0 R >>`,
  };
  return [[page], [stream(entries, data.toString("latin1"))]];
}

describe("what is packed", () => {
  it("is read in spite of a million saved states", async () => {
    const drawing = `${"q ".repeat(1_000_000)}\n${textAt(50, 600, "After them")}`;
    const { value, problems } = await readMade(...packedPage(drawing));
    expect(value.blocks).toMatchObject([{ text: "Kept" }, { text: "After them" }]);
    expect(problems).toEqual([]);
  });

  it.each([
    ["blanks, packed twice", " ".repeat(50_000_000), 2],
    ["one text of ten million letters", `BT /F1 1 Tf (${"x".repeat(10_000_000)}) Tj ET`, 1],
  ])("is left out where it is a bomb of %s", async (_, drawing, layers) => {
    const { value, problems } = await readMade(...packedPage(drawing, layers));
    expect(value.blocks).toMatchObject([{ text: "Kept" }]);
    expect(problems).toMatchObject([{ code: "too-large-inflated", severity: "warning" }]);
  });

  it("is said to be a bomb where nothing else is in the file", async () => {
    const [[page], objects] = packedPage(" ".repeat(50_000_000));
    await expect(readMade([{ ...page, operators: "/Drawing Do" }], objects)).rejects.toMatchObject({
      code: "too-large-inflated",
    });
  });

  it("stays as it is where it is only long", async () => {
    const drawing = Array.from({ length: 3000 }, (_, n) => textAt(50, 600, `Row ${n * n}`, 0.1));
    const { problems } = await readMade(...packedPage(drawing.join("\n")));
    expect(problems).toEqual([]);
  });
});

describe("a page of the usual kind", () => {
  it("stays as it is", () => {
    const bytes = Buffer.from(
      `${stream("/Annots [3 0 R 4 0 R]", `${"q ".repeat(60)}${"Q ".repeat(60)}`)}`,
    );
    expect(withoutCrowds(bytes, surveyStreams(bytes)).bytes).toBe(bytes);
  });
});
