import { parseHexColour } from "../markup/colour.ts";
import type { RunFormat } from "../markup/run-format.ts";
import { childNamed, childrenNamed, type XmlElement } from "../xml.ts";

type Attributes = Readonly<Record<string, string>>;

/** The styles of a document by family and name, with everything they inherit. */
export interface OdtStyles {
  readonly run: (family: "text" | "paragraph", name: string | undefined) => RunFormat;
  /** What stands behind a cell, a row, a table or a paragraph. */
  readonly fill: (family: string, name: string | undefined) => string | undefined;
  /** A drawn shape's colour; `undefined` where it is not filled. */
  readonly shapeColour: (name: string | undefined) => string | undefined;
  /** The names of a style and of those it is based on. */
  readonly names: (family: string, name: string | undefined) => readonly string[];
}

const properties = {
  "table-cell": "style:table-cell-properties",
  "table-row": "style:table-row-properties",
  table: "style:table-properties",
  paragraph: "style:paragraph-properties",
} as Readonly<Record<string, string>>;

/** What a style says that matters here, of some thirty things that every one of them says. */
const areRead = new Set(
  (
    "fo:font-weight style:text-line-through-style style:text-line-through-type style:text-position style:font-name " +
    "fo:font-family fo:color fo:background-color text:display fo:text-transform style:use-window-font-color " +
    "draw:fill draw:fill-color"
  ).split(" "),
);

/** Reads `office:styles` and `office:automatic-styles`, wherever they stand; a later style of one name replaces. */
export function readOdtStyles(holders: readonly XmlElement[]): OdtStyles {
  const styles = new Map<string, XmlElement>();
  const fonts = new Map<string, string>();
  const defaults = new Map<string, XmlElement>();
  for (const holder of holders) {
    for (const style of childrenNamed(holder, "style:style")) {
      const { "style:family": family = "", "style:name": name = "" } = style.attributes;
      styles.set(`${family}/${name}`, style);
    }
    for (const style of childrenNamed(holder, "style:default-style")) {
      defaults.set(style.attributes["style:family"] ?? "", style);
    }
    for (const face of childrenNamed(holder, "style:font-face")) {
      const family = face.attributes["svg:font-family"] ?? "";
      fonts.set(face.attributes["style:name"] ?? "", unquoted(family));
    }
  }
  /** From the most basic ancestor to the style itself. */
  const lineage = (family: string, name: string | undefined): XmlElement[] => {
    const line: XmlElement[] = [];
    let at = styles.get(`${family}/${name ?? ""}`);
    while (at !== undefined && !line.includes(at)) {
      line.push(at);
      at = styles.get(`${family}/${at.attributes["style:parent-style-name"] ?? ""}`);
    }
    const base = defaults.get(family);
    if (base !== undefined) line.push(base);
    return line.reverse();
  };
  /** The last of a lineage that says something has the word. */
  const said = (line: readonly XmlElement[], part: string): Attributes => {
    const all: Record<string, string> = {};
    for (const style of line) {
      const own = childNamed(style, part)?.attributes;
      if (own === undefined) continue;
      for (const name in own) if (areRead.has(name)) all[name] = own[name] ?? "";
      const window = "style:use-window-font-color";
      // A style that names a colour no longer takes the window's, as the one it is based on may.
      if (own["fo:color"] !== undefined) all[window] = own[window] ?? "false";
    }
    return all;
  };
  return {
    run: remembered((family, name) =>
      runFormat(said(lineage(family, name), "style:text-properties"), fonts),
    ),
    fill: remembered((family, name) => {
      const part = properties[family] ?? "";
      return parseHexColour(said(lineage(family, name), part)["fo:background-color"]);
    }),
    shapeColour: (name) => {
      const look = said(lineage("graphic", name), "style:graphic-properties");
      return look["draw:fill"] === "none" ? undefined : parseHexColour(look["draw:fill-color"]);
    },
    names: remembered((family, name) =>
      lineage(family, name).map((style) => style.attributes["style:name"] ?? ""),
    ),
  };
}

const unquoted = (family: string): string =>
  family.split(",")[0]?.replace(/['"]/g, "").trim() ?? "";

/** What text properties say of a run; what they do not say is absent. */
function runFormat(said: Attributes, fonts: ReadonlyMap<string, string>): RunFormat {
  const weight = said["fo:font-weight"];
  const line = said["style:text-line-through-style"] ?? said["style:text-line-through-type"];
  const position = said["style:text-position"];
  const named = said["style:font-name"];
  const font = named === undefined ? said["fo:font-family"] : (fonts.get(named) ?? named);
  const colour = parseHexColour(said["fo:color"]);
  const highlight = parseHexColour(said["fo:background-color"]);
  return {
    ...(weight === undefined ? {} : { bold: /^(bold|[6-9]00)$/.test(weight) }),
    ...(line === undefined ? {} : { struck: line !== "none" }),
    ...(said["text:display"] === "none" ? { hidden: true } : {}),
    ...(said["fo:text-transform"] === "uppercase" ? { capitals: true } : {}),
    ...(position === undefined ? {} : { superscript: isRaised(position) }),
    ...(font ? { font: unquoted(font) } : {}),
    ...(colour && said["style:use-window-font-color"] !== "true" ? { colour } : {}),
    ...(highlight ? { highlight } : {}),
  };
}

/** `super 58%`, or by how much of its height it is raised: `33% 58%`. */
const isRaised = (position: string): boolean =>
  position.startsWith("super") || Number.parseFloat(position) > 0;

function remembered<Family extends string, T>(
  read: (family: Family, name: string | undefined) => T,
): (family: Family, name: string | undefined) => T {
  const known = new Map<string, T>();
  return (family, name) => {
    const key = `${family}/${name ?? ""}`;
    let value = known.get(key);
    if (value === undefined) {
      value = read(family, name);
      known.set(key, value);
    }
    return value;
  };
}
