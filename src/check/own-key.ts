import type { Document } from "../document.ts";

/** What the report's own key says a colour means, where it says it in figures. */
export interface OwnKey {
  /** Amber is no further from the target than this, in per cent or points; `text` is what is printed. */
  readonly amber: number;
  readonly text: string;
  readonly page?: number;
  /** The bound is in percentage points, so that it says nothing of days or counts. */
  readonly inPoints: boolean;
  /** The key gives green to what meets its target alone. */
  readonly greenMeets: boolean;
}

const colours = /\b(?:green|amber|yellow|red)\b/gi;
const bound =
  /\b(?:within|up to|less than|no more than|not more than|by|under)\s+(\d{1,2}(?:\.\d+)?)\s?(?:%|per ?cent\b|percentage points?\b|points?\b)/i;
const meets =
  /\b(?:met|achiev\w+|exceed\w*|on target|at target|on or (?:above|better)|at or (?:above|better)|better)\b/i;
const longestKey = 600;

/** The key's bound of amber; undefined where the report prints none, or several that differ. */
export function readOwnKey(document: Document | undefined): OwnKey | undefined {
  const found = textsOf(document).flatMap(({ text, page }) => {
    const unnamed = unnamedKey(text);
    if (unnamed) return [{ ...unnamed, ...(page !== undefined && { page }) }];
    const meanings = meaningsOf(text);
    const amber = meanings.get("amber") ?? meanings.get("yellow") ?? "";
    const [said = "", limit] = bound.exec(amber) ?? [];
    if (limit === undefined) return [];
    const inPoints = /percentage points?$/i.test(said);
    const green = meanings.get("green") ?? "";
    const greenMeets = meets.test(green) && !bound.test(green);
    return [
      {
        amber: Number(limit),
        text: amber,
        inPoints,
        greenMeets,
        ...(page !== undefined && { page }),
      },
    ];
  });
  const [first] = found;
  return first && found.every(({ amber }) => amber === first.amber) ? first : undefined;
}

/** `Within 5% of target … more than 5% below target`: a key of pictures or letters says its colours in figures alone. */
function unnamedKey(text: string): Omit<OwnKey, "page"> | undefined {
  if (/\b(?:green|amber|yellow)\b/i.test(text)) return undefined;
  const near = /\bwithin (\d{1,2}(?:\.\d+)?) ?% of (?:the )?target\b/i.exec(text);
  const far = /\bmore than (\d{1,2}(?:\.\d+)?) ?% (?:below|off|away|from|worse)/i.exec(text);
  const on =
    /\b(?:on or above|on or better than|at or above|met or exceeded|on) (?:the )?target\b/i;
  if (!near || !far || near[1] !== far[1] || !on.test(text)) return undefined;
  return { amber: Number(near[1]), text: near[0], inPoints: false, greenMeets: true };
}

/** Paragraphs, and rows of tables that stand for one entry of a key, joined with their neighbours. */
function textsOf(document: Document | undefined): { text: string; page: number | undefined }[] {
  return (document?.blocks ?? []).flatMap((block) => {
    if (block.kind !== "table") return [{ text: block.text, page: block.page }];
    const rows = new Map<number, string[]>();
    for (const { row, text } of block.cells) rows.set(row, [...(rows.get(row) ?? []), text]);
    // A key is a small table; a row of results that happens to say amber is none.
    const text = [...rows.values()].map((cells) => cells.join(" ")).join("; ");
    return text.length <= longestKey ? [{ text, page: block.page }] : [];
  });
}

/** `Green: … Amber: …` by colour; a text that names a colour twice explains nothing. */
function meaningsOf(text: string): Map<string, string> {
  const names = [...text.matchAll(colours)];
  const meanings = new Map<string, string>();
  for (const [at, match] of names.entries()) {
    const name = match[0].toLowerCase();
    const end = names[at + 1]?.index ?? text.length;
    if (meanings.has(name)) return new Map();
    meanings.set(name, text.slice(match.index, end).replace(/(?<![\s;,.])[\s;,.]+$/, ""));
  }
  return meanings;
}
