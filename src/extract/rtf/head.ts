/** What the head of a file describes: fonts, colours, styles. */
export interface Head {
  readonly fonts: Map<number, { name: string; charset: number | undefined }>;
  /** `undefined` is the automatic colour. */
  readonly colours: (string | undefined)[];
  /** Level of the styles that are headings. */
  readonly headings: Map<number, number>;
  codePage: number;
  defaultFont: number;
}

export const createHead = (): Head => ({
  fonts: new Map(),
  colours: [],
  headings: new Map(),
  codePage: 1252,
  defaultFont: 0,
});

export type HeadPart = "fonts" | "colours" | "styles";

/** Reads a table of the head, entry after entry, each ended by a semicolon. */
export function createHeadReader(head: Head) {
  let name = "";
  let number = 0;
  let charset: number | undefined;
  let level: number | undefined;
  let channels: (number | undefined)[] = [];
  const control = (part: HeadPart, word: string, value: number | undefined): void => {
    if (part === "colours") {
      const channel = ["red", "green", "blue"].indexOf(word);
      if (channel >= 0) channels[channel] = value ?? 0;
      return;
    }
    if (part === "fonts" && word === "f") number = value ?? 0;
    else if (part === "fonts" && word === "fcharset") charset = value;
    else if (part === "styles" && /^(s|cs|ts|ds)$/.test(word)) {
      number = word === "s" ? (value ?? 0) : -1;
      level = undefined;
    } else if (part === "styles" && word === "outlinelevel") level = value;
  };
  const text = (part: HeadPart, written: string): void => {
    const entries = written.split(";");
    for (const [index, piece] of entries.entries()) {
      name += piece;
      if (index < entries.length - 1) end(part);
    }
  };
  const end = (part: HeadPart): void => {
    if (part === "fonts") head.fonts.set(number, { name: name.trim(), charset });
    else if (part === "colours") {
      const isSaid = channels.some((channel) => channel !== undefined);
      head.colours.push(isSaid ? hexColour(channels) : undefined);
    } else {
      const found = headingLevel(name.trim(), level);
      if (number >= 0 && found !== undefined) head.headings.set(number, found);
    }
    name = "";
    channels = [];
    charset = undefined;
    level = undefined;
    if (part === "styles") number = 0;
  };
  return { control, text };
}

const hexColour = (channels: readonly (number | undefined)[]): string =>
  `#${[0, 1, 2]
    .map((index) =>
      Math.min(255, Math.max(0, channels[index] ?? 0))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** Outline levels count from 0, 9 is body text; a title stands above all headings. */
function headingLevel(name: string, outline: number | undefined): number | undefined {
  if (outline !== undefined) return outline >= 0 && outline < 9 ? outline + 1 : undefined;
  const numbered = /^heading ([1-9])$/i.exec(name)?.[1];
  if (numbered !== undefined) return Number(numbered);
  return /^title$/i.test(name) ? 1 : undefined;
}
