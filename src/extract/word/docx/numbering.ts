import type { ListPlace } from "./styles.ts";
import { childNamed, childrenNamed, valueIn, type XmlElement } from "./xml.ts";

/** How Word's numbers of one list level are written. */
export interface ListLevel {
  readonly format: string;
  /** `%1.%2)`: `%n` stands for the number of level n. */
  readonly text: string;
  readonly start: number;
  /** The level whose step starts this one anew; absent: any level above. */
  readonly restartAfter?: number;
  /** Legal numbering writes all numbers of the label in digits. */
  readonly legal?: boolean;
}

export interface ListDefinition {
  /** Lists that share a definition go on counting from one another. */
  readonly shared: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Levels that this list starts anew. */
  readonly restarts: ReadonlyMap<number, number>;
}

export type Lists = ReadonlyMap<string, ListDefinition>;

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

/** Gives each numbered paragraph, in document order, the label that Word prints before it. */
export function createCounter(lists: Lists): (place: ListPlace) => string | undefined {
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return ({ list, level }) => {
    const definition = lists.get(list);
    const own = definition?.levels[level];
    if (definition === undefined || own === undefined) return undefined;
    if (own.format === "bullet") return "•";
    const count = counts.get(definition.shared) ?? [];
    counts.set(definition.shared, count);
    for (const [restarted, start] of definition.restarts) {
      const key = `${list}/${restarted}`;
      if (restarted > level || begun.has(key)) continue;
      begun.add(key);
      count[restarted] = start - 1;
    }
    for (let above = 0; above < level; above += 1) {
      count[above] ??= definition.levels[above]?.start ?? 1;
    }
    count[level] = (count[level] ?? own.start - 1) + 1;
    for (let below = level + 1; below < 9; below += 1) {
      const after = definition.levels[below]?.restartAfter;
      if (after === undefined || (after !== 0 && level < after)) count[below] = undefined;
    }
    return own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const format = own.legal ? "decimal" : (definition.levels[index]?.format ?? "decimal");
        return writeNumber(count[index] ?? definition.levels[index]?.start ?? 1, format);
      })
      .trim();
  };
}

const letters = "abcdefghijklmnopqrstuvwxyz";
const romans: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** `writeNumber(4, "lowerRoman")` is `iv`; after z Word doubles the letter. */
export function writeNumber(number: number, format: string): string {
  switch (format) {
    case "none":
      return "";
    case "decimalZero":
      return String(number).padStart(2, "0");
    case "lowerLetter":
      return writeLetter(number);
    case "upperLetter":
      return writeLetter(number).toUpperCase();
    case "lowerRoman":
      return writeRoman(number);
    case "upperRoman":
      return writeRoman(number).toUpperCase();
    case "ordinal":
      return `${number}${ordinalEnd(number)}`;
    default:
      return String(number);
  }
}

function writeLetter(number: number): string {
  if (number < 1 || number > 780) return String(number);
  return (letters[(number - 1) % 26] ?? "").repeat(Math.ceil(number / 26));
}

function writeRoman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let left = number;
  let text = "";
  for (const [value, roman] of romans) {
    while (left >= value) {
      text += roman;
      left -= value;
    }
  }
  return text;
}

function ordinalEnd(number: number): string {
  const teens = number % 100 >= 11 && number % 100 <= 13;
  return teens ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
}
