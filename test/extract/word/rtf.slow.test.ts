import { describe, expect, it } from "vitest";
import { outline, place, readText, tablesOf } from "./read.ts";

/** A file as Word writes it, around the text. */
const rtf = (body: string): string =>
  "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0\\fprq2{\\*\\panose 020b0604020202020204}Arial;}" +
  "{\\f3\\froman\\fcharset2\\fprq2 Symbol;}{\\f14\\fnil\\fcharset2 Wingdings;}{\\f40\\fswiss\\fcharset238 Arial CE;}{\\f41\\fcharset128 MS Mincho;}}" +
  "{\\colortbl;\\red0\\green0\\blue0;\\red255\\green0\\blue0;\\red0\\green176\\blue80;\\red255\\green192\\blue0;}" +
  "{\\stylesheet{\\ql \\fs24 \\snext0 Normal;}{\\s1\\keepn\\outlinelevel0 \\b \\sbasedon0 heading 1;}{\\*\\cs10 \\additive Default Paragraph Font;}{\\s15 \\b Title;}}" +
  `{\\info{\\title Hidden title}{\\author Someone}}${body}}`;
const read = (body: string) => readText(rtf(body));
const blocksOf = async (body: string) => outline((await read(body)).value.blocks);
const cellsOf = async (body: string) => tablesOf((await read(body)).value)[0]?.cells ?? [];

const row = (cells: string, ...edges: string[]): string =>
  `\\trowd\\trleft-108${edges.map((edge) => `${edge.includes("cellx") ? edge : `\\cellx${edge}`}`).join("")}\\pard\\intbl ${cells}\\row `;

describe("Rich Text", () => {
  it("gives headings, paragraphs and what stands for single characters", async () => {
    expect(
      await blocksOf(
        "\\pard\\plain\\s1\\b Plan\\par\\pard\\plain One\\line two\\tab three\\par\\pard a\\emdash b\\~c\\_d\\lquote e\\rquote\\{f\\}\\par",
      ),
    ).toEqual(["heading 1: Plan", "One\ntwo three", "a—b c-d‘e’{f}"]);
  });

  it("reads letters in their fonts' character sets and in Unicode", async () => {
    expect(
      await blocksOf(
        "\\pard \\'a35 \\'96 \\'93x\\'94 {\\f40 \\'f8}{\\f41 \\'82\\'a0} \\u163?6 \\u-3913?\\uc2\\u8364\\'e2\\'82 {\\uc0\\u8364}\\par",
      ),
    ).toEqual(["£5 – “x” řあ £6 \uf0b7€ €"]);
  });

  it("shows symbols of symbol fonts, by character, by field, with their colour", async () => {
    const [cell] = await cellsOf(
      row(
        "{\\f14\\cf3 \\'fc}{\\field{\\*\\fldinst SYMBOL 252 \\\\f \"Wingdings\" \\\\s 10}{\\fldrslt\\f14\\cf2 \\'fc}}\\cell",
        "2000",
      ),
    );
    expect(cell?.text).toBe("✓✓");
    expect(cell?.marks).toMatchObject([
      { kind: "glyph", glyph: "✓", colour: "#00b050", font: "Wingdings" },
      { kind: "glyph", glyph: "✓", colour: "#ff0000" },
    ]);
  });

  it("lays rows out by their edges, merged across and down, with their fills", async () => {
    const body =
      row(
        "Ref\\cell 2009/10\\cell\\cell",
        "\\clvmgf\\clcbpat4\\cellx1000",
        "\\clmgf\\cellx2000",
        "\\clmrg\\cellx3000",
      ) +
      row("\\cell Target\\cell Actual\\cell", "\\clvmrg\\cellx1000", "\\cellx2000", "\\cellx3000") +
      row(
        "NI 1\\cell 60%\\cell {\\strike 61%}62%\\cell",
        "\\cellx1000",
        "\\clcbpat2\\cellx2000",
        "\\clcfpat2\\clcbpat3\\clshdng10000\\cellx3010",
      );
    const cells = await cellsOf(body);
    expect(cells.map(place)).toEqual([
      "0,0 2x1 Ref",
      "0,1 1x2 2009/10",
      "1,1 Target",
      "1,2 Actual",
      "2,0 NI 1",
      "2,1 60%",
      "2,2 62%",
    ]);
    expect(cells.map(({ marks }) => marks[0]?.colour)).toEqual([
      "#ffc000",
      undefined,
      undefined,
      undefined,
      undefined,
      "#ff0000",
      "#ff0000",
    ]);
    expect(cells[6]?.struck).toEqual(["61%"]);
  });

  it("marks header rows and leaves out what is hidden, deleted or only an instruction", async () => {
    const cells = await cellsOf(
      `\\trowd\\trhdr\\cellx1000\\pard\\intbl Head\\cell\\row ${row(
        'A{\\v secret}{\\deleted old}{\\revised new}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}}{\\*\\bkmkstart b}{\\xe index}\\cell',
        "1000",
      )}`,
    );
    expect(cells.map(({ text, header }) => [text, header ?? false])).toEqual([
      ["Head", true],
      ["Anewlink", false],
    ]);
  });

  it("takes out the table inside a cell", async () => {
    const nested =
      "\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}";
    expect(
      await blocksOf(
        `\\trowd\\cellx1000\\cellx2000\\pard\\intbl before\\par ${nested}\\pard\\intbl\\itap1 after\\cell z\\cell\\trowd\\cellx1000\\cellx2000\\row\\pard end\\par`,
      ),
    ).toEqual(["before\nafter | z", "x | y", "end"]);
  });

  it("prints list labels, notes after the text, headers and footers apart", async () => {
    const { value } = await read(
      "{\\header\\pard Council\\par}{\\footer\\pard Page {\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\\par}" +
        "{\\listtext\\pard\\plain\\f3 \\'b7\\tab}\\pard\\ls1 bullet\\par{\\pntext\\pard 1.\\tab}{\\*\\pn\\pnlvlbody}\\pard item\\par" +
        "\\pard 85%{\\super\\chftn{\\footnote\\pard\\plain{\\super\\chftn} Provisional\\par}} so\\par",
    );
    expect(outline(value.blocks)).toEqual(["• bullet", "1. item", "85%¹ so", "¹ Provisional"]);
    expect(value.running).toEqual([
      { kind: "header", text: "Council" },
      { kind: "footer", text: "Page 3" },
    ]);
  });

  it("shows pictures, drawn shapes and form fields", async () => {
    const png =
      "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082";
    const cells = await cellsOf(
      row(
        `{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv Red}}}\\pngblip\n${png.replace(/.{64}/g, "$&\r\n")}}}{\\nonshppict{\\pict\\wmetafile8 0102}}\\cell` +
          "{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn shapeType}{\\sv 3}}{\\sp{\\sn fillColor}{\\sv 5287936}}{\\shptxt\\pard box\\par}}{\\shprslt{\\*\\do}}}\\cell" +
          "{\\field{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffname D}\\ffdefres0{\\*\\ffl On target}{\\*\\ffl Below target}}}}{\\fldrslt}}\\cell" +
          "{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres25\\ffdefres1}}}{\\fldrslt}}\\cell" +
          "{\\field{\\*\\fldinst FORMTEXT {\\*\\formfield{\\fftype0}}}{\\fldrslt 68%}}\\cell",
        "1000",
        "2000",
        "3000",
        "4000",
        "5000",
      ),
    );
    expect(cells.map(({ text }) => text)).toEqual(["", "box", "Below target", "☒", "68%"]);
    expect(cells[0]?.marks).toMatchObject([
      { kind: "image", alternative: "Red", colour: "#ff0000" },
    ]);
    expect(cells[1]?.marks).toMatchObject([{ kind: "shape", shape: "circle", colour: "#00b050" }]);
  });

  it("raises a note's digits that are set higher, and no figure that stands alone", async () => {
    expect(
      (await cellsOf(row("60{\\up6\\fs16 2}\\cell{\\up6 602}\\cell", "1000", "2000"))).map(place),
    ).toEqual(["0,0 60²", "0,1 602"]);
  });

  it("names an embedded worksheet that is not read", async () => {
    const { problems } = await read(
      "\\pard{\\object\\objemb{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 0105}{\\result{\\pict\\wmetafile8 0102}}}text\\par",
    );
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["part-unsupported", "warning"],
    ]);
  });
});

describe("bad Rich Text", () => {
  it.each([
    ["is cut short", `${rtf("\\pard kept\\par {\\b open")}`.slice(0, -1), "part-unreadable"],
    [
      "goes on behind its last brace",
      `${rtf("\\pard kept\\par")}${"\\pard more\\par ".repeat(9)}`,
      "part-unreadable",
    ],
    [
      "lies of its bytes",
      rtf("\\pard kept\\par{\\pict\\bin99999999 x}\\pard more\\par"),
      "part-unreadable",
    ],
    ["is nested without end", rtf(`\\pard kept\\par${"{".repeat(200_000)}`), "nesting-too-deep"],
    [
      "has tables in tables without end",
      rtf(
        `\\pard kept\\par${Array.from({ length: 300 }, (_, depth) => `\\pard\\intbl\\itap${depth + 2} x\\nestcell`).join("")}`,
      ),
      "nesting-too-deep",
    ],
  ])("that %s is read as far as it goes, and said so", async (_, text, code) => {
    const { value, problems } = await readText(text);
    expect(outline(value.blocks)[0]).toBe("kept");
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});
