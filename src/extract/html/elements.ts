import type { Element } from "domhandler";
import type { RunFormat } from "../markup/run-format.ts";
import type { Cascade } from "./cascade.ts";
import type { Declarations } from "./declarations.ts";

const names = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Elements that begin and end a paragraph. */
const blockElements = names(
  "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol option p pre section summary table " +
    "tbody td tfoot th thead tr ul",
);

/** What a browser does not show, or what only leads elsewhere. */
const unshown = names(
  "head script style noscript template iframe object embed button nav xml title datalist",
);

/** Form controls print their value, and nothing of what they are made of. */
const controls = names("select textarea");

/** Parts of a table are looked at by the table; what stands behind them is no highlighted text. */
const tableParts = names("table caption colgroup col thead tbody tfoot tr td th html body");

/** How the text in an element looks. */
export interface ElementStyle extends RunFormat {
  readonly preformatted?: boolean;
  /** How its list is numbered, `""` for bullets. */
  readonly list?: string;
}

/** An element that is open, with what it inherits. */
export interface OpenElement {
  readonly name: string;
  readonly style: ElementStyle;
  /** What is said of it alone. */
  readonly said: Declarations;
  /** What stands behind it, where that is a colour of its own. */
  readonly background?: string;
  readonly hidden: boolean;
  readonly isBlock: boolean;
  readonly items?: { count: number };
}

export function elementIn(
  parent: OpenElement | undefined,
  element: Element,
  cascade: Cascade,
  isQuirky: boolean,
): OpenElement {
  const { name, attribs } = element;
  const said = cascade.declarationsFor(element);
  const hidden =
    parent?.hidden === true ||
    controls.has(parent?.name ?? "") ||
    said.display === "none" ||
    (name === "tr" && said.visibility === "collapse") ||
    unshown.has(name);
  const isList = /^(ol|ul|menu|dir)$/.test(name);
  const { style, background } = cascade.isShared(attribs)
    ? knownLook(parent, said, name, isQuirky)
    : lookIn(parent, said, name, isQuirky);
  return {
    name,
    said,
    style,
    hidden,
    isBlock:
      said.display === undefined || /^(table|thead|tbody|tfoot|tr|td|th)$/.test(name)
        ? blockElements.has(name)
        : said.display === "block",
    ...(background === undefined ? {} : { background }),
    ...(isList ? { items: { count: Number.parseInt(attribs.start ?? "1", 10) - 1 || 0 } } : {}),
  };
}

interface Look {
  readonly style: ElementStyle;
  readonly background: string | undefined;
}

function lookIn(
  parent: OpenElement | undefined,
  said: Declarations,
  name: string,
  isQuirky: boolean,
): Look {
  const style = styleIn(parent?.style ?? noStyle, said, name, isQuirky);
  const background = backgroundOf(said, style, parent);
  const isHighlight = background !== undefined && !tableParts.has(name);
  return { style: isHighlight ? { ...style, highlight: background } : style, background };
}

const noStyle: ElementStyle = {};

/** What looks alike in the same place is worked out once: what is said is one object for elements of one name. */
function knownLook(
  parent: OpenElement | undefined,
  said: Declarations,
  name: string,
  isQuirky: boolean,
): Look {
  if (said.background === "inherit") return lookIn(parent, said, name, isQuirky);
  const around = parent?.style ?? noStyle;
  let inside = looks.get(around);
  if (inside === undefined) {
    inside = new WeakMap();
    looks.set(around, inside);
  }
  const known = inside.get(said);
  if (known !== undefined) return known;
  const look = lookIn(parent, said, name, isQuirky);
  inside.set(said, look);
  return look;
}

const looks = new WeakMap<ElementStyle, WeakMap<Declarations, Look>>();

/** What the text of an element takes over from around it, and what is said of it. */
export function styleIn(
  parent: ElementStyle,
  said: Declarations,
  name: string,
  isQuirky: boolean,
): ElementStyle {
  const isPart = tableParts.has(name);
  const around = isPart ? withoutPlace(parent) : parent;
  const bold = said.bold ?? (isQuirky && name === "table" ? undefined : around.bold);
  const font = said.font ?? around.font;
  const colour = said.colour ?? around.colour;
  const list = said.list ?? around.list;
  const hidden = said.visibility === undefined ? around.hidden : said.visibility !== "visible";
  const raised =
    !isPart && (said.lifted === true || (said.positioned === true && said.shifted === true));
  return {
    ...(bold ? { bold } : {}),
    ...(around.struck || said.struck ? { struck: true } : {}),
    ...(around.superscript || (said.superscript && !isPart) ? { superscript: true } : {}),
    ...(around.raised || raised ? { raised: true } : {}),
    ...(hidden ? { hidden } : {}),
    ...((said.capitals ?? around.capitals) ? { capitals: true } : {}),
    ...((said.preformatted ?? around.preformatted) ? { preformatted: true } : {}),
    ...(font ? { font } : {}),
    ...(colour ? { colour } : {}),
    ...(around.highlight ? { highlight: around.highlight } : {}),
    ...(list === undefined ? {} : { list }),
  };
}

/** A table's parts stand on their own lines, on a ground of their own. */
const withoutPlace = ({
  highlight: _,
  superscript: __,
  raised: ___,
  ...style
}: ElementStyle): ElementStyle => style;

function backgroundOf(
  { background }: Declarations,
  style: ElementStyle,
  parent: OpenElement | undefined,
): string | undefined {
  if (background === "inherit") return parent?.background;
  if (background === "currentcolor") return style.colour ?? "#000000";
  return background === "transparent" ? undefined : background;
}
