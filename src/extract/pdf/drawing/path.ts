import type { BoundingBox } from "../../../document.ts";
import { append } from "../../../long-lists.ts";
import type { Fill, Ruling, Shape } from "./drawing.ts";
import {
  boxHeight,
  boxWidth,
  containsBox,
  intersectBoxes,
  type Matrix,
  transformPoint,
} from "./geometry.ts";

/** pdf.js 5.6.205 codes of a path; they are not exported, and `pdfjs.test.ts` holds them to it. */
const pathCodes = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticTo: 3, close: 4 } as const;

/** Thicker filled rectangles are areas; Word draws its thickest table rules at 6 points. */
const thickestRule = 3.2;
/** A rule is at least this much longer than it is thick. */
const shortestRule = 4;
/** How far from level a line may be, in points over its length. */
const straightness = 0.7;

export interface Subpath {
  /** x, y, x, y … on the page. */
  readonly points: readonly number[];
  readonly closed: boolean;
  readonly curved: boolean;
}

/** A pdf.js path on the page, piece by piece. Curves give their end points and middles. */
export function pathToSubpaths(path: ArrayLike<number>, matrix: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let points: number[] = [];
  let closed = false;
  let curved = false;
  const finish = (): void => {
    if (points.length >= 4) subpaths.push({ points, closed, curved });
    points = [];
    closed = false;
    curved = false;
  };
  const add = (x: number, y: number): void => {
    append(points, transformPoint(matrix, x, y));
  };
  const at = (index: number): number => path[index] ?? 0;
  for (let index = 0; index < path.length; ) {
    const code = at(index);
    switch (code) {
      case pathCodes.moveTo:
        finish();
        add(at(index + 1), at(index + 2));
        index += 3;
        break;
      case pathCodes.lineTo:
        if (closed) finish();
        add(at(index + 1), at(index + 2));
        index += 3;
        break;
      case pathCodes.curveTo: {
        curved = true;
        const [startX, startY] = [at(index - 2), at(index - 1)];
        const middle = (k: number, start: number): number =>
          (start + 3 * at(index + k) + 3 * at(index + k + 2) + at(index + k + 4)) / 8;
        add(middle(1, startX), middle(2, startY));
        add(at(index + 5), at(index + 6));
        index += 7;
        break;
      }
      case pathCodes.quadraticTo:
        curved = true;
        add(at(index + 3), at(index + 4));
        index += 5;
        break;
      case pathCodes.close:
        closed = true;
        index += 1;
        break;
      default:
        // An unknown code would put every later number out of step.
        index = path.length;
    }
  }
  finish();
  return subpaths;
}

export function boundsOf(points: readonly number[]): BoundingBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index + 1 < points.length; index += 2) {
    const x = points[index] ?? 0;
    const y = points[index + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return [left, top, right, bottom];
}

/** Whether a subpath runs along an upright rectangle, however many points it has. */
export function isRectangle(subpath: Subpath): boolean {
  const { points, curved } = subpath;
  const count = points.length / 2;
  if (curved || count < 4 || count > 6) return false;
  const box = boundsOf(points);
  const slack = Math.min(0.5, boxWidth(box) / 4 + 0.01, boxHeight(box) / 4 + 0.01);
  const corners = new Set<number>();
  for (let index = 0; index < points.length; index += 2) {
    const x = points[index] ?? 0;
    const y = points[index + 1] ?? 0;
    const isLeft = Math.abs(x - box[0]) <= slack;
    const isTop = Math.abs(y - box[1]) <= slack;
    if (!isLeft && Math.abs(x - box[2]) > slack) return false;
    if (!isTop && Math.abs(y - box[3]) > slack) return false;
    corners.add((isLeft ? 0 : 1) + (isTop ? 0 : 2));
  }
  return corners.size === 4;
}

export interface Paint {
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  readonly lineWidth: number;
  readonly clip: BoundingBox;
  /** The rectangles that the clip is made of, where it is several. */
  readonly clipParts: readonly BoundingBox[] | undefined;
  readonly order: number;
  /** Nothing under a fill is seen. */
  readonly opaque: boolean;
}

export interface PaintedPath {
  readonly rulings: Ruling[];
  readonly fills: Fill[];
  readonly shapes: Shape[];
}

/** What painting one subpath leaves to be seen: rulings, filled areas, shapes. */
export function paintSubpath(subpath: Subpath, paint: Paint, into: PaintedPath): void {
  const whole = boundsOf(subpath.points);
  const rectangle = isRectangle(subpath);
  if (paint.fill !== undefined) {
    const box = intersectBoxes(whole, paint.clip);
    if (box !== undefined) {
      const flat = !subpath.curved && Math.min(boxWidth(whole), boxHeight(whole)) < 0.05;
      const ruling = rectangle || flat ? boxToRuling(box, paint.fill) : undefined;
      if (ruling !== undefined) into.rulings.push(ruling);
      else if (rectangle) {
        const { fill: colour, order, opaque } = paint;
        const parts = (containsBox(whole, paint.clip) && paint.clipParts) || [box];
        for (const part of parts) into.fills.push({ box: part, colour, order, opaque });
      } else if (!flat) into.shapes.push(toShape(subpath, box, paint.fill, true, paint.order));
    }
  }
  if (paint.stroke !== undefined) {
    if (subpath.curved) {
      const box = intersectBoxes(whole, paint.clip);
      if (box !== undefined) {
        into.shapes.push(toShape(subpath, box, paint.stroke, false, paint.order));
      }
    } else {
      const slanted = strokeToRulings(subpath, paint.stroke, paint, into.rulings);
      const box = slanted ? intersectBoxes(whole, paint.clip) : undefined;
      if (box !== undefined) {
        into.shapes.push(toShape(subpath, box, paint.stroke, false, paint.order));
      }
    }
  }
}

function toShape(
  subpath: Subpath,
  box: BoundingBox,
  colour: string,
  filled: boolean,
  order: number,
): Shape {
  // A shape of thousands of corners is a map or a drawing; nobody reads a direction from it.
  const outline = subpath.points.length <= 400 ? subpath.points : [];
  return { box, colour, filled, curved: subpath.curved, outline, order };
}

function boxToRuling(box: BoundingBox, colour: string): Ruling | undefined {
  const width = boxWidth(box);
  const height = boxHeight(box);
  if (height <= thickestRule && width >= shortestRule && width >= 2 * height) {
    return {
      direction: "horizontal",
      at: (box[1] + box[3]) / 2,
      from: box[0],
      to: box[2],
      width: height,
      colour,
    };
  }
  if (width <= thickestRule && height >= shortestRule && height >= 2 * width) {
    return {
      direction: "vertical",
      at: (box[0] + box[2]) / 2,
      from: box[1],
      to: box[3],
      width,
      colour,
    };
  }
  return undefined;
}

/** Adds the level and upright pieces of a stroke; says whether there were others. */
function strokeToRulings(
  subpath: Subpath,
  colour: string,
  paint: Paint,
  rulings: Ruling[],
): boolean {
  const { points } = subpath;
  const count = points.length / 2;
  let slanted = false;
  for (let index = 0; index < (subpath.closed ? count : count - 1); index += 1) {
    const next = ((index + 1) % count) * 2;
    const [x1, y1] = [points[index * 2] ?? 0, points[index * 2 + 1] ?? 0];
    const [x2, y2] = [points[next] ?? 0, points[next + 1] ?? 0];
    const box = intersectBoxes(
      [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)],
      paint.clip,
    );
    if (box === undefined) continue;
    const width = paint.lineWidth;
    // A short stroke as thick as it is long draws an area or a dot, not a rule.
    if (boxHeight(box) <= straightness && boxWidth(box) > boxHeight(box) * 2) {
      rulings.push({
        direction: "horizontal",
        at: (box[1] + box[3]) / 2,
        from: box[0],
        to: box[2],
        width,
        colour,
      });
    } else if (boxWidth(box) <= straightness && boxHeight(box) > boxWidth(box) * 2) {
      rulings.push({
        direction: "vertical",
        at: (box[0] + box[2]) / 2,
        from: box[1],
        to: box[3],
        width,
        colour,
      });
    } else if (boxWidth(box) > straightness || boxHeight(box) > straightness) slanted = true;
  }
  return slanted;
}
