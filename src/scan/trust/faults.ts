import type { ReadWord } from "../engine/recogniser.ts";
import type { Grey } from "../picture/raster.ts";
import { inkBelow } from "../regions/ink.ts";
import type { ScanFault } from "../scanned.ts";

/** A printed page has more ink than this part of it; the dust on an empty one, less. */
const blankPart = 0.0003;
/** More of a photograph than this is neither paper nor ink; of a page of print, a tenth. */
const photographPart = 0.45;
/** Values that are neither (of 255). */
const [darkest, lightest] = [50, 205];
/** Half the words of a page of print are surer than this, to 100, however faint it is. */
const surePrint = 40;
/** Of a page that is no mere table of figures more than this part are words. */
const leastLettered = 0.1;

/** What a picture shows by itself: nothing, or no page. */
export function faultOfPicture(grey: Grey, flat: Grey): ScanFault | undefined {
  const ink = countBetween(flat, -1, inkBelow);
  const between = countBetween(grey, darkest, lightest);
  if (between > photographPart * grey.data.length) return "photograph";
  return ink < blankPart * flat.data.length ? "blank" : undefined;
}

/** How many pixels are lighter than one value and darker than another. */
function countBetween({ data }: Grey, dark: number, light: number): number {
  let count = 0;
  for (let index = 0; index < data.length; index += 1) {
    const value = data[index] as number;
    if (value > dark && value < light) count += 1;
  }
  return count;
}

/** What an engine made of it: a page on which it is sure of nothing is no print. */
export function faultOfWords(words: readonly ReadWord[]): ScanFault | undefined {
  const letters = words.filter(({ text }) => /[A-Za-z]{2}/.test(text));
  // On a page of nothing but figures the few words are figures that were misread.
  const judged = letters.length > leastLettered * words.length ? letters : words;
  if (judged.length === 0) return "photograph";
  const sorted = judged.map(({ confidence }) => confidence).sort((a, b) => a - b);
  return (sorted[sorted.length >> 1] as number) < surePrint ? "handwriting" : undefined;
}
