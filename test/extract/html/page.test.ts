import { describe, expect, it } from "vitest";
import { outline, place, readBytes, readText, tablesOf } from "../word/read.ts";

const page = (body: string): string => `<html><body>${body}</body></html>`;
const tables = async (body: string) => tablesOf((await readText(page(body))).value);

describe("a web page", () => {
  it("gives headings, paragraphs and lists in order", async () => {
    const { value } = await readText(
      page(
        "<h1>Plan</h1><p>One\n two<br>three</p><ul><li>a<li>b</ul><ol type=a><li>c</ol><div>d<p>e</div>",
      ),
    );
    expect(outline(value.blocks)).toEqual([
      "heading 1: Plan",
      "One two\nthree",
      "• a",
      "• b",
      "a. c",
      "d",
      "e",
    ]);
  });

  it("lays spanning cells out on one grid", async () => {
    const [table] = await tables(
      "<table><thead><tr><th rowspan=2>Ref<th colspan=2>2009/10</tr><tr><th>Target<th>Actual</tr></thead>" +
        "<tbody><tr><td>NI 1<td>60%<td rowspan=9>61%</tr><tr><td>NI 2<td>7</tr></tbody></table>",
    );
    expect(table?.cells.map(place)).toEqual([
      "0,0 2x1 Ref",
      "0,1 1x2 2009/10",
      "1,1 Target",
      "1,2 Actual",
      "2,0 NI 1",
      "2,1 60%",
      "2,2 2x1 61%",
      "3,0 NI 2",
      "3,1 7",
    ]);
    expect(table?.cells.map((cell) => cell.header ?? false).slice(3, 5)).toEqual([true, false]);
  });

  it("gives fills, pictures and symbol fonts as marks", async () => {
    const [table] = await tables(
      "<style>.r { background: #f00 }</style><table><tr><td bgcolor='#00B050'>x" +
        "<td style='background-color: rgb(255, 192, 0)'>y<td class=r>z" +
        "<td><img src='img/green.gif?1' alt='Green'>" +
        "<td><span style='font-family:Wingdings'>&uuml;</span></table>",
    );
    expect(table?.cells.map((cell) => cell.marks)).toMatchObject([
      [{ kind: "fill", colour: "#00b050" }],
      [{ kind: "fill", colour: "#ffc000" }],
      [{ kind: "fill", colour: "#ff0000" }],
      [{ kind: "image", alternative: "Green" }],
      [{ kind: "glyph", glyph: "✓", font: "Wingdings", shape: "tick" }],
    ]);
  });

  it("keeps the caption of a table that lies in another before it", async () => {
    const { value } = await readText(
      page(
        "<table><tr><td>Home<td><h2>Budget</h2><table><caption>Figures are in £000s</caption>" +
          "<tr><td>Parks<td>1,204</table></table>",
      ),
    );
    expect(outline(value.blocks).slice(0, 3)).toEqual([
      "Home",
      "heading 2: Budget",
      "Figures are in £000s",
    ]);
  });

  it("takes apart tables that only lay out the page", async () => {
    const { value } = await readText(
      page(
        "<table><tr><td>menu<td><p>Words</p><table border=1><tr><th>a<th>b<tr><td>1<td>2</table></table>",
      ),
    );
    expect(outline(value.blocks)).toEqual(["menu", "Words", "a | b | 1 | 2"]);
  });

  it("leaves out what a browser does not show, and keeps the page's own footer apart", async () => {
    const { value } = await readText(
      page(
        "<nav>Home</nav><p>Kept<script>no()</script><span style='display:none'>no</span><!-- no --></p>" +
          "<p><s>60%</s>61%</p><footer>Terms of use</footer>",
      ),
    );
    expect(outline(value.blocks)).toEqual(["Kept", "60%\n61%"]);
    expect(value.running).toEqual([{ kind: "footer", text: "Terms of use" }]);
  });

  it("that only says a page is missing is no report", async () => {
    await expect(
      readText(
        "<html><title>Report not found - Council</title><h1>Sorry</h1></html>",
        "report.pdf",
      ),
    ).rejects.toMatchObject({ code: "not-a-report" });
  });

  it("keeps apart what a style sheet lays out as cells", async () => {
    const { value } = await readText(
      "<!DOCTYPE html><style>.r{display:table-row}.c{display:table-cell}</style><h1>Plan</h1><div class=r><span class=c>60%</span><span class=c>61%</span></div>",
    );
    expect(outline(value.blocks)).toEqual(["heading 1: Plan", "60%", "61%"]);
  });

  it("is read in the character set that its bytes are in", async () => {
    const western = Uint8Array.from(Buffer.from("<p>\xa35 \x96 \x93x\x94</p>", "latin1"));
    expect(outline((await readBytes(western)).value.blocks)).toEqual(["£5 – “x”"]);
    const wide = new Uint8Array(Buffer.from("<html><p>£5</p></html>", "utf16le"));
    expect(outline((await readBytes(wide)).value.blocks)).toEqual(["£5"]);
    const claimed = Buffer.concat([
      Buffer.from("<meta charset=utf-8><p>"),
      Buffer.from([0xa3, 0x35]),
    ]);
    const { value, problems } = await readBytes(new Uint8Array(claimed));
    expect(outline(value.blocks)).toEqual(["£5"]);
    expect(problems.map(({ code }) => code)).toEqual(["text-encoding"]);
  });

  it("in a web archive is unpacked first", async () => {
    const archive =
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n' +
      'Content-Type: text/html; charset="windows-1252"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n' +
      "<table><tr><td>Budget =A3</td><td>1,234</td></tr></table>\r\n--b--\r\n";
    expect(outline((await readText(archive)).value.blocks)).toEqual(["Budget £ | 1,234"]);
  });

  it("in a web archive is coloured by the style sheets that came along", async () => {
    // As a browser saved it: folded headers, the page's parts known by address or by name.
    const part = (kind: string, place: string, ...lines: string[]): string =>
      [
        "------=_b",
        `Content-Type: ${kind}`,
        "Content-Transfer-Encoding: quoted-printable",
        place,
        "",
        ...lines,
        "",
      ].join("\r\n");
    const archive =
      'From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_b"\r\n\r\n' +
      part(
        'text/html;\r\n\tcharset="utf-8"',
        "Content-Location: http://council.example/a/report.htm",
        "<link rel=3Dstylesheet href=3D'../css/rag.css'><link rel=3Dstylesheet href=3D'cid:two@x'>",
        "<link rel=3Dstylesheet href=3D'print.css' media=3Dprint><link rel=3D'stylesheet' href=3D'none.css'>",
        "<table><tr><td class=3Dr>68%</td><td class=3D=",
        "g>=C2=A35</td><td class=3Dp>x</td></tr></table>",
      ) +
      part(
        "text/css",
        "Content-Location: http://council.example/css/rag.css",
        ".r{background:#f00}",
      ) +
      part("text/css", "Content-ID: <two@x>", ".g{background:#0f0}") +
      part(
        "text/css",
        "Content-Location: http://council.example/a/print.css",
        "td{background:#00f}",
      ) +
      "------=_b--\r\n";
    const [table] = tablesOf((await readText(archive)).value);
    expect(
      table?.cells.map(({ text, marks }) => [text, marks.map(({ colour }) => colour)]),
    ).toEqual([
      ["68%", ["#ff0000"]],
      ["£5", ["#00ff00"]],
      ["x", []],
    ]);
  });

  it("that is a web archive cut short is read as far as it goes, and named when it holds none", async () => {
    const head =
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n';
    const cut = `${head}Content-Type: text/html\r\n\r\n<p>kept</p><table><tr><td>x`;
    expect(outline((await readText(cut)).value.blocks)).toEqual(["kept", "x"]);
    await expect(readText(`${head}Content-Type: image/gif\r\n\r\nx`)).rejects.toMatchObject({
      code: "file-damaged",
    });
    const boxed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(5_000);
    await expect(readText(`${head}${boxed}`)).rejects.toMatchObject({
      code: expect.stringMatching(/file-/),
    });
  });

  it("may claim any span and nest as deep as it likes", async () => {
    const spans = await readText(
      page(`<table>${"<tr><td colspan=1000 rowspan=65534>x".repeat(50)}</table>`),
    );
    expect(spans.problems.map(({ code }) => code)).toEqual(["table-clamped"]);
    const deep = await readText(page(`<p>Kept</p>${"<div>".repeat(100_000)}x`));
    expect(outline(deep.value.blocks)).toEqual(["Kept"]);
    expect(deep.problems.map(({ code }) => code)).toEqual(["nesting-too-deep"]);
    const tablesInside = await readText(page("<table border=1><tr><td>x<td>".repeat(300)));
    expect(tablesInside.problems.map(({ code }) => code)).toContain("nesting-too-deep");
  });
});
