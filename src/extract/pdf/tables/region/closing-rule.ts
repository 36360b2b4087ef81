import type { Ruling } from "../../drawing/drawing.ts";
import { overlap } from "../../drawing/geometry.ts";
import { cellStep } from "../../text/line-step.ts";
import type { Line } from "../../text/lines.ts";
import { coveredLength, findLevels } from "../edges/level-edges.ts";
import type { CutLine } from "../grid/region.ts";

/** A rule over this part of a table's width closes it where none is drawn between its rows, but round its header. */
const closingPart = 0.75;
/** Rules nearer than this are one (points). */
const oneRule = 3;

/** Whether a rule runs right under the last line and over what stands below it, and none between the lines over it but the header's. */
export function isClosed(
  lines: readonly CutLine[],
  [left, right]: readonly [number, number],
  rulings: readonly Ruling[],
  below?: Line,
): boolean {
  const last = lines.at(-1)?.line;
  if (last === undefined) return false;
  const levels = rulings.filter(
    ({ direction, from, to }) => direction === "horizontal" && overlap(from, to, left, right) > 0,
  );
  const ys = findLevels(
    levels,
    oneRule,
    (pieces) => coveredLength(pieces) >= closingPart * (right - left),
  );
  const lowest = Math.min(last.box[3] + cellStep * last.size, below?.baseline ?? Infinity);
  const closing = ys.find((y) => y > last.baseline && y < lowest);
  if (closing === undefined) return false;
  const before = ys.findLast((y) => y < closing - oneRule && y < last.baseline) ?? -Infinity;
  const rows = lines.filter(({ line, pieces }) => line.baseline > before && pieces.length >= 2);
  const isHeader = lines.every(({ line }) => line.baseline > before || line.bold);
  if (rows.every(({ line }) => line.bold)) return false;
  return rows.length >= 2 && isHeader;
}
