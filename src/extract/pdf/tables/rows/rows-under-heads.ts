import { largest } from "../../../../long-lists.ts";
import { isFigure, isPeriod, isYear } from "../../text/pieces.ts";
import { isBoldRow, overlaps, type PlacedPiece, type TextRow } from "./placed-lines.ts";

/** So many heads stand side by side over what they head. */
const fewestHeads = 2;

const isBold = ({ piece }: PlacedPiece): boolean => piece.spans.every(({ face }) => face.bold);

/** A plain text below a bold one: what a head is over, never the rest of it. */
export const turnsPlain = (upper: PlacedPiece, lower: PlacedPiece): boolean =>
  isBold(upper) && !isBold(lower);

/** A header of so many heads ends where all below it is plain, whether there is a figure or not. */
const fewestOfHeader = 3;

/**
 * Rows between drawn edges of which the upper lines are heads and the lower ones what stands under them: no cell is
 * bold first and plain below in several columns at once, with a figure in one of them, or under a table's first heads.
 */
export const splitUnderHeads = (groups: readonly (readonly TextRow[])[]): TextRow[][] =>
  groups.flatMap((group, first) => {
    const at = group.findIndex(
      (row, index) => index > 0 && isUnderHeads(group, index, row, first === 0),
    );
    return at < 0 ? [[...group]] : [group.slice(0, at), group.slice(at)];
  });

function isUnderHeads(
  group: readonly TextRow[],
  index: number,
  row: TextRow,
  isFirst: boolean,
): boolean {
  const values = row.cells.filter(({ column }) => column > 0);
  const heads = headsOver(group, index);
  const pairs = values.flatMap((value) => {
    const over = heads.findLast((head) => overlaps(head, value));
    return over === undefined ? [] : [[over, value] as const];
  });
  if (isFirst && endsHeader(group, index, heads)) return true;
  return (
    pairs.length >= fewestHeads &&
    pairs.length === values.length &&
    pairs.every(([head, value]) => turnsPlain(head, value)) &&
    values.some(({ piece }) => isFigure(piece.text))
  );
}

/** Bold lines with heads over several columns stand over lines that are plain, but for words among them. */
function endsHeader(
  group: readonly TextRow[],
  index: number,
  heads: readonly PlacedPiece[],
): boolean {
  const below = group.slice(index);
  const plain = below.flatMap(({ cells }) => cells).filter((cell) => !isBold(cell));
  return (
    group.slice(0, index).every(isBoldRow) &&
    new Set(heads.map(({ column }) => column)).size >= fewestOfHeader &&
    below.every((one) => !isBoldRow(one) || one.cells.every(isSign)) &&
    plain.length > 0 &&
    (new Set(plain.map(({ column }) => column)).size >= fewestHeads ||
      isNote(group[index] as TextRow) ||
      standsApart(group, index)) &&
    plain.every((cell) => heads.some((head) => overlaps(head, cell))) &&
    !plain.every(({ piece: { text } }) => isYear(text) || isPeriod(text) || text.startsWith("("))
  );
}

/** A label, and beside it one plain text over several columns: no head does that. */
const isNote = ({ cells: [label, text, ...more] }: TextRow): boolean =>
  label?.column === 0 &&
  text !== undefined &&
  text.columnSpan >= fewestHeads &&
  !isBold(text) &&
  more.length === 0;

/** White space over a line is clearly more than between lines of cells. */
const apart = 1.2;

function standsApart(group: readonly TextRow[], index: number): boolean {
  const stepOver = (at: number): number =>
    (group[at] as TextRow).baseline - (group[at - 1] as TextRow).baseline;
  const steps = group.slice(1).map((_, at) => stepOver(at + 1));
  const inside = steps.filter((_, at) => at + 1 !== index);
  return inside.length > 0 && stepOver(index) > apart * largest(inside);
}

/** A status' letter is bold in a plain row. */
const isSign = ({ piece: { text } }: PlacedPiece): boolean => text.length <= 2;

/** What stands in the bold lines right over a line of the group. */
function headsOver(group: readonly TextRow[], index: number): readonly PlacedPiece[] {
  const over = group.slice(0, index);
  return over.slice(over.findLastIndex((row) => !isBoldRow(row)) + 1).flatMap(({ cells }) => cells);
}
