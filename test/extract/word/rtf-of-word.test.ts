import { describe, expect, it } from "vitest";
import { place, readText, tablesOf } from "./read.ts";

/** The head that Word 2003 writes. */
const head =
  "{\\rtf1\\adeflang1025\\ansi\\ansicpg1252\\uc1\\adeff0\\deff0\\stshfdbch0\\stshfloch0{\\fonttbl{\\f0\\froman\\fcharset0\\fprq2{\\*\\panose 02020603050405020304}Times New Roman;}" +
  "{\\f3\\froman\\fcharset2\\fprq2 Symbol;}{\\f14\\fnil\\fcharset2\\fprq2 Wingdings;}{\\f36\\froman\\fcharset238\\fprq2 Times New Roman CE;}}" +
  "{\\colortbl;\\red0\\green0\\blue0;\\red255\\green0\\blue0;\\red0\\green176\\blue80;\\red255\\green192\\blue0;}" +
  "{\\stylesheet{\\ql \\li0\\ri0 \\f0\\fs24 \\snext0 Normal;}{\\*\\cs10 \\additive \\ssemihidden Default Paragraph Font;}{\\*\\ts11\\tsrowd\\trftsWidthB3\\tsvertalt \\snext11 Normal Table;}}" +
  "{\\*\\latentstyles\\lsdstimax156}{\\*\\rsidtbl \\rsid1}{\\*\\generator Microsoft Word 11.0.0000;}\\paperw11906\\widowctrl\\ftnbj\\aenddoc ";

const cellUpTo = (edge: number, more = ""): string =>
  `\\clvertalt\\clbrdrt\\brdrs\\brdrw10 ${more}\\cltxlrtb\\clftsWidth3\\clwWidth2000 \\cellx${edge}`;
const define = (...cells: string[]): string =>
  `\\trowd \\irow0\\irowband0\\ts11\\trgaph108\\trleft-108\\trbrdrt\\brdrs\\brdrw10 \\trftsWidth1\\trautofit1\\trpaddl108\\trpaddfl3 ${cells.join("")}`;
const two = define(cellUpTo(2000), cellUpTo(4000));

/** Word describes a row before its cells and once more, in a group, behind them. */
const row = (body: string, definition = two): string =>
  `${definition}\\pard\\plain \\ql \\li0\\ri0\\widctlpar\\intbl\\aspalpha\\faauto\\adjustright \\fs24\\lang2057 ${body}\\pard \\ql \\li0\\ri0\\intbl {\\insrsid1 ${definition}\\row }`;
const run = (text: string): string => `{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\insrsid7 ${text}}`;

const tableOf = async (body: string) => {
  const { value, problems } = await readText(`${head}${body}}`);
  expect(problems).toEqual([]);
  return tablesOf(value)[0]?.cells ?? [];
};

describe("a row as Word writes it in Rich Text", () => {
  it.each([
    [
      "cells without shading",
      row(
        run("a\\cell b\\cell "),
        define(cellUpTo(2000, "\\clshdrawnil"), cellUpTo(4000, "\\clshdrawnil")),
      ),
      ["0,0 a", "0,1 b"],
    ],
    [
      "cells merged down",
      row(run("a\\cell b\\cell "), define(cellUpTo(2000, "\\clvmgf"), cellUpTo(4000))) +
        row(run("\\cell c\\cell "), define(cellUpTo(2000, "\\clvmrg"), cellUpTo(4000))),
      ["0,0 2x1 a", "0,1 b", "1,1 c"],
    ],
    [
      "cells merged across",
      row(
        run("a\\cell\\cell b\\cell "),
        define(cellUpTo(1000, "\\clmgf"), cellUpTo(2000, "\\clmrg"), cellUpTo(3000)),
      ) +
        row(
          run("1\\cell 2\\cell 3\\cell "),
          define(cellUpTo(1000), cellUpTo(2000), cellUpTo(3000)),
        ),
      ["0,0 1x2 a", "0,2 b", "1,0 1", "1,1 2", "1,2 3"],
    ],
    [
      "edges that nearly meet",
      row(run("a\\cell b\\cell ")) +
        row(run("c\\cell d\\cell "), define(cellUpTo(2004), cellUpTo(3996))),
      ["0,0 a", "0,1 b", "1,0 c", "1,1 d"],
    ],
    [
      "edges that go back",
      row(run("a\\cell b\\cell "), define(cellUpTo(4000), cellUpTo(2000))),
      ["0,0 a", "0,1 b"],
    ],
    [
      "a cell without width",
      row(run("a\\cell b\\cell c\\cell "), define(cellUpTo(2000), cellUpTo(2000), cellUpTo(4000))) +
        row(run("1\\cell 2\\cell ")),
      ["0,0 a", "0,1 b", "0,2 c", "1,0 1", "1,1 2"],
    ],
    [
      "an edge that is set in by the gap between cells",
      row(run("a\\cell b\\cell "), "\\trowd\\trgaph108\\trleft0\\cellx2108\\cellx4108") +
        row(run("c\\cell d\\cell ")),
      ["0,0 a", "0,1 b", "1,0 c", "1,1 d"],
    ],
    [
      "a cell that was deleted",
      row(
        run("a\\cell gone\\cell b\\cell "),
        define(cellUpTo(2000), cellUpTo(3000, "\\cldel\\cldelauth1"), cellUpTo(4000)),
      ),
      ["0,0 a", "0,2 b"],
    ],
    [
      "another table right behind it",
      row(run("a\\cell b\\cell "), two.replace("\\irowband0", "\\irowband0\\lastrow")) +
        row(run("c\\cell d\\cell ")),
      ["0,0 a", "0,1 b"],
    ],
    [
      "paragraphs that are not said to be in the table",
      `${two} a\\cell b\\cell\\row`,
      ["0,0 a", "0,1 b"],
    ],
    [
      "a deleted row",
      `${row(run("a\\cell b\\cell "))}${two}\\pard\\intbl {\\deleted gone\\cell gone\\cell }\\pard\\intbl {\\deleted ${two}\\row }`,
      ["0,0 a", "0,1 b"],
    ],
  ])("may have %s", async (_, body, cells) => {
    expect((await tableOf(body)).map(place)).toEqual(cells);
  });

  it("may be a header", async () => {
    const cells = await tableOf(
      row(run("a\\cell b\\cell "), define("\\trhdr", cellUpTo(2000), cellUpTo(4000))) +
        row(run("c\\cell d\\cell ")),
    );
    expect(cells.map(({ header }) => header ?? false)).toEqual([true, true, false, false]);
  });
});

describe("a cell as Word writes it in Rich Text", () => {
  it.each([
    [
      "an edited field's result",
      '{\\field\\fldedit{\\*\\fldinst {\\insrsid1  =SUM(ABOVE) \\\\# "#,##0" }}{\\fldrslt {\\lang1024\\noproof\\insrsid1 1,234}}}',
      "1,234",
    ],
    [
      "a field in a field's code",
      "{\\field{\\*\\fldinst {IF {\\field{\\*\\fldinst {PAGE}}{\\fldrslt {9}}} = 9 }}{\\fldrslt {yes}}}",
      "yes",
    ],
    [
      "a link",
      '{\\field{\\*\\fldinst {HYPERLINK "http://x" }{{\\*\\datafield 00d0c9ea}}}{\\fldrslt {\\ul link}}}',
      "link",
    ],
    ["a raised note", "60{\\super 1}", "60¹"],
    ["a note set higher", "61{\\up6\\fs16 2}", "61²"],
    ["a note and what follows it", "60{\\super 1\\nosupersub 5}", "60¹5"],
    [
      "a bullet",
      "{\\listtext\\pard\\plain\\s1 \\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\f3\\insrsid1 \\loch\\af3\\dbch\\af0\\hich\\f3 \\'b7\\tab}\\pard \\intbl\\ls1\\ilvl0 one",
      "• one",
    ],
    [
      "what was revised",
      "{\\deleted\\revauthdel1\\revdttmdel1 60%}{\\revised\\revauth1\\revdttm1 61%}",
      "61%",
    ],
    ["letters of several character sets", "{\\f36 \\'b9}\\'80\\'a3", "ą€£"],
    ["hyphens", "perfor\\-mance non\\_break\\~x", "performance non-break x"],
    [
      "bookmarks and tags",
      "{\\*\\bkmkstart T}6{\\*\\bkmkend T}0%{\\*\\xmlopen\\xmlns1}{\\*\\xmlclose}",
      "60%",
    ],
    [
      "a reader's remark",
      "60%{\\*\\atrfstart 1}{\\*\\atrfend 1}{\\*\\atnid AB}{\\*\\atnauthor X}\\chatn {\\*\\annotation{\\*\\atnref 1}\\pard Is it 75%?}",
      "60%",
    ],
    ["what was moved", "{\\mvf\\mvauth1 60%}{\\mvt 61%}", "61%"],
    ["a formula", "{\\mmath{\\*\\moMathPara{\\*\\moMath{\\mr\\mscr0 x=1}}}}", "x=1"],
    [
      "a box drawn by Word 95",
      "60%{\\*\\do\\dobxcolumn\\dptxbx{\\dptxbxtext\\pard box\\par}\\dpx0}",
      "60%\nbox",
    ],
    ["capitals", "{\\caps red}{\\v hidden}", "RED"],
  ])("prints %s", async (_, body, text) => {
    expect((await tableOf(row(`${body}\\cell x\\cell `))).map((cell) => cell.text)).toEqual([
      text,
      "x",
    ]);
  });

  it.each([
    [
      "its fill",
      row(
        run("S\\cell x\\cell "),
        define(cellUpTo(2000, "\\clcbpat2\\clcbpatraw2"), cellUpTo(4000)),
      ),
      { kind: "fill", colour: "#ff0000" },
    ],
    [
      "a shaded paragraph",
      row("\\cbpat2 S\\cell\\pard\\intbl x\\cell "),
      { kind: "fill", colour: "#ff0000" },
    ],
    [
      "a paragraph under a pattern",
      row("\\shading5000\\cfpat2\\cbpat4 S\\cell\\pard\\intbl x\\cell "),
      { kind: "fill", colour: "#ff6000" },
    ],
    [
      "a pattern of its cell",
      row(
        run("S\\cell x\\cell "),
        define(cellUpTo(2000, "\\clcfpat2\\clcbpat4\\clshdng5000"), cellUpTo(4000)),
      ),
      { kind: "fill", colour: "#ff6000" },
    ],
    [
      "a shaded run",
      row("{\\chshdng0\\chcbpat2 S}\\cell x\\cell "),
      { kind: "fill", colour: "#ff0000" },
    ],
    [
      "a symbol",
      row("{\\f14\\cf3 \\loch\\af14\\dbch\\af0\\hich\\f14 \\u-3844\\'fc}\\cell x\\cell "),
      { kind: "glyph", glyph: "✓", colour: "#00b050" },
    ],
    [
      "a picture once",
      row(
        "{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}{\\sp{\\sn wzDescription}{\\sv green}}}\\picscalex100\\picw265\\pngblip\\bliptag-12{\\*\\blipuid 4d0102}89504e470d0a1a0a\n0000}}{\\nonshppict{\\pict\\wmetafile8{\\*\\blipuid 4d01}0100}}\\cell x\\cell ",
      ),
      { kind: "image", alternative: "green" },
    ],
    [
      "a drawn lamp",
      row(
        "{\\shp{\\*\\shpinst\\shpleft0\\shpz0\\shplid1026{\\sp{\\sn shapeType}{\\sv 3}}{\\sp{\\sn fillColor}{\\sv 255}}{\\sp{\\sn fFilled}{\\sv 1}}}{\\shprslt{\\*\\do\\dobxcolumn\\dpellipse}}}\\cell x\\cell ",
      ),
      { kind: "shape", shape: "circle", colour: "#ff0000" },
    ],
  ])("shows %s", async (_, body, mark) => {
    expect((await tableOf(body))[0]?.marks).toMatchObject([mark]);
  });
});
