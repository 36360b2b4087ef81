import { isMonth, isYear } from "../../text/pieces.ts";
import type { PlacedPiece } from "./placed-lines.ts";

/** So many months beside each other are a level of a header. */
const fewestMonths = 3;

/**
 * The years over a line of months, each over one of them: `2010` in the middle of `Apr May Jun`. They are names over all
 * the months of their year, never the first line of one head.
 */
export function yearsOverMonths(
  over: readonly PlacedPiece[],
  cells: readonly PlacedPiece[],
): readonly PlacedPiece[] {
  const heads = cells.filter(({ column }) => column > 0);
  if (heads.length < fewestMonths || !heads.every(({ piece }) => isMonth(piece.text))) return [];
  const years = over.filter(({ column }) => column > 0);
  return years.length < heads.length && years.every(({ piece }) => isYear(piece.text)) ? years : [];
}
