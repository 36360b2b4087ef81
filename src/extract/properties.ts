import type { DocumentProperties } from "../document.ts";

/** A property is a line; what is longer was not typed by a person. */
const longest = 300;

/** What a file says of itself, without what is empty or no text; nothing where nothing is left. */
export function propertiesOf(said: Readonly<Partial<Record<keyof DocumentProperties, unknown>>>): {
  properties?: DocumentProperties;
} {
  const properties: Record<string, string> = {};
  for (const name of ["title", "author", "company"] as const) {
    const value = said[name];
    if (typeof value !== "string") continue;
    const text = value.replace(/\s+/g, " ").trim();
    if (text !== "" && text.length <= longest) properties[name] = text;
  }
  return Object.keys(properties).length > 0 ? { properties } : {};
}
