import { parseLegacyColour } from "./css-colour.ts";
import type { Declarations } from "./declarations.ts";

const byTag: Readonly<Record<string, Declarations>> = {
  b: { bold: true },
  strong: { bold: true },
  th: { bold: true },
  s: { struck: true },
  strike: { struck: true },
  del: { struck: true },
  sup: { superscript: true },
  pre: { preformatted: true },
  textarea: { preformatted: true },
  ul: { list: "" },
  menu: { list: "" },
  dir: { list: "" },
  ol: { list: "decimal" },
};

const listTypes: Readonly<Record<string, string>> = {
  "1": "decimal",
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
  disc: "",
  circle: "",
  square: "",
};

/** Word's `[A1]` behind a figure leads to a reader's remark, which is no part of the paper. */
const reviewAnchor = /^msocomanchor$/i;

/** What a browser makes of an element's name and its old attributes, before any style sheet. */
export function hintsOf(name: string, attribs: Readonly<Record<string, string>>): Declarations {
  const own = byTag[name];
  const hints: Declarations = own === undefined ? {} : { ...own };
  if (Object.hasOwn(attribs, "hidden") || reviewAnchor.test(attribs.class ?? "")) {
    hints.display = "none";
  }
  const background = parseLegacyColour(attribs.bgcolor);
  if (background !== undefined) hints.background = background;
  if (attribs.background) hints.picture = attribs.background;
  if (name === "font") {
    const colour = parseLegacyColour(attribs.color);
    if (colour !== undefined) hints.colour = colour;
    if (attribs.face) hints.font = attribs.face.split(",")[0]?.trim();
  }
  if (/^(ol|ul|li)$/.test(name) && attribs.type !== undefined) {
    const type = listTypes[attribs.type];
    if (type !== undefined) hints.list = type;
  }
  return hints;
}
