import type { BoundingBox } from "../../../document.ts";
import type { Drawing, Span } from "../drawing/drawing.ts";
import {
  boxArea,
  boxHeight,
  boxWidth,
  centreX,
  centreY,
  containsPoint,
  unionBox,
} from "../drawing/geometry.ts";
import { isFigure } from "./pieces.ts";

/** So many bars, each no thicker than this (points), as many of them of lengths of their own, are a chart. */
const fewestBars = 6;
const thickest = 40;
const fewestLengths = 4;
/** Bars of one kind are equally thick, and begin on one line, give or take this (points). */
const equal = 1;
/** The figure at a bar's end is no further from it than this (points). */
const labelReach = 30;
/** What is written under a bar begins no further below it than this (parts of the font size). */
const axisReach = 1;

export interface Bars {
  /** The bars and the figures at their ends. */
  readonly labelled: BoundingBox;
  /** The ground that upright bars stand on, too, and the figures and names along its axes. */
  readonly whole: BoundingBox;
}

/** Filled areas that begin on one line, equally thick and of many lengths, with nothing written in most: bars. */
export function findBars(drawing: Drawing): readonly Bars[] {
  const known = knownBars.get(drawing);
  if (known !== undefined) return known;
  const bars = barsOf(drawing);
  knownBars.set(drawing, bars);
  return bars;
}

/** A page's charts are asked for as charts and as figures, and by the page before. */
const knownBars = new WeakMap<Drawing, readonly Bars[]>();

function barsOf(drawing: Drawing): Bars[] {
  const { fills, spans } = drawing;
  return ([0, 1] as const).flatMap((axis) => {
    const begin = (box: BoundingBox): number => (axis === 0 ? box[0] : box[3]);
    const length = (box: BoundingBox): number => (axis === 0 ? boxWidth(box) : boxHeight(box));
    const thickness = (box: BoundingBox): number => (axis === 0 ? boxHeight(box) : boxWidth(box));
    const groups: BoundingBox[][] = [];
    for (const { box } of fills) {
      if (thickness(box) > thickest || thickness(box) < 2) continue;
      const group = groups.find(([first]) => {
        const other = first as BoundingBox;
        return (
          Math.abs(begin(other) - begin(box)) <= equal &&
          Math.abs(thickness(other) - thickness(box)) <= equal
        );
      });
      if (group === undefined) groups.push([box]);
      else group.push(box);
    }
    return groups
      .filter((bars) => {
        const lengths = new Set(bars.map((bar) => Math.round(length(bar) / 2)));
        const written = bars.filter((bar) => spans.some((span) => isIn(span, bar)));
        return (
          bars.length >= fewestBars &&
          lengths.size >= fewestLengths &&
          written.length < 0.4 * bars.length
        );
      })
      .map((bars) => {
        const box = bars.reduce(unionBox);
        const labels = spans.filter(
          (span) =>
            isFigure(span.text) &&
            isIn(
              span,
              axis === 0
                ? [box[0], box[1], box[2] + labelReach, box[3]]
                : [box[0], box[1] - labelReach, box[2], box[3]],
            ),
        );
        const labelled = labels.map((label) => label.box).reduce(unionBox, box);
        return {
          labelled,
          whole:
            axis === 0 ? labelled : withAxes(unionBox(labelled, groundOf(box, drawing)), spans),
        };
      });
  });
}

/** So many rules through a chart are its grid. */
const fewestGridLines = 3;

/** What upright bars are drawn on: an area or level rules that end where the bars begin. */
function groundOf(bars: BoundingBox, { fills, rulings }: Drawing): BoundingBox {
  const [left, top, right, bottom] = bars;
  const grid = rulings.filter(
    (ruling) =>
      ruling.direction === "horizontal" &&
      ruling.from <= left + equal &&
      ruling.to >= right - equal,
  );
  const grounds = [
    ...fills.map(({ box }) => box),
    ...grid
      .filter(({ at }) => Math.abs(at - bottom) <= equal)
      .map(({ from, to }): BoundingBox[] => [
        ...grid
          .filter((one) => Math.abs(one.from - from) <= equal && Math.abs(one.to - to) <= equal)
          .map(({ at }): BoundingBox => [from, at, to, at]),
      ])
      .filter((lines) => lines.length >= fewestGridLines)
      .map((lines) => lines.reduce(unionBox)),
  ].filter(
    (box) =>
      Math.abs(box[3] - bottom) <= equal &&
      box[0] <= left + equal &&
      box[2] >= right - equal &&
      box[1] <= top + equal,
  );
  return grounds.reduce(
    (least, box) => (boxArea(box) < boxArea(least) ? box : least),
    grounds[0] ?? bars,
  );
}

/** A chart with the figures beside its ground, and with what is written close under it. */
function withAxes(ground: BoundingBox, spans: readonly Span[]): BoundingBox {
  const [left, top, right, bottom] = ground;
  return spans
    .filter(({ text, box, size }) => {
      const isBeside =
        isFigure(text) &&
        box[2] <= left + equal &&
        box[2] >= left - labelReach &&
        centreY(box) >= top - size &&
        centreY(box) <= bottom + size;
      const isUnder =
        box[1] >= bottom - equal &&
        box[1] <= bottom + axisReach * size &&
        centreX(box) >= left &&
        centreX(box) <= right;
      return isBeside || isUnder;
    })
    .map(({ box }) => box)
    .reduce(unionBox, ground);
}

const isIn = (span: Span, box: BoundingBox): boolean =>
  containsPoint(box, centreX(span.box), centreY(span.box));
