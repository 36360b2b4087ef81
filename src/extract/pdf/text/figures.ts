import type { BoundingBox } from "../../../document.ts";
import { append } from "../../../long-lists.ts";
import type { Drawing, Shape, Span } from "../drawing/drawing.ts";
import {
  boxHeight,
  boxWidth,
  centreX,
  centreY,
  containsPoint,
  unionBox,
} from "../drawing/geometry.ts";
import { isFigure } from "./pieces.ts";

/** Smaller pictures are logos and lights; larger ones hold their own words (points). */
const smallestFigure = 80;
const backgroundWidth = 0.92;
/** So many paths drawn close together are a chart or a map. */
const fewestPaths = 6;

/** Boxes of pictures, charts and maps: what is written in them is no table. */
export function findFigures(drawing: Drawing): BoundingBox[] {
  const pictures = drawing.pictures
    .map((picture) => picture.box)
    .filter(
      (box) =>
        boxWidth(box) >= smallestFigure &&
        boxHeight(box) >= smallestFigure &&
        // What fills the page from side to side is its background, often cut into strips.
        boxWidth(box) < backgroundWidth * drawing.width,
    );
  return [...pictures, ...findCharts(drawing), ...findBars(drawing)];
}

/** So many bars, each no thicker than this (points), as many of them of lengths of their own, are a chart. */
const fewestBars = 6;
const thickest = 40;
const fewestLengths = 4;
/** Bars of one kind are equally thick, and begin on one line, give or take this (points). */
const equal = 1;
/** The figure at a bar's end is no further from it than this (points). */
const labelReach = 30;

/** Filled areas that begin on one line, equally thick and of many lengths, with nothing written in most: bars. */
function findBars({ fills, spans }: Drawing): BoundingBox[] {
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
        const written = bars.filter((bar) => spans.some((span) => isInAny(span, [bar])));
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
            isInAny(span, [
              axis === 0
                ? [box[0], box[1], box[2] + labelReach, box[3]]
                : [box[0], box[1] - labelReach, box[2], box[3]],
            ]),
        );
        return labels.map((label) => label.box).reduce(unionBox, box);
      });
  });
}

/** Groups of slanted or curved paths that lie close together. */
function findCharts(drawing: Drawing): BoundingBox[] {
  const groups: { box: BoundingBox; shapes: Shape[] }[] = [];
  for (const shape of drawing.shapes) {
    const near = groups.filter(
      (group) =>
        shape.box[0] <= group.box[2] + 12 &&
        shape.box[2] >= group.box[0] - 12 &&
        shape.box[1] <= group.box[3] + 12 &&
        shape.box[3] >= group.box[1] - 12,
    );
    let box = shape.box;
    const shapes = [shape];
    for (const group of near) {
      box = unionBox(box, group.box);
      append(shapes, group.shapes);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push({ box, shapes });
  }
  return groups
    .filter(
      ({ box, shapes }) =>
        shapes.length >= fewestPaths &&
        boxWidth(box) >= smallestFigure &&
        boxHeight(box) >= smallestFigure &&
        shapes.some((shape) => boxWidth(shape.box) > 30 || boxHeight(shape.box) > 30),
    )
    .map(({ box }) => box);
}

export const isInAny = (span: Span, boxes: readonly BoundingBox[], margin = 0): boolean =>
  boxes.some((box) => containsPoint(box, centreX(span.box), centreY(span.box), margin));
