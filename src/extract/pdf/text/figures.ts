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
import { findBars } from "./bars.ts";

/** Smaller pictures are logos and lights; larger ones hold their own words (points). */
const smallestFigure = 80;
const backgroundWidth = 0.92;
/** So many paths drawn close together are a chart or a map. */
const fewestPaths = 6;

/** Boxes of charts of upright bars, with what is written along their axes. */
export const findBarCharts = (drawing: Drawing): BoundingBox[] =>
  findBars(drawing).map(({ whole }) => whole);

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
  return [
    ...pictures,
    ...findCharts(drawing),
    ...findBars(drawing).map(({ labelled }) => labelled),
  ];
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
