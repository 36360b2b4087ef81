import type { Line } from "../../text/lines.ts";
import type { Piece } from "../../text/pieces.ts";

interface Cut {
  readonly line: Line;
  readonly pieces: readonly Piece[];
}

/** Texts of a column begin at one place, give or take this (points). */
const sameStart = 2;
/** A line beside another's begins less than this below it (parts of the font size): one under it does not. */
const besideStep = 0.85;
/** A label has no more words. */
const longestLabel = 8;

/**
 * A label in the middle of its row, between two lines of what stands beside it: each is a line of its own in one piece,
 * and some other row of the table has both in one line.
 */
export function isStaggered(lines: readonly Cut[], at: number): boolean {
  const cut = lines[at];
  if (cut === undefined || cut.pieces.length !== 1 || cut.line.spans.length > longestLabel)
    return false;
  const beside = [lines[at - 1], lines[at + 1]].filter(
    (other): other is Cut =>
      other?.pieces.length === 1 &&
      Math.abs(other.line.baseline - cut.line.baseline) < besideStep * cut.line.size &&
      other.line.box[0] > cut.line.box[2] + cut.line.size,
  );
  return beside.some(({ line }) =>
    lines.some(
      ({ pieces: [label, text] }) =>
        label !== undefined &&
        text !== undefined &&
        Math.abs(label.box[0] - cut.line.box[0]) <= sameStart &&
        Math.abs(text.box[0] - line.box[0]) <= sameStart,
    ),
  );
}

/** So many rows, each with something beside something else, are a table. */
const fewestRows = 2;

/** Whether lines have rows enough to be a table's. */
export const hasRows = (lines: readonly Cut[]): boolean =>
  lines.filter(({ pieces }, at) => pieces.length >= 2 || isStaggered(lines, at)).length >=
  fewestRows;
