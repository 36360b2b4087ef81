import type { BoundingBox } from "../../../document.ts";
import type { Drawing, Face, Span } from "../drawing/drawing.ts";
import {
  boxHeight,
  boxWidth,
  centreX,
  centreY,
  containsPoint,
  intersectBoxes,
  unionBox,
} from "../drawing/geometry.ts";
import { isWhite } from "../drawing/visible.ts";

/** A light is no smaller and no larger than this, in parts of the size of the text beside it. */
const smallest = 0.5;
const largest = 3;
/** It is as wide as it is high, give or take this part of the larger side. */
const unevenness = 0.35;
/** A rounded bar may be this much wider than high. */
const widestPill = 4.5;
/** Lights of one column have their middles on one upright line, and are of one size, give or take this (points). */
const slack = 2;
/** Fewer lights one below the other make no column; where all have text on both sides, these are enough. */
const fewest = 3;
const fewestBetween = 2;
/** So many of them have text before them: a list's bullets and a chart's key have none there. */
const besidePart = 0.6;
/** A light whose middle is so close to that of a line stands on it (parts of the font size, or of its height). */
const onLine = 0.6;
const onLineOfLarge = 0.5;

/** A tick is a cell of its own, and begins no list. */
const stoodIn = "◆";
/** What stands for a light among the words of a page: it has no font, and is no text of its cell. */
const lightFace: Face = { name: "drawn light", bold: false, italic: false, symbol: true };

/** Whether a span stands for a light that is drawn. */
export const isLight = ({ face }: Span): boolean => face === lightFace;

/**
 * Lights that are drawn one below the other, as if they were printed signs: where a column holds nothing else, they
 * alone say where it stands, and which row each is of. What reaches into one of `taken` is a chart's or a table's that
 * was found before.
 */
export function lightsAsSpans(
  drawing: Pick<Drawing, "shapes" | "pictures" | "fills">,
  spans: readonly Span[],
  taken: readonly BoundingBox[],
): Span[] {
  const upright = spans.filter(({ turn }) => turn === 0);
  const isWritten = (box: BoundingBox): boolean =>
    upright.some((span) => containsPoint(box, centreX(span.box), centreY(span.box)));
  const lights = lightBoxes(drawing).flatMap((box) => {
    const line = nearestOf(upright, box);
    const isTaken = taken.some((one) => intersectBoxes(one, box) !== undefined);
    if (line === undefined || isTaken || isWritten(box)) return [];
    const size = boxHeight(box);
    if (size < smallest * line.size || size > largest * line.size) return [];
    const beside = textBeside(box, upright);
    return [{ box, line, isAfter: beside.before, isBetween: beside.before && beside.after }];
  });
  return lights
    .filter((light) => {
      const column = lights.filter((other) => isBelow(light.box, other.box));
      return column.length >= fewest
        ? column.filter(({ isAfter }) => isAfter).length >= besidePart * column.length
        : column.length >= fewestBetween && column.every(({ isBetween }) => isBetween);
    })
    .map(({ box, line }) => toSpan(box, line));
}

type Lit = Pick<Drawing, "shapes" | "pictures" | "fills">;

/** Boxes of what is drawn as large across as down; a light and its ring are one. */
export function lightBoxes(drawing: Lit): readonly BoundingBox[] {
  const known = knownBoxes.get(drawing);
  if (known !== undefined) return known;
  const boxes = findLightBoxes(drawing);
  knownBoxes.set(drawing, boxes);
  return boxes;
}

/** Each table of a page asks for the same page's. */
const knownBoxes = new WeakMap<Lit, readonly BoundingBox[]>();

function findLightBoxes({ shapes, pictures, fills }: Lit): BoundingBox[] {
  const drawn = [
    ...shapes.filter(({ colour, box }) => !isWhite(colour) && (isEven(box) || isPill(box))),
    ...[...pictures, ...fills.filter(({ colour }) => !isWhite(colour))].filter(({ box }) =>
      isEven(box),
    ),
  ];
  const boxes: BoundingBox[] = [];
  for (const { box } of drawn) {
    const at = boxes.findIndex((one) => intersectBoxes(one, box) !== undefined);
    if (at < 0) boxes.push(box);
    else boxes[at] = unionBox(boxes[at] as BoundingBox, box);
  }
  return boxes.filter((box) => isEven(box) || isPill(box));
}

/** A bar with round ends, no wider than this many times its height. */
const isPill = (box: BoundingBox): boolean =>
  boxWidth(box) > boxHeight(box) && boxWidth(box) <= widestPill * boxHeight(box);

const isEven = (box: BoundingBox): boolean => {
  const [width, height] = [boxWidth(box), boxHeight(box)];
  return Math.abs(width - height) <= unevenness * Math.max(width, height);
};

const isBelow = (a: BoundingBox, b: BoundingBox): boolean =>
  Math.abs(centreX(a) - centreX(b)) <= slack && Math.abs(boxWidth(a) - boxWidth(b)) <= slack;

/** The span whose line is nearest in height. */
function nearestOf(spans: readonly Span[], box: BoundingBox): Span | undefined {
  const y = centreY(box);
  const away = (span: Span): number => Math.abs(centreY(span.box) - y);
  let nearest: Span | undefined;
  for (const span of spans) {
    if (nearest === undefined || away(span) < away(nearest)) nearest = span;
  }
  return nearest;
}

/** Whether text stands before a light and after it, at its height. */
function textBeside(
  box: BoundingBox,
  spans: readonly Span[],
): { readonly before: boolean; readonly after: boolean } {
  const level = spans.filter(
    (span) => Math.abs(centreY(span.box) - centreY(box)) < Math.max(span.size, boxHeight(box)),
  );
  return {
    before: level.some((span) => span.box[2] <= box[0] + 1),
    after: level.some((span) => span.box[0] >= box[2] - 1),
  };
}

/** A sign on the line that the light stands on, or on one of its own between two. */
function toSpan(box: BoundingBox, near: Span): Span {
  const isOnLine =
    Math.abs(centreY(near.box) - centreY(box)) <=
    Math.max(onLine * near.size, onLineOfLarge * boxHeight(box));
  const baseline = isOnLine ? near.baseline : centreY(box) + near.baseline - centreY(near.box);
  const [above, below] = [near.baseline - near.box[1], near.box[3] - near.baseline];
  return {
    text: stoodIn,
    box: [box[0], baseline - above, box[2], baseline + below],
    baseline,
    size: near.size,
    face: lightFace,
    colour: "#000000",
    turn: 0,
    tag: -1,
  };
}
