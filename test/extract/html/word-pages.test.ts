import { describe, expect, it } from "vitest";
import { outline, readText, tablesOf } from "../word/read.ts";

/** A page as Word saves it, around its body. */
const page = (body: string): string =>
  '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">' +
  '<head><meta name=Generator content="Microsoft Word 11"><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->' +
  '<style><!--\n/* Style Definitions */\np.MsoNormal{mso-style-parent:"";margin:0cm;font-size:12.0pt;}\n' +
  "span.MsoFootnoteReference{vertical-align:super;}\n@page Section1{size:595.3pt 841.9pt;}\n-->\n</style>" +
  "<!--[if gte mso 10]><style>td{background:red}</style><![endif]--></head>" +
  `<body lang=EN-GB><div class=Section1>${body}</div></body></html>`;

const cellOf = async (content: string) => {
  const { value } = await readText(
    page(
      "<table class=MsoNormalTable border=1 cellspacing=0><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>" +
        "<td width=100 valign=top style='width:75pt;border:solid windowtext 1.0pt'><p class=MsoNormal>NI 1<o:p></o:p></p></td>" +
        `<td style='border-left:none;mso-border-alt:solid windowtext .5pt'>${content}</td></tr></table>`,
    ),
  );
  return tablesOf(value)[0]?.cells[1];
};

describe("a cell of a page that Word saved", () => {
  it.each([
    ["nothing but its own blank", "<p class=MsoNormal><o:p>&nbsp;</o:p></p>", ""],
    ["several blanks", "85<span style='mso-spacerun:yes'>&nbsp;&nbsp; </span>of 90", "85 of 90"],
    [
      "what only others see",
      "<!--[if !mso]><!-->60%<!--<![endif]--><!--[if mso]>6<![endif]-->",
      "60%",
    ],
    [
      "a field's code",
      "<!--[if supportFields]><span style='mso-element:field-begin'></span> REF x <![endif]-->60%<!--[if supportFields]><span style='mso-element:field-end'></span><![endif]-->",
      "60%",
    ],
    [
      "a raised note",
      "60<span style='font-size:8.0pt;position:relative;top:-4.0pt;mso-text-raise:4.0pt'>2</span>",
      "60²",
    ],
    [
      "a note's number in brackets",
      "60<a style='mso-footnote-id:ftn1' href='#_ftn1'><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>",
      "60[1]",
    ],
    ["hidden text", "61%<span style='display:none;mso-hide:all'>62</span>", "61%"],
    ["smart tags", "<st1:place w:st='on'>Halton</st1:place> 9", "Halton 9"],
    [
      "a list's label",
      "<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>Agreed</p>",
      "• Agreed",
    ],
    [
      "a reader's remark",
      "60%<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[A1]</a><span style='mso-special-character:comment'>&nbsp;</span></span>",
      "60%",
    ],
  ])("prints of %s what the paper shows", async (_, content, text) => {
    expect((await cellOf(content))?.text).toBe(text);
  });

  it.each([
    [
      "a picture, and not its twin for older programs",
      "<!--[if gte vml 1]><v:shape alt='Red'><v:imagedata src='a.gif'/></v:shape><![endif]--><![if !vml]><img src='x_files/image001.gif' alt=Green v:shapes=_x1><![endif]>",
      { kind: "image", alternative: "Green" },
    ],
    [
      "a symbol",
      "<span style='font-family:Wingdings;mso-ascii-font-family:Arial;mso-char-type:symbol;mso-symbol-font-family:Wingdings'><span style='mso-char-type:symbol'>ü</span></span>",
      { kind: "glyph", glyph: "✓" },
    ],
    [
      "a highlighter",
      "<span style='background:lime;mso-highlight:lime'>S</span>",
      { kind: "fill", colour: "#00ff00" },
    ],
    [
      "a shaded paragraph",
      "<p class=MsoNormal style='background:red;mso-shading:windowtext'>S</p>",
      { kind: "fill", colour: "#ff0000" },
    ],
  ])("shows %s", async (_, content, mark) => {
    expect((await cellOf(content))?.marks).toMatchObject([mark]);
  });

  it("sets a struck figure apart from the one that replaces it", async () => {
    const cell = await cellOf(
      "<span class=msoDel><del cite='mailto:x'>60%</del></span><span class=msoIns><ins cite='mailto:x'>61%</ins></span>",
    );
    expect([cell?.text, cell?.struck]).toEqual(["61%", ["60%"]]);
  });
});

it("leaves readers' remarks out of a page that Word saved", async () => {
  const { value } = await readText(
    page(
      "<p class=MsoNormal>Plan</p></div><div style='mso-element:comment-list'><div style='mso-element:comment'><div class=msocomtxt><p class=MsoCommentText>Is it 75%?</p></div></div>",
    ),
  );
  expect(outline(value.blocks)).toEqual(["Plan"]);
});
