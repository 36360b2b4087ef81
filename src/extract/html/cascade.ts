import { compile } from "css-select";
import { type CssNode, generate, parse, type Selector, walk } from "css-tree";
import type { AnyNode, Element } from "domhandler";
import { append } from "../../long-lists.ts";
import type { Report } from "../report.ts";
import type { Attributes } from "./attributes.ts";
import { createAdapter } from "./css-adapter.ts";
import { type Declarations, parseDeclaration } from "./declarations.ts";
import { hintsOf } from "./hints.ts";
import { holdsOnScreen } from "./media.ts";
import { positionIn } from "./position.ts";
import type { PageTree } from "./tree.ts";

type PseudoElement = "before" | "after";

/** A selector of a rule, and what the rule says. */
interface Rule {
  readonly matches: (element: Element) => boolean;
  readonly weight: number;
  readonly pseudo: PseudoElement | undefined;
  readonly normal: Declarations;
  readonly important: Declarations;
}

export interface Cascade {
  /**
   * All that the page's style sheets and the element's own style say of it, the weightiest last. Elements of one name
   * and the same attributes of which the same is said have it in one object.
   */
  readonly declarationsFor: (element: Element) => Declarations;
  /** What stands before or after it without being written there; `undefined` where no rule says so. */
  readonly pseudoElement: (element: Element, which: PseudoElement) => Declarations | undefined;
  /** Whether what is said of such an element is worth remembering. */
  readonly isShared: (attributes: Attributes) => boolean;
  /** Some rule asks what an element holds. */
  readonly looksInside: boolean;
}

/** What is known of all elements of one name with the same attributes. */
interface Kind {
  readonly hints: Declarations;
  readonly own: Pair;
  /** Rules that could match it, the weightiest last. */
  readonly rules: readonly Rule[];
  /** What is said of it where these rules, by their places in `rules`, match. */
  readonly said: Map<string, Declarations>;
}

interface Pair {
  readonly normal: Declarations;
  readonly important: Declarations;
}

/** Steps from element to element that all selectors of one page may take: a bad page's rules times its elements. */
const mostSteps = 300_000_000;
/** Rules beyond these are not taken. */
const mostRules = 20_000;

class TooManySteps extends Error {}

/** Reads the page's style sheets, in order, into what decides on an element's look. */
export function createCascade(page: PageTree, sheets: readonly string[], report: Report): Cascade {
  const index = indexRules(readRules(page, sheets, report));
  const { isShared } = page.attributes;
  const kinds = new Map<string, Map<Attributes, Kind>>();
  let isExhausted = false;
  const newKind = ({ name, attribs }: Element): Kind => ({
    hints: hintsOf(name, attribs),
    own: attribs.style === undefined ? nothing : readInline(attribs.style, page.isQuirky),
    rules: index.candidates(name, attribs),
    said: new Map(),
  });
  const kindOf = (element: Element): Kind => {
    const { name, attribs } = element;
    if (!isShared(attribs)) return newKind(element);
    let named = kinds.get(name);
    if (named === undefined) {
      named = new Map();
      kinds.set(name, named);
    }
    const known = named.get(attribs);
    if (known !== undefined) return known;
    const kind = newKind(element);
    named.set(attribs, kind);
    return kind;
  };
  /** The places of the rules that match. */
  const matching = (
    element: Element,
    { rules }: Kind,
    pseudo: PseudoElement | undefined,
  ): readonly number[] => {
    if (rules.length === 0 || isExhausted) return none;
    const found: number[] = [];
    try {
      for (const [place, rule] of rules.entries()) {
        if (rule.pseudo === pseudo && rule.matches(element)) found.push(place);
      }
      return found;
    } catch (error) {
      if (!(error instanceof TooManySteps)) throw error;
      isExhausted = true;
      report({
        severity: "warning",
        code: "reader-warning",
        message:
          "The page's style rules are too many for its elements; from some place on they were left out.",
      });
      return none;
    }
  };
  return {
    looksInside: sheets.some((sheet) => /:has\b/i.test(sheet)),
    isShared,
    declarationsFor: (element) => {
      const kind = kindOf(element);
      const places = matching(element, kind, undefined);
      const key = places.join();
      const known = kind.said.get(key);
      if (known !== undefined) return known;
      const said = merged(rulesAt(kind, places), kind.hints, kind.own);
      if (kind.said.size < mostRemembered) kind.said.set(key, said);
      return said;
    },
    pseudoElement: (element, which) => {
      if (!index.pseudos.has(which)) return undefined;
      const kind = kindOf(element);
      const rules = rulesAt(kind, matching(element, kind, which));
      return rules.length === 0 ? undefined : merged(rules, {}, nothing);
    },
  };
}

const none: readonly number[] = [];
const nothing: Pair = { normal: {}, important: {} };
/** So many looks of one kind of element are known again. */
const mostRemembered = 1_000;

const rulesAt = ({ rules }: Kind, places: readonly number[]): Rule[] =>
  places.flatMap((place) => rules[place] ?? []);

function merged(rules: readonly Rule[], hints: Declarations, own: Pair): Declarations {
  const all: Declarations = { ...hints };
  for (const rule of rules) Object.assign(all, rule.normal);
  Object.assign(all, own.normal);
  for (const rule of rules) Object.assign(all, rule.important);
  return Object.assign(all, own.important);
}

function readInline(style: string, isQuirky: boolean) {
  const found = { normal: {}, important: {} };
  const tree = parseCss(style, "declarationList");
  if (tree !== undefined) addDeclarations(tree, found, isQuirky);
  return found;
}

const parseCss = (css: string, context: "stylesheet" | "declarationList"): CssNode | undefined => {
  try {
    return parse(css, { context, parseValue: false, parseAtrulePrelude: false });
  } catch (error) {
    // Brackets within brackets without end: a browser would give up, too.
    if (error instanceof RangeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

function addDeclarations(
  block: CssNode,
  to: { normal: Declarations; important: Declarations },
  isQuirky: boolean,
): void {
  if (block.type !== "Block" && block.type !== "DeclarationList") return;
  for (const node of block.children) {
    if (node.type !== "Declaration") continue;
    const value = node.value.type === "Raw" ? node.value.value : generate(node.value);
    const parsed = parseDeclaration(node.property.toLowerCase(), value, isQuirky);
    if (parsed !== undefined) Object.assign(node.important ? to.important : to.normal, parsed);
  }
}

function readRules(page: PageTree, sheets: readonly string[], report: Report): IndexedRule[] {
  const rules: IndexedRule[] = [];
  const compiler = createCompiler(page.isQuirky);
  const addRule = (prelude: CssNode, block: CssNode, isLayered: boolean): void => {
    // A selector that is not understood makes its whole rule void, as in a browser.
    if (prelude.type !== "SelectorList") return;
    const found = { normal: {}, important: {} };
    addDeclarations(block, found, page.isQuirky);
    const isEmpty = Object.keys(found.normal).length + Object.keys(found.important).length === 0;
    if (isEmpty) return;
    const own: IndexedRule[] = [];
    for (const selector of prelude.children) {
      if (selector.type !== "Selector") return;
      const pseudo = pseudoElementOf(selector);
      if (pseudo === "other") continue;
      const matches = compiler(selector);
      if (matches === undefined) return;
      const order = (rules.length + own.length) / (2 * mostRules);
      const weight = specificityOf(selector) + order - (isLayered ? layerWeight : 0);
      own.push({ ...found, matches, weight, pseudo, key: keyOf(selector) });
    }
    append(rules, own);
  };
  const addAll = (nodes: Iterable<CssNode>, isLayered: boolean): void => {
    for (const node of nodes) {
      if (rules.length > mostRules) return;
      if (node.type === "Rule") addRule(node.prelude, node.block, isLayered);
      else if (node.type === "Atrule" && node.block !== null) {
        const condition = node.prelude?.type === "Raw" ? node.prelude.value : "";
        const name = node.name.toLowerCase();
        if (name === "media" ? holdsOnScreen(condition) : name === "supports" || name === "layer") {
          addAll(node.block.children, isLayered || name === "layer");
        }
      }
    }
  };
  for (const sheet of sheets) {
    const tree = parseCss(sheet, "stylesheet");
    if (tree?.type === "StyleSheet") addAll(tree.children, false);
  }
  if (rules.length > mostRules) {
    report({
      severity: "warning",
      code: "reader-warning",
      message: `The page has more than ${mostRules} style rules; the rest were left out.`,
    });
  }
  return rules;
}

const identifierWeight = 1_000_000;
const classWeight = 1_000;
const mostOfAKind = 999;
const layerWeight = identifierWeight * 1_000;

/** How weighty a selector is: identifiers before classes, attributes and states before names of elements. */
function specificityOf(selector: Selector): number {
  let identifiers = 0;
  let classes = 0;
  let names = 0;
  let nested = 0;
  for (const node of selector.children) {
    switch (node.type) {
      case "IdSelector":
        identifiers += 1;
        break;
      case "ClassSelector":
      case "AttributeSelector":
        classes += 1;
        break;
      case "TypeSelector":
        if (node.name !== "*") names += 1;
        break;
      case "PseudoElementSelector":
        names += 1;
        break;
      case "PseudoClassSelector": {
        const name = node.name.toLowerCase();
        if (oldPseudoElements.has(name)) names += 1;
        else if (/^(is|not|has|matches)$/.test(name)) nested += heaviestIn(node);
        else if (name !== "where") classes += 1;
      }
    }
  }
  return (
    nested +
    Math.min(identifiers, mostOfAKind) * identifierWeight +
    Math.min(classes, mostOfAKind) * classWeight +
    Math.min(names, mostOfAKind)
  );
}

function heaviestIn(node: CssNode): number {
  let heaviest = 0;
  walk(node, {
    visit: "Selector",
    enter: (selector: Selector) => {
      heaviest = Math.max(heaviest, specificityOf(selector));
    },
  });
  return heaviest;
}

const oldPseudoElements = new Set(["before", "after", "first-line", "first-letter"]);

function pseudoElementOf(selector: Selector): PseudoElement | "other" | undefined {
  for (const node of selector.children) {
    const name =
      node.type === "PseudoElementSelector" || node.type === "PseudoClassSelector"
        ? node.name.toLowerCase()
        : "";
    if (name === "before" || name === "after") return name;
    if (node.type === "PseudoElementSelector" || oldPseudoElements.has(name)) return "other";
  }
  return undefined;
}

interface IndexedRule extends Rule {
  /** What an element must be called, be of or be named to match: `td`, `.red`, `#total`, or `*`. */
  readonly key: string;
}

/** The rarest of what the last part of a selector asks for. */
function keyOf(selector: Selector): string {
  let name = "*";
  let className = "";
  let identifier = "";
  for (const node of selector.children) {
    if (node.type === "Combinator") {
      name = "*";
      className = "";
      identifier = "";
    } else if (node.type === "TypeSelector") name = node.name.toLowerCase();
    else if (node.type === "ClassSelector") className = node.name;
    else if (node.type === "IdSelector") identifier = node.name;
  }
  if (identifier !== "") return `#${identifier.toLowerCase()}`;
  return className === "" ? name : `.${className.toLowerCase()}`;
}

function indexRules(rules: readonly IndexedRule[]) {
  const byKey = new Map<string, IndexedRule[]>();
  for (const rule of rules) {
    const same = byKey.get(rule.key);
    if (same === undefined) byKey.set(rule.key, [rule]);
    else same.push(rule);
  }
  const candidates = (name: string, { id, class: classes }: Attributes): IndexedRule[] => {
    const keys = ["*", name];
    if (id !== undefined) keys.push(`#${id.toLowerCase()}`);
    if (classes !== undefined) {
      for (const one of new Set(classes.toLowerCase().split(/\s+/))) keys.push(`.${one}`);
    }
    return keys.flatMap((key) => byKey.get(key) ?? []).sort((a, b) => a.weight - b.weight);
  };
  const pseudos = new Set(rules.map(({ pseudo }) => pseudo));
  return { candidates, pseudos };
}

/** Makes tests of selectors; all of them together may take so many steps, then the test throws. */
function createCompiler(isQuirky: boolean) {
  let steps = 0;
  const step = (count: number): void => {
    steps += count;
    if (steps > mostSteps) throw new TooManySteps();
  };
  const adapter = createAdapter(step);
  const position = positionIn(step);
  const pseudos = {
    "nth-child": (element: Element, formula?: string | null) =>
      position(element, formula, false, false),
    "nth-last-child": (element: Element, formula?: string | null) =>
      position(element, formula, true, false),
    "nth-of-type": (element: Element, formula?: string | null) =>
      position(element, formula, false, true),
    "nth-last-of-type": (element: Element, formula?: string | null) =>
      position(element, formula, true, true),
    "first-child": (element: Element) => position(element, "1", false, false),
    "last-child": (element: Element) => position(element, "1", true, false),
    "first-of-type": (element: Element) => position(element, "1", false, true),
    "last-of-type": (element: Element) => position(element, "1", true, true),
  };
  return (selector: Selector): ((element: Element) => boolean) | undefined => {
    const text = generate(selector).replace(/::?(before|after)$/i, "");
    try {
      const test = compile<AnyNode, Element>(text === "" ? "*" : text, {
        adapter,
        pseudos,
        quirksMode: isQuirky,
        cacheResults: false,
      });
      return (element) => {
        step(1);
        return test(element);
      };
    } catch (error) {
      // The compiler knows no better error for what it does not understand.
      if (error instanceof TooManySteps || !(error instanceof Error)) throw error;
      return undefined;
    }
  };
}
