import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { misnamed, sniff } from "../../src/extract/sniff.ts";
import { ingestFile } from "../../src/pipeline.ts";
import { fixture, readBytes, readText } from "./word/read.ts";

const zipOf = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")])));
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const compound = (stream: string): Uint8Array =>
  Uint8Array.from(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      Buffer.from(stream, "utf16le"),
    ]),
  );

const wholeOdt = zipSync({
  mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
  "Pictures/1.png": [new Uint8Array(600), { level: 0 }],
  "content.xml": strToU8("x"),
});
/** Its directory is gone, and its content with it. */
const cutOdt = wholeOdt.subarray(0, 400);

describe("a file", () => {
  it.each([
    ["a PDF with rubbish before it", latin1("junk\n%PDF-1.4"), "pdf"],
    ["a PDF behind 10 KB of noise", latin1(`${"\x01\x02".repeat(5000)}%PDF-1.4`), "pdf"],
    ["a Word package", zipOf("[Content_Types].xml", "word/document.xml"), "docx"],
    [
      "a Word package cut short",
      zipOf("[Content_Types].xml", "word/a.xml").subarray(0, 120),
      "docx",
    ],
    ["a Word 97 document", compound("WordDocument"), "doc"],
    ["the same with names in capitals", compound("WORDDOCUMENT"), "doc"],
    ["Rich Text", latin1("{\\rtf1\\ansi"), "rtf"],
    [
      "Word 2003 XML",
      latin1('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>'),
      "wordml",
    ],
    [
      "OpenDocument text",
      zipSync({
        mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
        "content.xml": strToU8("x"),
      }),
      "odt",
    ],
    ["OpenDocument text that was cut short", cutOdt, "odt"],
    [
      "flat OpenDocument text",
      latin1(
        '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">',
      ),
      "odt",
    ],
    ["a page", latin1("\n<!DOCTYPE html><p>"), "html"],
    ["a piece of a page", latin1("<table><tr><td>1"), "html"],
    ["a page in UTF-16", Uint8Array.from(Buffer.from("<html><body>x", "utf16le")), "html"],
    [
      "a web archive",
      latin1("From: x\nMIME-Version: 1.0\nContent-Type: multipart/related"),
      "html",
    ],
    ["a PDF that lost its header", latin1(" 1 0 obj<</Pages 2 0 R>>\nendobj"), "pdf"],
    ["text", latin1("NI 60\t86%\n"), "text"],
    ["noise", latin1("\x00\x01\x02\x03"), "unknown"],
  ])("that is %s is told by its bytes", (_, bytes, format) => {
    expect(sniff(bytes).format).toBe(format);
  });

  it.each([
    [zipOf("[Content_Types].xml", "xl/workbook.xml"), "Excel workbook"],
    [zipOf("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint"],
    [zipOf("mimetype", "META-INF/manifest.xml"), "OpenDocument"],
    [zipOf("a.txt"), "no Word document"],
    [compound("Workbook"), "Excel 97"],
    [
      zipSync({
        mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }],
        "content.xml": strToU8("x"),
      }),
      "OpenDocument",
    ],
    [latin1("\x1f\x8b\x08"), "gzip"],
  ])("that is not read is named, %#", async (bytes, name) => {
    await expect(readBytes(bytes)).rejects.toMatchObject({ code: "file-unsupported" });
    await expect(readBytes(bytes)).rejects.toThrow(name);
  });

  it("that is locked is said to be locked, not damaged", async () => {
    await expect(readBytes(compound("EncryptedPackage"))).rejects.toMatchObject({
      code: "file-encrypted",
    });
  });

  it("named for another format is read as what it is, with a note", async () => {
    const { problems } = await readText("<html><p>Report</p></html>", "2009/report.doc");
    expect(problems).toMatchObject([{ severity: "note", code: "file-misnamed" }]);
    const docx = await readBytes(fixture("made/word/grid.docx"), "report.pdf");
    expect(docx.problems.map(({ code }) => code)).toEqual(["file-misnamed"]);
    expect(misnamed("report", "docx")).toBeUndefined();
    expect(misnamed("report.v2", "docx")).toBeUndefined();
    expect(misnamed("REPORT.DOCM", "docx")).toBeUndefined();
  });
});

it.each([
  ["without its end", cutOdt],
  ["without its content", zipSync({ mimetype: [wholeOdt.subarray(38, 77), { level: 0 }] })],
])("an OpenDocument text %s is damaged, not of a kind that is not read", async (_, bytes) => {
  const source = { file: "a.odt", doc: "a", sha256: "0".repeat(64), bytes: bytes.length };
  const { status, problems } = await ingestFile(source, bytes);
  expect([status, problems.map(({ code }) => code)]).toEqual(["unread", ["file-damaged"]]);
});
