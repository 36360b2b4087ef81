import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readForPeople } from "../../src/index.ts";
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

  it("of Rich Text, Word 2003 XML and HTML is given by one function, lights and symbols put back", async () => {
    const older = "http://schemas.microsoft.com/office/word/2003/wordml";
    const files = [
      "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset2 Wingdings;}}{\\colortbl;\\red255\\green0\\blue0;}\\trowd\\cellx1000\\clcbpat1\\cellx2000\\intbl NI 1\\cell{\\f1 \\'fc}\\cell\\row\\pard end\\par}",
      `<?xml version="1.0"?><w:wordDocument xmlns:w="${older}"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>NI 1</w:t></w:r></w:p></w:tc>` +
        '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:wordDocument>',
      "<html><body><table><tr><td>NI 1<td bgcolor=red><font face=Wingdings>&uuml;</font></table>",
    ];
    for (const text of files) {
      const at = { id: "o-1", table: 1, row: 0, column: 1 };
      const page = await readForPeople("a.x", strToU8(text, true), at);
      expect(page).toMatch(
        /<td[^>]*data-record="o-1"[^>]*style="background: #ff0000; color: #000; outline[^>]*>✓</,
      );
    }
  });

  it("shows the sheet behind a picture and what is struck, and leaves no table out", async () => {
    const parts = unzipSync(fixture("made/word/grid.docx"));
    const text = new TextDecoder().decode(parts["word/document.xml"]);
    const struck =
      "<w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>60%</w:t></w:r><w:r><w:t>61%</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    const bytes = zipSync({
      ...parts,
      "word/document.xml": strToU8(text.replace("<w:body>", struck)),
    });
    const document = await documentOf(bytes);
    expect(readingPage("x", document, undefined)).toContain("<s>60%</s> 61%");
    const more = { ...document, blocks: [...document.blocks, ...document.blocks.slice(0, 1)] };
    const tables = (page: string) => page.match(/<table/g)?.length;
    const own = more.blocks.filter(({ kind }) => kind === "table").length;
    expect(tables(await wordReadingPage("x", bytes, more, undefined))).toBe(own);
  });

  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["an event", "<img src=x onerror=alert(1)>"],
    ["an attribute's end", '"><svg onload=alert(1)>'],
    ["a style's end", "</style></title></textarea><script>1</script>"],
    ["a comment", "--><script>1</script><!--"],
    ["a frame", "<iframe srcdoc='<script>1</script>'>"],
  ])("prints %s as words, whatever holds it and wherever it stands", async (_, evil) => {
    const escaped = evil.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
    const parts = unzipSync(fixture("made/word/grid.docx"));
    const text = new TextDecoder().decode(parts["word/document.xml"]);
    const drawn = `<w:r><w:pict><v:oval xmlns:v="urn:schemas-microsoft-com:vml" fillcolor="${escaped}" alt="${escaped}"/></w:pict></w:r>`;
    const body = `<w:body><w:p><w:r><w:t>${escaped}</w:t></w:r>${drawn}</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>${escaped}</w:t></w:r>${drawn}</w:p></w:tc></w:tr></w:tbl>`;
    const docx = zipSync({
      ...parts,
      "word/document.xml": strToU8(text.replace("<w:body>", body)),
    });
    const rtf = `{\\rtf1 \\pard ${evil.replace(/[\\{}]/g, "")}\\par\\trowd\\cellx1000\\intbl ${evil}{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv ${evil}}}}\\pngblip 00}}\\cell\\row}`;
    const page = `<h1>${escaped}</h1><table><tr><td>${escaped}<img alt="${escaped}" src="${escaped}"><td bgcolor="${escaped}" style="background:${escaped}">x</table>`;
    for (const bytes of [docx, strToU8(rtf, true), strToU8(page)]) {
      const at = { id: evil, table: 1, row: 0, column: 0 };
      const shown = await readForPeople(`${evil}.x`, bytes, at);
      // Nothing but the page's own elements, and none that does or fetches anything.
      expect(shown).not.toMatch(/<(script|img|svg|iframe|object|embed|link|form|a)\b/i);
      expect(shown.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/i);
      expect(shown).toContain("&lt;");
      expect(shown.match(/<style/g)).toHaveLength(1);
    }
  });
});
