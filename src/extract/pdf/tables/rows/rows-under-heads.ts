import { isFigure } from "../../text/pieces.ts";
import { isBoldRow, overlaps, type PlacedPiece, type TextRow } from "./text-rows.ts";

/** So many heads stand side by side over what they head. */
const fewestHeads = 2;

const isBold = ({ piece }: PlacedPiece): boolean => piece.spans.every(({ face }) => face.bold);

/** A plain text below a bold one: what a head is over, never the rest of it. */
export const turnsPlain = (upper: PlacedPiece, lower: PlacedPiece): boolean =>
  isBold(upper) && !isBold(lower);

/**
 * Rows between drawn edges of which the upper lines are heads and the lower ones what stands under them: no cell is
 * bold first and plain below in several columns at once, with a figure in one of them.
 */
export const splitUnderHeads = (groups: readonly (readonly TextRow[])[]): TextRow[][] =>
  groups.flatMap((group) => {
    const at = group.findIndex((row, index) => index > 0 && isUnderHeads(group, index, row));
    return at < 0 ? [[...group]] : [group.slice(0, at), group.slice(at)];
  });

function isUnderHeads(group: readonly TextRow[], index: number, row: TextRow): boolean {
  const values = row.cells.filter(({ column }) => column > 0);
  const heads = headsOver(group, index);
  const pairs = values.flatMap((value) => {
    const over = heads.findLast((head) => overlaps(head, value));
    return over === undefined ? [] : [[over, value] as const];
  });
  return (
    pairs.length >= fewestHeads &&
    pairs.length === values.length &&
    pairs.every(([head, value]) => turnsPlain(head, value)) &&
    values.some(({ piece }) => isFigure(piece.text))
  );
}

/** What stands in the bold lines right over a line of the group. */
function headsOver(group: readonly TextRow[], index: number): readonly PlacedPiece[] {
  const over = group.slice(0, index);
  return over.slice(over.findLastIndex((row) => !isBoldRow(row)) + 1).flatMap(({ cells }) => cells);
}
