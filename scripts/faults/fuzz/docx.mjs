// Word packages: paragraphs, tables with merged and nested cells, numbering, styles, notes, fields, drawings.
import { packDocx } from "../../make-word-fixtures.mjs";
import { damaged, number, word } from "./words.mjs";

export function generateDocx(of) {
  const sources = {
    "body.xml": torn(of, `${of.several(1, 8, () => block(of, 0)).join("")}<w:sectPr/>`),
  };
  const optional = {
    "styles.xml": () => of.several(1, 4, () => style(of)).join(""),
    "numbering.xml": () => numbering(of),
    "footnotes.xml": () => `<w:footnote w:id="${number(of, [1, 2])}">${paragraph(of)}</w:footnote>`,
    "header.xml": () => block(of, 1),
    "footer.xml": () => block(of, 1),
    "theme.xml": () =>
      '<a:themeElements><a:clrScheme><a:accent1><a:srgbClr val="FF0000"/></a:accent1></a:clrScheme></a:themeElements>',
  };
  for (const [name, make] of Object.entries(optional)) {
    if (of.often(0.25)) sources[name] = torn(of, make());
  }
  return damaged(packDocx(sources), of, 0.15);
}

/** XML that ends too early or holds what it may not. */
function torn(of, xml) {
  if (of.often(0.95)) return xml;
  const at = of.below(xml.length);
  return of.often(0.5)
    ? xml.slice(0, at)
    : `${xml.slice(0, at)}${of.pick(["<", "&", "&x;", "]]>", "<!DOCTYPE a>", "\u0001", "<w:p>", "</w:p>"])}${xml.slice(at)}`;
}

const escaped = (text) =>
  text
    .replace(/[<&"]/g, (one) => `&#${one.charCodeAt(0)};`)
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|\ufffe/gu, "");

const block = (of, depth) =>
  of.pick([paragraph, paragraph, table, table, content, changed])(of, depth);

const paragraph = (of) =>
  `<w:p>${of.often(0.6) ? "" : `<w:pPr>${paragraphProperty(of)}</w:pPr>`}${of.several(0, 3, () => run(of)).join("")}</w:p>`;

const paragraphProperty = (of) =>
  of.pick([
    () => `<w:pStyle w:val="${of.pick(["Heading1", "S1", "S2", "None"])}"/>`,
    () =>
      `<w:numPr><w:ilvl w:val="${number(of, [0, 1])}"/><w:numId w:val="${number(of, [1, 2])}"/></w:numPr>`,
    () => `<w:outlineLvl w:val="${number(of, [0, 3])}"/>`,
    () => '<w:shd w:val="clear" w:fill="00FF00"/>',
    () => "<w:rPr><w:del/><w:vanish/></w:rPr>",
    () => `<w:ind w:left="${number(of, [0, 720])}"/>`,
  ])();

function run(of) {
  const look = of.often(0.7)
    ? ""
    : `<w:rPr>${of.pick(["<w:b/>", "<w:b w:val='0'/>", "<w:strike/>", "<w:vanish/>", "<w:caps/>", "<w:vertAlign w:val='superscript'/>", "<w:color w:val='FF0000'/>", "<w:color w:themeColor='accent1'/>", "<w:rFonts w:ascii='Wingdings'/>", "<w:rStyle w:val='S1'/>", "<w:highlight w:val='green'/>"])}</w:rPr>`;
  return `<w:r>${look}${of.often(0.8) ? `<w:t xml:space="preserve">${escaped(word(of))}</w:t>` : special(of)}</w:r>`;
}

const special = (of) =>
  of.pick([
    "<w:tab/>",
    "<w:br/>",
    "<w:noBreakHyphen/>",
    '<w:sym w:font="Wingdings" w:char="F0FC"/>',
    '<w:sym w:font="Arial" w:char="110000"/>',
    '<w:footnoteReference w:id="1"/>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText>SYMBOL 252 \\f Wingdings</w:instrText>",
    '<w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rIdGreen"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>',
    "<w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>86%</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing>",
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent>',
    '<w:pict><v:shape fillcolor="red"><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict>',
    "<w:delText>9</w:delText>",
    "<w:object/>",
    "<w:cr/>",
  ]);

const content = (of, depth) =>
  depth > 3
    ? ""
    : `<w:sdt><w:sdtPr>${of.pick(["", "<w:showingPlcHdr/>", "<w:checkbox/>"])}</w:sdtPr><w:sdtContent>${of.several(0, 2, () => block(of, depth + 1)).join("")}</w:sdtContent></w:sdt>`;

const changed = (of, depth) =>
  depth > 3
    ? ""
    : of.pick([
        `<w:ins>${run(of)}</w:ins>`,
        `<w:p><w:ins>${run(of)}</w:ins><w:del>${run(of)}</w:del></w:p>`,
        `<w:moveFrom>${run(of)}</w:moveFrom>`,
        `<w:customXml>${block(of, depth + 1)}</w:customXml>`,
        "<w:altChunk r:id='rIdGreen'/>",
      ]);

function table(of, depth = 0) {
  if (depth > 3) return "";
  const columns = 1 + of.below(5);
  const grid = of.often(0.8)
    ? `<w:tblGrid>${`<w:gridCol w:w="${number(of, [2000])}"/>`.repeat(columns)}</w:tblGrid>`
    : "";
  const rows = of.several(0, 5, () => {
    const cells = Array.from({ length: of.often(0.9) ? columns : of.below(7) }, () =>
      cell(of, depth),
    );
    const properties = of.often(0.8)
      ? ""
      : `<w:trPr>${of.pick(["<w:tblHeader/>", `<w:gridBefore w:val="${number(of, [1, 2])}"/>`, `<w:gridAfter w:val="${number(of, [1, 2])}"/>`, "<w:del/>", "<w:hidden/>"])}</w:trPr>`;
    return `<w:tr>${properties}${cells.join("")}</w:tr>`;
  });
  return `<w:tbl>${of.often(0.9) ? "" : `<w:tblPr><w:tblStyle w:val="S1"/></w:tblPr>`}${grid}${rows.join("")}</w:tbl>`;
}

const cell = (of, depth) =>
  `<w:tc>${of.often(0.75) ? "" : `<w:tcPr>${of.pick([() => `<w:gridSpan w:val="${number(of, [1, 2, 3])}"/>`, () => '<w:vMerge w:val="restart"/>', () => "<w:vMerge/>", () => '<w:hMerge w:val="continue"/>', () => `<w:shd w:fill="${of.pick(["FF0000", "auto", "zz"])}"/>`, () => `<w:tcW w:w="${number(of, [2000])}"/>`])()}</w:tcPr>`}${of.often(0.93) ? paragraph(of) : table(of, depth + 1)}</w:tc>`;

const style = (of) =>
  `<w:style w:type="${of.pick(["paragraph", "character", "table"])}" w:styleId="${of.pick(["S1", "S2", "Heading1"])}"><w:name w:val="${of.pick(["heading 1", "a", "Title"])}"/><w:basedOn w:val="${of.pick(["S1", "S2", "None"])}"/><w:pPr>${paragraphProperty(of)}</w:pPr><w:rPr><w:b/></w:rPr>${of.often(0.7) ? "" : '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="00FF00"/></w:tcPr></w:tblStylePr>'}</w:style>`;

const numbering = (of) =>
  `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="${number(of, [1, 5])}"/><w:numFmt w:val="${of.pick(["decimal", "bullet", "lowerRoman", "upperLetter", "none", "ordinalText"])}"/><w:lvlText w:val="${of.pick(["%1.", "%1.%2", "", "%9", "%%%%"])}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="${number(of, [0, 1])}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="${number(of, [3])}"/></w:lvlOverride></w:num>`;
