import type { Span } from "../../drawing/drawing.ts";
import { isFigure } from "../../text/pieces.ts";
import type { GridCell } from "../grid/grid.ts";

/** A word crosses a rule where it reaches so far to either side of it (points). */
const reach = 1.5;
/** Words of one text stand no further apart (parts of the font size). */
const widestBlank = 0.5;
/** Words of one text stand on one baseline (parts of the font size). */
const sameBaseline = 0.1;

/**
 * Text too long for its cell runs on over the rule into an empty one: all of it is text of the cell that it began
 * in. Only a word that the rule cuts through says so; where the next cell has words of its own on that line,
 * nothing is moved.
 */
export function keepCrossingText(cells: readonly GridCell[]): readonly GridCell[] {
  if (!cells.some(hasCrossing)) return cells;
  const held = new Map(cells.map((cell) => [cell, cell.spans]));
  for (const cell of cells) {
    for (let next = rightOf(cell, cells); next !== undefined; next = rightOf(next, cells)) {
      const own = held.get(cell) ?? [];
      const others = held.get(next) ?? [];
      const moved = crossingRuns(own, others, next.box[0]);
      if (moved.length === 0) break;
      held.set(cell, [...own, ...moved]);
      held.set(
        next,
        others.filter((span) => !moved.includes(span)),
      );
    }
  }
  return cells.map((cell) => ({ ...cell, spans: held.get(cell) ?? [] }));
}

const crosses = ({ box, turn, text }: Span, x: number): boolean =>
  turn === 0 && box[0] < x - reach && box[2] > x + reach && !isFigure(text);

const hasCrossing = ({ box, spans }: GridCell): boolean =>
  spans.some((span) => crosses(span, box[0]) || crosses(span, box[2]));

const rightOf = (cell: GridCell, cells: readonly GridCell[]): GridCell | undefined =>
  cells.find(
    ({ row, rowSpan, column }) =>
      row === cell.row && rowSpan === cell.rowSpan && column === cell.column + cell.columnSpan,
  );

/** The words right of `x`, or on it, that go on with a text that began left of it. */
function crossingRuns(own: readonly Span[], others: readonly Span[], x: number): readonly Span[] {
  return [...own, ...others]
    .filter((span) => crosses(span, x))
    .flatMap((word) => {
      const isOnLine = (span: Span): boolean =>
        span.turn === 0 && Math.abs(span.baseline - word.baseline) <= sameBaseline * word.size;
      const before = own.filter((span) => span !== word && isOnLine(span));
      const goesOn = before.some(({ box }) => isBlank(word.box[0] - box[2], word.size));
      if (others.includes(word) && !goesOn) return [];
      const rest = others.filter((span) => span !== word && isOnLine(span));
      let reached = word.box[2];
      for (const span of [...rest].sort((a, b) => a.box[0] - b.box[0])) {
        if (!isBlank(span.box[0] - reached, word.size)) return [];
        reached = span.box[2];
      }
      return others.includes(word) ? [word, ...rest] : rest;
    });
}

const isBlank = (gap: number, size: number): boolean => Math.abs(gap) <= widestBlank * size;
