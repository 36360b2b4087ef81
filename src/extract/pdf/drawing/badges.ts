import type { BoundingBox } from "../../../document.ts";
import type { Drawing, Fill, Ruling, Shape, Span } from "./drawing.ts";
import { boxHeight, boxWidth, centreX, centreY, containsPoint } from "./geometry.ts";
import { isWhite, spreadOf } from "./visible.ts";

/** A badge is no wider and no higher than this (parts of the size of its letter), and no more uneven than this. */
const widest = 2.2;
const highest = 1.7;
const mostUneven = 2;
/** Whatever its letter, no smaller and no larger than this (points). */
const smallest = 6;
const largest = 40;
/** Channels that lie closer together than this are a grey's (of 255). */
const greySpread = 48;
/** What is drawn so close to a side is a cell's edge, or the next cell (points). */
const atSide = 1.5;
/** A page of more coloured areas of this size is a drawing. */
const mostBadges = 1000;
const letter = /^\p{L}$/u;

/**
 * Coloured squares close round one letter, as browsers draw a light with its initial: they stand free in their cells,
 * whose edges they are not. Where a rule or another area lies at a side, the square may be a cell that is filled.
 */
export function badgesToShapes({
  fills,
  shapes,
  rulings,
  spans,
}: Pick<Drawing, "fills" | "shapes" | "rulings" | "spans">): Pick<Drawing, "fills" | "shapes"> {
  const letters = spans.filter(({ text, turn }) => turn === 0 && letter.test(text));
  if (letters.length === 0) return { fills, shapes };
  const isBadge = (fill: Fill): boolean =>
    isAroundOne(fill, letters, spans) &&
    !rulings.some((ruling) => liesAtSide(rulingBox(ruling), fill.box)) &&
    !fills.some((other) => other !== fill && isNextTo(other.box, fill.box));
  const small = fills.filter(isSmall);
  if (small.length > mostBadges) return { fills, shapes };
  const badges = new Set(small.filter(isBadge));
  if (badges.size === 0) return { fills, shapes };
  return {
    fills: fills.filter((fill) => !badges.has(fill)),
    shapes: [...shapes, ...[...badges].map(toShape)],
  };
}

const isSmall = ({ box, colour }: Fill): boolean => {
  const [width, height] = [boxWidth(box), boxHeight(box)];
  return (
    Math.max(width, height) <= largest &&
    Math.min(width, height) >= smallest &&
    Math.max(width, height) <= mostUneven * Math.min(width, height) &&
    !isWhite(colour) &&
    spreadOf(colour) >= greySpread
  );
};

function isAroundOne({ box }: Fill, letters: readonly Span[], spans: readonly Span[]): boolean {
  const reachesIn = (span: Span): boolean =>
    span.box[0] < box[2] && span.box[2] > box[0] && containsPoint(box, box[0], centreY(span.box));
  const own = letters.find((span) => containsPoint(box, centreX(span.box), centreY(span.box)));
  return (
    own !== undefined &&
    boxWidth(box) <= widest * own.size &&
    boxHeight(box) <= highest * own.size &&
    !spans.some((span) => span !== own && reachesIn(span))
  );
}

const rulingBox = ({ direction, at, from, to }: Ruling): BoundingBox =>
  direction === "horizontal" ? [from, at, to, at] : [at, from, at, to];

/** Whether a rule runs along or meets a side of a box. */
const liesAtSide = (rule: BoundingBox, box: BoundingBox): boolean =>
  rule[0] <= box[2] + atSide &&
  rule[2] >= box[0] - atSide &&
  rule[1] <= box[3] + atSide &&
  rule[3] >= box[1] - atSide;

/** Whether an area begins or ends where a box does; one that holds it all is its ground. */
const isNextTo = (other: BoundingBox, box: BoundingBox): boolean =>
  liesAtSide(other, box) &&
  !(
    other[0] < box[0] - atSide &&
    other[2] > box[2] + atSide &&
    other[1] <= box[1] &&
    other[3] >= box[3]
  );

const toShape = ({ box, colour, order }: Fill): Shape => {
  const [left, top, right, bottom] = box;
  const outline = [left, top, right, top, right, bottom, left, bottom];
  return { box, colour, filled: true, curved: false, outline, order };
};
