import type { Ruling } from "../../drawing/drawing.ts";
import { overlap } from "../../drawing/geometry.ts";
import { mergeRulings } from "../../drawing/rulings.ts";
import type { Line } from "../../text/lines.ts";

/** A box's sides stand so near a table's (points), and its bottom reaches over this part of its width. */
const sideReach = 6;
const bottomPart = 0.9;
/** They meet within so much (points). */
const meeting = 3;

/** Asks of two lines, one below the other, whether a box round the first ends between them: rules at both sides down to one across. */
export function boxEnds(
  rulings: readonly Ruling[],
  [left, right]: readonly [left: number, right: number],
): (above: Line, below: Line) => boolean {
  const sides = [left, right].map((x) => {
    const near = rulings.filter(
      ({ direction, at }) => direction === "vertical" && Math.abs(at - x) <= sideReach,
    );
    return near.length === 0 ? [] : mergeRulings(near);
  });
  if (sides.some(({ length }) => length === 0)) return () => false;
  const level = mergeRulings(
    rulings.filter(
      ({ direction, from, to }) => direction === "horizontal" && overlap(from, to, left, right) > 0,
    ),
  ).filter(({ from, to }) => overlap(from, to, left, right) >= bottomPart * (right - left));
  return (above, below) =>
    level.some(
      ({ at }) =>
        at > above.baseline - meeting &&
        at < below.box[1] + meeting &&
        sides.every((side) =>
          side.some(({ from, to }) => from < above.baseline && Math.abs(to - at) <= meeting),
        ),
    );
}
