import type { BoundingBox } from "../../../document.ts";

/** A PDF transformation: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export function transformPoint(matrix: Matrix, x: number, y: number): [x: number, y: number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** The upright box round a box that has been transformed. */
export function transformBox(matrix: Matrix, box: BoundingBox): BoundingBox {
  const [left, top, right, bottom] = box;
  const [x1, y1] = transformPoint(matrix, left, top);
  const [x2, y2] = transformPoint(matrix, right, top);
  const [x3, y3] = transformPoint(matrix, left, bottom);
  const [x4, y4] = transformPoint(matrix, right, bottom);
  return [
    Math.min(x1, x2, x3, x4),
    Math.min(y1, y2, y3, y4),
    Math.max(x1, x2, x3, x4),
    Math.max(y1, y2, y3, y4),
  ];
}

export const boxWidth = (box: BoundingBox): number => box[2] - box[0];
export const boxHeight = (box: BoundingBox): number => box[3] - box[1];
export const boxArea = (box: BoundingBox): number => boxWidth(box) * boxHeight(box);
export const centreX = (box: BoundingBox): number => (box[0] + box[2]) / 2;
export const centreY = (box: BoundingBox): number => (box[1] + box[3]) / 2;

export function unionBox(a: BoundingBox, b: BoundingBox): BoundingBox {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

export function unionBoxes(boxes: readonly BoundingBox[]): BoundingBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box[0]);
    top = Math.min(top, box[1]);
    right = Math.max(right, box[2]);
    bottom = Math.max(bottom, box[3]);
  }
  return [left, top, right, bottom];
}

/** What two boxes share; absent where they share nothing. */
export function intersectBoxes(a: BoundingBox, b: BoundingBox): BoundingBox | undefined {
  const left = Math.max(a[0], b[0]);
  const top = Math.max(a[1], b[1]);
  const right = Math.min(a[2], b[2]);
  const bottom = Math.min(a[3], b[3]);
  return left <= right && top <= bottom ? [left, top, right, bottom] : undefined;
}

export function containsPoint(box: BoundingBox, x: number, y: number, margin = 0): boolean {
  return (
    x >= box[0] - margin && x <= box[2] + margin && y >= box[1] - margin && y <= box[3] + margin
  );
}

export function containsBox(outer: BoundingBox, inner: BoundingBox, margin = 0): boolean {
  return (
    inner[0] >= outer[0] - margin &&
    inner[1] >= outer[1] - margin &&
    inner[2] <= outer[2] + margin &&
    inner[3] <= outer[3] + margin
  );
}

/** How much of the two ranges is shared; negative is how far they are apart. */
export function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom);
}

/** Hundredths of a point are as fine as any producer draws, and keep the output readable. */
export const roundBox = (box: BoundingBox): BoundingBox => [
  Math.round(box[0] * 100) / 100,
  Math.round(box[1] * 100) / 100,
  Math.round(box[2] * 100) / 100,
  Math.round(box[3] * 100) / 100,
];

/** The strips from left to right that none of the boxes reaches into, each between two of them. */
export function whiteStrips(boxes: readonly BoundingBox[]): [from: number, to: number][] {
  const strips: [from: number, to: number][] = [];
  let reached = Infinity;
  for (const [from, , to] of [...boxes].sort((a, b) => a[0] - b[0])) {
    if (from >= reached) strips.push([reached, from]);
    reached = reached === Infinity ? to : Math.max(reached, to);
  }
  return strips;
}
