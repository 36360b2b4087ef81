import type { Grey, PixelBox } from "../picture/raster.ts";
import { inkBelow } from "../regions/ink.ts";
import type { PlacedWord } from "../regions/placed-word.ts";

/** What engines take a bullet for. */
const takenFor = /^[®©¢°*+«»eoO0.·•]$/;
/** A disc fills this part of its box; a letter with a hole or an opening does not. */
const discPart = 0.7;
/** In parts of the height of the letters beside it. */
const smallest = 0.2;
const largest = 0.75;

/** A round dot before a line's first word is its bullet, whatever letter an engine made of it. */
export function withBullets(words: readonly PlacedWord[], grey: Grey): PlacedWord[] {
  return words.map((word, index) => {
    const [after, before] = [words[index + 1], words[index - 1]];
    if (!takenFor.test(word.text) || after === undefined) return word;
    const follows = isOnLine(word, after) && after.box[0] > word.box[2];
    const begins = before === undefined || !isOnLine(before, word) || before.box[0] > word.box[0];
    const high = after.baseline - after.box[1];
    return follows && begins && isDisc(word.box, high, grey) ? { ...word, text: "•" } : word;
  });
}

const isOnLine = (one: PlacedWord, other: PlacedWord): boolean =>
  one.cell === other.cell && Math.abs(one.baseline - other.baseline) <= 12;

function isDisc([left, top, right, bottom]: PixelBox, high: number, grey: Grey): boolean {
  const [across, down] = [right - left, bottom - top];
  const isRound = Math.max(across, down) <= 1.4 * Math.min(across, down);
  if (!isRound || down < smallest * high || down > largest * high) return false;
  let ink = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if ((grey.data[y * grey.width + x] as number) < inkBelow) ink += 1;
    }
  }
  return ink >= discPart * across * down;
}
