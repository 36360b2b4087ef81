import type { Line } from "../../text/lines.ts";
import { lineToPieces } from "../../text/pieces.ts";
import type { TablePart } from "./stitch.ts";

/** Whether a line is one of those that a table has under its rows, with a text over several columns. */
type IsNote = (line: Line, above: Line | undefined) => boolean;

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
  const rows = new Map<number, (typeof cells)[number][]>();
  for (const cell of cells) {
    if (cell.text !== "") rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  }
  const notes = [...rows.values()].flatMap(([label, text, ...more]) =>
    label?.column === 0 && text !== undefined && text.columnSpan >= 2 && more.length === 0
      ? [{ label: plain(label.text), column: text.column }]
      : [],
  );
  const known = notes.filter(
    ({ label, column }) =>
      notes.filter((other) => other.label === label && other.column === column).length >=
      fewestNotes,
  );
  return (line, above) => {
    if (known.length === 0) return false;
    const [label, text, ...more] = lineToPieces(line);
    if (label === undefined || more.length > 0) return false;
    // A label may go on in the line below.
    if (text === undefined) {
      const begun = above === undefined ? undefined : lineToPieces(above);
      const says = `${plain(begun?.[0]?.text ?? "")} ${plain(label.text)}`;
      return begun?.length === 2 && known.some((note) => note.label === says);
    }
    const column = columnEdges.findLastIndex((x) => x <= text.box[0] + overhang);
    return known.some(
      (note) => note.column === column && `${note.label} `.startsWith(`${plain(label.text)} `),
    );
  };
}

const plain = (label: string): string => label.replace(/\s+/g, " ").toLowerCase();
