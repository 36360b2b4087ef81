import type { Line } from "../../text/lines.ts";
import { lineToPieces } from "../../text/pieces.ts";
import type { TablePart } from "./stitch.ts";

/** The row under a title has so many values. */
const fewestValues = 3;
/** Titles begin where the first column does, and are as large as what stands below them (points). */
const atLeft = 6;
const sameSize = 0.1;

/**
 * Whether a line is the title of the row below it, as a table has them on the page before: bold, alone in its row, over a
 * plain row of values, however far it reaches.
 */
export function findTitles({
  cells,
  columnEdges,
}: Pick<TablePart, "cells" | "columnEdges">): (line: Line, below: Line | undefined) => boolean {
  const written = cells.filter(({ text }) => text !== "");
  const rowOf = (row: number) => written.filter((cell) => cell.row === row);
  const isHeader = (row: number): boolean => {
    const own = rowOf(row);
    return own.length >= fewestValues && own.every(({ bold }) => bold === true);
  };
  const hasTitles = written.some((title) => {
    const below = rowOf(title.row + 1);
    return (
      title.bold === true &&
      title.column === 0 &&
      rowOf(title.row).length === 1 &&
      (isHeader(title.row - 1) || below.length >= fewestValues) &&
      below.every(({ bold }) => bold !== true)
    );
  });
  const inner = columnEdges.slice(1, -1);
  return (line, below) =>
    hasTitles &&
    line.bold &&
    Math.abs(line.box[0] - (columnEdges[0] as number)) <= atLeft &&
    lineToPieces(line).length === 1 &&
    below !== undefined &&
    !below.bold &&
    Math.abs(below.size - line.size) <= sameSize &&
    lineToPieces(below, inner).length >= fewestValues;
}
