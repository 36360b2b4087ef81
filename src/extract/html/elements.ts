import { type Attributes, type ElementStyle, type StyleSheet, styleOf } from "./style.ts";

const names = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Elements that begin and end a paragraph. */
export const blockElements = names(
  "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol option p pre section summary table " +
    "tbody td tfoot th thead tr ul",
);

/** What a browser does not show, or what only leads elsewhere. */
const unshown = names(
  "head script style noscript template iframe object embed select textarea button nav xml title datalist",
);

/** An element that is open, with what it inherits. */
export interface OpenElement {
  readonly name: string;
  /** How its text looks. */
  readonly style: ElementStyle;
  /** What it says of itself alone. */
  readonly own: ElementStyle;
  readonly hidden: boolean;
  readonly list?: OpenList;
}

/** A list's kind of number, `""` for bullets, and how many items it has so far. */
interface OpenList {
  readonly type: string;
  count: number;
}

export function elementIn(
  parent: OpenElement | undefined,
  name: string,
  attributes: Attributes,
  sheet: StyleSheet,
): OpenElement {
  const own = styleOf(name, attributes, sheet);
  const hidden = parent?.hidden === true || own.hidden === true || unshown.has(name);
  const isList = name === "ol" || name === "ul";
  return {
    name,
    style: inherit(parent?.style, own),
    own,
    hidden,
    ...(isList ? { list: { type: listType(name, attributes), count: 0 } } : {}),
  };
}

/** Text takes over everything but what stands behind a block. */
function inherit(parent: ElementStyle | undefined, own: ElementStyle): ElementStyle {
  const { background: _, ...taken } = parent ?? {};
  return Object.keys(own).length === 0 ? taken : { ...taken, ...own };
}

const listTypes: Readonly<Record<string, string>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

const listType = (name: string, { type = "" }: Attributes): string =>
  name === "ul" ? "" : (listTypes[type] ?? "decimal");
