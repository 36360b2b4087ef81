import { append, largest, smallest } from "../../long-lists.ts";
import type { Grey, PixelBox } from "../picture/raster.ts";
import { findInk } from "../regions/ink.ts";
import type { PlacedWord } from "../regions/placed-word.ts";

/** Words that are read again together, and where. */
export interface Group {
  readonly words: readonly PlacedWord[];
  readonly region: PixelBox;
  /** All of a cell's ink lies in the region. */
  readonly isCell: boolean;
  /** A dash between two words. */
  readonly isBetween?: boolean;
}

/** Longer texts in a cell are words with a figure among them, not a figure. */
const longestFigure = 18;
/** Words whose lines are nearer than this stand on one (pixels). */
const sameLine = 10;

/** Marks of a sentence, two or more, and signs between words: no figure and no minus can hide behind them. */
const punctuation = /^[;:,.()'"]{2,}$|^[&/•]$/;
/** A dash among words of a text parts them; by itself in a cell, or before a figure, it says something. */
const dash = /^[-–—]$/;
const isWord = ({ text }: PlacedWord): boolean => /^[^\d]*[A-Za-z]{2}/.test(text);

/** What must not be wrong: anything with a digit, a sign or a unit. */
export const mattersMost = (text: string): boolean =>
  /[\d£$€%+?✓✗]|^[^A-Za-z]+$/.test(text) && !punctuation.test(text);

/**
 * A cell that holds one figure is read again with all of its ink, whatever words the first reader made of it: a sign
 * that it passed over, a figure that it parted. Elsewhere each word that matters is read again by itself.
 */
export function toGroups(words: readonly PlacedWord[], grey: Grey): Group[] {
  const byCell = new Map<PixelBox, PlacedWord[]>();
  const groups: Group[] = [];
  for (const word of words) {
    if (word.cell === undefined) groups.push({ words: [word], region: word.box, isCell: false });
    else byCell.set(word.cell, [...(byCell.get(word.cell) ?? []), word]);
  }
  for (const [cell, inside] of byCell) {
    const text = inside.map((word) => word.text).join(" ");
    const baselines = inside.map(({ baseline }) => baseline);
    const isLine = largest(baselines) - smallest(baselines) <= sameLine;
    const ink = isLine && text.length <= longestFigure && mattersMost(text) && findInk(grey, cell);
    if (ink) groups.push({ words: inside, region: ink, isCell: true });
    else {
      append(
        groups,
        inside.map((word, at) => {
          const isBetween = [inside[at - 1], inside[at + 1]].every((one) => one && isWord(one));
          return { ...toWord(word), isBetween: isBetween && dash.test(word.text) };
        }),
      );
    }
  }
  return groups;
}

/** Word by word: of a text with a figure among its words, each is judged by itself. */
export const toWords = ({ words }: Pick<Group, "words">): Group[] => words.map(toWord);

const toWord = (word: PlacedWord): Group => ({ words: [word], region: word.box, isCell: false });
