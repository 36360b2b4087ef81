import { describe, expect, it } from "vitest";
import { firstObject, stream, textAt } from "../../../scripts/pdf/make-pdf.mjs";
import { parseAmount } from "../../../src/normalise/money.ts";
import { parseCell } from "../../../src/normalise/number.ts";
import { readMade } from "./read.ts";

const first = `${firstObject} 0 R`;
const second = `${firstObject + 1} 0 R`;
const image = (entries = "", pixel = "\u0000\u0000\u0000") =>
  stream(
    `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 ${entries}`,
    pixel,
  );
const mask = stream(
  "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
  "\u0040",
);
const form = stream("/Type /XObject /Subtype /Form /BBox [0 0 100 20]", "0 g 0 0 100 20 re f");
const written = [
  textAt(50, 700, "Halton NI 60"),
  textAt(200, 700, "90%"),
  textAt(50, 600, "after"),
];
const over = "q 40 0 0 20 195 694 cm /X Do Q";
const x = `/XObject << /X ${first} >>`;
const annotation = (subtype: string, more = "") =>
  `<< /Type /Annot /Subtype /${subtype} /Rect [195 690 295 710] /F 4 /AP << /N ${second} >> ${more} >>`;

describe("text that is not printed", () => {
  it.each([
    ["a later picture", { operators: [...written, over].join("\n"), resources: x }, [image()]],
    [
      "a later picture in the page itself",
      {
        operators: [
          ...written,
          "q 40 0 0 20 195 694 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID \u0001\u0001\u0001 EI Q",
        ].join("\n"),
      },
      [],
    ],
    [
      "a later form",
      { operators: [...written, "q 1 0 0 1 195 694 cm /X Do Q"].join("\n"), resources: x },
      [form],
    ],
    [
      "a filled square over it",
      { operators: written.join("\n"), entries: `/Annots [${first}]` },
      [annotation("Square"), form],
    ],
    [
      "a redaction",
      { operators: written.join("\n"), entries: `/Annots [${first}]` },
      [annotation("Redact"), form],
    ],
    [
      "a form's field",
      { operators: written.join("\n"), entries: `/Annots [${first}]` },
      [annotation("Widget", "/FT /Tx /T (a) /V ()"), form],
    ],
  ])("lies under %s", async (_, page, extra) => {
    const { value, problems } = await readMade([page], extra);
    const said = JSON.stringify(value.blocks);
    expect(said).not.toContain("90%");
    expect(said).toContain("Halton NI 60");
    expect(problems.map(({ code }) => code)).toContain("text-covered");
  });

  it.each([
    ["under a picture that is half let through", over, [image(`/SMask ${second}`), mask]],
    ["before which the picture is drawn", "", [image()]],
    [
      "under the picture of a whole page: text recognition wrote it",
      "q 595 0 0 842 0 0 cm /X Do Q",
      [image()],
    ],
  ])("is none %s", async (_, after, extra) => {
    const operators = [over.repeat(after === "" ? 1 : 0), ...written, after].join("\n");
    const { value } = await readMade([{ operators, resources: x }], extra);
    expect(JSON.stringify(value.blocks)).toContain("90%");
  });
});

describe("a font that says other figures than it draws", () => {
  const map = (pairs: string) =>
    stream(
      "",
      `begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar ${pairs} endbfchar endcmap`,
    );
  const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode ${second} >>`;
  const read = (pairs: string) =>
    readMade(
      [{ operators: textAt(50, 700, "NI 60 is 90% of 12,500", 12, "F5"), fonts: `/F5 ${first}` }],
      [font, map(pairs)],
    );

  it("gives none of them", async () => {
    const { value, problems } = await read("<39> <0031> <30> <0030>");
    expect(value.blocks).toMatchObject([{ text: "NI 60 is \u2bd10% of 12,500" }]);
    expect(problems).toMatchObject([{ code: "font-contradicts", severity: "warning", page: 1 }]);
  });

  it("is none where it says a letter or the same figure", async () => {
    const { value, problems } = await read("<39> <0039> <4e> <004D>");
    expect(value.blocks).toMatchObject([{ text: "MI 60 is 90% of 12,500" }]);
    expect(problems).toEqual([]);
  });

  it("has no value", () => {
    expect(parseCell("\u2bd10%")).toMatchObject({ value: null, qualifiers: ["compound"] });
    expect(parseAmount("1,\u2bd100")).toBeUndefined();
  });
});
