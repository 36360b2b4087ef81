import { describe, expect, test } from "vitest";
import { arrowIn, type IsInk } from "../../src/extract/picture-shape.ts";

const size = 40;
/** Shapes in a square from -1 to 1, the y axis down. */
const draw = (isInside: (x: number, y: number) => boolean): ReturnType<typeof arrowIn> =>
  arrowIn(size, size, (column, row) =>
    isInside(((column + 0.5) / size) * 2 - 1, ((row + 0.5) / size) * 2 - 1),
  );
const up = (x: number, y: number): boolean =>
  (y > -0.9 && y < 0.1 && Math.abs(x) < (y + 0.9) * 0.9) ||
  (y >= 0.1 && y < 0.9 && Math.abs(x) < 0.35);

describe("what a picture shows", () => {
  test.each<[string, (x: number, y: number) => boolean, string | undefined]>([
    ["an arrow up", up, "arrow-up"],
    ["an arrow down", (x, y) => up(x, -y), "arrow-down"],
    ["an arrow to the right", (x, y) => up(y, -x), "arrow-level"],
    ["an arrow to the left", (x, y) => up(y, x), "arrow-level"],
    // reports print red triangles as lights: they point nowhere
    ["a triangle", (x, y) => y > -0.8 && y < 0.8 && Math.abs(x) < (y + 0.8) * 0.56, undefined],
    ["a circle", (x, y) => x * x + y * y < 0.8, undefined],
    ["a square", (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.85, undefined],
    ["a bar", (x, y) => Math.abs(x) < 0.2 && Math.abs(y) < 0.9, undefined],
    ["nothing", () => false, undefined],
  ])("%s", (_, isInside, shape) => {
    expect(draw(isInside)).toBe(shape);
  });
  test("a picture of a few pixels shows none", () => {
    const isInk: IsInk = () => true;
    expect(arrowIn(4, 4, isInk)).toBeUndefined();
  });
});
