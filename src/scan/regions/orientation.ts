import type { ReadWord, Recogniser } from "../engine/recogniser.ts";
import type { Grey } from "../picture/raster.ts";
import { type PictureTurn, turnGrey } from "../picture/turned.ts";

/** Half the words of a page that lies right are surer than this, to 100; of one that does not, few are. */
const surePage = 65;
/** A word so sure, of so many letters, is one that is printed there. */
const sureWord = 80;
const isWord = ({ text, confidence, box: [left, top, right, bottom] }: ReadWord): boolean =>
  /^[A-Za-z]{3,}[.,:;]?$/.test(text) &&
  confidence >= sureWord &&
  // The engine reads some lines that run up or down the page.
  right - left > bottom - top;
/** So many of them show which way up a page is. */
const fewestWords = 6;
/** This part of the page's height, about its middle, is looked at. */
const lookedAt = 0.4;

/** Whether most of what was read is print that lies right. */
export function looksUpright(words: readonly ReadWord[]): boolean {
  const sorted = words.map(({ confidence }) => confidence).sort((a, b) => a - b);
  return (sorted[sorted.length >> 1] ?? 0) >= surePage;
}

/** Which way up a page is, found by trying: nothing where no way gives more words than the one that it lies in. */
export function findTurn(
  grey: Grey,
  asItLies: readonly ReadWord[],
  engine: Recogniser,
  onStep: () => void,
): PictureTurn | undefined {
  let [best, most] = [undefined as PictureTurn | undefined, asItLies.filter(isWord).length];
  for (const turn of [90, 270, 180] as const) {
    const turned = turnGrey(grey, turn);
    const margin = Math.round(((1 - lookedAt) / 2) * turned.height);
    engine.show(turned);
    const words = engine.read([0, margin, turned.width, turned.height - margin], "page");
    const count = words.filter(isWord).length;
    if (count >= fewestWords && count > most) [best, most] = [turn, count];
    onStep();
  }
  return best;
}
