import { createCounter, type ListDefinition, type ListLevel } from "../markup/list-counter.ts";
import { childrenNamed, isElement, type XmlElement } from "../xml.ts";

const formats: Readonly<Record<string, string>> = {
  "": "none",
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

/** An open `text:list`: which list it is, how deep, and whether its item still waits for its label. */
export interface OpenList {
  readonly key: string;
  readonly style: string;
  readonly level: number;
  labelDue: boolean;
}

/** Keeps the numbers of a document's lists; headings are numbered by an outline of their own. */
export function createLists(holders: readonly XmlElement[]) {
  const styles = new Map<string, (ListLevel | undefined)[]>();
  for (const holder of holders) {
    for (const style of childrenNamed(holder, "text:list-style")) {
      styles.set(style.attributes["style:name"] ?? "", readLevels(style));
    }
    for (const style of childrenNamed(holder, "text:outline-style")) {
      styles.set(outlineKey, readLevels(style));
    }
  }
  const definitions = new Map<string, ListDefinition>();
  const count = createCounter(definitions);
  const lastOfStyle = new Map<string, string>();
  let lists = 0;
  const define = (key: string, shared: string, style: string): void => {
    definitions.set(key, { shared, levels: styles.get(style) ?? [], restarts: new Map() });
  };
  define(outlineKey, outlineKey, outlineKey);
  const open = (
    attributes: Readonly<Record<string, string>>,
    outer: OpenList | undefined,
  ): OpenList => {
    const style = attributes["text:style-name"] ?? outer?.style ?? "";
    if (outer !== undefined && style === outer.style) {
      return { key: outer.key, style, level: outer.level + 1, labelDue: false };
    }
    lists += 1;
    const key = attributes["xml:id"] ?? `list ${lists}`;
    const continued =
      attributes["text:continue-list"] ??
      (attributes["text:continue-numbering"] === "true" ? lastOfStyle.get(style) : undefined);
    const shared = definitions.get(continued ?? "")?.shared ?? key;
    define(key, shared, style);
    lastOfStyle.set(style, key);
    return { key, style, level: (outer?.level ?? -1) + 1, labelDue: false };
  };
  return {
    open,
    label: ({ key, level }: OpenList) => count({ list: key, level }),
    headingLabel: (level: number) => count({ list: outlineKey, level: level - 1 }),
  };
}

const outlineKey = " outline";

function readLevels(style: XmlElement): (ListLevel | undefined)[] {
  const levels: (ListLevel | undefined)[] = [];
  for (const element of style.children) {
    if (!isElement(element)) continue;
    const number = Number.parseInt(element.attributes["text:level"] ?? "", 10);
    if (!(number >= 1 && number <= 10)) continue;
    levels[number - 1] = readLevel(element, number);
  }
  return levels;
}

function readLevel({ name, attributes }: XmlElement, number: number): ListLevel {
  if (/bullet|image/.test(name)) return { format: "bullet", text: "", start: 1 };
  const format = attributes["style:num-format"] ?? "";
  const shown = Number.parseInt(attributes["text:display-levels"] ?? "1", 10) || 1;
  const places = Array.from(
    { length: Math.min(shown, number) },
    (_, index) => `%${number - Math.min(shown, number) + index + 1}`,
  );
  const prefix = attributes["style:num-prefix"] ?? "";
  const suffix = attributes["style:num-suffix"] ?? "";
  return {
    format: formats[format] ?? "decimal",
    text: format === "" ? "" : `${prefix}${places.join(".")}${suffix}`,
    start: Number.parseInt(attributes["text:start-value"] ?? "1", 10) || 1,
  };
}
