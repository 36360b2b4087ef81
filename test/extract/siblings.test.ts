import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { fixture, outline, readBytes, readText, tablesOf } from "./word/read.ts";

/** What stands in the one cell of a web page's table, and what is struck there. */
async function htmlCell(css: string, cell: string): Promise<string> {
  const { value } = await readText(
    `<!DOCTYPE html><style>${css}</style><table border=1><tr><td>k<td>${cell}</table>`,
  );
  return shown(tablesOf(value)[0]?.cells[1]);
}

/** The same of a Word file's. */
async function wordCell(content: string): Promise<string> {
  const parts = unzipSync(fixture("made/word/grid.docx"));
  const text = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const body = `<w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>k</w:t></w:r></w:p></w:tc><w:tc>${content}</w:tc></w:tr></w:tbl></w:body>`;
  const { value } = await readBytes(
    zipSync({
      ...parts,
      "word/document.xml": strToU8(text.replace(/<w:body>.*<\/w:body>/s, body)),
    }),
  );
  return shown(tablesOf(value)[0]?.cells[1]);
}

const shown = (
  cell: { text: string; struck?: readonly string[]; marks: readonly { alternative?: string }[] } = {
    text: "?",
    marks: [],
  },
): string =>
  [
    cell.text,
    ...(cell.struck ?? []).map((line) => `-${line}`),
    ...cell.marks.flatMap(({ alternative }) => (alternative ? [`[${alternative}]`] : [])),
  ].join(" ");

const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const line = (inside: string): string => `<w:p>${inside}</w:p>`;
const control = (properties: string, inside: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
const field = (data: string, code: string, result = ""): string =>
  `<w:r><w:fldChar w:fldCharType="begin">${data}</w:fldChar></w:r><w:r><w:instrText>${code}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe("a web page's cell", () => {
  it.each([
    ["del and ins", "", "<del>60%</del><ins>61%</ins>", "61% -60%"],
    ["s", "", "<s>60%</s> 61%", "61% -60%"],
    [
      "a line through by a rule",
      ".x{text-decoration:line-through red}",
      "<b class=x>6</b> 7",
      "7 -6",
    ],
    ["a struck block", "", "<div style='text-decoration:line-through'>6</div><div>7</div>", "7 -6"],
    [
      "a raised digit by a rule",
      ".n{vertical-align:super;font-size:60%}",
      "60<i class=n>2</i>",
      "60²",
    ],
    ["a raised digit by its place", ".n{position:relative;top:-4px}", "60<i class=n>2</i>", "60²"],
    ["not displayed", ".n{display:none}", "60<i class=n>99</i>", "60"],
    ["hidden", ".n{visibility:hidden}", "60<i class=n>99</i>", "60"],
    [
      "hidden, but shown inside",
      ".n{visibility:hidden}.v{visibility:visible}",
      "<i class=n>9<b class=v>5</b></i>",
      "5",
    ],
    ["only for print", "@media screen{.p{display:none}}", "60<i class=p>99</i>", "60"],
    ["not for print", "@media print{.p{display:none}}", "60<i class=p>%</i>", "60%"],
    ["a chosen option", "", "<select><option>Red<option selected>Green</select>", "Green"],
    [
      "options in groups",
      "",
      "<select><optgroup label=a><option>Red<optgroup><option selected>Amber</select>",
      "Amber",
    ],
    ["a ticked box", "", "<input type=checkbox checked> Met", "☒ Met"],
    [
      "a radio",
      "",
      "<input type=radio name=r>Red <input type=radio name=r checked>Green",
      "☐Red ☒Green",
    ],
    ["a text area", "", "<textarea>61%</textarea>", "61%"],
    ["an input that is not displayed", "", "<input value=9 style='display:none'>8", "8"],
    ["a light by its words", "", "<img src=x.gif alt=Green>", " [Green]"],
    ["a picture's title", "", "<img src=x.gif title='Amber light'>", " [Amber light]"],
  ])("that holds %s is read as it is shown", async (_, css, cell, text) => {
    expect(await htmlCell(css, cell)).toBe(text);
  });
});

describe("a Word file's cell", () => {
  it.each([
    ["vanished text", line(run("60") + run("99", "<w:vanish/>")), "60"],
    [
      "a deletion and an insertion",
      line(`<w:del>${run("6").replaceAll("w:t", "w:delText")}</w:del><w:ins>${run("7")}</w:ins>`),
      "7",
    ],
    ["struck and new text", line(run("60%", "<w:strike/>") + run("61%")), "61% -60%"],
    ["doubly struck text", line(run("60%", "<w:dstrike/>") + run("61%")), "61% -60%"],
    ["a raised digit by position", line(run("60") + run("2", '<w:position w:val="6"/>')), "60²"],
    [
      "a drop-down control",
      line(control('<w:dropDownList><w:listItem w:value="1"/></w:dropDownList>', run("Green"))),
      "Green",
    ],
    ["a control around paragraphs", control("", line(run("61%"))), "61%"],
    [
      "a control that is not filled in",
      line(control("<w:showingPlcHdr/>", run("Choose an item."))),
      "Choose an item.",
    ],
    [
      "a comment",
      line(
        `<w:commentRangeStart w:id="1"/>${run("61%")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
      ),
      "61%",
    ],
    ["a field's result", line(field("", " =SUM(ABOVE) ", run("1,234"))), "1,234"],
    ["a field in a field", line(field("", " IF ", run("7"))), "7"],
    [
      "a form's list",
      line(
        field(
          '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Green"/></w:ddList></w:ffData>',
          " FORMDROPDOWN ",
        ),
      ),
      "Green",
    ],
    [
      "a form's text",
      line(field("<w:ffData><w:textInput/></w:ffData>", " FORMTEXT ", run("68%"))),
      "68%",
    ],
    [
      "a form's box",
      line(field("<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>", " FORMCHECKBOX ")),
      "☒",
    ],
    [
      "a box as a control",
      line(
        control(
          '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox>',
          run("☒"),
        ),
      ),
      "☒",
    ],
    [
      "a text box",
      line(
        `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${line(run("61%"))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
      "61%",
    ],
    ["a symbol", line('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), "✓"],
    [
      "a light by its words",
      line(
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="Amber"><v:imagedata r:id="no" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></v:shape></w:pict></w:r>',
      ),
      " [Amber]",
    ],
  ])("that holds %s is read as it is printed", async (_, content, text) => {
    expect(await wordCell(content)).toBe(text);
  });

  it("keeps what a hidden row and a table inside it hold where they belong", async () => {
    const inner =
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>in</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    expect(await wordCell(inner + line(run("out")))).toBe("out");
    const parts = unzipSync(fixture("made/word/grid.docx"));
    const text = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    const row = (words: string, properties = ""): string =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${line(run(words))}</w:tc><w:tc>${line(run("9"))}</w:tc></w:tr>`;
    const table = `<w:tbl>${row("a")}${row("gone", "<w:del/>")}${row("hidden", "<w:hidden/>")}${row("b", "<w:ins/>")}</w:tbl>`;
    const { value } = await readBytes(
      zipSync({
        ...parts,
        "word/document.xml": strToU8(
          text.replace(/<w:body>.*<\/w:body>/s, `<w:body>${table}</w:body>`),
        ),
      }),
    );
    expect(outline(value.blocks)).toEqual(["a | 9 | b | 9"]);
  });
});
