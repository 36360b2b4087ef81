import { largest } from "../../../../long-lists.ts";
import type { Piece } from "../../text/pieces.ts";

/** A line's pieces by the first column each stands in. */
export interface TextRow {
  readonly baseline: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly cells: readonly PlacedPiece[];
}

export interface PlacedPiece {
  readonly column: number;
  readonly columnSpan: number;
  readonly piece: Piece;
}

export const isBoldRow = ({ cells }: TextRow): boolean =>
  cells.every(({ piece }) => piece.spans.every(({ face }) => face.bold));

/** Whether a line has a text in the first column. */
export const startsRow = (row: TextRow): boolean => row.cells.some((cell) => cell.column === 0);

/** Whether two texts stand in a column in common. */
export const overlaps = (a: Columns, b: Columns): boolean =>
  a.column < b.column + b.columnSpan && b.column < a.column + a.columnSpan;

type Columns = Pick<PlacedPiece, "column" | "columnSpan">;

/** A text may stand a little higher or lower than the line it is on. */
export const baselineOf = ({ piece }: PlacedPiece): number =>
  largest(piece.spans.map(({ baseline }) => baseline));
