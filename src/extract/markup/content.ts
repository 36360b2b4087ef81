import type { Block } from "../../document.ts";
import { type PrintedParagraph, printParagraphs } from "./printed.ts";

/** What a cell holds, in order: its paragraphs, and tables inside it. */
export type Content = PrintedParagraph | Block;

export const isParagraph = (part: Content): part is PrintedParagraph => "pieces" in part;

/** A paragraph of prose; `undefined` where it prints nothing. */
export function paragraphToBlock(paragraph: PrintedParagraph): Block | undefined {
  const { text } = printParagraphs([paragraph]);
  if (text === "") return undefined;
  return paragraph.kind === "heading"
    ? { kind: "heading", level: paragraph.level ?? 1, text }
    : { kind: paragraph.kind, text };
}

export const contentToBlocks = (content: readonly Content[]): Block[] =>
  content.flatMap((part) => (isParagraph(part) ? (paragraphToBlock(part) ?? []) : part));

/** A block of text inside a cell, such as a text box's, is one more paragraph of it. */
export const blockToParagraphs = (block: Block): PrintedParagraph[] =>
  block.kind === "table"
    ? []
    : [
        {
          kind: "paragraph",
          pieces: [{ text: block.text, bold: false, struck: false }],
          marks: [],
        },
      ];

/** A table of one column around other tables only lays them out: what it holds, else `undefined`. */
export function frameContent(
  rows: readonly (readonly { readonly content: readonly Content[] }[])[],
): readonly Content[] | undefined {
  const all = rows.flatMap((cells) => cells.flatMap((cell) => cell.content));
  const isFrame = rows.every((cells) => cells.length <= 1);
  return isFrame && all.some((part) => part.kind === "table") ? all : undefined;
}

/** Tables inside a table's cells, which follow it as tables of their own. */
export const innerTables = (
  rows: readonly (readonly { readonly content: readonly Content[] }[])[],
): Block[] =>
  rows.flatMap((cells) =>
    cells.flatMap((cell) =>
      cell.content.filter((part): part is Block => !isParagraph(part) && part.kind === "table"),
    ),
  );
