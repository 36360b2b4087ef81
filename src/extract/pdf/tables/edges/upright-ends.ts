import type { BoundingBox } from "../../../../document.ts";
import type { Ruling } from "../../drawing/drawing.ts";
import { overlap } from "../../drawing/geometry.ts";
import { clusterPositions } from "../../drawing/rulings.ts";

/** Ends closer than this are one place (points). */
const sameEnd = 1;
/** Upright rules closer than this are one column's edge (points). */
const samePlace = 2.5;
/** Cells are no lower than this (points): shorter pieces are dashes. */
const lowestCell = 6;
/** So many rules side by side that end together do not do so by chance. */
const fewestEnds = 2;

type Says = "begins" | "ends" | "runs on";

/**
 * Where cells have no level rules, upright ones stand only between cells: a text over several columns interrupts
 * them. Where several side by side begin, or end, or one where no other stands, a row begins: an edge from the nearest
 * rule that runs on to the next, or to the side.
 */
export function uprightEnds(
  rulings: readonly Ruling[],
  box: BoundingBox,
  [left, right]: readonly [left: number, right: number],
): Ruling[] {
  // What runs on may do so beyond the box, whose last rows may be another's.
  const upright = rulings.filter(
    ({ direction, at, from, to }) =>
      direction === "vertical" &&
      at > box[0] &&
      at < box[2] &&
      overlap(from, to, box[1], box[3]) >= Math.min(lowestCell, to - from),
  );
  if (upright.length <= fewestEnds || upright.some(({ from, to }) => to - from < lowestCell))
    return [];
  const level = rulings
    .filter(
      ({ direction, from, to }) =>
        direction === "horizontal" && overlap(from, to, box[0], box[2]) > samePlace,
    )
    .map(({ at }) => at);
  const xs = clusterPositions(
    upright.map(({ at }) => at),
    samePlace,
  );
  const ys = clusterPositions(
    upright.flatMap(({ from, to }) => [from, to]),
    sameEnd,
  ).filter((y) => y > box[1] && y < box[3] && !level.some((at) => Math.abs(at - y) <= samePlace));
  return ys.flatMap((y) => {
    const here = xs.flatMap((x) => {
      const says = saysOf(
        upright.filter(({ at }) => Math.abs(at - x) <= samePlace),
        y,
      );
      return says === undefined ? [] : [{ x, says }];
    });
    const runsOn = here.some(({ says }) => says === "runs on");
    // Under a title the rule right of the labels begins alone.
    const fewest = runsOn ? fewestEnds : 1;
    const runs: { from: number; to: number; says: Says[] }[] = [
      { from: left, to: right, says: [] },
    ];
    for (const { x, says } of here) {
      const run = runs.at(-1) as (typeof runs)[number];
      if (says === "runs on") {
        run.to = x;
        runs.push({ from: x, to: right, says: [] });
      } else run.says.push(says);
    }
    return runs
      .filter(({ says }) => says.length >= fewest && new Set(says).size === 1)
      .map(
        ({ from, to }): Ruling => ({
          ...(upright[0] as Ruling),
          direction: "horizontal",
          at: y,
          from,
          to,
          width: 0,
        }),
      );
  });
}

function saysOf(pieces: readonly Ruling[], y: number): Says | undefined {
  const begins = pieces.some(({ from }) => Math.abs(from - y) <= sameEnd);
  const ends = pieces.some(({ to }) => Math.abs(to - y) <= sameEnd);
  if (begins && ends) return "runs on";
  if (begins) return "begins";
  if (ends) return "ends";
  return pieces.some(({ from, to }) => from < y && to > y) ? "runs on" : undefined;
}
