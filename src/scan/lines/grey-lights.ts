import { connectedBoxes } from "../picture/connected-boxes.ts";
import { type Grey, type PixelBox, shrink } from "../picture/raster.ts";
import { coarser } from "../picture/straighten.ts";
import type { Area } from "./areas.ts";

/** Darker than this is a light in grey, its blurred edge too (of 255). */
const darkBelow = 215;
/** A light is so many pixels wide and high: 7 to 36 points, larger than the bullet of a list. */
const smallest = 10;
const largest = 50;
/** A disc is as wide as high, give or take this part, and has no more than this white in it nor than this beyond it. */
const mostOval = 1.2;
const mostWhite = 0.03;
const mostBeyond = 0.08;
/** Its edge is blurred: what lies between these parts of its radius says nothing. */
const [inside, outside] = [0.8, 1.12];

/**
 * Discs of a page without colours: lights, of which grey print does not say what they mean. An engine makes letters of
 * them (`oO`), and those a status that nobody gave.
 */
export function findGreyLights(flat: Grey): Area[] {
  const small = shrink(flat, coarser);
  return connectedBoxes(small, darkBelow, "sides").flatMap((box) => {
    if (!isDisc(small, box)) return [];
    const [left, top, right, bottom] = box;
    const hex = Math.round(middleOf(small, box)).toString(16).padStart(2, "0");
    return [
      {
        box: [left * coarser, top * coarser, right * coarser, bottom * coarser] as const,
        colour: `#${hex}${hex}${hex}`,
      },
    ];
  });
}

function isDisc({ width, data }: Grey, [left, top, right, bottom]: PixelBox): boolean {
  const [wide, high] = [right - left, bottom - top];
  if (Math.min(wide, high) < smallest || Math.max(wide, high) > largest) return false;
  if (Math.max(wide, high) > mostOval * Math.min(wide, high)) return false;
  let [within, white, beyond, dark] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const [across, down] = [(2 * (x + 0.5 - left)) / wide - 1, (2 * (y + 0.5 - top)) / high - 1];
      const radius = Math.hypot(across, down);
      const isDark = (data[y * width + x] as number) < darkBelow;
      if (radius <= inside) {
        within += 1;
        if (!isDark) white += 1;
      } else if (radius >= outside) {
        beyond += 1;
        if (isDark) dark += 1;
      }
    }
  }
  return white <= mostWhite * within && dark <= mostBeyond * beyond;
}

/** What is usual in the middle of a box. */
function middleOf({ width, data }: Grey, [left, top, right, bottom]: PixelBox): number {
  const values: number[] = [];
  const [wide, high] = [right - left, bottom - top];
  for (let y = top + (high >> 2); y < bottom - (high >> 2); y += 1) {
    for (let x = left + (wide >> 2); x < right - (wide >> 2); x += 1)
      values.push(data[y * width + x] as number);
  }
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
