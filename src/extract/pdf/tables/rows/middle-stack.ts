import { largest, smallest } from "../../../../long-lists.ts";
import { cellStep } from "../../text/line-step.ts";
import { isBoldRow, type TextRow } from "./placed-lines.ts";

/** What stands in the middle of its row does so give or take this part of the font size. */
const middleSlack = 0.35;
/** Beside it a longer text begins so much above it and ends so much below (parts of the font size). */
const leastOver = 0.7;

/**
 * Whether what stands below each other in some columns is one cell each, in the middle of its row: close lines half way
 * between the first and the last line of a longer text. Rows of their own would be as far apart as the lines of that.
 */
export function standInMiddle(band: readonly TextRow[], columns: readonly number[]): boolean {
  const size = largest(band.map((row) => row.size));
  const baselinesIn = (column: number): number[] =>
    band
      .flatMap(({ cells }) => cells)
      .filter((cell) => cell.column === column && cell.columnSpan === 1)
      .map(({ piece }) => largest(piece.spans.map(({ baseline }) => baseline)));
  const others = new Set(band.flatMap(({ cells }) => cells.map(({ column }) => column)));
  const texts = [...others].filter((column) => !columns.includes(column)).map(baselinesIn);
  const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), []);
  const [top, bottom] = [smallest(longest), largest(longest)];
  return (
    areClose(longest, size) &&
    columns.every((column) => {
      const own = baselinesIn(column);
      const [over, under] = [smallest(own) - top, bottom - largest(own)];
      return (
        areClose(own, size) &&
        Math.min(over, under) >= leastOver * size &&
        Math.abs(over - under) <= 2 * middleSlack * size
      );
    })
  );
}

const areClose = (baselines: readonly number[], size: number): boolean =>
  baselines.slice(1).every((y, at) => y - (baselines[at] as number) <= cellStep * size);

/** So many columns with one line each, level with each other, show what row the lines of others belong to. */
const fewestLevel = 3;
/** So many texts of a line go on in the middle of a sentence: figures beside them are the same row's. */
const fewestGoingOn = 2;

/**
 * Whether a bold header and what stands under it are a row each: some of the cells of that are one line in its middle, or
 * in its first line, where the second reads on.
 */
export function isOneRowUnder(header: readonly TextRow[], body: readonly TextRow[]): boolean {
  const [first, second] = body;
  if (first === undefined || second === undefined) return false;
  if (!header.every(isBoldRow) || body.some(isBoldRow)) return false;
  const byColumn = new Map<number, number[]>();
  for (const { cells, baseline } of body) {
    for (const { column } of cells)
      byColumn.set(column, [...(byColumn.get(column) ?? []), baseline]);
  }
  const lone = [...byColumn.values()].filter(({ length }) => length === 1).flat();
  const bottom = largest(body.map(({ baseline }) => baseline));
  const size = largest(body.map((row) => row.size));
  const areLevel = (ys: readonly number[]): boolean =>
    ys.length >= fewestLevel && largest(ys) - smallest(ys) <= middleSlack * size;
  if (areLevel(lone.filter((y) => y > first.baseline && y < bottom))) return true;
  const goingOn = second.cells.filter(({ piece }) => /^\p{Ll}/u.test(piece.text));
  return (
    areLevel(lone) &&
    lone[0] === first.baseline &&
    goingOn.length >= fewestGoingOn &&
    second.cells.length > goingOn.length &&
    areClose(
      body.map(({ baseline }) => baseline),
      size,
    )
  );
}
