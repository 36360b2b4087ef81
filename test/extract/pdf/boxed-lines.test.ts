import { describe, expect, it } from "vitest";
import type { Ruling } from "../../../src/extract/pdf/drawing/drawing.ts";
import { toBoxed } from "../../../src/extract/pdf/text/boxed-lines.ts";
import type { Line } from "../../../src/extract/pdf/text/lines.ts";

const level = (at: number): Ruling => ({
  direction: "horizontal",
  at,
  from: 50,
  to: 500,
  width: 0.5,
  colour: "#000000",
});
const upright = (at: number): Ruling => ({
  direction: "vertical",
  at,
  from: 40,
  to: 400,
  width: 0.5,
  colour: "#000000",
});
const lineAt = (y: number): Line =>
  ({ box: [80, y - 8, 300, y + 2], baseline: y, size: 10 }) as unknown as Line;

describe("a line at the top of a box", () => {
  const rows = [40, 80, 120, 160, 400].map(level);
  const sides = [50, 500].map(upright);

  it("is a table's where rules part the box into rows", () => {
    expect(toBoxed([...rows, ...sides])(lineAt(55))).toBe(true);
  });

  it("may be the page's header where the box is the page's border, or none, or begins elsewhere", () => {
    expect(toBoxed([level(40), level(400), ...sides])(lineAt(55))).toBe(false);
    expect(toBoxed(rows)(lineAt(55))).toBe(false);
    expect(toBoxed([...rows, ...sides])(lineAt(35))).toBe(false);
  });
});
