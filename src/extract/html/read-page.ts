import type { Block, RunningText } from "../../document.ts";
import type { Report } from "../report.ts";
import { createCascade } from "./cascade.ts";
import { textOf } from "./css-adapter.ts";
import { holdsOnScreen } from "./media.ts";
import { addText, closeElement, endPage, openElement, startPage } from "./page.ts";
import { type PageTree, parsePage, visitNodes } from "./tree.ts";

export interface ReadPage {
  readonly blocks: readonly Block[];
  readonly running: readonly RunningText[];
  readonly title: string;
}

/** The text of a style sheet by the address that the page gives it, where it came along with the page. */
export type LinkedSheets = (address: string) => string | undefined;

/** Markup to blocks: the tree that a browser would build, walked once. */
export function readPage(
  markup: string,
  nesting: number,
  report: Report,
  linked: LinkedSheets = () => undefined,
): ReadPage {
  const tree = parsePage(markup, nesting, report);
  const cascade = createCascade(tree, styleSheets(tree, linked), report);
  const page = startPage(cascade, tree.isQuirky, nesting, report);
  const title = titleOf(tree);
  visitNodes(
    tree.root,
    {
      open: (element) => openElement(page, element),
      text: (text) => addText(page, text),
      close: (element) => closeElement(page, element),
    },
    !cascade.looksInside,
  );
  endPage(page);
  return { blocks: page.blocks, running: page.running, title };
}

/** Step by step: one selector would look at every cell of the page. */
const titleOf = ({ root, select }: PageTree): string =>
  select(root.children).filter("html").children("head").children("title").first().text();

/** The texts of the page's style sheets that hold on a screen, in order; of linked ones, those that came along. */
function styleSheets({ sheets }: PageTree, linked: LinkedSheets): string[] {
  return sheets.flatMap((element) => {
    const { type = "", media = "", href = "", rel = "" } = element.attribs;
    if (!holdsOnScreen(media) || !/^(text\/css)?$/i.test(type.trim())) return [];
    if (element.name === "style") return [textOf(element)];
    const kinds = rel.toLowerCase().split(/\s+/);
    const isOne = kinds.includes("stylesheet") && !kinds.includes("alternate");
    const sheet = isOne ? linked(href) : undefined;
    return sheet === undefined ? [] : [sheet];
  });
}
