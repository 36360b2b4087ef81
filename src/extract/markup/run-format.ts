/** How a run of text looks, as far as its meaning hangs on it. Absent: not said here. */
export interface RunFormat {
  readonly bold?: boolean;
  readonly struck?: boolean;
  readonly hidden?: boolean;
  readonly capitals?: boolean;
  readonly superscript?: boolean;
  /** Set above the line by a length: digits after other text are a note's. */
  readonly raised?: boolean;
  readonly font?: string;
  /** `#rrggbb`; absent for the automatic colour. */
  readonly colour?: string;
  /** Colour behind the text: shading or highlighter. */
  readonly highlight?: string;
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

/** What Word itself prints in a run (breaks, note numbers) is no letter of its symbol font. */
export const withoutFont = ({ font: _, ...format }: RunFormat): RunFormat => format;
