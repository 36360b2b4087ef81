import { describe, expect, it } from "vitest";
import { firstObject, stream, textAt } from "../../../scripts/pdf/make-pdf.mjs";
import { readMade } from "./read.ts";

const textsOf = async (operators: string): Promise<string[]> =>
  (await readMade([{ operators }])).value.blocks.map((block) =>
    block.kind === "table" ? "table" : block.text,
  );

describe("text of a page", () => {
  it("counts text drawn twice once", async () => {
    const operators = [
      textAt(50, 700, "Fair access to services", 12),
      textAt(50.4, 700, "Fair access to services", 12),
    ].join("\n");
    expect(await textsOf(operators)).toEqual(["Fair access to services"]);
  });

  it("leaves out what nobody sees", async () => {
    const operators = [
      textAt(50, 700, "Budget 1,234"),
      `3 Tr ${textAt(50, 680, "invisible")} 0 Tr`,
      `1 g ${textAt(50, 660, "white on white")} 0 g`,
      textAt(50, -40, "off the page"),
      textAt(50, 640, "tiny", 0.5),
      `q 0 0 10 10 re W n ${textAt(50, 620, "clipped")} Q`,
      `0 0 1 rg 40 590 200 20 re f 1 g ${textAt(50, 596, "white on blue")} 0 g`,
    ].join("\n");
    expect(await textsOf(operators)).toEqual(
      ["Budget 1,234 white on blue"].flatMap((t) => [t.slice(0, 12), t.slice(13)]),
    );
  });

  it("puts blanks where the drawing has them, not where kerning does", async () => {
    const operators = "BT /F1 12 Tf 50 700 Td [(Ser) 30 (vice) -400 (Plan) -30 (s)] TJ ET";
    expect(await textsOf(operators)).toEqual(["Service Plans"]);
  });

  it("keeps words apart whose font gives nothing any width", async () => {
    const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [${"0 ".repeat(95)}] >>`;
    const operators = textAt(50, 700, "KEEP ME: Budget 1,234", 12, "F5");
    const { value } = await readMade([{ operators, fonts: `/F5 ${firstObject} 0 R` }], [font]);
    expect(value.blocks).toMatchObject([{ text: "KEEP ME: Budget 1,234" }]);
  });

  it("reads what is drawn where a font that is not there says its letters are no characters", async () => {
    const map =
      "begincmap 1 begincodespacerange <00> <ff> endcodespacerange 4 beginbfchar <41> <0000> <42> <202E> <43> <FFFE> <44> <000A> endbfchar endcmap";
    const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode ${firstObject + 1} 0 R >>`;
    const operators = textAt(50, 700, "ABCD 12", 12, "F5");
    const page = { operators, fonts: `/F5 ${firstObject} 0 R` };
    const { value } = await readMade([page], [font, stream("", map)]);
    expect(value.blocks).toMatchObject([{ text: "ABCD 12" }]);
  });

  it("keeps a raised st with its number", async () => {
    const operators = [
      textAt(50, 700, "31", 12),
      textAt(63.4, 704, "st", 7),
      textAt(73, 700, "March 2009", 12),
    ].join("\n");
    expect(await textsOf(operators)).toEqual(["31st March 2009"]);
  });

  it("finds running headers and footers by repetition", async () => {
    const page = (number: number, body: string) => ({
      operators: [
        textAt(50, 815, "Quarterly Monitoring Report", 8),
        textAt(50, 700, body),
        textAt(50, 20, `Page ${number} of 3`, 8),
      ].join("\n"),
    });
    const { value } = await readMade([
      page(1, "Introduction"),
      page(2, "Progress"),
      page(3, "Budget"),
    ]);
    expect(value.blocks.map((block) => ("text" in block ? block.text : ""))).toEqual([
      "Introduction",
      "Progress",
      "Budget",
    ]);
    expect(value.running).toHaveLength(6);
    expect(value.running[0]).toEqual({
      kind: "header",
      page: 1,
      text: "Quarterly Monitoring Report",
    });
  });

  it("takes feet for one whose signs were read in other ways, as a scan's are", async () => {
    const page = (body: string, foot: string) => ({
      operators: [textAt(50, 700, body), textAt(50, 20, foot, 8)].join("\n"),
    });
    const { value } = await readMade([
      page("Introduction", "Service Plan 2007-8 {Version 4.1 - 27.06.07) 11"),
      page("Progress", "Service Plan 2007-8 (Version 4,1 = 27.06:07) 12"),
      page("Budget", "Service Plan for schools 2007-8 13"),
    ]);
    expect(value.running.map(({ page }) => page)).toEqual([1, 2]);
  });

  it("tells headings by size and weight", async () => {
    const operators = [
      textAt(50, 760, "Service Plan 2008-11", 18, "F2"),
      textAt(50, 730, "1.0 Introduction", 11, "F2"),
      textAt(50, 710, "The service helps children and young people in the borough to do well.", 11),
      textAt(50, 696, "It works with schools, health services and the police to that end.", 11),
    ].join("\n");
    const { value } = await readMade([{ operators }]);
    expect(value.blocks.map((block) => [block.kind, "level" in block ? block.level : 0])).toEqual([
      ["heading", 1],
      ["heading", 2],
      ["paragraph", 0],
    ]);
  });
});
