import type { Face, Shape, Span } from "../drawing/drawing.ts";
import { boxHeight, boxWidth, centreY } from "../drawing/geometry.ts";

/** A dot in front of a line is smaller than this part of its text, and no smaller than this (points). */
const largest = 0.45;
const smallest = 1.2;
/** It stands before the line by less than this (parts of the font size). */
const farthest = 2.5;
/** Fewer dots one below the other are no list. */
const fewest = 2;

/** Dots that are drawn in front of lines of text, as the bullets that they are. */
export function withDrawnBullets(
  spans: readonly Span[],
  shapes: readonly Shape[],
): readonly Span[] {
  const dots = shapes.filter(({ box, filled, curved }) => {
    const [width, height] = [boxWidth(box), boxHeight(box)];
    return filled && curved && width >= smallest && Math.abs(width - height) < 0.25 * width;
  });
  const bullets = dots.flatMap((dot) => {
    const line = spans.filter(
      ({ box, size, turn }) =>
        turn === 0 &&
        boxWidth(dot.box) < largest * size &&
        centreY(dot.box) > box[1] &&
        centreY(dot.box) < box[3],
    );
    const first = line
      .filter(({ box }) => box[0] >= dot.box[2])
      .sort((a, b) => a.box[0] - b.box[0])[0];
    const isFirst =
      first !== undefined &&
      first.box[0] - dot.box[2] < farthest * first.size &&
      /\p{L}{2}/u.test(first.text) &&
      !line.some(({ box, size }) => box[2] <= dot.box[0] && dot.box[0] - box[2] < 0.6 * size);
    return isFirst ? [toBullet(dot, first)] : [];
  });
  const isListed = (bullet: Span): boolean =>
    bullets.filter((other) => Math.abs(other.box[0] - bullet.box[0]) <= 1).length >= fewest;
  const listed = bullets.filter(isListed);
  return listed.length === 0 ? spans : [...spans, ...listed];
}

/** A bullet that is drawn has no font, and is no text of its cell. */
const drawnFace: Face = { name: "drawn bullet", bold: false, italic: false, symbol: true };

/** Whether a line begins with a bullet that is drawn. */
export const beginsWithDot = (spans: readonly Span[]): boolean => spans[0]?.face === drawnFace;

const toBullet = ({ box, colour }: Shape, first: Span): Span => ({
  ...first,
  text: "•",
  face: drawnFace,
  box: [box[0], first.box[1], box[2], first.box[3]],
  colour,
});
