import { codePoint } from "dingbat-to-unicode";
import type { Mark } from "../../document.ts";

/** Fonts whose letters are pictures; names as Word stores them, lower case. */
const typefaces: Readonly<Record<string, string>> = {
  symbol: "Symbol",
  webdings: "Webdings",
  wingdings: "Wingdings",
  "wingdings 2": "Wingdings 2",
  "wingdings 3": "Wingdings 3",
};

/** Everyday characters for the rare ones the tables name, so that one meaning has one spelling. */
const everyday: Readonly<Record<string, string>> = {
  "🗸": "✓",
  "🗶": "✗",
  "🗴": "✗",
  "🗹": "☑",
  "🗷": "☒",
  "⬤": "●",
  "⚫": "●",
  "🞄": "●",
  "◼": "■",
  "⬛": "■",
  "⏶": "▲",
  "⏷": "▼",
  "🡑": "↑",
  "🡓": "↓",
  "🡐": "←",
  "🡒": "→",
  "🡔": "↖",
  "🡕": "↗",
  "🡖": "↘",
  "🡗": "↙",
  "🡨": "←",
  "🡩": "↑",
  "🡪": "→",
  "🡫": "↓",
  "🡬": "↖",
  "🡭": "↗",
  "🡮": "↘",
  "🡯": "↙",
  "🡰": "←",
  "🡱": "↑",
  "🡲": "→",
  "🡳": "↓",
  "🡸": "←",
  "🡹": "↑",
  "🡺": "→",
  "🡻": "↓",
  "🡼": "↖",
  "🡽": "↗",
  "🡾": "↘",
  "🡿": "↙",
};

/** What a glyph looks like, where a traffic light or a trend is drawn with it. */
const shapes: Readonly<Record<string, NonNullable<Mark["shape"]>>> = {
  "●": "circle",
  "○": "circle",
  "⭘": "circle",
  "■": "square",
  "□": "square",
  "▪": "square",
  "★": "star",
  "☆": "star",
  "⯪": "star",
  "▲": "arrow-up",
  "↑": "arrow-up",
  "⇧": "arrow-up",
  "▼": "arrow-down",
  "↓": "arrow-down",
  "⇩": "arrow-down",
  "↔": "arrow-level",
  "⬄": "arrow-level",
  "→": "arrow-level",
  "⇨": "arrow-level",
  "►": "arrow-level",
  "✓": "tick",
  "✔": "tick",
  "☑": "tick",
  "✗": "cross",
  "✘": "cross",
  "☒": "cross",
  "✕": "cross",
  "✖": "cross",
};

/** Arrows, geometric shapes, dingbats and their later additions: drawn to be seen, not read. */
const pictorial = /[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\u{1f300}-\u{1faff}\ue000-\uf8ff]/u;

export const isSymbolFont = (font: string | undefined): boolean =>
  font !== undefined && font.trim().toLowerCase() in typefaces;

/** Is this character a picture rather than writing? */
export const isPictorial = (character: string): boolean => pictorial.test(character);

/**
 * The Unicode character that a symbol font draws for a code: Wingdings 0xFC (or U+F0FC) is `✓`.
 * A code without a counterpart stays what it is.
 */
export function symbolToUnicode(font: string, character: string): string {
  const typeface = typefaces[font.trim().toLowerCase()];
  const code = character.codePointAt(0) ?? 0;
  if (typeface === undefined) return character;
  const inFont = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (inFont > 0xff) return character;
  const found = codePoint(typeface, inFont)?.string ?? character;
  return everyday[found] ?? found;
}

export const glyphShape = (glyph: string): Mark["shape"] => shapes[glyph];
