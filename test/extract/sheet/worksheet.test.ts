import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { fixture, outline, place, readBytes, tablesOf } from "../word/read.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A workbook of two sheets, of which the second is shown. */
function workbook(rows: string, { beside = "", size = "" } = {}): Uint8Array {
  return zipSync({
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="Notes" r:id="a"/><sheet name="Budget" r:id="b"/></sheets>${size}</workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="${packaged}"><Relationship Id="a" Type="x" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="x" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet xmlns="${main}"><sheetData><row><c t="inlineStr"><is><t>not shown</t></is></c></row></sheetData></worksheet>`,
    ),
    "xl/worksheets/sheet2.xml": strToU8(
      `<worksheet xmlns="${main}"><cols><col min="3" max="3" hidden="1"/></cols><sheetData>${rows}</sheetData>${beside}</worksheet>`,
    ),
    "xl/sharedStrings.xml": strToU8(
      `<sst xmlns="${main}"><si><t>Service</t></si><si><r><t>Budget </t></r><r><t>Â£000</t></r><rPh><t>no</t></rPh></si></sst>`,
    ),
    "xl/styles.xml": strToU8(
      `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="# ?/?"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="3"/><xf numFmtId="9"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    ),
  });
}

/** A Word file that shows a picture of the workbook between two paragraphs, or in a cell. */
function documentWith(book: Uint8Array, isInCell = false): Uint8Array {
  const parts = unzipSync(fixture("made/word/grid.docx"));
  const shown = `<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="${office}" Type="Embed" ProgID="Excel.Sheet.12" r:id="rIdSheet"/></w:object></w:r></w:p>`;
  const placed = isInCell
    ? `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>kept</w:t></w:r></w:p></w:tc><w:tc>${shown}</w:tc></w:tr></w:tbl>`
    : shown;
  const body = `<w:body><w:p><w:r><w:t>before</w:t></w:r></w:p>${placed}<w:p><w:r><w:t>after</w:t></w:r></w:p></w:body>`;
  const text = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const related = strFromU8(parts["word/_rels/document.xml.rels"] ?? new Uint8Array());
  return zipSync({
    ...parts,
    "word/document.xml": strToU8(text.replace(/<w:body>.*<\/w:body>/s, body)),
    "word/_rels/document.xml.rels": strToU8(
      related.replace(
        "</Relationships>",
        '<Relationship Id="rIdSheet" Type="x/package" Target="embeddings/a.xlsx"/></Relationships>',
      ),
    ),
    "word/embeddings/a.xlsx": book,
  });
}

const rows =
  '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>hidden</t></is></c><c r="D2" t="str"><f>"Share"</f><v>Share</v></c></row>' +
  '<row r="3"><c r="A3" t="inlineStr"><is><t>Parks</t></is></c><c r="B3" s="1"><v>1204</v></c><c r="D3" s="2"><f>B3/B9</f><v>0.685</v></c></row>' +
  '<row r="4" hidden="1"><c r="A4"><v>7</v></c></row>' +
  '<row r="5"><c r="A5" t="inlineStr"><is><t>Total</t></is></c><c r="B5" t="e"><v>#REF!</v></c></row>';

describe("an embedded worksheet", () => {
  it("is a table where its picture stands, as the sheet prints it, and the picture is named", async () => {
    const { value, problems } = await readBytes(documentWith(workbook(rows)));
    expect(outline(value.blocks)[0]).toBe("before");
    expect(outline(value.blocks)[2]).toBe("after");
    expect(tablesOf(value)[0]).toMatchObject({ method: "markup", rows: 3, columns: 3 });
    expect(tablesOf(value)[0]?.cells.map(place)).toEqual([
      "0,0 Service",
      "0,1 Budget £000",
      "0,2 Share",
      "1,0 Parks",
      "1,1 1,204",
      "1,2 69%",
      "2,0 Total",
      "2,1 #REF!",
      "2,2 ",
    ]);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["part-unsupported", "warning"],
    ]);
  });

  it("shows no more than the document does, and merged cells as one", async () => {
    const size = '<oleSize ref="A2:B3"/>';
    const beside = '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>';
    const { value } = await readBytes(documentWith(workbook(rows, { beside, size })));
    expect(tablesOf(value)[0]?.cells.map(place)).toEqual([
      "0,0 1x2 Service",
      "1,0 Parks",
      "1,1 1,204",
    ]);
  });

  it("in a cell is a table of its own", async () => {
    const { value } = await readBytes(documentWith(workbook(rows), true));
    expect(outline(value.blocks).slice(0, 2)).toEqual(["before", "kept | "]);
    expect(tablesOf(value)).toHaveLength(2);
  });

  it.each([
    [
      "a format that cannot be printed",
      workbook('<row r="1"><c r="A1" s="3"><v>1.5</v></c></row>'),
    ],
    ["a style that is not there", workbook('<row r="1"><c r="A1" s="9"><v>1.5</v></c></row>')],
    ["a formula without its result", workbook('<row r="1"><c r="A1"><f>1+1</f></c></row>')],
    [
      "a cell far away",
      workbook('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'),
    ],
    ["nothing", workbook("")],
    ["an older program's bytes", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])],
    ["no workbook", zipSync({ "a.txt": strToU8("x") })],
    ["a package cut short", workbook(rows).slice(0, 400)],
  ])("that holds %s is named and not read in part", async (_, book) => {
    const { value, problems } = await readBytes(documentWith(book));
    expect(outline(value.blocks)).toEqual(["before", "after"]);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["part-unsupported", "warning"],
    ]);
    expect(problems[0]?.message).toContain("an embedded worksheet, of which only a picture");
  });
});
