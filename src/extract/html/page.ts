import type { Element } from "domhandler";
import { printGlyph, printRun } from "../markup/run.ts";
import { writeNumber } from "../markup/write-number.ts";
import type { Report } from "../report.ts";
import type { Cascade } from "./cascade.ts";
import { controlValue } from "./controls.ts";
import { textOf } from "./css-adapter.ts";
import { elementIn, type OpenElement, styleIn } from "./elements.ts";
import { endParagraph, endTable, type Flow, paragraphOf } from "./flow.ts";
import { generatedText } from "./generated.ts";
import { drawnMark, imageMark, lampMark } from "./marks.ts";
import { beginRunning, endRunning, type RunningParts } from "./running.ts";
import {
  addColumns,
  endCell,
  endRow,
  openTable,
  startCell,
  startRow,
  startSection,
} from "./table.ts";

/** What was read of a page so far. */
export interface Page extends Flow, RunningParts {
  readonly elements: OpenElement[];
  readonly cascade: Cascade;
  readonly isQuirky: boolean;
  /** How many open tables are not read, as they lie too deep. */
  tablesTooDeep: number;
  readonly nesting: number;
  readonly report: Report;
}

export const startPage = (
  cascade: Cascade,
  isQuirky: boolean,
  nesting: number,
  report: Report,
): Page => ({
  blocks: [],
  tables: [],
  paragraph: undefined,
  running: [],
  openRunning: undefined,
  elements: [],
  cascade,
  isQuirky,
  tablesTooDeep: 0,
  nesting,
  report,
});

export function openElement(page: Page, element: Element): void {
  const parent = page.elements.at(-1);
  const read = elementIn(parent, element, page.cascade, page.isQuirky);
  const open = page.tablesTooDeep > 0 ? { ...read, hidden: true } : read;
  if (open.isBlock && !open.hidden) endParagraph(page);
  page.elements.push(open);
  if (open.name === "table") {
    if (page.tablesTooDeep > 0) page.tablesTooDeep += 1;
    else if (!open.hidden) beginTable(page, element.attribs);
  }
  if (open.hidden) return;
  beginShown(page, open, element);
  printGenerated(page, open, element, "before");
  addLamp(page, open, element);
}

export function closeElement(page: Page, element: Element): void {
  const open = page.elements.at(-1);
  if (open !== undefined && !open.hidden) printGenerated(page, open, element, "after");
  if (open?.isBlock && !open.hidden) endParagraph(page);
  page.elements.pop();
  if (element.name === "table" && page.tablesTooDeep > 0) {
    page.tablesTooDeep -= 1;
    return;
  }
  if (open?.hidden !== true) endShown(page, element.name);
}

export function addText(page: Page, text: string): void {
  const element = page.elements.at(-1);
  if (element === undefined || element.hidden || isControl(element.name)) return;
  printText(page, text, element);
}

const isControl = (name: string): boolean => name === "select" || name === "textarea";

function printText(page: Page, text: string, { style }: Pick<OpenElement, "style">): void {
  // Text between a table's rows belongs to no cell; browsers move it before the table.
  const table = page.tables.at(-1);
  if (table !== undefined && table.row?.cell === undefined && text.trim() === "") return;
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
function beginShown(page: Page, open: OpenElement, element: Element): void {
  const table = page.tables.at(-1);
  const { name, background, style } = open;
  const { attribs } = element;
  switch (name) {
    case "thead":
    case "tbody":
    case "tfoot":
      if (table) startSection(table, name, background);
      return;
    case "tr":
      if (table) startRow(table, background);
      return;
    case "colgroup":
      if (table && element.children.length === 0) addColumns(table, attribs.span, background);
      return;
    case "col":
      if (table) {
        addColumns(table, attribs.span, background ?? page.elements.at(-2)?.background);
      }
      return;
    case "td":
    case "th":
      if (table) startCell(table, attribs, name === "th", background);
      break;
    case "br":
      if (!style.hidden) paragraphOf(page).pieces.push({ text: "\n", bold: false, struck: false });
      return;
    case "img":
      if (!style.hidden) paragraphOf(page).marks.push(imageMark(attribs));
      return;
    case "circle":
    case "ellipse":
    case "rect": {
      const mark = style.hidden ? undefined : drawnMark(name, attribs.fill);
      if (mark) paragraphOf(page).marks.push(mark);
      return;
    }
    case "input":
    case "select":
    case "textarea":
      printControl(page, open, element);
      return;
    case "li":
      page.paragraph = {
        kind: "list-item",
        label: nextLabel(page.elements, open, attribs.value),
        pieces: [],
        marks: [],
      };
      break;
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      page.paragraph = { kind: "heading", level: Number(name[1]), pieces: [], marks: [] };
      break;
    case "header":
    case "footer":
      if (isOfPage(page)) beginRunning(page, name, page.blocks);
      return;
  }
  const { picture } = open.said;
  if (picture && !style.hidden && isInCell(page)) {
    paragraphOf(page).marks.push(imageMark({ src: picture }));
  }
}

const isInCell = ({ tables }: Page): boolean => tables.at(-1)?.row?.cell !== undefined;

function printControl(page: Page, open: OpenElement, element: Element): void {
  const value = controlValue(element);
  if (value === undefined) return;
  if ("text" in value)
    printText(page, value.text, { style: { ...open.style, preformatted: true } });
  else printGlyph(value.isTicked ? "☒" : "☐", open.style, paragraphOf(page));
}

/** What a style sheet puts before or after an element: words, or a lamp. */
function printGenerated(
  page: Page,
  open: OpenElement,
  element: Element,
  which: "before" | "after",
): void {
  const said = page.cascade.pseudoElement(element, which);
  const text = said === undefined ? undefined : generatedText(said.content, element);
  if (said === undefined || text === undefined || said.display === "none") return;
  const style = styleIn(open.style, said, which, page.isQuirky);
  if (text.trim() !== "") printText(page, text, { style });
  else if (isInCell(page) && !style.hidden) {
    const { background } = said;
    const colour = background === "currentcolor" ? style.colour : background;
    const lamp = lampMark(said, colour?.startsWith("#") ? colour : undefined, text !== "");
    if (lamp) paragraphOf(page).marks.push(lamp);
  }
}

/** An element of a cell that is coloured and holds no words is a lamp. */
function addLamp(page: Page, open: OpenElement, element: Element): void {
  const { background, said, style, name } = open;
  if (background === undefined || style.hidden || !isInCell(page)) return;
  if (/^(t[dhr]|table|thead|tbody|tfoot|caption|input|select|textarea)$/.test(name)) return;
  const text = textOf(element);
  if (text.trim() !== "") return;
  const lamp = lampMark(
    { ...said, display: said.display ?? (open.isBlock ? "block" : "inline") },
    background,
    text.includes("\u00a0"),
  );
  if (lamp) paragraphOf(page).marks.push(lamp);
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
    case "tfoot":
      if (table) table.section = "tbody";
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

function beginTable(page: Page, attributes: Readonly<Record<string, string>>): void {
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
function nextLabel(
  elements: readonly OpenElement[],
  { style }: OpenElement,
  value: string | undefined,
): string {
  const items = elements.findLast((element) => element.items !== undefined)?.items;
  const said = Number.parseInt(value ?? "", 10);
  if (items) items.count = Number.isNaN(said) ? items.count + 1 : said;
  const { list = "" } = style;
  if (list === "none") return "";
  return items && list !== "" ? `${writeNumber(items.count, list)}. ` : "• ";
}

/** Only the page's own header and footer run; an article's are part of it. */
const isOfPage = ({ tables, elements }: Page): boolean =>
  tables.length === 0 && !elements.some(({ name }) => /^(article|main|section)$/.test(name));
