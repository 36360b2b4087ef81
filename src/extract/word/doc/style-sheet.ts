import type { RunFormat } from "../../markup/run-format.ts";
import type { Bytes } from "./bytes.ts";
import { readCharacterFormat } from "./character-format.ts";

/** What a paragraph's style brings: its properties from the most basic ancestor on, and its look. */
interface StyleOfParagraph {
  readonly properties: readonly Bytes[];
  readonly look: RunFormat;
  /** 1 to 9 where the style is a heading, 1 for the title. */
  readonly headingLevel?: number;
}

export interface StyleSheet {
  readonly paragraph: (index: number) => StyleOfParagraph;
  readonly character: (index: number) => RunFormat;
}

interface Style {
  readonly builtIn: number;
  readonly kind: number;
  readonly base: number;
  readonly paragraph?: Bytes;
  readonly character?: Bytes;
}

const paragraphKind = 1;
const characterKind = 2;
const noStyle = 0xfff;
const titleStyle = 62;

export const noStyles: StyleSheet = {
  paragraph: () => ({ properties: [], look: {} }),
  character: () => ({}),
};

/** Reads the style sheet ([MS-DOC] 2.9.271). */
export function readStyleSheet(bytes: Bytes, fonts: readonly string[]): StyleSheet {
  const headerLength = bytes.u16(0);
  const count = bytes.u16(2);
  const baseLength = bytes.u16(4);
  const styles: (Style | undefined)[] = [];
  let at = 2 + headerLength;
  for (let index = 0; index < count && at + 2 <= bytes.length; index += 1) {
    const length = bytes.u16(at);
    styles.push(length === 0 ? undefined : readStyle(bytes.slice(at + 2, length), baseLength));
    at += 2 + length;
  }
  const lineage = (index: number): Style[] => {
    const line: Style[] = [];
    for (let next = index; next !== noStyle; ) {
      const style = styles[next];
      if (style === undefined || line.includes(style)) break;
      line.unshift(style);
      next = style.base;
    }
    return line;
  };
  const surroundings = { fonts, style: () => ({}), data: undefined };
  const looks = (line: readonly Style[]): RunFormat =>
    line.reduce<RunFormat>(
      (look, style) =>
        style.character === undefined
          ? look
          : readCharacterFormat([style.character], look, surroundings).look,
      {},
    );
  const paragraphs = new Map<number, StyleOfParagraph>();
  return {
    paragraph: (index) => {
      let found = paragraphs.get(index);
      if (found === undefined) {
        const line = lineage(index).filter((style) => style.kind === paragraphKind);
        const level = line.map((style) => headingLevel(style.builtIn)).findLast((one) => one > 0);
        found = {
          properties: line.flatMap((style) => style.paragraph ?? []),
          look: looks(line),
          ...(level === undefined ? {} : { headingLevel: level }),
        };
        paragraphs.set(index, found);
      }
      return found;
    },
    character: (index) => looks(lineage(index).filter((style) => style.kind === characterKind)),
  };
}

const headingLevel = (builtIn: number): number =>
  builtIn >= 1 && builtIn <= 9 ? builtIn : builtIn === titleStyle ? 1 : 0;

function readStyle(bytes: Bytes, baseLength: number): Style {
  const builtIn = bytes.u16(0) & 0x0fff;
  const kind = bytes.u16(2) & 0x000f;
  const base = bytes.u16(2) >> 4;
  const parts = bytes.u16(4) & 0x000f;
  const nameLength = bytes.u16(baseLength);
  const lists: Bytes[] = [];
  let at = baseLength + 2 + 2 * (nameLength + 1);
  for (let index = 0; index < parts && at + 2 <= bytes.length; index += 1) {
    const length = Math.min(bytes.u16(at), bytes.length - at - 2);
    lists.push(bytes.slice(at + 2, length));
    at += 2 + length + (length % 2);
  }
  const [first, second] = lists;
  if (kind === characterKind) {
    return { builtIn, kind, base, ...(first === undefined ? {} : { character: first }) };
  }
  if (kind !== paragraphKind) return { builtIn, kind, base };
  const paragraph =
    first === undefined || first.length < 2 ? undefined : first.slice(2, first.length - 2);
  return {
    builtIn,
    kind,
    base,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(second === undefined ? {} : { character: second }),
  };
}

/** Names of the fonts by number ([MS-DOC] 2.9.286). */
export function readFonts(bytes: Bytes): string[] {
  const fonts: string[] = [];
  const count = bytes.u16(0);
  let at = 4;
  for (let index = 0; index < count && at < bytes.length; index += 1) {
    const length = bytes.u8(at);
    const room = Math.floor((length - fontNameOffset) / 2);
    const name = room > 0 ? bytes.utf16(at + 1 + fontNameOffset, room) : "";
    fonts.push(name.split("\0")[0] ?? "");
    at += 1 + length;
  }
  return fonts;
}

/** A font's name stands after its measures and signature. */
const fontNameOffset = 39;
