import type { BoundingBox } from "../../../document.ts";
import { append } from "../../../long-lists.ts";
import type { Drawing, Fill, Ruling, Shape, Span } from "./drawing.ts";
import { boxHeight, boxWidth, centreX, centreY, containsPoint } from "./geometry.ts";
import { boundsOf } from "./path.ts";

/** A cell's card is at least so wide and high (points). */
const narrowest = 12;
const lowest = 8;
/** Its corners are rounded over no more than this (points), and this part of its shorter side. */
const widestCorner = 9;
const cornerPart = 0.35;
/** Its sides are straight over this part of their length at least. */
const straightPart = 0.4;
/** A side is straight, and cards begin or end at one place, within this (points). */
const sameSide = 0.5;
/** Cards of one table stand no farther apart (points). */
const widestGap = 6;
/** So many are a table; a page of more is a drawing. */
const fewestCards = 6;
const mostCards = 4000;
/** So many of a table's cards have words in them. */
const writtenPart = 0.4;
/** How thick a card's border is taken to be (points): a shape does not say. */
const borderWidth = 0.5;

/**
 * Cells that are drawn as cards, with rounded corners and gaps between them: they say what rules would, each gap being
 * one. Rounded boxes that stand alone, as buttons and lights do, or hold no words, as a chart's bars, stay shapes.
 */
export function cardsToRules({
  shapes,
  rulings,
  fills,
  spans,
}: Pick<Drawing, "shapes" | "rulings" | "fills" | "spans">): Pick<
  Drawing,
  "shapes" | "rulings" | "fills"
> {
  const boxes = shapes.filter(isRoundedBox);
  if (boxes.length < fewestCards || boxes.length > mostCards) return { shapes, rulings, fills };
  const tables = groupCards(boxes).filter((cards) => isTable(cards, spans));
  if (tables.length === 0) return { shapes, rulings, fills };
  const cards = new Set(tables.flat());
  const drawn = tables.flatMap(closeGaps);
  return {
    shapes: shapes.filter((shape) => !cards.has(shape)),
    rulings: [...rulings, ...drawn.filter(({ filled }) => !filled).flatMap(sidesOf)],
    fills: [...fills, ...drawn.filter(({ filled }) => filled).map(toFill)],
  };
}

/** Whether a path runs along an upright rectangle but for its corners. */
export function isRoundedBox({ curved, outline }: Shape): boolean {
  if (!curved || outline.length < 16) return false;
  const box = boundsOf(outline);
  const [width, height] = [boxWidth(box), boxHeight(box)];
  if (width < narrowest || height < lowest) return false;
  const corner = Math.min(widestCorner, cornerPart * Math.min(width, height));
  const straight = [0, 0, 0, 0];
  for (let at = 0; at < outline.length; at += 2) {
    const from = [outline[at] as number, outline[at + 1] as number] as const;
    const next = (at + 2) % outline.length;
    const to = [outline[next] as number, outline[next + 1] as number] as const;
    const isAt = ([x, y]: readonly [number, number], side: number): boolean =>
      Math.abs((side % 2 === 0 ? x : y) - box[side as 0 | 1 | 2 | 3]) <= sameSide;
    const [right, below] = [Math.min(from[0] - box[0], box[2] - from[0]), from[1]];
    const isInCorner = right <= corner && Math.min(below - box[1], box[3] - below) <= corner;
    const sides = [0, 1, 2, 3].filter((side) => isAt(from, side));
    if (sides.length === 0 && !isInCorner) return false;
    for (const side of sides) {
      if (!isAt(to, side)) continue;
      const run = side % 2 === 0 ? Math.abs(to[1] - from[1]) : Math.abs(to[0] - from[0]);
      straight[side] = Math.max(straight[side] as number, run);
    }
  }
  return straight.every((run, side) => run >= straightPart * (side % 2 === 0 ? height : width));
}

/** Cards that stand beside or below each other, directly or through others. */
function groupCards(boxes: readonly Shape[]): Shape[][] {
  const groups: Shape[][] = [];
  for (const card of boxes) {
    const near = groups.filter((group) => group.some((other) => isNextTo(card.box, other.box)));
    const joined = [card];
    for (const group of near) {
      append(joined, group);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(joined);
  }
  return groups;
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= sameSide;

const isAbreast = (a: BoundingBox, b: BoundingBox): boolean =>
  isGap(a, b, 0) && (isSame(a[1], b[1]) || isSame(a[3], b[3]));

/** Beside each other with a small gap, of the same top or bottom; or so below each other; or one drawn on the other. */
const isNextTo = (a: BoundingBox, b: BoundingBox): boolean =>
  isAbreast(a, b) ||
  (isGap(a, b, 1) && (isSame(a[0], b[0]) || isSame(a[2], b[2]))) ||
  a.every((side, at) => Math.abs(side - (b[at] as number)) <= 2 * sameSide);

function isGap(a: BoundingBox, b: BoundingBox, axis: 0 | 1): boolean {
  const [first, second] = a[axis] <= b[axis] ? [a, b] : [b, a];
  const gap = second[axis] - first[axis === 0 ? 2 : 3];
  return gap >= -sameSide && gap <= widestGap;
}

function isTable(cards: readonly Shape[], spans: readonly Span[]): boolean {
  if (cards.length < fewestCards) return false;
  const written = cards.filter(({ box }) =>
    spans.some((span) => containsPoint(box, centreX(span.box), centreY(span.box))),
  );
  const abreast = cards.filter(({ box }) => cards.some((other) => isAbreast(box, other.box)));
  return written.length >= writtenPart * cards.length && abreast.length >= cards.length / 2;
}

/** A table's cards, grown to the middle of the gaps between them. */
function closeGaps(cards: readonly Shape[]): Shape[] {
  const places = ([0, 1] as const).map((axis) =>
    toPlaces(cards.flatMap(({ box }) => [box[axis], box[axis === 0 ? 2 : 3]])),
  );
  const placeOf = (axis: 0 | 1, at: number): number => places[axis]?.get(at) ?? at;
  return cards.map((card) => {
    const [left, top, right, bottom] = card.box;
    return {
      ...card,
      box: [placeOf(0, left), placeOf(1, top), placeOf(0, right), placeOf(1, bottom)],
    };
  });
}

/** Sides with no more than a gap between the first and the last, all at the middle of those. */
function toPlaces(sides: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  const sorted = [...sides].sort((a, b) => a - b);
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at] as number;
    let end = at;
    while (end < sorted.length && (sorted[end] as number) - first <= widestGap + sameSide) end += 1;
    const middle = (first + (sorted[end - 1] as number)) / 2;
    for (; at < end; at += 1) places.set(sorted[at] as number, middle);
  }
  return places;
}

function sidesOf({ box: [left, top, right, bottom], colour }: Shape): Ruling[] {
  const level = { direction: "horizontal", from: left, to: right, width: borderWidth, colour };
  const upright = { direction: "vertical", from: top, to: bottom, width: borderWidth, colour };
  return [
    { ...level, at: top },
    { ...level, at: bottom },
    { ...upright, at: left },
    { ...upright, at: right },
  ] as Ruling[];
}

const toFill = ({ box, colour, order }: Shape): Fill => ({ box, colour, order, opaque: false });
