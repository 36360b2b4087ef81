import { smallest } from "../../long-lists.ts";
import { type Colour, type Grey, type Picture, shrink } from "./raster.ts";
import { findSkew } from "./skew.ts";

/** Two pages side by side are wider than high, as A3 lying is; three of them, or a banner, wider still. */
const [leastWide, mostWide] = [1.15, 1.75];
/** A picture narrower than this may be one page that lies on its side, as plans and budgets do (points): A4 is 842. */
const widestPage = 950;
/** There it shows two where a fold's shadow runs down between them, so much darker than the paper (of 255). */
const shadow = 18;
/** Pixels a point at which the gutter is looked for. */
const lookedAt = 1;
/** It runs down the middle, within this part of the width, and is so wide at least: two inner margins. */
const aboutMiddle = 0.08;
const narrowest = 0.035;
/** Darker than what is usual in its column by so much is ink (of 255): a fold's shadow runs along the gutter. */
const inkBy = 70;
/** More of a column than this is ink where print runs across the middle. */
const mostInk = 0.002;
/** Each page has this part of its pixels ink at least: beside an empty half there is one page. */
const leastPrint = 0.003;

/**
 * Where the second page begins of two that lie side by side, in pixels; nothing where one page lies there. Between two
 * pages no print runs across, from top to bottom, and each has its own.
 */
export function findGutter({ grey, pixelsPerPoint }: Picture): number | undefined {
  const { width, height } = grey;
  if (width < leastWide * height || width > mostWide * height) return undefined;
  const factor = Math.max(1, Math.round(pixelsPerPoint / lookedAt));
  const small = shrink(grey, factor);
  const isNarrow = width / pixelsPerPoint < widestPage;
  // The shadow of a fold is broad: it is seen in a page that lies askew as well, and most pages have none.
  if (isNarrow && !isFolded(lookDown(small, 0).usual, about(small))) return undefined;
  const slope = Math.tan((findSkew(grey, pixelsPerPoint) * Math.PI) / 180);
  const { inks, usual } = lookDown(small, slope);
  const [from, to] = about(small);
  let [best, length, run] = [0, 0, 0];
  for (let x = from; x < to; x += 1) {
    run = (inks[x] as number) <= mostInk * small.height ? run + 1 : 0;
    if (run > length) [best, length] = [x, run];
  }
  if (length < narrowest * small.width) return undefined;
  const middle = best - length / 2;
  if (isNarrow && !isFolded(usual, [best - length + 1, best + 1])) return undefined;
  const isPrinted = (first: number, last: number): boolean => {
    let ink = 0;
    for (let x = first; x < last; x += 1) ink += inks[x] as number;
    return ink >= leastPrint * (last - first) * small.height;
  };
  const isSpread = isPrinted(0, Math.floor(middle)) && isPrinted(Math.ceil(middle), small.width);
  return isSpread ? Math.round(middle * factor) : undefined;
}

const about = ({ width }: Grey): [from: number, to: number] => [
  Math.ceil((0.5 - aboutMiddle) * width),
  Math.floor((0.5 + aboutMiddle) * width),
];

/** Whether a shadow runs down between two places. */
function isFolded(usual: Uint8Array, [from, to]: readonly [number, number]): boolean {
  const paper = [...usual].sort((a, b) => b - a)[usual.length >> 2] as number;
  return smallest([...usual.subarray(from, to)]) < paper - shadow;
}

/** What each column of a page that lies askew usually is, and how much ink it has. */
function lookDown({ width, height, data }: Grey, slope: number) {
  const [inks, usual] = [new Uint32Array(width), new Uint8Array(width)];
  const column = new Uint8Array(height);
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      const at = Math.round(x - slope * (y - height / 2));
      column[y] = at < 0 || at >= width ? 255 : (data[y * width + at] as number);
    }
    const middle = column.slice().sort()[height >> 1] as number;
    usual[x] = middle;
    for (const value of column) if (value < middle - inkBy) inks[x] = (inks[x] as number) + 1;
  }
  return { inks, usual };
}

/** The two pages by themselves. */
export function cutAt({ grey, colour, pixelsPerPoint }: Picture, x: number): [Picture, Picture] {
  const cut = (from: number, to: number): Picture => ({
    grey: cutPixels(grey, from, to, 1),
    pixelsPerPoint,
    ...(colour === undefined ? {} : { colour: cutPixels(colour, from, to, 3) }),
  });
  return [cut(0, x), cut(x, grey.width)];
}

function cutPixels<P extends Grey | Colour>(
  { width, height, data }: P,
  from: number,
  to: number,
  bytes: number,
): { width: number; height: number; data: Uint8Array } {
  const out = new Uint8Array((to - from) * height * bytes);
  for (let y = 0; y < height; y += 1) {
    const row = data.subarray((y * width + from) * bytes, (y * width + to) * bytes);
    out.set(row, y * (to - from) * bytes);
  }
  return { width: to - from, height, data: out };
}
