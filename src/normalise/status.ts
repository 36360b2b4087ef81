import type { Mark } from "../document.ts";
import { parseMissing } from "../printed/missing.ts";
import type { Direction, Status } from "../records.ts";
import type { KeyEntry, PrintedMark } from "../rows.ts";

/** Status words as printed, states beyond three mapped by what keys say (CONTRACT). */
const statusWords: readonly { readonly status: Status; readonly pattern: RegExp }[] = [
  {
    status: "amber",
    pattern:
      /^(?:amber|yellow|orange|a|red\s?\/\s?amber|slipping|slippage|close|partially (?:met|achieved)|missed by (?:<|lt|less than|under)\s?\d+|within tolerance|some slippage|uncertain)\b/i,
  },
  {
    status: "green",
    pattern:
      /^(?:green|g|achieved|met|complete[d]?|ahead|on course|on track|on target|above target|yes)\b/i,
  },
  {
    status: "red",
    pattern:
      /^(?:red|r|missed|not (?:met|achieved)|no progress|off target|behind|below target|unmet|failed)\b/i,
  },
];

/** Symbols that stand for a state in a status column, where the report has a key of traffic lights. */
const statusGlyphs: Readonly<Record<string, Status>> = {
  "✓": "green",
  "✔": "green",
  "☑": "green",
  "☺": "green",
  "🙂": "green",
  "★": "green",
  "?": "amber",
  "😐": "amber",
  "☹": "red",
  "✗": "red",
  "✘": "red",
  "✖": "red",
  "×": "red",
  x: "red",
  X: "red",
  "☒": "red",
};

const directionGlyphs: Readonly<Record<string, Direction>> = {
  "↑": "up",
  "▲": "up",
  "⇧": "up",
  "🠙": "up",
  "🡅": "up",
  "🡹": "up",
  "⬆": "up",
  "⇑": "up",
  ñ: "up",
  "↓": "down",
  "▼": "down",
  "⇩": "down",
  "🠛": "down",
  "🡇": "down",
  "🡻": "down",
  "⬇": "down",
  "⇓": "down",
  ò: "down",
  "→": "level",
  "↔": "level",
  "⇔": "level",
  "⬌": "level",
  "🡆": "level",
  "🡘": "level",
  "⟷": "level",
  "=": "level",
  "⇒": "level",
  "➔": "level",
  ð: "level",
  "🠚": "level",
  "🡒": "level",
  "⇨": "level",
};

const directionWords: readonly { readonly direction: Direction; readonly pattern: RegExp }[] = [
  { direction: "better", pattern: /^(?:better|improv(?:ed|ing)|improvement)\b/i },
  { direction: "worse", pattern: /^(?:worse|deteriorat(?:ed|ing)|declin(?:ed|ing))\b/i },
  {
    direction: "same",
    pattern: /^(?:same|no change|unchanged|static|stable|maintained|similar)\b/i,
  },
  { direction: "up", pattern: /^(?:up|increas(?:ed|ing)|rising)\b/i },
  { direction: "down", pattern: /^(?:down|decreas(?:ed|ing)|falling)\b/i },
  { direction: "level", pattern: /^(?:level)\b/i },
];

/** The hue a traffic light is drawn in; undefined for greys and blues. */
export function hueOf(colour: string): Status | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return undefined;
  const [red, green, blue] = [match[1], match[2], match[3]].map((part) =>
    Number.parseInt(part ?? "0", 16),
  ) as [number, number, number];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  // greys, near whites and near blacks carry no state
  if (most < 60 || most - least < most * 0.25) return undefined;
  const spread = most - least;
  const hue =
    most === red
      ? 60 * (((green - blue) / spread + 6) % 6)
      : most === green
        ? 60 * ((blue - red) / spread + 2)
        : 60 * ((red - green) / spread + 4);
  if (hue < 18 || hue >= 335) return "red";
  if (hue < 70) return "amber";
  return hue < 175 ? "green" : undefined;
}

const wordStatus = (text: string): Status | undefined =>
  statusWords.find(({ pattern }) => pattern.test(text))?.status;

/** What an entry of the report's own key means as a status. */
function statusOfEntry(entry: KeyEntry): Status | undefined {
  return (
    wordStatus(entry.word) ??
    (/not (?:yet )?assess/i.test(entry.word) ? "" : undefined) ??
    wordStatus(entry.meaning)
  );
}

/** A mark that the key itself shows: the same picture, or the same glyph in the same colour. */
const sameMark = (a: Mark, b: Mark): boolean =>
  a.hash !== undefined && b.hash !== undefined
    ? a.hash === b.hash
    : a.glyph !== undefined && a.glyph === b.glyph && (a.colour ?? "") === (b.colour ?? "");

/** Words for there being nothing to tell; "New" and "No target" say so of a figure only. */
function saysNothing(text: string): boolean {
  const missing = parseMissing(text);
  return missing === "not_available" || missing === "tbc";
}

/** Status from words, the report's own key, then the colour of the mark; undefined where something stands there that cannot be told. */
export function readStatus(printed: PrintedMark, keys: readonly KeyEntry[]): Status | undefined {
  const text = printed.text.trim();
  if (saysNothing(text)) return "";
  // under "Target met?" a plain no is a miss
  if (/^no$/i.test(text) && /\b(?:met|achieved|on target|on track)\b/i.test(printed.header))
    return "red";
  const word = wordStatus(text);
  if (word !== undefined && text.split(" ").length <= 6) return word;
  const ownKeys = keys.filter(({ of }) => of === "status");
  for (const mark of printed.marks) {
    const entry = ownKeys.find(({ marks }) => marks.some((shown) => sameMark(shown, mark)));
    const status = entry ? statusOfEntry(entry) : undefined;
    if (status !== undefined) return status;
  }
  for (const mark of printed.marks) {
    const hue = mark.colour ? hueOf(mark.colour) : undefined;
    if (hue !== undefined) return hue;
    const named = mark.alternative ? wordStatus(mark.alternative) : undefined;
    if (named !== undefined) return named;
  }
  const glyphs = [...printed.marks.flatMap(({ glyph }) => (glyph ? [glyph] : [])), text];
  for (const glyph of glyphs) {
    const status = statusGlyphs[glyph];
    if (status !== undefined) return status;
  }
  return text === "" && printed.marks.every(({ kind }) => kind === "fill") ? "" : undefined;
}

/** Direction from an arrow, a word, or the colour that the report's key gives a direction. */
export function readDirection(
  printed: PrintedMark,
  keys: readonly KeyEntry[],
): Direction | undefined {
  const text = printed.text.trim();
  if (saysNothing(text)) return "";
  const ownKeys = keys.filter(({ of }) => of === "direction");
  for (const mark of printed.marks) {
    const entry = ownKeys.find(
      ({ marks, word }) =>
        marks.some((shown) => sameMark(shown, mark)) ||
        (mark.colour !== undefined && hueOf(mark.colour) === wordStatus(word)),
    );
    const direction = entry ? directionOfMeaning(entry.meaning) : undefined;
    if (direction) return direction;
    if (mark.shape === "arrow-up") return "up";
    if (mark.shape === "arrow-down") return "down";
    if (mark.shape === "arrow-level") return "level";
  }
  const glyphs = [...printed.marks.flatMap(({ glyph }) => (glyph ? [glyph] : [])), text];
  for (const glyph of glyphs) {
    const direction = directionGlyphs[glyph.replace(/[\ufe0e\ufe0f]/g, "")];
    if (direction) return direction;
  }
  const word = directionWords.find(({ pattern }) => pattern.test(text))?.direction;
  if (word) return word;
  const keyed = ownKeys.find(
    (entry) => entry.word.toLowerCase() === text.toLowerCase() && text !== "",
  );
  return (
    (keyed && directionOfMeaning(keyed.meaning)) ||
    (text === "" && printed.marks.every(({ kind }) => kind === "fill") ? "" : undefined)
  );
}

function directionOfMeaning(meaning: string): Direction | undefined {
  if (/\bbetter\b|\bimprov/i.test(meaning)) return "better";
  if (/\bworse\b|\bdeteriorat|\bdeclin/i.test(meaning)) return "worse";
  return /\bsame\b|\bno change\b|\bunchanged\b/i.test(meaning) ? "same" : undefined;
}
