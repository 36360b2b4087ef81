import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { fixture, outline, place, readBytes, readText, tablesOf } from "./read.ts";

const transitional = /http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main/g;
const older = "http://schemas.microsoft.com/office/word/2003/wordml";

/** A .docx written as Word 2003 XML: the same markup in one file, merges and lists under their older names. */
function asWordMl(docx: Uint8Array): string {
  const parts = unzipSync(docx);
  const part = (name: string): string => {
    const bytes = parts[`word/${name}.xml`];
    return bytes === undefined
      ? ""
      : strFromU8(bytes)
          .replace(/<\?xml[^>]*>\s*/, "")
          .replace(transitional, older);
  };
  const body = part("document")
    .replace(/<w:document/, "<w:wordDocument")
    .replace(/<\/w:document>/, "</w:wordDocument>")
    .replace(/w:vMerge/g, "w:vmerge")
    .replace(/w:numPr>/g, "w:listPr>")
    .replace(/<w:numId /g, "<w:ilfo ");
  const numbers = part("numbering")
    .replace(/<w:(\/?)numbering/g, "<w:$1lists")
    .replace(/<\/w:numbering>/, "</w:lists>")
    .replace(/(<\/?)w:abstractNum( |>)/g, "$1w:listDef$2")
    .replace(/w:abstractNumId="/g, 'w:listDefId="')
    .replace(/<w:num w:numId="/g, '<w:list w:ilfo="')
    .replace(/<\/w:num>/g, "</w:list>")
    .replace(/<w:abstractNumId /g, "<w:ilst ")
    .replace(/<w:numFmt w:val="decimal"/g, '<w:nfc w:val="0"')
    .replace(/<w:numFmt w:val="bullet"/g, '<w:nfc w:val="23"');
  const styles = part("styles");
  return `<?xml version="1.0"?><?mso-application progid="Word.Document"?>${body.replace(/<w:body>/, `${numbers}${styles}<w:body>`)}`;
}

describe("Word 2003 XML", () => {
  it("gives what the same report gives as .docx", async () => {
    const docx = fixture("archive/halton-bsc-qmr-2008-09-q4.docx");
    const recent = await readBytes(docx);
    const older = await readText(asWordMl(docx));
    expect(older.value.format).toBe("wordml");
    const isBullet = /^• /gm;
    const plain = (blocks: string[]): string[] => blocks.map((text) => text.replace(isBullet, ""));
    expect(plain(outline(older.value.blocks))).toEqual(plain(outline(recent.value.blocks)));
    const cells = (value: typeof recent.value) =>
      tablesOf(value).flatMap((table) =>
        table.cells.map((cell) => [
          place(cell),
          cell.marks.filter(({ kind }) => kind !== "image").length,
        ]),
      );
    expect(cells(older.value)).toEqual(cells(recent.value));
  });

  it("keeps notes, headers and pictures in the text itself", async () => {
    const { value } = await readText(
      `<?xml version="1.0"?><w:wordDocument xmlns:w="${older}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core">` +
        "<w:body><wx:sect><w:p><w:r><w:t>85%</w:t></w:r><w:r><w:footnote><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Provisional</w:t></w:r></w:p></w:footnote></w:r>" +
        '<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>old</w:delText></w:r></aml:content></aml:annotation>' +
        '<aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t> new</w:t></w:r></aml:content></aml:annotation></w:p>' +
        '<w:tbl><w:tr><w:tc><w:p><w:r><w:pict><w:binData w:name="wordml://1.png">iVBORw0KGgo=</w:binData><v:shape><v:imagedata src="wordml://1.png"/></v:shape></w:pict></w:r></w:p></w:tc>' +
        '<w:tc><w:p><w:r><w:rPr><w:highlight w:val="dark-red"/></w:rPr><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>' +
        '<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>Council</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>',
    );
    expect(outline(value.blocks)).toEqual(["85%¹ new", " | x", "¹ Provisional"]);
    expect(value.running).toEqual([{ kind: "header", text: "Council" }]);
    expect(tablesOf(value)[0]?.cells.map((cell) => cell.marks[0]?.kind)).toEqual(["image", "fill"]);
  });
});

it("Word's markup shows the colour behind a paragraph, its own or its style's, in its cell", async () => {
  const shade = (fill: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  const { value } = await readText(
    `<?xml version="1.0"?><w:wordDocument xmlns:w="${older}"><w:styles><w:style w:type="paragraph" w:styleId="R"><w:pPr>${shade("FF0000")}</w:pPr></w:style></w:styles><w:body><w:tbl><w:tr>` +
      `<w:tc><w:p><w:pPr><w:pStyle w:val="R"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p></w:tc>` +
      `<w:tc><w:p><w:pPr><w:pStyle w:val="R"/>${shade("00B050")}</w:pPr></w:p></w:tc><w:tc><w:p><w:pPr>${shade("FFFFFF")}</w:pPr></w:p></w:tc></w:tr></w:tbl></w:body></w:wordDocument>`,
  );
  expect(tablesOf(value)[0]?.cells.map(({ marks }) => marks)).toEqual([
    [{ kind: "fill", colour: "#ff0000" }],
    [{ kind: "fill", colour: "#00b050" }],
    [],
  ]);
});

const namespaces = [
  "office",
  "style",
  "text",
  "table",
  "drawing",
  "xsl-fo-compatible",
  "svg-compatible",
]
  .map((name) => {
    const prefix =
      { drawing: "draw", "xsl-fo-compatible": "fo", "svg-compatible": "svg" }[name] ?? name;
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;
  })
  .join(" ");

const styles =
  '<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>' +
  '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>' +
  '<style:style style:name="U" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>' +
  '<style:default-style style:family="paragraph"><style:text-properties style:use-window-font-color="true"/></style:default-style>' +
  '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:background-color="#ffc000"/><style:text-properties style:font-name="Wingdings" fo:color="#00b050"/></style:style>' +
  '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>' +
  '<style:style style:name="W" style:family="text"><style:text-properties style:font-name="Wingdings" fo:color="#00b050"/></style:style>' +
  '<style:style style:name="R" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/></style:style>' +
  '<style:style style:name="G" style:family="graphic"><style:graphic-properties draw:fill="solid" draw:fill-color="#ffc000"/></style:style>' +
  '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/></text:list-style></office:automatic-styles>';

const content = (body: string): string =>
  `<office:document-content ${namespaces} xmlns:xlink="http://www.w3.org/1999/xlink">${styles}<office:body><office:text>${body}</office:text></office:body></office:document-content>`;

const packed = (body: string): Uint8Array =>
  zipSync({
    mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
    "content.xml": strToU8(content(body)),
    "Pictures/a.png": strToU8("no picture"),
    "styles.xml": strToU8(
      `<office:document-styles ${namespaces}><office:master-styles><style:master-page style:name="Standard"><style:header><text:p>Council</text:p></style:header><style:footer style:display="false"><text:p>x</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`,
    ),
  });

describe("OpenDocument text", () => {
  it("gives headings, blanks, lists, notes, what is struck, hidden and raised", async () => {
    const { value, problems } = await readBytes(
      packed(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>" +
          '<text:h text:outline-level="2">Plan</text:h><text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d <text:span text:style-name="H">no</text:span></text:p>' +
          '<text:list text:style-name="L"><text:list-item><text:p>one</text:p><text:p>more</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>' +
          '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>three</text:p></text:list-item></text:list>' +
          '<text:p>60<text:span text:style-name="U">2</text:span><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Provisional</text:p></text:note-body></text:note></text:p>',
      ),
    );
    expect(outline(value.blocks)).toEqual([
      "heading 2: Plan",
      "a b c\nd",
      "a) one",
      "more",
      "b) two",
      "c) three",
      "60²¹",
      "¹ Provisional",
    ]);
    expect(value.running).toEqual([{ kind: "header", text: "Council" }]);
    expect(problems).toEqual([]);
  });

  it("shows a paragraph's own colours, though its page takes the window's", async () => {
    const { value } = await readBytes(
      packed(
        '<table:table><table:table-row><table:table-cell><text:p text:style-name="P">l</text:p></table:table-cell></table:table-row></table:table>',
      ),
    );
    expect(tablesOf(value)[0]?.cells[0]?.marks).toMatchObject([
      { kind: "fill", colour: "#ffc000" },
      { kind: "glyph", colour: "#00b050" },
    ]);
  });

  it("lays tables out with their spans, fills, symbols, shapes and pictures", async () => {
    const cell = (inside: string, attributes = ""): string =>
      `<table:table-cell ${attributes}><text:p>${inside}</text:p></table:table-cell>`;
    const { value } = await readBytes(
      packed(
        '<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows><table:table-row>' +
          cell("Ref", 'table:number-rows-spanned="2"') +
          `${cell("2009/10", 'table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row></table:table-header-rows>` +
          `<table:table-row><table:covered-table-cell/>${cell("60%", 'table:style-name="R"')}${cell('<text:span text:style-name="W">ü</text:span>')}</table:table-row>` +
          `<table:table-row>${cell('<draw:custom-shape draw:style-name="G"><draw:enhanced-geometry draw:type="ellipse"/></draw:custom-shape>')}` +
          `${cell('<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>Red</svg:title></draw:frame>')}${cell("", 'table:number-columns-repeated="9999"')}</table:table-row></table:table>`,
      ),
    );
    const cells = tablesOf(value)[0]?.cells ?? [];
    expect(cells.slice(0, 6).map(place)).toEqual([
      "0,0 2x1 Ref",
      "0,1 1x2 2009/10",
      "1,1 60%",
      "1,2 ✓",
      "2,0 ",
      "2,1 ",
    ]);
    expect(cells.slice(2, 6).map(({ marks }) => marks[0])).toMatchObject([
      { kind: "fill", colour: "#ff0000" },
      { kind: "glyph", glyph: "✓", colour: "#00b050" },
      { kind: "shape", shape: "circle", colour: "#ffc000" },
      { kind: "image", alternative: "Red" },
    ]);
    expect(cells[0]?.header).toBe(true);
  });

  it("is read as one flat file, too, and names what it is when it is no text", async () => {
    const flat = `<?xml version="1.0"?>${content("<text:p>flat</text:p>")
      .replace(/document-content/g, "document")
      .replace(
        "<office:document ",
        '<office:document office:mimetype="application/vnd.oasis.opendocument.text" ',
      )}`;
    expect(outline((await readText(flat)).value.blocks)).toEqual(["flat"]);
    const cut = `${flat.slice(0, -40)}`;
    expect((await readText(cut)).problems.map(({ code }) => code)).toEqual(["part-unreadable"]);
  });
});
