import type { BoundingBox } from "../../../../document.ts";
import type { Line } from "../../text/lines.ts";
import type { Piece } from "../../text/pieces.ts";

/** A line and how it falls apart. */
export interface CutLine {
  readonly line: Line;
  readonly pieces: readonly Piece[];
  readonly framed: boolean;
}

/** Lines that may be a table, one below the other: what a grid is laid under. */
export interface Region {
  readonly lines: readonly CutLine[];
  readonly box: BoundingBox;
  readonly framed: boolean;
  /** Lines in one piece above and below, which may be the beginning or end of a cell. */
  readonly lead: readonly CutLine[];
  readonly tail: readonly CutLine[];
  /** True where it was seen that the table ends with the last of the lines. */
  readonly isOver?: boolean;
  /** The lines of a card's title, which stands over all its columns. */
  readonly title?: readonly CutLine[];
  /** Name of the question that said that another table begins here. */
  readonly begunBy?: string;
}
