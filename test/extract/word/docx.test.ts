import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { fixtureNames, packDocx, readSources } from "../../../scripts/make-word-fixtures.mjs";
import type { Mark } from "../../../src/document.ts";
import { fixture, outline, place, readBytes, tablesOf } from "./read.ts";

const read = (name: string) => readBytes(fixture(`made/word/${name}.docx`), `${name}.docx`);

/** The marks of each row's last cell, by the text of its first. */
async function marksOf(name: string): Promise<Record<string, readonly Mark[]>> {
  const [table] = tablesOf((await read(name)).value);
  const rows = new Map<number, { label: string; marks: readonly Mark[] }>();
  for (const cell of table?.cells ?? []) {
    rows.set(cell.row, { label: rows.get(cell.row)?.label ?? cell.text, marks: cell.marks });
  }
  return Object.fromEntries([...rows.values()].map(({ label, marks }) => [label, marks]));
}

describe("a .docx", () => {
  it("is packed from the readable parts beside it", () => {
    for (const name of fixtureNames) {
      expect(Buffer.from(packDocx(readSources(name)))).toEqual(
        Buffer.from(fixture(`made/word/${name}.docx`)),
      );
    }
  });

  it("says so where the name of a part is damaged: what is looked for by it is missing", async () => {
    const [name = ""] = fixtureNames;
    const bytes = Uint8Array.from(fixture(`made/word/${name}.docx`));
    const whole = await readBytes(bytes, "a.docx");
    expect(whole.problems.map(({ code }) => code)).not.toContain("part-unreadable");
    const part = "word/_rels/document.xml.rels";
    bytes[Buffer.from(bytes).lastIndexOf(part) + part.length - 1] = 116;
    const { problems } = await readBytes(bytes, "a.docx");
    expect(problems.map(({ code }) => code)).toContain("part-unreadable");
  });

  it("gives fills said by cells, table styles, patterns and highlighters", async () => {
    const fill = (colour: string): Mark => ({ kind: "fill", colour });
    expect(await marksOf("shading")).toEqual({
      Indicator: [fill("#4f81bd")],
      "Direct fill": [fill("#00b050")],
      "Fill of the style's second band": [fill("#d3dfee")],
      "Said to be unfilled": [],
      "Solid pattern": [fill("#ff0000")],
      Highlighter: [fill("#ffff00")],
    });
  });

  it("gives symbols as the characters they show, with their font and colour", async () => {
    expect(await marksOf("symbols")).toEqual({
      "Symbol element": [
        { kind: "glyph", glyph: "✓", colour: "#00b050", font: "Wingdings", shape: "tick" },
      ],
      "Private-use character in a symbol font": [
        { kind: "glyph", glyph: "↓", colour: "#ff0000", font: "Wingdings", shape: "arrow-down" },
      ],
      "Plain letter in a symbol font": [{ kind: "glyph", glyph: "☺", font: "Wingdings" }],
      "Coloured character of a text font": [
        { kind: "glyph", glyph: "●", colour: "#ffc000", shape: "circle" },
      ],
      "Code that no table knows": [{ kind: "glyph", glyph: "\uf041", font: "Council Symbols" }],
    });
  });

  it("tells pictures by their content and colour, and never follows a link", async () => {
    const marks = await marksOf("pictures");
    const [inline] = marks.Inline ?? [];
    expect(inline).toMatchObject({ kind: "image", colour: "#00b050", alternative: "Green light" });
    expect(marks.Anchored).toMatchObject([{ kind: "image", colour: "#ff0000" }]);
    expect(marks["Older markup, the same picture again"]).toEqual([
      { ...inline, alternative: "Green again" },
    ]);
    expect(marks["Linked from elsewhere"]).toEqual([{ kind: "image" }]);
  });

  it("gives drawn shapes once, with their fill", async () => {
    expect(await marksOf("shapes")).toEqual({
      "VML ellipse": [{ kind: "shape", colour: "#00b050", shape: "circle" }],
      "VML arrow by number": [{ kind: "shape", colour: "#ff0000", shape: "arrow-up" }],
      "DrawingML ellipse, its VML fallback not counted twice": [
        { kind: "shape", colour: "#ffc000", shape: "circle" },
      ],
      "DrawingML arrow in a theme colour": [
        { kind: "shape", colour: "#4472c4", shape: "arrow-down" },
      ],
      "A line is no mark": [],
    });
  });

  it("keeps rows in their columns where cells are missing or merged", async () => {
    const [table] = tablesOf((await read("grid")).value);
    expect(table?.cells.map(place)).toEqual([
      "0,0 Ref",
      "0,1 1x2 2009/10",
      "0,3 Lead",
      "1,1 Target",
      "1,2 Actual",
      "1,3 2x1 AB",
      "2,0 NI 1",
      "2,1 61%",
      "2,2 60%",
      "3,0 NI 2",
      "3,1 7",
    ]);
  });

  it("gives a table inside another one after it, and takes a mere frame away", async () => {
    expect(outline((await read("nested")).value.blocks)).toEqual([
      "Outer | Beside it",
      "Inner | 1",
      "A frame follows.",
      "Framed title",
      "Framed | 2",
    ]);
  });

  it("knows header rows, but only at the table's top", async () => {
    const [table] = tablesOf((await read("header-rows")).value);
    expect(table?.cells.map((cell) => cell.header ?? false)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(table?.cells[0]?.bold).toBe(true);
  });

  it("keeps headers and footers apart from the text", async () => {
    const { value } = await read("running");
    expect(outline(value.blocks)).toEqual(["The text itself."]);
    expect(value.running).toEqual([
      { kind: "header", text: "Service Plan 2009-12" },
      { kind: "footer", text: "Page 3" },
    ]);
  });

  it("raises the numbers of notes, and loses no more than a lost note", async () => {
    const { value, problems } = await read("notes");
    expect(outline(value.blocks)).toEqual([
      "Attainment rose to 85%¹.",
      "Absence fell to 6.1%² by hand, on the 31st.",
      "This note is lost²",
      "¹ Provisional.",
    ]);
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "warning part-unreadable",
    ]);
  });

  it("reads a text box once, where it is anchored", async () => {
    expect(outline((await read("text-boxes")).value.blocks)).toEqual([
      "Before the box.",
      "Boxed words",
      "After the box.",
    ]);
  });

  it("prints the numbers and bullets that Word generates", async () => {
    expect(outline((await read("numbering")).value.blocks)).toEqual([
      "heading 1: 1.0 Introduction",
      "heading 2: 1.1 Purpose",
      "heading 1: 2.0 Progress",
      "heading 2: 2.1 Targets",
      "c) first",
      "(i) under it",
      "d) second",
      "• bullet",
      "heading 1: Without a number",
      "1 | • one\n• two\nand more",
    ]);
  });

  it("shows tracked changes as accepted", async () => {
    expect(outline((await read("tracked-changes")).value.blocks)).toEqual([
      "Budget 1,234",
      "Two paragraphs made one",
      "moved here",
      "kept | row put in",
    ]);
  });

  it("prints the results of fields, not their instructions", async () => {
    expect(outline((await read("fields")).value.blocks)).toEqual([
      "Due March 2009",
      "Appendix B, a link",
      "☒ agreed",
      "✓ done",
      "in a content control",
    ]);
  });

  it("leaves hidden text out", async () => {
    expect(outline((await read("hidden")).value.blocks)).toEqual([
      "Budget 1,234",
      "shown after all",
      "PRINTED IN CAPITALS",
    ]);
  });

  it("never glues a struck figure to the one that replaces it", async () => {
    const [table] = tablesOf((await read("struck")).value);
    expect(table?.cells[1]).toMatchObject({ text: "61%", struck: ["60%"] });
  });
});

describe("the package", () => {
  const cases = ["grid", "numbering", "shapes", "notes"];

  it("may hold its members in any order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cases),
        fc.infiniteStream(fc.nat()),
        async (name, order) => {
          const bytes = fixture(`made/word/${name}.docx`);
          const members = Object.entries(unzipSync(bytes)).map((member) => ({
            member,
            rank: order.next().value ?? 0,
          }));
          members.sort((a, b) => a.rank - b.rank);
          const shuffled = zipSync(Object.fromEntries(members.map(({ member }) => member)));
          expect((await readBytes(shuffled)).value.blocks).toEqual(
            (await readBytes(bytes)).value.blocks,
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it("may write its XML in other prefixes and in UTF-16", async () => {
    for (const name of cases) {
      const bytes = fixture(`made/word/${name}.docx`);
      const members = unzipSync(bytes);
      const xml = strFromU8(members["word/document.xml"] ?? new Uint8Array());
      const renamed = xml
        .replaceAll("<w:", "<ns0:")
        .replaceAll("</w:", "</ns0:")
        .replaceAll(" w:", " ns0:")
        .replace("xmlns:w=", "xmlns:ns0=");
      const wide = Buffer.from(`\ufeff${xml.replace("UTF-8", "UTF-16")}`, "utf16le");
      const { blocks } = (await readBytes(bytes)).value;
      for (const part of [strToU8(renamed), new Uint8Array(wide)]) {
        const again = zipSync({ ...members, "word/document.xml": part });
        expect((await readBytes(again)).value.blocks).toEqual(blocks);
      }
    }
  });

  it("is refused where it declares entities, or fails its checksum", async () => {
    const members = unzipSync(fixture("made/word/grid.docx"));
    const withDocument = (xml: string, level: 0 | 6 = 6): Uint8Array =>
      zipSync({ ...members, "word/document.xml": strToU8(xml) }, { level });
    const entities = withDocument('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
    await expect(readBytes(entities)).rejects.toMatchObject({ code: "file-damaged" });
    const stored = Buffer.from(
      withDocument(strFromU8(members["word/document.xml"] ?? new Uint8Array()), 0),
    );
    stored[stored.indexOf("61%")] = 0x39;
    await expect(readBytes(new Uint8Array(stored))).rejects.toMatchObject({
      code: "member-damaged",
    });
    const cut = fixture("made/word/grid.docx").subarray(0, 1200);
    await expect(readBytes(cut)).rejects.toMatchObject({ code: "file-damaged" });
  });

  it("gives what stands before damaged XML, and says so", async () => {
    const members = unzipSync(fixture("made/word/numbering.docx"));
    const xml = strFromU8(members["word/document.xml"] ?? new Uint8Array());
    const broken = xml.replace("bullet</w:t>", "bullet</w:x>");
    const { value, problems } = await readBytes(
      zipSync({ ...members, "word/document.xml": strToU8(broken) }),
    );
    expect(outline(value.blocks).at(-1)).toBe("d) second");
    expect(problems.map(({ code }) => code)).toContain("part-unreadable");
  });
});

describe("a report of a council", () => {
  it("has the words that mammoth finds in it", async () => {
    const path = "archive/halton-bsc-qmr-2008-09-q4.docx";
    const { value } = await readBytes(fixture(path));
    const raw = await mammoth.extractRawText({ buffer: Buffer.from(fixture(path)) });
    const letters = (text: string): string => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
    const own = outline(value.blocks).join("\n");
    const missing = raw.value
      .split("\n")
      .map(letters)
      .filter((line) => line !== "" && !letters(own).includes(line));
    expect(missing).toEqual([]);
  });
});
