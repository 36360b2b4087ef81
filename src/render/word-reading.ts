import { type CheerioAPI, load } from "cheerio/slim";
import { type Element, isTag } from "domhandler";
import { unzipSync, zipSync } from "fflate";
import { convertToHtml } from "mammoth";
import type { Cell, Document, Table } from "../document.ts";
import { html, type Markup, noMarkup } from "./markup.ts";
import { page } from "./page.ts";
import {
  coversPlace,
  fillOf,
  frameStyle,
  lightsMarkup,
  linesMarkup,
  type ReadingPlace,
  readingPage,
  tableMarkup,
} from "./reading.ts";

/** Parts that the prose is in. Pictures are left out: our own reading says what they show. */
const proseParts =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(_rels\/)?(document|styles|numbering|footnotes|endnotes)\.xml(\.rels)?)$/i;
/** Parts that claim to unpack to more are no prose. */
const largestPart = 64 * 1024 * 1024;

const keptElements = new Set(
  "h1 h2 h3 h4 h5 h6 p ul ol li table thead tbody tr td th strong em s sup sub br".split(" "),
);
const keptAttributes = new Set(["colspan", "rowspan"]);
/** Elements that go with all they hold; others leave it behind. */
const droppedElements = "script, style, iframe, object, embed, form, svg, math, link, meta, base";

/**
 * A .docx for people: its prose as mammoth gives it, made safe, with the symbols, fills and lights of our own reading put
 * back into its tables and the record's cell framed. Where the two do not agree on a table, ours stands in its place;
 * where mammoth cannot read the file, the whole view is ours.
 */
export async function wordReadingPage(
  title: string,
  bytes: Uint8Array,
  document: Document,
  at: ReadingPlace | undefined,
  about: Markup = noMarkup,
): Promise<string> {
  const prose = await proseOf(bytes);
  if (prose === undefined) return readingPage(title, document, at, about);
  const select = load(prose, {}, false);
  sanitise(select);
  const { framed, isComplete } = putBack(select, document, at);
  // A table that is missing, such as one out of a worksheet, would be missed without a word.
  if (!isComplete || (at !== undefined && !framed)) return readingPage(title, document, at, about);
  return page(title, html`<h1>${title}</h1>\n${about}${{ markup: select.html() }}`);
}

/** `undefined` where mammoth fails: it gives up on references that lead nowhere. */
async function proseOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => proseParts.test(name) && originalSize <= largestPart,
    });
    const { value } = await convertToHtml(
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      { includeDefaultStyleMap: true, ignoreEmptyParagraphs: true },
    );
    return value;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** Leaves what prose and tables are made of, and of their attributes only how far cells reach. */
function sanitise(select: CheerioAPI): void {
  select(droppedElements).remove();
  for (const element of select("*").toArray().filter(isTag).toReversed()) {
    if (!keptElements.has(element.name)) {
      select(element).replaceWith(select(element).contents());
      continue;
    }
    for (const [name, value] of Object.entries(element.attribs)) {
      if (!keptAttributes.has(name) || !/^\d{1,3}$/.test(value)) select(element).removeAttr(name);
    }
  }
}

/** Letters and figures only: what is left of a text however blanks and symbols are written. */
const signature = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

const tableSignature = ({ cells }: Table): string =>
  signature(cells.map((cell) => `${cell.text}${(cell.struck ?? []).join("")}`).join(""));

/** Gives each of mammoth's tables back what it lost; says whether the record's cell and all of our tables were found. */
function putBack(
  select: CheerioAPI,
  document: Document,
  at: ReadingPlace | undefined,
): { framed: boolean; isComplete: boolean } {
  const tables = document.blocks.filter((block): block is Table => block.kind === "table");
  let next = 0;
  let framed = false;
  let placed = 0;
  for (const element of select("table").toArray()) {
    // Our reading takes tables out of tables: only what holds no other is compared.
    if (select(element).find("table").length > 0) continue;
    const print = signature(select(element).text());
    const found = tables.findIndex(
      (table, index) => index >= next && likeEnough(tableSignature(table), print),
    );
    const table = tables[found];
    if (table === undefined) continue;
    next = found + 1;
    placed += 1;
    const place = at !== undefined && at.table === found + 1 ? at : undefined;
    const rows = select(element).find("tr").toArray().filter(isTag);
    const pairs = pairCells(select, rows, table);
    if (pairs === undefined) {
      select(element).replaceWith(tableMarkup(table, place).markup);
      framed ||= place !== undefined;
      continue;
    }
    for (const [node, cell] of pairs) {
      const shown = select(node);
      const styles = [];
      const fill = fillOf(cell.marks);
      if (fill) styles.push(`background: ${fill}; color: #000`);
      const hasGlyphs = cell.marks.some(({ kind }) => kind === "glyph");
      if (hasGlyphs || signature(shown.text()) === "") {
        shown.html(html`${linesMarkup(cell.text)}`.markup);
      }
      const glyph = cell.marks.find(({ kind }) => kind === "glyph")?.colour;
      if (glyph && cell.text.length <= 2) styles.push(`color: ${glyph}`);
      for (const light of lightsMarkup(cell)) shown.append(light.markup);
      if (place !== undefined && coversPlace(cell, place)) {
        framed = true;
        styles.push(frameStyle);
        shown.attr("id", "record").attr("data-record", place.id);
      }
      if (styles.length > 0) shown.attr("style", styles.join("; "));
    }
  }
  return { framed, isComplete: placed === tables.length };
}

/** The same text, but for the letters that a symbol font draws as pictures. */
const likeEnough = (ours: string, theirs: string): boolean =>
  ours === theirs ||
  (ours.length > 20 &&
    Math.abs(ours.length - theirs.length) <= ours.length / 20 &&
    (theirs.startsWith(ours.slice(0, 20)) || theirs.endsWith(ours.slice(-20))));

/** Each row's cells in their order; `undefined` where a row has other cells than ours. */
function pairCells(
  select: CheerioAPI,
  rows: readonly Element[],
  table: Table,
): [Element, Cell][] | undefined {
  if (rows.length !== table.rows) return undefined;
  const pairs: [Element, Cell][] = [];
  for (const [row, element] of rows.entries()) {
    const shown = select(element).children("td, th").toArray().filter(isTag);
    const cells = table.cells.filter((cell) => cell.row === row);
    if (shown.length !== cells.length) return undefined;
    shown.forEach((node, index) => {
      const cell = cells[index];
      if (cell !== undefined) pairs.push([node, cell]);
    });
  }
  return pairs;
}
