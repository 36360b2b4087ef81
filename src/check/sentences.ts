import type { Document } from "../document.ts";

/** One sentence of a report's prose. */
export interface Sentence {
  readonly text: string;
  readonly page: number | undefined;
  /** Index of its block in the document. */
  readonly block: number;
}

/** A paragraph longer than this is a table that came out as text, or worse. */
const longestParagraph = 6000;

/** The sentences of all paragraphs and list items, in reading order. */
export function sentencesOf(document: Document | undefined): Sentence[] {
  return (document?.blocks ?? []).flatMap((block, index) => {
    if (block.kind === "table" || block.kind === "heading") return [];
    if (block.text.length > longestParagraph) return [];
    return block.text
      .replace(/\s+/g, " ")
      .split(/(?<=[.!?])\s+(?=[\p{Lu}£\d])/u)
      .map((text) => ({ text: text.trim(), page: block.page, block: index }))
      .filter(({ text }) => text !== "");
  });
}
