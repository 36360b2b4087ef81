import type { Table } from "../../document.ts";
import { largest, smallest } from "../../long-lists.ts";
import { draftsToTable, type RowDraft } from "../markup/table-draft.ts";
import type { ExtractLimits } from "../options.ts";
import { childNamed, childrenNamed, isElement, parseXml, textOf, type XmlElement } from "../xml.ts";
import { openZip } from "../zip.ts";
import { knownFormat, printNumber } from "./number-format.ts";

/** A part that unpacks to more is no sheet beside a text. */
const largestPart = 16 * 1024 * 1024;
const mostRows = 2_000;
const mostColumns = 64;

/** First and last row and column, counted from 0. */
interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

interface Workbook {
  readonly sheet: XmlElement;
  readonly shared: readonly string[];
  /** The format of each style. */
  readonly formats: readonly (string | undefined)[];
  /** What the document shows of the sheet. */
  readonly shown: Range | undefined;
}

/**
 * The sheet that an embedded workbook shows, as a table of printed cells. `undefined` where anything in it cannot be
 * printed as the sheet prints it: a sheet is read whole or not at all.
 */
export function readWorksheet(bytes: Uint8Array, limits: ExtractLimits): Table | undefined {
  const book = openWorkbook(bytes, limits);
  return book === undefined ? undefined : sheetToTable(book);
}

function openWorkbook(bytes: Uint8Array, limits: ExtractLimits): Workbook | undefined {
  const zip = openZip(bytes, limits);
  const part = (name: string): XmlElement | undefined => {
    const member = zip.members.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (member === undefined || member.claimedSize > largestPart) return undefined;
    return parseXml(zip.read(member), limits.nesting);
  };
  const book = part("xl/workbook.xml");
  const relations = part("xl/_rels/workbook.xml.rels");
  if (book === undefined || relations === undefined) return undefined;
  if (/^(1|true)$/.test(childNamed(book, "x:workbookPr")?.attributes.date1904 ?? "")) {
    return undefined;
  }
  const sheets = childrenNamed(childNamed(book, "x:sheets") ?? noElement, "x:sheet");
  const view = childNamed(childNamed(book, "x:bookViews"), "x:workbookView");
  const active = sheets[Number(view?.attributes.activeTab ?? 0)];
  const target = childrenNamed(relations, "rel:Relationship").find(
    ({ attributes }) => attributes.Id === active?.attributes["r:id"],
  )?.attributes.Target;
  if (target === undefined) return undefined;
  const sheet = part(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  const styles = part("xl/styles.xml");
  const strings = part("xl/sharedStrings.xml");
  const size = childNamed(book, "x:oleSize")?.attributes.ref;
  if (sheet === undefined || sheet.name !== "x:worksheet") return undefined;
  return {
    sheet,
    shared: strings === undefined ? [] : childrenNamed(strings, "x:si").map(stringOf),
    formats: styles === undefined ? [] : formatsOf(styles),
    shown: size === undefined ? undefined : parseRange(size),
  };
}

const noElement: XmlElement = { name: "", attributes: {}, children: [] };

/** A text in one piece or in runs; how it is pronounced is no part of it. */
const stringOf = (holder: XmlElement): string =>
  holder.children
    .filter(isElement)
    .map((child) =>
      child.name === "x:t"
        ? textOf(child)
        : child.name === "x:r"
          ? textOf(childNamed(child, "x:t") ?? noElement)
          : "",
    )
    .join("")
    .replace(doubledBytes, "");

/** What writers that mistake UTF-8 for Latin-1 put before a pound sign or a fixed blank. */
const doubledBytes = /Â(?=[£\u00a0])/g;

function formatsOf(styles: XmlElement): (string | undefined)[] {
  const own = new Map(
    childrenNamed(childNamed(styles, "x:numFmts") ?? noElement, "x:numFmt").map(
      ({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? ""],
    ),
  );
  return childrenNamed(childNamed(styles, "x:cellXfs") ?? noElement, "x:xf").map(
    ({ attributes }) => {
      const number = Number(attributes.numFmtId ?? 0);
      return own.get(number) ?? knownFormat(number);
    },
  );
}

function sheetToTable({ sheet, shared, formats, shown }: Workbook): Table | undefined {
  const texts = new Map<number, Map<number, string>>();
  const hiddenRows = new Set<number>();
  let next = 0;
  for (const row of childrenNamed(childNamed(sheet, "x:sheetData") ?? noElement, "x:row")) {
    const number = row.attributes.r === undefined ? next : Number(row.attributes.r) - 1;
    next = number + 1;
    if (/^(1|true)$/.test(row.attributes.hidden ?? "")) hiddenRows.add(number);
    const cells = new Map<number, string>();
    let column = 0;
    for (const cell of childrenNamed(row, "x:c")) {
      column =
        cell.attributes.r === undefined ? column : (parseCell(cell.attributes.r)?.left ?? -1);
      const isShown =
        shown === undefined ||
        (number >= shown.top &&
          number <= shown.bottom &&
          column >= shown.left &&
          column <= shown.right);
      const text = isShown ? printCell(cell, shared, formats) : "";
      if (text === undefined || column < 0) return undefined;
      if (text.trim() !== "") cells.set(column, text.trim());
      column += 1;
    }
    if (cells.size > 0) texts.set(number, cells);
  }
  const columns = [...texts.values()].flatMap((cells) => [...cells.keys()]);
  if (columns.length === 0) return undefined;
  const hiddenColumns = hiddenIn(sheet);
  const span = (from: number, to: number, hidden: (at: number) => boolean): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((at) => !hidden(at));
  const [top, bottom] = [smallest(texts.keys()), largest(texts.keys())];
  const left = columns.reduce((a, b) => Math.min(a, b));
  const right = columns.reduce((a, b) => Math.max(a, b));
  if (bottom - top >= mostRows || right - left >= mostColumns) return undefined;
  const rows = span(top, bottom, (at) => hiddenRows.has(at));
  const shownColumns = span(left, right, hiddenColumns);
  const merges = mergesIn(sheet);
  const drafts = rows.map(
    (row): RowDraft => ({
      header: false,
      cells: shownColumns.flatMap((at, column) => {
        const merge = merges.find(
          (one) => row >= one.top && row <= one.bottom && at >= one.left && at <= one.right,
        );
        const first = merge === undefined ? at : shownColumns.find((one) => one >= merge.left);
        if (first !== at) return [];
        const columnSpan =
          merge === undefined
            ? 1
            : shownColumns.filter((one) => one >= merge.left && one <= merge.right).length;
        const isFirst = merge === undefined || rows.find((one) => one >= merge.top) === row;
        const text = texts.get(merge?.top ?? row)?.get(merge?.left ?? at) ?? "";
        const pieces = [{ text, bold: false, struck: false }];
        return {
          column,
          columnSpan,
          continues: !isFirst,
          paragraphs: [{ kind: "paragraph" as const, pieces, marks: [] }],
        };
      }),
    }),
  );
  return draftsToTable(drafts);
}

/** A cell's text as it is printed; `undefined` where that cannot be told. */
function printCell(
  cell: XmlElement,
  shared: readonly string[],
  formats: readonly (string | undefined)[],
): string | undefined {
  const value = childNamed(cell, "x:v");
  const { t: type = "n", s: style = "0" } = cell.attributes;
  if (type === "inlineStr") return stringOf(childNamed(cell, "x:is") ?? noElement);
  // A formula whose result was not kept shows one, and nobody knows which.
  if (value === undefined) return childNamed(cell, "x:f") === undefined ? "" : undefined;
  const text = textOf(value);
  if (type === "s") return shared[Number(text)];
  if (type === "b") return text === "1" ? "TRUE" : "FALSE";
  if (type !== "n") return text;
  const format = formats.length === 0 ? "General" : formats[Number(style)];
  const number = Number(text);
  if (format === undefined || text.trim() === "" || !Number.isFinite(number)) return undefined;
  return printNumber(number, format);
}

const mergesIn = (sheet: XmlElement): Range[] =>
  childrenNamed(childNamed(sheet, "x:mergeCells") ?? noElement, "x:mergeCell").flatMap(
    ({ attributes }) => parseRange(attributes.ref ?? "") ?? [],
  );

function hiddenIn(sheet: XmlElement): (column: number) => boolean {
  const hidden = childrenNamed(childNamed(sheet, "x:cols") ?? noElement, "x:col")
    .filter(({ attributes }) => /^(1|true)$/.test(attributes.hidden ?? ""))
    .map(({ attributes }) => [Number(attributes.min) - 1, Number(attributes.max) - 1] as const);
  return (column) => hidden.some(([from = 0, to = 0]) => column >= from && column <= to);
}

function parseRange(text: string): Range | undefined {
  const [first = "", last = first] = text.split(":");
  const [from, to] = [parseCell(first), parseCell(last)];
  return from === undefined || to === undefined
    ? undefined
    : { top: from.top, left: from.left, bottom: to.top, right: to.left };
}

function parseCell(text: string): { top: number; left: number } | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text);
  if (found === null) return undefined;
  const [, letters = "", digits = ""] = found;
  let left = 0;
  for (const letter of letters.toUpperCase()) left = left * 26 + letter.charCodeAt(0) - 64;
  return { top: Number(digits) - 1, left: left - 1 };
}
