import type { Drawing, Fill, Ruling } from "./drawing.ts";
import { boxHeight, boxWidth } from "./geometry.ts";

/** A dot is no larger than this (points), and as wide as high give or take this factor. */
const largestDot = 3;
const roundly = 2.5;
/** Dots of one rule are no further apart than so many of their widths, and at least so many. */
const widestGap = 2.5;
const fewestDots = 8;
/** They stand on one line within this (points). */
const sameLine = 0.3;

/** Rules that a browser draws as dots, each a filled square of its own: told from the rest of the fills. */
export function joinDots({ fills, rulings }: Pick<Drawing, "fills" | "rulings">): {
  readonly fills: readonly Fill[];
  readonly rulings: readonly Ruling[];
} {
  const dots = fills.filter(isDot);
  if (dots.length < fewestDots) return { fills, rulings };
  const level = runsOf(dots, 0);
  const upright = runsOf(
    dots.filter((dot) => !level.used.has(dot)),
    1,
  );
  const isFree = (fill: Fill): boolean => !level.used.has(fill) && !upright.used.has(fill);
  return {
    fills: fills.filter(isFree),
    rulings: [...rulings, ...level.rules, ...upright.rules],
  };
}

function isDot({ box }: Fill): boolean {
  const [width, height] = [boxWidth(box), boxHeight(box)];
  return (
    width <= largestDot &&
    height <= largestDot &&
    width <= roundly * height &&
    height <= roundly * width
  );
}

/** Dots beside each other on one line (`axis` 0) or under each other (1), as rules. */
function runsOf(dots: readonly Fill[], axis: 0 | 1): { rules: Ruling[]; used: Set<Fill> } {
  const across = axis === 0 ? 1 : 0;
  const sorted = [...dots].sort((a, b) => a.box[across] - b.box[across]);
  const lines: Fill[][] = [];
  for (const dot of sorted) {
    const line = lines.at(-1);
    const isHere = line && dot.box[across] - (line[0] as Fill).box[across] <= sameLine;
    if (isHere) line.push(dot);
    else lines.push([dot]);
  }
  const used = new Set<Fill>();
  const rules = lines.flatMap((line) =>
    toRuns(line, axis)
      .filter((run) => run.length >= fewestDots)
      .map((run): Ruling => {
        for (const dot of run) used.add(dot);
        const first = run[0] as Fill;
        const last = run.at(-1) as Fill;
        const [top, bottom] = [first.box[across], first.box[across === 0 ? 2 : 3]];
        return {
          direction: axis === 0 ? "horizontal" : "vertical",
          at: (top + bottom) / 2,
          from: first.box[axis],
          to: last.box[axis === 0 ? 2 : 3],
          width: bottom - top,
          colour: first.colour,
        };
      }),
  );
  return { rules, used };
}

/** Dots of one line, parted at wide gaps and where the colour changes. */
function toRuns(line: readonly Fill[], axis: 0 | 1): Fill[][] {
  const runs: Fill[][] = [];
  for (const dot of [...line].sort((a, b) => a.box[axis] - b.box[axis])) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isNext =
      last !== undefined &&
      last.colour === dot.colour &&
      dot.box[axis] - last.box[axis === 0 ? 2 : 3] <= widestGap * boxWidth(dot.box);
    if (isNext) run?.push(dot);
    else runs.push([dot]);
  }
  return runs;
}
