import type { Ruling } from "../../drawing/drawing.ts";
import { overlap } from "../../drawing/geometry.ts";
import { headStep } from "../../text/line-step.ts";
import type { Line } from "../../text/lines.ts";

/** A rule under columns begins where these do, give or take this (points). */
const ruleSlack = 4;

/** A rule between a line and the first row below it, close to both: a head alone. */
export const isRuledHead = (line: Line, first: Line, level: readonly Ruling[]): boolean =>
  first.baseline - line.baseline < headStep * Math.max(line.size, first.size) &&
  level.some(
    ({ at, from, to }) =>
      at > line.baseline &&
      at < first.baseline - 0.5 * first.size &&
      overlap(from, to, line.box[0], line.box[2]) > 0,
  );

/** The rule under a name over several columns begins right of the first column: the name reaches over no label. */
export const isRuledName = (
  line: Line,
  first: Line,
  second: number,
  level: readonly Ruling[],
): boolean =>
  isRuledHead(
    line,
    first,
    level.filter(
      ({ from, to }) =>
        from >= second - ruleSlack && from <= line.box[0] + ruleSlack && to >= line.box[2],
    ),
  );
