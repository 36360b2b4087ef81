import { parseColour } from "../markup/colour.ts";

/** What an element's tag, attributes and style say of the text in it. */
export interface ElementStyle {
  readonly bold?: boolean;
  readonly struck?: boolean;
  readonly hidden?: boolean;
  readonly superscript?: boolean;
  readonly preformatted?: boolean;
  readonly font?: string;
  readonly colour?: string;
  readonly background?: string;
  readonly unlabelled?: boolean;
}

export type Attributes = Readonly<Record<string, string>>;

const byTag: Readonly<Record<string, ElementStyle>> = {
  b: { bold: true },
  strong: { bold: true },
  th: { bold: true },
  s: { struck: true },
  strike: { struck: true },
  del: { struck: true },
  sup: { superscript: true },
  pre: { preformatted: true },
};

/** Style sheets are read as far as `.class`, `tag` and `tag.class` rules go. */
export type StyleSheet = ReadonlyMap<string, ElementStyle>;

export function readStyleSheet(css: string): StyleSheet {
  const rules = new Map<string, ElementStyle>();
  const plain = css.replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, "");
  for (const [, selectors = "", body = ""] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const style = parseDeclarations(body);
    if (Object.keys(style).length === 0) continue;
    for (const selector of selectors.split(",")) {
      const key = selector.trim().toLowerCase();
      if (/^[a-z0-9]*(\.[\w-]+)?$/.test(key)) rules.set(key, { ...rules.get(key), ...style });
    }
  }
  return rules;
}

/** The element's own style: tag, then style sheet, then attributes, then `style`. */
export function styleOf(tag: string, attributes: Attributes, sheet: StyleSheet): ElementStyle {
  const classes = (attributes.class ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const fromSheet =
    sheet.size === 0
      ? []
      : [tag, ...classes.flatMap((name) => [`.${name}`, `${tag}.${name}`])].map(
          (key) => sheet.get(key) ?? {},
        );
  const font = tag === "font" ? attributes.face : undefined;
  const colour = tag === "font" ? parseColour(attributes.color) : undefined;
  const background = parseColour(attributes.bgcolor);
  return Object.assign(
    {},
    byTag[tag],
    ...fromSheet,
    "hidden" in attributes ? { hidden: true } : {},
    font === undefined ? {} : { font },
    colour === undefined ? {} : { colour },
    background === undefined ? {} : { background },
    attributes.style === undefined ? {} : parseDeclarations(attributes.style),
  );
}

function parseDeclarations(text: string): ElementStyle {
  const style: { -readonly [K in keyof ElementStyle]: ElementStyle[K] } = {};
  for (const declaration of text.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!important/i, "")
      .trim();
    switch (property) {
      case "font-weight":
        style.bold = /^(bold|bolder|[6-9]00)$/i.test(value);
        break;
      case "text-decoration":
      case "text-decoration-line":
        if (/line-through/i.test(value)) style.struck = true;
        break;
      case "display":
        if (/^none$/i.test(value)) style.hidden = true;
        break;
      case "visibility":
        if (/^(hidden|collapse)$/i.test(value)) style.hidden = true;
        break;
      case "mso-hide":
        if (/^all$/i.test(value)) style.hidden = true;
        break;
      case "font-family":
        style.font = value.split(",")[0]?.replace(/["']/g, "").trim() ?? "";
        break;
      case "color": {
        const colour = parseColour(value);
        if (colour !== undefined) style.colour = colour;
        break;
      }
      case "background":
      case "background-color": {
        const colour = value
          .split(/\s+(?![^(]*\))/)
          .map(parseColour)
          .find(Boolean);
        if (colour !== undefined) style.background = colour;
        break;
      }
      case "list-style":
      case "list-style-type":
        if (/\bnone\b/i.test(value)) style.unlabelled = true;
        break;
      case "white-space":
        style.preformatted = /^pre/i.test(value);
        break;
    }
  }
  return style;
}
