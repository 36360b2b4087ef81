import type { Mark } from "../document.ts";
import { largest, smallest } from "../long-lists.ts";

/** What of a picture is drawn: true where a pixel is ink, false where it is paper or see-through. */
export type IsInk = (x: number, y: number) => boolean;

/** A picture is looked at in so many places across and down. */
const samples = 48;
/** A picture of fewer pixels across shows no shape. */
const fewestPixels = 6;
/** So wide, in parts of the widest place, an arrow is at its tip at most; its shaft at most; and its shaft at least. */
const tipPart = 0.4;
const shaftPart = 0.75;
const leastShaft = 0.08;
/** The head takes at least and at most this part of the arrow's length. */
const leastHead = 0.2;
const mostHead = 0.85;
/** An arrow's slices have their middles on one line, give or take this part of its width. */
const straight = 0.12;
/** From the tip to the back of the head each slice is at least as wide as the one before, but for this. */
const rough = 0.05;
/** A shaft is as wide from end to end, give or take this part of the widest place. */
const evenShaft = 0.25;
/** An arrow is no thinner than this, in parts of its length. */
const thinnest = 0.3;

/**
 * Whether a picture shows an arrow, and which way: a head that widens from a tip, and a shaft behind it. A triangle has
 * no shaft and says nothing of a direction: reports print red triangles as lights (Halton's quarterly reports do).
 */
export function arrowIn(width: number, height: number, isInk: IsInk): Mark["shape"] {
  if (width < fewestPixels || height < fewestPixels) return undefined;
  const [across, down] = [Math.min(samples, width), Math.min(samples, height)];
  const grid = Array.from({ length: down }, (_, row) =>
    Array.from({ length: across }, (_, column) =>
      isInk(
        Math.floor(((column + 0.5) * width) / across),
        Math.floor(((row + 0.5) * height) / down),
      ),
    ),
  );
  const turned = Array.from({ length: across }, (_, column) =>
    grid.map((row) => row[column] === true),
  );
  const upright = slicesOf(grid);
  const level = slicesOf(turned);
  const found = [
    pointsToStart(upright) ? ("arrow-up" as const) : undefined,
    pointsToStart(upright.toReversed()) ? ("arrow-down" as const) : undefined,
    pointsToStart(level) || pointsToStart(level.toReversed())
      ? ("arrow-level" as const)
      : undefined,
  ].filter((shape) => shape !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

interface Slice {
  readonly from: number;
  readonly to: number;
}

/** Where ink begins and ends in each line of a grid, without the empty lines around what is drawn. */
function slicesOf(grid: readonly (readonly boolean[])[]): readonly Slice[] {
  const slices = grid.map((line) => ({ from: line.indexOf(true), to: line.lastIndexOf(true) + 1 }));
  const first = slices.findIndex(({ to }) => to > 0);
  const last = slices.findLastIndex(({ to }) => to > 0);
  return first < 0 ? [] : slices.slice(first, last + 1);
}

/** A tip at the first slice, from which a head widens to its back; behind it a narrower shaft down to the end. */
function pointsToStart(slices: readonly Slice[]): boolean {
  if (slices.length < fewestPixels || slices.some(({ to }) => to === 0)) return false;
  const widths = slices.map(({ from, to }) => to - from);
  const widest = largest(widths);
  if (widest < thinnest * slices.length) return false;
  const back = widths.lastIndexOf(widest);
  const head = (back + 1) / slices.length;
  if (head < leastHead || head > mostHead || (widths[0] as number) > tipPart * widest) return false;
  const middle = (slices[back] as Slice).from + widest / 2;
  const isStraight = slices.every(
    ({ from, to }) => Math.abs((from + to) / 2 - middle) <= Math.max(1, straight * widest),
  );
  const widens = widths
    .slice(1, back + 1)
    .every((width, at) => width >= (widths[at] as number) - rough * widest);
  // the first slice behind the head may hold a little of it
  const shaft = widths.slice(back + 2);
  return (
    isStraight &&
    widens &&
    shaft.length > 0 &&
    shaft.every((width) => width <= shaftPart * widest && width >= leastShaft * widest) &&
    largest(shaft) - smallest(shaft) <= evenShaft * widest
  );
}
