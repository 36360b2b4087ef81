import type { BoundingBox } from "../../../document.ts";
import type { Glyph, Turn } from "./drawing.ts";
import { type Matrix, transformBox } from "./geometry.ts";
import type { Drawn } from "./interpreter.ts";
import { turnPoint } from "./turn.ts";

/** More than this part of the characters decides which way up a page is read. */
const decidingPart = 0.6;

/** Which way most of a page's text runs. */
export function readingTurn(glyphs: readonly Glyph[]): Turn {
  const counts: Record<Turn, number> = { 0: 0, 90: 0, 180: 0, 270: 0 };
  for (const { turn } of glyphs) counts[turn] += 1;
  const isDeciding = (turn: Turn): boolean =>
    counts[turn] > decidingPart * glyphs.length && counts[turn] >= 20;
  return ([90, 270, 180] as const).find(isDeciding) ?? 0;
}

/** From the page as it lies to the page as it is read. */
export function uprightMatrix(turn: Turn, width: number, height: number): Matrix {
  switch (turn) {
    case 0:
      return [1, 0, 0, 1, 0, 0];
    case 90:
      return [0, -1, 1, 0, 0, width];
    case 180:
      return [-1, 0, 0, -1, width, height];
    case 270:
      return [0, 1, -1, 0, height, 0];
  }
}

/** A box found on the page as it is read, on the page as it lies. */
export function boxOnPage(
  box: BoundingBox,
  turn: Turn,
  width: number,
  height: number,
): BoundingBox {
  switch (turn) {
    case 0:
      return box;
    case 90:
      return transformBox([0, 1, -1, 0, width, 0], box);
    case 180:
      return transformBox([-1, 0, 0, -1, width, height], box);
    case 270:
      return transformBox([0, -1, 1, 0, 0, height], box);
  }
}

/** Everything drawn, turned so that most of the text is upright. `width` and `height` are the page's as it lies. */
export function turnDrawn(drawn: Drawn, turn: Turn, width: number, height: number): Drawn {
  if (turn === 0) return drawn;
  const matrix = uprightMatrix(turn, width, height);
  const turnBox = <T extends { readonly box: BoundingBox }>(one: T): T => ({
    ...one,
    box: transformBox(matrix, one.box),
  });
  const turnGlyph = (glyph: Glyph): Glyph => turnGlyphBy(glyph, turn, matrix);
  return {
    ...drawn,
    glyphs: drawn.glyphs.map(turnGlyph),
    hidden: drawn.hidden.map(turnGlyph),
    fills: drawn.fills.map(turnBox),
    pictures: drawn.pictures.map((picture) => ({ ...turnBox(picture), upright: false })),
    shapes: drawn.shapes.map((shape) => ({
      ...turnBox(shape),
      outline: turnOutline(shape.outline, matrix),
    })),
    rulings: drawn.rulings.map((ruling) => {
      const level = ruling.direction === "horizontal";
      const box: BoundingBox = level
        ? [ruling.from, ruling.at, ruling.to, ruling.at]
        : [ruling.at, ruling.from, ruling.at, ruling.to];
      const [left, top, right, bottom] = transformBox(matrix, box);
      const isLevel = level === (turn === 180);
      return isLevel
        ? { ...ruling, direction: "horizontal", at: top, from: left, to: right }
        : { ...ruling, direction: "vertical", at: left, from: top, to: bottom };
    }),
  };
}

function turnOutline(outline: readonly number[], matrix: Matrix): number[] {
  const turned: number[] = [];
  for (let index = 0; index + 1 < outline.length; index += 2) {
    const x = outline[index] ?? 0;
    const y = outline[index + 1] ?? 0;
    turned.push(
      matrix[0] * x + matrix[2] * y + matrix[4],
      matrix[1] * x + matrix[3] * y + matrix[5],
    );
  }
  return turned;
}

function turnGlyphBy(glyph: Glyph, turn: Turn, matrix: Matrix): Glyph {
  const next = ((glyph.turn - turn + 360) % 360) as Turn;
  const toUpright = (along: number): readonly [number, number] => {
    const [x, y] = onPage(along, glyph.baseline, glyph.turn);
    const at: readonly [number, number] = [
      matrix[0] * x + matrix[2] * y + matrix[4],
      matrix[1] * x + matrix[3] * y + matrix[5],
    ];
    return turnPoint(at, next);
  };
  const [from, baseline] = toUpright(glyph.from);
  const [to] = toUpright(glyph.to);
  return { ...glyph, from: Math.min(from, to), to: Math.max(from, to), baseline, turn: next };
}

/** The point on the page of a place along and across a text direction. */
function onPage(along: number, across: number, turn: Turn): [number, number] {
  switch (turn) {
    case 0:
      return [along, across];
    case 90:
      return [-across, along];
    case 180:
      return [-along, -across];
    case 270:
      return [across, -along];
  }
}
