import { parseHexColour } from "../../markup/colour.ts";
import type { ListPlace } from "../../markup/list-counter.ts";
import type { RunFormat } from "../../markup/run-format.ts";
import { childNamed, childrenNamed, toggleIn, valueIn, type XmlElement } from "../../xml.ts";
import { fillOf, highlightColours } from "./fill.ts";

interface ParagraphStyle {
  readonly headingLevel?: number;
  readonly numbering?: Partial<ListPlace>;
  /** The colour behind the whole paragraph. */
  readonly fill?: string;
  readonly run: RunFormat;
}

/** A part of a table that its style treats apart. */
export type TablePart =
  | "wholeTable"
  | "firstRow"
  | "lastRow"
  | "firstCol"
  | "lastCol"
  | "band1Horz"
  | "band2Horz"
  | "band1Vert"
  | "band2Vert"
  | "nwCell"
  | "neCell"
  | "swCell"
  | "seCell";

export interface TableStyle {
  /** Fill and bold by part; a part without an entry changes nothing. */
  readonly parts: Readonly<Partial<Record<TablePart, { fill?: string; bold?: boolean }>>>;
  readonly rowBand: number;
  readonly columnBand: number;
}

export interface Styles {
  readonly paragraph: (id: string | undefined) => ParagraphStyle;
  readonly character: (id: string | undefined) => RunFormat;
  readonly table: (id: string | undefined) => TableStyle | undefined;
}

/** Reads `w:rPr`; what it does not say is absent. */
export function readRunFormat(properties: XmlElement | undefined): RunFormat {
  if (properties === undefined || properties.children.length === 0) return {};
  const struck = toggleIn(properties, "w:strike") ?? toggleIn(properties, "w:dstrike");
  const vertical = valueIn(properties, "w:vertAlign");
  const raise = valueIn(properties, "w:position");
  const fonts = childNamed(properties, "w:rFonts")?.attributes;
  const highlight = valueIn(properties, "w:highlight");
  const behind =
    highlight === undefined
      ? fillOf(childNamed(properties, "w:shd"))
      : highlightColours[camelCase(highlight)];
  return defined({
    bold: toggleIn(properties, "w:b"),
    struck,
    hidden: toggleIn(properties, "w:vanish"),
    capitals: toggleIn(properties, "w:caps"),
    superscript: vertical === undefined ? undefined : vertical === "superscript",
    raised: raise === undefined ? undefined : Number.parseFloat(raise) > 0,
    font: fonts?.["w:ascii"] ?? fonts?.["w:hAnsi"] ?? fonts?.["w:h-ansi"],
    colour: parseHexColour(valueIn(properties, "w:color")),
    highlight: behind,
  });
}

/** Word 2003 XML writes `dark-blue`. */
const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Styles with everything they inherit; a style that is based on itself inherits nothing more. */
export function readStyles(root: XmlElement | undefined): Styles {
  const elements = new Map<string, XmlElement>();
  const defaults: Record<string, string> = {};
  for (const style of root === undefined ? [] : childrenNamed(root, "w:style")) {
    const id = style.attributes["w:styleId"];
    if (id === undefined) continue;
    elements.set(id, style);
    const type = style.attributes["w:type"];
    if (type !== undefined && /^(1|true|on)$/.test(style.attributes["w:default"] ?? "")) {
      defaults[type] ??= id;
    }
  }
  const documentDefault = readRunFormat(
    childNamed(childNamed(childNamed(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr"),
  );
  /** From the most basic ancestor to the style itself. */
  const lineage = (id: string | undefined): XmlElement[] => {
    const line: XmlElement[] = [];
    let at = id === undefined ? undefined : elements.get(id);
    while (at !== undefined && !line.includes(at)) {
      line.unshift(at);
      at = elements.get(valueIn(at, "w:basedOn") ?? "");
    }
    return line;
  };
  const runOf = (line: readonly XmlElement[]): RunFormat =>
    line.map((style) => readRunFormat(childNamed(style, "w:rPr"))).reduce(overlay, {});
  return {
    paragraph: remembered((id) => {
      const line = lineage(id ?? defaults.paragraph);
      const headingLevel = headingLevelOf(line);
      const numbering = numberingOf(line);
      return defined({
        headingLevel,
        numbering,
        fill: line.reduce<string | undefined>(
          (fill, style) => paragraphFill(childNamed(style, "w:pPr"), fill),
          undefined,
        ),
        run: overlay(documentDefault, runOf(line)),
      });
    }),
    character: remembered((id) => runOf(lineage(id))),
    table: remembered((id) => {
      const line = lineage(id ?? defaults.table);
      return line.length === 0 ? undefined : tableStyleOf(line);
    }),
  };
}

/** What `w:pPr` says of the colour behind a paragraph, over what its style says. */
export function paragraphFill(
  properties: XmlElement | undefined,
  styled: string | undefined,
): string | undefined {
  const shade = childNamed(properties, "w:shd");
  return shade === undefined ? styled : fillOf(shade);
}

const toggles = ["bold", "struck", "hidden", "capitals"] as const;

/** A style said later replaces what an earlier one said. */
const overlay = (under: RunFormat, over: RunFormat): RunFormat => ({ ...under, ...over });

/** Toggles set by both the paragraph's and the character's style cancel each other (ISO 29500, 17.7.3). */
function combineStyles(paragraph: RunFormat, character: RunFormat): RunFormat {
  const combined: RunFormat = { ...paragraph, ...character };
  const toggled = toggles
    .filter((name) => character[name] !== undefined && paragraph[name] !== undefined)
    .map((name) => [name, character[name] !== paragraph[name]] as const);
  return { ...combined, ...Object.fromEntries(toggled) };
}

/** Style and paragraph agree on a run's look unless the run itself says otherwise. */
export const runFormatIn = (paragraph: RunFormat, character: RunFormat, own: RunFormat) =>
  overlay(combineStyles(paragraph, character), own);

/** `heading 3` is level 3 and so is what is based on it; a title stands above all headings. */
function headingLevelOf(line: readonly XmlElement[]): number | undefined {
  for (const style of line.toReversed()) {
    const outline = valueIn(childNamed(style, "w:pPr"), "w:outlineLvl");
    if (outline !== undefined) return outlineToLevel(outline);
    const name = valueIn(style, "w:name") ?? "";
    const numbered = /^heading(?: |_20_)([1-9])$/i.exec(name);
    if (numbered) return Number(numbered[1]);
    if (/^title$/i.test(name)) return 1;
  }
  return undefined;
}

/** Outline levels count from 0; 9 is body text. */
export function outlineToLevel(outline: string): number | undefined {
  const level = Number.parseInt(outline, 10);
  return level >= 0 && level < 9 ? level + 1 : undefined;
}

function numberingOf(line: readonly XmlElement[]): Partial<ListPlace> | undefined {
  const found = line
    .map((style) => readListPlace(childNamed(style, "w:pPr")))
    .filter((place) => place !== undefined);
  return found.length === 0 ? undefined : Object.assign({}, ...found);
}

/** `w:numPr` of a paragraph or a style; each half may come from elsewhere. */
export function readListPlace(properties: XmlElement | undefined): Partial<ListPlace> | undefined {
  const numbering = childNamed(properties, "w:numPr") ?? childNamed(properties, "w:listPr");
  if (numbering === undefined) return undefined;
  const level = Number.parseInt(valueIn(numbering, "w:ilvl") ?? "", 10);
  return defined({
    list: valueIn(numbering, "w:numId") ?? valueIn(numbering, "w:ilfo"),
    level: Number.isNaN(level) ? undefined : level,
  });
}

function tableStyleOf(line: readonly XmlElement[]): TableStyle {
  const parts: Partial<Record<TablePart, { fill?: string; bold?: boolean }>> = {};
  let rowBand = 1;
  let columnBand = 1;
  const addPart = (part: TablePart, element: XmlElement): void => {
    const cell = fillOf(childNamed(childNamed(element, "w:tcPr"), "w:shd"));
    const table = fillOf(childNamed(childNamed(element, "w:tblPr"), "w:shd"));
    const { bold } = readRunFormat(childNamed(element, "w:rPr"));
    parts[part] = { ...parts[part], ...defined({ fill: cell ?? table, bold }) };
  };
  for (const style of line) {
    const properties = childNamed(style, "w:tblPr");
    rowBand = bandOf(valueIn(properties, "w:tblStyleRowBandSize")) ?? rowBand;
    columnBand = bandOf(valueIn(properties, "w:tblStyleColBandSize")) ?? columnBand;
    addPart("wholeTable", style);
    for (const part of childrenNamed(style, "w:tblStylePr")) {
      addPart(part.attributes["w:type"] as TablePart, part);
    }
  }
  return { parts, rowBand, columnBand };
}

function bandOf(text: string | undefined): number | undefined {
  const size = Number.parseInt(text ?? "", 10);
  return size >= 1 ? size : undefined;
}

function remembered<T>(read: (id: string | undefined) => T): (id: string | undefined) => T {
  const known = new Map<string | undefined, T>();
  return (id) => {
    let value = known.get(id);
    if (value === undefined) {
      value = read(id);
      known.set(id, value);
    }
    return value;
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what is `undefined`, so that a later overlay cannot be undone by it. */
function defined<T extends object>(value: T): Partial<Defined<T>> & Pick<T, RequiredOf<T>> {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries) as Partial<Defined<T>> & Pick<T, RequiredOf<T>>;
}

type RequiredOf<T> = { [K in keyof T]: undefined extends T[K] ? never : K }[keyof T];
