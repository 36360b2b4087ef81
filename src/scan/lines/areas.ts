import type { Colour, PixelBox } from "../picture/raster.ts";
import { coarser } from "../picture/straighten.ts";
import { distance, groundOf, hexOf, paperOf, type Rgb } from "../picture/swatch.ts";
import { findShades, type Shade } from "./shades.ts";

export interface Area {
  /** In pixels of the reading size. */
  readonly box: PixelBox;
  readonly colour: string;
}

/** A ground this much unlike the paper is a fill (of 255). */
const unlikePaper = 14;
/** A rule and the blur beside it are not the cell's ground (pixels of the colours). */
const inset = 2;
/** Fills whose colours are nearer than this were printed in one. */
const sameFill = 14;

/** Cells with a ground of their own, and other filled areas: dark headers, shaded bands of rows. */
export function findAreas(
  colours: Colour,
  cells: readonly PixelBox[],
  dark: readonly PixelBox[] = [],
  screens?: Colour,
): Area[] {
  const paper = paperOf(colours);
  const inCells = cells.flatMap((box): Area[] => {
    const [left, top, right, bottom] = box.map((value) => value / coarser) as unknown as PixelBox;
    const ground = groundOf(colours, [left + inset, top + inset, right - inset, bottom - inset]);
    return ground === undefined || distance(ground, paper) < unlikePaper
      ? []
      : [{ box, colour: hexOf(whitened(ground, paper)) }];
  });
  const onDark = joinedLevel(dark).map(
    (box): Area => ({ box, colour: hexOf(usualIn(colours, inColours(box))) }),
  );
  const shaded = screens === undefined ? colours : { ...screens, isDots: true };
  const ground = paperOf(shaded);
  const shades = findShades(shaded, ground, [...cells, ...dark].map(inColours));
  const free = inOneColour(shades, ground).map(
    ({ box, colour }): Area => ({
      box: box.map((value) => Math.round(value * coarser)) as unknown as PixelBox,
      colour,
    }),
  );
  return [...inCells, ...onDark, ...free];
}

/** Parts of one dark band, which letters or a scan's dots interrupt, no farther apart than this (pixels). */
const oneBand = 16;

function joinedLevel(boxes: readonly PixelBox[]): PixelBox[] {
  const bands: PixelBox[] = [];
  for (const box of [...boxes].sort((a, b) => a[0] - b[0])) {
    const at = bands.findIndex((band) => {
      const overlap = Math.min(band[3], box[3]) - Math.max(band[1], box[1]);
      return (
        box[0] - band[2] <= oneBand && overlap > Math.min(band[3] - band[1], box[3] - box[1]) / 2
      );
    });
    const band = bands[at];
    if (band === undefined) bands.push(box);
    else
      bands[at] = [
        Math.min(band[0], box[0]),
        Math.min(band[1], box[1]),
        Math.max(band[2], box[2]),
        Math.max(band[3], box[3]),
      ];
  }
  return bands;
}

const inColours = (box: PixelBox): PixelBox =>
  box.map((value) => value / coarser) as unknown as PixelBox;

/** Shades of one page that are nearly alike were printed in one colour: that of the largest of them. */
function inOneColour(shades: readonly Shade[], paper: Rgb): Area[] {
  const size = ({ box: [left, top, right, bottom] }: Shade): number =>
    (right - left) * (bottom - top);
  const printed: Rgb[] = [];
  return [...shades]
    .sort((a, b) => size(b) - size(a))
    .map(({ box, ground }) => {
      const known = printed.find((one) => distance(one, ground) <= sameFill);
      if (known === undefined) printed.push(ground);
      return { box, colour: hexOf(whitened(known ?? ground, paper)) };
    });
}

/** The colour in the middle of a box's, by each channel. */
function usualIn({ width, height, data }: Colour, [left, top, right, bottom]: PixelBox): Rgb {
  return [0, 1, 2].map((channel) => {
    const values: number[] = [];
    for (let y = Math.ceil(top); y < Math.min(height, bottom); y += 1) {
      for (let x = Math.ceil(left); x < Math.min(width, right); x += 1)
        values.push(data[(y * width + x) * 3 + channel] as number);
    }
    return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  }) as unknown as Rgb;
}

/** As it would be on white paper. */
const whitened = (colour: Rgb, paper: Rgb): Rgb =>
  colour.map((value, channel) =>
    Math.min(255, (value * 255) / Math.max(1, paper[channel] as number)),
  ) as unknown as Rgb;
