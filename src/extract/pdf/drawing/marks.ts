import type { BoundingBox, Mark } from "../../../document.ts";
import type { Drawing, Fill, Picture, Shape, Span } from "./drawing.ts";
import {
  boxHeight,
  boxWidth,
  centreX,
  centreY,
  containsPoint,
  intersectBoxes,
  roundBox,
  unionBox,
} from "./geometry.ts";
import type { Look } from "./pixels.ts";
import { findGlyphShape, findShape } from "./shape.ts";
import { isPictograph } from "./symbols.ts";
import { isWhite, spreadOf } from "./visible.ts";

/** Larger pictures and shapes are illustrations, not marks (points). */
export const largestMark = 110;
/** A fill is a cell's own if it covers this part of it. */
const coveredPart = 0.55;
/** Characters that begin a list rather than tell a state. */
const listCharacters = /^[•▪◦‣·]$/;

/** What is a cell's although it lies in another's box, and what is another's although it lies in its own. */
export interface Moved {
  readonly gained: readonly BoundingBox[];
  readonly lost: readonly BoundingBox[];
}

/** What `marks` need of a page besides its drawing. */
export type Looks = ReadonlyMap<Picture, Look>;

/** Everything a cell shows that is not writing. */
export function cellMarks(
  box: BoundingBox,
  spans: readonly Span[],
  drawing: Drawing,
  looks: Looks,
  moved?: Moved,
): Mark[] {
  const isOneOf = (boxes: readonly BoundingBox[] | undefined, what: BoundingBox): boolean =>
    boxes?.some((one) => containsPoint(one, centreX(what), centreY(what))) === true;
  const inside = (what: BoundingBox): boolean =>
    (containsPoint(box, centreX(what), centreY(what))
      ? !isOneOf(moved?.lost, what)
      : isOneOf(moved?.gained, what)) && isMarkSize(what, box);
  return [
    ...drawing.pictures
      .filter((picture) => inside(picture.box))
      .map((picture) => pictureToMark(picture, looks.get(picture))),
    ...shapesToMarks(
      drawing.shapes.filter((shape) => inside(shape.box) && !isDrawnBullet(shape.box, spans)),
    ),
    ...squaresToMarks(
      drawing.fills.filter((fill) => inside(fill.box)),
      box,
    ),
    ...fillsToMarks(drawing.fills, box),
    ...spans
      .filter((span) => isPictograph(span.text) && !isBullet(span, spans))
      .flatMap(spanToMarks),
  ];
}

/** A light may be higher than the text of its row, which is all that tells how high that is (parts of its height). */
const overRow = 1.6;

function isMarkSize(what: BoundingBox, cell: BoundingBox): boolean {
  const [width, height] = [boxWidth(what), boxHeight(what)];
  return (
    Math.max(width, height) <= largestMark &&
    Math.max(width, height) >= 2 &&
    width <= boxWidth(cell) + 2 &&
    height <= overRow * boxHeight(cell) + 2
  );
}

function pictureToMark(picture: Picture, look: Look | undefined): Mark {
  const colour = picture.colour ?? look?.colour;
  return {
    kind: "image",
    ...(colour === undefined ? {} : { colour }),
    ...(look === undefined ? {} : { hash: look.hash }),
    ...(look?.shape === undefined || picture.upright !== true ? {} : { shape: look.shape }),
    box: roundBox(picture.box),
  };
}

/** A dot, drawn small in front of a line of text, is its bullet. */
function isDrawnBullet(box: BoundingBox, spans: readonly Span[]): boolean {
  return spans.some(
    (span) =>
      boxHeight(box) < 0.62 * span.size &&
      boxWidth(box) < 0.62 * span.size &&
      centreY(box) > span.box[1] &&
      centreY(box) < span.box[3] &&
      span.box[0] > box[2] &&
      span.box[0] - box[2] < 3 * span.size,
  );
}

/** Paths drawn over each other are one shape: a light and its outline, an arrow's shaft and head. */
function shapesToMarks(shapes: readonly Shape[]): Mark[] {
  const groups: { box: BoundingBox; shapes: Shape[] }[] = [];
  for (const shape of shapes) {
    const group = groups.find((one) => intersectBoxes(one.box, shape.box) !== undefined);
    if (group === undefined) groups.push({ box: shape.box, shapes: [shape] });
    else {
      group.box = unionBox(group.box, shape.box);
      group.shapes.push(shape);
    }
  }
  return groups
    .filter((group) => boxWidth(group.box) >= 2 && boxHeight(group.box) >= 2)
    .flatMap((group) => {
      const lamps = litLamps(group.shapes);
      return lamps.length > 1
        ? lamps.map((lamp) => toMark([lamp], lamp.box))
        : [toMark(group.shapes, group.box)];
    });
}

function toMark(shapes: readonly Shape[], box: BoundingBox): Mark {
  const shape = findShape(shapes);
  return {
    kind: "shape",
    colour: mainShape(shapes).colour,
    ...(shape === undefined ? {} : { shape }),
    box: roundBox(box),
  };
}

/** Filled shapes of different colours, none over another: the lamps of a traffic light that are lit, or two lights in a frame. */
function litLamps(shapes: readonly Shape[]): readonly Shape[] {
  const lit = shapes.filter(({ filled, colour }) => filled && isColoured(colour));
  const areApart = lit.every((one, at) =>
    lit.slice(at + 1).every((other) => intersectBoxes(one.box, other.box) === undefined),
  );
  return areApart && new Set(lit.map(({ colour }) => colour)).size > 1 ? lit : [];
}

/** Channels that lie closer together than this are a grey's (of 255). */
const greySpread = 48;

const isColoured = (colour: string): boolean => spreadOf(colour) >= greySpread;

/** The shape that gives the colour: filled before drawn, coloured before grey, grey before white, the largest. */
function mainShape(shapes: readonly Shape[]): Shape {
  const area = (shape: Shape): number => boxWidth(shape.box) * boxHeight(shape.box);
  const rank = ({ filled, colour }: Shape): number =>
    (filled ? 2 : 0) + (isWhite(colour) ? 0 : 4) + (isColoured(colour) ? 1 : 0);
  return shapes.reduce((best, shape) =>
    rank(shape) > rank(best) || (rank(shape) === rank(best) && area(shape) > area(best))
      ? shape
      : best,
  );
}

/** Filled rectangles that stand free in a cell: a square light. */
function squaresToMarks(fills: readonly Fill[], cell: BoundingBox): Mark[] {
  return fills
    .filter(
      (fill) =>
        boxWidth(fill.box) < 0.8 * boxWidth(cell) &&
        boxWidth(fill.box) <= 2.5 * boxHeight(fill.box) &&
        boxHeight(fill.box) <= 2.5 * boxWidth(fill.box) &&
        !isWhite(fill.colour),
    )
    .map((fill) => ({
      kind: "shape",
      colour: fill.colour,
      shape: "square",
      box: roundBox(fill.box),
    }));
}

/** The topmost fill behind the whole cell. */
function fillsToMarks(fills: readonly Fill[], cell: BoundingBox): Mark[] {
  const area = boxWidth(cell) * boxHeight(cell);
  let top: Fill | undefined;
  for (const fill of fills) {
    const shared = intersectBoxes(fill.box, cell);
    if (shared === undefined || boxWidth(shared) * boxHeight(shared) < coveredPart * area) continue;
    if (top === undefined || fill.order >= top.order) top = fill;
  }
  return top === undefined || isWhite(top.colour)
    ? []
    : [{ kind: "fill", colour: top.colour, box: roundBox(intersectBoxes(top.box, cell) ?? cell) }];
}

/** A pictograph of its text's own colour that starts a line of text is its bullet. */
function isBullet(span: Span, spans: readonly Span[]): boolean {
  return spans.some(
    (other) =>
      other !== span &&
      other.colour === span.colour &&
      /[\p{L}\p{N}]{2}/u.test(other.text) &&
      Math.abs(other.baseline - span.baseline) < 0.3 * other.size &&
      other.box[0] > span.box[2] &&
      other.box[0] - span.box[2] < 3 * other.size,
  );
}

/** A pictograph to its mark. */
function spanToMarks(span: Span): Mark[] {
  if (listCharacters.test(span.text)) return [];
  const shape = findGlyphShape(span.text);
  return [
    {
      kind: "glyph",
      colour: span.colour,
      glyph: span.text,
      ...(span.face.symbol ? { font: span.face.name } : {}),
      ...(shape === undefined ? {} : { shape }),
      box: roundBox(span.box),
    },
  ];
}
