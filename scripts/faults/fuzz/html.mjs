// HTML: tables with spans and nesting, styles, controls, entities, parts of a web archive.
import { damaged, number, word } from "./words.mjs";

export function generateHtml(of) {
  const body = of.several(1, 8, () => element(of, 0)).join("\n");
  const page = `${of.pick(["<!DOCTYPE html>", "", "<?xml version='1.0'?>", "\ufeff"])}<html><head><title>${word(of)}</title>${style(of)}${of.often(0.8) ? "" : `<meta charset="${of.pick(["utf-8", "windows-1252", "utf-16", "none"])}">`}</head><body>${body}</body></html>`;
  if (of.often(0.07)) return damaged(webArchive(of, page), of);
  const encoded = of.often(0.95)
    ? Buffer.from(page)
    : Buffer.from(page, of.pick(["utf16le", "latin1"]));
  return damaged(Uint8Array.from(encoded), of);
}

const webArchive = (of, page) =>
  Uint8Array.from(
    Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="${of.pick(["b", "", "----=_x"])}"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${of.pick(["quoted-printable", "base64", "8bit", "none"])}\r\n\r\n${of.often(0.5) ? page.replaceAll("=", "=3D") : Buffer.from(page).toString("base64")}\r\n--b${of.pick(["--", ""])}\r\n`,
    ),
  );

const style = (of) =>
  of.often(0.6)
    ? ""
    : `<style>${of.several(0, 4, () => `${selector(of)} { ${declarations(of)} }`).join(" ")}${of.often(0.9) ? "" : of.pick(["@media print {", "/*", "@import url(x);", "a{b:c", "}}}"])}</style>`;

const selector = (of) =>
  of.pick([
    "td",
    ".a",
    "#b",
    "tr > td",
    "td:nth-child(2n+1)",
    "table td.a::before",
    "*",
    "td:not(.a)",
    "tr:has(td)",
    "[class~=a]",
    ":::",
    "a,b,,c",
    "td::after",
  ]);

const declarations = (of) =>
  of
    .several(1, 3, () =>
      of.pick([
        "display: none",
        "display: table-row",
        "display: inline",
        "visibility: hidden",
        "color: #fff",
        "background: rgb(0 128 0 / 50%)",
        "background: url(x) red",
        'content: "86%"',
        "content: counter(n) attr(class)",
        "text-decoration: line-through",
        "position: absolute; left: -9999px",
        "font-size: 0",
        "text-transform: uppercase",
        "color: var(--x)",
        "float: right",
        "mso-hide: all",
        "list-style-type: lower-roman",
        "counter-increment: n 2",
      ]),
    )
    .join(";");

const attributes = (of) =>
  of
    .several(0, 2, () =>
      of.pick([
        () => `colspan="${number(of, [1, 2, 3])}"`,
        () => `rowspan="${number(of, [1, 2, 0])}"`,
        () => 'class="a"',
        () => 'id="b"',
        () => `style="${declarations(of)}"`,
        () => "hidden",
        () => `bgcolor="${of.pick(["red", "#0f0", "zz", "#"])}"`,
        () => 'align="right"',
        () => `span=${number(of, [1, 2])}`,
        () => "aria-hidden=true",
        () => "dir=rtl",
      ])(),
    )
    .map((one) => ` ${one}`)
    .join("");

const text = (of) =>
  of.often(0.8)
    ? word(of).replace(/[<&]/g, (one) => (one === "<" ? "&lt;" : "&amp;"))
    : of.pick([
        "&nbsp;",
        "&pound;1",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
        "&notin",
        "<![CDATA[x]]>",
        "<!-- 86% -->",
        "\0",
      ]);

function element(of, depth) {
  if (depth > 4) return text(of);
  const inside = () => of.several(0, 3, () => element(of, depth + 1)).join("");
  return of.pick([
    () => table(of, depth),
    () => table(of, depth),
    () => `<p${attributes(of)}>${text(of)}</p>`,
    () => `<h${number(of, [1, 2, 3])}${attributes(of)}>${text(of)}`,
    () =>
      `<${of.pick(["ul", "ol", "dl", "menu"])}${attributes(of)}><li value=${number(of, [1, 5])}>${inside()}</li>`,
    () =>
      `<${of.pick(["div", "span", "b", "del", "s", "sup", "center", "font", "pre", "details", "blockquote"])}${attributes(of)}>${inside()}${of.often(0.8) ? "</div>" : ""}`,
    () =>
      `<img alt="${text(of)}" src="${of.pick(["green.gif", "data:image/png;base64,AAAA", ""])}">`,
    () =>
      `<input type=${of.pick(["text", "checkbox checked", "radio", "hidden"])} value="${text(of)}"><select><option selected>${text(of)}<option>2</select>`,
    () =>
      `<${of.pick(["script", "template", "noscript", "iframe", "svg", "math", "object", "textarea", "frameset"])}>${text(of)}`,
    () => text(of),
    () => "<br>",
  ])();
}

function table(of, depth) {
  const rows = of.several(0, 5, () => {
    const cells = of.several(
      0,
      5,
      () =>
        `<${of.pick(["td", "td", "td", "th"])}${attributes(of)}>${of.often(0.9) ? text(of) : element(of, depth + 2)}${of.often(0.8) ? "</td>" : ""}`,
    );
    return `<tr${attributes(of)}>${cells.join("")}${of.often(0.8) ? "</tr>" : ""}`;
  });
  const start = of.often(0.8)
    ? ""
    : of.pick([
        "<caption>Table 1</caption>",
        "<colgroup><col span=2>",
        "<thead>",
        "<tbody>",
        "<tfoot>",
      ]);
  return `<table${attributes(of)}>${start}${rows.join("")}${of.often(0.9) ? "</table>" : ""}`;
}
