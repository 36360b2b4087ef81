import type { ListDefinition, ListLevel, Lists } from "../markup/list-counter.ts";
import { childNamed, childrenNamed, valueIn, type XmlElement } from "../xml.ts";

/** Word 2003's numbers for the kinds of list numbers. */
const formats: Readonly<Record<string, string>> = {
  "0": "decimal",
  "1": "upperRoman",
  "2": "lowerRoman",
  "3": "upperLetter",
  "4": "lowerLetter",
  "5": "ordinal",
  "22": "decimalZero",
  "23": "bullet",
  "255": "none",
};

/** Every list of `w:lists` by the number that paragraphs know it by. */
export function readOlderLists(root: XmlElement | undefined): Lists {
  const lists = new Map<string, ListDefinition>();
  if (root === undefined) return lists;
  const definitions = new Map(
    childrenNamed(root, "w:listDef").map((element) => [
      element.attributes["w:listDefId"] ?? "",
      element,
    ]),
  );
  for (const element of childrenNamed(root, "w:list")) {
    const shared = valueIn(element, "w:ilst") ?? "";
    const levels: (ListLevel | undefined)[] = [];
    const restarts = new Map<number, number>();
    const definition = definitions.get(shared);
    for (const level of definition === undefined ? [] : childrenNamed(definition, "w:lvl")) {
      levels[Number(level.attributes["w:ilvl"])] = readLevel(level);
    }
    for (const override of childrenNamed(element, "w:lvlOverride")) {
      const level = Number(override.attributes["w:ilvl"]);
      const own = childNamed(override, "w:lvl");
      if (own !== undefined) levels[level] = readLevel(own);
      const start = valueIn(override, "w:startOverride");
      if (start !== undefined) restarts.set(level, Number.parseInt(start, 10) || 0);
    }
    lists.set(element.attributes["w:ilfo"] ?? "", { shared, levels, restarts });
  }
  return lists;
}

function readLevel(element: XmlElement): ListLevel {
  const start = Number.parseInt(valueIn(element, "w:start") ?? "1", 10);
  const format = formats[valueIn(element, "w:nfc") ?? "0"] ?? "decimal";
  return {
    format,
    text: format === "none" ? "" : (valueIn(element, "w:lvlText") ?? ""),
    start: Number.isNaN(start) ? 1 : start,
  };
}
