import type { ListDefinition, ListLevel, Lists } from "../../markup/list-counter.ts";
import { childNamed, childrenNamed, valueIn, type XmlElement } from "../../xml.ts";

/** Every list of numbering.xml by its id. */
export function readLists(root: XmlElement | undefined): Lists {
  const lists = new Map<string, ListDefinition>();
  if (root === undefined) return lists;
  const abstracts = new Map<string, XmlElement>();
  const byStyle = new Map<string, XmlElement>();
  for (const element of childrenNamed(root, "w:abstractNum")) {
    abstracts.set(element.attributes["w:abstractNumId"] ?? "", element);
    const style = valueIn(element, "w:styleLink");
    if (style !== undefined) byStyle.set(style, element);
  }
  for (const element of childrenNamed(root, "w:num")) {
    const id = valueIn(element, "w:abstractNumId") ?? "";
    const named = abstracts.get(id);
    const linked = byStyle.get(valueIn(named, "w:numStyleLink") ?? "");
    const abstract = linked ?? named;
    if (abstract === undefined) continue;
    const levels = readLevels(abstract);
    const restarts = new Map<number, number>();
    for (const override of childrenNamed(element, "w:lvlOverride")) {
      const level = Number(override.attributes["w:ilvl"]);
      const own = childNamed(override, "w:lvl");
      if (own !== undefined) levels[level] = readLevel(own);
      const start = valueIn(override, "w:startOverride");
      if (start !== undefined) restarts.set(level, Number.parseInt(start, 10) || 0);
    }
    lists.set(element.attributes["w:numId"] ?? "", { shared: id, levels, restarts });
  }
  return lists;
}

function readLevels(abstract: XmlElement): (ListLevel | undefined)[] {
  const levels: (ListLevel | undefined)[] = [];
  for (const element of childrenNamed(abstract, "w:lvl")) {
    const level = Number(element.attributes["w:ilvl"]);
    if (level >= 0 && level < 9) levels[level] = readLevel(element);
  }
  return levels;
}

function readLevel(element: XmlElement): ListLevel {
  const start = Number.parseInt(valueIn(element, "w:start") ?? "1", 10);
  const restart = Number.parseInt(valueIn(element, "w:lvlRestart") ?? "", 10);
  return {
    format: valueIn(element, "w:numFmt") ?? "decimal",
    text: valueIn(element, "w:lvlText") ?? "",
    start: Number.isNaN(start) ? 1 : start,
    ...(Number.isNaN(restart) ? {} : { restartAfter: restart }),
    ...(childNamed(element, "w:isLgl") ? { legal: true } : {}),
  };
}
