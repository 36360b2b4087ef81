import type { Span } from "../../drawing/drawing.ts";
import { boxWidth } from "../../drawing/geometry.ts";
import type { Line } from "../../text/lines.ts";
import { isFigure, ordinaryBlank, type Piece, toPiece } from "../../text/pieces.ts";
import type { PlacedPiece, TextRow } from "../rows/placed-lines.ts";

/** A line's words by column; words that read on over an edge stay one piece over several columns. */
export function lineToRow(
  line: Line,
  pieces: readonly Piece[],
  bounds: readonly number[],
): TextRow {
  const placed = pieces.flatMap((piece) => cutAtEdges(piece, bounds, line.size));
  const cells: PlacedPiece[] = [];
  for (const piece of placed) {
    const first = columnAt(bounds, piece.box[0] + Math.min(2, boxWidth(piece.box) / 4));
    const last = Math.max(
      first,
      columnAt(bounds, piece.box[2] - Math.min(2, boxWidth(piece.box) / 4)),
    );
    const before = cells.at(-1);
    if (before !== undefined && before.column + before.columnSpan > first) {
      cells[cells.length - 1] = {
        column: before.column,
        columnSpan: Math.max(before.columnSpan, last - before.column + 1),
        piece: toPiece([...before.piece.spans, ...piece.spans]),
      };
    } else cells.push({ column: first, columnSpan: last - first + 1, piece });
  }
  return {
    baseline: line.baseline,
    top: line.box[1],
    bottom: line.box[3],
    size: line.size,
    cells,
  };
}

/** The column an x stands in; what lies beyond the last edge is in the last. */
export function columnAt(bounds: readonly number[], x: number): number {
  const last = bounds.length - 2;
  for (let column = 0; column < last; column += 1) {
    if (x < (bounds[column + 1] as number)) return column;
  }
  return last;
}

/** Blanks wider than this part of the font size may part columns; between two figures any blank may. */
const wordGap = 0.4;
const figureGap = 0.15;

/** A bracket without a blank before it begins the next column, if that begins there give or take this (parts of the font size). */
const gluedReach = 1.2;
const glued = /^([^()]*[\p{L}\p{N}%.])(\([^()]+(?![^()])\)?\S*)$/u;

/** A word of two columns that touch: `86.4(75-105)`. */
function cutGlued(span: Span, bounds: readonly number[]): Span[] {
  const [left, top, right, bottom] = span.box;
  const x = bounds.find((edge) => edge > left + 1 && edge < right - 1);
  const [, before, after] = (x === undefined ? null : glued.exec(span.text)) ?? [];
  if (x === undefined || before === undefined || after === undefined) return [span];
  const at = left + ((right - left) * before.length) / span.text.length;
  if (Math.abs(at - x) > gluedReach * span.size) return [span];
  return [
    { ...span, text: before, box: [left, top, x, bottom] },
    { ...span, text: after, box: [x, top, right, bottom] },
  ];
}

/** Where a blank wider than an ordinary one lies on an edge, the piece ends there. */
export function cutAtEdges(piece: Piece, bounds: readonly number[], size: number): Piece[] {
  const parts: Span[][] = [[]];
  for (const span of piece.spans.flatMap((one) => cutGlued(one, bounds))) {
    const last = parts.at(-1)?.at(-1);
    if (last !== undefined) {
      const crosses = bounds.some((x) => x >= last.box[2] - 1 && x <= span.box[0] + 1);
      const areFigures = isFigure(last.text) && isFigure(span.text);
      const gap = span.box[0] - last.box[2];
      const isThousand = /^\d{3}(?:[,.]|$)/.test(span.text);
      const least = areFigures
        ? (isThousand ? figureGap : -figureGap) * size
        : Math.max(wordGap * size, ordinaryBlank(last));
      if (crosses && gap > least) parts.push([]);
    }
    parts.at(-1)?.push(span);
  }
  return parts.map(toPiece);
}
