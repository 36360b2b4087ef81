import { median } from "../../text/median.ts";
import type { TextRow } from "./placed-lines.ts";

/** How far right each column's text could reach before it would have to wrap. */
export function columnRights(rows: readonly TextRow[], bounds: readonly number[]): number[] {
  const size = median(rows.map((row) => row.size));
  const edges = bounds.slice(1);
  const reached = edges.map(() => -Infinity);
  const nextLefts = edges.map(() => Infinity);
  for (const { cells } of rows) {
    for (const { column, columnSpan, piece } of cells) {
      const [left, , right] = piece.box;
      if (columnSpan === 1) reached[column] = Math.max(reached[column] as number, right);
      if (column > 0) nextLefts[column - 1] = Math.min(nextLefts[column - 1] as number, left);
    }
  }
  return edges.map((edge, column) => {
    const [right, next] = [reached[column] as number, nextLefts[column] as number];
    const room = next === Infinity ? -Infinity : next - size;
    return right === -Infinity ? edge : Math.max(room, Math.min(edge, right));
  });
}
