import { describe, expect, it } from "vitest";
import { findRules } from "../../src/scan/lines/rules.ts";
import { findCells } from "../../src/scan/regions/cells.ts";
import { blank, fill } from "./pictures.ts";

/** A title over two cells; in line with the rule that parts them a stem stands in it, or the rule goes on. */
function titled(from: number, to: number): number {
  const page = blank(900, 500);
  for (const y of [100, 164, 320]) fill(page, [100, y, 800, y + 4]);
  for (const x of [100, 796]) fill(page, [x, 100, x + 4, 324]);
  fill(page, [450, 164, 454, 324]);
  fill(page, [450, from, 454, to]);
  return findCells(findRules(page), page.width, page.height).length;
}

describe("a rule in line with which a letter stands", () => {
  it("ends at the rule across it, and parts no title", () => {
    expect(titled(114, 152)).toBe(3);
  });

  it("goes on where it is drawn on", () => {
    expect(titled(104, 164)).toBe(4);
  });
});
