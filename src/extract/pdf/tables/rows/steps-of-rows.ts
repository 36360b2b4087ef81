import { largest, smallest } from "../../../../long-lists.ts";
import { type LineStep, lineStepOf } from "../../text/line-step.ts";
import { baselineOf, isBoldRow, type TextRow } from "./placed-lines.ts";

export const stepBetween = (above: TextRow, below: TextRow): number =>
  smallest(below.cells.map(baselineOf)) - largest(above.cells.map(baselineOf));

export const stepsOf = (rows: readonly TextRow[]): number[] =>
  rows.slice(1).map((row, index) => stepBetween(rows[index] as TextRow, row));

/** So many rows begin after white space that is little more than that between lines. */
const fewestApart = 3;

/**
 * The line step where rows stand about as far apart as lines may, and are as many: of two steps, clearly one and the other,
 * the closer, where a row begins in the first column after each of the wider, never in the middle of a sentence.
 */
export function closestStep(rows: readonly TextRow[]): LineStep | undefined {
  const body = rows.filter((row) => !isBoldRow(row));
  const lineStep = lineStepOf(
    stepsOf(body).map((step, at) => ({ step, size: (body[at] as TextRow).size })),
    smallest,
  );
  if (lineStep === undefined) return undefined;
  const begun = body.slice(1).filter((row, at) => {
    const step = stepBetween(body[at] as TextRow, row);
    return lineStep.says(step) === "next row";
  });
  const isClear =
    stepsOf(body).every((step) => lineStep.says(step) !== "undecided") && goOnSmall(rows, lineStep);
  return isClear && begun.length >= fewestApart && begun.every(beginsAnew) ? lineStep : undefined;
}

/** Lines inside a cell of the first column go on in the middle of a sentence: none begins a row. */
export function goOnSmall(rows: readonly TextRow[], lineStep: LineStep): boolean {
  const body = rows.slice(
    Math.max(
      0,
      rows.findIndex((row) => !isBoldRow(row)),
    ),
  );
  return body.slice(1).every((row, at) => {
    const step = stepBetween(body[at] as TextRow, row);
    return lineStep.says(step) !== "inside" || !beginsAnew(row);
  });
}

const beginsAnew = ({ cells: [first] }: TextRow): boolean =>
  first?.column === 0 && /^[\p{Lu}\d]/u.test(first.piece.text);
