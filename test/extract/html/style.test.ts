import { describe, expect, it } from "vitest";
import type { Mark } from "../../../src/document.ts";
import { readText, tablesOf } from "../word/read.ts";

/** The colours of the one status cell, whatever they are drawn with. */
async function marksOf(markup: string): Promise<readonly Mark[]> {
  const [table] = tablesOf((await readText(markup)).value);
  const cell = table?.cells.find(({ text }) => /^S|^●?$/.test(text)) ?? {
    marks: [],
  };
  return cell.marks;
}

const coloursOf = async (markup: string): Promise<(string | undefined)[]> =>
  (await marksOf(markup)).map(({ colour }) => colour);

const modern = (css: string, cell: string, table = ""): string =>
  `<!DOCTYPE html><html><head><style>${css}</style></head><body>` +
  `<table ${table}><tr><th>Ref<th>RAG</tr><tr><td>NI 1</td>${cell}</tr></table></body></html>`;

const red = "#ff0000";
const green = "#00ff00";
const amber = "#ffbf00";

describe("the colour of a status cell", () => {
  it.each([
    ["a class", ".r{background:#f00}", "<td class=r>S", [red]],
    ["a name and a class", "td.r{background:#f00}", "<td class=r>S", [red]],
    ["another name and a class", "th.r{background:#f00}", "<td class=r>S", []],
    ["a class within a class", "table.perf td.red{background:#f00}", "<td class=red>S", [red]],
    ["a child", "tr > td.red{background:#f00}", "<td class=red>S", [red]],
    ["no child", "table > td.red{background:#f00}", "<td class=red>S", []],
    ["two classes", ".rag.r{background:#f00}", "<td class='r rag'>S", [red]],
    ["one class of two", ".rag.r{background:#f00}", "<td class=r>S", []],
    ["an identifier", "#s1{background:#f00}", "<td id=s1>S", [red]],
    ["an attribute", "[data-rag]{background:#f00}", "<td data-rag=x>S", [red]],
    ["an attribute's value", "td[title=Red]{background:#f00}", "<td title=Red>S", [red]],
    ["an attribute's beginning", "td[class^=rag-]{background:#f00}", "<td class=rag-r>S", [red]],
    ["its number", "td:nth-child(2){background:#f00}", "<td>S", [red]],
    ["an odd row", "tr:nth-child(even) td{background:#f00}", "<td>S", [red]],
    ["being last", "td:last-child{background:#f00}", "<td>S", [red]],
    ["not being first", "td:not(:first-child){background:#f00}", "<td>S", [red]],
    ["its neighbour", "td + td{background:#f00}", "<td>S", [red]],
    ["what it holds", "td:has(b){background:#f00}", "<td><b>S</b>", [red]],
    ["a list of selectors", "h1, td.r, p{background:#f00}", "<td class=r>S", [red]],
    ["a rule with a bad selector", "td.r, p:::x{background:#f00}", "<td class=r>S", []],
    ["the later rule", ".r{background:#f00}.r{background:#0f0}", "<td class=r>S", [green]],
    ["the weightier", "td.r{background:#f00}.r{background:#0f0}", "<td class=r>S", [red]],
    [
      "the identifier",
      "#a{background:#f00}td.x.y.z{background:#0f0}",
      "<td id=a class='x y z'>S",
      [red],
    ],
    [
      "what is important",
      ".r{background:#f00!important}td.r{background:#0f0}",
      "<td class=r>S",
      [red],
    ],
    ["its own style", "#a{background:#0f0}", "<td id=a style='background:red'>S", [red]],
    [
      "importance over its own",
      "td{background:#f00 !important}",
      "<td style='background:lime'>S",
      [red],
    ],
    ["the rule over the attribute", "td{background:#f00}", "<td bgcolor=lime>S", [red]],
    ["an attribute alone", "", "<td bgcolor=ff0000>S", [red]],
    [
      "not what is printed",
      "@media print{td{background:#0f0}}td.r{background:#f00}",
      "<td class=r>S",
      [red],
    ],
    ["only what is printed", "@media print{td{background:#f00}}", "<td>S", []],
    [
      "a screen's",
      "@media screen and (min-width:600px){.r{background:#f00}}",
      "<td class=r>S",
      [red],
    ],
    ["a small screen's", "@media (max-width:600px){.r{background:#f00}}", "<td class=r>S", []],
    ["not a printer's", "@media not print{.r{background:#f00}}", "<td class=r>S", [red]],
    ["a value no browser knows", ".r{background:#f00}td.r{background:rad}", "<td class=r>S", [red]],
    ["none again", ".r{background:#f00}td.r{background:none}", "<td class=r>S", []],
    ["percent", ".r{background-color:rgb(100%,0%,0%)}", "<td class=r>S", [red]],
    ["hue", ".r{background:hsl(0,100%,50%)}", "<td class=r>S", [red]],
    ["see-through", ".r{background:rgba(255,0,0,0)}", "<td class=r>S", []],
    ["a shorthand", ".r{background:url(x.gif) no-repeat #f00}", "<td class=r>S", [red, undefined]],
    ["capitals in the name", ".R{background:#f00}", "<td class=r>S", []],
    ["comments", "/* td */ .r /* x */ {/* a */background/**/:#f00/* b */}", "<td class=r>S", [red]],
    ["a page's old guard", "<!-- .r{background:#f00} -->", "<td class=r>S", [red]],
    ["a rule after a broken one", "p{color:red;;}} .r{background:#f00}", "<td class=r>S", []],
    ["behind its words", ".r{background:#f00}", "<td><span class=r>S</span>", [red]],
    ["behind a block", ".r{background:#f00}", "<td><div class=r>S</div>", [red]],
    [
      "of an empty lamp",
      ".r{background:#f00;width:9px;height:9px}",
      "<td><div class=r></div>",
      [red],
    ],
    ["of an empty span", ".r{background:#f00}", "<td><span class=r></span>", []],
    ["of a blank", ".r{background:#f00}", "<td><span class=r>&nbsp;</span>", [red]],
    ["of what stands before", ".r:before{content:'\\25CF';color:#f00}", "<td class=r>", [red]],
    ["of letters", ".a{color:#ffbf00}", "<td class=a>S ●", [amber]],
    ["inherited", "td{background:inherit}tr{background:#f00}", "<td>S", [red]],
  ])("is decided by %s", async (_, css, cell, colours) => {
    expect(await coloursOf(modern(css, cell, "class=perf"))).toEqual(colours);
  });

  it("is that of its row, its section, its column, where it has none", async () => {
    const body = (attributes: string): string =>
      `<table>${attributes}<tr><td>NI 1</td><td>S</td></tr></table>`;
    expect(await coloursOf(body("<colgroup><col><col bgcolor=red>"))).toEqual([red]);
    expect(await coloursOf(body("<col><col style='background:red'>"))).toEqual([red]);
    expect(await coloursOf(body("<tbody style='background:red'>"))).toEqual([red]);
  });

  it("is found in any case where a page has no document type", async () => {
    const page = "<style>.Red{background:#f00}</style><table><tr><td>1<td class=rED>S</table>";
    expect(await coloursOf(page)).toEqual([red]);
    expect(await coloursOf(`<!DOCTYPE html>${page}`)).toEqual([]);
  });

  it("comes from several style sheets in their order, none of them for print", async () => {
    const page =
      "<style>.s{background:#f00}</style><style>.s{background:#0f0}</style>" +
      "<style media=print>.s{background:blue}</style><style type=text/x>.s{background:blue}</style>" +
      "<table><tr><td>1<td class=s>S</table>";
    expect(await coloursOf(page)).toEqual([green]);
  });

  it("is each cell's own, where cells say the same in different places", async () => {
    const rows = ["perf", "plain", "perf"].map(
      (name) => `<tr class=${name}><td>1<td class=s>S<td class=s>T</tr>`,
    );
    const css =
      ".perf td.s{background:#f00}td.s:last-child{background:#0f0}.plain{color:#ffbf00}td{background:inherit}" +
      ".bad{background:#ffbf00}";
    const { value } = await readText(
      `<!DOCTYPE html><style>${css}</style><table>${rows.join("")}<tr class=bad><td>1</tr></table>`,
    );
    const shown = tablesOf(value)[0]?.cells.map(({ marks }) => marks[0]?.colour);
    expect(shown).toEqual([
      ...[undefined, red, green],
      ...[undefined, undefined, green],
      ...[undefined, red, green],
      amber,
    ]);
  });

  it("is found however many looks a page has", async () => {
    const cells = Array.from({ length: 6_000 }, (_, index) => `<tr><td data-n=${index}>1`);
    const { value } = await readText(
      `<style>td[data-n$="7"]{background:#f00}</style><table>${cells.join("")}</table>`,
    );
    const coloured = tablesOf(value)[0]?.cells.filter(({ marks }) => marks[0]?.colour === red);
    expect(coloured).toHaveLength(600);
  });

  it("may hang on half a million rules and cells without end", async () => {
    const css = Array.from({ length: 3000 }, (_, index) => `td ~ td[a${index}] ~ td{color:red}`);
    const cells = "<td>x".repeat(3000);
    const { problems } = await readText(
      `<style>${css.join("")}</style><table><tr>${cells}</table>`,
    );
    expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(["reader-warning"]));
  });
});

describe("a status without words", () => {
  it("is told by the picture's file, in front or behind", async () => {
    expect(
      await marksOf("<table><tr><td>1<td><img src='/img/rag_Green2.gif?x=1'></table>"),
    ).toMatchObject([{ kind: "image", alternative: "rag green" }]);
    expect(await marksOf("<table><tr><td>1<td><img src=a.gif alt=Amber></table>")).toMatchObject([
      { alternative: "Amber" },
    ]);
    expect(
      await marksOf(
        "<style>.g{background:url('i/green-light.png') no-repeat}</style><table><tr><td>1<td class=g></table>",
      ),
    ).toMatchObject([{ kind: "image", alternative: "green light" }]);
  });
});
