import { largest, smallest } from "../../../../long-lists.ts";
import type { Span } from "../../drawing/drawing.ts";
import { spansToLines } from "../../text/lines.ts";
import { isFigure } from "../../text/pieces.ts";

interface Tagged {
  readonly spans: readonly Span[];
}

/** A row read on, in parts of the rows, that is too much for tags to be right about rows. */
const readOnPart = 0.25;
/** Lines of one cell are no farther apart (parts of the font size). */
const lineStep = 1.35;

/** Figures under figures in most cells of one row: it is several rows that the tags took for one. */
export function stackFigures(rows: readonly (readonly Tagged[])[]): boolean {
  return rows.some((row) => {
    const stacks = row.filter(({ spans }) => {
      const lines = spansToLines(spans.filter((span) => span.turn === 0));
      return lines.length >= 3 && lines.every((line) => isFigure(line.text));
    });
    return stacks.length >= 2 && stacks.length >= 0.5 * row.length;
  });
}

/** Row after row that goes on, right below, in the middle of a sentence: the tags took lines for rows. */
export function readOn(rows: readonly (readonly Tagged[])[]): boolean {
  const reading = rows.filter((row, index) => {
    const above = rows[index - 1]?.flatMap(({ spans }) => spans);
    if (above === undefined) return false;
    const size = largest(above.map((span) => span.size));
    const last = largest(above.map((span) => span.baseline));
    const first = smallest(row.flatMap(({ spans }) => spans.map((span) => span.baseline)));
    const isNear = first - last < lineStep * size;
    return isNear && row.every(({ spans }) => /^\p{Ll}/u.test(spans[0]?.text ?? ""));
  });
  return reading.length > readOnPart * rows.length;
}
