import { parseHexColour } from "../../markup/colour.ts";
import { shadeColour } from "../../markup/shading.ts";
import type { XmlElement } from "../../xml.ts";

/** The colour that `w:shd` shows: its fill, or what its pattern makes of it. */
export function fillOf(shading: XmlElement | undefined): string | undefined {
  if (shading === undefined) return undefined;
  const { "w:fill": fill, "w:color": foreground, "w:val": pattern } = shading.attributes;
  return shadeColour(parseHexColour(foreground), parseHexColour(fill), patternShare(pattern));
}

/** Share of the foreground in a shading pattern of .docx: `pct25` is a quarter. */
function patternShare(pattern: string | undefined): number {
  if (pattern === undefined || pattern === "clear" || pattern === "nil") return 0;
  if (pattern === "solid") return 1;
  const percent = /^pct(\d+)$/.exec(pattern)?.[1];
  return percent === undefined ? 0.5 : Number(percent) / 100;
}

/** The sixteen highlighter colours, under Word's own names. */
export const highlightColours: Readonly<Record<string, string>> = {
  black: "#000000",
  blue: "#0000ff",
  cyan: "#00ffff",
  green: "#00ff00",
  magenta: "#ff00ff",
  red: "#ff0000",
  yellow: "#ffff00",
  white: "#ffffff",
  darkBlue: "#000080",
  darkCyan: "#008080",
  darkGreen: "#008000",
  darkMagenta: "#800080",
  darkRed: "#800000",
  darkYellow: "#808000",
  darkGray: "#808080",
  lightGray: "#c0c0c0",
};
