/**
 * What the glyphs of symbol fonts show, as Unicode has it. By code 0x20–0xFF; a PDF often gives them as
 * private-use U+F020–U+F0FF. Only what councils print in reports: bullets, ticks, lights, arrows, faces.
 */
const wingdings: Readonly<Record<number, string>> = {
  74: "☺",
  75: "😐",
  76: "☹",
  108: "●",
  109: "❍",
  110: "■",
  111: "□",
  112: "□",
  113: "❑",
  114: "❒",
  115: "⬧",
  116: "⧫",
  117: "◆",
  118: "❖",
  119: "⬥",
  120: "☒",
  122: "⌘",
  158: "·",
  159: "•",
  160: "▪",
  161: "○",
  164: "◉",
  167: "▪",
  168: "◻",
  170: "✦",
  171: "★",
  172: "✶",
  216: "➢",
  220: "➲",
  223: "←",
  224: "→",
  225: "↑",
  226: "↓",
  227: "↖",
  228: "↗",
  229: "↙",
  230: "↘",
  231: "🡐",
  232: "➔",
  233: "⇧",
  234: "⇩",
  235: "⬁",
  236: "⬀",
  237: "⬃",
  238: "⬂",
  239: "⇦",
  240: "⇨",
  241: "⇧",
  242: "⇩",
  243: "⬄",
  244: "⇳",
  251: "✗",
  252: "✓",
  253: "☒",
  254: "☑",
};

const wingdings2: Readonly<Record<number, string>> = {
  79: "✗",
  80: "✓",
  81: "☒",
  82: "☑",
  83: "☒",
  84: "☒",
  151: "●",
  152: "●",
  153: "●",
  162: "■",
  163: "□",
};

const wingdings3: Readonly<Record<number, string>> = {
  33: "→",
  34: "←",
  35: "↑",
  36: "↓",
  102: "⇐",
  103: "⇒",
  104: "⇑",
  105: "⇓",
  112: "▲",
  113: "▼",
  114: "△",
  115: "▽",
  116: "◀",
  117: "▶",
  199: "↑",
  200: "↓",
};

const webdings: Readonly<Record<number, string>> = {
  51: "⏴",
  52: "⏵",
  53: "⏶",
  54: "⏷",
  61: "■",
  97: "✓",
  99: "□",
  103: "■",
  110: "●",
  114: "✗",
};

const symbol: Readonly<Record<number, string>> = {
  171: "↔",
  172: "←",
  173: "↑",
  174: "→",
  175: "↓",
  183: "•",
  177: "±",
  163: "≤",
  179: "≥",
  180: "×",
  184: "÷",
  185: "≠",
  187: "≈",
  224: "◊",
  219: "⇔",
  220: "⇐",
  221: "⇑",
  222: "⇒",
  223: "⇓",
};

const dingbats: Readonly<Record<number, string>> = {
  51: "✓",
  52: "✔",
  53: "✕",
  54: "✖",
  55: "✗",
  56: "✘",
  72: "★",
  108: "●",
  110: "■",
  115: "▲",
  116: "▼",
  117: "◆",
};

/** LibreOffice draws Wingdings and Symbol alike in OpenSymbol; 0xB7 is then always the bullet. */
const openSymbol: Readonly<Record<number, string>> = { ...wingdings, 183: "•" };

const symbolFonts: readonly (readonly [RegExp, Readonly<Record<number, string>>])[] = [
  [/wingdings\s*-?2/i, wingdings2],
  [/wingdings\s*-?3/i, wingdings3],
  [/wingdings/i, wingdings],
  [/webdings/i, webdings],
  [/dingbats/i, dingbats],
  [/opensymbol|starsymbol/i, openSymbol],
  [/^symbol|symbolmt|symbol$/i, symbol],
];

export const isSymbolFont = (name: string): boolean =>
  symbolFonts.some(([pattern]) => pattern.test(name));

const privateUse = (code: number): boolean => code >= 0xe000 && code <= 0xf8ff;

/** A character of a symbol font as Unicode has it; absent where it is not known. */
export function symbolToUnicode(text: string, font: string): string | undefined {
  const code = text.codePointAt(0) ?? 0;
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = symbolFonts.find(([pattern]) => pattern.test(font))?.[1];
  if (privateUse(code)) return (known ?? openSymbol)[low];
  return known !== undefined && code < 0x100 ? known[low] : undefined;
}

export const isPrivateUse = (text: string): boolean => privateUse(text.codePointAt(0) ?? 0);

const pictograph =
  /^[\u2190-\u21ff\u25a0-\u25ff\u2605\u2606\u2610-\u2612\u2639-\u263b\u2680-\u27bf\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bd0\u2bd2-\u2bff\u{1f534}\u{1f535}\u{1f7e0}-\u{1f7eb}\u{1f600}-\u{1f64f}\u{1f800}-\u{1f8ff}\ue000-\uf8ff]$/u;

/** Characters that are pictures rather than writing, in whatever font they are set. */
export const isPictograph = (text: string): boolean =>
  text >= "\u2190" && text.length <= 2 && pictograph.test(text);
