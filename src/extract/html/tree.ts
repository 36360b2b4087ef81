import { type CheerioAPI, load } from "cheerio/slim";
import { type AnyNode, Document, Element, Text } from "domhandler";
import { parse } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";
import type { Report } from "../report.ts";
import { createSharedAttributes, type SharedAttributes } from "./attributes.ts";

/** Unclosed tags of an honest page add up, but not to this many a level of tables. */
const elementsPerNesting = 40;
/** Half a million cells of an honest page are fewer; a small page can make a parser build far more. */
const mostElements = 1_500_000;

class TooMuch extends Error {}

export interface PageTree {
  readonly root: Document;
  readonly select: CheerioAPI;
  /** Style sheets and links to them, in order: looking for them would mean to look at every cell. */
  readonly sheets: readonly Element[];
  readonly attributes: SharedAttributes;
  /** Without a modern document type: names of classes match in any case, tables inherit less. */
  readonly isQuirky: boolean;
}

/** Markup to the tree that a browser builds of it; a tree that grows beyond its bounds ends where it stands. */
export function parsePage(markup: string, nesting: number, report: Report): PageTree {
  const mostDeep = nesting * elementsPerNesting;
  const root = new Document([]);
  const sheets: Element[] = [];
  const attributes = createSharedAttributes();
  const treeAdapter = boundedAdapter(root, mostDeep, sheets, attributes);
  try {
    parse(markup, { treeAdapter, scriptingEnabled: true });
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    report({ severity: "error", code: "nesting-too-deep", message: error.message });
  }
  const isQuirky = adapter.getDocumentMode(root) === "quirks";
  return { root, select: load(root), sheets, attributes, isQuirky };
}

/** Elements that take over the attributes of a second tag of their kind. */
const adopters = new Set(["html", "body"]);

/** The usual tree builder, with bounds, in less memory, and without searches that a long page makes slow. */
function boundedAdapter(
  root: Document,
  mostDeep: number,
  sheets: Element[],
  shared: SharedAttributes,
): typeof adapter {
  let depth = 0;
  let elements = 0;
  const insertBefore: typeof adapter.insertBefore = (parent, node, reference) => {
    // What is misplaced in a table goes before it, and the table is the last child so far.
    const at = parent.children.lastIndexOf(reference);
    const { prev } = reference;
    if (prev) prev.next = node;
    node.prev = prev;
    node.next = reference;
    reference.prev = node;
    node.parent = parent;
    parent.children.splice(at, 0, node);
  };
  return {
    ...adapter,
    createDocument: () => {
      adapter.setDocumentMode(root, noQuirks);
      return root;
    },
    createElement: (name, namespace, attributes) => {
      elements += 1;
      if (elements > mostElements) {
        throw new TooMuch(
          `The page holds more than ${mostElements} elements; it was read up to there.`,
        );
      }
      const element = new Element(
        name,
        adopters.has(name)
          ? Object.fromEntries(attributes.map((attribute) => [attribute.name, attribute.value]))
          : shared.of(attributes),
        [],
      );
      element.namespace = namespace;
      if (name === "style" || name === "link") sheets.push(element);
      return element;
    },
    appendChild,
    insertText: (parent, text) => {
      const last = parent.lastChild;
      if (last !== null && adapter.isTextNode(last)) last.data += text;
      else appendChild(parent, new Text(text));
    },
    adoptAttributes: (element, attributes) => {
      for (const { name, value } of attributes) element.attribs[name] ??= value;
    },
    detachNode: (node) => {
      const { parent, prev, next } = node;
      if (parent === null) return;
      if (prev) prev.next = next;
      if (next) next.prev = prev;
      parent.children.splice(parent.children.lastIndexOf(node), 1);
      node.prev = null;
      node.next = null;
      node.parent = null;
    },
    insertBefore,
    insertTextBefore: (parent, text, reference) => {
      const { prev } = reference;
      if (prev !== null && adapter.isTextNode(prev)) prev.data += text;
      else insertBefore(parent, adapter.createTextNode(text), reference);
    },
    getAttrList: ({ attribs }) => Object.entries(attribs).map(([name, value]) => ({ name, value })),
    onItemPush: () => {
      depth += 1;
      if (depth > mostDeep) {
        throw new TooMuch(
          `Elements are nested deeper than ${mostDeep} levels; the page was read up to there.`,
        );
      }
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
}

/** An array with one child takes a tenth of one that grew, and most cells have one. */
const appendChild: typeof adapter.appendChild = (parent, node) => {
  const { children } = parent;
  const last = children.at(-1);
  node.parent = parent;
  if (last === undefined) {
    parent.children = [node];
    return;
  }
  last.next = node;
  node.prev = last;
  children.push(node);
};

const noQuirks = adapter.getDocumentMode(adapter.createDocument());

interface Visitor {
  readonly open: (element: Element) => void;
  readonly text: (text: string) => void;
  readonly close: (element: Element) => void;
}

const released: Element["children"] = [];

/**
 * Gives every element and text below a node in turn, however deep they lie, and lets go of what an element held
 * once it is closed: a page may hold half a million cells.
 */
export function visitNodes(root: Document, visitor: Visitor, releases: boolean): void {
  let node: AnyNode | null = root.firstChild;
  while (node !== null) {
    if (adapter.isTextNode(node)) visitor.text(node.data);
    if (adapter.isElementNode(node)) {
      visitor.open(node);
      if (node.firstChild !== null) {
        node = node.firstChild;
        continue;
      }
      visitor.close(node);
    }
    while (node !== null && node.next === null) {
      node = node.parent;
      if (node === null || node === root) return;
      if (!adapter.isElementNode(node)) continue;
      visitor.close(node);
      if (releases) node.children = released;
    }
    node = node?.next ?? null;
  }
}
