import type { Mark } from "../../../document.ts";
import { largest, smallest } from "../../../long-lists.ts";
import type { Shape } from "./drawing.ts";
import { boxHeight, boxWidth, unionBoxes } from "./geometry.ts";

type ShapeName = NonNullable<Mark["shape"]>;

const glyphShapes: readonly (readonly [ShapeName, string])[] = [
  ["arrow-up", "↑⇑⇧▲△⬆🡑🡡🡩🡱🡹⏶↗⬀🡥🡽"],
  ["arrow-down", "↓⇓⇩▼▽⬇🡓🡣🡫🡳🡻⏷↘⬂🡦🡾"],
  ["arrow-level", "→←↔⇒⇐⇔⇨⇦⬄➔➡⬅▶◀🡒🡢🡪🡲🡺🡐🡠🡨🡰🡸⏵⏴"],
  ["circle", "●○◉🔴🔵🟠🟡🟢⚫⚪"],
  ["square", "■□◼◻⬛⬜🟥🟧🟨🟩"],
  ["star", "★☆✶"],
  ["tick", "✓✔☑"],
  ["cross", "✗✘✕✖☒"],
];

/** The shape a character shows: `▲` is an arrow that points up. */
export function findGlyphShape(glyph: string): ShapeName | undefined {
  return glyphShapes.find(([, glyphs]) => glyphs.includes(glyph))?.[0];
}

/** What paths drawn over each other show; absent where it could be several things. */
export function findShape(shapes: readonly Shape[]): ShapeName | undefined {
  const filled = shapes.filter((shape) => shape.filled);
  const drawn = filled.length > 0 ? filled : shapes;
  const box = unionBoxes(drawn.map((shape) => shape.box));
  const [width, height] = [boxWidth(box), boxHeight(box)];
  if (width === 0 || height === 0) return undefined;
  const ratio = width / height;
  if (drawn.length === 1 && drawn[0]?.curved === true && ratio > 0.8 && ratio < 1.25) {
    return isRound(drawn[0].outline) ? "circle" : undefined;
  }
  return drawn.length === 1 && isBox(drawn[0] as Shape) ? "square" : findArrow(drawn, ratio);
}

/** Four corners, those of its own box. */
const isBox = ({ curved, outline, box }: Shape): boolean =>
  !curved &&
  outline.length === 8 &&
  outline.every((at, index) => at === box[index % 2] || at === box[(index % 2) + 2]);

/** Every corner of its outline as far from the middle as any other. */
function isRound(outline: readonly number[]): boolean {
  const corners = toCorners(outline);
  if (corners.length < 4) return false;
  const box = unionBoxes(corners.map(([x, y]) => [x, y, x, y]));
  const [middleX, middleY] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const radii = corners.map(([x, y]) => Math.hypot(x - middleX, y - middleY));
  return smallest(radii) > 0.8 * largest(radii);
}

const toCorners = (outline: readonly number[]): [number, number][] => {
  const corners: [number, number][] = [];
  for (let index = 0; index + 1 < outline.length; index += 2) {
    corners.push([outline[index] ?? 0, outline[index + 1] ?? 0]);
  }
  return corners;
};

/** How many slices an outline is cut into to see where it is wide. */
const slices = 12;

/**
 * An arrow or triangle points to where it narrows to a tip; its widest place is the head's back.
 * The direction is along the axis on which the two halves differ.
 */
function findArrow(shapes: readonly Shape[], ratio: number): ShapeName | undefined {
  const corners = shapes.flatMap((shape) => toCorners(shape.outline));
  if (corners.length < 3) return undefined;
  const upright = tipOf(shapes, 1);
  const level = tipOf(shapes, 0);
  if (Math.abs(upright) < 0.25 && Math.abs(level) < 0.25) return undefined;
  if (Math.abs(Math.abs(upright) - Math.abs(level)) < 0.15) return undefined;
  if (Math.abs(level) > Math.abs(upright)) return ratio > 0.6 ? "arrow-level" : undefined;
  return upright < 0 ? "arrow-up" : "arrow-down";
}

/** From -1, a tip at the near end of an axis (0 x, 1 y), to 1, a tip at its far end. */
function tipOf(shapes: readonly Shape[], axis: 0 | 1): number {
  const edges = shapes.flatMap((shape) => {
    const corners = toCorners(shape.outline);
    return corners.map((corner, index) => [corner, corners[(index + 1) % corners.length]] as const);
  });
  const along = edges.map(([corner]) => corner[axis]);
  const [low, high] = [smallest(along), largest(along)];
  const widths = Array.from({ length: slices }, (_, slice) => {
    const at = low + ((slice + 0.5) / slices) * (high - low);
    const crossings = edges.flatMap(([a, b]) => {
      if (b === undefined) return [];
      const [from, to] = [a[axis], b[axis]];
      if (from === to || at < Math.min(from, to) || at > Math.max(from, to)) return [];
      const part = (at - from) / (to - from);
      return [a[(1 - axis) as 0 | 1] + part * (b[(1 - axis) as 0 | 1] - a[(1 - axis) as 0 | 1])];
    });
    return crossings.length === 0 ? 0 : largest(crossings) - smallest(crossings);
  });
  const widest = largest(widths);
  if (widest === 0) return 0;
  const back = widths.indexOf(widest);
  const backLast = widths.lastIndexOf(widest);
  const middle = (back + backLast) / 2;
  // The head: from its widest slice the outline narrows steadily to the tip.
  const near = narrowsTo(widths, Math.floor(middle), -1);
  const far = narrowsTo(widths, Math.ceil(middle), 1);
  return far - near;
}

/** How steadily an outline narrows from its widest slice to one end: 1 to a tip, 0 not at all. */
function narrowsTo(widths: readonly number[], start: number, step: -1 | 1): number {
  const widest = widths[start] ?? 0;
  let last = widest;
  let count = 0;
  let even = 0;
  for (let at = start + step; at >= 0 && at < widths.length; at += step) {
    const width = widths[at] ?? 0;
    if (width > last + 0.02 * widest) return 0;
    const expected = widest * 0.06;
    if (last - width >= expected * 0.5 && last - width < 0.5 * widest) even += 1;
    last = width;
    count += 1;
  }
  if (count === 0 || last > 0.45 * widest) return 0;
  return even / count;
}
