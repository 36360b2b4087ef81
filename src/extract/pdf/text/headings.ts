import type { Block } from "../../../document.ts";
import type { ProseBlock } from "./prose.ts";

/** Larger than body text by this much is a heading, whatever its weight. */
const larger = 1.12;
const longestHeading = 140;
const deepestLevel = 6;

/** The size most of the text is set in. */
export function bodySize(prose: readonly ProseBlock[]): number {
  const characters = new Map<number, number>();
  for (const block of prose) {
    const size = Math.round(block.size * 2) / 2;
    characters.set(size, (characters.get(size) ?? 0) + block.text.length);
  }
  let [body, most] = [0, 0];
  for (const [size, count] of [...characters].sort(([a], [b]) => a - b)) {
    if (count > most) [body, most] = [size, count];
  }
  return body;
}

/** Prose to headings, list items and paragraphs: by size and weight against the body text. */
export function proseToBlock(block: ProseBlock, body: number, levels: readonly string[]): Block {
  const { page, text } = block;
  const doubts = block.doubts === undefined ? {} : { doubts: block.doubts };
  const key = headingKey(block, body);
  if (key !== undefined) {
    const level = Math.min(deepestLevel, Math.max(1, levels.indexOf(key) + 1));
    return { kind: "heading", page, level, text, ...doubts };
  }
  return { kind: block.isListItem ? "list-item" : "paragraph", page, text, ...doubts };
}

/** The kinds of heading a document uses, the greatest first. */
export function headingLevels(prose: readonly ProseBlock[], body: number): string[] {
  const keys = new Set(prose.flatMap((block) => headingKey(block, body) ?? []));
  return [...keys].sort((a, b) => sortValue(b) - sortValue(a));
}

const sortValue = (key: string): number => {
  const [size, weight] = key.split(" ");
  return Number(size) + (weight === "bold" ? 0.25 : 0);
};

function headingKey(block: ProseBlock, body: number): string | undefined {
  const { text, size, bold, lines } = block;
  if (block.isListItem || text.length > longestHeading || lines > 3 || !/\p{L}/u.test(text)) {
    return undefined;
  }
  const isLarger = size >= body * larger;
  if (!isLarger && !(bold && size >= body * 0.9 && !/[.;,]$/.test(text))) return undefined;
  return `${Math.round(size)} ${bold ? "bold" : "plain"}`;
}
