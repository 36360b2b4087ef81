import { printRun } from "../markup/run.ts";
import { writeNumber } from "../markup/write-number.ts";
import type { Report } from "../report.ts";
import { blockElements, elementIn, type OpenElement } from "./elements.ts";
import { endParagraph, endTable, type Flow, paragraphOf } from "./flow.ts";
import { drawnMark, imageMark } from "./marks.ts";
import { beginRunning, endRunning, type RunningParts } from "./running.ts";
import type { Attributes, ElementStyle, StyleSheet } from "./style.ts";
import { endCell, endRow, openTable, startCell, startRow, startSection } from "./table.ts";

/** What was read of a page so far. */
export interface Page extends Flow, RunningParts {
  readonly elements: OpenElement[];
  sheet: StyleSheet;
  /** How many open tables are not read, as they lie too deep. */
  tablesTooDeep: number;
  readonly nesting: number;
  readonly report: Report;
}

export const startPage = (nesting: number, report: Report): Page => ({
  blocks: [],
  tables: [],
  paragraph: undefined,
  running: [],
  openRunning: undefined,
  elements: [],
  sheet: new Map(),
  tablesTooDeep: 0,
  nesting,
  report,
});

export function openElement(page: Page, name: string, attributes: Attributes): void {
  if (blockElements.has(name)) endParagraph(page);
  const parent = page.elements.at(-1);
  const read = elementIn(parent, name, attributes, page.sheet);
  const element = page.tablesTooDeep > 0 ? { ...read, hidden: true } : read;
  page.elements.push(element);
  if (name === "table") {
    if (parent?.hidden !== true) beginTable(page, attributes);
    else if (page.tablesTooDeep > 0) page.tablesTooDeep += 1;
  }
  if (!element.hidden) beginShown(page, element, attributes);
}

export function closeElement(page: Page, name: string): void {
  if (blockElements.has(name)) endParagraph(page);
  const element = page.elements.at(-1);
  if (element?.name === name) page.elements.pop();
  if (name === "table" && page.tablesTooDeep > 0) {
    page.tablesTooDeep -= 1;
    return;
  }
  if (element?.hidden !== true) endShown(page, name);
}

export function addText(page: Page, text: string): void {
  const element = page.elements.at(-1);
  if (element?.hidden) return;
  // Text between a table's rows belongs to no cell; browsers move it before the table.
  const table = page.tables.at(-1);
  if (table !== undefined && table.row?.cell === undefined && text.trim() === "") return;
  const style = element?.style ?? {};
  const shown = style.preformatted ? text.replace(/\r\n?/g, "\n") : text.replace(/[^\S ]/g, " ");
  if (page.paragraph === undefined && shown.trim() === "") return;
  printRun(shown, style, paragraphOf(page));
}

/** Ends what the page itself left open. */
export function endPage(page: Page): void {
  endParagraph(page);
  while (page.tables.length > 0) endTable(page, page.report);
}

/** Begins what an element that is shown stands for: a part of a table, a mark, a paragraph of its kind. */
function beginShown(page: Page, { name, own }: OpenElement, attributes: Attributes): void {
  const table = page.tables.at(-1);
  switch (name) {
    case "thead":
    case "tbody":
    case "tfoot":
      if (table) startSection(table, name === "thead", own.background);
      return;
    case "tr":
      if (table) startRow(table, own.background);
      return;
    case "td":
    case "th":
      if (table) startCell(table, attributes, name === "th", own.background);
      return;
    case "br":
      paragraphOf(page).pieces.push({ text: "\n", bold: false, struck: false });
      return;
    case "img":
      paragraphOf(page).marks.push(imageMark(attributes));
      return;
    case "circle":
    case "ellipse":
    case "rect": {
      const mark = drawnMark(name, attributes);
      if (mark) paragraphOf(page).marks.push(mark);
      return;
    }
    case "li":
      page.paragraph = {
        kind: "list-item",
        label: nextLabel(page.elements, own),
        pieces: [],
        marks: [],
      };
      return;
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      page.paragraph = { kind: "heading", level: Number(name[1]), pieces: [], marks: [] };
      return;
    case "header":
    case "footer":
      if (isOfPage(page)) beginRunning(page, name, page.blocks);
      return;
  }
}

function endShown(page: Page, name: string): void {
  const table = page.tables.at(-1);
  switch (name) {
    case "td":
    case "th":
      if (table) endCell(table);
      return;
    case "tr":
      if (table) endRow(table);
      return;
    case "thead":
      if (table) table.inHead = false;
      return;
    case "table":
      endTable(page, page.report);
      return;
    case "header":
    case "footer": {
      const isInside = page.elements.some((over) => over.name === name);
      if (page.openRunning?.kind === name && !isInside) endRunning(page, page.blocks);
      return;
    }
  }
}

function beginTable(page: Page, attributes: Attributes): void {
  if (page.tables.length < page.nesting) {
    page.tables.push(openTable(attributes));
    return;
  }
  page.tablesTooDeep = 1;
  page.report({
    severity: "error",
    code: "nesting-too-deep",
    message: `Tables are nested deeper than ${page.nesting} levels; what lies deeper was left out.`,
  });
}

/** What is printed before the next item of the innermost list. */
function nextLabel(elements: readonly OpenElement[], own: ElementStyle): string {
  const holder = elements.findLast((element) => element.list !== undefined);
  const list = holder?.list;
  if (list) list.count += 1;
  if (own.unlabelled || holder?.style.unlabelled) return "";
  return list && list.type !== "" ? `${writeNumber(list.count, list.type)}. ` : "• ";
}

/** Only the page's own header and footer run; an article's are part of it. */
const isOfPage = ({ tables, elements }: Page): boolean =>
  tables.length === 0 && !elements.some(({ name }) => /^(article|main|section)$/.test(name));
