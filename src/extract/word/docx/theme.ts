import { parseHexColour } from "../../markup/colour.ts";
import { findElement, isElement, type XmlElement } from "../../xml.ts";

/** DrawingML's names for the theme's text and background colours. */
const aliases: Readonly<Record<string, string>> = {
  tx1: "dk1",
  bg1: "lt1",
  tx2: "dk2",
  bg2: "lt2",
};

/** Looks a theme colour up by name: `accent1`, `tx1`. */
export function readThemeColours(
  root: XmlElement | undefined,
): (name: string) => string | undefined {
  const colours = new Map<string, string>();
  const scheme = root === undefined ? undefined : findElement(root, "a:clrScheme");
  for (const entry of scheme?.children.filter(isElement) ?? []) {
    const value = entry.children.find(isElement)?.attributes;
    const colour = parseHexColour(value?.lastClr ?? value?.val);
    if (colour !== undefined) colours.set(entry.name.slice(2), colour);
  }
  return (name) => colours.get(aliases[name] ?? name);
}
