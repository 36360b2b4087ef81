import { describe, expect, it } from "vitest";
import { findRules } from "../../src/scan/lines/rules.ts";
import { findCells } from "../../src/scan/regions/cells.ts";
import { blank, fill, tablePage } from "./pictures.ts";

/** A table whose second rule is broken into dashes between two places, or has nothing there. */
function broken(dash: number, gap: number, shorter = 1) {
  const page = tablePage();
  fill(page, [402, 296, 1148, 304], 255);
  for (let x = 410; x < 1140; ) {
    // Some of them too short to be pieces of a rule.
    const part = x > 700 && x < 850 ? shorter : 1;
    fill(page, [x, 298, Math.min(1144, x + Math.round(dash * part)), 302]);
    x += Math.round((dash + gap) * part);
  }
  if (dash > 0) fill(page, [1090, 298, 1144, 302]);
  for (const x of [400, 650, 900, 1150]) fill(page, [x - 2, 148, x + 2, 602]);
  return findCells(findRules(page), page.width, page.height).length;
}

describe("a rule that fell into dashes", () => {
  it("closes the cells that it parts, also where its dashes are short", () => {
    expect(broken(50, 30)).toBe(12);
    expect(broken(56, 24, 0.5)).toBe(12);
  });

  it("is none where a cell spans two rows", () => {
    expect(broken(0, 2000)).toBe(9);
  });

  it("does not join the sides of tables that stand one over another", () => {
    const page = blank(900, 900);
    for (const top of [80, 330, 580]) {
      for (const y of [top, top + 100, top + 200]) fill(page, [100, y, 800, y + 4]);
      for (const x of [100, 450, 796]) fill(page, [x, top, x + 4, top + 204]);
    }
    expect(findCells(findRules(page), page.width, page.height)).toHaveLength(12);
  });

  it("is none where letters have their feet in a row", () => {
    const page = blank(1200, 300);
    for (let x = 100; x < 1000; x += 60) {
      fill(page, [x, 150, x + 40, 154]);
      fill(page, [x + 16, 120, x + 24, 150]);
    }
    expect(findRules(page)).toEqual([]);
  });
});
