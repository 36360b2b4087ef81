import { blankBox, type Colour, type Grey, type PixelBox } from "../picture/raster.ts";
import { coarser } from "../picture/straighten.ts";
import { distance, hexOf, type Rgb } from "../picture/swatch.ts";
import type { Area } from "./areas.ts";

/** A pixel with channels this far apart is coloured: coloured print, not the tint of paper (of 255). */
const colouredBy = 55;
/** A light is between so many pixels of the colours wide and high: 3 to 36 points. */
const smallest = 5;
const largest = 50;
/** A disc fills this part of its box, at least; a coloured letter does not. */
const filledPart = 0.55;
/** Fewer pixels than this are dirt, and no neighbour to anything. */
const leastBlob = 4;

/** Letters of a word stand no farther apart than this part of their height, and are of one colour (of 255). */
const besideEach = 0.5;
const sameColour = 90;
/** Lights of one colour stand alone or in a pair; more of them in a row are letters. */
const mostBesideEach = 2;

interface Blob {
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  readonly colour: Rgb;
  readonly isLight: boolean;
}

/** Coloured blobs that stand free: traffic lights, arrows, smileys. Letters in colour are thinner, or stand in a row. */
export function findMarks(colours: Colour, fills: readonly Area[]): Area[] {
  const blobs = findBlobs(colours, fills);
  return blobs
    .filter((blob) => blob.isLight && !isLetter(blob, blobs))
    .map(({ box: [left, top, right, bottom], colour }) => ({
      box: [left * coarser, top * coarser, right * coarser, bottom * coarser],
      colour: hexOf(colour),
    }));
}

/** Of a word in coloured print: heavy letters are as full as lights are. */
function isLetter(blob: Blob, blobs: readonly Blob[]): boolean {
  const word = new Set([blob]);
  for (const one of word) {
    for (const other of blobs) if (!word.has(other) && isBeside(one, other)) word.add(other);
    if (word.size > mostBesideEach) return true;
  }
  return [...word].some(({ isLight }) => !isLight);
}

function isBeside(one: Blob, other: Blob): boolean {
  const [a, b] = [one.box, other.box];
  const height = Math.min(a[3] - a[1], b[3] - b[1]);
  return (
    Math.max(a[0] - b[2], b[0] - a[2]) <= besideEach * Math.max(a[3] - a[1], b[3] - b[1]) &&
    Math.min(a[3], b[3]) - Math.max(a[1], b[1]) >= height / 2 &&
    distance(one.colour, other.colour) <= sameColour
  );
}

function findBlobs(colours: Colour, fills: readonly Area[]): Blob[] {
  const { width, height, data } = colours;
  const open = new Uint8Array(width * height);
  for (let index = 0; index < open.length; index += 1) {
    if (spread(rgbAt(data, index)) >= colouredBy) open[index] = 1;
  }
  for (const { box } of fills) {
    const [left, top, right, bottom] = box.map((value) => Math.floor(value / coarser)) as [
      number,
      number,
      number,
      number,
    ];
    for (let y = top; y <= Math.min(bottom, height - 1); y += 1) {
      open.fill(0, y * width + left, y * width + Math.min(width, right + 1));
    }
  }
  const blobs: Blob[] = [];
  for (let start = 0; start < open.length; start += 1) {
    if (open[start] !== 1) continue;
    const members: number[] = [];
    let [left, top, right, bottom] = [width, height, 0, 0];
    const stack = [start];
    open[start] = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      members.push(at);
      const x = at % width;
      const y = (at - x) / width;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const next = at + dy * width + dx;
          if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
          if (open[next] !== 1) continue;
          open[next] = 0;
          stack.push(next);
        }
      }
    }
    const [wide, high] = [right - left + 1, bottom - top + 1];
    const isLight =
      Math.min(wide, high) >= smallest &&
      Math.max(wide, high) <= largest &&
      members.length >= filledPart * wide * high;
    if (members.length < leastBlob) continue;
    blobs.push({
      box: [left, top, right + 1, bottom + 1],
      colour: strongest(members.map((at) => rgbAt(data, at))),
      isLight,
    });
  }
  return blobs;
}

const rgbAt = (data: Uint8Array, index: number): Rgb => [
  data[index * 3] as number,
  data[index * 3 + 1] as number,
  data[index * 3 + 2] as number,
];

const spread = ([red, green, blue]: Rgb): number =>
  Math.max(red, green, blue) - Math.min(red, green, blue);

/** The mean of the more coloured half: its edge has mixed with the paper. */
function strongest(pixels: readonly Rgb[]): Rgb {
  const half = [...pixels]
    .sort((a, b) => spread(b) - spread(a))
    .slice(0, Math.max(1, pixels.length >> 1));
  return [0, 1, 2].map(
    (channel) => half.reduce((sum, one) => sum + (one[channel] as number), 0) / half.length,
  ) as unknown as Rgb;
}

/** The line round a mark is no wider than this (pixels). */
const outline = 4;

/** Takes marks out of the picture that letters are read off, with the line round them. */
export function eraseMarks(grey: Grey, marks: readonly Area[]): void {
  for (const { box } of marks) blankBox(grey, box, outline);
}

/** Whether what was read somewhere is a mark: most of it lies on one. */
export const isOnMark = ([left, top, right, bottom]: PixelBox, marks: readonly Area[]): boolean =>
  marks.some(({ box }) => {
    const wide = Math.min(right, box[2]) - Math.max(left, box[0]);
    const high = Math.min(bottom, box[3]) - Math.max(top, box[1]);
    return wide > 0 && high > 0 && 2 * wide * high > (right - left) * (bottom - top);
  });

/** How far from a mark what is left of its blurred rim may lie (pixels). */
const rim = 9;

/** Whether a word without a letter or digit is what is left of a mark's rim: it lies round it, and no farther out. */
export const isRimOf = (
  { text, box: [left, top, right, bottom] }: { readonly text: string; readonly box: PixelBox },
  marks: readonly Area[],
): boolean =>
  !/[\p{L}\p{N}]/u.test(text) &&
  marks.some(
    ({ box }) =>
      left >= box[0] - rim &&
      right <= box[2] + rim &&
      top >= box[1] - rim &&
      bottom <= box[3] + rim,
  );
