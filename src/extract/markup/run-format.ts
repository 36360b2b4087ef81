/** How a run of text looks, as far as its meaning hangs on it. Absent: not said here. */
export interface RunFormat {
  readonly bold?: boolean;
  readonly struck?: boolean;
  readonly hidden?: boolean;
  readonly capitals?: boolean;
  readonly superscript?: boolean;
  readonly font?: string;
  /** `#rrggbb`; absent for the automatic colour. */
  readonly colour?: string;
  /** Colour behind the text: shading or highlighter. */
  readonly highlight?: string;
}

const toggles = ["bold", "struck", "hidden", "capitals"] as const;

/** A style said later replaces what an earlier one said. */
export const overlay = (under: RunFormat, over: RunFormat): RunFormat => ({ ...under, ...over });

/** Toggles set by both the paragraph's and the character's style cancel each other (ISO 29500, 17.7.3). */
export function combineStyles(paragraph: RunFormat, character: RunFormat): RunFormat {
  const combined: RunFormat = { ...paragraph, ...character };
  const toggled = toggles
    .filter((name) => character[name] !== undefined && paragraph[name] !== undefined)
    .map((name) => [name, character[name] !== paragraph[name]] as const);
  return { ...combined, ...Object.fromEntries(toggled) };
}

const superscripts: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** Digits set above the line, so that `85%` with note 1 never reads as 851: `12` is `¹²`. */
export const raiseDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => superscripts[digit] ?? digit);

/** The sixteen highlighter colours, under Word's own names. */
export const highlightColours: Readonly<Record<string, string>> = {
  black: "#000000",
  blue: "#0000ff",
  cyan: "#00ffff",
  green: "#00ff00",
  magenta: "#ff00ff",
  red: "#ff0000",
  yellow: "#ffff00",
  white: "#ffffff",
  darkBlue: "#000080",
  darkCyan: "#008080",
  darkGreen: "#008000",
  darkMagenta: "#800080",
  darkRed: "#800000",
  darkYellow: "#808000",
  darkGray: "#808080",
  lightGray: "#c0c0c0",
};
