import type { Layout, ReadWord, Recogniser, Recognisers } from "../engine/recogniser.ts";
import { type Grey, grownBox, type PixelBox } from "../picture/raster.ts";
import { zoom } from "../picture/zoom.ts";
import type { PlacedWord } from "../regions/placed-word.ts";
import type { Reading } from "../scanned.ts";
import { agree, differInPoints, differInSeparators, isFigureLike } from "./agree.ts";
import { withPercent } from "./coarse.ts";
import { beginsWithDash, findDashEnd } from "./dash.ts";
import { type Group, mattersMost, toGroups, toWords } from "./groups.ts";
import type { JudgedWord } from "./judged-word.ts";
import { withNoughts } from "./noughts.ts";
import { setApart } from "./pieces.ts";
import {
  contradictsPoints,
  isLostPoint,
  isLostStroke,
  isMisplacedPoint,
  isOverHundred,
  pointsAside,
  seeSeparators,
} from "./separators.ts";
import { withStroke } from "./strokes.ts";
import { mendedByOther } from "./vocabulary.ts";

/** White that is kept round what is read again (pixels). */
const margin = 8;
/** Words whose lines are nearer than this stand on one (pixels). */
const sameLine = 10;
/** What two engines read differently is shown to both again, so much larger. */
const larger = 1.6;
/** And once more to the second, where the first has not changed its mind. */
const largest = 2.4;

/** Reads figures, signs and units again with another engine, and where it differs both once more. */
export function readTwice(
  words: readonly PlacedWord[],
  grey: Grey,
  { first, second }: Recognisers,
  onStep: () => void,
  scale = 1,
): JudgedWord[] {
  const judged: (readonly JudgedWord[])[] = [];
  const open: { readonly at: number; readonly group: Group; readonly other: string }[] = [];
  const groups = toGroups(withNoughts(words, grey, second), grey);
  for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
    const text = textOf(group.words);
    const other =
      mattersMost(text) && !group.isBetween ? readAgain(group, text, grey, second) : undefined;
    const [lone] = group.words;
    const meant = other === undefined ? undefined : mendedByOther(text, other);
    if (meant !== undefined && lone !== undefined && group.words.length === 1) {
      judged.push(withReading([{ ...lone, text: meant }], { sure: true, other: text }));
      continue;
    }
    const sure = other === undefined || isSame(text, other, group, grey);
    if (!sure && group.words.length > 1 && !isFigureLike(text)) {
      for (const one of toWords(group).reverse()) groups.unshift(one);
      continue;
    }
    if (!sure) open.push({ at: judged.length, group, other });
    judged.push(withReading(group.words, { sure, ...(other === undefined ? {} : { other }) }));
    onStep();
  }
  for (const { at, group, other } of open) {
    judged[at] = readLarger(group, other, grey, first, second);
    onStep();
  }
  return judged.flat().map((read, at, all) => {
    const word = withStroke(withPercent(read, scale), grey);
    const apart = isAboutPoints(word, grey) ? readApart(word, grey, { first, second }) : undefined;
    if (apart !== undefined) onStep();
    if (isYearOfMonth(word, all[at - 1])) return word;
    return apart ?? withPointsDoubted(withPointsOfOther(word, grey), grey);
  });
}

const month = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$/i;

/** `08` after `Mar` has lost no point. */
const isYearOfMonth = ({ text, baseline }: JudgedWord, before: JudgedWord | undefined): boolean =>
  /^\d{2}[).,;:]?$/.test(text) &&
  before !== undefined &&
  month.test(before.text) &&
  Math.abs(before.baseline - baseline) < sameLine;

/** Whether all that is in doubt of a figure is where its commas and points stand. */
function isAboutPoints(word: JudgedWord, grey: Grey): boolean {
  const { text, reading } = word;
  if (!isFigureLike(text) || isMisplacedPoint(text)) return false;
  if (reading.sure) return contradictsPoints(bare(text), grey, withTails(word, grey));
  return reading.other !== undefined && differInSeparators(bare(text), bare(reading.other));
}

const bare = (text: string): string => text.trim().replace(leadingDash, "");

/**
 * Fonts that set figures close have the point under the digit beside it, and both engines may pass over it: they are
 * shown the same ink with its pieces set apart. Sure where both then read what the picture shows, with the same digits.
 */
function readApart(
  word: JudgedWord,
  grey: Grey,
  { first, second }: Recognisers,
): JudgedWord | undefined {
  const region = withTails(word, grey);
  const seen = seeSeparators(grey, region);
  const apart = setApart(grey, region, margin);
  const [one, other] = [first, second].map((engine) => {
    engine.show(apart);
    const all: PixelBox = [0, 0, apart.width, apart.height];
    return textOf(engine.read(all, "word", "figures")).replace(/ /g, "");
  }) as [string, string];
  const digits = (text: string): string => text.replace(/\D/g, "");
  const separators = (text: string): number => pointsAside(text).replace(/[^.,]/g, "").length;
  if (seen === undefined || pointsAside(one) !== seen || !agree(one, other)) return undefined;
  if (digits(one) !== digits(word.text) || isMisplacedPoint(one)) return undefined;
  // A point too small to be a piece was not shown to the engines, which agree that there is none.
  if (contradictsPoints(one, grey, region) || separators(one) < separators(word.text))
    return undefined;
  const dash = leadingDash.exec(word.text.trim())?.[0] ?? "";
  return { ...word, text: `${dash}${one}`, reading: { sure: true, other: `${dash}${other}` } };
}

/**
 * Where the second engine saw a point that the first passed over, and the picture shows it: of a code that is what is
 * printed (`2.2C` for `22C`), of a figure the likelier of two readings, which stays in doubt. Its digits are the same.
 */
function withPointsOfOther(word: JudgedWord, grey: Grey): JudgedWord {
  const { text, reading } = word;
  const other = reading.other?.replace(/(?<![.,])[.,]+$/, "") ?? "";
  if (reading.sure || !/\d/.test(text) || !differInPoints(text, other)) return word;
  const isFigure = isFigureLike(text);
  const isSeen = seeSeparators(grey, withTails(word, grey)) === shapeOf(other);
  if (isFigure ? !isSeen && !isOverHundred(text) : !isSeen || shapeOf(text) === shapeOf(other))
    return word;
  if (isMisplacedPoint(other) || isOverHundred(other) || isLostPoint(other)) return word;
  return { ...word, text: other, reading: { sure: !isFigure, other: text } };
}

/** What a picture shows of a word: letters that are lower than digits are no digits, and no points. */
const shapeOf = (text: string): string => pointsAside(text.replace(/[A-Zbdfhklt]/g, "0"));

/** Two engines may both take a comma for a point, and the figure is then a thousand times too small. */
function withPointsDoubted(word: JudgedWord, grey: Grey): JudgedWord {
  const { text, reading } = word;
  if (!reading.sure) return word;
  const why = isMisplacedPoint(text)
    ? "a point before exactly three digits"
    : isOverHundred(text)
      ? "more than a hundred per cent without a point"
      : isLostPoint(text)
        ? "a nought before other digits without a point"
        : isLostStroke(text)
          ? "two years without the stroke between them"
          : contradictsPoints(bare(text), grey, withTails(word, grey))
            ? "other points or commas seen in it"
            : undefined;
  return why === undefined ? word : { ...word, reading: { ...reading, sure: false, why } };
}

/** A word's box ends where its figures do: the tails of commas hang below it, so far in parts of its height. */
const tails = 0.3;
const withTails = ({ text, box }: PlacedWord, grey: Grey): PixelBox => {
  const [left, top, right, bottom] = box;
  const below = Math.min(grey.height, Math.round(bottom + tails * (bottom - top)));
  return behindDash(text, [left, top, right, below], grey);
};

const textOf = (words: readonly ReadWord[]): string => words.map(({ text }) => text).join(" ");

const withReading = (words: readonly PlacedWord[], reading: Reading): JudgedWord[] =>
  words.map((word) => ({ ...word, reading }));

const layoutOf = ({ isCell }: Group): Layout => (isCell ? "line" : "word");

const amongOf = (text: string): "figures" | undefined =>
  isFigureLike(text) ? "figures" : undefined;

function readAgain(group: Group, text: string, grey: Grey, engine: Recogniser): string {
  const region = grownBox(grey, group.region, margin);
  engine.show(grey);
  return textOf(engine.read(region, layoutOf(group), amongOf(text)));
}

const leadingDash = /^[-–—−_]\s*/;

/** Two readings that agree, and with the picture: a dash before a figure is seen without reading. */
function isSame(one: string, other: string, { region }: Group, grey: Grey): boolean {
  if (!isFigureLike(one)) return agree(one, other);
  const [plain, otherPlain] = [one, other].map((text) => text.trim().replace(leadingDash, ""));
  const isNegative = plain !== one.trim();
  // A plus begins with a stroke like a dash.
  if (one.trim().startsWith("+")) return agree(one, other);
  if (isNegative !== beginsWithDash(grey, region)) return false;
  if (agree(plain as string, otherPlain as string)) return true;
  // The engines differ about commas and points alone: the picture is a third that says which they are.
  return (
    differInSeparators(plain as string, otherPlain as string) &&
    !isMisplacedPoint(plain as string) &&
    seeSeparators(grey, behindDash(one, region, grey)) === pointsAside(plain as string)
  );
}

/** Where a figure stands without the dash before it, with which an engine may make one figure of its first stroke. */
function behindDash(text: string, region: PixelBox, grey: Grey): PixelBox {
  const end = leadingDash.test(text.trim()) ? findDashEnd(grey, region) : undefined;
  return end === undefined ? region : [end, region[1], region[2], region[3]];
}

/** What an engine reads of a figure that it is shown larger, and without a dash that the picture shows. */
function readFigure(
  group: Group,
  text: string,
  factor: number,
  grey: Grey,
  engine: Recogniser,
): string {
  const region = isFigureLike(text) ? behindDash(text, group.region, grey) : group.region;
  const large = zoom(grey, region, factor, Math.round(margin * factor));
  engine.show(large);
  const read = engine.read([0, 0, large.width, large.height], layoutOf(group), amongOf(text));
  return region === group.region ? textOf(read) : `-${textOf(read).replace(leadingDash, "")}`;
}

function readLarger(
  group: Group,
  other: string,
  grey: Grey,
  first: Recogniser,
  second: Recogniser,
): JudgedWord[] {
  const { words, region } = group;
  const text = textOf(words);
  const large = zoom(grey, region, larger, Math.round(margin * larger));
  first.show(large);
  const again = first.read([0, 0, large.width, large.height], layoutOf(group));
  const third = readFigure(group, textOf(again), larger, grey, second);
  if (isSame(text, third, group, grey)) return withReading(words, { sure: true, other: third });
  for (const reading of [other, third]) {
    if (!isSame(textOf(again), reading, group, grey)) continue;
    return replace(group, again, { sure: true, other: reading });
  }
  // An engine that wavers is not outvoted by asking the other until it says the same.
  if (!agree(text, textOf(again))) return withReading(words, { sure: false, other });
  const fourth = readFigure(group, text, largest, grey, second);
  return isSame(text, fourth, group, grey)
    ? withReading(words, { sure: true, other: fourth })
    : withReading(words, { sure: false, other });
}

/** What both engines read the same, in the place of what the first had read in its surroundings. */
function replace(
  { words, region }: Group,
  again: readonly ReadWord[],
  reading: Reading,
): JudgedWord[] {
  const [model] = words;
  const scale = (value: number, from: number): number =>
    Math.round(from + (value - Math.round(margin * larger)) / larger);
  return again.map(({ text, confidence, box: [left, top, right, bottom] }) => ({
    text,
    confidence,
    box: [
      scale(left, region[0]),
      scale(top, region[1]),
      scale(right, region[0]),
      scale(bottom, region[1]),
    ],
    baseline: model?.baseline ?? region[3],
    ...(model?.cell === undefined ? {} : { cell: model.cell }),
    reading,
  }));
}
