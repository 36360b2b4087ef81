import { describe, expect, it } from "vitest";
import type { Ruling } from "../../../../../src/extract/pdf/drawing/drawing.ts";
import { boxEnds } from "../../../../../src/extract/pdf/tables/region/box-end.ts";
import type { Line } from "../../../../../src/extract/pdf/text/lines.ts";

const rule = (direction: Ruling["direction"], at: number, from: number, to: number): Ruling => ({
  direction,
  at,
  from,
  to,
  width: 1,
  colour: "#000000",
});
const line = (y: number): Line =>
  ({ baseline: y, box: [60, y - 8, 200, y + 2] }) as unknown as Line;
const sides = [50, 400] as const;
const box = (bottom: number): Ruling[] => [
  rule("vertical", 50, 80, bottom),
  rule("vertical", 400, 80, bottom),
  rule("horizontal", 150, 50, 400),
];

describe("a box round a table", () => {
  it("ends at the rule across to which its sides run", () => {
    expect(boxEnds(box(150), sides)(line(140), line(170))).toBe(true);
  });
  it("goes on where its sides do, and is none without them", () => {
    expect(boxEnds(box(300), sides)(line(140), line(170))).toBe(false);
    expect(boxEnds(box(150).slice(1), sides)(line(140), line(170))).toBe(false);
    expect(boxEnds(box(150).slice(0, 2), sides)(line(140), line(170))).toBe(false);
  });
  it("goes on where each cell has sides of its own, right below each other", () => {
    const cells = [50, 400].flatMap((x) => [
      rule("vertical", x, 80, 150),
      rule("vertical", x, 150, 200),
    ]);
    expect(boxEnds([...cells, ...box(150).slice(2)], sides)(line(140), line(170))).toBe(false);
  });
});
