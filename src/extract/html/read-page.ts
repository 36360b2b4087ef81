import { Parser } from "htmlparser2";
import type { Block, RunningText } from "../../document.ts";
import type { Report } from "../report.ts";
import { addText, closeElement, endPage, openElement, startPage } from "./page.ts";
import { readStyleSheet } from "./style.ts";

/** Unclosed tags of an honest page add up, but not to this many a level of tables. */
const elementsPerNesting = 40;
/** A `title` below more elements than this is not the page's own. */
const deepestTitle = 5;

class NestedTooDeep extends Error {}

export interface ReadPage {
  readonly blocks: readonly Block[];
  readonly running: readonly RunningText[];
  readonly title: string;
}

/** Markup to blocks: the parser's tags and texts in turn, to what `page.ts` makes of them. */
export function readPage(markup: string, nesting: number, report: Report): ReadPage {
  const page = startPage(nesting, report);
  const mostElements = nesting * elementsPerNesting;
  let lastTag = "";
  let css = "";
  let title = "";
  const parser = new Parser({
    onopentag: (name, attributes) => {
      lastTag = name;
      if (page.elements.length >= mostElements) throw new NestedTooDeep();
      openElement(page, name, attributes);
    },
    onclosetag: (name) => {
      if (name === "style") {
        page.sheet = new Map([...page.sheet, ...readStyleSheet(css)]);
        css = "";
      }
      lastTag = "";
      closeElement(page, name);
    },
    ontext: (text) => {
      if (lastTag === "style") css += text;
      else if (lastTag === "title" && page.elements.length <= deepestTitle) title += text;
      addText(page, text);
    },
  });
  try {
    parser.end(markup);
  } catch (error) {
    if (!(error instanceof NestedTooDeep)) throw error;
    report({
      severity: "error",
      code: "nesting-too-deep",
      message: `Elements are nested deeper than ${mostElements} levels; the page was read up to there.`,
    });
  }
  endPage(page);
  return { blocks: page.blocks, running: page.running, title };
}
