import { blankBox, type Colour, type Grey } from "../picture/raster.ts";
import { coarser } from "../picture/straighten.ts";
import { hexOf, type Rgb } from "../picture/swatch.ts";
import type { Area } from "./areas.ts";

/** A pixel with channels this far apart is coloured: coloured print, not the tint of paper (of 255). */
const colouredBy = 55;
/** A light is between so many pixels of the colours wide and high: 3 to 36 points. */
const smallest = 5;
const largest = 50;
/** A disc fills this part of its box, at least; a coloured letter does not. */
const filledPart = 0.55;

/** Coloured blobs that stand free: traffic lights, arrows, smileys. Letters in colour are thinner than that. */
export function findMarks(colours: Colour, fills: readonly Area[]): Area[] {
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
  const marks: Area[] = [];
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
    if (!isLight) continue;
    marks.push({
      box: [left * coarser, top * coarser, (right + 1) * coarser, (bottom + 1) * coarser],
      colour: hexOf(strongest(members.map((at) => rgbAt(data, at)))),
    });
  }
  return marks;
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
