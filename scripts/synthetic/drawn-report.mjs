// A report's text, as in fixtures/reports/*/*.txt, drawn as HTML, Word and PDF: paragraphs, and ruled tables of the rows with TABs.
import { strToU8, zipSync } from "fflate";
import { gridOf, makePdf, textAt, textWidth } from "../pdf/make-pdf.mjs";

export const drawnAs = {
  text: { ending: ".txt", draw: (text) => text },
  html: { ending: ".html", draw: toHtml },
  docx: { ending: ".docx", draw: toDocx },
  pdf: { ending: ".pdf", draw: toPdf },
};

/** Paragraphs and tables in order, without the marks that are left over in the text. */
function toBlocks(text) {
  const blocks = [];
  let wasRow = false;
  for (const line of text.replace(/<\/?[a-z]+>|\*\*|^#+ /gm, "").split("\n")) {
    const isRow = line.includes("\t");
    if (isRow && wasRow) blocks.at(-1).rows.push(line.split("\t"));
    else if (isRow) blocks.push({ rows: [line.split("\t")] });
    else if (line.trim() !== "") blocks.push({ text: line.trim() });
    wasRow = isRow;
  }
  return blocks;
}

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function toHtml(text) {
  const body = toBlocks(text).map((block) => {
    if (!block.rows) return `<p>${escaped(block.text)}</p>`;
    const rows = block.rows.map(
      (row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`,
    );
    return `<table>${rows.join("\n")}</table>`;
  });
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${body.join("\n")}\n</body></html>\n`;
}

function toDocx(text) {
  const paragraph = (line) =>
    `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`;
  const body = toBlocks(text).map((block) => {
    if (!block.rows) return paragraph(block.text);
    const rows = block.rows.map(
      (row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join("")}</w:tr>`,
    );
    return `<w:tbl>${rows.join("")}</w:tbl>`;
  });
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = "http://schemas.openxmlformats.org";
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body.join("")}</w:body></w:document>`,
  };
  const files = Object.entries(parts).map(([name, part]) => [name, strToU8(declaration + part)]);
  return zipSync(Object.fromEntries(files), { mtime: "2020-01-01" });
}

const page = { left: 50, right: 545, top: 790, bottom: 50 };
const size = 9;
const step = 11;
const padding = 3;
/** No column narrower than a figure. */
const narrowest = 30;
/** What Windows-1252 has beside Latin-1, as far as the fixtures use it. */
const windows = {
  "–": "\x96",
  "—": "\x97",
  "‘": "\x91",
  "’": "\x92",
  "“": "\x93",
  "”": "\x94",
  "•": "\x95",
  "…": "\x85",
  "€": "\x80",
};
const encoded = (text) =>
  [...text]
    .map((one) => windows[one] ?? (one.charCodeAt(0) < 256 && one.length === 1 ? one : "?"))
    .join("");

function toPdf(text) {
  const pages = [];
  let drawn = [];
  let y = page.top;
  const room = (height) => {
    if (y - height >= page.bottom) return;
    pages.push({ operators: drawn.join("\n") });
    drawn = [];
    y = page.top;
  };
  const put = (x, lines) => {
    for (const [at, line] of lines.entries())
      drawn.push(textAt(x, y - step * (at + 1), line, size));
  };
  for (const block of toBlocks(encoded(text))) {
    if (!block.rows) {
      for (const line of wrapped(block.text, page.right - page.left)) {
        room(step);
        put(page.left, [line]);
        y -= step;
      }
      y -= step / 2;
      continue;
    }
    const edges = columnEdges(block.rows);
    for (const row of block.rows) {
      const cells = row.map((cell, at) => wrapped(cell, edges[at + 1] - edges[at] - 2 * padding));
      const height = Math.max(1, ...cells.map((lines) => lines.length)) * step + padding;
      room(height);
      drawn.push(gridOf(edges, [y, y - height]));
      for (const [at, lines] of cells.entries()) put(edges[at] + padding, lines);
      y -= height;
    }
    y -= step;
  }
  if (drawn.length > 0) pages.push({ operators: drawn.join("\n") });
  return makePdf(pages);
}

/** Room for each column by its longest text, none of them starved. */
function columnEdges(rows) {
  const columns = Math.max(...rows.map((row) => row.length));
  const wanted = Array.from({ length: columns }, (_, at) =>
    Math.max(narrowest, ...rows.map((row) => Math.min(200, textWidth(row[at] ?? "", size)))),
  );
  const share = (page.right - page.left) / wanted.reduce((sum, width) => sum + width, 0);
  const edges = [page.left];
  for (const width of wanted) edges.push(Number((edges.at(-1) + width * share).toFixed(1)));
  return edges;
}

function wrapped(text, width) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== "") lines.push(line);
  return lines;
}
