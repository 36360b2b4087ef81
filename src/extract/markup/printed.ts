import type { Mark } from "../../document.ts";
import { append } from "../../long-lists.ts";

/** A stretch of a paragraph in one way of writing. `\n` in it is a forced break. */
export interface Piece {
  readonly text: string;
  readonly bold: boolean;
  readonly struck: boolean;
}

/** A paragraph as printed, before it is known whether it stands in prose or in a cell. */
export interface PrintedParagraph {
  readonly kind: "heading" | "list-item" | "paragraph";
  readonly level?: number;
  readonly pieces: readonly Piece[];
  readonly marks: readonly Mark[];
}

interface PrintedText {
  readonly text: string;
  readonly struck: readonly string[];
  /** Absent where there is no text. */
  readonly bold?: boolean;
}

const unprinted = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not come through
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Blanks other than the plain one, of which a long line has too many to replace each. */
const oddBlanks = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Most of what is printed: plain words with one blank between them. */
const longestTidy = 1_000;
const isTidy = /^[!-~£]+(?: [!-~£]+)*$/;

/** One blank between words, one `\n` between lines, nothing that paper does not show. */
function tidyLines(text: string): string {
  if (text.length <= longestTidy && isTidy.test(text)) return text;
  return text
    .replace(loneSurrogate, "\ufffd")
    .replace(unprinted, "")
    .replace(controls, "")
    .replace(oddBlanks, " ")
    .replace(/ {2,}/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Two paragraphs of which the first has no end of its own, as one: the first says what they are. */
export function joinParagraphs<P extends PrintedParagraph>(first: PrintedParagraph, next: P): P {
  const { kind, level } = first;
  return {
    ...next,
    ...(level === undefined ? {} : { level }),
    kind,
    pieces: [...first.pieces, ...next.pieces],
    marks: [...first.marks, ...next.marks],
  };
}

/**
 * Paragraphs to one text, lines apart by `\n`. A struck-through text and what replaces it are
 * lines of their own, so that `60%` and `61%` never become one figure.
 */
export function printParagraphs(paragraphs: readonly { pieces: readonly Piece[] }[]): PrintedText {
  const [only, ...others] = paragraphs;
  if (only === undefined) return nothing;
  if (others.length === 0 && only.pieces.length === 1) return printPiece(only.pieces[0]);
  const lines: string[] = [];
  const struck: string[] = [];
  let written = false;
  let bold = true;
  for (const { pieces } of paragraphs) {
    let line = "";
    let last: Piece | undefined;
    for (const piece of joinStruck(pieces)) {
      if (piece.text.trim() === "" && !piece.text.includes("\n")) {
        line += piece.text;
        continue;
      }
      if (last !== undefined && last.struck !== piece.struck) line += "\n";
      line += piece.text;
      last = piece;
      const tidy = tidyLines(piece.text);
      if (tidy === "") continue;
      written = true;
      if (!piece.bold) bold = false;
      if (piece.struck) append(struck, tidy.split("\n"));
    }
    lines.push(line);
  }
  return { text: tidyLines(lines.join("\n")), struck, ...(written ? { bold } : {}) };
}

const none: readonly string[] = [];
const nothing: PrintedText = { text: "", struck: none };

/** Most of all cells hold one piece of text. */
function printPiece(piece: Piece | undefined): PrintedText {
  const text = tidyLines(piece?.text ?? "");
  if (piece === undefined || text === "") return nothing;
  return { text, struck: piece.struck ? text.split("\n") : none, bold: piece.bold };
}

/** Word cuts a word into runs at will: neighbours struck alike are one. */
function joinStruck(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.struck === piece.struck && last.bold === piece.bold) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    } else joined.push(piece);
  }
  return joined;
}
