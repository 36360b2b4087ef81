import type { Piece } from "./printed.ts";

/**
 * The piece that a paragraph's label is, in the look of the text it stands before. A bullet without
 * text prints nothing worth keeping; a number alone is a cell's content.
 */
export function labelPiece(
  label: string | undefined,
  pieces: readonly Piece[],
  boldAlone = false,
): Piece | undefined {
  const first = pieces.find((piece) => piece.text.trim() !== "");
  if (!label || (first === undefined && label === "•")) return undefined;
  const { bold, struck } = first ?? { bold: boldAlone, struck: false };
  return { text: `${label} `, bold, struck };
}
