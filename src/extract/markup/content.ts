import type { Block, Table } from "../../document.ts";
import { type PrintedParagraph, printParagraphs } from "./printed.ts";

/** What a cell holds, in order: its paragraphs, and tables inside it. */
export type Content = PrintedParagraph | Block;

export const isParagraph = (part: Content): part is PrintedParagraph => "pieces" in part;

/** A paragraph of prose; `undefined` where it prints nothing. */
function paragraphToBlock(paragraph: PrintedParagraph): Block | undefined {
  const { text } = printParagraphs([paragraph]);
  if (text === "") return undefined;
  return paragraph.kind === "heading"
    ? { kind: "heading", level: paragraph.level ?? 1, text }
    : { kind: paragraph.kind, text };
}

export const contentToBlocks = (content: readonly Content[]): Block[] =>
  content.flatMap((part) => (isParagraph(part) ? (paragraphToBlock(part) ?? []) : part));

/** A cell that is being read: all it holds, in the order it stands. */
export interface OpenCell {
  content: Content[];
}

/**
 * Puts a part into the open cell or, where none is open, among the text's own blocks; true where
 * that added a block.
 */
export function addContent(part: Content, cell: OpenCell | undefined, blocks: Block[]): boolean {
  if (cell !== undefined) {
    // An array with one part takes a tenth of one that grew: a page may hold half a million cells.
    if (cell.content.length === 0) cell.content = [part];
    else cell.content.push(part);
    return false;
  }
  const block = isParagraph(part) ? paragraphToBlock(part) : part;
  if (block === undefined) return false;
  blocks.push(block);
  return true;
}

/** What a cell prints itself: its tables follow as tables of their own. */
export const cellParagraphs = (content: readonly Content[]): PrintedParagraph[] =>
  content.flatMap((part) => (isParagraph(part) ? part : blockToParagraphs(part)));

/** A block of text inside a cell, such as a text box's, is one more paragraph of it. */
const blockToParagraphs = (block: Block): PrintedParagraph[] =>
  block.kind === "table"
    ? []
    : [
        {
          kind: "paragraph",
          pieces: [{ text: block.text, bold: false, struck: false }],
          marks: [],
        },
      ];

/** Blocks as one text, such as a header's. */
export const blocksToText = (blocks: readonly Block[]): string =>
  blocks.map((block) => (block.kind === "table" ? cellsToText(block) : block.text)).join("\n");

const cellsToText = ({ cells }: Table): string =>
  cells
    .map((cell) => cell.text)
    .filter((text) => text !== "")
    .join("\n");
