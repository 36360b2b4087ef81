import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/pipeline.ts";
import { readingPage } from "../../src/render/reading.ts";
import { wordReadingPage } from "../../src/render/word-reading.ts";

const fixture = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url))));
const documentOf = (bytes: Uint8Array) =>
  readDocument({ file: "r", doc: "r", sha256: "", bytes: bytes.length }, bytes);
const report = "halton-bsc-qmr-2008-09-q4";

/** The number of the first table that holds a text, and where. */
async function placeOf(bytes: Uint8Array, text: string) {
  const document = await documentOf(bytes);
  let table = 0;
  for (const block of document.blocks) {
    if (block.kind !== "table") continue;
    table += 1;
    const cell = block.cells.find((one) => one.text === text);
    if (cell) return { document, at: { id: "o-1", table, row: cell.row, column: cell.column } };
  }
  throw new Error(`no cell "${text}"`);
}

describe("the reading view", () => {
  it("of a .docx is mammoth's prose with the record's cell framed and symbols put back", async () => {
    const bytes = fixture(`archive/${report}.docx`);
    const { document, at } = await placeOf(bytes, "☺");
    const page = await wordReadingPage("Report", bytes, document, at);
    expect(page.match(/data-record="o-1"/g)).toHaveLength(1);
    expect(page).toMatch(/data-record="o-1"[^>]*>(☺|&#x263a;)</i);
    expect(page).toContain("<h2>");
    expect(page).not.toMatch(/[\ue000-\uf8ff]/);
  });

  it("of a .doc and all others is our own reading, in the same words", async () => {
    const bytes = fixture(`made/word/reports/${report}.doc`);
    const { document, at } = await placeOf(bytes, "☺");
    const page = readingPage("Report", document, at);
    expect(page.match(/data-record="o-1"/g)).toHaveLength(1);
    expect(page).toContain("QUARTERLY MONITORING REPORT");
  });

  it("runs nothing that a file brings along", async () => {
    const parts = unzipSync(fixture("made/word/grid.docx"));
    const text = new TextDecoder().decode(parts["word/document.xml"]);
    const evil = text.replace(
      "<w:body>",
      '<w:body><w:p><w:hyperlink w:anchor="x" onclick="a()"><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r></w:hyperlink></w:p>',
    );
    const bytes = zipSync({ ...parts, "word/document.xml": strToU8(evil) });
    const page = await wordReadingPage("<b>x", bytes, await documentOf(bytes), undefined);
    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page).not.toMatch(/<script|onclick|href=|<b>x|<img/);
  });

  it("is our own where mammoth cannot read the file", async () => {
    const parts = unzipSync(fixture("made/word/notes.docx"));
    const { "word/footnotes.xml": _, ...rest } = parts;
    const bytes = zipSync(rest);
    const page = await wordReadingPage("Notes", bytes, await documentOf(bytes), undefined);
    expect(page).toContain("<p>");
  });
});
