import type { BoundingBox } from "../document.ts";
import type { ScannedArea, ScannedPage, ScannedRule } from "./scanned.ts";

/** White between the foot of the first page and the head of the second: no table runs on over it (points). */
const between = 72;

/**
 * Two pages that lie side by side as one: the second below the first, in the order they are read. Where neither could be
 * read the reason is the first's; where one could not, all of it is print of which no word was made.
 */
export function facing(
  first: ScannedPage,
  second: ScannedPage,
  [left, height]: readonly [left: number, height: number],
): ScannedPage {
  if (first.turn !== undefined || second.turn !== undefined)
    return { ...without(first), fault: "two-pages" };
  if (first.fault !== undefined && second.fault !== undefined) return first;
  const below = height + between;
  const upper = whole(first, [0, 0, left, height]);
  const lower = lowered(whole(second, [0, 0, left, height]), below);
  return {
    lean: first.lean,
    facing: { below, left, lean: second.lean },
    words: [...upper.words, ...lower.words],
    rules: [...upper.rules, ...lower.rules],
    fills: [...upper.fills, ...lower.fills],
    marks: [...upper.marks, ...lower.marks],
    unread: [...upper.unread, ...lower.unread],
  };
}

const without = ({ lean }: ScannedPage): ScannedPage => ({
  lean,
  words: [],
  rules: [],
  fills: [],
  marks: [],
  unread: [],
});

const whole = (page: ScannedPage, box: BoundingBox): ScannedPage =>
  page.fault === undefined || page.fault === "blank" ? page : { ...page, unread: [box] };

function lowered(page: ScannedPage, by: number): ScannedPage {
  const move = ([left, top, right, bottom]: BoundingBox): BoundingBox => [
    left,
    top + by,
    right,
    bottom + by,
  ];
  const area = (one: ScannedArea): ScannedArea => ({ ...one, box: move(one.box) });
  const rule = (one: ScannedRule): ScannedRule =>
    one.direction === "horizontal"
      ? { ...one, at: one.at + by }
      : { ...one, from: one.from + by, to: one.to + by };
  return {
    ...page,
    words: page.words.map((word) => ({
      ...word,
      box: move(word.box),
      baseline: word.baseline + by,
    })),
    rules: page.rules.map(rule),
    fills: page.fills.map(area),
    marks: page.marks.map(area),
    unread: page.unread.map(move),
  };
}
