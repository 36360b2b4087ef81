import type { Line } from "../../text/lines.ts";
import { lineToPieces } from "../../text/pieces.ts";
import type { TablePart } from "./stitch.ts";

/** Whether a line is one of those that a table has under its rows, with a text over several columns. */
export type IsNote = (line: Line) => boolean;

/** So many rows show that a table has notes. */
const fewestNotes = 2;
/** Texts may begin so far outside their columns (points). */
const overhang = 1.5;

/**
 * Notes under the rows of a table (`Narrative`, `Exception report`): one label in the first column, again and again, and
 * beside it nothing but a text that reaches over several columns. Overleaf a line with that label and one text, which
 * begins in the same column, is a note, too.
 */
export function findNotes({
  cells,
  columnEdges,
}: Pick<TablePart, "cells" | "columnEdges">): IsNote {
  const counts = new Map<string, number>();
  const rows = new Map<number, (typeof cells)[number][]>();
  for (const cell of cells) {
    if (cell.text !== "") rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  }
  for (const [label, text, ...more] of rows.values()) {
    if (label?.column !== 0 || text === undefined || text.columnSpan < 2 || more.length > 0)
      continue;
    const says = noteOf(label.text, text.column);
    counts.set(says, (counts.get(says) ?? 0) + 1);
  }
  const notes = new Set(
    [...counts].flatMap(([says, count]) => (count >= fewestNotes ? [says] : [])),
  );
  return (line) => {
    const [label, text, ...more] = notes.size === 0 ? [] : lineToPieces(line);
    if (label === undefined || text === undefined || more.length > 0) return false;
    const column = columnEdges.findLastIndex((x) => x <= text.box[0] + overhang);
    return notes.has(noteOf(label.text, column));
  };
}

const noteOf = (label: string, column: number): string =>
  `${column}:${label.replace(/\s+/g, " ").toLowerCase()}`;
