import type { BoundingBox } from "../../../document.ts";
import type { Span } from "../drawing/drawing.ts";
import { overlap, unionBoxes } from "../drawing/geometry.ts";
import { turnedText } from "./cell-text.ts";

/** Words of one turned line follow each other closer than this, and its lines stand closer than this (parts of the font size). */
const wordGap = 1;
const lineStep = 1.32;
/** What stands under a head is no farther from it than this (parts of the font size). */
const farBelow = 5;
/** A column's figures may stand at its right end and its head at its left (parts of the font size). */
const farBeside = 3;
/** Heads stand beside each other; one alone is the name of what stands beside it. */
const fewestHeads = 2;

/** A head turned on its side: what stands in a column's head, in one or more turned lines. */
interface TurnedHead {
  readonly spans: readonly Span[];
  readonly box: BoundingBox;
}

/**
 * Narrow columns have their heads turned on their side. Where several stand beside each other over upright text, one
 * upright piece stands for each, at the foot of them all and as high as they are, so that what finds columns by
 * lines of text finds their heads, too.
 */
export function layHeadsDown(spans: readonly Span[]): readonly Span[] {
  const turned = spans.filter(({ turn }) => turn === 90 || turn === 270);
  if (turned.length < fewestHeads) return spans;
  const upright = spans.filter(({ turn }) => turn === 0);
  const rows = rowsOfHeads(headsOf(turned)).filter((row) => isOverColumns(row, upright));
  const taken = new Set(rows.flatMap((row) => row.flatMap((head) => head.spans)));
  if (taken.size === 0) return spans;
  return [...spans.filter((span) => !taken.has(span)), ...rows.flatMap(laidDown)];
}

function laidDown(row: readonly TurnedHead[]): Span[] {
  const [, top, , bottom] = unionBoxes(row.map(({ box }) => box));
  return row.flatMap(({ spans, box: [left, , right] }) => {
    const [first] = spans;
    if (!first) return [];
    return [
      {
        ...first,
        text: turnedText(spans),
        turn: 0,
        box: [left, top, right, bottom],
        baseline: bottom,
      },
    ];
  });
}

function headsOf(turned: readonly Span[]): TurnedHead[] {
  const left = new Set(turned);
  const heads: TurnedHead[] = [];
  for (const first of turned) {
    if (!left.delete(first)) continue;
    const spans = [first];
    for (let at = 0; at < spans.length; at += 1) {
      const one = spans[at] as Span;
      for (const other of left) {
        if (!isOfHead(one, other)) continue;
        left.delete(other);
        spans.push(other);
      }
    }
    heads.push({ spans, box: unionBoxes(spans.map(({ box }) => box)) });
  }
  return heads;
}

/** Words of one turned line, or of two that one wrapped text has. */
function isOfHead(one: Span, other: Span): boolean {
  if (one.turn !== other.turn || Math.abs(one.size - other.size) > 0.1 * one.size) return false;
  const apart = Math.abs(one.baseline - other.baseline);
  const between = -overlap(one.box[1], one.box[3], other.box[1], other.box[3]);
  if (apart < 0.3 * one.size) return between < wordGap * one.size;
  return apart <= lineStep * one.size && between < 0;
}

/** Heads beside each other: each reaches down or up to where the next one stands. */
function rowsOfHeads(heads: readonly TurnedHead[]): TurnedHead[][] {
  const rows: TurnedHead[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const head of [...heads].sort((a, b) => a.box[1] - b.box[1])) {
    if (head.box[1] < bottom) rows.at(-1)?.push(head);
    else rows.push([head]);
    bottom = Math.max(bottom, head.box[3]);
  }
  return rows;
}

/** Under the heads of columns stand as many texts at least as make two columns; beside the name of a group, at its side. */
function isOverColumns(row: readonly TurnedHead[], upright: readonly Span[]): boolean {
  if (row.length < fewestHeads) return false;
  const [left, , right, foot] = unionBoxes(row.map(({ box }) => box));
  const under = upright.filter(
    ({ box, size }) =>
      box[1] > foot - 1 &&
      box[1] < foot + farBelow * size &&
      overlap(box[0], box[2], left - farBeside * size, right + farBeside * size) > 0,
  );
  return under.some((one) =>
    under.some((other) => other.box[0] - one.box[2] > wordGap * Math.max(one.size, other.size)),
  );
}
