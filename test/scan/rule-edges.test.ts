import { expect, it } from "vitest";
import { findRules } from "../../src/scan/lines/rules.ts";
import { blank, fill } from "./pictures.ts";

it("a piece of one side's edge does not join it to the side of the table below", () => {
  const page = blank(700, 900);
  for (const [top, bottom] of [
    [100, 400],
    [432, 800],
  ] as const) {
    for (const x of [100, 350, 600]) fill(page, [x, top, x + 3, bottom]);
    for (const y of [top, bottom]) fill(page, [100, y, 603, y + 3]);
    for (let y = top + 100; y < bottom; y += 100) fill(page, [100, y, 603, y + 3]);
  }
  // A side that leans by less than a pixel is dark beside itself in places.
  fill(page, [99, 130, 100, 165], 100);
  fill(page, [99, 265, 100, 305], 100);
  const left = findRules(page).filter(
    ({ direction, at }) => direction === "vertical" && Math.abs(at - 101) < 6,
  );
  expect(left.every(({ from, to }) => to <= 410 || from >= 425)).toBe(true);
});
