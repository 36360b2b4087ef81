import type { PixelBox, Shaded } from "../picture/raster.ts";

/** A side is looked for so far from where squares have it, and a sharp one is no wider (pixels of the colours). */
const reach = 7;
const sharpest = 3;
/** What lies beyond a side differs from what it bounds by so much, as a sum of three channels. */
const leastStep = 15;
/** Corners are not looked at: another area may begin there. */
const corner = 3;

/** Where an area's left, top, right and bottom are, to the pixel; nothing for a side that is not sharp. */
export function findSides(
  colours: Shaded,
  [left, top, right, bottom]: PixelBox,
): (number | undefined)[] {
  const upright = [top + corner, bottom - corner] as const;
  const level = [left + corner, right - corner] as const;
  return [
    findSide(colours, "x", left, upright),
    findSide(colours, "y", top, level),
    findSide(colours, "x", right, upright),
    findSide(colours, "y", bottom, level),
  ];
}

/** Where the usual lightness across a side steps, between two pixels; nothing where it fades or stays. */
function findSide(
  { width, height, data, isDots }: Shaded,
  along: "x" | "y",
  near: number,
  [from, to]: readonly [number, number],
): number | undefined {
  const [end, otherEnd] = along === "x" ? [width, height] : [height, width];
  const first = Math.max(0, near - reach);
  const last = Math.min(end, near + reach);
  const lightness: number[] = [];
  for (let at = first; at < last; at += 1) {
    const values: number[] = [];
    for (let other = Math.max(0, from); other < Math.min(otherEnd, to); other += 1) {
      const pixel = (along === "x" ? other * width + at : at * width + other) * 3;
      values.push(
        (data[pixel] as number) + (data[pixel + 1] as number) + (data[pixel + 2] as number),
      );
    }
    lightness.push(isDots ? mean(values) : usual(values));
  }
  let [best, step] = [0, 0];
  for (let at = 0; at + sharpest < lightness.length; at += 1) {
    const rise = Math.abs((lightness[at + sharpest] as number) - (lightness[at] as number));
    if (rise > step) [best, step] = [at, rise];
  }
  if (step < leastStep) return undefined;
  const [before, after] = [lightness[best] as number, lightness[best + sharpest] as number];
  // Where between the two it is halfway.
  for (let at = best; at < best + sharpest; at += 1) {
    const [one, next] = [lightness[at] as number, lightness[at + 1] as number];
    const half = (before + after) / 2;
    if (one === next || (one - half) * (next - half) > 0) continue;
    return first + at + 0.5 + (half - one) / (next - one);
  }
  return undefined;
}

/** So much of a line is darkened at most by print that runs close in every column, and by its blur. */
const clearPart = 0.8;

const usual = (values: readonly number[]): number =>
  Uint16Array.from(values).sort()[Math.floor(values.length * clearPart)] ?? 0;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
